#pragma once

#include <QWidget>

class QTreeView;

namespace peerscape::qtmodel {
class LayerModel;
}

namespace peerscape::views {

class ThemeManager;

/// The Layers panel: what the drawing shows. Space or a click on a box shows and hides a layer.
class LayersPanel : public QWidget
{
    Q_OBJECT

public:
    /// The model must outlive the panel.
    LayersPanel(qtmodel::LayerModel& model, const ThemeManager& theme, QWidget* parent = nullptr);

    [[nodiscard]] QTreeView& view() const { return *m_view; }

private:
    QTreeView* m_view;
};

} // namespace peerscape::views
