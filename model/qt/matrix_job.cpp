#include "qt/matrix_job.h"

#include <QPromise>
#include <QThreadPool>

namespace peerscape::qtmodel {

MatrixJob::MatrixJob(QObject* parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &MatrixJob::finish);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, [this](int rows) {
        if (m_running)
            emit progressed(rows, m_watcher.progressMaximum());
    });
}

MatrixJob::~MatrixJob()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void MatrixJob::start(const route::RouteEngine& routes, reach::MatrixBy by, const reach::Flow& flow,
                      Extent extent)
{
    m_watcher.cancel();
    m_running = true;
    if (m_kept != nullptr && (m_kept->keeper.matrix().by != by || !(m_kept->flow == flow)))
        m_kept.reset();
    // Shared, because the pool copies what it runs.
    const auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start(
        [promise, engine = routes, by, flow, extent, before = m_kept] {
            const std::size_t ends = reach::matrixEnds(engine.document(), by).size();
            const std::size_t most = extent == Extent::AllPairs ? kMostAtAll
                                     : before != nullptr        ? kMostKept
                                                                : kMostWhole;
            int rows = 0;
            const auto goOn = [&] {
                if (rows == 0)
                    promise->setProgressRange(0, static_cast<int>(ends));
                promise->setProgressValue(rows++);
                return !promise->isCanceled();
            };
            Result result;
            if (ends > most) {
                result.part = std::make_shared<reach::MatrixPart>(engine, by, flow);
            } else if (before == nullptr) {
                result.whole = std::make_shared<const Kept>(
                    Kept{engine, flow, reach::MatrixKeeper(engine, by, flow, goOn)});
            } else {
                // A copy, because the work may be given up half-way.
                auto now = std::make_shared<Kept>(*before);
                const azure::Document old = now->routes.document();
                const azure::ChangeSet changes = azure::Document::diff(old, engine.document());
                now->routes.update(engine.document(), changes);
                now->keeper.update(old, changes, now->routes, goOn);
                result.whole = std::move(now);
            }
            if (!promise->isCanceled())
                promise->addResult(std::move(result));
            promise->finish();
        });
}

void MatrixJob::cancel()
{
    if (!m_running)
        return;
    m_running = false;
    m_watcher.cancel();
    emit cancelled();
}

void MatrixJob::finish()
{
    if (!m_running || m_watcher.isCanceled())
        return;
    m_running = false;
    const Result result = m_watcher.result();
    if (result.part != nullptr) {
        m_kept.reset();
        emit prepared(result.part);
        return;
    }
    m_kept = result.whole->keeper.matrix().ends.size() > kMostKept ? nullptr : result.whole;
    emit finished(result.whole->keeper.matrix());
}

} // namespace peerscape::qtmodel
