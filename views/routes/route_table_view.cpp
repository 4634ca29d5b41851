#include "views/routes/route_table_view.h"

#include "qt/effective_route_model.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/row_tree.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace peerscape::views {

using qtmodel::EffectiveRouteModel;

namespace {

constexpr int kMarkWidth = 42;
constexpr int kCellPadding = 20;

/// Addresses are a pixel smaller than words, at any size of the table's letters.
int addressSize(const QWidget& view)
{
    return QFontInfo(view.font()).pixelSize() - 1;
}

/// Paints a row by what happened to it and whether it is in force.
class RouteDelegate : public RowDelegate
{
public:
    RouteDelegate(const ThemeManager& theme, RouteTableView* view)
        : RowDelegate(theme, {12, 11}, view)
        , m_view(*view)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto mark = static_cast<EffectiveRouteModel::Mark>(
            index.data(EffectiveRouteModel::MarkRole).toInt());
        const bool invalid = index.data(EffectiveRouteModel::InvalidRole).toBool();
        const bool gone = mark == EffectiveRouteModel::Mark::Removed;
        QColor text = theme().color(ColorRole::Text);
        const int column = index.column();
        const bool group = index.model()->hasChildren(index.siblingAtColumn(0));
        if ((column == EffectiveRouteModel::PrefixColumn && !group)
            || column == EffectiveRouteModel::NextHopColumn)
            option->font = theme().monoFont(addressSize(m_view));
        const bool loses =
            m_view.greysLosers() && !index.data(EffectiveRouteModel::WinnerRole).toBool();
        if (invalid || gone || loses || column == EffectiveRouteModel::BecauseColumn
            || (group && column == EffectiveRouteModel::PrefixColumn))
            text = theme().color(ColorRole::MutedText);
        if ((invalid || gone) && column != EffectiveRouteModel::MarkColumn)
            option->font.setStrikeOut(column == EffectiveRouteModel::PrefixColumn);
        switch (mark) {
        case EffectiveRouteModel::Mark::Added:
            option->backgroundBrush = theme().color(ColorRole::GoodTint);
            break;
        case EffectiveRouteModel::Mark::Removed:
            option->backgroundBrush = theme().color(ColorRole::BadTint);
            break;
        case EffectiveRouteModel::Mark::Changed:
            option->backgroundBrush = theme().color(ColorRole::WarningTint);
            break;
        case EffectiveRouteModel::Mark::None:
            if (index.data(EffectiveRouteModel::WinnerRole).toBool())
                option->backgroundBrush = theme().color(ColorRole::Selection);
            break;
        }
        if (index.data(EffectiveRouteModel::WinnerRole).toBool())
            option->font.setBold(true);
        colorText(*option, text);
    }

private:
    const RouteTableView& m_view;
};

} // namespace

RouteTableView::RouteTableView(const ThemeManager& theme, QWidget* parent)
    : QTreeView(parent)
{
    setAccessibleName(tr("Effective routes"));
    setItemDelegate(new RouteDelegate(theme, this));
    makeRowTree(*this, theme);
    setRootIsDecorated(true);
    setIndentation(18);
}

void RouteTableView::setGreysLosers(bool greys)
{
    m_greysLosers = greys;
    viewport()->update();
}

void RouteTableView::fitColumns()
{
    if (model() == nullptr)
        return;
    // As wide as the longest text that can stand there, so that nothing is cut.
    const QFontMetrics words(font());
    const QFontMetrics addresses(Theme::monoFont(addressSize(*this)));
    const auto width = [](const QFontMetrics& metrics, const QString& sample) {
        return metrics.horizontalAdvance(sample) + kCellPadding;
    };
    const auto fit = [this](int column, int widest) {
        setColumnWidth(column, std::max(widest, header()->sectionSizeHint(column)));
    };
    setColumnWidth(EffectiveRouteModel::MarkColumn, kMarkWidth);
    fit(EffectiveRouteModel::SourceColumn, width(words, QStringLiteral("VirtualNetworkGateway")));
    fit(EffectiveRouteModel::StateColumn, width(words, QStringLiteral("Invalid")));
    fit(EffectiveRouteModel::PrefixColumn,
        std::max(width(words, tr("00 reserved prefixes → None")),
                 width(addresses, QStringLiteral("2001:db8:1234:5678::/64"))));
    fit(EffectiveRouteModel::TypeColumn, width(words, QStringLiteral("VirtualNetworkGateway")));
    fit(EffectiveRouteModel::NextHopColumn, width(addresses, QStringLiteral("255.255.255.255")));
}

} // namespace peerscape::views
