#include "views/widgets/row_delegate.h"

#include "views/theme/theme_manager.h"

namespace peerscape::views {

RowDelegate::RowDelegate(const ThemeManager& theme, QSize room, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_room(room)
{
}

const Theme& RowDelegate::theme() const
{
    return m_theme.theme();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + m_room.width(), option.fontMetrics.height() + m_room.height()};
}

void RowDelegate::colorText(QStyleOptionViewItem& option, const QColor& color)
{
    option.palette.setColor(QPalette::Text, color);
    option.palette.setColor(QPalette::HighlightedText, color);
}

void RowDelegate::decorate(QStyleOptionViewItem& option, const QString& glyph, ColorRole role) const
{
    option.features |= QStyleOptionViewItem::HasDecoration;
    option.icon = m_theme.icon(glyph, role);
    option.decorationSize = QSize(16, 16);
}

} // namespace peerscape::views
