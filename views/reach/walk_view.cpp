#include "views/reach/walk_view.h"

#include "qt/walk_model.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/row_tree.h"

#include <QHeaderView>

#include <algorithm>

namespace peerscape::views {

using qtmodel::WalkModel;

namespace {

constexpr int kWidestName = 240;
constexpr int kWalkPadding = 16;

class WalkDelegate : public RowDelegate
{
public:
    WalkDelegate(const ThemeManager& theme, QObject* parent)
        : RowDelegate(theme, {kWalkPadding, 9}, parent)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto kind =
            static_cast<WalkModel::RowKind>(index.data(WalkModel::RowKindRole).toInt());
        const bool good = index.data(WalkModel::GoodRole).toBool();
        QColor text = theme().color(ColorRole::Text);
        switch (kind) {
        case WalkModel::RowKind::Way:
            option->font.setWeight(QFont::DemiBold);
            option->backgroundBrush =
                theme().color(good ? ColorRole::GoodTint : ColorRole::BadTint);
            if (index.column() == WalkModel::AddressColumn)
                text = theme().color(good ? ColorRole::Good : ColorRole::Bad);
            break;
        case WalkModel::RowKind::Hop:
            if (index.column() == WalkModel::AddressColumn)
                option->font = theme().monoFont();
            if (!good && index.column() == WalkModel::DecisionColumn)
                text = theme().color(ColorRole::Bad);
            break;
        case WalkModel::RowKind::Rule:
            text = theme().color(good ? ColorRole::MutedText : ColorRole::Bad);
            break;
        }
        colorText(*option, text);
    }
};

} // namespace

WalkView::WalkView(const ThemeManager& theme, QWidget* parent)
    : QTreeView(parent)
{
    setAccessibleName(tr("Hops"));
    setItemDelegate(new WalkDelegate(theme, this));
    makeRowTree(*this, theme);
    setIndentation(16);
}

void WalkView::fit()
{
    expandAll();
    for (const int column : {WalkModel::NameColumn, WalkModel::AddressColumn}) {
        resizeColumnToContents(column);
        setColumnWidth(column, std::min(columnWidth(column), kWidestName));
    }
}

} // namespace peerscape::views
