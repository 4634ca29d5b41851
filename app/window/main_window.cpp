#include "app/window/main_window.h"

#include "core/azure/names.h"
#include "core/diagram/auto_layout.h"
#include "core/edit/layout_edits.h"
#include "views/canvas/canvas_view.h"
#include "views/dialogs/export_dialog.h"
#include "views/dialogs/text_dialog.h"
#include "views/history/history_panel.h"
#include "views/inspector/inspector_panel.h"
#include "views/outline/outline_panel.h"
#include "views/palette/palette_panel.h"
#include "views/problems/problems_panel.h"
#include "views/routes/routes_panel.h"
#include "views/widgets/pill_label.h"

#include <QAccessible>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStatusBar>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

namespace peerscape::window {

namespace {

constexpr int kStateVersion = 1;

/// A panel of the window; its tab or title says its name.
QDockWidget* makeDock(QMainWindow* window, const QString& id, const QString& title,
                      QWidget* content, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, window);
    dock->setObjectName(id);
    content->setAutoFillBackground(true);
    dock->setWidget(content);
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable
                      | QDockWidget::DockWidgetFloatable);
    // The tab names the panel already; a title bar of its own would say it twice.
    dock->setTitleBarWidget(new QWidget(dock));
    window->addDockWidget(area, dock);
    return dock;
}

} // namespace

MainWindow::MainWindow(views::ThemeManager& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_controller(new qtmodel::DocumentController(this))
    , m_selection(new qtmodel::Selection(*m_controller, this))
    , m_files(new DocumentFiles(this))
    , m_actions(new ActionRegistry(theme, this))
{
    setAcceptDrops(true);
    setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowTabbedDocks
                   | QMainWindow::AllowNestedDocks);
    resize(1400, 880);
    m_canvas = new views::CanvasView(*m_controller, *m_selection, theme);
    buildBanner();
    buildPanels();
    addFileActions();
    addEditActions();
    addViewActions();
    addNetworkActions();
    addInsertActions();
    addHelpActions();
    buildMenus();
    buildToolBar();
    buildStatusBar();

    connect(m_controller, &qtmodel::DocumentController::changed, this, [this] {
        m_banner->hide();
        updateStatus();
    });
    connect(m_controller, &qtmodel::DocumentController::reset, this, &MainWindow::updateStatus);
    connect(m_controller, &qtmodel::DocumentController::refused, this, &MainWindow::showRefusal);
    connect(m_controller->undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::updateTitle);
    connect(m_controller->undoStack(), &QUndoStack::indexChanged, m_actions,
            &ActionRegistry::refresh);
    connect(m_selection, &qtmodel::Selection::changed, m_actions, &ActionRegistry::refresh);
    connect(m_canvas, &views::CanvasView::contextMenuRequested, this, &MainWindow::showContextMenu);
    connect(m_palette, &views::PalettePanel::placeRequested, m_canvas,
            &views::CanvasView::startPlacing);
    connect(m_palette, &views::PalettePanel::insertRequested, m_canvas, &views::CanvasView::insert);
    m_defaultState = saveState(kStateVersion);
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("state")).toByteArray(), kStateVersion);
    updateTitle();
    updateStatus();
    m_actions->refresh();
    m_canvas->setFocus();
}

MainWindow::~MainWindow()
{
    // The stack tells everybody that it is clean while it goes; nobody here is left to hear it.
    m_controller->undoStack()->disconnect(this);
    m_controller->undoStack()->disconnect(m_actions);
}

void MainWindow::buildBanner()
{
    auto* middle = new QWidget;
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_banner = new QWidget;
    m_banner->setObjectName(QStringLiteral("banner"));
    auto* row = new QHBoxLayout(m_banner);
    row->setContentsMargins(12, 6, 8, 6);
    m_bannerText = new QLabel;
    m_bannerText->setWordWrap(true);
    m_bannerText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(m_bannerText, 1);
    auto* close = new QToolButton;
    close->setText(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss the refusal"));
    connect(close, &QToolButton::clicked, m_banner, &QWidget::hide);
    row->addWidget(close);
    m_banner->hide();
    layout->addWidget(m_banner);
    layout->addWidget(m_canvas, 1);
    setCentralWidget(middle);
}

void MainWindow::buildPanels()
{
    m_palette = new views::PalettePanel(m_theme);
    m_outline = new views::OutlinePanel(*m_controller, *m_selection, m_theme);
    m_inspector = new views::InspectorPanel(*m_controller, *m_selection, m_theme);
    m_routes = new views::RoutesPanel(*m_controller, *m_selection, m_theme);
    m_problems = new views::ProblemsPanel(*m_controller, *m_selection, m_theme);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    auto* insert =
        makeDock(this, QStringLiteral("insert"), tr("Insert"), m_palette, Qt::LeftDockWidgetArea);
    auto* outline =
        makeDock(this, QStringLiteral("outline"), tr("Outline"), m_outline, Qt::LeftDockWidgetArea);
    auto* inspector = makeDock(this, QStringLiteral("inspector"), tr("Inspector"), m_inspector,
                               Qt::RightDockWidgetArea);
    auto* routes = makeDock(this, QStringLiteral("routes"), tr("Effective routes"), m_routes,
                            Qt::BottomDockWidgetArea);
    auto* problems = makeDock(this, QStringLiteral("problems"), tr("Problems"), m_problems,
                              Qt::BottomDockWidgetArea);
    auto* history = makeDock(this, QStringLiteral("history"), tr("History"),
                             new views::HistoryPanel(*m_controller), Qt::BottomDockWidgetArea);
    m_docks = {insert, outline, inspector, routes, problems, history};
    tabifyDockWidget(insert, outline);
    tabifyDockWidget(routes, problems);
    tabifyDockWidget(problems, history);
    insert->raise();
    routes->raise();
    resizeDocks({insert, inspector}, {190, 300}, Qt::Horizontal);
    resizeDocks({routes}, {290}, Qt::Vertical);
    connect(m_problems, &views::ProblemsPanel::countsChanged, this,
            [this, problems](int errors, int warnings, int) {
                const int count = errors + warnings;
                problems->setWindowTitle(count > 0 ? tr("Problems (%1)").arg(count)
                                                   : tr("Problems"));
            });
    connect(m_routes, &views::RoutesPanel::ruleActivated, this, &MainWindow::showHelp);
}

void MainWindow::buildStatusBar()
{
    m_counts = new QLabel;
    m_timing = new QLabel;
    m_zoom = new QLabel;
    m_warnings = new views::PillLabel(m_theme);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_counts);
    statusBar()->addWidget(m_timing);
    statusBar()->addPermanentWidget(m_warnings);
    statusBar()->addPermanentWidget(new QLabel(tr("Snap 10")));
    statusBar()->addPermanentWidget(m_zoom);
    connect(m_canvas, &views::CanvasView::zoomChanged, this,
            [this](double zoom) { m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100))); });
    m_zoom->setText(tr("%1 %").arg(qRound(m_canvas->zoom() * 100)));
}

void MainWindow::updateStatus()
{
    const azure::Document& document = m_controller->document();
    m_counts->setText(QStringList{
        tr("%n virtual network(s)", nullptr,
           static_cast<int>(document.all<azure::VirtualNetwork>().size())),
        tr("%n NIC(s)", nullptr, static_cast<int>(document.all<azure::NetworkInterface>().size())),
        tr("%n peering link(s)", nullptr, static_cast<int>(document.all<azure::Peering>().size()))}
                          .join(QStringLiteral(" · ")));
    const qint64 nanoseconds = m_controller->lastUpdateNanoseconds();
    m_timing->setText(nanoseconds > 0 ? tr("All tables current · %1 µs").arg(nanoseconds / 1000)
                                      : tr("All tables current"));
    const auto errors = static_cast<int>(m_controller->checker().count(check::Severity::Error));
    const auto warnings = static_cast<int>(m_controller->checker().count(check::Severity::Warning));
    m_warnings->setVisible(errors + warnings > 0);
    m_warnings->setTone(errors > 0 ? views::PillLabel::Tone::Bad : views::PillLabel::Tone::Warning);
    m_warnings->setText(errors > 0 ? tr("%n error(s)", nullptr, errors)
                                   : tr("%n warning(s)", nullptr, warnings));
    m_actions->refresh();
    updateTitle();
}

void MainWindow::updateTitle()
{
    const QString title = QString::fromStdString(m_controller->document().settings().title.str());
    const QString name = !m_path.isEmpty()  ? QFileInfo(m_path).fileName()
                         : !title.isEmpty() ? title
                                            : tr("Untitled");
    const bool edited = !m_controller->undoStack()->isClean();
    setWindowTitle(edited ? tr("%1 — edited").arg(name) : name);
}

void MainWindow::showRefusal(const Error& error)
{
    const views::Theme& theme = m_theme.theme();
    m_banner->setStyleSheet(
        QStringLiteral("QWidget#banner { background: %1; border-bottom: 1px solid %2; } QLabel { "
                       "color: %3; background: transparent; }")
            .arg(theme.color(views::ColorRole::BadTint).name(),
                 theme.color(views::ColorRole::Bad).name(),
                 theme.color(views::ColorRole::Text).name()));
    m_bannerText->setTextFormat(Qt::RichText);
    m_bannerText->setText(QStringLiteral("<b>%1</b> %2")
                              .arg(QString::fromStdString(error.code).toHtmlEscaped(),
                                   QString::fromStdString(error.message).toHtmlEscaped()));
    m_bannerText->setAccessibleName(tr("Refused: %1").arg(QString::fromStdString(error.message)));
    m_banner->show();
    QAccessibleEvent alert(m_bannerText, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MainWindow::showDocument(const azure::Document& document)
{
    m_path.clear();
    m_report = {};
    m_banner->hide();
    m_controller->setDocument(document);
    m_canvas->fitAll();
    updateStatus();
}

bool MainWindow::openFiles(const QStringList& paths)
{
    if (!maybeSave())
        return false;
    Result<read::ReadResult> result = m_files->open(paths);
    if (!result) {
        if (result.error().code != "Cancelled")
            QMessageBox::critical(this, tr("Cannot open"),
                                  QString::fromStdString(result.error().message));
        return false;
    }
    showDocument(result->document);
    const bool own =
        result->kind == read::FileKind::Peerscape && !paths.front().startsWith(QLatin1Char(':'));
    if (own)
        m_path = QFileInfo(paths.front()).absoluteFilePath();
    if (!paths.front().startsWith(QLatin1Char(':')))
        m_files->addRecent(paths.front());
    m_report = result->report;
    updateStatus();
    if (result->kind != read::FileKind::Peerscape && !m_report.entries.empty())
        showImportReport();
    return true;
}

void MainWindow::newDocument()
{
    if (maybeSave())
        showDocument({});
}

void MainWindow::chooseAndOpen()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Open"), m_path, tr("Designs (*.peerscape *.json);;All files (*)"));
    if (!paths.isEmpty())
        openFiles(paths);
}

bool MainWindow::save()
{
    if (m_path.isEmpty())
        return saveAs();
    const Result<void> saved = m_files->save(m_path, m_controller->document());
    if (!saved) {
        QMessageBox::critical(this, tr("Cannot save"),
                              QString::fromStdString(saved.error().message));
        return false;
    }
    m_controller->undoStack()->setClean();
    m_files->addRecent(m_path);
    updateTitle();
    return true;
}

bool MainWindow::saveAs()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Save as"),
                                                m_path.isEmpty() ? tr("design.peerscape") : m_path,
                                                tr("Peerscape documents (*.peerscape)"));
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".peerscape");
    m_path = path;
    return save();
}

bool MainWindow::maybeSave()
{
    if (m_controller->undoStack()->isClean())
        return true;
    const auto answer = QMessageBox::warning(
        this, tr("Unsaved changes"), tr("Save the changes to this design?"),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return answer == QMessageBox::Save ? save() : answer == QMessageBox::Discard;
}

void MainWindow::exportPicture()
{
    views::ExportDialog dialog(*m_controller, *m_selection, m_theme, this);
    dialog.exec();
}

void MainWindow::showImportReport()
{
    QString html =
        QStringLiteral("<p>%1</p><ul>")
            .arg(tr("%n resource(s) understood.", nullptr, static_cast<int>(m_report.understood)));
    for (const read::ReportEntry& entry : m_report.entries) {
        const QString place = entry.position.line > 0
                                  ? QStringLiteral("%1:%2:%3")
                                        .arg(QString::fromStdString(entry.position.file))
                                        .arg(entry.position.line)
                                        .arg(entry.position.column)
                                  : QString::fromStdString(entry.position.file);
        html += QStringLiteral("<li><b>%1</b> %2<br>%3 <i>%4</i></li>")
                    .arg(entry.kind == read::ReportEntry::Kind::Ignored ? tr("Not modelled")
                                                                        : tr("Approximated"),
                         QString::fromStdString(entry.subject).toHtmlEscaped(),
                         qtmodel::DocumentController::text(entry.message).toHtmlEscaped(),
                         place.toHtmlEscaped());
    }
    views::TextDialog(tr("Import report"), html + QStringLiteral("</ul>"), Qt::RichText, this)
        .exec();
}

void MainWindow::arrangeAll()
{
    const azure::Document& document = m_controller->document();
    m_controller->apply(edit::place(document, diagram::autoLayout(document, false),
                                    {PEERSCAPE_TR_NOOP("Arrange everything"), {}}));
    m_canvas->fitAll();
}

void MainWindow::showHelp()
{
    QFile file(QStringLiteral(":/help/index.md"));
    if (file.open(QIODevice::ReadOnly))
        views::TextDialog(tr("Help"), QString::fromUtf8(file.readAll()), Qt::MarkdownText, this)
            .exec();
}

void MainWindow::showShortcuts()
{
    QString html = QStringLiteral("<table cellpadding=\"4\">");
    for (const ActionRegistry::Entry& entry : m_actions->entries()) {
        if (entry.shortcuts.isEmpty())
            continue;
        html += QStringLiteral("<tr><td><b>%1</b></td><td>%2</td></tr>")
                    .arg(entry.shortcuts.front().toString(QKeySequence::NativeText).toHtmlEscaped(),
                         entry.help.toHtmlEscaped());
    }
    views::TextDialog(tr("Keyboard shortcuts"), html + QStringLiteral("</table>"), Qt::RichText,
                      this)
        .exec();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!maybeSave()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("state"), saveState(kStateVersion));
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    if (!paths.isEmpty())
        openFiles(paths);
}

} // namespace peerscape::window
