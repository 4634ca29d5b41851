#include "core/azure/names.h"
#include "core/edit/copying.h"
#include "core/edit/fresh_addresses.h"
#include "core/edit/layout_edits.h"
#include "core/edit/put.h"
#include "core/edit/validate.h"
#include "core/net/free_space.h"
#include "tests/support/named.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "tests/unit/edit_expectations.h"

#include <algorithm>
#include <array>
#include <random>
#include <set>

using namespace peerscape;
using namespace peerscape::test;
using azure::Document;

namespace {

/// A hub with a gateway and a site, and a spoke with a table, a machine and a security rule.
struct Estate
{
    NetworkBuilder net;
    VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    VnetId spoke = net.vnet("spoke1", {"10.1.0.0/16"});
    RouteTableId table = net.routeTable("rt-spokes");
    SubnetId apps = net.subnet(spoke, "apps", {"10.1.1.0/24"}, table);
    NicId nic = net.nic(apps, "web-nic", "10.1.1.4");
    GatewayId gateway = net.vpnGateway(hub, "hub-gw", "20.0.0.1");
    Estate()
    {
        net.route(table, "all", "0.0.0.0/0", azure::NextHopType::VirtualAppliance, "10.0.1.4");
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
        net.transaction().place(hub, {{0, 0}, {}});
        net.transaction().place(spoke, {{400, 0}, {}});
    }
};

std::string spaceOf(const Document& document, VnetId id)
{
    std::string text;
    for (const net::Prefix& prefix : document.find(id)->addressPrefixes)
        text += (text.empty() ? "" : ", ") + prefix.toString();
    return text;
}

/// Networks of a /24 each.
std::vector<ObjectId> addSpokes(NetworkBuilder& net, int count)
{
    std::vector<ObjectId> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(
            net.vnet("spoke-" + std::to_string(i),
                     {"10." + std::to_string(i / 200) + '.' + std::to_string(i % 200) + ".0/24"}));
    return ids;
}

} // namespace

/// Copying parts of designs and pasting them here and elsewhere.
class TestCopying : public QObject
{
    Q_OBJECT

private slots:
    void aCopiedNetworkTakesAlongWhatIsInIt()
    {
        Estate estate;
        const edit::Fragment fragment = edit::copyOf(estate.net.document(), {estate.spoke});
        const auto has = [&](ObjectId id) {
            return std::find(fragment.objects.begin(), fragment.objects.end(), id)
                   != fragment.objects.end();
        };
        QVERIFY(has(estate.spoke) && has(estate.apps) && has(estate.nic));
        // The table is around it, the hub and the peerings are not there.
        QVERIFY(!has(estate.table) && fragment.document.contains(estate.table));
        QVERIFY(!fragment.document.contains(estate.hub));
        QCOMPARE(fragment.document.all<azure::Peering>().size(), std::size_t{0});
        // Both ends take the line along.
        QCOMPARE(edit::copyOf(estate.net.document(), {estate.hub, estate.spoke})
                     .document.all<azure::Peering>()
                     .size(),
                 std::size_t{2});
    }

    void aDuplicateHasItsOwnNamesAndPrefixes()
    {
        Estate estate;
        const Document before = estate.net.document();
        const auto made = edit::duplicate(before, {estate.spoke});
        const Document after = accepted(before, made);
        COMPARE_TEXT(labelOf(made), "Duplicate spoke1");
        const VnetId copy = test::named<azure::VirtualNetwork>(after, "spoke2");
        QVERIFY(static_cast<bool>(copy));
        COMPARE_TEXT(spaceOf(after, copy), "10.2.0.0/16");
        const SubnetId apps = azure::findSubnet(after, copy, "apps");
        COMPARE_TEXT(after.find(apps)->addressPrefixes.front().toString(), "10.2.1.0/24");
        QVERIFY(after.find(apps)->routeTable == estate.table); // shared, as in Azure
        const NicId nic = NicId::of(after.referrers(apps, Kind::NetworkInterface).front());
        COMPARE_TEXT(after.find(nic)->name.str(), "web-nic2");
        COMPARE_TEXT(after.find(nic)->primaryConfiguration()->privateIPAddress.toString(),
                     "10.2.1.4");
        QCOMPARE(after.placement(copy)->position, (azure::Point{430, 30}));
        QVERIFY(made->created.front() == ObjectId(copy));
        for (const ObjectId id : made->created)
            QVERIFY(edit::validate(after, id).empty());
    }

    void aPairKeepsItsPeeringAndItsNamesFollow()
    {
        Estate estate;
        const Document before = estate.net.document();
        const auto made = edit::duplicate(before, {estate.hub, estate.spoke});
        const Document after = accepted(before, made);
        COMPARE_TEXT(labelOf(made), "Duplicate 2 objects");
        const VnetId hub = test::named<azure::VirtualNetwork>(after, "hub2");
        const VnetId spoke = test::named<azure::VirtualNetwork>(after, "spoke2");
        const std::vector<PeeringId> links = azure::peeringsOf(after, spoke);
        QCOMPARE(links.size(), std::size_t{1});
        const azure::Peering& link = *after.find(links.front());
        COMPARE_TEXT(link.name.str(), "spoke2-To-hub2");
        QVERIFY(link.remoteVirtualNetwork == hub);
        QVERIFY(link.useRemoteGateways);
        QVERIFY(link.remoteAddressSpace == after.find(hub)->addressPrefixes);
        QCOMPARE(azure::gatewaysOf(after, hub).size(), std::size_t{1});
        const auto& gateway = *after.find(azure::gatewaysOf(after, hub).front());
        COMPARE_TEXT(gateway.name.str(), "hub2-gw");
        const auto address = gateway.ipConfigurations.front().publicIPAddress;
        QVERIFY(after.find(address)->ipAddress.isNone()); // not the original's
        QVERIFY(made->changes.updated.empty());
    }

    void pastingElsewhereKeepsWhatIsFree()
    {
        Estate estate;
        const edit::Fragment fragment = edit::copyOf(estate.net.document(), {estate.spoke});
        const auto made = edit::paste({}, fragment);
        const Document there = accepted({}, made);
        COMPARE_TEXT(labelOf(made), "Paste spoke1");
        const VnetId copy = test::named<azure::VirtualNetwork>(there, "spoke1");
        COMPARE_TEXT(spaceOf(there, copy), "10.1.0.0/16");
        QCOMPARE(there.all<azure::ResourceGroup>().size(), std::size_t{1});
        QCOMPARE(there.all<azure::RouteTable>().size(), std::size_t{1});
        // Once more: other prefixes, the same table.
        const auto again = edit::paste(there, fragment);
        const Document twice = accepted(there, again);
        QCOMPARE(twice.all<azure::ResourceGroup>().size(), std::size_t{1});
        QCOMPARE(twice.all<azure::RouteTable>().size(), std::size_t{1});
        COMPARE_TEXT(spaceOf(twice, test::named<azure::VirtualNetwork>(twice, "spoke2")),
                     "10.2.0.0/16");
        // With the same addresses on request.
        edit::PasteOptions same;
        same.keepAddresses = true;
        same.at = azure::Point{1000, 500};
        const Document kept = accepted(there, edit::paste(there, fragment, same));
        const VnetId second = test::named<azure::VirtualNetwork>(kept, "spoke2");
        COMPARE_TEXT(spaceOf(kept, second), "10.1.0.0/16");
        QCOMPARE(kept.placement(second)->position, (azure::Point{1000, 500}));
    }

    void aTableThatSaysSomethingElseComesAlong()
    {
        Estate estate;
        const edit::Fragment fragment = edit::copyOf(estate.net.document(), {estate.spoke});
        NetworkBuilder other;
        other.vnet("there", {"10.1.0.0/16"});
        other.routeTable("rt-spokes"); // of that name, without its route
        const Document document = other.document();
        const Document after = accepted(document, edit::paste(document, fragment));
        QCOMPARE(after.all<azure::RouteTable>().size(), std::size_t{2});
        const auto& copied = *after.find(RouteTableId(2));
        COMPARE_TEXT(copied.name.str(), "rt-spokes2");
        QCOMPARE(copied.routes.size(), std::size_t{1});
    }

    void subnetsAndMachinesGoWhereTheyArePasted()
    {
        Estate estate;
        const Document before = estate.net.document();
        // A subnet into another network gets a prefix of its space, and so do addresses in it.
        const edit::Fragment subnet = edit::copyOf(before, {estate.apps});
        edit::PasteOptions into;
        into.into = estate.hub;
        const auto inHub = edit::paste(before, subnet, into);
        const Document after = accepted(before, inHub);
        const SubnetId apps = azure::findSubnet(after, estate.hub, "apps");
        COMPARE_TEXT(after.find(apps)->addressPrefixes.front().toString(), "10.0.0.0/24");
        const NicId nic = NicId::of(after.referrers(apps, Kind::NetworkInterface).front());
        COMPARE_TEXT(after.find(nic)->primaryConfiguration()->privateIPAddress.toString(),
                     "10.0.0.4");
        // An interface beside its original gets the next free address.
        const Document twice = accepted(before, edit::duplicate(before, {estate.nic}));
        const auto nics = twice.referrers(estate.apps, Kind::NetworkInterface);
        QCOMPARE(nics.size(), std::size_t{2});
        COMPARE_TEXT(
            twice.find(NicId::of(nics[1]))->primaryConfiguration()->privateIPAddress.toString(),
            "10.1.1.5");
        // Nowhere to go.
        COMPARE_TEXT(codeOf(edit::paste({}, subnet)), "WrongPlace");
        COMPARE_TEXT(codeOf(edit::paste({}, edit::copyOf(before, {estate.nic}))), "WrongPlace");
    }

    void aSubnetWithoutRoomIsRefused()
    {
        NetworkBuilder net;
        const VnetId full = net.vnet("full", {"10.9.0.0/24"});
        const SubnetId subnet = net.subnet(full, "all", {"10.9.0.0/24"});
        const Document document = net.document();
        COMPARE_TEXT(codeOf(edit::duplicate(document, {subnet})), "SIM-1.5");
    }

    void freeSpaceIsThatOfTheWholeList()
    {
        std::mt19937 random(7);
        const auto below = [&](std::uint32_t limit) {
            return static_cast<std::uint32_t>(random()) % limit;
        };
        for (int round = 0; round < 300; ++round) {
            // Few bits, so that ranges meet, enclose each other and lie side by side.
            const bool v4 = round % 3 != 0;
            const auto anyPrefix = [&] {
                const std::uint32_t bits = below(64);
                return v4 ? net::Prefix::containing(net::Address::v4(0x0a000000U + (bits << 18U)),
                                                    8 + below(7))
                          : net::Prefix::containing(
                                net::Address::v6(std::uint64_t{0xfd} << 56U, 0).plus(bits),
                                122 + below(7));
            };
            std::vector<net::Prefix> used;
            for (std::uint32_t i = below(12); i > 0; --i)
                used.push_back(anyPrefix());
            const edit::TakenSpace taken(used);
            const net::Prefix space =
                v4 ? *net::Prefix::parse("10.0.0.0/8") : *net::Prefix::parse("fd00::/122");
            const net::Prefix asked = anyPrefix();
            QVERIFY(taken.meets(asked) == net::meet(std::array{asked}, used));
            const auto lowest = taken.lowestFree(space, asked.length(), space.first());
            QVERIFY(lowest == net::findFreePrefix({space}, used, asked.length()));
            const auto behind = taken.lowestFree(space, asked.length(), asked.first());
            QVERIFY(!behind
                    || (!net::meet(std::array{*behind}, used) && behind->first() >= asked.first()));
            QVERIFY(!lowest || lowest->first() < asked.first() || behind == lowest);
        }
        // Behind the last address comes nothing.
        const edit::TakenSpace all({*net::Prefix::parse("0.0.0.0/0"), *net::Prefix::parse("::/0")});
        for (const char* space : {"0.0.0.0/0", "255.255.255.0/24", "::/0", "ffff::/16"})
            QVERIFY(!all.lowestFree(*net::Prefix::parse(space), 128, {}));
        const edit::TakenSpace none({});
        QVERIFY(none.lowestFree(*net::Prefix::parse("255.255.255.0/24"), 32,
                                net::Address::v4(0xffffffffU))
                == net::Prefix::parse("255.255.255.255/32"));
    }

    void manyCopiesTakeTheirOwnNumbersAndSpace()
    {
        NetworkBuilder net;
        std::vector<ObjectId> ids = addSpokes(net, 300);
        const Document before = net.document();
        const Document after = accepted(before, edit::duplicate(before, ids));
        QCOMPARE(after.all<azure::VirtualNetwork>().size(), std::size_t{600});
        std::vector<net::Prefix> space;
        std::set<std::string> names;
        after.all<azure::VirtualNetwork>().forEach([&](VnetId, const auto& vnet) {
            names.insert(vnet.name.str());
            space.push_back(vnet.addressPrefixes.front());
        });
        QCOMPARE(names.size(), std::size_t{600});
        QVERIFY(names.contains("spoke-300") && names.contains("spoke-599"));
        QCOMPARE(net::findOverlaps(space, space).size(), std::size_t{600}); // each with itself
    }

    void whatIsGivenUpLeavesNothing_data()
    {
        QTest::addColumn<double>("until");
        for (const double until : {0.0, 0.05, 0.2, 0.4, 0.65})
            QTest::addRow("%g", until) << until;
    }
    void whatIsGivenUpLeavesNothing()
    {
        QFETCH(double, until);
        NetworkBuilder net;
        std::vector<ObjectId> ids = addSpokes(net, 500);
        const Document document = net.document();
        double last = 0;
        const Progress progress = [&](double share) {
            if (share < last || share > 1)
                QTest::qFail("the share goes back", __FILE__, __LINE__);
            last = share;
            return share <= until;
        };
        const auto again = [&last] { last = 0; };
        COMPARE_TEXT(codeOf(edit::duplicate(document, ids, {}, progress)), "Cancelled");
        again();
        COMPARE_TEXT(codeOf(edit::cut(document, ids, progress)), "Cancelled");
        again();
        QVERIFY(edit::copyOf(document, ids, progress).objects.empty());
    }

    void moreCopiesThanARegionTakesAreRefused()
    {
        NetworkBuilder net;
        std::vector<ObjectId> ids = addSpokes(net, 501);
        const Document document = net.document();
        COMPARE_TEXT(codeOf(edit::duplicate(document, ids)), "VnetCountLimitReached");
        ids.pop_back();
        QVERIFY(!edit::duplicate(document, ids)); // one is there that is not copied
        ids.pop_back();
        QVERIFY(edit::duplicate(document, ids).has_value());
    }

    void linesAloneAreNotCopied()
    {
        Estate estate;
        const Document document = estate.net.document();
        QVERIFY(edit::copyOf(document, {azure::peeringsOf(document, estate.hub).front()})
                    .objects.empty());
    }

    void cuttingRemovesUnderItsOwnName()
    {
        Estate estate;
        const Document before = estate.net.document();
        const auto made = edit::cut(before, {estate.spoke});
        COMPARE_TEXT(labelOf(made), "Cut spoke1");
        QVERIFY(!made->next.contains(estate.nic));
    }

    void layersAndCollapsingAreEdits()
    {
        Estate estate;
        const Document before = estate.net.document();
        const auto hidden = edit::showLayer(before, azure::Layer::Peerings, false);
        COMPARE_TEXT(labelOf(hidden), "Hide peerings");
        QVERIFY(hidden->next.settings().hiddenLayers.contains(azure::Layer::Peerings));
        QVERIFY(edit::showLayer(hidden->next, azure::Layer::Peerings, true)->next == before);
        const auto collapsed = edit::setCollapsed(before, {estate.hub, estate.apps}, true);
        COMPARE_TEXT(labelOf(collapsed), "Collapse hub");
        QVERIFY(collapsed->next.placement(estate.hub)->collapsed);
        QVERIFY(collapsed->changes.layoutOnly());
    }
};

PEERSCAPE_TEST_CLASS(TestCopying)
#include "tst_copying.moc"
