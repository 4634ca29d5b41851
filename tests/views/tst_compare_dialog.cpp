#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/dialogs/compare_dialog.h"

#include <QComboBox>
#include <QUndoStack>

using namespace peerscape;

/// The Compare dialog as a person uses it.
class TestCompareDialog : public QObject
{
    Q_OBJECT

private:
    static void deletePeering(test::Person& person)
    {
        person.window().selection().set(
            {person.find(Kind::Peering, QStringLiteral("SalesVNet/SalesVNet-To-MarketingVNet"))});
        person.run(QStringLiteral("network.deletePair"));
    }
    static QString wait(views::CompareDialog& dialog)
    {
        [&] { QTRY_VERIFY(!dialog.report().isEmpty()); }();
        return dialog.report();
    }

private slots:
    void comparesWithHowItWasOpenedAndWithEveryStep()
    {
        test::Person person(QStringLiteral("exercise"));
        deletePeering(person);
        QString whole;
        QString last;
        person.inDialog<views::CompareDialog>([&](views::CompareDialog& dialog) {
            whole = wait(dialog);
            auto* before = dialog.findChildren<QComboBox*>().front();
            before->setFocus();
            QTest::keyClick(before, Qt::Key_Down); // from as it was opened to now
            last = wait(dialog);
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        person.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(whole.contains(QStringLiteral("SalesVNet-To-MarketingVNet")), qPrintable(whole));
        QVERIFY(!last.contains(QStringLiteral("SalesVNet-To-MarketingVNet")));
        QVERIFY(person.controller().versionAt(0).all<azure::Peering>().size()
                > person.document().all<azure::Peering>().size());
        QCOMPARE(person.controller().undoStack()->count(), 1);
    }

    void comparesWithoutWhatIsSelected()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::string bytes = person.bytes();
        person.window().selection().set(
            {person.find(Kind::Peering, QStringLiteral("SalesVNet/SalesVNet-To-MarketingVNet"))});
        QString report;
        person.inDialog<views::CompareDialog>([&](views::CompareDialog& dialog) {
            report = wait(dialog);
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        person.run(QStringLiteral("file.compareWithout"));
        QVERIFY2(report.contains(QStringLiteral("SalesVNet-To-MarketingVNet")), qPrintable(report));
        QCOMPARE(person.bytes(), bytes); // nothing was changed
    }
};

PEERSCAPE_TEST_CLASS(TestCompareDialog)
#include "tst_compare_dialog.moc"
