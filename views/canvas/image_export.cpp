#include "views/canvas/image_export.h"

#include "core/write/atomic_file.h"
#include "core/write/pdf_outline.h"
#include "core/write/png_source.h"
#include "views/canvas/element_painter.h"

#include <QBuffer>
#include <QFile>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

using diagram::Element;
using diagram::Rect;
using write::Picture;

namespace {

constexpr double kMaxSide = 32000;
constexpr double kMaxPagePoints = 14400; ///< 200 inches, more than which PDF does not allow.
constexpr double kPointsPerUnit = 0.75;  ///< A canvas unit is a pixel of 1/96 inch.

constexpr int kPaintedShare = 60;      ///< Percent of the time that painting takes, not encoding.
constexpr std::size_t kAskEvery = 256; ///< Elements between two questions whether to go on.

bool goesOn(const KeepGoing& keepGoing, int percent)
{
    return !keepGoing || keepGoing(percent);
}

/// Where an image is encoded to: takes no more when nobody wants it any longer.
class ImageBuffer : public QBuffer
{
public:
    ImageBuffer(QByteArray* bytes, const KeepGoing& keepGoing)
        : QBuffer(bytes)
        , m_keepGoing(keepGoing)
    {
    }

protected:
    qint64 writeData(const char* data, qint64 size) override
    {
        return goesOn(m_keepGoing, kPaintedShare) ? QBuffer::writeData(data, size) : -1;
    }

private:
    const KeepGoing& m_keepGoing;
};

/// Blanks out the time of writing, in place so that the offsets in the file stay true: the same
/// design gives the same bytes.
void dropDate(QByteArray& pdf)
{
    const QByteArray key = "/CreationDate (";
    const qsizetype start = pdf.indexOf(key);
    const qsizetype end = start < 0 ? -1 : pdf.indexOf(')', start);
    if (end >= 0)
        std::fill(pdf.begin() + start, pdf.begin() + end + 1, ' ');
}

/// What a PDF shows, page by page.
class PdfPages
{
public:
    explicit PdfPages(const Picture& picture)
        : m_picture(picture)
    {
        const double border = picture.options().border;
        m_views.push_back(picture.drawingView());
        for (std::size_t i = 0; i < picture.furniture().size(); ++i) {
            const Rect view = picture.furniture()[i].bounds.grown(border);
            if (i < picture.firstTable())
                m_views[0] = m_views[0].united(view);
            else
                m_views.push_back(view);
        }
        double longest = 1;
        for (const Rect& view : m_views)
            longest = std::max({longest, view.width, view.height});
        m_scale = std::min(picture.options().scale, kMaxPagePoints / (longest * kPointsPerUnit));
    }

    [[nodiscard]] std::string write(const KeepGoing& keepGoing) const
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        {
            QPdfWriter writer(&buffer);
            writer.setPageMargins(QMarginsF());
            writer.setResolution(600);
            writer.setTitle(QString::fromStdString(m_picture.title()));
            writer.setCreator(QStringLiteral("Peerscape"));
            writer.setPageSize(sizeOf(0));
            QPainter painter(&writer);
            for (std::size_t page = 0; page < m_views.size(); ++page) {
                if (page > 0) {
                    writer.setPageSize(sizeOf(page));
                    writer.newPage();
                }
                paint(painter, page, writer.width(), keepGoing);
            }
        }
        dropDate(bytes);
        return write::pdfWithOutline(bytes.toStdString(), bookmarks());
    }

private:
    /// The legend stands first of what is beneath the drawing, on its page.
    [[nodiscard]] QPageSize sizeOf(std::size_t page) const
    {
        const Rect& view = m_views[page];
        return QPageSize(QSizeF(view.width, view.height) * kPointsPerUnit * m_scale,
                         QPageSize::Point, QString(), QPageSize::ExactMatch);
    }

    void paint(QPainter& painter, std::size_t page, double width, const KeepGoing& keepGoing) const
    {
        const Rect& view = m_views[page];
        painter.save();
        const double unit = width / view.width;
        painter.scale(unit, unit);
        painter.translate(-view.x, -view.y);
        if (m_picture.options().background)
            painter.fillRect(QRectF(view.x, view.y, view.width, view.height),
                             Theme(m_picture.options().theme).color(ColorRole::Canvas));
        if (page == 0)
            paintDrawing(painter, m_picture, keepGoing);
        for (std::size_t i = 0; page == 0 && i < m_picture.firstTable(); ++i)
            paintFurniture(painter, m_picture, i);
        if (page > 0)
            paintFurniture(painter, m_picture, m_picture.firstTable() + page - 1);
        painter.restore();
    }

    [[nodiscard]] std::vector<write::PdfBookmark> bookmarks() const
    {
        const double scale = kPointsPerUnit * m_scale;
        const Rect& view = m_views.front();
        std::vector<write::PdfBookmark> lines;
        const auto top = [&](std::size_t page) { return m_views[page].height * scale; };
        lines.push_back({m_picture.title(), 0, 0, top(0), 0});
        for (const Element* element : m_picture.drawing()) {
            if (element->kind != diagram::ElementKind::VirtualNetwork
                && element->kind != diagram::ElementKind::FreeBox)
                continue;
            const double left = (element->box.x - view.x) * scale;
            lines.push_back({element->accessibleName, 0, std::max(0.0, left - 12),
                             std::min(top(0), (view.bottom() - element->box.y) * scale + 12), 1});
        }
        for (std::size_t page = 1; page < m_views.size(); ++page)
            lines.push_back(
                {m_picture.furniture()[m_picture.firstTable() + page - 1].accessibleName, page, 0,
                 top(page), 0});
        return lines;
    }

    const Picture& m_picture;
    std::vector<Rect> m_views; ///< What each page shows.
    double m_scale = 1;
};

} // namespace

void paintDrawing(QPainter& painter, const Picture& picture, const KeepGoing& keepGoing)
{
    const Theme theme(picture.options().theme);
    FontCache fonts;
    ElementPainter elementPainter(painter, theme, diagram::kFull, fonts);
    painter.save();
    if (const auto& area = picture.options().area)
        painter.setClipRect(QRectF(area->x, area->y, area->width, area->height), Qt::IntersectClip);
    const auto& elements = picture.drawing();
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (i % kAskEvery == 0
            && !goesOn(keepGoing, static_cast<int>(kPaintedShare * i / elements.size())))
            break;
        elementPainter.paint(*elements[i]);
    }
    painter.restore();
}

void paintFurniture(QPainter& painter, const Picture& picture, std::size_t index)
{
    const Theme theme(picture.options().theme);
    FontCache fonts;
    ElementPainter(painter, theme, diagram::kFull, fonts).paint(picture.furniture()[index]);
}

QImage renderImage(const Picture& picture, const KeepGoing& keepGoing)
{
    const Rect& view = picture.view();
    const write::PictureOptions& options = picture.options();
    const double scale = std::min(options.scale, kMaxSide / std::max(view.width, view.height));
    QImage image(static_cast<int>(std::ceil(view.width * scale)),
                 static_cast<int>(std::ceil(view.height * scale)),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(options.background ? Theme(options.theme).color(ColorRole::Canvas)
                                  : QColor(Qt::transparent));
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-view.x, -view.y);
    paintDrawing(painter, picture, keepGoing);
    for (std::size_t i = 0; i < picture.furniture().size(); ++i)
        paintFurniture(painter, picture, i);
    return image;
}

Result<void> writePicture(const QString& path, const Picture& picture, write::PictureFormat format,
                          const KeepGoing& keepGoing)
{
    const auto cancelled = [] { return fail("Cancelled", "writing was cancelled"); };
    std::string bytes;
    if (format == write::PictureFormat::Png) {
        QByteArray image;
        ImageBuffer buffer(&image, keepGoing);
        buffer.open(QIODevice::WriteOnly);
        if (!renderImage(picture, keepGoing).save(&buffer, "PNG"))
            return goesOn(keepGoing, kPaintedShare)
                       ? failOwn("CannotWrite",
                                 {PEERSCAPE_TR_NOOP("the picture cannot be encoded"), {}})
                       : cancelled();
        bytes = image.toStdString();
        if (!picture.source().empty())
            bytes = write::pngWithSource(bytes, picture.source());
    } else if (format == write::PictureFormat::Pdf) {
        bytes = PdfPages(picture).write(keepGoing);
    } else {
        bytes = writePictureText(picture, format);
    }
    if (!goesOn(keepGoing, 100))
        return cancelled();
    return write::writeFileAtomically(QFile::encodeName(path).toStdString(), bytes);
}

} // namespace peerscape::views
