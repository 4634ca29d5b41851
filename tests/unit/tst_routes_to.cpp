#include "core/edit/peering_edits.h"
#include "core/route/routes_to.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;

/// Which network interfaces have a route to a place.
class TestRoutesTo : public QObject
{
    Q_OBJECT

private:
    using Names = std::vector<std::string>;
    static Names names(const azure::Document& document, const route::RoutesTo& question)
    {
        Names list;
        for (const route::NicRoute& answer : question.answers())
            list.push_back(document.nameOf(answer.nic).str());
        return list;
    }

private slots:
    void followsEdits()
    {
        test::NetworkBuilder net("obs-2026");
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const VnetId other = net.vnet("other", {"10.2.0.0/16"});
        net.nic(net.subnet(hub, "a", {"10.0.0.0/24"}), "in-hub");
        net.nic(net.subnet(spoke, "a", {"10.1.0.0/24"}), "in-spoke");
        net.nic(net.subnet(other, "a", {"10.2.0.0/24"}), "in-other");
        net.peer(hub, spoke);
        const azure::Document before = net.document();
        route::RouteEngine engine(before);
        route::RoutesTo question(test::prefix("10.1.0.0/16"));
        question.update(engine);
        QCOMPARE(names(before, question), (Names{"in-hub", "in-spoke"}));
        QCOMPARE(question.asked(), std::size_t{3});
        QVERIFY(question.answers()[0].row->nextHopType == azure::NextHopType::VNetPeering);

        const auto joined = edit::addPeeringPair(before, other, spoke);
        engine.update(joined->next, joined->changes);
        question.update(engine);
        QCOMPARE(names(joined->next, question), (Names{"in-hub", "in-spoke", "in-other"}));
        const auto parted = edit::removePeeringPair(joined->next, PeeringId(1));
        engine.update(parted->next, parted->changes);
        question.update(engine);
        QCOMPARE(names(parted->next, question), (Names{"in-spoke", "in-other"}));
        // What it keeps equals what it would find afresh.
        route::RoutesTo afresh(test::prefix("10.1.0.0/16"));
        afresh.update(route::RouteEngine(parted->next));
        QCOMPARE(names(parted->next, question), names(parted->next, afresh));
    }

    void countsTheRowThatHoldsAllOfIt_data()
    {
        QTest::addColumn<QByteArray>("destination");
        QTest::addColumn<bool>("hasRoute");
        QTest::newRow("the network's own space") << QByteArray("10.0.0.0/16") << true;
        QTest::newRow("a part of it") << QByteArray("10.0.7.0/24") << true;
        QTest::newRow("a part that a user route drops") << QByteArray("10.0.9.0/25") << false;
        QTest::newRow("an address in that part") << QByteArray("10.0.9.4") << false;
        QTest::newRow("more than any row holds, reserved") << QByteArray("10.0.0.0/9") << false;
        QTest::newRow("a private address of nobody") << QByteArray("192.168.7.1") << false;
        QTest::newRow("the Internet") << QByteArray("8.8.8.8") << true;
        QTest::newRow("IPv6 without IPv6") << QByteArray("fd00::/8") << false;
    }
    void countsTheRowThatHoldsAllOfIt()
    {
        QFETCH(QByteArray, destination);
        QFETCH(bool, hasRoute);
        // With hidden reserved prefixes, too, the Internet knows no private address.
        for (const char* profile : {"obs-2026", "hidden"}) {
            test::NetworkBuilder net(profile);
            const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
            const RouteTableId drops = net.routeTable("drops");
            net.route(drops, "part", "10.0.9.0/24", azure::NextHopType::None);
            const SubnetId subnet = net.subnet(hub, "a", {"10.0.0.0/24"}, drops);
            net.nic(subnet, "nic");
            const azure::Document document = net.document();
            const route::RouteEngine engine(document);
            QCOMPARE(
                route::routeTo(engine, subnet, test::prefix(destination.toStdString())).has_value(),
                hasRoute);
        }
    }
};

PEERSCAPE_TEST_CLASS(TestRoutesTo)
#include "tst_routes_to.moc"
