#include "views/routes/route_table_view.h"

#include "qt/effective_route_model.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/row_tree.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>
#include <array>
#include <utility>

namespace peerscape::views {

using qtmodel::EffectiveRouteModel;

namespace {

constexpr int kMarkWidth = 42;
constexpr int kCellPadding = 20;
constexpr int kLeastReason = 170;  ///< What the last column has at least, in a wide view,
constexpr int kMostReason = 260;   ///< and at most before the others have room for their titles.
constexpr int kLeastColumn = 60;   ///< Of a narrow view.
constexpr int kMostMeasured = 200; ///< Rows.
constexpr int kMostReasons = 20;   ///< Rows; reasons are made when they are asked for.
constexpr int kCellInset = 5;      ///< Of a cell's words.

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

    /// The words of a group stand over the cells behind them, which are empty.
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const QModelIndex words = index.siblingAtColumn(EffectiveRouteModel::PrefixColumn);
        if (!isInGroupsWords(index))
            return;
        QStyleOptionViewItem whole = option;
        initStyleOption(&whole, words);
        const QRect first = m_view.visualRect(words);
        const QRect last =
            m_view.visualRect(index.siblingAtColumn(EffectiveRouteModel::NextHopColumn));
        const QRect room = first.united(last).adjusted(kCellInset, 0, -kCellInset, 0);
        painter->save();
        painter->setClipRect(option.rect);
        painter->setFont(whole.font);
        painter->setPen(whole.palette.color(QPalette::Text));
        painter->drawText(
            room, Qt::AlignVCenter,
            whole.fontMetrics.elidedText(words.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
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
        if (group && column == EffectiveRouteModel::PrefixColumn)
            option->text.clear(); // painted over more than this cell
        colorText(*option, text);
    }

private:
    static bool isInGroupsWords(const QModelIndex& index)
    {
        return index.column() >= EffectiveRouteModel::PrefixColumn
               && index.column() <= EffectiveRouteModel::NextHopColumn
               && index.model()->hasChildren(index.siblingAtColumn(0));
    }

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
    m_fitTimer.setSingleShot(true);
    m_fitTimer.setInterval(0);
    connect(&m_fitTimer, &QTimer::timeout, this, &RouteTableView::fit);
    connect(header(), &QHeaderView::sectionResized, this, [this](int column) {
        if (!m_fitting && column != EffectiveRouteModel::BecauseColumn)
            m_fits = false;
    });
}

void RouteTableView::setGreysLosers(bool greys)
{
    m_greysLosers = greys;
    viewport()->update();
}

void RouteTableView::setModel(QAbstractItemModel* model)
{
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, &m_fitTimer, qOverload<>(&QTimer::start));
    connect(model, &QAbstractItemModel::rowsInserted, &m_fitTimer, qOverload<>(&QTimer::start));
}

void RouteTableView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fit();
}

void RouteTableView::fitColumns()
{
    m_fits = true;
    fit();
}

int RouteTableView::widestText(int column, const QFontMetrics& metrics) const
{
    int widest = 0;
    const int rows =
        std::min(model()->rowCount(),
                 column == EffectiveRouteModel::BecauseColumn ? kMostReasons : kMostMeasured);
    for (int row = 0; row < rows; ++row) {
        if (!model()->hasChildren(model()->index(row, 0)))
            widest = std::max(
                widest, metrics.horizontalAdvance(model()->index(row, column).data().toString()));
    }
    return widest;
}

void RouteTableView::fit()
{
    if (!m_fits || model() == nullptr)
        return;
    const QFontMetrics words(font());
    const QFontMetrics addresses(Theme::monoFont(addressSize(*this)));
    const auto width = [](const QFontMetrics& metrics, const QString& sample) {
        return metrics.horizontalAdvance(sample) + kCellPadding;
    };
    const QString longestType = QStringLiteral("VirtualNetworkGateway");
    const std::array<std::pair<int, int>, 5> widest{{
        {EffectiveRouteModel::SourceColumn, width(words, longestType)},
        {EffectiveRouteModel::StateColumn, width(words, QStringLiteral("Invalid"))},
        {EffectiveRouteModel::PrefixColumn,
         std::max(width(words, tr("00 reserved prefixes → None")),
                  width(addresses, QStringLiteral("2001:db8:1234:5678::/64")))},
        {EffectiveRouteModel::TypeColumn, width(words, longestType)},
        {EffectiveRouteModel::NextHopColumn, width(addresses, QStringLiteral("255.255.255.255"))},
    }};
    std::array<int, widest.size()> widths{};
    int room = viewport()->width() - kMarkWidth
               - std::clamp(widestText(EffectiveRouteModel::BecauseColumn, words) + kCellPadding,
                            kLeastReason, kMostReason);
    for (std::size_t i = 0; i < widest.size(); ++i) {
        const auto& [column, most] = widest[i];
        const bool isAddress = column == EffectiveRouteModel::PrefixColumn
                               || column == EffectiveRouteModel::NextHopColumn;
        const int needed = widestText(column, isAddress ? addresses : words) + kCellPadding;
        widths[i] = std::min(most, std::max(needed, kLeastColumn));
        if (column == EffectiveRouteModel::StateColumn) // short, and its title, too
            widths[i] = std::max(widths[i], header()->sectionSizeHint(column));
        room -= widths[i];
    }
    // What is left is for the titles first, then for the longest text that can come.
    for (const bool title : {true, false}) {
        for (std::size_t i = 0; i < widest.size(); ++i) {
            const auto& [column, most] = widest[i];
            const int more =
                std::max(title ? header()->sectionSizeHint(column) : most, widths[i]) - widths[i];
            const int given = std::clamp(room, 0, more);
            widths[i] += given;
            room -= given;
        }
    }
    m_fitting = true;
    setColumnWidth(EffectiveRouteModel::MarkColumn, kMarkWidth);
    for (std::size_t i = 0; i < widest.size(); ++i)
        setColumnWidth(widest[i].first, widths[i]);
    m_fitting = false;
}

} // namespace peerscape::views
