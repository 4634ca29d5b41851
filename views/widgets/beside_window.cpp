#include "views/widgets/beside_window.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QProgressBar>
#include <QProgressDialog>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace peerscape::views {

namespace {

constexpr int kShowProgressAfter = 500; // ms
constexpr int kProgressEvery = 50;      // ms

} // namespace

void runBesideWindow(QWidget* window, const QString& title, const QString& cancel,
                     const std::function<void(JobState&)>& job)
{
    JobState state;
    QEventLoop loop;
    const std::unique_ptr<QThread> worker(QThread::create([&] { job(state); }));
    QObject::connect(worker.get(), &QThread::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(kShowProgressAfter, &loop, &QEventLoop::quit);
    worker->start();
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    if (!worker->isFinished()) {
        QProgressDialog progress(title, cancel, 0, state.percent < 0 ? 0 : 100, window);
        auto* bar = new QProgressBar;
        bar->setFormat(QCoreApplication::translate("Progress", "%p%", "per cent"));
        progress.setBar(bar);
        progress.setRange(0, state.percent < 0 ? 0 : 100);
        progress.setWindowModality(Qt::WindowModal);
        progress.setMinimumDuration(0);
        progress.setAutoClose(false);
        progress.setAutoReset(false);
        QObject::connect(&progress, &QProgressDialog::canceled, &progress,
                         [&] { state.cancelled = true; });
        QTimer ticks;
        QObject::connect(&ticks, &QTimer::timeout, &progress, [&] {
            const int percent = state.percent;
            progress.setMaximum(percent < 0 ? 0 : 100);
            progress.setValue(std::clamp(percent, 0, 99));
            if (worker->isFinished()) // also where its signal came while no loop ran
                loop.quit();
        });
        ticks.start(kProgressEvery);
        progress.setValue(0);
        while (!worker->isFinished())
            loop.exec();
    }
    worker->wait();
}

} // namespace peerscape::views
