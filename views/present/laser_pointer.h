#pragma once

#include <QPointer>
#include <QWidget>

#include <array>

namespace peerscape::views {

/// A red dot where the mouse is, with a short tail, over another widget: to point at things before
/// an audience. Takes no mouse events itself.
class LaserPointer : public QWidget
{
    Q_OBJECT

public:
    /// Lies over `surface` and follows the mouse there while it is on.
    explicit LaserPointer(QWidget& surface);

    [[nodiscard]] bool isOn() const { return isVisible(); }
    void setOn(bool on);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow(QPointF at);
    /// The tail catches up with the dot while the mouse stands still.
    void timerEvent(QTimerEvent* event) override;
    void repaintDots();

    QWidget& m_surface;
    std::array<QPointF, 8> m_dots; ///< The newest first.
    int m_timer = 0;
    bool m_inside = false;
};

} // namespace peerscape::views
