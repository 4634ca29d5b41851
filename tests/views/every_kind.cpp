#include "tests/views/every_kind.h"

#include "core/azure/names.h"
#include "core/edit/create.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"

#include <QtGlobal>

namespace peerscape::test {

ObjectId EveryKind::make(const edit::EditResult& result)
{
    if (!result)
        qFatal("%s: %s", result.error().code.c_str(), result.error().message.c_str());
    document = result->next;
    return result->created.empty() ? ObjectId() : result->created.front();
}

EveryKind::EveryKind()
{
    const auto space = [](const char* prefix) {
        edit::NewVnet vnet;
        vnet.addressPrefixes = {*net::Prefix::parse(prefix)};
        return vnet;
    };
    hub = VnetId::of(make(edit::addVnet(document, space("10.0.0.0/16"))));
    spoke = VnetId::of(make(edit::addVnet(document, space("10.1.0.0/16"))));
    empty = SubnetId::of(make(edit::addSubnet(document, hub, "empty")));
    const SubnetId machines = azure::findSubnet(document, spoke, "default");
    make(edit::addSubnet(document, spoke, "second"));
    make(edit::addVm(document, machines));
    document.all<azure::NetworkInterface>().forEach([&](NicId id, const auto&) { nic = id; });
    make(edit::addVm(document, machines));
    make(edit::addPrivateEndpoint(document, machines));
    make(edit::addLoadBalancer(document, machines));
    make(edit::addFirewall(document, hub));
    make(edit::addBastion(document, hub));
    make(edit::addRouteServer(document, hub));
    make(edit::addRouteTable(document));
    make(edit::addNsg(document));
    make(edit::addAsg(document));
    make(edit::addNatGateway(document, azure::findSubnet(document, hub, "default")));
    make(edit::addPublicIp(document));
    make(edit::addNote(document, "A note", {{900, 900}, {160, 60}}));

    const ObjectId vpn = make(edit::addGateway(document, hub, azure::GatewayType::Vpn));
    const ObjectId far = make(edit::addVnet(document, {}));
    const ObjectId farVpn =
        make(edit::addGateway(document, VnetId::of(far), azure::GatewayType::Vpn));
    const ObjectId third = make(edit::addVnet(document, {}));
    lone =
        GatewayId::of(make(edit::addGateway(document, VnetId::of(third), azure::GatewayType::Vpn)));
    const ObjectId fourth = make(edit::addVnet(document, {}));
    const ObjectId express =
        make(edit::addGateway(document, VnetId::of(fourth), azure::GatewayType::ExpressRoute));
    azure::LocalNetworkGateway speaker;
    const SiteId site = SiteId::of(make(edit::addSite(document)));
    speaker = *document.find(site);
    speaker.asn = 65020;
    make(edit::put(document, site, speaker));
    make(edit::addSite(document));
    const ObjectId circuit = make(edit::addCircuit(document));
    make(edit::addCircuit(document));
    toSite = ConnectionId::of(make(edit::addConnection(document, vpn, site)));
    toNetwork = ConnectionId::of(make(edit::addConnection(document, vpn, farVpn)));
    toCircuit = ConnectionId::of(make(edit::addConnection(document, express, circuit)));

    const auto pair = edit::addPeeringPair(document, hub, spoke);
    make(pair);
    hubSide = PeeringId::of(pair->created[0]);
    spokeSide = PeeringId::of(pair->created[1]);
    azure::Peering transit = *document.find(hubSide);
    transit.allowGatewayTransit = true;
    make(edit::put(document, hubSide, transit));
    azure::Peering listed;
    listed.name = "listed";
    listed.virtualNetwork = spoke;
    listed.remoteVirtualNetwork = VnetId::of(far);
    listed.peerCompleteVnets = false;
    listed.localSubnetNames = {"default"};
    listed.remoteSubnetNames = {"default"};
    subnetSide = PeeringId::of(make(edit::create(document, listed)));

    azure::Subscription subscription;
    subscription.name = "other";
    subscription.subscriptionId = "33333333-0000-0000-0000-000000000000";
    make(edit::create(document, subscription));
    azure::ResourceGroup group;
    group.name = "rg-other";
    group.location = "westeurope";
    document.all<azure::ResourceGroup>().forEach(
        [&](ResourceGroupId, const auto& first) { group.subscription = first.subscription; });
    otherGroup = ResourceGroupId::of(make(edit::create(document, group)));
    azure::UnknownResource unknown;
    unknown.name = "wan";
    unknown.resourceGroup = otherGroup;
    unknown.location = "westeurope";
    unknown.type = "Microsoft.Network/virtualWans";
    make(edit::create(document, unknown));
}

} // namespace peerscape::test
