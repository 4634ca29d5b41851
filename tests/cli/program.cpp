#include "tests/cli/program.h"

#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>

namespace peerscape::test {

Run runProgram(const QString& folder, const QStringList& arguments, const QByteArray& input)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral(PEERSCAPE_BINARY), arguments);
    process.write(input);
    process.closeWriteChannel();
    Run run;
    const bool ended = process.waitForFinished(60'000);
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    if (ended && process.exitStatus() == QProcess::NormalExit)
        run.status = process.exitCode();
    else
        process.kill();
    return run;
}

void copyData(const QString& folder)
{
    const QDir data(QStringLiteral(PEERSCAPE_SOURCE_DIR "/tests/cli/data"));
    for (const QString& name : data.entryList(QDir::Files))
        QFile::copy(data.filePath(name), folder + QLatin1Char('/') + name);
}

} // namespace peerscape::test
