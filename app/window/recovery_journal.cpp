#include "app/window/recovery_journal.h"

#include "core/write/write.h"
#include "qt/document_controller.h"

#include <QDir>
#include <QElapsedTimer>
#include <QUuid>

#include <algorithm>

namespace peerscape::window {

namespace {

constexpr int kAfterChange = 1000; // ms

} // namespace

RecoveryJournal::RecoveryJournal(RecoveryStore store, Ask ask, QObject* parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_ask(std::move(ask))
    , m_id(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(kAfterChange);
    connect(&m_wait, &QTimer::timeout, this, &RecoveryJournal::keep);
    m_worker.setMaxThreadCount(1);
}

RecoveryJournal::~RecoveryJournal()
{
    m_worker.waitForDone();
    m_store.discard(m_id);
}

void RecoveryJournal::touch()
{
    if (m_writing)
        m_again = true;
    else if (!m_wait.isActive())
        m_wait.start();
}

void RecoveryJournal::drop()
{
    m_wait.stop();
    m_again = false;
    m_worker.waitForDone();
    m_store.discard(m_id);
}

void RecoveryJournal::adopt(const QString& id)
{
    drop();
    m_id = id;
    hold();
}

void RecoveryJournal::hold()
{
    QDir().mkpath(m_store.folder());
    m_lock = std::make_unique<QLockFile>(m_store.lockPath(m_id));
    m_lock->setStaleLockTime(0);
    m_lock->tryLock(0); // without it another window may offer this copy too early, no more
}

void RecoveryJournal::keep()
{
    std::optional<State> state = m_ask();
    if (!state) {
        m_store.discard(m_id);
        return;
    }
    if (!m_lock)
        hold();
    m_writing = true;
    m_worker.start([this, state = std::move(*state)] {
        QElapsedTimer timer;
        timer.start();
        const Result<void> result =
            m_store.write(m_id, write::writePeerscape(state.document), state.file, state.title);
        QMetaObject::invokeMethod(
            this, [this, result, spent = timer.elapsed()] { written(result, spent); },
            Qt::QueuedConnection);
    });
}

void RecoveryJournal::written(const Result<void>& result, qint64 milliseconds)
{
    m_writing = false;
    if (!result)
        emit failed(qtmodel::DocumentController::text(result.error()));
    // A large design may take longer to write than the pause; half of the time stays free.
    m_wait.setInterval(std::max(kAfterChange, static_cast<int>(milliseconds)));
    if (std::exchange(m_again, false))
        m_wait.start();
}

} // namespace peerscape::window
