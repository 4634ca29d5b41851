#include "views/theme/flat_style.h"

#include "views/theme/theme_manager.h"

#include <QPainter>
#include <QStyleOptionViewItem>
#include <QWidget>

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
    case SP_LineEditClearButton:
        return m_theme.icon(QStringLiteral("close"), ColorRole::MutedText);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                              QPainter* painter, const QWidget* widget) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    if (element == PE_PanelItemViewItem && item != nullptr
        && item->state.testFlag(State_Selected)) {
        painter->fillRect(item->rect, item->palette.highlight());
    } else if (element == PE_FrameFocusRect) {
        painter->save();
        painter->setPen(QPen(m_theme.theme().color(ColorRole::Focus), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
    } else if (element == PE_FrameTabBarBase) {
        // As long as the place of the tabs, at the height of the theme's line under each.
        if (widget != nullptr)
            painter->fillRect(0, widget->height() - 1, widget->width(), 1,
                              m_theme.theme().color(ColorRole::Line));
    } else {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace peerscape::views
