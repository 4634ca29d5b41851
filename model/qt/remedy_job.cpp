#include "qt/remedy_job.h"

#include "qt/document_controller.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace peerscape::qtmodel {

RemedyJob::RemedyJob(QObject* parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, &RemedyJob::tell);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RemedyJob::finish);
}

RemedyJob::~RemedyJob()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

RemedyJob::News RemedyJob::search(const route::RouteEngine& routes, RemedyWish wish,
                                  const FlowQuestion& question, const std::function<bool()>& goOn)
{
    const bool apart = wish == RemedyWish::KeepApart;
    remedy::SearchOptions options;
    options.goOn = goOn;
    auto remedies =
        apart ? remedy::findIsolations(routes, question.from.object, question.to.object, options)
              : remedy::findRemedies(routes, question.from, question.to, question.flow, options);
    if (!remedies)
        return remedies.error();
    Found found{std::move(*remedies), false};
    if (found.remedies.empty() && goOn()) {
        if (apart) {
            found.fulfilled =
                *remedy::areIsolated(routes, question.from.object, question.to.object);
        } else {
            const auto answer = reach::reach(routes, question.from, question.to, question.flow);
            found.fulfilled = answer && answer->reachable;
        }
    }
    return found;
}

void RemedyJob::start(const route::RouteEngine& routes, RemedyWish wish,
                      const FlowQuestion& question)
{
    m_watcher.cancel();
    m_running = true;
    m_error.clear();
    // Shared, because the pool copies what it runs.
    const auto promise = std::make_shared<QPromise<News>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, engine = routes, wish, question] {
        const auto goOn = [&] { return !promise->isCanceled(); };
        const News news = search(engine, wish, question, goOn);
        promise->addResult(news);
        if (const auto* found = std::get_if<Found>(&news)) {
            for (const remedy::Remedy& remedy : found->remedies) {
                if (!goOn())
                    break;
                promise->addResult(remedy::previewOf(engine, remedy, question.flow, goOn));
            }
        }
        promise->finish();
    });
}

void RemedyJob::cancel()
{
    if (!m_running)
        return;
    m_running = false;
    m_watcher.cancel();
    emit cancelled();
}

void RemedyJob::tell(int index)
{
    if (!m_running || m_watcher.isCanceled())
        return;
    const News news = m_watcher.resultAt(index);
    if (const auto* found = std::get_if<Found>(&news))
        emit this->found(found->remedies, found->fulfilled);
    else if (const auto* error = std::get_if<Error>(&news))
        m_error = DocumentController::text(*error);
    else
        emit previewed(index - 1, std::get<remedy::Preview>(news));
}

void RemedyJob::finish()
{
    if (!m_running || m_watcher.isCanceled())
        return;
    m_running = false;
    emit finished(m_error);
}

} // namespace peerscape::qtmodel
