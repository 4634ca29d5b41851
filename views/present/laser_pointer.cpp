#include "views/present/laser_pointer.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace peerscape::views {

namespace {

constexpr QColor kLaserColor(255, 45, 45); // of the light itself, whatever the theme
constexpr double kLaserRadius = 8;
constexpr int kTailMilliseconds = 25;

} // namespace

LaserPointer::LaserPointer(QWidget& surface)
    : QWidget(&surface)
    , m_surface(surface)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    surface.installEventFilter(this);
    hide();
}

void LaserPointer::setOn(bool on)
{
    if (on == isOn())
        return;
    setGeometry(m_surface.rect());
    setVisible(on);
    raise();
    if (on) {
        m_surface.setCursor(Qt::BlankCursor);
        m_dots.fill(m_surface.mapFromGlobal(QPointF(QCursor::pos())));
        m_inside = m_surface.rect().contains(m_dots.front().toPoint());
    } else {
        m_surface.unsetCursor();
    }
}

bool LaserPointer::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != &m_surface)
        return false;
    switch (event->type()) {
    case QEvent::Resize:
        setGeometry(m_surface.rect());
        break;
    case QEvent::MouseMove:
        if (isOn())
            follow(static_cast<QMouseEvent*>(event)->position());
        break;
    case QEvent::Leave:
        m_inside = false;
        update();
        break;
    default:
        break;
    }
    return false;
}

void LaserPointer::follow(QPointF at)
{
    // Those who see the pointer see no cursor, whatever the gesture below sets.
    m_surface.setCursor(Qt::BlankCursor);
    repaintDots();
    if (!m_inside)
        m_dots.fill(at);
    m_inside = true;
    std::rotate(m_dots.begin(), m_dots.end() - 1, m_dots.end());
    m_dots.front() = at;
    repaintDots();
    if (m_timer == 0)
        m_timer = startTimer(kTailMilliseconds);
}

void LaserPointer::timerEvent(QTimerEvent*)
{
    repaintDots();
    std::rotate(m_dots.begin(), m_dots.end() - 1, m_dots.end());
    m_dots.front() = m_dots[1];
    if (m_dots.back() == m_dots.front()) {
        killTimer(m_timer);
        m_timer = 0;
    }
    repaintDots();
}

void LaserPointer::repaintDots()
{
    QRectF area;
    for (const QPointF& dot : m_dots)
        area |= QRectF(dot, QSizeF()).adjusted(-12, -12, 12, 12);
    update(area.toAlignedRect());
}

void LaserPointer::paintEvent(QPaintEvent*)
{
    if (!m_inside)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = m_dots.size(); i-- > 0;) {
        QColor color = kLaserColor;
        color.setAlpha(i == 0 ? 255 : 120 - static_cast<int>(i) * 13);
        painter.setBrush(color);
        const double radius = i == 0 ? kLaserRadius : kLaserRadius - 0.8 * static_cast<double>(i);
        painter.drawEllipse(m_dots[i], radius, radius);
    }
}

} // namespace peerscape::views
