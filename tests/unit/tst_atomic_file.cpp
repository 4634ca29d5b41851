#include "core/write/atomic_file.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

using namespace peerscape;

namespace {

constexpr std::size_t kSize = 300'000;
constexpr int kKills = 40;

std::string content(char letter)
{
    return std::string(kSize, letter);
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<void> save(const QString& path, const std::string& bytes)
{
    return write::writeFileAtomically(path.toStdString(), bytes);
}

/// Runs `body` in a process of its own, which ends with what it returns.
template<class Body>
pid_t start(Body&& body)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(body());
    return child;
}

} // namespace

/// Saving leaves the old file or the new one, never a part of either.
class TestAtomicFile : public QObject
{
    Q_OBJECT

private slots:
    void keepsAWholeFileWhenItIsKilled()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("design.peerscape"));
        QVERIFY(save(path, content('a')).has_value());
        int torn = 0;
        for (int i = 0; i < kKills; ++i) {
            int saved[2];
            QCOMPARE(::pipe(saved), 0);
            const pid_t child = start([&] {
                for (char letter = 'b';;
                     letter = letter == 'z' ? 'b' : static_cast<char>(letter + 1)) {
                    static_cast<void>(save(path, content(letter)));
                    static_cast<void>(::write(saved[1], &letter, 1) == 1);
                }
                return 0;
            });
            QVERIFY(child > 0);
            char first = 0; // however long the machine takes to begin
            QCOMPARE(::read(saved[0], &first, 1), ssize_t{1});
            ::usleep(static_cast<useconds_t>(373 * i));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            ::close(saved[0]);
            ::close(saved[1]);
            const QByteArray bytes = read(path);
            torn += bytes.size() != static_cast<qsizetype>(kSize)
                            || bytes.count(bytes.front()) != bytes.size()
                        ? 1
                        : 0;
        }
        QCOMPARE(torn, 0);
        QVERIFY(read(path).front() != 'a'); // the children did save
    }

    void keepsTheOldFileWhenThereIsNoRoom()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("design.peerscape"));
        QVERIFY(save(path, "old").has_value());
        const pid_t child = start([&] {
            const rlimit small{1000, 1000};
            ::signal(SIGXFSZ, SIG_IGN);
            ::setrlimit(RLIMIT_FSIZE, &small);
            const Result<void> saved = save(path, content('n'));
            return !saved && saved.error().code == "CannotWrite" ? 0 : 1;
        });
        int status = -1;
        ::waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        QCOMPARE(read(path), QByteArray("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // nothing left behind
    }

    void saysWhyItCannotWrite()
    {
        QTemporaryDir folder;
        const Result<void> saved = save(folder.filePath(QStringLiteral("no/such/folder/f")), "x");
        QVERIFY(!saved.has_value());
        QCOMPARE(saved.error().code, std::string("CannotWrite"));
        QVERIFY(saved.error().message.find("No such file or directory") != std::string::npos);
    }

    void keepsPermissionsAndFollowsLinks()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("real"));
        const QString link = folder.filePath(QStringLiteral("link"));
        QVERIFY(save(path, "old").has_value());
        const auto mode = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup;
        QVERIFY(QFile::setPermissions(path, mode));
        QVERIFY(QFile::link(path, link));
        QVERIFY(save(link, "new").has_value());
        QCOMPARE(read(path), QByteArray("new"));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(QFile::permissions(path)
                     & ~(QFileDevice::ReadUser | QFileDevice::WriteUser | QFileDevice::ExeUser),
                 mode);
    }
};

PEERSCAPE_TEST_CLASS(TestAtomicFile)
#include "tst_atomic_file.moc"
