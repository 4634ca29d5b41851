#pragma once

#include <QToolButton>

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

/// A tool button that shows its action's shortcut as a key at the right, unless it shows its icon
/// only.
class KeyHintButton : public QToolButton
{
    Q_OBJECT

public:
    KeyHintButton(QAction* action, const views::ThemeManager& theme, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString hint() const;
    [[nodiscard]] int hintWidth() const;

    const views::ThemeManager& m_theme;
};

} // namespace peerscape::window
