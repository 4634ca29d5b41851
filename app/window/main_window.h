#pragma once

#include "app/window/action_registry.h"
#include "app/window/document_session.h"
#include "app/window/panel_docks.h"
#include "app/window/served_design.h"
#include "app/window/workbench.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/theme/theme_manager.h"

#include <QMainWindow>

namespace peerscape::qtmodel {
class HistoryPlayer;
class LayerModel;
} // namespace peerscape::qtmodel

namespace peerscape::views {
class CanvasView;
class RoutesPanel;
} // namespace peerscape::views

namespace peerscape::window {

class RefusalBanner;
class Tour;

/// The main window: canvas in the middle, panels around it, menus, tool bar and status bar. Owns
/// what a session needs and puts the parts together; what they do is in `commands/` and `panels/`.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(views::ThemeManager& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] qtmodel::DocumentController& controller() { return *m_controller; }
    [[nodiscard]] qtmodel::Selection& selection() { return *m_selection; }
    [[nodiscard]] views::CanvasView& canvas() { return *m_canvas; }
    [[nodiscard]] DocumentSession& session() { return *m_session; }
    [[nodiscard]] ActionRegistry& actions() { return *m_actions; }
    [[nodiscard]] PanelDocks& panels() { return *m_panels; }
    [[nodiscard]] ServedDesign& served() { return *m_served; }
    [[nodiscard]] const RefusalBanner& banner() const { return *m_banner; }
    [[nodiscard]] Tour& tour() { return *m_tour; }
    /// The content of a panel by its id.
    template<typename Panel>
    [[nodiscard]] Panel& panel(const QString& id) const
    {
        return *qobject_cast<Panel*>(m_panels->content(id));
    }

    /// The menu of tabs and title bars: which panels are shown.
    QMenu* createPopupMenu() override;

signals:
    /// The person has closed it and nothing is to be saved any more.
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    /// Esc goes from a panel back to the canvas.
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildMiddle();
    void connectParts();

    qtmodel::DocumentController* m_controller;
    qtmodel::Selection* m_selection;
    qtmodel::HistoryPlayer* m_player;
    qtmodel::LayerModel* m_layers;
    views::CanvasView* m_canvas;
    DocumentSession* m_session;
    ActionRegistry* m_actions;
    PanelDocks* m_panels;
    ServedDesign* m_served;
    RefusalBanner* m_banner;
    Workbench m_bench;
    Tour* m_tour;
};

} // namespace peerscape::window
