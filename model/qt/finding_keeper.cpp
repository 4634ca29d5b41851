#include "qt/finding_keeper.h"

#include "qt/let_go.h"

#include <QPromise>
#include <QThreadPool>

#include <utility>

namespace peerscape::qtmodel {

/// A checker with routes of its own, so that nobody has to wait for anybody.
struct FindingKeeper::Work
{
    route::RouteEngine routes;
    std::optional<check::Checker> checker;
    FindingRowKeeper rows;

    void goOn(const azure::Document& next, const azure::ChangeSet& changes)
    {
        routes.update(next, changes);
        if (checker)
            checker->update(next, changes, routes);
        else
            checker.emplace(next, routes);
        rows.update(*checker, next);
    }
};

FindingKeeper::FindingKeeper(QObject* parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &FindingKeeper::take);
}

// A check that is going on ends by itself: it has all it needs.
FindingKeeper::~FindingKeeper() = default;

void FindingKeeper::begin(const route::RouteEngine& routes)
{
    m_running = false; // nobody wants what is being checked
    m_waiting.reset();
    letGo(std::exchange(m_work, std::make_shared<Work>(Work{routes, {}, {}})));
    m_latest = routes.document();
    if (m_latest.size() <= kMostAtOnce) {
        m_work->goOn(m_latest, {});
        publish();
    } else {
        m_counts.fill(0);
        m_judgements.clear();
        letRowsGo(std::exchange(m_rows, nullptr));
        m_rowsChange = {};
        m_document = {};
        m_waiting = m_latest;
        start();
    }
    emit reset();
}

void FindingKeeper::follow(const azure::Document& next, const azure::ChangeSet& changes)
{
    const bool sameStatements = next.settings().expectations == m_latest.settings().expectations;
    m_latest = next;
    if (next.size() > kMostAtOnce && sameStatements && !(isCurrent() && changes.layoutOnly())) {
        m_waiting = next;
        start();
        return;
    }
    finish();
    m_work->goOn(next, changes);
    publish();
    emit changed();
}

void FindingKeeper::finish()
{
    while (!isCurrent()) {
        m_watcher.waitForFinished();
        take();
    }
}

const check::Checker* FindingKeeper::checker() const
{
    return !m_running && m_work->checker ? &*m_work->checker : nullptr;
}

void FindingKeeper::start()
{
    if (m_running)
        return;
    m_running = true;
    // Shared, because the pool copies what it runs.
    const auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = m_work, next = *m_waiting] {
        work->goOn(next, azure::Document::diff(work->routes.document(), next));
        promise->finish();
    });
    m_waiting.reset();
    emit started();
}

void FindingKeeper::take()
{
    if (!m_running || !m_watcher.isFinished())
        return;
    m_running = false;
    const bool first = m_work->checker->lastChange().revision == 0;
    publish();
    if (first)
        emit reset();
    else
        emit changed();
    if (m_waiting)
        start();
}

void FindingKeeper::publish()
{
    const check::Checker& checker = *m_work->checker;
    for (const auto severity :
         {check::Severity::Error, check::Severity::Warning, check::Severity::Info})
        m_counts[static_cast<std::size_t>(severity)] = checker.count(severity);
    m_judgements = checker.judgements();
    m_rows = m_work->rows.rows();
    letRowsGo(std::exchange(m_rowsChange, m_work->rows.lastChange()).before);
    m_document = m_work->routes.document();
}

} // namespace peerscape::qtmodel
