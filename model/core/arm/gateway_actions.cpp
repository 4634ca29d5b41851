#include "core/arm/actions.h"
#include "core/azure/names.h"

namespace peerscape::arm {

namespace {

using azure::Document;

/// A row of the gateway's reports.
Json row(const std::string& local, const std::string& network, const std::string& nextHop,
         const std::string& peer, const std::string& origin, const std::string& path, int weight)
{
    return {{"localAddress", local}, {"network", network}, {"nextHop", nextHop},
            {"sourcePeer", peer},    {"origin", origin},   {"asPath", path},
            {"weight", weight}};
}

/// The gateway's own BGP address: the first given, else the first it takes in its subnet (4.3.2a).
std::string ownAddress(const Document& document, const azure::VirtualNetworkGateway& gateway)
{
    if (!gateway.bgpPeeringAddresses.empty())
        return gateway.bgpPeeringAddresses.front().toString();
    const auto* subnet = gateway.ipConfigurations.empty()
                             ? nullptr
                             : document.find(gateway.ipConfigurations.front().subnet);
    if (subnet == nullptr || subnet->addressPrefixes.empty())
        return {};
    const net::Address last = subnet->addressPrefixes.front().last();
    return net::Address::v4(last.v4Value() - 1).toString();
}

/// The other end of a connection that speaks BGP.
struct Neighbour
{
    std::string address;
    std::uint32_t asn = 0;
    bool up = false;
};

std::optional<Neighbour> neighbourOf(const Document& document, GatewayId gateway,
                                     const azure::Connection& connection)
{
    if (!connection.enableBgp)
        return std::nullopt;
    if (const auto* site = document.find(connection.localNetworkGateway2)) {
        if (!site->asn || !site->bgpPeeringAddress)
            return std::nullopt;
        return Neighbour{site->bgpPeeringAddress->toString(), *site->asn, connection.up};
    }
    const GatewayId far = connection.virtualNetworkGateway1 == gateway
                              ? connection.virtualNetworkGateway2
                              : connection.virtualNetworkGateway1;
    if (const auto* other = document.find(far))
        return Neighbour{ownAddress(document, *other), other->asn, connection.up};
    return std::nullopt;
}

/// Networks behind the gateway, then what its connections brought.
Json learnedRoutes(const route::RouteEngine& routes, GatewayId id)
{
    const Document& document = routes.document();
    const azure::VirtualNetworkGateway& gateway = *document.find(id);
    const std::string own = ownAddress(document, gateway);
    Json list = Json::array();
    for (const net::Prefix& prefix : routes.advertisedPrefixes(azure::vnetOf(document, id)))
        list.push_back(row(own, prefix.toString(), {}, own, "Network", {}, 32768));
    for (const route::EffectiveRoute& learned :
         routes.table(azure::subnetOf(document, id)).routes) {
        const auto* connection = document.find(ConnectionId::of(learned.origin));
        if (connection == nullptr)
            continue;
        const auto neighbour = neighbourOf(document, id, *connection);
        for (const net::Prefix& prefix : learned.addressPrefixes) {
            list.push_back(neighbour
                               ? row(own, prefix.toString(), neighbour->address, neighbour->address,
                                     "EBgp", std::to_string(neighbour->asn), 32768)
                               : row(own, prefix.toString(), {}, own, "Network", {}, 32768));
        }
    }
    return list;
}

Json advertisedRoutes(const route::RouteEngine& routes, GatewayId id)
{
    const Document& document = routes.document();
    const azure::VirtualNetworkGateway& gateway = *document.find(id);
    const std::string own = ownAddress(document, gateway);
    Json list = Json::array();
    for (const net::Prefix& prefix : routes.advertisedPrefixes(azure::vnetOf(document, id)))
        list.push_back(row(own, prefix.toString(), own, {}, "Igp", std::to_string(gateway.asn), 0));
    return list;
}

Json peerStatus(const Document& document, GatewayId id)
{
    const std::string own = ownAddress(document, *document.find(id));
    Json list = Json::array();
    for (const ObjectId user : document.referrers(id, Kind::Connection)) {
        const auto neighbour = neighbourOf(document, id, *document.find(ConnectionId::of(user)));
        if (!neighbour)
            continue;
        list.push_back({{"localAddress", own},
                        {"neighbor", neighbour->address},
                        {"asn", neighbour->asn},
                        {"state", neighbour->up ? "Connected" : "Connecting"},
                        {"connectedDuration", neighbour->up ? "01:00:00" : "00:00:00"},
                        {"routesReceived", 0},
                        {"messagesSent", 0},
                        {"messagesReceived", 0}});
    }
    return list;
}

} // namespace

Response gatewayAction(const route::RouteEngine& routes, GatewayId gateway, std::string_view action,
                       const Request& request)
{
    Response response;
    const auto peer = request.query.find("peer");
    const auto isOfPeer = [&](const Json& item, const char* member) {
        return peer == request.query.end() || peer->second.empty() || item[member] == peer->second;
    };
    if (action == "getlearnedroutes") {
        response.body["value"] = learnedRoutes(routes, gateway);
    } else if (action == "getadvertisedroutes") {
        bool isKnown = false;
        for (const Json& item : peerStatus(routes.document(), gateway))
            isKnown = isKnown || isOfPeer(item, "neighbor");
        response.body["value"] = isKnown ? advertisedRoutes(routes, gateway) : Json::array();
    } else if (action == "getbgppeerstatus") {
        response.body["value"] = Json::array();
        for (Json& item : peerStatus(routes.document(), gateway)) {
            if (isOfPeer(item, "neighbor")) {
                std::size_t received = 0;
                for (const Json& learned : learnedRoutes(routes, gateway))
                    received += learned["sourcePeer"] == item["neighbor"] ? 1U : 0U;
                item["routesReceived"] = received;
                response.body["value"].push_back(std::move(item));
            }
        }
    } else {
        return errorResponse(
            {"NotFound", "The action '" + std::string(action) + "' does not exist.", {gateway}});
    }
    return response;
}

} // namespace peerscape::arm
