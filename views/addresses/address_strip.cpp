#include "views/addresses/address_strip.h"

#include "core/net/free_space.h"
#include "qt/text.h"
#include "views/theme/theme_manager.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace peerscape::views {

namespace {

constexpr int kStripHeight = 58;
constexpr double kWanted = 96;  ///< So wide a range can be read, where there is room.
constexpr double kLegible = 44; ///< Narrower ones show no words.
constexpr double kBar = 5;      ///< Height of the bar that shows how much is used.
constexpr double kGap = 2;

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace

AddressStrip::AddressStrip(const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

void AddressStrip::setMap(edit::SpaceMap map, Naming name)
{
    const edit::AddressRange before = current() != nullptr ? *current() : edit::AddressRange();
    const bool had = current() != nullptr;
    m_map = std::move(map);
    m_name = std::move(name);
    m_dragging = false;
    m_current.reset();
    setAccessibleName(tr("Addresses of %1").arg(toQString(m_map.space.toString())));
    arrange();
    if (had)
        setCurrent(before.prefix, before.owner);
    update();
}

const edit::AddressRange* AddressStrip::current() const
{
    return m_current ? &m_map.ranges[*m_current] : nullptr;
}

void AddressStrip::setCurrent(const net::Prefix& prefix, ObjectId owner)
{
    m_current.reset();
    for (std::size_t i = 0; i < m_map.ranges.size(); ++i) {
        if (m_map.ranges[i].prefix == prefix && m_map.ranges[i].owner == owner)
            m_current = i;
    }
    setAccessibleDescription(current() != nullptr ? textOf(*current()) : QString());
    update();
}

void AddressStrip::choose(std::size_t range)
{
    m_current = range;
    setAccessibleDescription(textOf(*current()));
    emit currentChanged();
    update();
}

QString AddressStrip::textOf(const edit::AddressRange& range) const
{
    const QString prefix = toQString(range.prefix.toString());
    if (!range.owner)
        return tr("%1 is free: %2 addresses").arg(prefix, countText(range.prefix.addressCount()));
    QString text =
        tr("%1 %2: %3 of %4 addresses used")
            .arg(m_name(range.owner), prefix, countText(range.used), countText(range.usable));
    if (range.reserved > 0)
        text += tr(", %1 reserved by Azure").arg(countText(range.reserved));
    return range.overlaps ? tr("%1; it overlaps another range").arg(text) : text;
}

QSize AddressStrip::sizeHint() const
{
    return {400, kStripHeight};
}

QSize AddressStrip::minimumSizeHint() const
{
    return {120, kStripHeight};
}

void AddressStrip::arrange()
{
    // Every range gets the same share of a part of the width and what its size deserves of the
    // rest: a /27 beside a free /17 can still be read.
    m_rects.clear();
    const auto count = static_cast<double>(m_map.ranges.size());
    if (count == 0)
        return;
    const double room = std::max(width() - (count - 1) * kGap, count);
    const double equal = std::min(kWanted, room * 0.9 / count);
    double total = 0;
    for (const edit::AddressRange& range : m_map.ranges)
        total += static_cast<double>(range.prefix.addressCount());
    double x = 0;
    for (const edit::AddressRange& range : m_map.ranges) {
        const double share = static_cast<double>(range.prefix.addressCount()) / total;
        const double wide = equal + (room - equal * count) * share;
        m_rects.emplace_back(x, 0.5, wide, height() - 1);
        x += wide + kGap;
    }
}

void AddressStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

std::optional<std::size_t> AddressStrip::rangeAt(QPointF at) const
{
    for (std::size_t i = 0; i < m_rects.size(); ++i) {
        if (m_rects[i].contains(at))
            return i;
    }
    return std::nullopt;
}

std::optional<net::Prefix> AddressStrip::targetAt(QPointF at) const
{
    const auto range = rangeAt(at);
    const edit::AddressRange* dragged = current();
    if (!range || dragged == nullptr || m_map.ranges[*range].owner)
        return std::nullopt;
    const net::Prefix& free = m_map.ranges[*range].prefix;
    if (free.length() > dragged->prefix.length())
        return std::nullopt;
    // As far into the free range as the pointer is.
    const double share = (at.x() - m_rects[*range].x()) / m_rects[*range].width();
    const std::uint64_t offset =
        static_cast<std::uint64_t>(share * static_cast<double>(free.addressCount() - 1));
    return net::Prefix::containing(free.first().plus(offset), dragged->prefix.length());
}

void AddressStrip::paintRange(QPainter& painter, std::size_t index) const
{
    const Theme& theme = m_theme.theme();
    const edit::AddressRange& range = m_map.ranges[index];
    const QRectF& box = m_rects[index];
    const bool free = !range.owner;
    QPen pen(theme.color(free                                              ? ColorRole::Line
                         : range.overlaps                                  ? ColorRole::Bad
                         : range.owner.kind() == Kind::LocalNetworkGateway ? ColorRole::Site
                                                                           : ColorRole::VnetLine),
             1, free ? Qt::DashLine : Qt::SolidLine);
    painter.setPen(pen);
    painter.setBrush(theme.color(free             ? ColorRole::None
                                 : range.overlaps ? ColorRole::BadTint
                                                  : ColorRole::SubnetFill));
    painter.drawRoundedRect(box.adjusted(0.5, 0, -0.5, 0), 3, 3);
    if (!free && range.usable > 0) {
        QRectF bar(box.x() + 5, box.bottom() - kBar - 4, box.width() - 10, kBar);
        // Lines of high contrast are as bright as what fills the bar: an empty one is an outline.
        const bool outlined = diagram::isHighContrast(theme.kind());
        painter.setPen(outlined ? QPen(theme.color(ColorRole::Line), 1) : QPen(Qt::NoPen));
        painter.setBrush(outlined ? QBrush() : QBrush(theme.color(ColorRole::Line)));
        painter.drawRect(bar);
        painter.setPen(Qt::NoPen);
        const double share = static_cast<double>(range.used) / static_cast<double>(range.usable);
        bar.setWidth(range.used > 0 ? std::max(2.0, bar.width() * share) : 0);
        painter.setBrush(theme.color(ColorRole::Accent));
        painter.drawRect(bar);
    }
    if (box.width() < kLegible)
        return;
    const QRectF words = box.adjusted(6, 5, -6, 0);
    QFont font = Theme::uiFont(12);
    font.setWeight(free ? QFont::Normal : QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.color(free ? ColorRole::MutedText : ColorRole::Text));
    const QString name = free ? tr("free") : m_name(range.owner);
    painter.drawText(
        QRectF(words.topLeft(), QSizeF(words.width(), 16)), Qt::AlignLeft,
        painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(words.width())));
    painter.setFont(Theme::monoFont(11));
    painter.setPen(theme.color(ColorRole::MutedText));
    painter.drawText(QRectF(words.x(), words.y() + 17, words.width(), 16), Qt::AlignLeft,
                     painter.fontMetrics().elidedText(toQString(range.prefix.toString()),
                                                      Qt::ElideMiddle,
                                                      static_cast<int>(words.width())));
}

void AddressStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_rects.size(); ++i)
        paintRange(painter, i);
    painter.setBrush(Qt::NoBrush);
    if (m_current) {
        painter.setPen(QPen(theme.color(ColorRole::Accent), hasFocus() ? 2 : 1.5));
        painter.drawRoundedRect(m_rects[*m_current].adjusted(1, 0.5, -1, -0.5), 3, 3);
    }
    if (m_dragging && m_target) {
        const auto over = rangeAt(m_pointer);
        painter.setPen(QPen(theme.color(ColorRole::Accent), 2, Qt::DashLine));
        if (over)
            painter.drawRoundedRect(m_rects[*over].adjusted(1, 1, -1, -1), 3, 3);
    }
}

bool AddressStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto range = rangeAt(help->pos()))
            QToolTip::showText(help->globalPos(), textOf(m_map.ranges[*range]), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void AddressStrip::mousePressEvent(QMouseEvent* event)
{
    m_pressed = m_pointer = event->position();
    m_dragging = false;
    m_target.reset();
    if (const auto range = rangeAt(event->position()))
        choose(*range);
}

void AddressStrip::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if ((event->buttons() & Qt::LeftButton) == 0 || current() == nullptr || !current()->owner)
        return;
    if (!m_dragging
        && (m_pointer - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    m_target = targetAt(m_pointer);
    if (m_target)
        emit moveTried(current()->owner, current()->prefix, *m_target);
    else
        emit moveEnded();
    update();
}

void AddressStrip::mouseReleaseEvent(QMouseEvent*)
{
    unsetCursor();
    const bool dropped = std::exchange(m_dragging, false);
    const std::optional<net::Prefix> target = std::exchange(m_target, std::nullopt);
    emit moveEnded();
    update();
    if (dropped && target && current() != nullptr)
        emit moveRequested(current()->owner, current()->prefix, *target);
}

void AddressStrip::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto range = rangeAt(event->position());
    if (range && m_map.ranges[*range].owner)
        emit activated(m_map.ranges[*range].owner);
}

void AddressStrip::keyPressEvent(QKeyEvent* event)
{
    if (m_map.ranges.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const std::size_t last = m_map.ranges.size() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        choose(m_current ? (*m_current > 0 ? *m_current - 1 : 0) : last);
        break;
    case Qt::Key_Right:
        choose(m_current ? std::min(*m_current + 1, last) : 0);
        break;
    case Qt::Key_Home:
        choose(0);
        break;
    case Qt::Key_End:
        choose(last);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current() != nullptr && current()->owner)
            emit activated(current()->owner);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace peerscape::views
