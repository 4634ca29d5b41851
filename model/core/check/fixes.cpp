#include "core/check/fixes.h"

#include "core/azure/names.h"
#include "core/check/findings.h"
#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"

#include <algorithm>

namespace peerscape::check {

namespace fixes {

namespace {

using azure::Peering;
using edit::EditResult;

std::string name(const Document& document, ObjectId id)
{
    return document.nameOf(id).str();
}

} // namespace

Fix setFlag(const Document& document, PeeringId peering, bool Peering::* flag, bool value)
{
    const auto change = [peering, flag, value](const Document& d) {
        return edit::modify(d, peering, [&](Peering& p) { p.*flag = value; });
    };
    std::string_view text;
    if (flag == &Peering::allowGatewayTransit)
        text = value ? PEERSCAPE_TR_NOOP("Allow gateway transit on {0}")
                     : PEERSCAPE_TR_NOOP("Stop allowing gateway transit on {0}");
    else if (flag == &Peering::useRemoteGateways)
        text = value ? PEERSCAPE_TR_NOOP("Use remote gateways on {0}")
                     : PEERSCAPE_TR_NOOP("Stop using remote gateways on {0}");
    else if (flag == &Peering::allowForwardedTraffic)
        text = value ? PEERSCAPE_TR_NOOP("Allow forwarded traffic on {0}")
                     : PEERSCAPE_TR_NOOP("Stop allowing forwarded traffic on {0}");
    else
        text = value ? PEERSCAPE_TR_NOOP("Allow virtual network access on {0}")
                     : PEERSCAPE_TR_NOOP("Stop allowing virtual network access on {0}");
    return {{text, {name(document, peering)}}, change};
}

Fix createOtherSide(const Document& document, PeeringId peering)
{
    return {{PEERSCAPE_TR_NOOP("Create the other side of {0}"), {name(document, peering)}},
            [peering](const Document& d) { return edit::addReciprocal(d, peering); }};
}

Fix repairDisconnected(const Document& document, PeeringId peering)
{
    const Peering* link = document.find(peering);
    if (document.find(link->remoteVirtualNetwork) == nullptr)
        return remove(document, peering);
    const PeeringId reverse = azure::reverseOf(document, peering);
    if (!reverse) {
        const Message label{PEERSCAPE_TR_NOOP("Reset {0} and create its other side"),
                            {name(document, peering)}};
        return {label, [peering, label](const Document& d) {
                    return edit::chain(
                        d, label,
                        [&](const Document& now) { return edit::resetPeering(now, peering); },
                        [&](const Document& now) { return edit::addReciprocal(now, peering); });
                }};
    }
    if (!document.find(reverse)->disconnected)
        return {{PEERSCAPE_TR_NOOP("Reset {0}"), {name(document, peering)}},
                [peering](const Document& d) { return edit::resetPeering(d, peering); }};
    const VnetId a = link->virtualNetwork;
    const VnetId b = link->remoteVirtualNetwork;
    const Message label{PEERSCAPE_TR_NOOP("Peer {0} and {1} again"),
                        {name(document, a), name(document, b)}};
    return {label, [peering, a, b, label](const Document& d) {
                return edit::chain(
                    d, label,
                    [&](const Document& now) { return edit::removePeeringPair(now, peering); },
                    [&](const Document& now) { return edit::addPeeringPair(now, a, b); });
            }};
}

Fix sync(const Document& document, PeeringId peering)
{
    return {{PEERSCAPE_TR_NOOP("Sync {0}"), {name(document, peering)}},
            [peering](const Document& d) { return edit::syncPeering(d, peering); }};
}

Fix useGatewayOf(const Document& document, PeeringId spokeSide)
{
    const Peering* link = document.find(spokeSide);
    const Message label{
        PEERSCAPE_TR_NOOP("Let {0} use the gateway of {1}"),
        {name(document, link->virtualNetwork), name(document, link->remoteVirtualNetwork)}};
    return {label, [spokeSide, label](const Document& d) {
                return edit::chain(
                    d, label,
                    [&](const Document& now) {
                        return edit::modify(now, azure::reverseOf(now, spokeSide),
                                            [](Peering& p) { p.allowGatewayTransit = true; });
                    },
                    [&](const Document& now) {
                        return edit::modify(now, spokeSide,
                                            [](Peering& p) { p.useRemoteGateways = true; });
                    });
            }};
}

Fix remove(const Document& document, ObjectId id)
{
    return {{PEERSCAPE_TR_NOOP("Delete {0}"), {name(document, id)}},
            [id](const Document& d) { return edit::removeObjects(d, {id}); }};
}

Fix enableForwarding(const Document& document, NicId nic)
{
    return {{PEERSCAPE_TR_NOOP("Enable IP forwarding on {0}"), {name(document, nic)}},
            [nic](const Document& d) {
                return edit::modify(d, nic, [](azure::NetworkInterface& n) {
                    n.enableIPForwarding = true;
                    n.osForwards = true; // one without the other still drops packets (5.4.3)
                });
            }};
}

Fix letSystemForward(const Document& document, NicId nic)
{
    return {{PEERSCAPE_TR_NOOP("Let the system of {0} forward"), {name(document, nic)}},
            [nic](const Document& d) {
                return edit::modify(d, nic,
                                    [](azure::NetworkInterface& n) { n.osForwards = true; });
            }};
}

Fix detachRouteTable(const Document& document, SubnetId subnet)
{
    return {{PEERSCAPE_TR_NOOP("Remove {0} from {1}"),
             {name(document, document.find(subnet)->routeTable), name(document, subnet)}},
            [subnet](const Document& d) {
                return edit::modify(d, subnet, [](azure::Subnet& s) { s.routeTable = {}; });
            }};
}

Fix detachNsg(const Document& document, SubnetId subnet)
{
    return {{PEERSCAPE_TR_NOOP("Remove {0} from {1}"),
             {name(document, document.find(subnet)->networkSecurityGroup), name(document, subnet)}},
            [subnet](const Document& d) {
                return edit::modify(d, subnet,
                                    [](azure::Subnet& s) { s.networkSecurityGroup = {}; });
            }};
}

Fix repairGatewaySubnet(const Document& document, SubnetId subnet)
{
    const RouteTableId table = document.find(subnet)->routeTable;
    if (document.referrers(table, Kind::Subnet).size() > 1)
        return detachRouteTable(document, subnet);
    return {
        {PEERSCAPE_TR_NOOP("Let {0} leave the gateway's routes alone"), {name(document, table)}},
        [table](const Document& d) {
            return edit::modify(d, table, [](azure::RouteTable& t) {
                t.disableBgpRoutePropagation = false;
                std::erase_if(t.routes, [](const azure::Route& route) {
                    return route.addressPrefix && route.addressPrefix->isDefaultRoute();
                });
            });
        }};
}

Fix assignAddress(const Document& document, ObjectId owner)
{
    return {{PEERSCAPE_TR_NOOP("Give {0} the next free address"), {name(document, owner)}},
            [owner](const Document& d) -> EditResult {
                if (const auto* nic = d.find(NicId::of(owner))) {
                    azure::NetworkInterface value = *nic;
                    for (auto& configuration : value.ipConfigurations)
                        configuration.privateIPAddress = {};
                    // Without its old address the interface is given new ones.
                    azure::Transaction transaction(d);
                    transaction.put(NicId::of(owner), value);
                    EditResult result =
                        edit::put(transaction.document(), NicId::of(owner), std::move(value));
                    if (result) {
                        result->changes = Document::diff(d, result->next);
                        result->label = {PEERSCAPE_TR_NOOP("Change address of {0}"),
                                         {d.nameOf(owner).str()}};
                    }
                    return result;
                }
                return fail("ResourceNotFound", "The resource was not found.", {owner});
            }};
}

Fix addRoutes(const Document& document, std::vector<RouteTableId> tables, net::Prefix prefix,
              net::Address hop)
{
    const Message label{PEERSCAPE_TR_NOOP("Add route {0} through {1} to {2}"),
                        {prefix.toString(), hop.toString(), name(document, tables.front())}};
    return {label, [tables = std::move(tables), prefix, hop, label](const Document& d) {
                EditResult result = edit::Edit{d, {}, label, {}};
                for (const RouteTableId table : tables) {
                    if (!result)
                        break;
                    EditResult step = edit::modify(result->next, table, [&](azure::RouteTable& t) {
                        azure::Route route;
                        std::string name = "to-" + prefix.toString();
                        std::replace(name.begin(), name.end(), '/', '-');
                        std::replace(name.begin(), name.end(), ':', '-');
                        route.name = name;
                        route.addressPrefix = prefix;
                        route.nextHopIpAddress = hop;
                        t.routes.push_back(std::move(route));
                    });
                    if (step) {
                        step->label = label;
                        step->changes = Document::diff(d, step->next);
                    }
                    result = std::move(step);
                }
                return result;
            }};
}

} // namespace fixes

namespace {

using azure::Peering;

/// The first subject of a kind.
template<Kind K>
Id<K> subject(const Error& error)
{
    for (const ObjectId id : error.subjects) {
        if (id.kind() == K)
            return Id<K>::of(id);
    }
    return {};
}

std::optional<Fix> fixOfPeering(const Document& document, const Error& error)
{
    const auto peering = PeeringId::of(error.subjects.front());
    if (!peering)
        return std::nullopt;
    if (error.code == "RemoteVnetHasNoGateways" || error.code == "SIM-V03"
        || error.code == "SIM-V04")
        return fixes::setFlag(document, peering, &Peering::useRemoteGateways, false);
    if (error.code == "SIM-V02")
        return fixes::setFlag(document, PeeringId::of(error.subjects.back()),
                              &Peering::allowGatewayTransit, true);
    if (error.code == "RemotePeeringIsDisconnected")
        return fixes::repairDisconnected(document, PeeringId::of(error.subjects.back()));
    if (error.code == "AnotherPeeringAlreadyReferencesRemoteVnet" || error.code == "SIM-V25"
        || (error.code == "InvalidGlobalResourceReference" && error.subjects.size() == 1))
        return fixes::remove(document, peering);
    return std::nullopt;
}

std::optional<Fix> fixOfSubnet(const Document& document, const Error& error)
{
    const auto subnet = SubnetId::of(error.subjects.front());
    if (!subnet || error.subjects.size() < 2)
        return std::nullopt;
    const Kind associated = error.subjects.back().kind();
    if (error.code == "AzureFirewallSubnetRouteTableMustHaveDefaultRouteToInternet"
        || error.code == "RouteTableCannotBeAttachedForAzureBastionSubnet"
        || error.code == "NetworkSecurityGroupNotCompliantForAzureBastionSubnet"
        || error.code == "SIM-V29" || error.code == "SIM-1.10") {
        if (associated == Kind::RouteTable)
            return fixes::detachRouteTable(document, subnet);
        if (associated == Kind::NetworkSecurityGroup)
            return fixes::detachNsg(document, subnet);
    }
    return std::nullopt;
}

std::optional<Fix> fixOfRoutes(const Document& document, const Error& error)
{
    const auto table = subject<Kind::RouteTable>(error);
    if (error.code != "NextHopIpAddressNotAllowed" || document.find(table) == nullptr)
        return std::nullopt;
    return Fix{{PEERSCAPE_TR_NOOP("Remove next hop addresses that are not used from {0}"),
                {document.nameOf(table).str()}},
               [table](const Document& d) {
                   return edit::modify(d, table, [](azure::RouteTable& t) {
                       for (azure::Route& route : t.routes) {
                           if (route.nextHopType != azure::NextHopType::VirtualAppliance)
                               route.nextHopIpAddress.reset();
                       }
                   });
               }};
}

std::optional<Fix> fixOfSite(const Document& document, const Error& error)
{
    const auto site = subject<Kind::LocalNetworkGateway>(error);
    if (error.code != "SIM-4.1.3" || document.find(site) == nullptr)
        return std::nullopt;
    return Fix{{PEERSCAPE_TR_NOOP("Use the two halves 0.0.0.0/1 and 128.0.0.0/1 in {0}"),
                {document.nameOf(site).str()}},
               [site](const Document& d) {
                   return edit::modify(d, site, [](azure::LocalNetworkGateway& s) {
                       std::erase_if(s.addressPrefixes,
                                     [](const net::Prefix& p) { return p.isDefaultRoute(); });
                       for (const std::uint32_t half : {0U, 0x80000000U}) {
                           const auto prefix = net::Prefix::containing(net::Address::v4(half), 1);
                           if (std::find(s.addressPrefixes.begin(), s.addressPrefixes.end(), prefix)
                               == s.addressPrefixes.end())
                               s.addressPrefixes.push_back(prefix);
                       }
                   });
               }};
}

} // namespace

std::optional<Fix> fixOf(const Document& document, const Error& error)
{
    if (error.subjects.empty())
        return std::nullopt;
    const ObjectId main = error.subjects.front();
    switch (main.kind()) {
    case Kind::Peering:
        return fixOfPeering(document, error);
    case Kind::Subnet:
        return fixOfSubnet(document, error);
    case Kind::RouteTable:
        return fixOfRoutes(document, error);
    case Kind::LocalNetworkGateway:
        return fixOfSite(document, error);
    case Kind::NetworkInterface:
        if (error.code == "PrivateIPAddressInReservedRange"
            || error.code == "PrivateIPAddressNotInSubnet"
            || error.code == "PrivateIPAddressIsAllocated")
            return fixes::assignAddress(document, main);
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

} // namespace peerscape::check
