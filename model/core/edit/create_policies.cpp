#include "core/azure/names.h"
#include "core/edit/labels.h"
#include "core/edit/maker.h"

#include <fmt/format.h>

namespace peerscape::edit {

namespace {

using azure::ConnectionType;
using azure::GatewayType;

/// Adds a resource that stands in the network of `subnet`, or on its own, and associates it.
template<class R, class Associate>
EditResult addAssociated(const Document& document, SubnetId subnet, const std::string& name,
                         std::string_view stem, Associate&& associate)
{
    if (subnet && document.find(subnet) == nullptr)
        return fail("ResourceNotFound", "The subnet was not found.", {subnet});
    Maker maker(document);
    R resource;
    if (const azure::VirtualNetwork* vnet = vnetAround(document, subnet)) {
        resource.resourceGroup = vnet->resourceGroup;
        resource.location = vnet->location;
    } else {
        const Home home = homeOf(maker);
        resource.resourceGroup = home.resourceGroup;
        resource.location = home.location;
    }
    resource.name = nameOr(document, R::kKind, name, stem);
    Message label = addLabel(R::kKind, resource.name);
    const Id<R::kKind> id = maker.add(std::move(resource));
    if (subnet)
        maker.change(subnet, [&](azure::Subnet& value) { associate(value, id); });
    return maker.finish(std::move(label), {id});
}

/// What the two ends of a connection are, in the order of a Connection's fields.
struct Ends
{
    GatewayId gateway;
    ObjectId other;
};

std::optional<Ends> orderEnds(ObjectId from, ObjectId to)
{
    if (from.kind() == Kind::VirtualNetworkGateway)
        return Ends{GatewayId::of(from), to};
    if (to.kind() == Kind::VirtualNetworkGateway)
        return Ends{GatewayId::of(to), from};
    return std::nullopt;
}

} // namespace

EditResult addRouteTable(const Document& document, SubnetId subnet, std::string name)
{
    return addAssociated<azure::RouteTable>(
        document, subnet, name, "rt",
        [](azure::Subnet& value, RouteTableId id) { value.routeTable = id; });
}

EditResult addNsg(const Document& document, SubnetId subnet, std::string name)
{
    return addAssociated<azure::NetworkSecurityGroup>(
        document, subnet, name, "nsg",
        [](azure::Subnet& value, NsgId id) { value.networkSecurityGroup = id; });
}

EditResult addNatGateway(const Document& document, SubnetId subnet, std::string name)
{
    const azure::VirtualNetwork* vnet = vnetAround(document, subnet);
    if (vnet == nullptr)
        return fail("ResourceNotFound", "The subnet was not found.", {subnet});
    Maker maker(document);
    auto gateway =
        madeIn<azure::NatGateway>(*vnet, nameOr(document, Kind::NatGateway, name, "natgw"));
    gateway.publicIpAddresses = {addPublicIpFor(maker, *vnet, gateway.name)};
    Message label = addLabel(Kind::NatGateway, gateway.name);
    const NatGatewayId id = maker.add(std::move(gateway));
    maker.change(subnet, [&](azure::Subnet& value) { value.natGateway = id; });
    return maker.finish(std::move(label), {id});
}

EditResult addConnection(const Document& document, ObjectId from, ObjectId to, std::string name)
{
    const auto ends = orderEnds(from, to);
    const auto* gateway = ends ? document.find(ends->gateway) : nullptr;
    if (gateway == nullptr)
        return fail(
            "SIM-4.1.2",
            "A connection joins a virtual network gateway with a site, another gateway or an "
            "ExpressRoute circuit.",
            {from, to});
    azure::Connection connection;
    connection.resourceGroup = gateway->resourceGroup;
    connection.location = gateway->location;
    connection.virtualNetworkGateway1 = ends->gateway;
    if (const auto site = SiteId::of(ends->other)) {
        connection.connectionType = ConnectionType::IPsec;
        connection.localNetworkGateway2 = site;
        const auto* remote = document.find(site);
        connection.enableBgp =
            remote != nullptr && gateway->enableBgp && remote->bgpPeeringAddress.has_value();
    } else if (const auto circuit = CircuitId::of(ends->other)) {
        connection.connectionType = ConnectionType::ExpressRoute;
        connection.expressRouteCircuit = circuit;
    } else {
        connection.connectionType = ConnectionType::Vnet2Vnet;
        connection.virtualNetworkGateway2 = GatewayId::of(ends->other);
    }
    connection.name = name;
    if (name.empty()) {
        std::string stem = gateway->name.str() + "-to-" + document.nameOf(ends->other).str();
        for (char& c : stem) {
            if (c == ' ')
                c = '-';
        }
        const bool taken = azure::findByName(document, Kind::Connection, stem).has_value();
        connection.name = taken ? freeName(document, Kind::Connection, stem + '-') : stem;
    }
    return create(document, std::move(connection));
}

} // namespace peerscape::edit
