#pragma once

#include <QString>

#include <atomic>
#include <functional>

class QWidget;

namespace peerscape::views {

/// What a job on a worker thread and the window tell each other.
struct JobState
{
    std::atomic<bool> cancelled = false;
    std::atomic<int> percent = 0;

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

} // namespace peerscape::views
