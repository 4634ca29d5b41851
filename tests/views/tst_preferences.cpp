#include "app/window/preferences.h"
#include "app/window/preferences_dialog.h"
#include "app/window/shortcut_sheet.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QUndoStack>

using namespace peerscape;

/// What a person chooses once for all designs: keys, looks, what saving keeps, which files stay at
/// hand.
class TestPreferences : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static void press(const QWidget& in, const QString& text)
    {
        for (QPushButton* button : in.findChildren<QPushButton*>()) {
            if (button->text() == text)
                button->click();
        }
    }
    static QTreeWidgetItem* row(const QTreeWidget& list, const QString& command)
    {
        for (int i = 0; i < list.topLevelItemCount(); ++i) {
            if (list.topLevelItem(i)->text(0) == command)
                return list.topLevelItem(i);
        }
        return nullptr;
    }

private slots:
    void givesACommandOtherKeys()
    {
        {
            test::Person person;
            person.inDialog<window::PreferencesDialog>([&](window::PreferencesDialog& dialog) {
                auto& sheet = *dialog.findChild<window::ShortcutSheet*>();
                QVERIFY(sheet.isVisible()); // Ctrl+/ opens the keys
                auto& list = *sheet.findChild<QTreeWidget*>();
                sheet.findChild<QLineEdit*>()->setText(QStringLiteral("show the whole"));
                QVERIFY(list.currentItem() == row(list, QStringLiteral("Show the whole design")));
                sheet.findChild<QKeySequenceEdit*>()->setKeySequence(
                    QKeySequence(QStringLiteral("Ctrl+2"))); // of "Fit selection"
                press(sheet, QStringLiteral("&Assign"));
                QCOMPARE(row(list, QStringLiteral("Show the whole design"))->text(1),
                         QStringLiteral("Ctrl+2"));
                QCOMPARE(row(list, QStringLiteral("Show what is selected"))->text(1), QString());
                dialog.reject();
            });
            person.key(Qt::Key_Slash, Qt::ControlModifier);
            person.run(QStringLiteral("insert.vnet"));
            person.canvas().zoomIn();
            const double before = person.canvas().zoom();
            person.key(Qt::Key_2, Qt::ControlModifier);
            QVERIFY(person.canvas().zoom() != before);
        }
        test::Person later(test::Person::Settings::Kept);
        window::ActionRegistry& actions = later.window().actions();
        QCOMPARE(actions.action(QStringLiteral("view.fitAll"))->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+2")));
        actions.resetShortcuts();
        QCOMPARE(actions.action(QStringLiteral("view.fitAll"))->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+1")));
        QCOMPARE(actions.action(QStringLiteral("view.fitSelection"))->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+2")));
    }

    /// Who has pressed the wrong keys, or none, gets away as everywhere else.
    void escapeEmptiesTheFieldForKeysAndThenCloses()
    {
        test::Person person;
        bool closed = false;
        person.inDialog<window::PreferencesDialog>([&](window::PreferencesDialog& dialog) {
            auto& field = *dialog.findChild<QKeySequenceEdit*>();
            field.setFocus();
            QTest::keyClick(&field, Qt::Key_K, Qt::ControlModifier);
            QCOMPARE(field.keySequence(), QKeySequence(QStringLiteral("Ctrl+K")));
            QTest::keyClick(&field, Qt::Key_Escape);
            QVERIFY(field.keySequence().isEmpty());
            QVERIFY(dialog.isVisible());
            QTest::keyClick(&field, Qt::Key_Escape);
            closed = !dialog.isVisible();
            if (!closed)
                dialog.reject();
        });
        person.key(Qt::Key_Slash, Qt::ControlModifier);
        QVERIFY(closed);
    }

    void everyCommandHasWordsAndNoTwoTheSameKey()
    {
        test::Person person;
        QHash<QKeySequence, QString> owners;
        for (const window::ActionRegistry::Entry& entry : person.window().actions().entries()) {
            QVERIFY2(!entry.help.isEmpty(), qPrintable(entry.id));
            for (const QKeySequence& key : entry.shortcuts) {
                QVERIFY2(!owners.contains(key),
                         qPrintable(entry.id + QStringLiteral(" and ") + owners.value(key)));
                owners.insert(key, entry.id);
            }
        }
    }

    void keepsThePreviousVersionUnlessToldNotTo()
    {
        const QString file = m_folder.filePath(QStringLiteral("design.peerscape"));
        QFile::copy(QStringLiteral(":/samples/exercise.peerscape"), file);
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
        test::Person person;
        QVERIFY(person.window().session().open({file}));
        const std::string before = person.bytes();
        person.run(QStringLiteral("insert.vnet"));
        person.key(Qt::Key_S, Qt::ControlModifier);
        QFile backup(file + QLatin1Char('~'));
        QVERIFY(backup.open(QIODevice::ReadOnly));
        QCOMPARE(backup.readAll().toStdString(), before);
        QVERIFY(backup.remove());
        QVERIFY(person.controller().undoStack()->canUndo()); // saving does not end the history

        person.inDialog<window::PreferencesDialog>([](window::PreferencesDialog& dialog) {
            dialog.findChild<QCheckBox*>()->click();
            dialog.reject();
        });
        person.run(QStringLiteral("edit.preferences"));
        person.run(QStringLiteral("insert.vnet"));
        person.key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(person.controller().undoStack()->isClean());
        QVERIFY(!QFile::exists(file + QLatin1Char('~')));
    }

    void choosesTheTheme()
    {
        test::Person person;
        person.inDialog<window::PreferencesDialog>([](window::PreferencesDialog& dialog) {
            auto& themes = *dialog.findChild<QComboBox*>();
            themes.setCurrentIndex(themes.findText(QStringLiteral("Dark")));
            dialog.reject();
        });
        person.key(Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(person.theme().mode() == views::ThemeManager::Mode::Dark);
    }

    void pinnedFilesStayAtHand()
    {
        test::Person person;
        window::DocumentFiles& files = person.window().session().files();
        files.addRecent(QStringLiteral("/designs/kept.peerscape"));
        files.setPinned(QStringLiteral("/designs/kept.peerscape"), true);
        for (int i = 0; i < 20; ++i)
            files.addRecent(QStringLiteral("/designs/%1.peerscape").arg(i));
        files.clearRecent();
        QCOMPARE(files.pinned(), QStringList{QStringLiteral("/designs/kept.peerscape")});
        QVERIFY(files.recent().isEmpty());
        files.setPinned(QStringLiteral("/designs/kept.peerscape"), false);
        QCOMPARE(files.recent(), QStringList{QStringLiteral("/designs/kept.peerscape")});
    }
};

PEERSCAPE_TEST_CLASS(TestPreferences)
#include "tst_preferences.moc"
