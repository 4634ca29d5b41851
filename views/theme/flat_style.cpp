#include "views/theme/flat_style.h"

#include "views/theme/theme_manager.h"

namespace peerscape::views {

FlatStyle::FlatStyle(const ThemeManager& theme)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_theme(theme)
{
}

QIcon FlatStyle::standardIcon(StandardPixmap which, const QStyleOption* option,
                              const QWidget* widget) const
{
    switch (which) {
    case SP_MessageBoxInformation:
        return m_theme.icon(QStringLiteral("info"), ColorRole::Accent);
    case SP_MessageBoxQuestion:
        return m_theme.icon(QStringLiteral("help"), ColorRole::Accent);
    case SP_MessageBoxWarning:
        return m_theme.icon(QStringLiteral("warning"), ColorRole::Warning);
    case SP_MessageBoxCritical:
        return m_theme.icon(QStringLiteral("error"), ColorRole::Bad);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace peerscape::views
