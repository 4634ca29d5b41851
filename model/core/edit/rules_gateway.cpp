#include "core/azure/names.h"
#include "core/edit/limits.h"
#include "core/edit/platform_subnets.h"
#include "core/edit/rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::edit::rules {

namespace {

using azure::ConnectionType;
using azure::GatewayType;
using azure::resourceId;

/// What a connection of a type joins (4.1.2).
bool endsFit(const Document& document, const azure::Connection& connection)
{
    const auto* near = document.find(connection.virtualNetworkGateway1);
    if (near == nullptr)
        return false;
    switch (connection.connectionType) {
    case ConnectionType::IPsec:
        return near->gatewayType == GatewayType::Vpn
               && document.find(connection.localNetworkGateway2) != nullptr;
    case ConnectionType::Vnet2Vnet: {
        const auto* far = document.find(connection.virtualNetworkGateway2);
        return near->gatewayType == GatewayType::Vpn && far != nullptr
               && far->gatewayType == GatewayType::Vpn
               && connection.virtualNetworkGateway1 != connection.virtualNetworkGateway2;
    }
    case ConnectionType::ExpressRoute:
        return near->gatewayType == GatewayType::ExpressRoute
               && document.find(connection.expressRouteCircuit) != nullptr;
    }
    return false;
}

} // namespace

void checkGateway(const View& view, GatewayId id, Errors& errors)
{
    const azure::VirtualNetworkGateway* gateway = view.document.find(id);
    const SubnetId subnetId = azure::subnetOf(view.document, id);
    const azure::Subnet* subnet = view.document.find(subnetId);
    if (gateway == nullptr || subnet == nullptr)
        return;
    const std::string name = resourceId(view.document, id);
    if (subnet->name != kGatewaySubnet)
        errors.push_back(Error{"SIM-4.1.1",
                               fmt::format("Gateway {} must be placed in a subnet named {}, not "
                                           "'{}'.",
                                           name, kGatewaySubnet, subnet->name.view()),
                               {id, subnetId}});
    for (const GatewayId other : azure::gatewaysOf(view.document, subnet->virtualNetwork)) {
        const auto* sibling = view.document.find(other);
        if (other == id || !view.isLater(id, other) || sibling->gatewayType != gateway->gatewayType)
            continue;
        errors.push_back(Error{
            "SIM-4.1.1",
            fmt::format("Virtual network {} already has a gateway of type {}: {}.",
                        resourceId(view.document, subnet->virtualNetwork),
                        azure::toString(gateway->gatewayType), resourceId(view.document, other)),
            {id, other}});
        break;
    }
}

void checkSite(const View& view, SiteId id, Errors& errors)
{
    const azure::LocalNetworkGateway* site = view.document.find(id);
    if (site == nullptr)
        return;
    for (const net::Prefix& prefix : site->addressPrefixes) {
        if (prefix.isDefaultRoute())
            errors.push_back(
                Error{"SIM-4.1.3",
                      fmt::format(
                          "Local network gateway {} cannot have the address prefix {}. Use the two "
                          "halves 0.0.0.0/1 and 128.0.0.0/1.",
                          resourceId(view.document, id), prefix.toString()),
                      {id}});
    }
}

void checkConnection(const View& view, ConnectionId id, Errors& errors)
{
    const azure::Connection* connection = view.document.find(id);
    if (connection == nullptr)
        return;
    if (!endsFit(view.document, *connection)) {
        errors.push_back(Error{
            "SIM-4.1.2",
            fmt::format("Connection {} of type {} does not join the two ends that this type "
                        "needs.",
                        resourceId(view.document, id), azure::toString(connection->connectionType)),
            {id}});
        return;
    }
    if (connection->connectionType != ConnectionType::IPsec)
        return;
    const GatewayId gatewayId = connection->virtualNetworkGateway1;
    std::size_t earlier = 0;
    for (const ObjectId other : view.document.referrers(gatewayId, Kind::Connection)) {
        const auto* sibling = view.document.find(ConnectionId::of(other));
        if (other != ObjectId(id) && view.isLater(id, other)
            && sibling->connectionType == ConnectionType::IPsec)
            ++earlier;
    }
    const std::size_t most =
        limits::siteToSiteConnections(view.document.find(gatewayId)->sku.view());
    if (earlier >= most)
        errors.push_back(Error{
            "MaximumLocalNetworkSitesLimitReachedForGateway",
            fmt::format("Maximum connection limit reached. Current site to site connections : "
                        "{}, max limit : {}",
                        earlier + 1, most),
            {id, gatewayId}});
}

} // namespace peerscape::edit::rules
