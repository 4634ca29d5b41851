#include "app/window/document_session.h"
#include "core/azure/names.h"
#include "core/edit/remove.h"
#include "core/read/read.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/dialogs/code_dialog.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/beside_window.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressDialog>
#include <QPushButton>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <memory>
#include <optional>

using namespace peerscape;

namespace {

azure::Document sample()
{
    const std::string text =
        test::readFile(QStringLiteral("../resources/samples/gateway-transit.peerscape"));
    return read::read({{"sample", text}})->document;
}

/// The design with one network less.
azure::Document lessened()
{
    const azure::Document document = sample();
    const auto spoke = azure::findByName(document, Kind::VirtualNetwork, "spoke1-vnet");
    return edit::removeObjects(document, {*spoke})->next;
}

/// A dialog over the lessened design; other files are the sample.
std::unique_ptr<views::CodeDialog> openDialog(const views::ThemeManager& theme,
                                              const azure::Document& document)
{
    auto dialog = std::make_unique<views::CodeDialog>(
        document, sample(), [] { return std::pair(QStringLiteral("other.json"), sample()); }, theme,
        nullptr);
    dialog->show();
    return dialog;
}

QPushButton* button(const QDialog& dialog, const QString& text)
{
    for (QPushButton* found : dialog.findChildren<QPushButton*>()) {
        if (found->text() == text)
            return found;
    }
    return nullptr;
}

} // namespace

/// Export as code: every form is shown in colours, copied and saved, by keyboard.
class TestCodeDialog : public QObject
{
    Q_OBJECT

private slots:
    void showsEveryForm()
    {
        views::ThemeManager theme;
        const auto dialog = openDialog(theme, sample());
        auto* forms = dialog->findChild<QComboBox*>();
        const auto* text = dialog->findChild<QPlainTextEdit*>();
        QCOMPARE(forms->count(), 5);
        forms->setFocus();
        QTest::keyClick(forms, Qt::Key_Home);
        const QStringList starts{
            QStringLiteral("{\n  \"$schema\""), QStringLiteral("// Written by Peerscape"),
            QStringLiteral("# Written by Peerscape"), QStringLiteral("#!/usr/bin/env bash"),
            QStringLiteral("#Requires -Modules")};
        for (int i = 0; i < forms->count(); ++i) {
            QCOMPARE(forms->currentIndex(), i);
            const QString shown = text->toPlainText();
            QVERIFY2(shown.startsWith(starts[i]), qPrintable(shown.left(80)));
            QVERIFY(shown.contains(QStringLiteral("spoke1-vnet")));
            QVERIFY(!text->document()->firstBlock().layout()->formats().isEmpty() || i == 0);
            QTest::keyClick(forms, Qt::Key_Down);
        }
    }

    void copiesAndSaves()
    {
        views::ThemeManager theme;
        const auto dialog = openDialog(theme, sample());
        auto* forms = dialog->findChild<QComboBox*>();
        forms->setCurrentIndex(2);
        QTest::mouseClick(button(*dialog, views::CodeDialog::tr("&Copy")), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied, dialog->findChild<QPlainTextEdit*>()->toPlainText());
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("main.tf"));
        QVERIFY(dialog->saveTo(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), copied);
        QVERIFY(!dialog->saveTo(folder.filePath(QStringLiteral("no/such/folder/main.tf"))));
    }

    void showsWhatWouldChange()
    {
        views::ThemeManager theme;
        const auto dialog = openDialog(theme, lessened());
        auto* forms = dialog->findChild<QComboBox*>();
        forms->setCurrentIndex(2);
        auto* show = dialog->findChildren<QComboBox*>().at(1);
        const auto* text = dialog->findChild<QPlainTextEdit*>();
        auto* list = dialog->findChild<QListWidget*>();
        show->setFocus();
        QTest::keyClick(show, Qt::Key_Down);
        const QString patch = text->toPlainText();
        QVERIFY2(patch.startsWith(QStringLiteral("--- As it was opened\n+++ Now\n@@ ")),
                 qPrintable(patch.left(80)));
        QVERIFY(patch.contains(
            QStringLiteral("\n-resource \"azurerm_virtual_network\" \"spoke1_vnet\" {\n")));
        QVERIFY(!patch.contains(QStringLiteral("\n+resource \"azurerm_virtual_network\"")));
        QVERIFY(!list->findItems(QStringLiteral("- virtual network spoke1-vnet"), Qt::MatchExactly)
                     .empty());
        QTest::mouseClick(button(*dialog, views::CodeDialog::tr("&Copy")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), patch);
        // Another file stays to be chosen again; it is told by its name.
        QTest::keyClick(show, Qt::Key_Down);
        QCOMPARE(show->currentText(), QStringLiteral("What would change from other.json"));
        QVERIFY(text->toPlainText().startsWith(QStringLiteral("--- other.json\n")));
        QTest::keyClick(show, Qt::Key_Home);
        QVERIFY(text->toPlainText().startsWith(QStringLiteral("# Written by")));
    }

    /// The whole way: a template is opened, a network deleted, and the preview tells what the code
    /// of the file loses, in colours and by keyboard.
    void tellsWhatTheImportedFileLoses()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("main.json"));
        {
            const auto network = [](const char* name, const char* prefix) {
                return QByteArray("{\"type\":\"Microsoft.Network/virtualNetworks\",\"apiVersion\":"
                                  "\"2024-05-01\",\"name\":\"")
                       + name
                       + "\",\"location\":\"x\",\"properties\":{\"addressSpace\":{"
                         "\"addressPrefixes\":[\""
                       + prefix + "\"]}}}";
            };
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("{\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/"
                       "deploymentTemplate.json#\",\"contentVersion\":\"1.0.0.0\",\"resources\":["
                       + network("kept", "10.1.0.0/16") + ',' + network("lost", "10.2.0.0/16")
                       + "]}");
        }
        test::Person person;
        QVERIFY(person.window().session().open({path}));
        person.click(person.find(Kind::VirtualNetwork, QStringLiteral("lost")));
        person.key(Qt::Key_Delete);
        QString patch;
        QStringList listed;
        QStringList plain; // changed lines without a colour
        person.inDialog<views::CodeDialog>([&](views::CodeDialog& dialog) {
            dialog.findChildren<QComboBox*>().at(0)->setCurrentIndex(1);
            auto* show = dialog.findChildren<QComboBox*>().at(1);
            show->setFocus();
            QTest::keyClick(show, Qt::Key_Down);
            const auto* text = dialog.findChild<QPlainTextEdit*>();
            patch = text->toPlainText();
            for (QTextBlock line = text->document()->begin(); line.isValid(); line = line.next()) {
                const auto formats = line.layout()->formats();
                const bool isMarked =
                    std::any_of(formats.begin(), formats.end(), [](const auto& range) {
                        return range.format.background().style() == Qt::SolidPattern;
                    });
                const QChar side = line.text().isEmpty() ? QChar() : line.text().front();
                if ((side == QLatin1Char('-') || side == QLatin1Char('+')) && !isMarked)
                    plain << line.text();
            }
            auto* list = dialog.findChild<QListWidget*>();
            for (int i = 0; i < list->count(); ++i)
                listed << list->item(i)->text();
            dialog.reject();
        });
        person.run(QStringLiteral("file.exportCode"));
        QVERIFY2(patch.startsWith(QStringLiteral("--- As it was opened\n+++ Now\n@@ ")),
                 qPrintable(patch));
        QVERIFY2(patch.contains(QStringLiteral("\n-resource lost 'Microsoft.Network/")),
                 qPrintable(patch));
        QVERIFY2(!patch.contains(QStringLiteral("\n-resource kept")), qPrintable(patch));
        QCOMPARE(listed, QStringList{QStringLiteral("- virtual network lost")});
        QCOMPARE(plain,
                 (QStringList{QStringLiteral("--- As it was opened"), QStringLiteral("+++ Now")}));
    }

    void saysWhenNothingWouldChange()
    {
        views::ThemeManager theme;
        const auto dialog = openDialog(theme, sample());
        dialog->findChildren<QComboBox*>().at(1)->setCurrentIndex(1);
        QCOMPARE(dialog->findChild<QPlainTextEdit*>()->toPlainText(), QString());
        QVERIFY(!dialog->findChild<QListWidget*>()->isVisible());
    }

    void whatCannotBeInterruptedCanBeGivenUp()
    {
        test::Person person;
        const auto ends = std::make_shared<QSemaphore>();
        int most = -1;
        person.inDialog<QProgressDialog>([&](QProgressDialog& dialog) {
            most = dialog.maximum();
            dialog.findChild<QPushButton*>()->click();
        });
        bool made = true;
        views::runBesideWindow(&person.window(), QStringLiteral("Working"),
                               QStringLiteral("Cancel"), [&](views::JobState& state) {
                                   const auto work = [ends] {
                                       ends->acquire();
                                       return 1;
                                   };
                                   made = views::unlessGivenUp(state, work).has_value();
                               });
        ends->release();
        QVERIFY(!made);
        QCOMPARE(most, 0); // nobody can say how much is done
    }
};

PEERSCAPE_TEST_CLASS(TestCodeDialog)
#include "tst_code_dialog.moc"
