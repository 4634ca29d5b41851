#include "core/azure/peering_state.h"
#include "core/edit/create.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"
#include "core/edit/validate.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"
#include "tests/unit/edit_expectations.h"

using namespace peerscape;
using namespace peerscape::test;
using azure::Document;
using azure::NextHopType;
using azure::Peering;
using edit::EditResult;

namespace {

/// A hub with a VPN gateway and a spoke peered with it, transit off.
struct HubAndSpoke
{
    NetworkBuilder net;
    VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
    GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1");
    std::pair<PeeringId, PeeringId> sides = net.peer(hub, spoke);
    Document document = net.document();
};

EditResult useRemoteGateways(const Document& document, PeeringId id)
{
    return edit::modify(document, id, [](Peering& p) { p.useRemoteGateways = true; });
}

EditResult addRoute(const Document& document, RouteTableId table, azure::Route route)
{
    return edit::modify(document, table,
                        [&](azure::RouteTable& t) { t.routes.push_back(std::move(route)); });
}

azure::Route routeTo(std::string_view name, std::string_view to, NextHopType type,
                     std::string_view hop = {})
{
    azure::Route route;
    route.name = name;
    route.addressPrefix = prefix(to);
    route.nextHopType = type;
    if (!hop.empty())
        route.nextHopIpAddress = address(hop);
    return route;
}

} // namespace

/// Each refusal of azure-routing.md 8.1–8.3 that an edit can meet, with Azure's code and text.
class TestEditErrors : public QObject
{
    Q_OBJECT

private slots:
    void v01RemoteVnetHasNoGateways()
    {
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto spoke = net.vnet("spoke", {"10.1.0.0/16"});
        const auto side = net.peer(hub, spoke, {.allowGatewayTransit = true}).second;
        COMPARE_TEXT(outcome(useRemoteGateways(net.document(), side)),
                     "RemoteVnetHasNoGateways: Peering " + linkId("spoke", "spoke-To-hub")
                         + " cannot have UseRemoteGateway flag set to true because remote virtual "
                           "network "
                         + vnetId("hub")
                         + " referenced by the peering does not have any gateways.");
    }

    /// 4.4.9: deleting the gateway is accepted, the next update of the peering is not.
    void v01AfterTheGatewayWasDeleted()
    {
        HubAndSpoke s;
        Document document =
            accepted(s.document, edit::modify(s.document, s.sides.first,
                                              [](Peering& p) { p.allowGatewayTransit = true; }));
        document = accepted(document, useRemoteGateways(document, s.sides.second));
        document = accepted(document, edit::removeObjects(document, {s.gateway}));
        QVERIFY(document.find(s.sides.second)->useRemoteGateways);
        const auto update = edit::modify(document, s.sides.second,
                                         [](Peering& p) { p.allowForwardedTraffic = true; });
        COMPARE_TEXT(codeOf(update), "RemoteVnetHasNoGateways");
        accepted(document, edit::modify(document, s.sides.second,
                                        [](Peering& p) { p.useRemoteGateways = false; }));
    }

    void v02GatewayTransitNotAllowed()
    {
        HubAndSpoke s;
        COMPARE_TEXT(outcome(useRemoteGateways(s.document, s.sides.second)),
                     "SIM-V02: " + linkId("spoke", "spoke-To-hub")
                         + " cannot have UseRemoteGateways flag set to true, because corresponding "
                           "remote peering has AllowGatewayTransit flag set to false.");
    }

    void v03OwnGateway()
    {
        HubAndSpoke s;
        s.net.vpnGateway(s.spoke, "gw2");
        s.net.update(s.sides.first, [](Peering& p) { p.allowGatewayTransit = true; });
        COMPARE_TEXT(
            outcome(useRemoteGateways(s.net.document(), s.sides.second)),
            "SIM-V03: Peering " + linkId("spoke", "spoke-To-hub")
                + " cannot have UseRemoteGateways flag set to true, because virtual network "
                + vnetId("spoke") + " has its own gateway.");
    }

    void v03GatewayWhereRemoteGatewaysAreUsed()
    {
        HubAndSpoke s;
        s.net.update(s.sides.first, [](Peering& p) { p.allowGatewayTransit = true; });
        s.net.update(s.sides.second, [](Peering& p) { p.useRemoteGateways = true; });
        COMPARE_TEXT(
            outcome(edit::addGateway(s.net.document(), s.spoke, azure::GatewayType::Vpn, "gw2")),
            "SIM-V03: Cannot create gateway " + networkId("virtualNetworkGateways", "gw2")
                + " because peering " + linkId("spoke", "spoke-To-hub")
                + " of its virtual network has UseRemoteGateways flag set to true.");
    }

    void v04SecondUseOfRemoteGateways()
    {
        HubAndSpoke s;
        const auto hub2 = s.net.vnet("hub2", {"10.2.0.0/16"});
        s.net.vpnGateway(hub2, "gw2");
        const auto second = s.net.peer(s.spoke, hub2, {}, {.allowGatewayTransit = true}).first;
        s.net.update(s.sides.first, [](Peering& p) { p.allowGatewayTransit = true; });
        s.net.update(second, [](Peering& p) { p.useRemoteGateways = true; });
        // The one being changed is refused, although it is the older one.
        COMPARE_TEXT(
            outcome(useRemoteGateways(s.net.document(), s.sides.second)),
            "SIM-V04: Peering " + linkId("spoke", "spoke-To-hub")
                + " cannot have UseRemoteGateways flag set to true, because another peering "
                + linkId("spoke", "spoke-To-hub2")
                + " already has UseRemoteGateways flag set to true.");
    }

    void v05SpacesOverlap()
    {
        NetworkBuilder net;
        const auto a = net.vnet("left", {"10.0.0.0/16", "172.16.0.0/16"});
        const auto b = net.vnet("right", {"10.1.0.0/16", "172.16.0.0/16"});
        const std::string text =
            "VnetAddressSpacesOverlap: Cannot create or update peering "
            + linkId("left", "left-To-right") + ". Virtual networks " + vnetId("left") + " and "
            + vnetId("right")
            + " cannot be peered because their address spaces overlap. Overlapping address "
              "prefixes: 172.16.0.0/16, 172.16.0.0/16";
        COMPARE_TEXT(outcome(edit::addPeeringPair(net.document(), a, b)), text);
        COMPARE_TEXT(outcome(edit::addPeering(net.document(), a, b)), text);
    }

    /// T7: two spokes with one space cannot share a hub, whichever side comes first (3.7.2).
    void v06OverlapWithPeered()
    {
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto one = net.vnet("one", {"10.1.0.0/24"});
        const auto two = net.vnet("two", {"10.1.0.0/24"});
        net.peer(hub, one);
        const auto text = [](const std::string& link) {
            return "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet: Cannot create or update peering "
                   + link + ". Virtual networks " + vnetId("two") + " and " + vnetId("hub")
                   + " cannot be peered because address space of the first virtual network "
                     "overlaps "
                     "with address space of virtual network "
                   + vnetId("one")
                   + " already peered with the second virtual network. Overlapping address "
                     "prefixes: 10.1.0.0/24. For more information please refer to "
                     "https://aka.ms/VnetPeeringInfo";
        };
        COMPARE_TEXT(outcome(edit::addPeering(net.document(), hub, two)),
                     text(linkId("hub", "hub-To-two")));
        COMPARE_TEXT(outcome(edit::addPeering(net.document(), two, hub)),
                     text(linkId("two", "two-To-hub")));
    }

    /// 3.7.3: a leftover of a deleted spoke keeps its address space occupied.
    void v06LeftoverOfDeletedSpoke()
    {
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto one = net.vnet("one", {"10.1.0.0/24"});
        const auto two = net.vnet("two", {"10.1.0.0/24"});
        net.peer(hub, one);
        const Document before = net.document();
        const Document document = accepted(before, edit::removeObjects(before, {one}));
        COMPARE_TEXT(codeOf(edit::addPeering(document, hub, two)),
                     "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet");
    }

    /// 3.6.5: growing into a peered network, or into one peered with a peer.
    void v05v06ByGrowing()
    {
        NetworkBuilder net;
        const auto hub = net.vnet("hub", {"10.0.0.0/16"});
        const auto one = net.vnet("one", {"10.1.0.0/16"});
        const auto two = net.vnet("two", {"10.2.0.0/16"});
        net.peer(hub, one);
        net.peer(hub, two);
        const Document document = net.document();
        const auto grow = [&](VnetId vnet, std::string_view by) {
            return edit::modify(document, vnet, [&](azure::VirtualNetwork& v) {
                v.addressPrefixes.push_back(prefix(by));
            });
        };
        COMPARE_TEXT(codeOf(grow(one, "10.0.128.0/24")), "VnetAddressSpacesOverlap");
        COMPARE_TEXT(codeOf(grow(one, "10.2.9.0/24")),
                     "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet");
        COMPARE_TEXT(labelOf(grow(one, "10.3.0.0/16")), "Change address space of one");
    }

    /// T3 and 3.2.4.
    void v07RemotePeeringIsDisconnected()
    {
        NetworkBuilder net;
        const auto sales = net.vnet("sales", {"10.1.0.0/16"});
        const auto marketing = net.vnet("marketing", {"10.2.0.0/16"});
        const auto sides = net.peer(sales, marketing);
        Document document = net.document();
        document = accepted(document, edit::removePeering(document, sides.second));
        QVERIFY(azure::peeringState(document, sides.first) == azure::PeeringState::Disconnected);
        const std::string text =
            "RemotePeeringIsDisconnected: Cannot create or update peering "
            + linkId("marketing", "marketing-To-sales") + " because remote peering "
            + linkId("sales", "sales-To-marketing") + " referencing parent virtual network "
            + vnetId("marketing")
            + " is in Disconnected state. Update or re-create the remote peering to get it back to "
              "Initiated state. Peering gets Disconnected when remote vnet or remote peering is "
              "deleted and re-created.";
        COMPARE_TEXT(outcome(edit::addPeering(document, marketing, sales)), text);
        document = accepted(document, edit::resetPeering(document, sides.first));
        QVERIFY(azure::peeringState(document, sides.first) == azure::PeeringState::Initiated);
        document = accepted(document, edit::addPeering(document, marketing, sales));
        QVERIFY(azure::isLive(document, sides.first));
    }

    void v07RecreatedVnetOfTheSameName()
    {
        NetworkBuilder net;
        const auto sales = net.vnet("sales", {"10.1.0.0/16"});
        const auto marketing = net.vnet("marketing", {"10.2.0.0/16"});
        net.peer(sales, marketing);
        NetworkBuilder again(
            accepted(net.document(), edit::removeObjects(net.document(), {marketing})));
        const auto recreated = again.vnet("marketing", {"10.2.0.0/16"});
        COMPARE_TEXT(codeOf(edit::addPeering(again.document(), recreated, sales)),
                     "RemotePeeringIsDisconnected");
        COMPARE_TEXT(codeOf(edit::addPeering(again.document(), sales, recreated)),
                     "AnotherPeeringAlreadyReferencesRemoteVnet");
    }

    void v08SecondPeering()
    {
        NetworkBuilder net;
        const auto a = net.vnet("a", {"10.0.0.0/16"});
        const auto b = net.vnet("b", {"10.1.0.0/16"});
        net.link(a, b);
        COMPARE_TEXT(outcome(edit::addPeering(net.document(), a, b, "p2")),
                     "AnotherPeeringAlreadyReferencesRemoteVnet: Peering " + linkId("a", "a-To-b")
                         + " already references remote virtual network " + vnetId("b")
                         + ". Cannot add another peering " + linkId("a", "p2")
                         + " referencing the same remote virtual network.");
    }

    void v09RetargetedPeering()
    {
        HubAndSpoke s;
        const auto other = s.net.vnet("other", {"10.9.0.0/16"});
        COMPARE_TEXT(codeOf(edit::modify(s.net.document(), s.sides.first,
                                         [&](Peering& p) { p.remoteVirtualNetwork = other; })),
                     "ChangingRemoteVirtualNetworkNotAllowed");
    }

    void v11InvalidName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("valid");
        QTest::newRow("word characters") << "Hub_1" << true;
        QTest::newRow("point and hyphen inside") << "a.b-c" << true;
        QTest::newRow("ends with underscore") << "hub_" << true;
        QTest::newRow("80 characters") << QString(80, QLatin1Char('a')) << true;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("81 characters") << QString(81, QLatin1Char('a')) << false;
        QTest::newRow("begins with hyphen") << "-hub" << false;
        QTest::newRow("ends with hyphen") << "hub-" << false;
        QTest::newRow("space") << "hub 1" << false;
        QTest::newRow("slash") << "hub/1" << false;
    }
    void v11InvalidName()
    {
        QFETCH(QString, name);
        QFETCH(bool, valid);
        HubAndSpoke s;
        COMPARE_TEXT(
            outcome(edit::rename(s.document, s.sides.first, name.toStdString())),
            valid ? "accepted"
                  : "InvalidResourceName: Resource name is invalid. The name can be up to 80 "
                    "characters long. It must begin with a word character, and it must end with a "
                    "word character. The name may contain word characters or '.', '-'.");
    }

    void v12SubnetOutsideVnet()
    {
        HubAndSpoke s;
        COMPARE_TEXT(
            outcome(edit::addSubnet(s.document, s.spoke, "apps", prefixes({"10.9.0.0/24"}))),
            "NetcfgSubnetRangeOutsideVnet: Subnet 'apps' is not valid because its IP "
            "address range is outside the IP address range of virtual network 'spoke'.");
    }

    void v13SubnetsOverlap()
    {
        HubAndSpoke s;
        s.net.subnet(s.spoke, "default", {"10.1.0.0/24"});
        COMPARE_TEXT(outcome(edit::addSubnet(s.net.document(), s.spoke, "apps",
                                             prefixes({"10.1.0.128/25"}))),
                     "NetcfgSubnetRangesOverlap: Subnet 'apps' is not valid because its IP address "
                     "range overlaps with that of an existing subnet in virtual network 'spoke'.");
    }

    void v14PrefixInUse()
    {
        HubAndSpoke s;
        const auto subnet = s.net.subnet(s.spoke, "apps", {"10.1.1.0/24"});
        s.net.nic(subnet, "nic1", "10.1.1.200");
        const Document document = s.net.document();
        COMPARE_TEXT(codeOf(edit::modify(document, s.spoke,
                                         [](azure::VirtualNetwork& v) {
                                             v.addressPrefixes = prefixes({"10.7.0.0/16"});
                                         })),
                     "InUsePrefixCannotBeDeleted");
        COMPARE_TEXT(codeOf(edit::modify(
                         document, subnet,
                         [](azure::Subnet& v) { v.addressPrefixes = prefixes({"10.1.1.0/25"}); })),
                     "InUseSubnetCannotBeUpdated");
        COMPARE_TEXT(codeOf(edit::removeStrict(document, subnet)), "InUseSubnetCannotBeDeleted");
        COMPARE_TEXT(codeOf(edit::removeStrict(document, s.spoke)), "InUseSubnetCannotBeDeleted");
        COMPARE_TEXT(codeOf(edit::modify(
                         document, subnet,
                         [](azure::Subnet& v) { v.addressPrefixes = prefixes({"10.1.0.0/23"}); })),
                     "accepted");
    }

    void v15v16StaticAddress_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("code");
        QTest::newRow("1.7 first usable") << "10.1.1.4" << "accepted";
        QTest::newRow("1.6 last usable") << "10.1.1.254" << "accepted";
        QTest::newRow("V15 network") << "10.1.1.0" << "PrivateIPAddressInReservedRange";
        QTest::newRow("V15 gateway") << "10.1.1.1" << "PrivateIPAddressInReservedRange";
        QTest::newRow("V15 DNS") << "10.1.1.3" << "PrivateIPAddressInReservedRange";
        QTest::newRow("V15 last") << "10.1.1.255" << "PrivateIPAddressInReservedRange";
        QTest::newRow("V16 outside") << "10.1.2.4" << "PrivateIPAddressNotInSubnet";
        QTest::newRow("V16 taken") << "10.1.1.9" << "PrivateIPAddressIsAllocated";
    }
    void v15v16StaticAddress()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, code);
        HubAndSpoke s;
        const auto subnet = s.net.subnet(s.spoke, "apps", {"10.1.1.0/24"});
        s.net.nic(subnet, "other", "10.1.1.9");
        const auto nic = s.net.nic(subnet, "nic1", "10.1.1.100");
        const auto result = edit::modify(s.net.document(), nic, [&](azure::NetworkInterface& n) {
            auto& configuration = n.ipConfigurations.front();
            configuration.privateIPAllocationMethod = azure::AllocationMethod::Static;
            configuration.privateIPAddress = address(wanted.toStdString());
        });
        COMPARE_TEXT(codeOf(result), code.toStdString());
    }

    void v16SubnetIsFull()
    {
        HubAndSpoke s;
        const auto subnet = s.net.subnet(s.spoke, "tiny", {"10.1.2.0/29"});
        Document document = s.net.document();
        for (const std::string_view expected : {"10.1.2.4", "10.1.2.5", "10.1.2.6"}) {
            const auto result = edit::addNic(document, subnet);
            document = accepted(document, result);
            const auto nic = NicId::of(result->created.front());
            COMPARE_TEXT(document.find(nic)->primaryConfiguration()->privateIPAddress.toString(),
                         expected);
        }
        COMPARE_TEXT(codeOf(edit::addNic(document, subnet)), "SubnetIsFull");
    }

    void v17RouteTableOnBastionSubnet()
    {
        HubAndSpoke s;
        const auto subnet = s.net.subnet(s.spoke, "AzureBastionSubnet", {"10.1.9.0/26"});
        COMPARE_TEXT(codeOf(edit::addRouteTable(s.net.document(), subnet)),
                     "RouteTableCannotBeAttachedForAzureBastionSubnet");
    }

    void v18NsgOnBastionSubnet()
    {
        HubAndSpoke s;
        const auto subnet = s.net.subnet(s.spoke, "AzureBastionSubnet", {"10.1.9.0/26"});
        const Document document = s.net.document();
        COMPARE_TEXT(codeOf(edit::addNsg(document, subnet)),
                     "NetworkSecurityGroupNotCompliantForAzureBastionSubnet");
        Document with = accepted(document, edit::addNsg(document, {}, "nsg"));
        const NsgId nsg(1);
        with = accepted(with, edit::modify(with, nsg, [](azure::NetworkSecurityGroup& g) {
                            for (const char* source : {"Internet", "GatewayManager"}) {
                                azure::SecurityRule rule;
                                rule.name = source;
                                rule.priority = 120 + static_cast<int>(g.securityRules.size());
                                rule.protocol = "Tcp";
                                rule.sourceAddressPrefixes = {source};
                                rule.destinationAddressPrefixes = {"*"};
                                rule.sourcePortRanges = {"*"};
                                rule.destinationPortRanges = {"443"};
                                g.securityRules.push_back(rule);
                            }
                        }));
        with = accepted(with, edit::modify(with, subnet, [&](azure::Subnet& v) {
                            v.networkSecurityGroup = nsg;
                        }));
        // Taking a needed rule away later is refused as well.
        COMPARE_TEXT(
            codeOf(edit::modify(
                with, nsg, [](azure::NetworkSecurityGroup& g) { g.securityRules.pop_back(); })),
            "NetworkSecurityGroupNotCompliantForAzureBastionSubnet");
    }

    void v19v20PlatformSubnets_data()
    {
        QTest::addColumn<QString>("subnet");
        QTest::addColumn<QString>("code");
        QTest::newRow("V19") << "GatewaySubnet" << "GatewaySubnet";
        for (const char* name : {"AzureFirewallSubnet", "AzureBastionSubnet", "RouteServerSubnet"})
            QTest::newRow(name) << name
                                << "SubnetWithExternalResourcesCannotBeUsedByOtherResources";
        QTest::newRow("delegated") << "delegated"
                                   << "SubnetWithExternalResourcesCannotBeUsedByOtherResources";
        QTest::newRow("case matters (1.9)") << "gatewaysubnet" << "accepted";
        QTest::newRow("plain") << "apps" << "accepted";
    }
    void v19v20PlatformSubnets()
    {
        QFETCH(QString, subnet);
        QFETCH(QString, code);
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.1.0.0/16"});
        const auto id = net.subnet(vnet, subnet.toStdString(), {"10.1.9.0/26"});
        if (subnet == QLatin1String("delegated"))
            net.update(id, [](azure::Subnet& s) { s.delegations = {"Microsoft.Web/serverFarms"}; });
        COMPARE_TEXT(codeOf(edit::addNic(net.document(), id)), code.toStdString());
        if (code == QLatin1String("GatewaySubnet"))
            COMPARE_TEXT(codeOf(edit::addVm(net.document(), id)), "GatewaySubnet");
    }

    void v21InUse()
    {
        HubAndSpoke s;
        const auto table = s.net.routeTable("rt");
        const auto subnet = s.net.subnet(s.spoke, "apps", {"10.1.1.0/24"}, table);
        const Document before = s.net.document();
        const Document document = accepted(before, edit::addNsg(before, subnet));
        COMPARE_TEXT(codeOf(edit::removeStrict(document, table)), "InUseRouteTableCannotBeDeleted");
        COMPARE_TEXT(codeOf(edit::removeStrict(document, NsgId(1))),
                     "InUseNetworkSecurityGroupCannotBeDeleted");
        COMPARE_TEXT(codeOf(edit::removeStrict(document, s.gateway)), "accepted");
    }

    void v25SelfPeering()
    {
        HubAndSpoke s;
        COMPARE_TEXT(codeOf(edit::addPeering(s.document, s.hub, s.hub)), "SIM-V25");
    }

    void v27Routes()
    {
        NetworkBuilder net;
        const auto table = net.routeTable("rt");
        net.route(table, "A", "10.1.0.0/16", NextHopType::None);
        const Document document = net.document();
        COMPARE_TEXT(
            outcome(addRoute(document, table, routeTo("B", "10.1.0.0/16", NextHopType::Internet))),
            "RouteConflict: Route: A conflicts with Route: B. Routes cannot have the same "
            "AddressPrefix.");
        COMPARE_TEXT(outcome(addRoute(document, table,
                                      routeTo("B", "10.2.0.0/16", NextHopType::VirtualAppliance))),
                     "MissingNextHopIpAddress: NextHopIpAddress cannot be Null or Empty in route B "
                     "when NextHopType is VirtualAppliance.");
        COMPARE_TEXT(
            codeOf(addRoute(document, table,
                            routeTo("B", "10.2.0.0/16", NextHopType::Internet, "10.0.0.4"))),
            "NextHopIpAddressNotAllowed");
        COMPARE_TEXT(
            codeOf(addRoute(document, table, routeTo("a", "10.2.0.0/16", NextHopType::Internet))),
            "SIM-V27");
        COMPARE_TEXT(
            labelOf(addRoute(document, table, routeTo("B", "10.2.0.0/16", NextHopType::Internet))),
            "Add route B to rt");
    }

    void v27ServiceTags()
    {
        NetworkBuilder net;
        const auto table = net.routeTable("rt");
        const auto withTags = [&](int count) {
            return edit::modify(net.document(), table, [&](azure::RouteTable& t) {
                for (int i = 0; i < count; ++i) {
                    azure::Route route;
                    route.name = "r" + std::to_string(i);
                    route.serviceTag = "Storage.Region" + std::to_string(i);
                    route.nextHopType = NextHopType::Internet;
                    t.routes.push_back(route);
                }
            });
        };
        COMPARE_TEXT(codeOf(withTags(25)), "accepted");
        COMPARE_TEXT(codeOf(withTags(26)), "SIM-V27");
    }

    void v28SubnetPeering()
    {
        NetworkBuilder net;
        const auto left = net.vnet("left", {"10.0.0.0/16", "172.16.0.0/24"});
        const auto right = net.vnet("right", {"10.1.0.0/16", "172.16.0.0/24"});
        net.subnet(left, "subnet1", {"10.0.1.0/24"});
        net.subnet(left, "both", {"172.16.0.0/25"});
        net.subnet(right, "subnet0", {"10.1.0.0/24"});
        const auto link = [&](const char* local, const char* remote) {
            Peering p;
            p.name = "left-right";
            p.virtualNetwork = left;
            p.remoteVirtualNetwork = right;
            p.peerCompleteVnets = false;
            p.localSubnetNames = {local};
            p.remoteSubnetNames = {remote};
            return edit::create(net.document(), p);
        };
        // 3b: the networks overlap, the listed subnets do not lie there.
        const Document document = accepted(net.document(), link("subnet1", "subnet0"));
        COMPARE_TEXT(codeOf(link("both", "subnet0")), "VnetAddressSpacesOverlap");
        COMPARE_TEXT(codeOf(link("subnet1", "missing")), "InvalidGlobalResourceReference");
        const PeeringId id(1);
        COMPARE_TEXT(
            codeOf(edit::modify(document, id, [](Peering& p) { p.peerCompleteVnets = true; })),
            "SIM-V28"); // mode switch
        Peering full;   // D19
        full.name = "right-left";
        full.virtualNetwork = right;
        full.remoteVirtualNetwork = left;
        COMPARE_TEXT(codeOf(edit::create(document, full)), "SIM-V28");
        COMPARE_TEXT(codeOf(edit::addReciprocal(document, id)), "accepted");
    }

    void v29PlatformSubnetPolicies_data()
    {
        QTest::addColumn<QString>("subnet");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("nsg");
        QTest::newRow("RouteServerSubnet") << "RouteServerSubnet" << "SIM-V29" << "SIM-V29";
        QTest::newRow("GatewaySubnet") << "GatewaySubnet" << "accepted" << "SIM-V29";
        QTest::newRow("AzureFirewallSubnet")
            << "AzureFirewallSubnet"
            << "AzureFirewallSubnetRouteTableMustHaveDefaultRouteToInternet" << "SIM-V29";
        QTest::newRow("plain") << "apps" << "accepted" << "accepted";
    }
    void v29PlatformSubnetPolicies()
    {
        QFETCH(QString, subnet);
        QFETCH(QString, table);
        QFETCH(QString, nsg);
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.1.0.0/16"});
        const auto id = net.subnet(vnet, subnet.toStdString(), {"10.1.9.0/26"});
        COMPARE_TEXT(codeOf(edit::addRouteTable(net.document(), id)), table.toStdString());
        COMPARE_TEXT(codeOf(edit::addNsg(net.document(), id)), nsg.toStdString());
    }

    void v30GatewaySubnetTooSmall()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.1.0.0/16"});
        COMPARE_TEXT(codeOf(edit::addSubnet(net.document(), vnet, "GatewaySubnet",
                                            prefixes({"10.1.0.0/30"}))),
                     "SIM-V30");
        const auto small =
            edit::addSubnet(net.document(), vnet, "GatewaySubnet", prefixes({"10.1.0.0/29"}));
        Document document = accepted(net.document(), small);
        document = accepted(document, edit::addGateway(document, vnet, azure::GatewayType::Vpn));
        COMPARE_TEXT(codeOf(edit::addGateway(document, vnet, azure::GatewayType::ExpressRoute)),
                     "SIM-V30");
    }

    void v31UnknownRemote()
    {
        HubAndSpoke s;
        Peering p;
        p.name = "to-nowhere";
        p.virtualNetwork = s.hub;
        p.remoteResourceId = vnetId("nowhere");
        COMPARE_TEXT(outcome(edit::create(s.document, p)),
                     "InvalidGlobalResourceReference: Resource " + vnetId("nowhere")
                         + " referenced by resource " + linkId("hub", "to-nowhere")
                         + " was not found. Please make sure that the referenced resource exists.");
    }

    void v32FirewallSubnetTable()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.1.0.0/16"});
        const auto subnet = net.subnet(vnet, "AzureFirewallSubnet", {"10.1.9.0/26"});
        const auto table = net.routeTable("rt");
        const auto associate = [&](const Document& d) {
            return edit::modify(d, subnet, [&](azure::Subnet& s) { s.routeTable = table; });
        };
        COMPARE_TEXT(
            outcome(associate(net.document())),
            "AzureFirewallSubnetRouteTableMustHaveDefaultRouteToInternet: Route Table rt on "
            "firewall subnet AzureFirewallSubnet must have 0.0.0.0/0 route with next hop "
            "Internet.");
        net.route(table, "default", "0.0.0.0/0", NextHopType::Internet);
        const Document document = accepted(net.document(), associate(net.document()));
        COMPARE_TEXT(
            codeOf(edit::modify(document, table, [](azure::RouteTable& t) { t.routes.clear(); })),
            "AzureFirewallSubnetRouteTableMustHaveDefaultRouteToInternet");
    }

    void otherCodes()
    {
        HubAndSpoke s;
        const Document& document = s.document;
        COMPARE_TEXT(codeOf(edit::addSite(document, "hq", prefixes({"0.0.0.0/0"}))), "SIM-4.1.3");
        COMPARE_TEXT(codeOf(edit::addGateway(document, s.hub, azure::GatewayType::Vpn)),
                     "SIM-4.1.1");
        COMPARE_TEXT(codeOf(edit::addSubnet(document, s.spoke, "x", prefixes({"10.1.0.0/30"}))),
                     "SIM-1.4");
        COMPARE_TEXT(codeOf(edit::rename(document, s.spoke, "HUB")), "SIM-NameTaken");
        COMPARE_TEXT(codeOf(edit::rename(document, VnetId(99), "x")), "ResourceNotFound");
        Peering p;
        p.name = "HUB-To-spoke";
        p.virtualNetwork = s.hub;
        const auto third = s.net.vnet("third", {"10.3.0.0/16"});
        p.remoteVirtualNetwork = third;
        COMPARE_TEXT(codeOf(edit::create(s.net.document(), p)), "SIM-3.1.1");
    }

    /// D20: what is associated stands in the same region.
    void associationInAnotherRegion()
    {
        NetworkBuilder net;
        const auto vnet = net.vnet("v", {"10.1.0.0/16"}, "northeurope");
        const auto subnet = net.subnet(vnet, "apps", {"10.1.1.0/24"});
        const auto table = net.routeTable("rt");
        COMPARE_TEXT(codeOf(edit::modify(net.document(), subnet,
                                         [&](azure::Subnet& s) { s.routeTable = table; })),
                     "SIM-1.10");
    }

    /// What was wrong before a change does not keep people from changing something else.
    void onlyNewViolationsAreRefused()
    {
        NetworkBuilder net;
        const auto a = net.vnet("a", {"10.0.0.0/16"});
        const auto b = net.vnet("b", {"10.0.0.0/16"});
        const auto side = net.peer(a, b).first;
        COMPARE_TEXT(codeOf(edit::modify(net.document(), side,
                                         [](Peering& p) { p.allowForwardedTraffic = true; })),
                     "accepted");
        COMPARE_TEXT(codeOf(edit::modify(net.document(), a,
                                         [](azure::VirtualNetwork& v) {
                                             v.addressPrefixes.push_back(prefix("10.5.0.0/16"));
                                         })),
                     "accepted");
    }

    /// D5: on a finished document a pair is reported once, on the later side.
    void finishedDocumentsReportAPairOnce()
    {
        NetworkBuilder net;
        const auto a = net.vnet("a", {"10.0.0.0/16"});
        const auto b = net.vnet("b", {"10.0.0.0/16"});
        const auto sides = net.peer(a, b);
        QVERIFY(edit::validate(net.document(), sides.first).empty());
        const auto errors = edit::validate(net.document(), sides.second);
        QCOMPARE(errors.size(), std::size_t{1});
        COMPARE_TEXT(errors.front().code, "VnetAddressSpacesOverlap");
    }
};

PEERSCAPE_TEST_CLASS(TestEditErrors)
#include "tst_edit_errors.moc"
