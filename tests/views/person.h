#pragma once

#include "app/window/main_window.h"
#include "views/canvas/canvas_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QTest>
#include <QTimer>

#include <functional>
#include <memory>

namespace peerscape::test {

/// A person in front of a main window of their own: everything goes through mouse, keys and
/// dialogs, as on a desktop. Settings are empty at first, and Qt's model tester watches the models
/// of all panels.
class Person
{
public:
    enum class Settings { Empty, Kept };

    /// Opens `sample` ("gateway-transit"), or an empty design.
    explicit Person(const QString& sample = {}, Settings settings = Settings::Empty);
    explicit Person(Settings settings)
        : Person(QString(), settings)
    {
    }
    ~Person();
    Q_DISABLE_COPY_MOVE(Person)

    window::MainWindow& window() { return *m_window; }
    views::CanvasView& canvas() { return m_window->canvas(); }
    qtmodel::DocumentController& controller() { return m_window->controller(); }
    [[nodiscard]] const azure::Document& document() const
    {
        return m_window->controller().document();
    }
    views::ThemeManager& theme() { return m_theme; }
    /// The content of a panel by its id, and the first widget of a type in it.
    template<class Widget>
    [[nodiscard]] Widget& in(const QString& panel, const QString& name = {})
    {
        auto* found = m_window->panels().content(panel)->findChild<Widget*>(name);
        if (found == nullptr)
            qFatal("%s has no such widget", qPrintable(panel));
        return *found;
    }

    /// The object of that name; fails the test when there is none.
    [[nodiscard]] ObjectId find(Kind kind, const QString& name) const;
    /// The document as it would be saved.
    [[nodiscard]] std::string bytes() const;
    void undoEverything();

    /// A viewport pixel where a click hits the object itself and nothing in it.
    [[nodiscard]] QPoint on(ObjectId id) const;
    void click(QPoint at, Qt::KeyboardModifiers modifiers = {});
    void click(ObjectId id, Qt::KeyboardModifiers modifiers = {}) { click(on(id), modifiers); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {});
    /// Clicks an entry of the palette, then the canvas.
    void place(views::PlaceKind kind, QPoint at);
    /// Drags an entry of the palette over the canvas; `dropped` false lets go of it elsewhere.
    /// Gives whether the canvas would take it.
    bool dragFromPalette(views::PlaceKind kind, QPoint at);

    /// Presses a key where the keyboard is.
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString& text);
    /// Moves the keyboard with Tab until `reached`; false when it went all the way round.
    bool tabTo(const std::function<bool(QWidget*)>& reached);
    /// Runs a command of the window; fails the test when it is disabled.
    void run(const QString& action);

    /// Waits for what is worked out beside the window; fails the test when it never comes.
    void waitUntil(const std::function<bool()>& isDone);

    /// Calls `act` with the next modal dialog, once it is open.
    template<class Dialog = QWidget>
    void inDialog(std::function<void(Dialog&)> act)
    {
        QTimer::singleShot(0, m_window.get(), [this, act = std::move(act)] {
            auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
            if (dialog == nullptr)
                inDialog<Dialog>(act);
            else
                act(*dialog);
        });
    }

    /// Types a path into the file dialog that comes next and accepts it.
    void choose(const QString& path);
    /// Drops files on a pixel of the window; false when it would not take them.
    bool drop(const QStringList& paths, QPoint at = {10, 10});

private:
    void watch(QAbstractItemModel& model);

    views::ThemeManager m_theme;
    std::unique_ptr<window::MainWindow> m_window;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

} // namespace peerscape::test
