#include "app/window/document_files.h"

#include "app/input/file_beside.h"
#include "core/write/atomic_file.h"
#include "core/write/write.h"

#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QProgressDialog>
#include <QSettings>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>

namespace peerscape::window {

namespace {

constexpr int kRecentFiles = 10;
constexpr int kShowProgressAfter = 500; // ms
constexpr int kProgressEvery = 50;      // ms
const QString kRecentKey = QStringLiteral("recentFiles");

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

/// What a job on a worker thread and the window tell each other.
struct JobState
{
    std::atomic<bool> cancelled = false;
    std::atomic<int> percent = 0;
};

/// Runs `job` on a thread of its own while the window stays alive. For half a second it is only
/// repainted: clicks and keys wait, so that the document cannot change underneath. Then a dialog
/// shows the progress and takes the input; without `cancel` it has no button.
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
        QProgressDialog progress(title, cancel, 0, 100, window);
        progress.setWindowModality(Qt::WindowModal);
        progress.setMinimumDuration(0);
        progress.setAutoClose(false);
        QObject::connect(&progress, &QProgressDialog::canceled, &progress,
                         [&] { state.cancelled = true; });
        QTimer ticks;
        QObject::connect(&ticks, &QTimer::timeout, &progress, [&] {
            progress.setValue(std::min(99, state.percent.load()));
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

/// The whole of a file or resource.
Result<std::string> contentOf(const QString& path, JobState& state, int share)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail("CannotRead", path.toStdString() + ": " + file.errorString().toStdString());
    std::string content;
    content.reserve(static_cast<std::size_t>(file.size()));
    std::vector<char> block(kMegabyte);
    for (qint64 count = 0; (count = file.read(block.data(), kMegabyte)) > 0;) {
        if (state.cancelled)
            return fail("Cancelled", "reading was cancelled");
        content.append(block.data(), static_cast<std::size_t>(count));
        if (file.size() > 0)
            state.percent = static_cast<int>(share * file.pos() / file.size());
    }
    if (file.error() != QFileDevice::NoError)
        return fail("CannotRead", path.toStdString() + ": " + file.errorString().toStdString());
    return content;
}

Result<read::ReadResult> readFiles(const QStringList& paths, JobState& state)
{
    constexpr int kFileShare = 20; // percent of the progress that getting the bytes takes
    std::vector<std::string> contents;
    std::vector<read::Input> inputs;
    contents.reserve(static_cast<std::size_t>(paths.size()));
    for (const QString& path : paths) {
        Result<std::string> content = contentOf(path, state, kFileShare);
        if (!content)
            return tl::unexpected<Error>(content.error());
        contents.push_back(std::move(*content));
        inputs.push_back({QFileInfo(path).fileName().toStdString(), contents.back()});
    }
    read::ReadOptions options;
    // Messages name files without their folders; links are looked up in them.
    options.beside = [&](const std::string& name, const std::string& path) {
        for (int i = 0; i < paths.size(); ++i) {
            if (inputs[static_cast<std::size_t>(i)].name == name)
                return input::fileBeside(QFile::encodeName(paths[i]).toStdString(), path);
        }
        return std::optional<std::string>();
    };
    options.progress = [&](double share) {
        state.percent = kFileShare + static_cast<int>(share * (100 - kFileShare));
        return !state.cancelled;
    };
    return read::read(inputs, options);
}

} // namespace

DocumentFiles::DocumentFiles(QWidget* window)
    : QObject(window)
    , m_window(window)
{
}

Result<read::ReadResult> DocumentFiles::open(const QStringList& paths)
{
    Result<read::ReadResult> result = fail("Cancelled", "reading was cancelled");
    runBesideWindow(m_window, tr("Reading %1…").arg(QFileInfo(paths.front()).fileName()),
                    tr("Cancel"), [&](JobState& state) { result = readFiles(paths, state); });
    return result;
}

Result<void> DocumentFiles::save(const QString& path, const azure::Document& document)
{
    // The worker's copy of the document shares everything with the window's.
    Result<void> result;
    runBesideWindow(m_window, tr("Saving %1…").arg(QFileInfo(path).fileName()), {},
                    [&, snapshot = document](JobState&) {
                        result = write::writeFileAtomically(QFile::encodeName(path).toStdString(),
                                                            write::writePeerscape(snapshot));
                    });
    return result;
}

QStringList DocumentFiles::recent() const
{
    return QSettings().value(kRecentKey).toStringList();
}

void DocumentFiles::addRecent(const QString& path)
{
    QStringList list = recent();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    list.removeAll(absolute);
    list.prepend(absolute);
    while (list.size() > kRecentFiles)
        list.removeLast();
    QSettings().setValue(kRecentKey, list);
    emit recentChanged();
}

void DocumentFiles::clearRecent()
{
    QSettings().remove(kRecentKey);
    emit recentChanged();
}

std::vector<DocumentFiles::Sample> DocumentFiles::samples()
{
    const auto at = [](const char* name, const QString& title) {
        return Sample{QStringLiteral(":/samples/%1.peerscape").arg(QLatin1String(name)), title};
    };
    return {at("exercise", tr("The exercise: Sales, Marketing, Research")),
            at("gateway-transit", tr("Gateway transit: hub and spokes")),
            at("appliance", tr("Two spokes through an appliance")),
            at("one-sided", tr("One-sided and disconnected peerings")),
            at("overlap", tr("Overlapping networks")),
            at("forced-tunnelling", tr("Forced tunnelling")),
            at("cross-tenant", tr("Across subscriptions and tenants"))};
}

} // namespace peerscape::window
