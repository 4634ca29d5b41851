#include "views/layers/layers_panel.h"

#include "qt/layer_model.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/row_tree.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace peerscape::views {

using qtmodel::LayerModel;

LayersPanel::LayersPanel(LayerModel& model, const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_view(new QTreeView)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setModel(&model);
    m_view->setAccessibleName(tr("Layers"));
    m_view->setItemDelegate(new RowDelegate(theme, {0, 11}, this));
    m_view->setRootIsDecorated(false);
    makeRowTree(*m_view, theme);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(LayerModel::NameColumn, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(LayerModel::CountColumn, QHeaderView::ResizeToContents);
    m_view->setCurrentIndex(model.index(0, LayerModel::NameColumn));
    setFocusProxy(m_view);
}

} // namespace peerscape::views
