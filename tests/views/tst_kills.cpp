#include "app/window/recovery_store.h"
#include "core/read/read.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <array>
#include <iostream>

using namespace peerscape;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongest = 5000; ///< Milliseconds of edits that a crash may cost.
constexpr int kAtOnce = 5;
constexpr qint64 kBatch = 100000; ///< Milliseconds in which so many have lived and died.
const char* const kChild = "PEERSCAPE_TEST_CHILD"; ///< The file that the child edits.
/// Where a process of tests keeps its settings and copies (test_main_gui.cpp).
const char* const kTestHome = "PEERSCAPE_TEST_HOME";

/// Edits a design, one network every few milliseconds, saves it now and then, and says how many
/// networks there are, until it is killed.
class EditingChild : public QObject
{
public:
    EditingChild()
    {
        m_person.window().session().open({qEnvironmentVariable(kChild)});
        startTimer(50);
        QCoreApplication::exec();
    }

protected:
    void timerEvent(QTimerEvent* /*event*/) override
    {
        if (m_saving)
            return;
        m_person.run(u"insert.vnet"_s);
        std::cout << m_person.document().all<azure::VirtualNetwork>().size() << std::endl;
        m_saving = true;
        if (QRandomGenerator::global()->bounded(40) == 0)
            m_person.window().session().save();
        m_saving = false;
    }

private:
    test::Person m_person;
    bool m_saving = false;
};

/// A child from its start to its violent end, with a home of its own.
struct Life
{
    QProcess process;
    QTemporaryDir home;
    QElapsedTimer clock;                              ///< Since its first edit.
    std::vector<std::pair<qint64, std::size_t>> made; ///< When there were how many networks.
    qint64 length = QRandomGenerator::global()->bounded(kLongest + 2000);
    qint64 end = -1;

    [[nodiscard]] QString file() const { return home.filePath(u"edited.peerscape"_s); }

    void start()
    {
        QFile::copy(u":/samples/overlap.peerscape"_s, file());
        QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QLatin1String(kChild), file());
        environment.insert(QLatin1String(kTestHome), home.path());
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {u"TestKills"_s});
    }

    /// Takes down what it says; kills it when its time has come.
    void follow()
    {
        process.waitForReadyRead(5);
        while (process.canReadLine()) {
            bool isNumber = false;
            const auto count = process.readLine().trimmed().toULongLong(&isNumber);
            if (!isNumber)
                continue;
            if (made.empty())
                clock.start();
            made.emplace_back(clock.elapsed(), count);
        }
        if (!made.empty() && clock.elapsed() >= length) {
            process.kill();
            end = clock.elapsed();
            process.waitForFinished();
        }
    }
};

/// How many networks a design has; nothing when it cannot be read.
std::optional<std::size_t> networksIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const std::string content = file.readAll().toStdString();
    const auto read = read::read({{"copy.peerscape", content}});
    if (!read)
        return std::nullopt;
    return read->document.all<azure::VirtualNetwork>().size();
}

} // namespace

/// Kills a real process, with a window that is being edited and saved, at random moments.
/// PEERSCAPE_KILLS sets how often.
class TestKills : public QObject
{
    Q_OBJECT

private slots:
    /// In the process that is to be killed, this is all that happens.
    void initTestCase()
    {
        if (qEnvironmentVariableIsSet(kChild))
            EditingChild();
    }

    void loseAtMostAFewSecondsAndNeverTheFile()
    {
        const int kills = std::max(qEnvironmentVariableIntValue("PEERSCAPE_KILLS"), kAtOnce);
        const QString folder = window::RecoveryStore().folder();
        for (int done = 0; done < kills; done += kAtOnce) {
            std::array<Life, kAtOnce> lives;
            for (Life& life : lives)
                life.start();
            QElapsedTimer batch;
            batch.start();
            const auto isAlive = [](const Life& life) { return life.end < 0; };
            while (std::any_of(lives.begin(), lives.end(), isAlive)) {
                QVERIFY2(batch.elapsed() < kBatch, "the children make no edits");
                for (Life& life : lives) {
                    if (isAlive(life))
                        life.follow();
                }
            }
            for (const Life& life : lives) {
                const auto saved = networksIn(life.file());
                QVERIFY2(saved, "the file is broken");
                std::size_t kept = *saved;
                const window::RecoveryStore store(
                    QString(folder).replace(qEnvironmentVariable(kTestHome), life.home.path()));
                for (const auto& copy : store.leftBehind()) {
                    const auto networks = networksIn(copy.path);
                    QVERIFY2(networks, "the copy is broken");
                    QCOMPARE(copy.file, life.file());
                    kept = std::max(kept, *networks);
                }
                for (const auto& [when, count] : life.made) {
                    if (life.end - when > kLongest)
                        QVERIFY2(kept >= count,
                                 "an edit was lost that was not of the last seconds");
                }
            }
        }
    }
};

PEERSCAPE_TEST_CLASS(TestKills)
#include "tst_kills.moc"
