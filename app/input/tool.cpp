#include "app/input/tool.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

#include <memory>

namespace peerscape::input {

namespace {

constexpr int kAskEvery = 50; // ms
/// What is kept of a program's complaint.
constexpr std::size_t kMostWords = 2000;

} // namespace

std::string findTool(const std::string& name)
{
    return QStandardPaths::findExecutable(QString::fromStdString(name)).toStdString();
}

Result<std::string> runTool(const std::string& program, const std::vector<std::string>& arguments,
                            const std::function<bool()>& goOn)
{
    // On the command line there is no application, and a process needs one.
    int count = 1;
    std::string name = "peerscape";
    char* words[] = {name.data(), nullptr};
    std::unique_ptr<QCoreApplication> application;
    if (QCoreApplication::instance() == nullptr)
        application = std::make_unique<QCoreApplication>(count, words);
    QProcess process;
    QStringList list;
    for (const std::string& argument : arguments)
        list << QString::fromStdString(argument);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QString::fromStdString(program), list);
    if (!process.waitForStarted())
        return fail("CannotRun", program + ": " + process.errorString().toStdString());
    while (!process.waitForFinished(kAskEvery) && process.state() != QProcess::NotRunning) {
        if (goOn && !goOn()) {
            process.kill();
            process.waitForFinished();
            return fail("Cancelled", "reading was cancelled");
        }
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return process.readAllStandardOutput().toStdString();
    std::string complaint = process.readAllStandardError().trimmed().toStdString();
    if (complaint.size() > kMostWords)
        complaint.resize(kMostWords);
    if (complaint.empty())
        return failOwn("ToolFailed",
                       {PEERSCAPE_TR_NOOP("{0} failed and did not say why"), {program}});
    return fail("ToolFailed", std::move(complaint));
}

} // namespace peerscape::input
