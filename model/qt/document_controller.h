#pragma once

#include "core/base/progress.h"
#include "core/diagram/diagram.h"
#include "core/edit/edit.h"
#include "core/route/route_engine.h"

#include <QObject>
#include <QString>

#include <memory>

class QUndoStack;

namespace peerscape::qtmodel {

class FindingKeeper;

/// An edit with the routes and the drawing that follow from it.
struct Outlook;

/// The one place through which a document changes in the window. Owns the current version, the undo
/// stack, and what follows from the document: routes, drawing, findings. All are current when
/// `changed` is sent, but the findings of a large document, which follow. Views read values and
/// apply edits; nobody else keeps a copy of the truth. GUI thread only.
class DocumentController : public QObject
{
    Q_OBJECT

public:
    explicit DocumentController(QObject* parent = nullptr);
    ~DocumentController() override;

    [[nodiscard]] const azure::Document& document() const;
    [[nodiscard]] const route::RouteEngine& routes() const;
    [[nodiscard]] const FindingKeeper& findings() const;
    [[nodiscard]] const diagram::Diagram& diagram() const;
    [[nodiscard]] QUndoStack* undoStack() const;

    /// A document with all that follows from it.
    struct Prepared;
    /// Lays out what has no place in a document, and works out its routes and its drawing: what
    /// takes long when a large one is opened. On any thread.
    [[nodiscard]] static std::shared_ptr<Prepared> prepare(azure::Document document);
    /// Another document: empties the undo stack and sends `reset`.
    void setPrepared(std::shared_ptr<Prepared> prepared);
    /// The same for one that is prepared at once.
    void setDocument(azure::Document document) { setPrepared(prepare(std::move(document))); }

    /// Applies an accepted edit as one undo step, or sends `refused` and gives false. Edits with
    /// the same non-zero `gesture` that follow each other merge into one step (a spin box being
    /// turned). An edit without changes is no step. `aside` is where free-standing things that it
    /// added give way to what stands there.
    bool apply(const edit::EditResult& result, quint64 gesture = 0,
               diagram::Aside aside = diagram::Aside::Nearest);

    /// Whether what follows from an edit takes so long that it is worth working out ahead.
    [[nodiscard]] static bool isLarge(const edit::Edit& edit);
    /// Works out what follows from an edit of the document of `routes`, which are a copy of the
    /// window's. On any thread; null when it is given up.
    [[nodiscard]] static std::shared_ptr<Outlook> outlookOn(const edit::Edit& edit,
                                                            route::RouteEngine routes,
                                                            diagram::Aside aside,
                                                            const Progress& progress);
    /// Applies such an edit, of the document that there is now, as `apply` does.
    void apply(std::shared_ptr<Outlook> outlook);

    /// The document after the first `step` edits of the undo stack, of which there are
    /// `undoStack()->count()`; 0 is as it was opened. O(1).
    [[nodiscard]] azure::Document versionAt(int step) const;

    /// Time the last edit took until tables and drawing were current, in nanoseconds.
    [[nodiscard]] qint64 lastUpdateNanoseconds() const;

    /// A sentence of the core in the language of the window.
    [[nodiscard]] static QString text(const Message& message);
    /// The same for what the core draws: the words of a diagram or a picture. On any thread.
    [[nodiscard]] static std::string translated(const Message& message);
    /// What an error says, in that language where the words are ours; Azure's stay as they are.
    [[nodiscard]] static QString text(const Error& error);
    /// A kind in the language of the window: "virtual network".
    [[nodiscard]] static QString text(Kind kind);

signals:
    /// After every edit, undo and redo. `damage` says what to paint again.
    void changed(const peerscape::azure::ChangeSet& changes,
                 const peerscape::diagram::Damage& damage);
    /// Another document was set: rebuild.
    void reset();
    /// An edit was refused with Azure's error.
    void refused(const peerscape::Error& error);

private:
    friend class SnapshotCommand;
    void show(const azure::Document& next, const azure::ChangeSet& changes);
    void show(std::shared_ptr<Outlook> outlook);
    void tell(const azure::ChangeSet& changes, const diagram::Damage& damage);

    std::shared_ptr<Prepared> m_state; ///< Nobody else has it.
    QUndoStack* m_undoStack;
    FindingKeeper* m_findings;
    qint64 m_lastUpdate = 0;
};

} // namespace peerscape::qtmodel
