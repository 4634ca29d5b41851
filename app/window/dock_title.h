#pragma once

#include <QDockWidget>

class QLabel;
class QToolButton;

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

/// The title of a panel that stands alone, made like the tabs of those that share a place; by it a
/// panel is dragged. Empty while the panel is behind a tab, which names it already.
class DockTitle : public QWidget
{
    Q_OBJECT

public:
    DockTitle(const views::ThemeManager& theme, QDockWidget* dock);

    /// Shows the title, or nothing of it.
    void setAlone(bool alone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void restyle();

    const views::ThemeManager& m_theme;
    QLabel* m_text;
    QToolButton* m_float;
    QToolButton* m_close;
    bool m_alone = true;
};

} // namespace peerscape::window
