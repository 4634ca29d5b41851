#include "app/window/main_window.h"

#include "app/window/commands/commands.h"
#include "app/window/open_window.h"
#include "app/window/panels/panels.h"
#include "app/window/refusal_banner.h"
#include "app/window/status_strip.h"
#include "app/window/tour.h"
#include "qt/history_player.h"
#include "qt/layer_model.h"
#include "views/canvas/canvas_view.h"
#include "views/canvas/image_files.h"
#include "views/console/console_panel.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QStatusBar>
#include <QUndoStack>
#include <QVBoxLayout>

namespace peerscape::window {

namespace {

/// Whether a person has typed into a field and not entered it yet.
bool isHalfTyped(const QWidget& field)
{
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(&field))
        return text->document()->isModified();
    const auto* line = qobject_cast<const QLineEdit*>(&field);
    if (line == nullptr)
        line = field.findChild<const QLineEdit*>(); // of a number, of a list with a field
    return line != nullptr && line->isModified();
}

} // namespace

MainWindow::MainWindow(views::ThemeManager& theme, QWidget* parent)
    : QMainWindow(parent)
    , m_controller(new qtmodel::DocumentController(this))
    , m_selection(new qtmodel::Selection(*m_controller, this))
    , m_player(new qtmodel::HistoryPlayer(*m_controller->undoStack(), this))
    , m_layers(new qtmodel::LayerModel(*m_controller, this))
    , m_canvas(new views::CanvasView(*m_controller, *m_selection, theme))
    , m_session(new DocumentSession(*m_controller, theme, this))
    , m_actions(new ActionRegistry(theme, this))
    , m_panels(new PanelDocks(*this, theme, *m_actions))
    , m_served(new ServedDesign(*m_controller, this))
    , m_banner(new RefusalBanner(theme))
    , m_bench{*this,     theme,      *m_controller, *m_selection, *m_player, *m_layers,
              *m_canvas, *m_session, *m_actions,    *m_panels,    *m_served}
    , m_tour(new Tour(m_bench, this))
{
    setAcceptDrops(true);
    resize(1400, 880); // what a window takes of it that holds designs in tabs
    buildMiddle();
    Commands::addAll(m_bench);
    Panels::addAll(m_bench);
    Commands::buildMenus(m_bench);
    Commands::buildToolBar(m_bench);
    new StatusStrip(m_bench); // a child of the window
    connectParts();
    m_panels->finish();
    m_actions->refresh();
    setWindowTitle(m_session->title());
    m_canvas->setFocus();
}

MainWindow::~MainWindow()
{
    m_served->stop(); // clients must not find a window that goes
    hide(); // a field that is being edited hands over its text while everything is still there
}

void MainWindow::buildMiddle()
{
    auto* middle = new QWidget;
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_canvas, 1);
    setCentralWidget(middle);
}

void MainWindow::connectParts()
{
    connect(m_controller, &qtmodel::DocumentController::changed, m_banner, &QWidget::hide);
    connect(m_controller, &qtmodel::DocumentController::refused, m_banner, &RefusalBanner::show);
    connect(m_controller, &qtmodel::DocumentController::changed, m_actions,
            &ActionRegistry::refresh);
    connect(m_controller->undoStack(), &QUndoStack::indexChanged, m_actions,
            &ActionRegistry::refresh);
    connect(m_selection, &qtmodel::Selection::changed, m_actions, &ActionRegistry::refresh);
    connect(m_session, &DocumentSession::opened, this, [this] {
        m_banner->hide();
        m_canvas->fitAll();
        m_actions->refresh();
    });
    connect(m_session, &DocumentSession::titleChanged, this, [this] {
        setWindowTitle(m_session->title());
        m_actions->refresh();
    });
    connect(m_session, &DocumentSession::recoveryFailed, this, [this](const QString& reason) {
        statusBar()->showMessage(tr("Unsaved changes are not safe from a crash: %1").arg(reason));
    });
    connect(m_canvas, &views::CanvasView::fieldsRequested, this,
            [this] { m_actions->action(QStringLiteral("view.inspector"))->trigger(); });
    connect(m_canvas, &views::CanvasView::contextMenuRequested, this,
            [this](const QPoint& at) { Commands::showContextMenu(m_bench, at); });
}

QMenu* MainWindow::createPopupMenu()
{
    return m_panels->makeMenu();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_session->maybeSave()) {
        event->ignore();
        return;
    }
    m_panels->remember();
    event->accept();
    emit closed();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    const QWidget* from = QApplication::focusWidget();
    // A shell keeps the keyboard, and what is half typed is not taken by leaving it.
    const bool stays = from == nullptr
                       || m_panels->content(QStringLiteral("console"))->isAncestorOf(from)
                       || isHalfTyped(*from);
    if (event->key() != Qt::Key_Escape || stays) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    m_canvas->setFocus(Qt::OtherFocusReason);
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
    if (paths.size() == 1 && views::ConsolePanel::isScript(paths.front())) {
        m_panels->focus(QStringLiteral("console"));
        panel<views::ConsolePanel>(QStringLiteral("console")).runScript(paths.front());
    } else if (paths.size() == 1 && views::isPlainImage(paths.front())) {
        const QPointF at = m_canvas->viewport()->mapFrom(this, event->position());
        const bool onCanvas = QRectF(m_canvas->viewport()->rect()).contains(at);
        m_canvas->insertImage([path = paths.front()] { return views::readImageFile(path); },
                              onCanvas ? std::optional(at) : std::nullopt);
    } else if (!paths.isEmpty()) {
        openFiles(m_bench.theme, *this, paths);
    }
}

} // namespace peerscape::window
