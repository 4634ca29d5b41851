#include "tests/support/hostile_templates.h"
#include "tests/support/sanitized.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace peerscape;

namespace {

// What the program may take for any template; the kernel ends what takes longer.
constexpr rlim_t kSeconds = 1;
constexpr long kMegabytes = 200;

/// What a run took.
struct Cost
{
    int status = -1; ///< As the process ended; -1 when it was killed.
    long megabytes = 0;
};

/// Runs the program on a file with a limit on its processor time. It writes what it says to
/// `said`.
Cost costOf(const QByteArray& file, const QByteArray& said)
{
    const pid_t child = fork();
    if (child == 0) {
        const rlimit limit{kSeconds, kSeconds};
        const int out = open(said.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (setrlimit(RLIMIT_CPU, &limit) != 0 || dup2(out, STDOUT_FILENO) < 0
            || dup2(out, STDERR_FILENO) < 0)
            _exit(126);
        execl(PEERSCAPE_BINARY, PEERSCAPE_BINARY, "inventory", "--report", file.constData(),
              nullptr);
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    Cost cost;
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return cost;
    cost.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    cost.megabytes = usage.ru_maxrss / 1024;
    return cost;
}

} // namespace

/// The real program reads what is made to hurt within its limits, and says what is wrong.
class TestLimits : public QObject
{
    Q_OBJECT

private slots:
    void hostileTemplates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        for (const test::HostileTemplate& item : test::hostileTemplates())
            QTest::newRow(item.what) << item.text << item.expected;
    }

    void hostileTemplates()
    {
        if (test::kIsSanitized)
            QSKIP("sanitizers take memory and time of their own");
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("main.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QFile said(folder.filePath(QStringLiteral("said")));
        const Cost cost =
            costOf(QFile::encodeName(file.fileName()), QFile::encodeName(said.fileName()));
        QVERIFY(said.open(QIODevice::ReadOnly));
        const QByteArray words = said.readAll();
        QVERIFY2(cost.status == 0 || cost.status == 2, words.left(2000).constData());
        QVERIFY2(words.contains(expected), words.left(2000).constData());
        QVERIFY2(cost.megabytes <= kMegabytes,
                 QByteArray::number(static_cast<qlonglong>(cost.megabytes)).constData());
    }
};

PEERSCAPE_TEST_CLASS(TestLimits)
#include "tst_limits.moc"
