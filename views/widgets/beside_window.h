#pragma once

#include <QString>
#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <utility>

class QWidget;

namespace peerscape::views {

/// What a job on a worker thread and the window tell each other.
struct JobState
{
    std::atomic<bool> cancelled = false;
    std::atomic<int> percent = 0; ///< Below zero: nobody can say.

    /// Called by the job now and then; false when it is to give up.
    bool goOn(int done)
    {
        percent = done;
        return !cancelled;
    }
};

/// Runs `job` on a thread of its own while the window stays alive. For half a second it is only
/// repainted: clicks and keys wait, so that the document cannot change underneath. Then a dialog
/// with `title` shows the progress and takes the input; `cancel` is the text of its button, without
/// which it has none. Returns when the job has ended, also after it was cancelled.
void runBesideWindow(QWidget* window, const QString& title, const QString& cancel,
                     const std::function<void(JobState&)>& job);

/// For a job: runs `work`, which cannot be interrupted, so that it can be given up all the same. It
/// then goes on alone and what it makes is dropped, so it must own what it uses.
template<class Work>
auto unlessGivenUp(JobState& state, Work work) -> std::optional<decltype(work())>
{
    using namespace std::chrono_literals;
    state.percent = -1;
    const auto promise = std::make_shared<std::promise<decltype(work())>>();
    auto result = promise->get_future();
    QThreadPool::globalInstance()->start(
        [promise, work = std::move(work)] { promise->set_value(work()); });
    while (result.wait_for(20ms) != std::future_status::ready) {
        if (state.cancelled)
            return std::nullopt;
    }
    return result.get();
}

} // namespace peerscape::views
