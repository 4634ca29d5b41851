#include "views/widgets/link_label.h"

#include "views/theme/theme_manager.h"

namespace peerscape::views {

LinkLabel::LinkLabel(const QString& text, const ThemeManager& theme, QWidget* parent)
    : QToolButton(parent)
    , m_theme(theme)
{
    setText(text);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QToolButton::clicked, this, &LinkLabel::activated);
    connect(&theme, &ThemeManager::changed, this, &LinkLabel::restyle);
    restyle();
}

void LinkLabel::restyle()
{
    setStyleSheet(
        QStringLiteral("QToolButton { color: %1; text-decoration: underline; padding: 2px 4px; }")
            .arg(m_theme.theme().color(ColorRole::AccentText).name()));
}

} // namespace peerscape::views
