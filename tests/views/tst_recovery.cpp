#include "app/window/open_window.h"
#include "app/window/recovery_dialog.h"
#include "app/window/recovery_journal.h"
#include "core/read/read.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/dialogs/compare_dialog.h"

#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QUndoStack>

using namespace peerscape;

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
    /// The report that *Compare* shows.
    static QString compare(test::Person& person, const window::RecoveryDialog& dialog)
    {
        QString report;
        person.inDialog<views::CompareDialog>([&](views::CompareDialog& compared) {
            [&] { QTRY_VERIFY(!compared.report().isEmpty()); }();
            report = compared.report();
            compared.reject();
        });
        press(dialog, QStringLiteral("&Compare…"));
        return report;
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
        window::offerRecovery(person.theme(), person.window());
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
            report = compare(person, dialog);
            QVERIFY(dialog.isVisible()); // and decides afterwards
            dialog.reject();
        });
        window::offerRecovery(person.theme(), person.window());
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
            report = compare(person, dialog);
            dialog.reject();
        });
        window::offerRecovery(person.theme(), person.window());
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
        window::offerRecovery(person.theme(), person.window());
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
        window::offerRecovery(person.theme(), person.window());
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
        window::offerRecovery(person.theme(), person.window());
        QVERIFY(!said.isEmpty());
        QCOMPARE(leftBehind().size(), std::size_t{1}); // it stays for another try
    }
};

PEERSCAPE_TEST_CLASS(TestRecovery)
#include "tst_recovery.moc"
