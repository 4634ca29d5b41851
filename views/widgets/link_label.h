#pragma once

#include <QToolButton>

namespace peerscape::views {

class ThemeManager;

/// A flat text link that can be clicked and reached by keyboard.
class LinkLabel : public QToolButton
{
    Q_OBJECT

public:
    LinkLabel(const QString& text, const ThemeManager& theme, QWidget* parent = nullptr);

signals:
    void activated();

private:
    void restyle();
    const ThemeManager& m_theme;
};

} // namespace peerscape::views
