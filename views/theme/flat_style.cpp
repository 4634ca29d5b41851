#include "views/theme/flat_style.h"

#include "views/theme/theme_manager.h"

#include <QCheckBox>
#include <QPainter>
#include <QPushButton>
#include <QStyleOptionViewItem>
#include <QTabBar>
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
    // Of the file dialog, where the desktop has none of its own.
    case SP_ArrowBack:
    case SP_FileDialogBack:
        return m_theme.icon(QStringLiteral("arrow-left"));
    case SP_ArrowForward:
        return m_theme.icon(QStringLiteral("arrow-right"));
    case SP_FileDialogToParent:
        return m_theme.icon(QStringLiteral("chevron-up"));
    case SP_FileDialogNewFolder:
        return m_theme.icon(QStringLiteral("add"));
    case SP_FileDialogListView:
        return m_theme.icon(QStringLiteral("all-pages"));
    case SP_FileDialogDetailedView:
        return m_theme.icon(QStringLiteral("outline"));
    case SP_DirIcon:
    case SP_DirHomeIcon:
        return m_theme.icon(QStringLiteral("open"), ColorRole::Accent);
    case SP_ComputerIcon:
        return m_theme.icon(QStringLiteral("vm"), ColorRole::Accent);
    case SP_FileIcon:
        return m_theme.icon(QStringLiteral("new"), ColorRole::MutedText);
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
        if (qobject_cast<const QTabBar*>(widget)
            != nullptr) { // around the words, in the tab's room
            painter->setRenderHint(QPainter::Antialiasing);
            painter->drawRoundedRect(QRectF(option->rect).adjusted(-9.5, -6.5, 9.5, 5.5), 4, 4);
        } else if (const auto* button = qobject_cast<const QPushButton*>(widget)) {
            // The theme draws a border round any button; this one's may be of the colour within.
            if (button->isDefault()) {
                painter->setRenderHint(QPainter::Antialiasing);
                painter->setPen(QPen(m_theme.theme().color(ColorRole::OnAccent), 1));
                painter->drawRoundedRect(QRectF(button->rect()).adjusted(3.5, 3.5, -3.5, -3.5), 3,
                                         3);
            }
        } else {
            const int air = qobject_cast<const QCheckBox*>(widget) != nullptr ? 2 : 0;
            painter->drawRect(option->rect.adjusted(-air, 0, air - 1, -1));
        }
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
