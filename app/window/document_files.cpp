#include "app/window/document_files.h"

#include "core/write/atomic_file.h"
#include "core/write/write.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QProgressDialog>
#include <QSettings>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <memory>

namespace peerscape::window {

namespace {

constexpr int kRecentFiles = 10;
constexpr int kShowProgressAfter = 500; // ms
const QString kRecentKey = QStringLiteral("recentFiles");

/// The whole of a file or resource.
Result<std::string> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail("CannotRead", path.toStdString() + ": " + file.errorString().toStdString());
    return file.readAll().toStdString();
}

} // namespace

DocumentFiles::DocumentFiles(QWidget* window)
    : QObject(window)
    , m_window(window)
{
}

Result<read::ReadResult> DocumentFiles::open(const QStringList& paths)
{
    std::vector<std::string> contents;
    std::vector<read::Input> inputs;
    contents.reserve(static_cast<std::size_t>(paths.size()));
    for (const QString& path : paths) {
        Result<std::string> content = contentOf(path);
        if (!content)
            return tl::unexpected<Error>(content.error());
        contents.push_back(std::move(*content));
        inputs.push_back({QFileInfo(path).fileName().toStdString(), contents.back()});
    }
    std::atomic<bool> cancelled = false;
    std::atomic<int> percent = 0;
    read::ReadOptions options;
    options.progress = [&](double share) {
        percent = static_cast<int>(share * 100);
        return !cancelled.load();
    };
    Result<read::ReadResult> result = fail("Cancelled", "reading was cancelled");
    const std::unique_ptr<QThread> worker(
        QThread::create([&] { result = read::read(inputs, options); }));
    QProgressDialog progress(tr("Reading %1…").arg(QFileInfo(paths.front()).fileName()),
                             tr("Cancel"), 0, 100, m_window);
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(kShowProgressAfter);
    connect(&progress, &QProgressDialog::canceled, this, [&] { cancelled = true; });
    worker->start();
    // The window stays alive: its events run between looks at the worker.
    while (!worker->wait(10)) {
        progress.setValue(std::min(99, percent.load()));
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return result;
}

Result<void> DocumentFiles::save(const QString& path, const azure::Document& document)
{
    return write::writeFileAtomically(QFile::encodeName(path).toStdString(),
                                      write::writePeerscape(document));
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
