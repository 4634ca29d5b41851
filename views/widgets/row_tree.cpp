#include "views/widgets/row_tree.h"

#include "views/theme/theme_manager.h"
#include "views/widgets/title_header.h"

#include <QTreeView>

namespace peerscape::views {

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
