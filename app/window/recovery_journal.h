#pragma once

#include "app/window/recovery_store.h"
#include "core/azure/document.h"

#include <QLockFile>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace peerscape::window {

/// Keeps a copy of one window's design while it has unsaved changes: at most a second after a
/// change a snapshot goes to a worker, which writes it. A crash costs what was changed since.
class RecoveryJournal : public QObject
{
    Q_OBJECT

public:
    /// What there is to keep; nothing when all changes are saved.
    struct State
    {
        azure::Document document;
        QString file;
        QString title;
    };
    using Ask = std::function<std::optional<State>()>;

    /// `ask` is called on the GUI thread.
    RecoveryJournal(RecoveryStore store, Ask ask, QObject* parent);
    /// The window goes in good order: its copy goes with it.
    ~RecoveryJournal() override;

    [[nodiscard]] const RecoveryStore& store() const { return m_store; }
    /// Something changed: soon the copy is written, or removed when all is saved.
    void touch();
    /// All is saved or given up: the copy goes at once.
    void drop();
    /// Works on in a copy that was left behind, so that it stays until its design is saved.
    void adopt(const QString& id);

signals:
    /// The copy could not be written, with the system's reason.
    void failed(const QString& reason);

private:
    void keep();
    void hold();
    void written(const Result<void>& result, qint64 milliseconds);

    RecoveryStore m_store;
    Ask m_ask;
    QString m_id;
    std::unique_ptr<QLockFile> m_lock; ///< From the first copy on.
    QTimer m_wait;
    QThreadPool m_worker; ///< One thread, so copies are written in order.
    bool m_writing = false;
    bool m_again = false; ///< Changed while writing.
};

} // namespace peerscape::window
