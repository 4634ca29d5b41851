#include "qt/document_controller.h"

#include "core/azure/lines.h"
#include "core/azure/names.h"
#include "core/diagram/auto_layout.h"
#include "core/edit/layout_edits.h"
#include "core/edit/put.h"
#include "qt/finding_keeper.h"
#include "qt/let_go.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace peerscape::qtmodel {

/// Everything that follows from one version of the document, kept together so that it is replaced
/// together.
struct DocumentController::Prepared
{
    explicit Prepared(azure::Document shown)
        : document(std::move(shown))
        , routes(document)
        , diagram(document, diagram::Words(translated))
    {
    }

    azure::Document document;
    route::RouteEngine routes;
    diagram::Diagram diagram;
};

struct Outlook
{
    edit::Edit edit; ///< Settled.
    route::RouteEngine routes;
    diagram::Diagram diagram;
    diagram::Damage damage;
};

/// The text of an undo step, with a shorter one for menus when it is long.
QString undoText(const QString& label)
{
    constexpr int kMostInMenu = 60;
    QString line = label;
    line.replace(QLatin1Char('\n'), QLatin1Char(' ')); // which would separate the two
    return line.size() <= kMostInMenu
               ? line
               : line + QLatin1Char('\n') + line.left(kMostInMenu - 1) + QChar(0x2026);
}

/// The edit of a document that is drawn so, with a place for every free-standing thing that it
/// added without one, and with room for what it moved or made larger.
edit::Edit settled(edit::Edit edit, const azure::Document& before, const diagram::Diagram& drawing,
                   diagram::Aside aside)
{
    const auto put = [&](const diagram::Places& places) {
        if (places.empty())
            return;
        azure::Transaction transaction(edit.next);
        azure::placeWithBends(transaction, places);
        edit.next = transaction.take();
        edit.changes = azure::Document::diff(before, edit.next);
    };
    put(drawing.placesFor(edit.next, edit.changes));
    put(drawing.roomFor(edit.next, edit.changes, aside));
    return edit;
}

/// The one undo command: two versions of the document and what lies between them.
class SnapshotCommand : public QUndoCommand
{
public:
    /// `outlook` is what is known already of what follows, for the first time that it is shown.
    SnapshotCommand(DocumentController& controller, const edit::Edit& edit, quint64 gesture,
                    std::shared_ptr<Outlook> outlook = {})
        : QUndoCommand(undoText(DocumentController::text(edit.label)))
        , m_controller(controller)
        , m_before(controller.document())
        , m_after(edit.next)
        , m_changes(edit.changes)
        , m_gesture(gesture)
        , m_outlook(std::move(outlook))
    {
    }

    [[nodiscard]] const azure::Document& before() const { return m_before; }
    [[nodiscard]] const azure::Document& after() const { return m_after; }

    [[nodiscard]] int id() const override { return m_gesture != 0 ? 1 : -1; }
    void undo() override { m_controller.show(m_before, m_changes.inverted()); }
    void redo() override
    {
        if (m_outlook != nullptr)
            m_controller.show(std::exchange(m_outlook, nullptr));
        else
            m_controller.show(m_after, m_changes);
    }

    bool mergeWith(const QUndoCommand* other) override
    {
        // Only commands with the same id() come here, and only this class has one.
        const auto* next = static_cast<const SnapshotCommand*>(other);
        if (next->m_gesture != m_gesture)
            return false;
        m_after = next->m_after;
        m_changes = azure::Document::diff(m_before, m_after);
        setText(undoText(next->text()));
        // A gesture that ends where it began was no edit.
        setObsolete(m_changes.empty());
        return true;
    }

private:
    DocumentController& m_controller;
    azure::Document m_before;
    azure::Document m_after;
    azure::ChangeSet m_changes;
    quint64 m_gesture;
    std::shared_ptr<Outlook> m_outlook;
};

DocumentController::DocumentController(QObject* parent)
    : QObject(parent)
    , m_state(std::make_shared<Prepared>(azure::Document()))
    , m_undoStack(new QUndoStack(this))
    , m_findings(new FindingKeeper(this))
{
    m_findings->begin(m_state->routes);
}

DocumentController::~DocumentController()
{
    // The stack tells everybody that it is clean while it goes, when nobody can ask us any more.
    m_undoStack->blockSignals(true);
}

const azure::Document& DocumentController::document() const
{
    return m_state->document;
}

const route::RouteEngine& DocumentController::routes() const
{
    return m_state->routes;
}

const FindingKeeper& DocumentController::findings() const
{
    return *m_findings;
}

const diagram::Diagram& DocumentController::diagram() const
{
    return m_state->diagram;
}

QUndoStack* DocumentController::undoStack() const
{
    return m_undoStack;
}

std::shared_ptr<DocumentController::Prepared> DocumentController::prepare(azure::Document document)
{
    return std::make_shared<Prepared>(diagram::withLayout(document));
}

void DocumentController::setPrepared(std::shared_ptr<Prepared> prepared)
{
    std::shared_ptr<Prepared> before = std::exchange(m_state, std::move(prepared));
    m_undoStack->clear();
    m_findings->begin(m_state->routes);
    emit reset();
    letGo(std::move(before)); // last, when nobody shares the old document any more
}

bool DocumentController::apply(const edit::EditResult& result, quint64 gesture,
                               diagram::Aside aside)
{
    if (!result) {
        emit refused(result.error());
        return false;
    }
    if (!result->changes.empty())
        m_undoStack->push(new SnapshotCommand(
            *this, settled(*result, m_state->document, m_state->diagram, aside), gesture));
    return true;
}

bool DocumentController::isLarge(const edit::Edit& edit)
{
    constexpr std::size_t kMost = 2000;
    const azure::ChangeSet& changes = edit.changes;
    return changes.added.size() + changes.updated.size() + changes.removed.size()
               + changes.moved.size()
           > kMost;
}

std::shared_ptr<Outlook> DocumentController::outlookOn(const edit::Edit& edit,
                                                       route::RouteEngine routes,
                                                       diagram::Aside aside,
                                                       const Progress& progress)
{
    const auto goesOn = [&](double share) { return !progress || progress(share); };
    const azure::Document before = routes.document();
    // The window's drawing is in use, also for reading: this is another one.
    diagram::Diagram drawing(before, diagram::Words(translated));
    if (!goesOn(0.2))
        return nullptr;
    edit::Edit next = settled(edit, before, drawing, aside);
    if (!goesOn(0.5))
        return nullptr;
    routes.update(next.next, next.changes);
    if (!goesOn(0.7))
        return nullptr;
    diagram::Damage damage = drawing.update(next.next, next.changes);
    return std::make_shared<Outlook>(
        Outlook{std::move(next), std::move(routes), std::move(drawing), std::move(damage)});
}

void DocumentController::apply(std::shared_ptr<Outlook> outlook)
{
    const edit::Edit& edit = outlook->edit;
    m_undoStack->push(new SnapshotCommand(*this, edit, 0, std::move(outlook)));
}

azure::Document DocumentController::versionAt(int step) const
{
    const QUndoStack& stack = *m_undoStack;
    if (stack.count() == 0)
        return m_state->document;
    // Only commands of this class are pushed.
    const auto& command =
        static_cast<const SnapshotCommand&>(*stack.command(std::max(0, step - 1)));
    return step <= 0 ? command.before() : command.after();
}

void DocumentController::show(const azure::Document& next, const azure::ChangeSet& changes)
{
    QElapsedTimer timer;
    timer.start();
    Prepared& state = *m_state;
    state.document = next;
    state.routes.update(next, changes);
    const diagram::Damage damage = state.diagram.update(next, changes);
    m_lastUpdate = timer.nsecsElapsed();
    tell(changes, damage);
}

void DocumentController::show(std::shared_ptr<Outlook> outlook)
{
    QElapsedTimer timer;
    timer.start();
    m_state->document = outlook->edit.next;
    std::swap(m_state->routes, outlook->routes);
    std::swap(m_state->diagram, outlook->diagram);
    m_lastUpdate = timer.nsecsElapsed();
    tell(outlook->edit.changes, outlook->damage);
    letGo(std::move(outlook)); // with what was drawn before
}

void DocumentController::tell(const azure::ChangeSet& changes, const diagram::Damage& damage)
{
    m_findings->follow(m_state->document, changes);
    emit changed(changes, damage);
}

qint64 DocumentController::lastUpdateNanoseconds() const
{
    return m_lastUpdate;
}

QString DocumentController::text(const Message& message)
{
    const std::string source(message.text);
    const QString sentence = QCoreApplication::translate("core", source.c_str());
    std::vector<std::string> arguments = message.arguments;
    for (const Message& part : message.parts)
        arguments.push_back(translated(part));
    return QString::fromStdString(fillTemplate(sentence.toStdString(), arguments));
}

std::string DocumentController::translated(const Message& message)
{
    return text(message).toStdString();
}

QString DocumentController::text(const Error& error)
{
    return error.words.text.empty() ? QString::fromStdString(error.message) : text(error.words);
}

QString DocumentController::text(Kind kind)
{
    return text(Message{azure::kindLabel(kind), {}});
}

} // namespace peerscape::qtmodel
