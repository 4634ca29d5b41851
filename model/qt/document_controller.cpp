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
        , diagram(document)
    {
    }

    azure::Document document;
    route::RouteEngine routes;
    diagram::Diagram diagram;
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

/// The one undo command: two versions of the document and what lies between them.
class SnapshotCommand : public QUndoCommand
{
public:
    SnapshotCommand(DocumentController& controller, const edit::Edit& edit, quint64 gesture)
        : QUndoCommand(undoText(DocumentController::text(edit.label)))
        , m_controller(controller)
        , m_before(controller.document())
        , m_after(edit.next)
        , m_changes(edit.changes)
        , m_gesture(gesture)
    {
    }

    [[nodiscard]] const azure::Document& before() const { return m_before; }
    [[nodiscard]] const azure::Document& after() const { return m_after; }

    [[nodiscard]] int id() const override { return m_gesture != 0 ? 1 : -1; }
    void undo() override { m_controller.show(m_before, m_changes.inverted()); }
    void redo() override { m_controller.show(m_after, m_changes); }

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
        m_undoStack->push(new SnapshotCommand(*this, settled(*result, aside), gesture));
    return true;
}

edit::Edit DocumentController::settled(const edit::Edit& edit, diagram::Aside aside) const
{
    edit::Edit placed = edit;
    const auto put = [&](const diagram::Places& places) {
        if (places.empty())
            return;
        azure::Transaction transaction(placed.next);
        azure::placeWithBends(transaction, places);
        placed.next = transaction.take();
        placed.changes = azure::Document::diff(m_state->document, placed.next);
    };
    put(m_state->diagram.placesFor(placed.next, placed.changes));
    put(m_state->diagram.roomFor(placed.next, placed.changes, aside));
    return placed;
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
    m_findings->follow(next, changes);
    emit changed(changes, damage);
}

qint64 DocumentController::lastUpdateNanoseconds() const
{
    return m_lastUpdate;
}

QString DocumentController::text(const Message& message)
{
    const std::string source(message.text);
    const QString translated = QCoreApplication::translate("core", source.c_str());
    std::vector<std::string> arguments = message.arguments;
    for (const Message& part : message.parts)
        arguments.push_back(text(part).toStdString());
    return QString::fromStdString(fillTemplate(translated.toStdString(), arguments));
}

QString DocumentController::text(Kind kind)
{
    return text(Message{azure::kindLabel(kind), {}});
}

} // namespace peerscape::qtmodel
