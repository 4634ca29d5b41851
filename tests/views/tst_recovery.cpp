#include "app/window/recovery_dialog.h"
#include "app/window/recovery_journal.h"
#include "core/read/read.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/dialogs/compare_dialog.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QUndoStack>

#include <iostream>

using namespace peerscape;

namespace {

constexpr qint64 kLongest = 3000;                  ///< Milliseconds of edits that a crash may cost.
const char* const kChild = "PEERSCAPE_TEST_CHILD"; ///< The file that the child edits.

/// Edits a design, one network every few milliseconds, and says how many there are, until it is
/// killed.
class EditingChild : public QObject
{
public:
    EditingChild()
    {
        m_person.window().session().open({qEnvironmentVariable(kChild)});
        startTimer(20);
        QCoreApplication::exec();
    }

protected:
    void timerEvent(QTimerEvent* /*event*/) override
    {
        m_person.run(QStringLiteral("insert.vnet"));
        std::cout << m_person.document().all<azure::VirtualNetwork>().size() << std::endl;
    }

private:
    test::Person m_person;
};

} // namespace

/// What a crash costs: the copies that are kept of unsaved changes, and how they come back.
class TestRecovery : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static std::vector<window::RecoveryStore::Copy> leftBehind()
    {
        return window::RecoveryStore().leftBehind();
    }
    static std::size_t networksIn(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        const std::string content = file.readAll().toStdString();
        const auto read = read::read({{"copy.peerscape", content}});
        return read ? read->document.all<azure::VirtualNetwork>().size() : 0;
    }
    static void press(const window::RecoveryDialog& dialog, const QString& text)
    {
        for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
            if (button->text() == text)
                QTest::keyClick(button, Qt::Key_Space);
        }
    }
    /// A copy as a crashed window leaves it: with no lock of a living process.
    static void leave(const QString& id, const QByteArray& design, const QString& file)
    {
        const window::RecoveryStore store;
        QVERIFY(QDir().mkpath(store.folder()));
        QVERIFY(store.write(id, design.toStdString(), file, QStringLiteral("crashed")));
    }
    static QByteArray exercise()
    {
        QFile file(QStringLiteral(":/samples/exercise.peerscape"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    /// In the process that is to be killed, this is all that happens.
    void initTestCase()
    {
        if (qEnvironmentVariableIsSet(kChild))
            EditingChild();
    }
    void init() { QDir(window::RecoveryStore().folder()).removeRecursively(); }

    void keepsACopyWhileThereAreUnsavedChanges()
    {
        const QDir folder(window::RecoveryStore().folder());
        const auto copies = [&folder] {
            return folder.entryList({QStringLiteral("*.peerscape")}, QDir::Files);
        };
        test::Person person;
        person.run(QStringLiteral("insert.vnet"));
        QTRY_COMPARE(copies().size(), 1);
        QVERIFY(leftBehind().empty()); // its window lives
        QCOMPARE(networksIn(folder.filePath(copies().front())), std::size_t{1});

        person.run(QStringLiteral("edit.undo")); // back to what is saved
        QTRY_COMPARE(copies().size(), 0);
    }

    void offersWhatACrashLeftBehind()
    {
        const QString original = m_folder.filePath(QStringLiteral("original.peerscape"));
        leave(QStringLiteral("a"), exercise(), original);
        test::Person person;
        person.inDialog<window::RecoveryDialog>([&](window::RecoveryDialog& dialog) {
            QCOMPARE(dialog.findChild<QTreeWidget*>()->topLevelItem(0)->text(2), original);
            dialog.accept();
        });
        person.window().session().offerRecovery();
        QCOMPARE(person.bytes(), exercise().toStdString());
        QCOMPARE(person.window().session().path(), original);
        QVERIFY(!person.controller().undoStack()->isClean());
        QVERIFY(leftBehind().empty()); // this window works on in the copy
        QVERIFY(QFile::exists(window::RecoveryStore().copyPath(QStringLiteral("a"))));

        QVERIFY(person.window().session().save());
        QCOMPARE(QFile(original).size(), exercise().size());
        QVERIFY(!QFile::exists(window::RecoveryStore().copyPath(QStringLiteral("a"))));
        QFile::remove(original);
    }

    void comparesTheCopyWithItsFileFirst()
    {
        const QString original = m_folder.filePath(QStringLiteral("compared.peerscape"));
        QFile::copy(QStringLiteral(":/samples/overlap.peerscape"), original);
        leave(QStringLiteral("a"), exercise(), original);
        test::Person person;
        QString report;
        person.inDialog<window::RecoveryDialog>([&](window::RecoveryDialog& dialog) {
            person.inDialog<views::CompareDialog>([&](views::CompareDialog& compared) {
                [&] { QTRY_VERIFY(!compared.report().isEmpty()); }();
                report = compared.report();
                compared.reject();
            });
            press(dialog, QStringLiteral("&Compare…"));
            QVERIFY(dialog.isVisible()); // and decides afterwards
            dialog.reject();
        });
        person.window().session().offerRecovery();
        QVERIFY2(report.contains(QStringLiteral("compared.peerscape → The unsaved changes")),
                 qPrintable(report));
        QVERIFY2(report.contains(QStringLiteral("SalesVNet")), qPrintable(report));
        QCOMPARE(leftBehind().size(), std::size_t{1});
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{0});
    }

    void comparesWithNothingWhatWasNeverSaved()
    {
        leave(QStringLiteral("a"), exercise(), {});
        test::Person person;
        QString report;
        person.inDialog<window::RecoveryDialog>([&](window::RecoveryDialog& dialog) {
            person.inDialog<views::CompareDialog>([&](views::CompareDialog& compared) {
                [&] { QTRY_VERIFY(!compared.report().isEmpty()); }();
                report = compared.report();
                compared.reject();
            });
            press(dialog, QStringLiteral("&Compare…"));
            dialog.reject();
        });
        person.window().session().offerRecovery();
        QVERIFY2(report.contains(QStringLiteral("Empty design → The unsaved changes")),
                 qPrintable(report));
    }

    void saysWhenTheFileToCompareWithIsGone()
    {
        leave(QStringLiteral("a"), exercise(), m_folder.filePath(QStringLiteral("gone")));
        test::Person person;
        QString said;
        person.inDialog<window::RecoveryDialog>([&](window::RecoveryDialog& dialog) {
            person.inDialog<QMessageBox>([&](QMessageBox& box) {
                said = box.text();
                box.accept();
            });
            press(dialog, QStringLiteral("&Compare…"));
            dialog.reject();
        });
        person.window().session().offerRecovery();
        QVERIFY(!said.isEmpty());
    }

    void discardsOrLeavesForLater()
    {
        leave(QStringLiteral("a"), exercise(), {});
        leave(QStringLiteral("b"), exercise(), {});
        test::Person person;
        person.inDialog<window::RecoveryDialog>([](window::RecoveryDialog& dialog) {
            press(dialog, QStringLiteral("&Discard"));
            dialog.reject();
        });
        person.window().session().offerRecovery();
        QCOMPARE(leftBehind().size(), std::size_t{1});
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{0});
    }

    void saysWhenTheCopyIsDamaged()
    {
        leave(QStringLiteral("a"), "{\"format\":\"peersc", {});
        test::Person person;
        QString said;
        person.inDialog<window::RecoveryDialog>([&](window::RecoveryDialog& dialog) {
            person.inDialog<QMessageBox>([&](QMessageBox& box) {
                said = box.text();
                box.accept();
            });
            dialog.accept();
        });
        person.window().session().offerRecovery();
        QVERIFY(!said.isEmpty());
        QCOMPARE(leftBehind().size(), std::size_t{1}); // it stays for another try
    }

    /// Kills a real process at random moments. PEERSCAPE_KILLS sets how often.
    void losesAtMostAFewSecondsOfEdits()
    {
        const int kills = qEnvironmentVariableIntValue("PEERSCAPE_KILLS");
        const QString file = m_folder.filePath(QStringLiteral("edited.peerscape"));
        QFile::copy(QStringLiteral(":/samples/overlap.peerscape"), file);
        for (int i = 0; i < std::max(kills, 2); ++i) {
            init();
            QProcess child;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QLatin1String(kChild), file);
            child.setProcessEnvironment(environment);
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("TestRecovery")});
            QVERIFY(child.waitForStarted());
            // When each network was there, in milliseconds since the first.
            QElapsedTimer clock;
            std::vector<std::pair<qint64, std::size_t>> made;
            const qint64 life = kLongest + QRandomGenerator::global()->bounded(2000);
            while (made.empty() || clock.elapsed() < life) {
                QVERIFY(child.waitForReadyRead(20000));
                while (child.canReadLine()) {
                    bool isNumber = false;
                    const auto count = child.readLine().trimmed().toULongLong(&isNumber);
                    if (!isNumber)
                        continue;
                    if (made.empty())
                        clock.start();
                    made.emplace_back(clock.elapsed(), count);
                }
            }
            child.kill();
            child.waitForFinished();
            const qint64 end = clock.elapsed();
            const auto copies = leftBehind();
            const std::size_t kept = copies.empty() ? 0 : networksIn(copies.front().path);
            for (const auto& [when, count] : made) {
                if (end - when > kLongest)
                    QVERIFY2(kept >= count, "an edit was lost that was not of the last seconds");
            }
            QCOMPARE(copies.front().file, file);
        }
    }
};

PEERSCAPE_TEST_CLASS(TestRecovery)
#include "tst_recovery.moc"
