#include "core/azure/names.h"
#include "qt/effective_route_model.h"
#include "qt/flow_board.h"
#include "qt/walk_model.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/dialogs/help_browser.h"
#include "views/reach/end_field.h"
#include "views/reach/flow_field.h"
#include "views/reach/flow_list.h"
#include "views/reach/hop_view.h"
#include "views/reach/reach_panel.h"
#include "views/reach/walk_view.h"
#include "views/routes/route_table_pane.h"
#include "views/routes/routes_panel.h"
#include "views/widgets/link_text.h"
#include "views/widgets/pill_label.h"

#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QUndoStack>

using namespace peerscape;
using qtmodel::TracedFlow;
using qtmodel::WalkModel;

/// The Reachability panel and the flows on the canvas as a person uses them.
class TestReachPanel : public QObject
{
    Q_OBJECT

private:
    static views::ReachPanel& panel(test::Person& person)
    {
        return person.window().panel<views::ReachPanel>(QStringLiteral("reachability"));
    }
    static qtmodel::FlowBoard& board(test::Person& person)
    {
        return *person.controller().findChild<qtmodel::FlowBoard*>();
    }
    static QString verdict(test::Person& person)
    {
        return person.in<views::PillLabel>(QStringLiteral("reachability")).text();
    }
    static ObjectId machine(test::Person& person, const char* name)
    {
        return person.find(Kind::VirtualMachine, QLatin1String(name));
    }
    static void ask(test::Person& person, const char* from, const char* to)
    {
        panel(person).ask({machine(person, from), {}}, {machine(person, to), {}});
    }
    /// Types into an end's field, waits for the suggestions, and takes the first.
    static void typeEnd(test::Person& person, views::EndField& field, const QString& text)
    {
        field.setFocus();
        field.selectAll();
        QSignalSpy chosen(&field, &views::EndField::endChanged);
        person.type(text);
        auto* completer = field.findChild<QCompleter*>();
        QTRY_VERIFY(completer->model()->rowCount() > 0);
        QTest::keyClick(&field, Qt::Key_Return);
        QVERIFY(chosen.count() > 0);
    }
    static int pixelsOf(const QImage& picture, QColor color)
    {
        int count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixelColor(x, y) == color ? 1 : 0;
        }
        return count;
    }

private slots:
    void asksByKeyboardWithAPartOfTheName()
    {
        test::Person person(QStringLiteral("exercise"));
        person.key(Qt::Key_5, Qt::AltModifier);
        views::ReachPanel& reach = panel(person);
        QVERIFY(reach.from().hasFocus());
        typeEnd(person, reach.from(), QStringLiteral("salesv"));
        QVERIFY(!board(person).current()); // there is no other end yet
        typeEnd(person, reach.to(), QStringLiteral("researchv"));
        const TracedFlow* flow = board(person).current();
        QVERIFY(flow != nullptr);
        QVERIFY(flow->answer.has_value());
        QCOMPARE(verdict(person), QString::fromStdString(std::string(flow->answer->status())));
        QVERIFY(reach.walk().rowCount() >= 2); // there and back
    }

    void takesAddressesAndTheInternetAndSaysWhatIsUnknown()
    {
        test::Person person(QStringLiteral("exercise"));
        views::ReachPanel& reach = panel(person);
        person.window().panels().raise(QStringLiteral("reachability"));
        const auto enter = [&](views::EndField& field, const QString& text) {
            field.setFocus();
            field.selectAll();
            person.type(text);
            QTest::keyClick(&field, Qt::Key_Return);
        };
        reach.from().setEnd(reach::End{machine(person, "SalesVM"), {}});
        enter(reach.to(), QStringLiteral("8.8.8.8"));
        QVERIFY(board(person).current()->question.to.address.has_value());
        enter(reach.to(), QStringLiteral("internet"));
        QVERIFY(board(person).current()->question.to.isInternet());
        enter(reach.to(), QStringLiteral("no-such-thing"));
        QVERIFY(!reach.to().problem().isEmpty());
        bool said = false;
        for (const QLabel* label : reach.findChildren<QLabel*>())
            said |= label->text().contains(QStringLiteral("no-such-thing"));
        QVERIFY(said);
    }

    void presetsAndFreeTraffic()
    {
        views::FlowField field;
        QSignalSpy changes(&field, &views::FlowField::flowChanged);
        QCOMPARE(field.flow().destinationPort, std::uint16_t{22});
        const auto combos = field.findChildren<QComboBox*>();
        auto* port = field.findChild<QSpinBox*>();
        combos.front()->setFocus();
        QTest::keyClick(combos.front(), Qt::Key_Home); // ping
        QVERIFY(field.flow().protocol == reach::Protocol::Icmp);
        QVERIFY(!port->isEnabled());
        combos.front()->setCurrentIndex(4);
        emit combos.front()->activated(4);
        QCOMPARE(views::flowName(field.flow()), QStringLiteral("https"));
        QCOMPARE(port->value(), 443);
        port->setValue(8443);
        QCOMPARE(views::flowName(field.flow()), QStringLiteral("Tcp 8443"));
        QCOMPARE(combos.front()->currentText(), QStringLiteral("other"));
        QCOMPARE(changes.count(), 3);
    }

    void tracesOnTheCanvasByMouse()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = machine(person, "SalesVM");
        const ObjectId marketing = machine(person, "MarketingVM");
        person.key(Qt::Key_T);
        QVERIFY(person.canvas().tool() == views::CanvasView::Tool::Trace);
        const auto steps = person.controller().undoStack()->index();
        person.drag(person.on(sales), person.on(marketing));
        const TracedFlow* flow = board(person).current();
        QVERIFY(flow != nullptr);
        QVERIFY(person.controller().diagram().find(flow->question.from.object)
                == person.controller().diagram().find(sales));
        QVERIFY(person.controller().diagram().find(flow->question.to.object)
                == person.controller().diagram().find(marketing));
        QVERIFY(person.canvas().tool() == views::CanvasView::Tool::Select);
        QTRY_VERIFY(person.window().panels().inFront(QStringLiteral("reachability")));
        QCOMPARE(person.controller().undoStack()->index(), steps); // nothing was edited

        // Click and click does the same the other way round.
        person.key(Qt::Key_T);
        person.key(Qt::Key_Escape);
        person.window().selection().clear();
        person.canvas().setFocus();
        person.key(Qt::Key_T);
        person.click(marketing);
        person.click(sales);
        QVERIFY(person.controller().diagram().find(board(person).current()->question.from.object)
                == person.controller().diagram().find(marketing));
    }

    void tracesOnTheCanvasByKeyboard()
    {
        test::Person person(QStringLiteral("exercise"));
        const ObjectId sales = machine(person, "SalesVM");
        const ObjectId research = machine(person, "ResearchVM");
        person.window().selection().set({sales, research});
        person.key(Qt::Key_T);
        QVERIFY(board(person).current() != nullptr);
        person.run(QStringLiteral("reach.clear"));
        QVERIFY(board(person).current() == nullptr);

        person.window().selection().set({sales});
        person.canvas().setFocus();
        person.key(Qt::Key_T);
        person.window().selection().set({research}); // as Tab would
        person.key(Qt::Key_Return);
        QVERIFY(board(person).current() != nullptr);
        QVERIFY(board(person).current()->question.from.object == sales);
        QVERIFY(board(person).current()->question.to.object == research);
    }

    void drawsBothWaysAndTheStop()
    {
        test::Person person(QStringLiteral("exercise"));
        const auto picture = [&] {
            person.window().selection().clear();
            person.canvas().completePicture();
            return person.canvas().viewport()->grab().toImage();
        };
        const QColor bad = person.theme().theme().color(views::ColorRole::BadTint);
        const QColor accent = person.theme().theme().color(views::ColorRole::Accent);
        const QImage before = picture();
        ask(person, "SalesVM", "MarketingVM");
        const QImage works = picture();
        QVERIFY(board(person).current()->reachable());
        QVERIFY(pixelsOf(works, accent) > pixelsOf(before, accent) + 300);
        QCOMPARE(pixelsOf(works, bad), pixelsOf(before, bad));
        ask(person, "SalesVM", "ResearchVM");
        QVERIFY(!board(person).current()->reachable());
        QVERIFY(pixelsOf(picture(), bad) > pixelsOf(before, bad) + 1000); // the reason
        // From far out, too, where machines are in their networks' blocks.
        person.canvas().setZoom(0.1, {100, 100});
        person.canvas().fitAll();
        QVERIFY(!picture().isNull());
    }

    void stepsThroughTheDecisionsAndMarksTheWinner()
    {
        test::Person person(QStringLiteral("exercise"));
        ask(person, "SalesVM", "MarketingVM");
        views::ReachPanel& reach = panel(person);
        QVERIFY(!board(person).step().back);
        QCOMPARE(board(person).step().hop, std::size_t{0});
        const auto winners = [&] {
            int count = 0;
            const auto& model = reach.hopView().model();
            for (int row = 0; row < model.rowCount(); ++row)
                count += model.index(row, 0).data(qtmodel::EffectiveRouteModel::WinnerRole).toBool()
                             ? 1
                             : 0;
            return count;
        };
        QCOMPARE(winners(), 1);
        QVERIFY(reach.hopView().model().rowCount() > 1); // what lost stands there, too
        int hops = 1;
        while (board(person).stepBy(1))
            ++hops;
        QCOMPARE(hops, static_cast<int>(board(person).ways(false).front().hops.size()
                                        + board(person).ways(true).front().hops.size()));
        QVERIFY(board(person).step().back);
        // The list follows, and leads.
        auto& view = person.in<views::WalkView>(QStringLiteral("reachability"));
        QVERIFY(reach.walk().stepOf(view.currentIndex()) == board(person).step());
        person.run(QStringLiteral("reach.stepBack"));
        QVERIFY(reach.walk().stepOf(view.currentIndex()) == board(person).step());
        person.window().panels().raise(QStringLiteral("reachability"));
        view.setFocus();
        const qtmodel::FlowStep before = board(person).step();
        QTest::keyClick(&view, Qt::Key_Up); // the way's own row
        QTest::keyClick(&view, Qt::Key_Up);
        QVERIFY(board(person).step() != before);
        QVERIFY(!reach.hopView().text().toPlainText().isEmpty());
    }

    void linksLeadToTheCanvasTheRuleAndTheWholeTable()
    {
        test::Person person(QStringLiteral("exercise"));
        ask(person, "SalesVM", "MarketingVM");
        views::LinkText& text = panel(person).hopView().text();
        emit text.anchorClicked(QUrl(QStringLiteral("table:")));
        QTRY_VERIFY(person.window().panels().inFront(QStringLiteral("routes")));
        auto& pane = person.window().panel<views::RoutesPanel>(QStringLiteral("routes")).pane();
        bool marked = false;
        for (int row = 0; row < pane.model().rowCount(); ++row)
            marked |=
                pane.model().index(row, 0).data(qtmodel::EffectiveRouteModel::WinnerRole).toBool();
        QVERIFY(marked);
        emit text.anchorClicked(
            QUrl(QStringLiteral("object:%1").arg(machine(person, "ResearchVM").value)));
        QCOMPARE(person.window().selection().single(), machine(person, "ResearchVM"));
        ask(person, "SalesVM", "ResearchVM");
        emit text.anchorClicked(QUrl(QStringLiteral("rule:2.5")));
        QCOMPARE(person.window().findChild<views::HelpBrowser*>()->page(), QStringLiteral("rules"));
    }

    void pinnedFlowsFollowEveryEdit()
    {
        test::Person person(QStringLiteral("exercise"));
        ask(person, "SalesVM", "MarketingVM");
        QVERIFY(board(person).current()->reachable());
        person.run(QStringLiteral("reach.pin"));
        ask(person, "SalesVM", "ResearchVM");
        person.run(QStringLiteral("reach.pin"));
        QCOMPARE(board(person).flows().size(), std::size_t{2});
        auto& list = person.in<views::FlowList>(QStringLiteral("reachability"));
        QCOMPARE(list.count(), 2);
        QVERIFY(!list.isHidden());
        // The peering goes: the first flow is lost in the same edit, and comes back with undo.
        ObjectId peering;
        person.document().all<azure::Peering>().forEach([&](PeeringId id, const auto& side) {
            if (!peering
                && person.document().nameOf(side.remoteVirtualNetwork) == Text("MarketingVNet"))
                peering = id;
        });
        person.window().selection().set({peering});
        person.run(QStringLiteral("network.deletePair"));
        QVERIFY(!board(person).flows().front().reachable());
        QVERIFY(board(person).flows().front().change == TracedFlow::Change::Lost);
        QVERIFY(list.item(0)->text().contains(QStringLiteral("−")));
        person.run(QStringLiteral("edit.undo"));
        QVERIFY(board(person).flows().front().reachable());
        QVERIFY(board(person).flows().front().change == TracedFlow::Change::Gained);
        // An end that goes leaves the question, with its reason.
        person.window().selection().set({machine(person, "MarketingVM")});
        person.inDialog<QMessageBox>(
            [](QMessageBox& dialog) { QTest::keyClick(&dialog, Qt::Key_Return); });
        person.run(QStringLiteral("edit.delete"));
        QVERIFY(!board(person).flows().front().answer.has_value());
        person.run(QStringLiteral("edit.undo"));
        QVERIFY(board(person).flows().front().reachable());
        // Delete in the list takes one away.
        person.window().panels().raise(QStringLiteral("reachability"));
        list.setCurrentRow(0);
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Delete);
        QCOMPARE(board(person).flows().size(), std::size_t{1});
    }

    void swapsTheEndsAndCopies()
    {
        test::Person person(QStringLiteral("exercise"));
        ask(person, "SalesVM", "MarketingVM");
        person.run(QStringLiteral("reach.swap"));
        QVERIFY(board(person).current()->question.from.object == machine(person, "MarketingVM"));
        panel(person).copyAsText();
        QVERIFY(QApplication::clipboard()->text().startsWith(verdict(person)));
        panel(person).copyAsJson();
        const QJsonObject json =
            QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).object();
        QCOMPARE(json[QStringLiteral("status")].toString(), verdict(person));
    }

    void anotherDocumentClearsTheBoard()
    {
        test::Person person(QStringLiteral("exercise"));
        ask(person, "SalesVM", "MarketingVM");
        QVERIFY(person.window().session().open({QStringLiteral(":/samples/appliance.peerscape")}));
        QVERIFY(board(person).current() == nullptr);
        QCOMPARE(panel(person).walk().rowCount(), 0);
        QVERIFY(panel(person).from().text().isEmpty());
        QVERIFY(!person.window().actions().action(QStringLiteral("reach.pin"))->isEnabled());
    }
};

PEERSCAPE_TEST_CLASS(TestReachPanel)
#include "tst_reach_panel.moc"
