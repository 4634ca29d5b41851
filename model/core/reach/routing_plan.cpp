#include "core/azure/names.h"
#include "core/reach/address_owner.h"
#include "core/reach/crossing.h"
#include "core/reach/routing_matrix.h"

#include <algorithm>

namespace peerscape::reach {

using azure::NextHopType;
using net::Prefix;
using route::MergeInput;
using route::Neighbour;
using route::PeerLayer;

/// A row of a table: its prefix, the layer it comes from, and its place there.
struct RoutingMatrix::Item
{
    /// Of rows with the same prefix the first layer wins (5.2.2, 5.2.3).
    enum class Layer : std::uint8_t { User, Own, Peer, Learned, Reserved };

    Prefix prefix;
    Layer layer = Layer::User;
    std::uint32_t place = 0; ///< Of the route, or of the edge.
    BitRange range;          ///< Not for user routes, which may not need it.
    bool isAlone = true;     ///< No other row of its layer, or of peerings, has the prefix.

    friend bool operator<(const Item& a, const Item& b)
    {
        if (a.prefix != b.prefix)
            return a.prefix < b.prefix;
        return a.layer != b.layer ? a.layer < b.layer : a.place < b.place;
    }
};

namespace {

/// Whether one of the prefixes holds all of another.
bool anyHolds(std::span<const Prefix> prefixes, const Prefix& inner)
{
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const Prefix& prefix) { return prefix.contains(inner); });
}

/// Whether a network takes what comes from all of another's space over its side of a peering.
bool takesAllOf(const azure::Peering& receiver, const azure::VirtualNetwork& sender)
{
    return receiver.allowForwardedTraffic
           || std::all_of(
               sender.addressPrefixes.begin(), sender.addressPrefixes.end(),
               [&](const Prefix& prefix) { return anyHolds(receiver.remoteAddressSpace, prefix); });
}

Prefix hostPrefix(const net::Address& address)
{
    return Prefix::containing(address, 128);
}

} // namespace

/// Of each address the row with the longest prefix decides (5.2.1), so the rows are gone through
/// from the outside in: in order of address and length a prefix comes after those around it, and
/// each overrides what they said of its part.
void RoutingMatrix::planTable(Station& station, const std::optional<MergeInput>& input)
{
    addStep(station, m_columns->all(), {input ? Fate::Internet : Fate::Lost, kNone});
    if (!input)
        return;
    const Network& network = networkOf(station.vnet, input->peers);
    std::vector<Item> items;
    const auto insert = [&](const Item& item) {
        items.insert(std::upper_bound(items.begin(), items.end(), item), item);
    };
    if (input->user != nullptr) {
        items.reserve(input->user->index.entries().size() + 8);
        for (const route::PrefixIndex::Entry& entry : input->user->index.entries()) {
            if (entry.prefix.isV4())
                items.push_back({entry.prefix, Item::Layer::User, entry.place, {}, true});
        }
    }
    for (const Prefix& prefix : input->vnet.addressPrefixes) {
        if (const BitRange range = m_columns->within(prefix); !range.empty())
            insert({prefix, Item::Layer::Own, 0, range, true});
    }
    if (input->gateway != nullptr
        && (input->routeTable == nullptr || !input->routeTable->disableBgpRoutePropagation)) {
        for (const auto& [prefix, range] : learned(*input->gateway))
            insert({prefix, Item::Layer::Learned, 0, range, true});
    }
    for (const std::uint32_t place : route::listedDefaults(*input, m_reserved).none) {
        const Prefix& prefix = input->noneList->prefixes[place];
        insert({prefix, Item::Layer::Reserved, place, m_columns->within(prefix), true});
    }

    struct Open
    {
        Prefix prefix;
        bool isSystem = false; ///< A row of the own network or a peering (E1, 5.2.3).
        Action action;
    };
    std::vector<Open> open;
    HopAnswer last;
    const auto take = [&](const Item& item) {
        while (!open.empty() && !open.back().prefix.contains(item.prefix))
            open.pop_back();
        const bool isSystem = item.layer == Item::Layer::Own || item.layer == Item::Layer::Peer;
        const bool inSystem = !open.empty() && open.back().isSystem;
        if (item.layer == Item::Layer::Learned && inSystem)
            return;
        Action action = open.empty() ? station.steps.front().action : open.back().action;
        placeItem(station, *input, item, action, last);
        open.push_back({item.prefix, isSystem || inSystem, action});
    };
    auto edge = network.edges.begin();
    auto item = items.begin();
    while (edge != network.edges.end() || item != items.end()) {
        Item next;
        if (item != items.end() && (edge == network.edges.end() || item->prefix <= edge->prefix)) {
            next = *item;
        } else {
            next = {edge->prefix, Item::Layer::Peer,
                    static_cast<std::uint32_t>(edge - network.edges.begin()), edge->range, true};
        }
        // Of the rows with this prefix the first one wins, or those of its kind together.
        std::size_t system = 0;
        std::size_t users = 0;
        for (; item != items.end() && item->prefix == next.prefix; ++item) {
            users += item->layer == Item::Layer::User ? 1U : 0U;
            system += item->layer == Item::Layer::Own ? 1U : 0U;
        }
        for (; edge != network.edges.end() && edge->prefix == next.prefix; ++edge) {
            ++system;
            if (next.layer > Item::Layer::Peer)
                next = {edge->prefix, Item::Layer::Peer,
                        static_cast<std::uint32_t>(edge - network.edges.begin()), edge->range,
                        true};
        }
        next.isAlone = next.layer == Item::Layer::User ? users == 1 : system <= 1;
        take(next);
    }
}

/// Adds the steps of one row; `action` is what happens around it, and then what it makes happen.
void RoutingMatrix::placeItem(Station& station, const MergeInput& input, const Item& item,
                              Action& action, HopAnswer& last)
{
    const Action around = action;
    switch (item.layer) {
    case Item::Layer::User:
        return placeUserRoute(station, input, item, around, action, last);
    case Item::Layer::Own:
    case Item::Layer::Peer: {
        // With several rows, or one as wide as the Internet's, it is not the prefix that decides.
        action = {item.isAlone && !item.prefix.isDefaultRoute() ? Fate::Delivered : Fate::Undecided,
                  kNone};
        if (action.fate == Fate::Undecided)
            return addStep(station, item.range, action);
        if (item.layer == Item::Layer::Own)
            return addDelivery(station, item.range, {station.vnet, {}});
        const Edge& edge = m_networks[station.vnet.index].edges[item.place];
        if (edge.isOpen && edge.isPure)
            return addStep(station, item.range, action);
        return addDelivery(station, item.range, {edge.remote, edge.link});
    }
    case Item::Layer::Learned:
        action = {Fate::Undecided, kNone};
        break;
    case Item::Layer::Reserved:
        action = {Fate::ReservedPrefix, kNone};
        break;
    }
    addStep(station, item.range, action);
}

void RoutingMatrix::placeUserRoute(Station& station, const MergeInput& input, const Item& item,
                                   const Action& around, Action& action, HopAnswer& last)
{
    const azure::Route& route = input.routeTable->routes[item.place];
    Neighbour holder;
    const net::Address hop = route.nextHopIpAddress.value_or(net::Address());
    action = {Fate::Undecided, kNone};
    if (item.isAlone) {
        switch (route.nextHopType) {
        case NextHopType::VnetLocal:
            action.fate = Fate::Delivered;
            break;
        case NextHopType::VirtualAppliance:
            if (!last.address || *last.address != hop) { // most routes of a table name the same
                const Neighbour found = route::neighbourTowards(input, hop);
                last = {hop, found, hopAction(station, found, hop)};
            }
            holder = last.holder;
            action = last.action;
            break;
        case NextHopType::Internet:
            action.fate = Fate::Internet;
            break;
        case NextHopType::None:
            action.fate = Fate::UserRouteNone;
            break;
        default:
            break;
        }
    }
    // What its surroundings say already need not be said again.
    if (action == around && action.fate != Fate::Delivered && action.fate != Fate::Lost)
        return;
    const BitRange range = m_columns->within(item.prefix);
    if (action.fate == Fate::Delivered)
        return addDelivery(station, range, {station.vnet, {}});
    addStep(station, range, action);
    if (holder.vnet) // D12: the next hop itself
        addDelivery(station, common(range, m_columns->within(hostPrefix(hop))), holder);
}

/// What a packet meets whose next hop is an address of a network, own or peered (5.4.1).
RoutingMatrix::Action RoutingMatrix::hopAction(Station& station, const Neighbour& holder,
                                               const net::Address& address)
{
    if (!holder.vnet)
        return {};
    const std::uint32_t place = hopPlace(holder.vnet, address);
    station.hops.push_back(place);
    const NextHop& hop = m_hops[place];
    if (hop.kind == NextHop::Kind::Undecided)
        return {Fate::Undecided, kNone};
    if (hop.kind != NextHop::Kind::Appliance)
        return {};
    if (holder.link) {
        const azure::Document& document = m_routes.document();
        const PeeringId reverse = azure::reverseOf(document, holder.link);
        if (!takes(station, reverse) || !listsSubnet(document, *document.find(holder.link), hop.at))
            return {};
    }
    return {Fate::Appliance, applianceFor(NextHop(hop), station.source)};
}

void RoutingMatrix::planAppliance(Station& station)
{
    const azure::Document& document = m_routes.document();
    const auto* nic = document.find(NicId::of(station.appliance));
    const bool forwards = nic == nullptr
                          || (nic->enableIPForwarding && nic->osForwards
                              && isRunning(document, {station.appliance, {}, {}}));
    if (forwards)
        planTable(station, m_routes.layersOf(station.subnet));
    else
        addStep(station, m_columns->all(), {});
    if (nic == nullptr) { // a firewall translates towards the Internet (6.4.1)
        for (const std::uint32_t column : m_columns->publicColumns())
            addStep(station, {column, column + 1}, {Fate::Undecided, kNone});
        return;
    }
    for (const Prefix& prefix : nic->advertises) {
        if (!prefix.isDefaultRoute()) // it may have its own way there
            addStep(station, m_columns->within(prefix), {Fate::Undecided, kNone});
    }
    for (const azure::NicIpConfiguration& configuration : nic->ipConfigurations) {
        const BitRange own = m_columns->within(hostPrefix(configuration.privateIPAddress));
        for (std::uint32_t column = own.first; column < own.end; ++column) {
            const bool isIts = m_columns->hostAt(column).object == station.appliance;
            addStep(station, {column, column + 1},
                    {isIts ? Fate::Delivered : Fate::Undecided, kNone});
        }
    }
}

void RoutingMatrix::addStep(Station& station, const BitRange& range, const Action& action)
{
    if (range.empty())
        return;
    if (range == m_columns->all())
        station.steps.clear();
    Step* last = station.steps.empty() ? nullptr : &station.steps.back();
    if (last != nullptr && last->action == action && last->range.end == range.first)
        last->range.end = range.end;
    else
        station.steps.push_back({range, action});
    if (action.fate == Fate::Appliance
        && std::find(station.next.begin(), station.next.end(), action.station)
               == station.next.end())
        station.next.push_back(action.station);
}

/// Packets for a range are handed to a network, over a peering when there is one: to the hosts that
/// stand there.
void RoutingMatrix::addDelivery(Station& station, const BitRange& range, const Neighbour& holder)
{
    if (range.empty())
        return;
    const azure::Document& document = m_routes.document();
    const azure::Peering* own = document.find(holder.link);
    if (own != nullptr && !takes(station, azure::reverseOf(document, holder.link)))
        return addStep(station, range, {});
    const bool isWhole = own == nullptr || own->peerCompleteVnets;
    if (isWhole && m_columns->standIn(range, holder.vnet))
        return addStep(station, range, {Fate::Delivered, kNone});
    addStep(station, range, {});
    for (std::uint32_t column = range.first; column < range.end; ++column) {
        if (m_columns->vnetAt(column) == holder.vnet
            && (isWhole || listsSubnet(document, *own, m_columns->hostAt(column).subnet)))
            addStep(station, {column, column + 1}, {Fate::Delivered, kNone});
    }
}

/// Whether the far side of a peering, `reverse`, takes packets from a station.
bool RoutingMatrix::takes(const Station& station, PeeringId reverse) const
{
    const azure::Document& document = m_routes.document();
    const azure::Peering& far = *document.find(reverse);
    const bool taken = station.source.address ? takesFrom(far, *station.source.address)
                                              : far.allowForwardedTraffic;
    return taken && listsSubnet(document, far, station.subnet);
}

RoutingMatrix::Network& RoutingMatrix::networkOf(VnetId vnet, const PeerLayer& peers)
{
    Network& network = m_networks[vnet.index];
    if (!network.isKnown)
        makeEdges(vnet, network, peers, {});
    return network;
}

/// The rows of a network's peerings. Those known from before are kept unless one of the two sides
/// is among the sorted `changed`.
void RoutingMatrix::makeEdges(VnetId vnet, Network& network, const PeerLayer& peers,
                              const std::vector<ObjectId>& changed)
{
    const azure::Document& document = m_routes.document();
    const azure::VirtualNetwork& here = *document.find(vnet);
    const std::vector<Edge> before = std::exchange(network.edges, {});
    network.edges.reserve(peers.rows.size());
    network.isKnown = true;
    network.isOpen = true;
    network.isUniform = true;
    const auto isChanged = [&](PeeringId id) {
        return std::binary_search(changed.begin(), changed.end(), ObjectId(id));
    };
    auto old = before.begin();
    for (const route::PrefixIndex::Entry& entry : peers.index.entries()) {
        const PeeringId link = peers.rows[entry.place].link;
        while (old != before.end() && old->prefix < entry.prefix)
            ++old;
        auto same = old;
        while (same != before.end() && same->prefix == entry.prefix && same->link != link)
            ++same;
        const bool isSame = same != before.end() && same->prefix == entry.prefix
                            && !isChanged(same->link) && !isChanged(same->reverse);
        if (isSame) {
            network.edges.push_back(*same);
        } else {
            const azure::Peering& own = *document.find(link);
            const PeeringId reverse = azure::reverseOf(document, link);
            const azure::Peering& far = *document.find(reverse);
            const bool isWhole = own.peerCompleteVnets && far.peerCompleteVnets;
            const BitRange range = m_columns->within(entry.prefix);
            network.edges.push_back({entry.prefix, range, own.remoteVirtualNetwork, link, reverse,
                                     isWhole && far.allowForwardedTraffic,
                                     m_columns->standIn(range, own.remoteVirtualNetwork),
                                     isWhole && takesAllOf(far, here)});
        }
        network.isOpen = network.isOpen && network.edges.back().isOpen;
        network.isUniform = network.isUniform && network.edges.back().isUniform;
    }
}

/// What gateways have learned that holds columns.
const RoutingMatrix::Ranges& RoutingMatrix::learned(const route::GatewayLayer& layer)
{
    const auto [known, isNew] = m_learned.try_emplace(&layer);
    if (isNew) {
        const auto& entries = layer.index.entries();
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const BitRange range = m_columns->within(entries[i].prefix);
            if (!range.empty() && (i == 0 || entries[i - 1].prefix != entries[i].prefix))
                known->second.emplace_back(entries[i].prefix, range);
        }
    }
    return known->second;
}

std::uint32_t RoutingMatrix::hopPlace(VnetId vnet, const net::Address& address)
{
    const auto [known, isNew] = m_hopPlaces.try_emplace(std::pair(vnet, address),
                                                        static_cast<std::uint32_t>(m_hops.size()));
    if (isNew)
        m_hops.push_back(lookUp(vnet, address));
    return known->second;
}

RoutingMatrix::NextHop RoutingMatrix::lookUp(VnetId vnet, const net::Address& address) const
{
    const azure::Document& document = m_routes.document();
    const AddressOwner owner = ownerOf(document, vnet, address);
    NextHop hop{vnet, address, NextHop::Kind::Nobody, owner.object, owner.subnet, {}};
    switch (owner.object.kind()) {
    case Kind::None:
        break;
    case Kind::NetworkInterface: {
        const auto& nic = *document.find(NicId::of(owner.object));
        hop.kind = NextHop::Kind::Appliance;
        if (nic.snat)
            hop.translated = addressOf(nic, net::Family::IPv4);
        break;
    }
    case Kind::AzureFirewall:
        hop.kind = NextHop::Kind::Appliance;
        break;
    case Kind::LoadBalancer:
    case Kind::VirtualNetworkGateway:
        hop.kind = NextHop::Kind::Undecided;
        break;
    default:
        hop.kind = NextHop::Kind::NoAppliance;
        break;
    }
    return hop;
}

} // namespace peerscape::reach
