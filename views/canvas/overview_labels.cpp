#include "views/canvas/overview_labels.h"

#include "core/diagram/overview.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace peerscape::views {

namespace {

constexpr int kTextSize = 12;
constexpr double kPaddingX = 6;
constexpr double kPaddingY = 2;
constexpr std::size_t kMostLabels = 160;
constexpr std::size_t kMostPainted = 1024; ///< Labels that are kept.
constexpr double kLeastBundle = 44;        ///< Shorter bundles have no number, pixels.
constexpr double kBandTop = 44;            ///< Free strip at the top of a band, canvas units.
constexpr int kPlacesBetween = 8;          ///< Steps along the edge of a band.
constexpr double kEdgeGap = 4;             ///< Between a label and the edge of the view, pixels.

QString words(const char* text, int count)
{
    return QCoreApplication::translate("OverviewLabels", text, nullptr, count);
}

} // namespace

OverviewLabels::OverviewLabels(const Theme& theme, FontCache& fonts)
    : m_theme(theme)
    , m_fonts(fonts)
{
}

void OverviewLabels::paint(QPainter& painter, const CanvasWindow& window,
                           const diagram::Diagram& diagram, const azure::Document& document)
{
    const diagram::Level level = diagram::levelAt(window.zoom);
    if (level != diagram::kBlocks && level != diagram::kNames)
        return;
    m_taken.clear();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    placeRegions(painter, window, diagram);
    if (level == diagram::kBlocks) {
        placeHubs(painter, window, diagram, document);
        placeNumbers(painter, window, diagram);
    }
    painter.restore();
}

OverviewLabels::Painted& OverviewLabels::painted(const Label& label)
{
    const auto found = m_painted.find(label);
    if (found != m_painted.end())
        return found->second;
    if (m_painted.size() >= kMostPainted)
        m_painted.clear();
    const FontCache::Face& bold = m_fonts.face(diagram::FontFace::SansBold, kTextSize);
    const FontCache::Face& plain = m_fonts.face(diagram::FontFace::Sans, kTextSize - 1);
    const double width = std::max(bold.metrics.horizontalAdvance(label.title),
                                  plain.metrics.horizontalAdvance(label.detail));
    const double height =
        bold.metrics.height() + (label.detail.isEmpty() ? 0 : plain.metrics.height());
    Painted& made = m_painted[label];
    made.size = {std::ceil(width + 2 * kPaddingX), std::ceil(height + 2 * kPaddingY)};
    return made;
}

QImage OverviewLabels::imageOf(const Label& label, const QSizeF& size, double ratio)
{
    QImage image((size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(QPointF(0, 0), size);
    painter.setPen(QPen(m_theme.color(label.line), 1));
    painter.setBrush(m_theme.color(ColorRole::Panel));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const FontCache::Face& bold = m_fonts.face(diagram::FontFace::SansBold, kTextSize);
    const FontCache::Face& plain = m_fonts.face(diagram::FontFace::Sans, kTextSize - 1);
    painter.setFont(bold.font);
    painter.setPen(m_theme.color(ColorRole::Text));
    double y = kPaddingY + bold.metrics.ascent();
    painter.drawText(QPointF(box.center().x() - bold.metrics.horizontalAdvance(label.title) / 2, y),
                     label.title);
    if (!label.detail.isEmpty()) {
        painter.setFont(plain.font);
        painter.setPen(m_theme.color(ColorRole::MutedText));
        y += plain.metrics.height();
        painter.drawText(
            QPointF(box.center().x() - plain.metrics.horizontalAdvance(label.detail) / 2, y),
            label.detail);
    }
    return image;
}

bool OverviewLabels::draw(QPainter& painter, const Label& label, const QRectF& box)
{
    if (m_taken.size() >= kMostLabels
        || std::any_of(m_taken.begin(), m_taken.end(),
                       [&](const QRectF& other) { return other.intersects(box); }))
        return false;
    m_taken.push_back(box.adjusted(-2, -2, 2, 2));
    const double ratio = painter.device()->devicePixelRatioF();
    Painted& shown = painted(label);
    if (shown.image.isNull() || shown.image.devicePixelRatio() != ratio)
        shown.image = imageOf(label, shown.size, ratio);
    painter.drawImage(box.topLeft(), shown.image);
    return true;
}

namespace {

/// In the free strip at the top of a region; where that is out of view, at the edge of the view.
QPointF firstPlace(const QSizeF& size, const QRectF& region, const CanvasWindow& window)
{
    const double strip = region.y() + kBandTop * window.zoom;
    return {std::max(region.x() + 3, 4.0),
            std::max(std::min(region.y() + 3, strip - size.height() - 1), 4.0)};
}

/// Where a label of this size covers no box: what stands on the region's edge keeps its own name in
/// view. At the other end of the edge, below, along the upper or the lower edge where the first
/// place would cover some.
std::optional<QPointF> freePlace(const QSizeF& size, const QRectF& region,
                                 const CanvasWindow& window, const diagram::Diagram& diagram)
{
    const QRectF view(QPointF(0, 0), QSizeF(window.size));
    const QRectF seen = region.intersected(view);
    const QPointF first = firstPlace(size, region, window);
    std::vector places{first, QPointF(region.right() - size.width() - 3, first.y()),
                       QPointF(first.x(), region.bottom() + 2)};
    const double room = seen.right() - kEdgeGap - size.width() - first.x();
    for (const double y : {first.y(), seen.bottom() - size.height() - kEdgeGap}) {
        for (int i = 0; i <= kPlacesBetween; ++i)
            places.emplace_back(first.x() + room * i / kPlacesBetween, y);
    }
    const auto isFree = [&](QPointF at) {
        bool free = view.contains(QRectF(at, size));
        diagram.forEachBlockIn({at.x() / window.zoom + window.origin.x(),
                                at.y() / window.zoom + window.origin.y(),
                                size.width() / window.zoom, size.height() / window.zoom},
                               [&](const diagram::Block& block) { free &= block.frame; });
        return free;
    };
    const auto place = std::find_if(places.begin(), places.end(), isFree);
    return place != places.end() ? std::optional(*place) : std::nullopt;
}

} // namespace

void OverviewLabels::placeRegions(QPainter& painter, const CanvasWindow& window,
                                  const diagram::Diagram& diagram)
{
    const QRectF view(QPointF(0, 0), QSizeF(window.size));
    diagram.forEachBand([&](const diagram::Element& band, std::size_t networks) {
        if (band.kind != diagram::ElementKind::RegionBand)
            return;
        const QRectF box((band.box.x - window.origin.x()) * window.zoom,
                         (band.box.y - window.origin.y()) * window.zoom,
                         band.box.width * window.zoom, band.box.height * window.zoom);
        const QRectF seen = box.intersected(view);
        if (seen.isEmpty())
            return;
        const QString name =
            QString::fromStdString(std::get<diagram::TextShape>(band.primitives[1].shape).text);
        // Not over the next band, nor over anything: without the number where there is little room.
        Label label{QStringLiteral("%1 · %2").arg(
                        name, words(QT_TRANSLATE_N_NOOP("OverviewLabels", "%n network(s)"),
                                    static_cast<int>(networks))),
                    {}};
        std::optional<QPointF> place;
        if (sizeOf(label).width() <= box.width())
            place = freePlace(sizeOf(label), box, window, diagram);
        if (!place) {
            label.title = name;
            place = freePlace(sizeOf(label), box, window, diagram);
        }
        const QSizeF size = sizeOf(label);
        const QPointF at = place.value_or(firstPlace(size, box, window));
        draw(painter, label, {QPointF(std::round(at.x()), std::round(at.y())), size});
    });
}

void OverviewLabels::placeHubs(QPainter& painter, const CanvasWindow& window,
                               const diagram::Diagram& diagram, const azure::Document& document)
{
    std::vector<diagram::Block> hubs;
    const diagram::Rect area = window.area();
    diagram.forEachHub([&](const diagram::Block& hub) {
        if (hub.rect.intersects(area))
            hubs.push_back(hub);
    });
    std::stable_sort(hubs.begin(), hubs.end(), [](const auto& a, const auto& b) {
        return a.lines != b.lines ? a.lines > b.lines : a.object < b.object;
    });
    for (const diagram::Block& hub : hubs) {
        const Label label{QString::fromStdString(document.nameOf(hub.object).str()),
                          words(QT_TRANSLATE_N_NOOP("OverviewLabels", "%n peering(s)"),
                                static_cast<int>(hub.lines)),
                          ColorRole::VnetLine};
        const QSizeF size = sizeOf(label);
        const QPointF middle((hub.rect.center().x - window.origin.x()) * window.zoom,
                             (hub.rect.center().y - window.origin.y()) * window.zoom);
        const QRectF box(QPointF(std::round(middle.x() - size.width() / 2),
                                 std::round(middle.y() - size.height() / 2)),
                         size);
        if (!draw(painter, label, box) && m_taken.size() >= kMostLabels)
            return;
    }
}

void OverviewLabels::placeNumbers(QPainter& painter, const CanvasWindow& window,
                                  const diagram::Diagram& diagram)
{
    struct Number
    {
        std::uint32_t count;
        std::uint32_t broken;
        QPointF middle;
        ColorRole color;
    };
    std::vector<Number> numbers;
    const QRectF view(QPointF(0, 0), QSizeF(window.size));
    diagram.forEachBundle(window.zoom, [&](const diagram::Bundle& bundle) {
        if (bundle.count() < 2)
            return;
        const QPointF from = (QPointF(bundle.from.x, bundle.from.y) - window.origin) * window.zoom;
        const QPointF to = (QPointF(bundle.to.x, bundle.to.y) - window.origin) * window.zoom;
        const QPointF middle = (from + to) / 2;
        if (view.contains(middle)
            && std::hypot(from.x() - to.x(), from.y() - to.y()) >= kLeastBundle)
            numbers.push_back(
                {bundle.count(), bundle.counts[1] + bundle.counts[2], middle, bundle.color()});
    });
    std::stable_sort(numbers.begin(), numbers.end(), [](const Number& a, const Number& b) {
        return std::tuple(b.count, a.middle.x(), a.middle.y())
               < std::tuple(a.count, b.middle.x(), b.middle.y());
    });
    for (const Number& number : numbers) {
        Label label{QString::number(number.count), {}, number.color};
        if (number.broken > 0)
            label.detail = words(QT_TRANSLATE_N_NOOP("OverviewLabels", "%n not connected"),
                                 static_cast<int>(number.broken));
        const QSizeF size = sizeOf(label);
        const QRectF box(QPointF(std::round(number.middle.x() - size.width() / 2),
                                 std::round(number.middle.y() - size.height() / 2)),
                         size);
        if (!draw(painter, label, box) && m_taken.size() >= kMostLabels)
            return;
    }
}

} // namespace peerscape::views
