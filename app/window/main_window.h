#pragma once

#include "app/window/action_registry.h"
#include "app/window/document_files.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/theme/theme_manager.h"

#include <QMainWindow>

class QLabel;
class QMenu;
class QToolButton;

namespace peerscape::views {
class CanvasView;
class InspectorPanel;
class OutlinePanel;
class PalettePanel;
class ProblemsPanel;
class PillLabel;
class RoutesPanel;
} // namespace peerscape::views

namespace peerscape::window {

/// The main window: canvas in the middle, Insert and Outline at the left, Inspector at the right,
/// routes, problems and history below. Owns the document's controller and what a session needs.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(views::ThemeManager& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] qtmodel::DocumentController& controller() { return *m_controller; }
    [[nodiscard]] qtmodel::Selection& selection() { return *m_selection; }
    [[nodiscard]] views::CanvasView& canvas() { return *m_canvas; }
    [[nodiscard]] views::RoutesPanel& routes() { return *m_routes; }
    [[nodiscard]] ActionRegistry& actions() { return *m_actions; }

    /// Opens files, several as one estate; asks for unsaved changes first. False when it was not
    /// opened.
    bool openFiles(const QStringList& paths);
    /// Shows a document without a file.
    void showDocument(const azure::Document& document);
    /// Asks to save, discard or cancel when there are changes. True when the document may go.
    bool maybeSave();
    bool save();
    bool saveAs();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildPanels();
    void buildStatusBar();
    void buildBanner();
    // Commands and menus (main_window_actions.cpp).
    void addFileActions();
    void addEditActions();
    void addViewActions();
    void addNetworkActions();
    void addInsertActions();
    void addHelpActions();
    void buildMenus();
    void buildToolBar();
    void fillRecentMenu();
    void showContextMenu(const QPoint& at);

    void newDocument();
    void chooseAndOpen();
    void exportPicture();
    void showImportReport();
    void arrangeAll();
    void showShortcuts();
    void showHelp();
    void showRefusal(const Error& error);
    void updateTitle();
    void updateStatus();
    [[nodiscard]] QToolButton* toolButton(const QString& action);

    views::ThemeManager& m_theme;
    qtmodel::DocumentController* m_controller;
    qtmodel::Selection* m_selection;
    DocumentFiles* m_files;
    ActionRegistry* m_actions;
    views::CanvasView* m_canvas = nullptr;
    views::InspectorPanel* m_inspector = nullptr;
    views::OutlinePanel* m_outline = nullptr;
    views::PalettePanel* m_palette = nullptr;
    views::ProblemsPanel* m_problems = nullptr;
    views::RoutesPanel* m_routes = nullptr;
    QWidget* m_banner = nullptr;
    QLabel* m_bannerText = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_timing = nullptr;
    QLabel* m_zoom = nullptr;
    views::PillLabel* m_warnings = nullptr;
    QMenu* m_recent = nullptr;
    QList<QDockWidget*> m_docks;
    QByteArray m_defaultState;
    QString m_path; ///< The `.peerscape` file; empty for a new document or an import.
    read::ImportReport m_report;
};

} // namespace peerscape::window
