#include "core/read/read.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"
#include "views/dialogs/code_dialog.h"
#include "views/theme/theme_manager.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace peerscape;

namespace {

azure::Document sample()
{
    const std::string text =
        test::readFile(QStringLiteral("../resources/samples/gateway-transit.peerscape"));
    return read::read({{"sample", text}})->document;
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
        views::CodeDialog dialog(sample(), theme, nullptr);
        dialog.show();
        auto* forms = dialog.findChild<QComboBox*>();
        const auto* text = dialog.findChild<QPlainTextEdit*>();
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
        views::CodeDialog dialog(sample(), theme, nullptr);
        dialog.show();
        auto* forms = dialog.findChild<QComboBox*>();
        forms->setCurrentIndex(2);
        QTest::mouseClick(button(dialog, views::CodeDialog::tr("&Copy")), Qt::LeftButton);
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied, dialog.findChild<QPlainTextEdit*>()->toPlainText());
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("main.tf"));
        QVERIFY(dialog.saveTo(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), copied);
        QVERIFY(!dialog.saveTo(folder.filePath(QStringLiteral("no/such/folder/main.tf"))));
    }
};

PEERSCAPE_TEST_CLASS(TestCodeDialog)
#include "tst_code_dialog.moc"
