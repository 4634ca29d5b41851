#include "qt/matrix_job.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>

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

void MatrixJob::start(const route::RouteEngine& routes, reach::MatrixBy by, const reach::Flow& flow)
{
    m_watcher.cancel();
    m_running = true;
    // Shared, because the pool copies what it runs.
    const auto promise = std::make_shared<QPromise<reach::Matrix>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, engine = routes, by, flow] {
        int rows = 0;
        const auto goOn = [&] {
            if (rows == 0)
                promise->setProgressRange(
                    0, static_cast<int>(reach::matrixEnds(engine.document(), by).size()));
            promise->setProgressValue(rows++);
            return !promise->isCanceled();
        };
        reach::Matrix matrix = reach::makeMatrix(engine, by, flow, goOn);
        if (!promise->isCanceled())
            promise->addResult(std::move(matrix));
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
    emit finished(m_watcher.result());
}

} // namespace peerscape::qtmodel
