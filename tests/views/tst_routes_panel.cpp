#include "app/window/commands/commands.h"
#include "core/edit/put.h"
#include "qt/effective_route_model.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "tests/views/row_changes.h"
#include "views/dialogs/help_browser.h"
#include "views/routes/route_table_pane.h"
#include "views/routes/route_table_view.h"
#include "views/routes/routes_panel.h"
#include "views/routes/why_view.h"
#include "views/widgets/pill_label.h"
#include "views/widgets/title_header.h"

#include <QClipboard>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QStyleOptionHeader>
#include <QTextBlock>
#include <QTextBrowser>
#include <QUndoStack>

using namespace peerscape;
using qtmodel::EffectiveRouteModel;

namespace {

/// A header that says how it shows a title.
class OpenHeader : public views::TitleHeader
{
public:
    [[nodiscard]] QString shownTitle(int section) const
    {
        QStyleOptionHeader option;
        initStyleOption(&option);
        initStyleOptionForIndex(&option, section);
        return option.text;
    }
};

} // namespace

/// The Effective routes panel as a person uses it.
class TestRoutesPanel : public QObject
{
    Q_OBJECT

private:
    static views::RoutesPanel& panel(test::Person& person)
    {
        return person.window().panel<views::RoutesPanel>(QStringLiteral("routes"));
    }
    static int rowOf(const EffectiveRouteModel& model, const QString& prefix)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, EffectiveRouteModel::PrefixColumn).data().toString() == prefix)
                return row;
        }
        return -1;
    }

private slots:
    void titlesWithoutRoomEndInDots()
    {
        test::Person person(QStringLiteral("exercise")); // for the theme
        QStandardItemModel model(1, 1);
        model.setHorizontalHeaderLabels({QStringLiteral("Next hop type")});
        OpenHeader header;
        header.setModel(&model);
        header.show();
        header.resizeSection(0, header.sectionSizeHint(0) + 2);
        QCOMPARE(header.shownTitle(0), QStringLiteral("Next hop type"));
        header.resizeSection(0, 60);
        const QString shown = header.shownTitle(0);
        QVERIFY2(shown.size() > 2 && shown.endsWith(u'…'), qPrintable(shown));
        QVERIFY(header.fontMetrics().horizontalAdvance(shown) <= 60 - 2 * 5); // the theme's padding
    }

    void showsATableAtOnceAndFollowsTheSelection()
    {
        test::Person person(QStringLiteral("exercise"));
        views::RouteTablePane& pane = panel(person).pane();
        QVERIFY(pane.model().rowCount() > 0); // of the first machine
        person.window().selection().set(
            {person.find(Kind::VirtualMachine, QStringLiteral("ResearchVM"))});
        QVERIFY(rowOf(pane.model(), QStringLiteral("10.2.0.0/16")) > 0);
        // The global peering's row comes last (0.4).
        const int last = pane.model().rowCount() - 1;
        QCOMPARE(pane.model().index(last, EffectiveRouteModel::TypeColumn).data().toString(),
                 QStringLiteral("VNetGlobalPeering"));
        // A thing without routes leaves the table alone.
        person.window().selection().set(
            {person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet"))});
        QCOMPARE(pane.model().index(last, EffectiveRouteModel::TypeColumn).data().toString(),
                 QStringLiteral("VNetGlobalPeering"));
    }

    /// What the pill is called, which assistive technology hears when it changes.
    void whatAnEditChangedIsAnnounced()
    {
        test::Person person(QStringLiteral("exercise"));
        person.window().selection().set(
            {person.find(Kind::VirtualMachine, QStringLiteral("SalesVM"))});
        const auto& pill = *panel(person).pane().findChild<views::PillLabel*>();
        QVERIFY(pill.accessibleName().isEmpty());
        const VnetId sales =
            VnetId::of(person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet")));
        const auto add = [&person, sales](std::vector<const char*> prefixes) {
            return person.controller().apply(
                edit::modify(person.document(), sales, [&](azure::VirtualNetwork& vnet) {
                    for (const char* prefix : prefixes)
                        vnet.addressPrefixes.push_back(*net::Prefix::parse(prefix));
                }));
        };
        QVERIFY(add({"10.77.0.0/16", "10.78.0.0/16"}));
        QCOMPARE(pill.accessibleName(), QStringLiteral("2 routes added on SalesVMVMNic"));
        QVERIFY(add({"10.79.0.0/16"}));
        QCOMPARE(pill.accessibleName(), QStringLiteral("1 route added on SalesVMVMNic"));
        person.controller().undoStack()->undo();
        QCOMPARE(pill.accessibleName(), QStringLiteral("1 route removed on SalesVMVMNic"));
    }

    void foldsTheReservedPrefixes()
    {
        test::Person person(QStringLiteral("exercise"));
        EffectiveRouteModel& model = panel(person).pane().model();
        const int row = rowOf(model, QStringLiteral("21 reserved prefixes → None"));
        QVERIFY(row > 0);
        const QModelIndex folded = model.index(row, 0);
        QCOMPARE(model.rowCount(folded), 21);
        // The text fits its column, and the columns fit the table.
        auto& view = person.in<views::RouteTableView>(QStringLiteral("routes"));
        QVERIFY(QFontMetrics(view.font())
                    .horizontalAdvance(
                        folded.siblingAtColumn(EffectiveRouteModel::PrefixColumn).data().toString())
                < view.columnWidth(EffectiveRouteModel::PrefixColumn) - 8);
        QCOMPARE(view.header()->length(), view.viewport()->width());
        QCOMPARE(folded.siblingAtColumn(EffectiveRouteModel::PrefixColumn)
                     .data(Qt::ToolTipRole)
                     .toString()
                     .count(QLatin1Char('\n')),
                 20);
    }

    void nothingIsCutInASmallWindow()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        person.window().resize(1280, 800);
        QApplication::processEvents();
        auto& view = person.in<views::RouteTableView>(QStringLiteral("routes"));
        EffectiveRouteModel& model = panel(person).pane().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 1; column < EffectiveRouteModel::ColumnCount; ++column) {
                const QString text = model.index(row, column).data().toString();
                QVERIFY2(view.columnWidth(column)
                             >= QFontMetrics(view.font()).horizontalAdvance(text) + 6,
                         qPrintable(text));
            }
        }
    }

    void nextHopMarksTheWinner()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        person.window().selection().set(
            {person.find(Kind::VirtualMachine, QStringLiteral("app1"))});
        person.key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        person.type(QStringLiteral("192.168.0.20"));
        EffectiveRouteModel& model = panel(person).pane().model();
        const int row = rowOf(model, QStringLiteral("192.168.0.0/24"));
        QVERIFY(row > 0);
        for (int each = 0; each < model.rowCount(); ++each)
            QCOMPARE(model.index(each, 0).data(EffectiveRouteModel::WinnerRole).toBool(),
                     each == row);
        bool said = false;
        for (const QLabel* label : panel(person).findChildren<QLabel*>())
            said |= label->text() == QStringLiteral("VirtualNetworkGateway 20.50.11.4");
        QVERIFY(said);
        person.type(QStringLiteral("x"));
        for (int each = 0; each < model.rowCount(); ++each)
            QVERIFY(!model.index(each, 0).data(EffectiveRouteModel::WinnerRole).toBool());
    }

    void whyLeadsToTheCanvasAndTheRule()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        person.window().selection().set(
            {person.find(Kind::VirtualMachine, QStringLiteral("app1"))});
        EffectiveRouteModel& model = panel(person).pane().model();
        auto& view = person.in<views::RouteTableView>(QStringLiteral("routes"));
        view.setCurrentIndex(model.index(rowOf(model, QStringLiteral("192.168.0.0/24")), 0));
        auto& why = person.in<views::WhyView>(QStringLiteral("routes"));
        QVERIFY(why.toPlainText().startsWith(QStringLiteral("Why 192.168.0.0/24?")));
        QVERIFY(why.toPlainText().contains(QStringLiteral("1. "))
                || why.toHtml().contains(QLatin1String("<ol")));

        static const QRegularExpression rule(QStringLiteral("href=\"(rule:[\\d.]+)\""));
        const auto named = rule.match(why.toHtml());
        QVERIFY(named.hasMatch());
        emit why.anchorClicked(QUrl(named.captured(1)));
        auto* help = person.window().findChild<views::HelpBrowser*>();
        QVERIFY(help != nullptr);
        QCOMPARE(help->page(), QStringLiteral("rules"));
        QVERIFY(help->browser().textCursor().block().text().startsWith(named.captured(1).mid(5)
                                                                       + QLatin1Char(' ')));

        static const QRegularExpression link(
            QStringLiteral("href=\"(object:\\d+)\"[^>]*>(?:<span[^>]*>)?hub-vpn-gw"));
        const auto match = link.match(why.toHtml());
        QVERIFY(match.hasMatch());
        emit why.anchorClicked(QUrl(match.captured(1)));
        QCOMPARE(person.window().selection().single(),
                 person.find(Kind::VirtualNetworkGateway, QStringLiteral("hub-vpn-gw")));
    }

    void pinsASecondTable()
    {
        test::Person person(QStringLiteral("gateway-transit"));
        person.window().selection().set(
            {person.find(Kind::VirtualMachine, QStringLiteral("app1"))});
        person.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        views::RouteTablePane* pinned = panel(person).pinned();
        QVERIFY(pinned != nullptr);
        const ObjectId kept = pinned->subject();
        person.window().selection().set(
            {person.find(Kind::VirtualMachine, QStringLiteral("app3"))});
        QCOMPARE(pinned->subject(), kept);
        QVERIFY(panel(person).pane().subject() != kept);
        QVERIFY(rowOf(pinned->model(), QStringLiteral("192.168.0.0/24")) > 0);
        QCOMPARE(rowOf(panel(person).pane().model(), QStringLiteral("192.168.0.0/24")), -1);
        person.run(QStringLiteral("view.pin"));
        QVERIFY(panel(person).pinned() == nullptr);
    }

    void copiesInFourFormats()
    {
        test::Person person(QStringLiteral("exercise"));
        views::RouteTablePane& pane = panel(person).pane();
        const QClipboard* clipboard = QApplication::clipboard();
        pane.copyAsAzTable();
        QVERIFY(clipboard->text().startsWith(QStringLiteral("Source    State    Address Prefix")));
        pane.copyAsJson();
        QVERIFY(QJsonDocument::fromJson(clipboard->text().toUtf8())
                    .object()
                    .contains(QStringLiteral("value")));
        pane.copyAsCsv();
        QVERIFY(clipboard->text().contains(QStringLiteral("10.1.0.0/16")));
        QVERIFY(clipboard->text().contains(QLatin1Char(',')));
        pane.copyAsMarkdown();
        QVERIFY(clipboard->text().startsWith(QLatin1Char('|')));
    }
};

PEERSCAPE_TEST_CLASS(TestRoutesPanel)
#include "tst_routes_panel.moc"
