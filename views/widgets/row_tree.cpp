#include "views/widgets/row_tree.h"

#include "views/theme/theme_manager.h"

#include <QHeaderView>
#include <QStyleOptionHeader>
#include <QTreeView>

namespace peerscape::views {

namespace {

/// Titles that have no room end in "…". Qt's own way of it does not know what the theme leaves free
/// round a title, and cuts the dots off.
class TitleHeader : public QHeaderView
{
public:
    explicit TitleHeader(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        QStyleOptionHeader whole = *option;
        whole.rect = QRect(0, 0, sectionSize(section), height());
        const int room = style()->subElementRect(QStyle::SE_HeaderLabel, &whole, this).width();
        option->text = fontMetrics().elidedText(option->text, Qt::ElideRight, room);
    }
};

} // namespace

void makeRowTree(QTreeView& tree, const ThemeManager& theme)
{
    tree.setUniformRowHeights(true);
    tree.setAllColumnsShowFocus(true);
    tree.setSelectionBehavior(QAbstractItemView::SelectRows);
    tree.setSelectionMode(QAbstractItemView::SingleSelection);
    tree.setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree.setFrameShape(QFrame::NoFrame);
    tree.setHeader(new TitleHeader(&tree));
    tree.header()->setStretchLastSection(true);
    // As the theme paints titles, so that columns are measured in that weight.
    QFont titles = tree.header()->font();
    titles.setWeight(QFont::DemiBold);
    tree.header()->setFont(titles);
    tree.header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    tree.header()->setSectionsMovable(false);
    QObject::connect(&theme, &ThemeManager::changed, tree.viewport(),
                     qOverload<>(&QWidget::update));
}

} // namespace peerscape::views
