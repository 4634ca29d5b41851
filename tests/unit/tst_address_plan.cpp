#include "core/azure/names.h"
#include "core/edit/address_plan.h"
#include "core/edit/addresses.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "tests/unit/edit_expectations.h"

#include <algorithm>

using namespace peerscape;
using namespace peerscape::test;
using azure::Document;

namespace {

std::string rangesOf(const Document& document, const edit::SpaceMap& map)
{
    std::string text;
    for (const edit::AddressRange& range : map.ranges) {
        text += text.empty() ? "" : ", ";
        text += range.owner ? document.nameOf(range.owner).str() + ' ' : std::string("free ");
        text += range.prefix.toString();
        text += range.overlaps ? "!" : "";
    }
    return text;
}

std::string spaceOf(const std::vector<net::Prefix>& prefixes)
{
    std::string text;
    for (const net::Prefix& prefix : prefixes)
        text += (text.empty() ? "" : ", ") + prefix.toString();
    return text;
}

} // namespace

/// Maps of addresses, what they propose, and moving, splitting and merging ranges.
class TestAddressPlan : public QObject
{
    Q_OBJECT

private slots:
    void theMapOfANetworkCoversItsSpace()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("n", {"10.1.0.0/22", "10.9.0.0/24"});
        const SubnetId apps = net.subnet(vnet, "apps", {"10.1.1.0/24"});
        net.subnet(vnet, "tiny", {"10.1.2.0/29"});
        net.nic(apps, "a");
        net.nic(apps, "b");
        const Document document = net.document();
        const auto maps = edit::mapOfNetwork(document, vnet);
        QCOMPARE(maps.size(), std::size_t{2});
        COMPARE_TEXT(rangesOf(document, maps[0]),
                     "free 10.1.0.0/24, apps 10.1.1.0/24, tiny 10.1.2.0/29, free 10.1.2.8/29, "
                     "free 10.1.2.16/28, free 10.1.2.32/27, free 10.1.2.64/26, "
                     "free 10.1.2.128/25, free 10.1.3.0/24");
        const edit::AddressRange& range = maps[0].ranges[1];
        QCOMPARE(range.used, std::uint64_t{2});
        QCOMPARE(range.usable, std::uint64_t{251});
        QCOMPARE(range.reserved, std::uint64_t{5});
        QCOMPARE(maps[0].ranges[2].usable, std::uint64_t{3});
        QCOMPARE(maps[0].freeAddresses(), std::uint64_t{256 + 248 + 256});
        COMPARE_TEXT(maps[0].largestFree()->toString(), "10.1.0.0/24");
        QCOMPARE(maps[0].fragmentation(), 66U); // 504 of 760 lie elsewhere
        COMPARE_TEXT(rangesOf(document, maps[1]), "free 10.9.0.0/24");
        QCOMPARE(maps[1].fragmentation(), 0U);
    }

    void theMapOfTheDesignShowsOverlaps()
    {
        NetworkBuilder net;
        net.vnet("a", {"10.0.0.0/9"});
        net.vnet("b", {"10.1.0.0/16"});
        net.vnet("public", {"203.0.112.0/24"});
        net.site("hq", {"192.168.0.0/17"});
        const Document document = net.document();
        const auto maps = edit::mapOfEstate(document);
        QCOMPARE(maps.size(), std::size_t{3});
        COMPARE_TEXT(rangesOf(document, maps[0]),
                     "a 10.0.0.0/9!, b 10.1.0.0/16!, free 10.128.0.0/9");
        COMPARE_TEXT(rangesOf(document, maps[1]), "hq 192.168.0.0/17, free 192.168.128.0/17");
        COMPARE_TEXT(rangesOf(document, maps[2]), "public 203.0.112.0/24");
    }

    void conflictsSayWhoAndWhetherAzureMinds()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        const VnetId b = net.vnet("b", {"10.2.0.0/16"});
        const SubnetId apps = net.subnet(a, "apps", {"10.1.1.0/24"});
        const SubnetId data = net.subnet(a, "data", {"10.1.2.0/24"});
        net.site("wide", {"10.0.0.0/8"});
        const Document document = net.document();
        const auto siblings =
            edit::conflictsOf(document, apps, prefixes({"10.1.2.128/25", "10.5.0.0/24"}));
        QCOMPARE(siblings.size(), std::size_t{2});
        QVERIFY(siblings[0].other == data && siblings[0].refused);
        QVERIFY(!siblings[1].other && siblings[1].refused);
        const auto networks = edit::conflictsOf(document, b, prefixes({"10.1.128.0/17"}));
        QCOMPARE(networks.size(), std::size_t{1});
        QVERIFY(networks[0].other == a && !networks[0].refused);
        QVERIFY(edit::conflictsOf(document, apps, prefixes({"10.1.1.0/25"})).empty());
    }

    void theNextFreeRangeHasTheSameSize()
    {
        NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.1.0.0/16"});
        net.vnet("b", {"10.2.0.0/16"});
        const SubnetId apps = net.subnet(a, "apps", {"10.1.0.0/25"});
        const SiteId site = net.site("hq", {"192.168.0.0/24"});
        const VnetId full = net.vnet("full", {"10.7.0.0/24"});
        const SubnetId whole = net.subnet(full, "whole", {"10.7.0.0/24"});
        const Document document = net.document();
        COMPARE_TEXT(edit::nextFreePrefix(document, a)->toString(), "10.3.0.0/16");
        COMPARE_TEXT(edit::nextFreePrefix(document, apps)->toString(), "10.1.0.128/25");
        COMPARE_TEXT(edit::nextFreePrefix(document, site)->toString(), "192.168.1.0/24");
        QVERIFY(!edit::nextFreePrefix(document, whole));
        QVERIFY(!edit::nextFreePrefix(document, NoteId(1)));
    }

    void renumberingTakesEverythingAlong()
    {
        NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const RouteTableId table = net.routeTable("rt");
        const SubnetId nva = net.subnet(hub, "nva", {"10.0.1.0/24"});
        const SubnetId apps = net.subnet(spoke, "apps", {"10.1.1.0/24"}, table);
        const NicId appliance = net.appliance(nva, "fw", "10.0.1.4");
        const NicId web = net.nic(apps, "web", "10.1.1.9");
        net.route(table, "all", "0.0.0.0/0", azure::NextHopType::VirtualAppliance, "10.0.1.4");
        const auto [toSpoke, toHub] = net.peer(hub, spoke);
        const Document before = net.document();

        const auto moved =
            edit::renumber(before, hub, prefix("10.0.0.0/16"), prefix("10.50.0.0/16"));
        const Document after = accepted(before, moved);
        COMPARE_TEXT(labelOf(moved), "Move 10.0.0.0/16 of hub to 10.50.0.0/16");
        COMPARE_TEXT(spaceOf(after.find(hub)->addressPrefixes), "10.50.0.0/16");
        COMPARE_TEXT(spaceOf(after.find(nva)->addressPrefixes), "10.50.1.0/24");
        COMPARE_TEXT(after.find(appliance)->primaryConfiguration()->privateIPAddress.toString(),
                     "10.50.1.4");
        COMPARE_TEXT(after.find(table)->routes.front().nextHopIpAddress->toString(), "10.50.1.4");
        // What the other side copied is out of date now, as in Azure.
        COMPARE_TEXT(spaceOf(after.find(toHub)->remoteAddressSpace), "10.0.0.0/16");
        QVERIFY(toSpoke != toHub);

        const auto subnet =
            edit::renumber(before, apps, prefix("10.1.1.0/24"), prefix("10.1.200.0/24"));
        COMPARE_TEXT(
            accepted(before, subnet).find(web)->primaryConfiguration()->privateIPAddress.toString(),
            "10.1.200.9");
        // Peered networks must not overlap; subnets neither.
        QVERIFY(!edit::renumber(before, hub, prefix("10.0.0.0/16"), prefix("10.1.0.0/16")));
        QVERIFY(!edit::renumber(before, apps, prefix("10.1.1.0/24"), prefix("10.2.1.0/24")));
        COMPARE_TEXT(
            codeOf(edit::renumber(before, apps, prefix("10.9.9.0/24"), prefix("10.1.3.0/24"))),
            "ResourceNotFound");
    }

    void splittingKeepsWhatIsInUse()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("n", {"10.1.0.0/16"});
        const RouteTableId table = net.routeTable("rt");
        const SubnetId apps = net.subnet(vnet, "apps", {"10.1.1.0/24"}, table);
        net.nic(apps, "high", "10.1.1.200");
        const Document before = net.document();
        const auto split = edit::splitRange(before, apps, prefix("10.1.1.0/24"));
        const Document after = accepted(before, split);
        COMPARE_TEXT(labelOf(split), "Split 10.1.1.0/24 of n/apps");
        COMPARE_TEXT(spaceOf(after.find(apps)->addressPrefixes), "10.1.1.128/25");
        const SubnetId half = azure::findSubnet(after, vnet, "apps2");
        COMPARE_TEXT(spaceOf(after.find(half)->addressPrefixes), "10.1.1.0/25");
        QVERIFY(after.find(half)->routeTable == table);
        // And back: the empty half goes.
        const auto merged = edit::mergeRange(after, apps, prefix("10.1.1.128/25"));
        const Document whole = accepted(after, merged);
        COMPARE_TEXT(spaceOf(whole.find(apps)->addressPrefixes), "10.1.1.0/24");
        QVERIFY(!whole.contains(half));
        // From the other side it would take the half in use.
        QVERIFY(!edit::mergeRange(after, half, prefix("10.1.1.0/25")));

        NetworkBuilder both(before);
        both.nic(apps, "low", "10.1.1.10");
        COMPARE_TEXT(codeOf(edit::splitRange(both.document(), apps, prefix("10.1.1.0/24"))),
                     "InUseSubnetCannotBeUpdated");
        NetworkBuilder small;
        const SubnetId tiny =
            small.subnet(small.vnet("s", {"10.1.0.0/24"}), "tiny", {"10.1.0.0/29"});
        COMPARE_TEXT(codeOf(edit::splitRange(small.document(), tiny, prefix("10.1.0.0/29"))),
                     "NetcfgInvalidSubnet");
    }

    void mergingTakesFreeSpace()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("n", {"10.1.0.0/24"});
        const SubnetId apps = net.subnet(vnet, "apps", {"10.1.0.0/25"});
        net.nic(apps, "a");
        const Document before = net.document();
        const Document after =
            accepted(before, edit::mergeRange(before, apps, prefix("10.1.0.0/25")));
        COMPARE_TEXT(spaceOf(after.find(apps)->addressPrefixes), "10.1.0.0/24");
        // Beyond the network there is nothing to take.
        QVERIFY(!edit::mergeRange(after, apps, prefix("10.1.0.0/24")));
    }

    void aNetworksPrefixIsSplitInPlace()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("n", {"10.1.0.0/16", "10.5.0.0/16"});
        const Document before = net.document();
        const Document split =
            accepted(before, edit::splitRange(before, vnet, prefix("10.1.0.0/16")));
        COMPARE_TEXT(spaceOf(split.find(vnet)->addressPrefixes),
                     "10.1.0.0/17, 10.1.128.0/17, 10.5.0.0/16");
        const Document merged =
            accepted(split, edit::mergeRange(split, vnet, prefix("10.1.128.0/17")));
        COMPARE_TEXT(spaceOf(merged.find(vnet)->addressPrefixes), "10.1.0.0/16, 10.5.0.0/16");
        COMPARE_TEXT(codeOf(edit::mergeRange(before, vnet, prefix("10.1.0.0/16"))), "SIM-1.5");
    }

    void anInterfaceTakesTheNextFreeAddress()
    {
        NetworkBuilder net;
        const VnetId vnet = net.vnet("n", {"10.1.0.0/24"});
        const SubnetId apps = net.subnet(vnet, "apps", {"10.1.0.0/29"});
        const NicId first = net.nic(apps, "a", "10.1.0.6");
        net.nic(apps, "b", "10.1.0.4");
        const Document before = net.document();
        const auto taken = edit::takeNextFreeAddress(before, first);
        COMPARE_TEXT(labelOf(taken), "Give a the address 10.1.0.5");
        const Document after = accepted(before, taken);
        const auto& configuration = *after.find(first)->primaryConfiguration();
        QVERIFY(configuration.privateIPAllocationMethod == azure::AllocationMethod::Static);
        NetworkBuilder full(after);
        full.nic(apps, "c", "10.1.0.6");
        COMPARE_TEXT(codeOf(edit::takeNextFreeAddress(full.document(), first)), "SubnetIsFull");
    }
};

PEERSCAPE_TEST_CLASS(TestAddressPlan)
#include "tst_address_plan.moc"
