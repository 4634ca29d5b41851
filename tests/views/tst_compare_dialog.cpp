#include "core/azure/names.h"
#include "core/edit/put.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/canvas/picture_view.h"
#include "views/dialogs/compare_dialog.h"
#include "views/dialogs/side_by_side.h"
#include "views/history/history_panel.h"

#include <QComboBox>
#include <QMenu>
#include <QSet>
#include <QTextBrowser>
#include <QTreeWidget>
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
            last = dialog.findChild<QTextBrowser*>()->toPlainText();
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        person.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(whole.contains(QStringLiteral("SalesVNet-To-MarketingVNet")), qPrintable(whole));
        QVERIFY(last.startsWith(QStringLiteral("Both sides are the same.")));
        QVERIFY(person.controller().versionAt(0).all<azure::Peering>().size()
                > person.document().all<azure::Peering>().size());
        QCOMPARE(person.controller().undoStack()->count(), 1);
    }

    void beginsWithTheLastStepAndSaysWhenThereIsNothing()
    {
        test::Person person(QStringLiteral("exercise"));
        const auto ask = [&](const std::function<void(views::CompareDialog&)>& look) {
            person.inDialog<views::CompareDialog>([&](views::CompareDialog& dialog) {
                look(dialog);
                QTest::keyClick(&dialog, Qt::Key_Escape);
            });
            person.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        };
        QString said;
        ask([&](views::CompareDialog& dialog) {
            said = dialog.findChild<QTextBrowser*>()->toPlainText();
        });
        QVERIFY(said.startsWith(QStringLiteral("Both sides are the same.")));
        deletePeering(person);
        person.window().selection().set(
            {person.find(Kind::VirtualMachine, QStringLiteral("ResearchVM"))});
        QVERIFY(person.controller().apply(
            edit::rename(person.document(), person.window().selection().single(), "LabVM")));
        ask([&](views::CompareDialog& dialog) { said = wait(dialog); });
        QVERIFY(said.contains(QStringLiteral("LabVM")));
        QVERIFY(!said.contains(QStringLiteral("SalesVNet-To-MarketingVNet")));
        // Taken back to the beginning, it is about what comes next.
        person.undoEverything();
        ask([&](views::CompareDialog& dialog) { said = wait(dialog); });
        QVERIFY(said.contains(QStringLiteral("SalesVNet-To-MarketingVNet")));
    }

    void asksFromTheHistory()
    {
        test::Person person(QStringLiteral("exercise"));
        auto& history = person.window().panel<views::HistoryPanel>(QStringLiteral("history"));
        QVERIFY(!history.stepMenu(0)->actions()[0]->isEnabled()); // the beginning changed nothing
        QVERIFY(!history.stepMenu(0)->actions()[1]->isEnabled()); // and nothing came since
        deletePeering(person);
        const ObjectId machine = person.find(Kind::VirtualMachine, QStringLiteral("ResearchVM"));
        QVERIFY(person.controller().apply(edit::rename(person.document(), machine, "LabVM")));
        const auto ask = [&](int step, int action) {
            QString report;
            person.inDialog<views::CompareDialog>([&](views::CompareDialog& dialog) {
                report = wait(dialog);
                QTest::keyClick(&dialog, Qt::Key_Escape);
            });
            history.stepMenu(step)->actions()[action]->trigger();
            return report;
        };
        const QString first = ask(1, 0);
        QVERIFY(first.contains(QStringLiteral("SalesVNet-To-MarketingVNet")));
        QVERIFY(!first.contains(QStringLiteral("LabVM")));
        const QString since = ask(1, 1);
        QVERIFY(!since.contains(QStringLiteral("SalesVNet-To-MarketingVNet")));
        QVERIFY(since.contains(QStringLiteral("LabVM")));
        const QString all = ask(0, 1);
        QVERIFY(all.contains(QStringLiteral("SalesVNet-To-MarketingVNet")));
        QVERIFY(all.contains(QStringLiteral("LabVM")));
    }

    void drawsBothSidesWithMarks()
    {
        test::Person person(QStringLiteral("exercise"));
        deletePeering(person);
        const ObjectId machine = person.find(Kind::VirtualMachine, QStringLiteral("ResearchVM"));
        QVERIFY(person.controller().apply(edit::rename(person.document(), machine, "LabVM")));
        person.inDialog<views::CompareDialog>([&](views::CompareDialog& dialog) {
            dialog.compareSteps(0, 2);
            wait(dialog);
            dialog.showDrawings();
            views::SideBySide& sides = dialog.drawings();
            // The peering's two sides went; the machine and its interface are there twice, and so
            // are the interfaces whose routes went with the peering.
            QCOMPARE(sides.before().markCount(), std::size_t{6});
            QCOMPARE(sides.after().markCount(), std::size_t{4});
            // N goes through the changes; both drawings follow.
            sides.after().setFocus();
            QSet<QString> seen;
            for (int i = 0; i < 6; ++i) {
                QTest::keyClick(&sides.after(), Qt::Key_N);
                seen.insert(sides.currentText());
            }
            QCOMPARE(seen.size(), 6);
            QVERIFY(seen.contains(QStringLiteral("− peering SalesVNet/SalesVNet-To-MarketingVNet "
                                                 "was removed")));
            QTest::keyClick(&sides.after(), Qt::Key_N, Qt::ShiftModifier);
            // Moving and zooming one moves the other.
            QTest::keyClick(&sides.after(), Qt::Key_Plus);
            QTest::keyClick(&sides.after(), Qt::Key_Left);
            QCOMPARE(sides.before().zoom(), sides.after().zoom());
            QCOMPARE(sides.before().middle(), sides.after().middle());
            // What is marked is seen: without its marks the picture is another.
            sides.after().completePicture();
            const QImage marked = sides.after().grab().toImage();
            sides.after().setDocument(person.document());
            QVERIFY(marked != sides.after().grab().toImage());
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        person.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    }

    void aClickOnAMarkShowsTheRowsThatDiffer()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId nic = person.find(Kind::NetworkInterface, QStringLiteral("SalesVMVMNic"));
        const ObjectId peering =
            person.find(Kind::Peering, QStringLiteral("SalesVNet/SalesVNet-To-MarketingVNet"));
        deletePeering(person);
        person.inDialog<views::CompareDialog>([&](views::CompareDialog& dialog) {
            wait(dialog);
            dialog.showDrawings();
            views::SideBySide& sides = dialog.drawings();
            QVERIFY(!sides.rows().isVisible());
            const auto click = [](views::PictureView& side, ObjectId object) {
                const QPointF middle(side.width() / 2.0, side.height() / 2.0);
                const QPointF at = middle + (*side.placeOf(object) - side.middle()) * side.zoom();
                QTest::mouseClick(&side, Qt::LeftButton, {}, at.toPoint());
            };
            click(sides.after(), nic);
            QCOMPARE(sides.currentText(),
                     QStringLiteral("1 row of the routes of SalesVMVMNic differs"));
            QVERIFY(sides.rows().isVisible());
            QCOMPARE(sides.rows().topLevelItemCount(), 1);
            const QTreeWidgetItem& row = *sides.rows().topLevelItem(0);
            QStringList cells;
            for (int column = 0; column < row.columnCount(); ++column)
                cells << row.text(column);
            QCOMPARE(cells.join(QLatin1Char('|')),
                     QStringLiteral("−|Default|Active|10.2.0.0/16|VNetPeering|"));
            // Of a resource there are none. Its mark is on the drawing that has it.
            click(sides.before(), peering);
            QVERIFY(sides.currentText().startsWith(QStringLiteral("− peering")));
            QVERIFY(!sides.rows().isVisible());
            // A drag is no click.
            const QString before = sides.currentText();
            const QPoint at(sides.after().width() / 2, sides.after().height() / 2);
            QTest::mousePress(&sides.after(), Qt::LeftButton, {}, at);
            QTest::mouseMove(&sides.after(), at + QPoint(60, 40));
            QTest::mouseRelease(&sides.after(), Qt::LeftButton, {}, at + QPoint(60, 40));
            QCOMPARE(sides.currentText(), before);
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        person.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    }

    /// Far out, what came inside of a network that came is not marked over its name.
    void aNetworkThatCameKeepsItsName()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        const ObjectId subnet = azure::subnetsOf(person.document(), VnetId::of(sales)).front();
        const auto pictureAt = [&](double zoom, const std::vector<ObjectId>& added) {
            views::PictureView view(person.theme());
            view.resize(600, 400);
            view.setDocument(person.document());
            for (const ObjectId id : added)
                view.mark(id, views::PictureView::Sign::Added);
            view.look(*view.placeOf(sales), zoom);
            view.completePicture();
            return view.grab().toImage();
        };
        QVERIFY(pictureAt(0.3, {sales, subnet}) == pictureAt(0.3, {sales}));
        QVERIFY(pictureAt(0.3, {subnet}) != pictureAt(0.3, {}));
        QVERIFY(pictureAt(1, {sales, subnet}) != pictureAt(1, {sales}));
    }

    /// Far out, what differs inside of a network is marked at its edge, all of one sort as one.
    void aNetworkStandsForWhatDiffersInIt()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"));
        const ObjectId nic = person.find(Kind::NetworkInterface, QStringLiteral("SalesVMVMNic"));
        const ObjectId machine = person.find(Kind::VirtualMachine, QStringLiteral("SalesVM"));
        using Sign = views::PictureView::Sign;
        views::PictureView view(person.theme());
        view.resize(600, 400);
        view.setDocument(person.document());
        const auto pictureAt = [&](double zoom) {
            view.look(*view.placeOf(sales), zoom);
            view.completePicture();
            return view.grab().toImage();
        };
        // The name and what stands below it, in the middle of the block.
        const QRect name(280, 180, 40, 40);
        const QImage bare = pictureAt(0.3);
        view.mark(nic, Sign::Routes, 2);
        view.mark(machine, Sign::Changed);
        const QImage marked = pictureAt(0.3);
        QVERIFY(marked != bare);
        QVERIFY(marked.copy(name) == bare.copy(name));
        ObjectId clicked;
        Sign sign = Sign::Added;
        connect(&view, &views::PictureView::markClicked, &view, [&](ObjectId object, Sign of) {
            clicked = object;
            sign = of;
        });
        QTest::mouseClick(&view, Qt::LeftButton, {}, name.center());
        QVERIFY((clicked == nic && sign == Sign::Routes)
                || (clicked == machine && sign == Sign::Changed));
        // One more of the sort is no other mark, only a larger number.
        view.mark(person.find(Kind::Subnet, QStringLiteral("SalesVNet/Apps")), Sign::Added);
        QVERIFY(pictureAt(0.3) == marked);
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
