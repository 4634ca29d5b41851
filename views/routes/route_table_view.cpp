#include "views/routes/route_table_view.h"

#include "qt/effective_route_model.h"
#include "views/theme/theme_manager.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace peerscape::views {

using qtmodel::EffectiveRouteModel;

namespace {

/// Paints a row by what happened to it and whether it is in force.
class RouteDelegate : public QStyledItemDelegate
{
public:
    RouteDelegate(const ThemeManager& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme& theme = m_theme.theme();
        const auto mark = static_cast<EffectiveRouteModel::Mark>(
            index.data(EffectiveRouteModel::MarkRole).toInt());
        const bool invalid = index.data(EffectiveRouteModel::InvalidRole).toBool();
        const bool gone = mark == EffectiveRouteModel::Mark::Removed;
        QColor text = theme.color(ColorRole::Text);
        const int column = index.column();
        if (column == EffectiveRouteModel::PrefixColumn
            || column == EffectiveRouteModel::NextHopColumn)
            option->font = theme.monoFont();
        if (invalid || gone || column == EffectiveRouteModel::BecauseColumn)
            text = theme.color(ColorRole::MutedText);
        if ((invalid || gone) && column != EffectiveRouteModel::MarkColumn)
            option->font.setStrikeOut(column == EffectiveRouteModel::PrefixColumn);
        switch (mark) {
        case EffectiveRouteModel::Mark::Added:
            option->backgroundBrush = theme.color(ColorRole::GoodTint);
            break;
        case EffectiveRouteModel::Mark::Removed:
            option->backgroundBrush = theme.color(ColorRole::BadTint);
            break;
        case EffectiveRouteModel::Mark::Changed:
            option->backgroundBrush = theme.color(ColorRole::WarningTint);
            break;
        case EffectiveRouteModel::Mark::None:
            if (index.data(EffectiveRouteModel::WinnerRole).toBool())
                option->backgroundBrush = theme.color(ColorRole::Selection);
            break;
        }
        if (index.data(EffectiveRouteModel::WinnerRole).toBool())
            option->font.setBold(true);
        option->palette.setColor(QPalette::Text, text);
        option->palette.setColor(QPalette::HighlightedText, text);
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width() + 12, option.fontMetrics.height() + 11};
    }

private:
    const ThemeManager& m_theme;
};

} // namespace

RouteTableView::RouteTableView(const ThemeManager& theme, QWidget* parent)
    : QTreeView(parent)
{
    setAccessibleName(tr("Effective routes"));
    setItemDelegate(new RouteDelegate(theme, this));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(true);
    setIndentation(18);
    header()->setStretchLastSection(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setSectionsMovable(false);
    connect(&theme, &ThemeManager::changed, viewport(), qOverload<>(&QWidget::update));
}

void RouteTableView::fitColumns()
{
    if (model() == nullptr)
        return;
    const QFontMetrics metrics(font());
    const auto width = [&](const char* sample) {
        return metrics.horizontalAdvance(QLatin1String(sample)) + 28;
    };
    setColumnWidth(EffectiveRouteModel::MarkColumn, 42);
    setColumnWidth(EffectiveRouteModel::SourceColumn, width("VirtualNetworkGateway"));
    setColumnWidth(EffectiveRouteModel::StateColumn, width("Invalid"));
    setColumnWidth(EffectiveRouteModel::PrefixColumn, width("192.168.100.100/255 Non"));
    setColumnWidth(EffectiveRouteModel::TypeColumn, width("VirtualNetworkGateway"));
    setColumnWidth(EffectiveRouteModel::NextHopColumn, width("100.100.100.100 00"));
}

} // namespace peerscape::views
