#include "core/reach/matrix.h"

#include <algorithm>

namespace peerscape::reach {

using azure::Document;

namespace {

template<class R>
void append(const Document& document, std::vector<ObjectId>& ends)
{
    document.all<R>().forEach([&](auto id, const R&) {
        if (hostOf(document, {id, {}}))
            ends.push_back(id);
    });
}

} // namespace

bool holdsHosts(const Document& document, SubnetId id)
{
    for (const ObjectId resident : document.referrers(id)) {
        if (resident.kind() == Kind::NetworkInterface)
            return true;
    }
    constexpr std::string_view kPlatform[] = {
        "GatewaySubnet",      "AzureFirewallSubnet", "AzureFirewallManagementSubnet",
        "AzureBastionSubnet", "RouteServerSubnet",   "VirtualNetworkApplianceSubnet"};
    const Text name = document.nameOf(id);
    return std::none_of(std::begin(kPlatform), std::end(kPlatform), [&](std::string_view platform) {
        return equalsIgnoringCase(platform, name);
    });
}

MatrixCell walkCell(const route::RouteEngine& routes, const Host& from, const Host& to,
                    const Flow& flow, Footprint* footprint)
{
    const auto answer = reachHosts(routes, from, to, flow, {}, footprint);
    if (!answer)
        return {Reason::NoRoute, false};
    return {answer->reachable ? Reason::Delivered : answer->verdict().reason,
            answer->forward.front().verdict.reachable()};
}

std::vector<ObjectId> matrixEnds(const Document& document, MatrixBy by)
{
    std::vector<ObjectId> ends;
    switch (by) {
    case MatrixBy::Nic:
        append<azure::NetworkInterface>(document, ends);
        break;
    case MatrixBy::Subnet:
        append<azure::Subnet>(document, ends);
        std::erase_if(ends, [&](ObjectId id) { return !holdsHosts(document, SubnetId::of(id)); });
        break;
    case MatrixBy::Vnet:
        append<azure::VirtualNetwork>(document, ends);
        break;
    case MatrixBy::Site:
        append<azure::VirtualNetwork>(document, ends);
        append<azure::LocalNetworkGateway>(document, ends);
        append<azure::ExpressRouteCircuit>(document, ends);
        break;
    }
    return ends;
}

Matrix makeMatrix(const route::RouteEngine& routes, MatrixBy by, const Flow& flow,
                  const std::function<bool()>& goOn)
{
    Matrix matrix{by, matrixEnds(routes.document(), by), {}};
    const std::size_t count = matrix.ends.size();
    matrix.cells.assign(count * count, {Reason::NoRoute, false});
    std::vector<Host> hosts;
    hosts.reserve(count);
    for (const ObjectId end : matrix.ends)
        hosts.push_back(*hostOf(routes.document(), {end, {}}));
    for (std::size_t from = 0; from < count && (!goOn || goOn()); ++from) {
        for (std::size_t to = 0; to < count; ++to) {
            MatrixCell& cell = matrix.cells[from * count + to];
            cell = from == to ? MatrixCell{Reason::Delivered, true}
                              : walkCell(routes, hosts[from], hosts[to], flow);
        }
    }
    return matrix;
}

} // namespace peerscape::reach
