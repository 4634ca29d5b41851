#include "tests/views/person.h"

#include "app/window/translations.h"
#include "core/azure/names.h"
#include "core/write/write.h"
#include "qt/effective_route_model.h"
#include "qt/finding_model.h"
#include "qt/matrix_model.h"
#include "qt/outline_model.h"
#include "qt/walk_model.h"
#include "views/matrix/matrix_panel.h"
#include "views/outline/outline_panel.h"
#include "views/problems/problems_panel.h"
#include "views/reach/reach_panel.h"
#include "views/routes/route_table_pane.h"
#include "views/routes/routes_panel.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QSettings>
#include <QTreeWidget>
#include <QUndoStack>
#include <QUrl>

namespace peerscape::test {

namespace {

/// The palette's entry of a kind.
QTreeWidgetItem* entryOf(QTreeWidget& tree, views::PlaceKind kind)
{
    for (QTreeWidgetItemIterator item(&tree); *item != nullptr; ++item) {
        if ((*item)->parent() != nullptr
            && (*item)->data(0, Qt::UserRole).toInt() == static_cast<int>(kind))
            return *item;
    }
    return nullptr;
}

} // namespace

Person::Person(const QString& sample, Settings settings)
{
    if (settings == Settings::Empty)
        QSettings().clear();
    window::installTranslations();
    m_theme.setMode(views::ThemeManager::Mode::Light);
    m_window = std::make_unique<window::MainWindow>(m_theme);
    m_window->resize(1600, 1000);
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window did not become active");
    if (!sample.isEmpty()
        && !m_window->session().open({QStringLiteral(":/samples/%1.peerscape").arg(sample)}))
        qFatal("no such sample: %s", qPrintable(sample));
    m_window->canvas().setFocus();
    watch(m_window->panel<views::RoutesPanel>(QStringLiteral("routes")).pane().model());
    watch(m_window->panel<views::ProblemsPanel>(QStringLiteral("problems")).model());
    watch(m_window->panel<views::ReachPanel>(QStringLiteral("reachability")).walk());
    watch(m_window->panel<views::MatrixPanel>(QStringLiteral("matrix")).model());
    // Not the outline: its view fetches rows while others are being inserted, which the tester
    // cannot tell from a mistake. tests/property watches that model without a view.
}

Person::~Person()
{
    m_testers.clear();
}

void Person::watch(QAbstractItemModel& model)
{
    m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest));
}

ObjectId Person::find(Kind kind, const QString& name) const
{
    const auto found = azure::findByName(document(), kind, name.toStdString());
    if (!found)
        qFatal("nothing is named %s", qPrintable(name));
    return *found;
}

std::string Person::bytes() const
{
    return write::writePeerscape(document());
}

void Person::undoEverything()
{
    while (controller().undoStack()->canUndo())
        run(QStringLiteral("edit.undo"));
}

QPoint Person::on(ObjectId id) const
{
    const views::CanvasView& canvas = m_window->canvas();
    const diagram::Diagram& diagram = m_window->controller().diagram();
    const diagram::Element* element = diagram.find(id);
    if (element == nullptr)
        qFatal("not on the canvas");
    // A line: a point of it that hits it. A box: its header, where nothing else stands.
    std::vector<diagram::Point> candidates;
    for (std::size_t i = 1; i < element->path.size(); ++i) {
        for (const double t : {0.5, 0.25, 0.75})
            candidates.push_back(
                {element->path[i - 1].x + t * (element->path[i].x - element->path[i - 1].x),
                 element->path[i - 1].y + t * (element->path[i].y - element->path[i - 1].y)});
    }
    if (element->path.empty())
        candidates = {{element->box.center().x, element->box.y + 12},
                      {element->box.x + 12, element->box.y + 8}};
    for (const diagram::Point& point : candidates) {
        const diagram::Hit hit = diagram.hitTest(point, 6 / canvas.zoom());
        if (hit.element != nullptr && hit.element->object == element->object)
            return canvas.toView(point).toPoint();
    }
    qFatal("nothing of it can be hit");
    return {};
}

void Person::click(QPoint at, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, modifiers, at);
}

void Person::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers)
{
    QWidget* viewport = canvas().viewport();
    QTest::mousePress(viewport, Qt::LeftButton, modifiers, from);
    // In steps, as a hand does; the modifiers of a move cannot be given to QTest.
    for (const double t : {0.2, 0.6, 1.0}) {
        const QPointF at = QPointF(from) + t * QPointF(to - from);
        QMouseEvent move(QEvent::MouseMove, at, viewport->mapToGlobal(at), Qt::NoButton,
                         Qt::LeftButton, modifiers);
        QApplication::sendEvent(viewport, &move);
    }
    QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, to);
}

void Person::place(views::PlaceKind kind, QPoint at)
{
    auto& tree = in<QTreeWidget>(QStringLiteral("insert"));
    QTreeWidgetItem* entry = entryOf(tree, kind);
    tree.scrollToItem(entry);
    QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualItemRect(entry).center());
    click(at);
}

bool Person::dragFromPalette(views::PlaceKind kind, QPoint at)
{
    auto& tree = in<QTreeWidget>(QStringLiteral("insert"));
    const std::unique_ptr<QMimeData> data(
        tree.model()->mimeData({tree.indexFromItem(entryOf(tree, kind))}));
    QWidget* viewport = canvas().viewport();
    QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(viewport, &enter);
    QDragMoveEvent move(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(viewport, &move);
    if (!move.isAccepted())
        return false;
    QDropEvent drop(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QApplication::sendEvent(viewport, &drop);
    return true;
}

void Person::waitUntil(const std::function<bool()>& isDone)
{
    constexpr int kLongest = 30'000; // ms
    if (!QTest::qWaitFor(isDone, kLongest))
        qFatal("what the window works out never came");
}

void Person::choose(const QString& path)
{
    inDialog<QFileDialog>([path](QFileDialog& dialog) {
        dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
        QMetaObject::invokeMethod(&dialog, "accept");
    });
}

bool Person::drop(const QStringList& paths, QPoint at)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window(), &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window(), &drop);
    return true;
}

void Person::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    // A dialog that closed leaves no window active on the offscreen platform.
    if (QApplication::activeWindow() == nullptr) {
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            qFatal("the window did not become active again");
    }
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus != nullptr ? focus : m_window.get(), key, modifiers);
}

void Person::type(const QString& text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

bool Person::tabTo(const std::function<bool(QWidget*)>& reached)
{
    for (int presses = 0; presses < 300; ++presses) {
        if (reached(QApplication::focusWidget()))
            return true;
        key(Qt::Key_Tab);
    }
    return false;
}

void Person::run(const QString& action)
{
    QAction* found = m_window->actions().action(action);
    if (found == nullptr || !found->isEnabled())
        qFatal("%s cannot be run now", qPrintable(action));
    found->trigger();
}

} // namespace peerscape::test
