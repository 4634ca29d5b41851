#include "core/reach/routing_matrix.h"

#include "core/azure/names.h"
#include "core/net/internet.h"

#include <algorithm>
#include <bit>

namespace peerscape::reach {

using azure::Document;

namespace {

/// Whether a side of a peering counts addresses as its remote network's that are not in its space,
/// and takes packets by that.
bool isStaleCopy(const Document& document, const azure::Peering& side)
{
    if (side.allowForwardedTraffic)
        return false;
    const auto* remote = document.find(side.remoteVirtualNetwork);
    if (remote == nullptr)
        return false;
    const auto& space = remote->addressPrefixes;
    return !std::all_of(side.remoteAddressSpace.begin(), side.remoteAddressSpace.end(),
                        [&](const net::Prefix& copied) {
                            return std::any_of(
                                space.begin(), space.end(),
                                [&](const net::Prefix& prefix) { return prefix.contains(copied); });
                        });
}

bool anyStaleCopy(const Document& document)
{
    bool found = false;
    document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& side) {
        found = found || isStaleCopy(document, side);
    });
    return found;
}

/// The columns of the words in which two rows differ.
BitRange changedColumns(const std::vector<Word>& a, const std::vector<Word>& b)
{
    const std::size_t words = std::max(a.size(), b.size());
    const auto wordOf = [](const std::vector<Word>& row, std::size_t word) {
        return word < row.size() ? row[word] : 0;
    };
    std::size_t first = 0;
    while (first < words && wordOf(a, first) == wordOf(b, first))
        ++first;
    std::size_t last = words;
    while (last > first && wordOf(a, last - 1) == wordOf(b, last - 1))
        --last;
    return {static_cast<std::uint32_t>(first * 64), static_cast<std::uint32_t>(last * 64)};
}

bool namesAny(const std::vector<std::uint32_t>& named, const std::vector<std::uint32_t>& hops)
{
    return std::any_of(named.begin(), named.end(), [&](std::uint32_t hop) {
        return std::binary_search(hops.begin(), hops.end(), hop);
    });
}

BitRange around(const BitRange& a, const BitRange& b)
{
    if (a.empty() || b.empty())
        return a.empty() ? b : a;
    return {std::min(a.first, b.first), std::max(a.end, b.end)};
}

} // namespace

RoutingMatrix::RoutingMatrix(const route::RouteEngine& routes,
                             std::shared_ptr<const MatrixColumns> columns)
    : m_routes(routes)
    , m_columns(std::move(columns))
    , m_hasStaleCopies(anyStaleCopy(routes.document()))
    , m_networks(routes.document().all<azure::VirtualNetwork>().nextIndex())
    , m_stationOf(m_columns->ends().size(), kNone)
    , m_nothing(wordsFor(m_columns->count()))
{
    // The profile is the same for all tables: any of them names it.
    SubnetId any;
    routes.document().all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet&) {
        if (!any && m_routes.layersOf(id))
            any = id;
    });
    const auto input = m_routes.layersOf(any);
    if (!input || input->noneList == nullptr)
        return;
    for (std::uint32_t place = 0; place < input->noneList->prefixes.size(); ++place) {
        if (!m_columns->within(input->noneList->prefixes[place]).empty())
            m_reserved.push_back(place);
    }
}

bool RoutingMatrix::isDecided(std::size_t from, std::size_t to)
{
    const std::uint32_t column = m_columns->columnOf(to);
    if (column == kNone || m_columns->columnOf(from) == kNone)
        return false;
    const std::uint32_t station = stationOf(from);
    return station == kStopped || at(station).undecided.empty()
           || !bitAt(at(station).undecided, column);
}

bool RoutingMatrix::arrives(std::size_t from, std::size_t to)
{
    const std::uint32_t column = m_columns->columnOf(to);
    const std::span<const Word> bits = row(from);
    return column != kNone && !bits.empty() && bitAt(bits, column);
}

std::span<const Word> RoutingMatrix::row(std::size_t from)
{
    if (m_columns->columnOf(from) == kNone)
        return {};
    const std::uint32_t station = stationOf(from);
    return station == kStopped ? m_nothing : at(station).arrives;
}

std::size_t RoutingMatrix::countMayArrive(std::span<const std::uint32_t> from,
                                          std::span<const std::uint32_t> to)
{
    std::vector<Word> receivers(m_nothing.size());
    std::vector<std::uint32_t> others;
    for (const std::uint32_t end : to) {
        if (const std::uint32_t column = m_columns->columnOf(end); column != kNone)
            setBit(receivers, column);
        else
            others.push_back(end);
    }
    std::size_t count = 0;
    for (const std::uint32_t end : from) {
        const std::uint32_t own = m_columns->columnOf(end);
        if (own == kNone) { // nothing is said about its pairs
            count += to.size() - static_cast<std::size_t>(std::count(to.begin(), to.end(), end));
            continue;
        }
        count += others.size();
        const std::uint32_t station = stationOf(end);
        if (station == kStopped)
            continue;
        const std::vector<Word>& arrives = at(station).arrives;
        const std::vector<Word>& undecided = at(station).undecided;
        for (std::size_t word = 0; word < receivers.size(); ++word) {
            const Word open = arrives[word] | (undecided.empty() ? 0 : undecided[word]);
            count += static_cast<std::size_t>(std::popcount(open & receivers[word]));
        }
        if (bitAt(receivers, own) && mayArrive(end, end))
            --count;
    }
    return count;
}

std::optional<Reason> RoutingMatrix::refusal(std::size_t from, std::size_t to)
{
    if (mayArrive(from, to))
        return std::nullopt;
    const std::uint32_t place = stationOf(from);
    if (place == kStopped)
        return Reason::MachineStopped;
    const std::uint32_t column = m_columns->columnOf(to);
    const std::vector<Step>& steps = at(place).steps;
    const auto last = std::find_if(steps.rbegin(), steps.rend(), [&](const Step& step) {
        return step.range.first <= column && column < step.range.end;
    });
    switch (last->action.fate) {
    case Fate::ReservedPrefix:
        return Reason::ReservedPrefix;
    case Fate::UserRouteNone:
        return Reason::UserRouteNone;
    case Fate::Internet:
        if (!net::isPublic(m_columns->hostAt(column).address))
            return Reason::PrivateDestination;
        break;
    default:
        break;
    }
    return std::nullopt;
}

/// The station of an end that has a column, with its bits.
std::uint32_t RoutingMatrix::stationOf(std::size_t end)
{
    if (m_stationOf[end] == kNone)
        m_stationOf[end] = makeSender(end);
    const std::uint32_t place = m_stationOf[end];
    if (place != kStopped && at(place).arrives.empty())
        run(at(place), m_columns->all());
    return place;
}

/// Senders of one network share a row when they have the same route table and no peering tells them
/// apart.
std::uint32_t RoutingMatrix::makeSender(std::size_t end)
{
    const Document& document = m_routes.document();
    const Host& host = m_columns->hosts()[end];
    if (!isRunning(document, host))
        return kStopped;
    const auto* nic = document.find(NicId::of(host.object));
    const SubnetId subnet = nic != nullptr ? nic->subnet() : host.subnet;
    const azure::Subnet& resource = *document.find(subnet);
    const VnetId vnet = resource.virtualNetwork;
    const auto& space = document.find(vnet)->addressPrefixes;
    Network& network = m_networks[vnet.index];
    const bool isInSpace = std::any_of(space.begin(), space.end(), [&](const net::Prefix& prefix) {
        return prefix.contains(host.address);
    });
    const auto isShared = [&] { return network.isUniform && isInSpace && !m_hasStaleCopies; };
    if (network.isKnown && isShared()) {
        for (const auto& [table, station] : network.shared) {
            if (table == resource.routeTable)
                return station;
        }
    }
    const auto input = m_routes.layersOf(subnet);
    if (!network.isKnown)
        makeEdges(vnet, network, input->peers, {});
    const std::uint32_t place = newStation();
    Station& station = at(place);
    station.subnet = subnet;
    station.vnet = vnet;
    network.senders.push_back(place);
    if (isShared()) {
        station.source = {space.front().first(), vnet};
        network.shared.emplace_back(resource.routeTable, place);
    } else {
        station.source = {host.address, {}};
    }
    planTable(station, input);
    for (const std::uint32_t appliance : station.next)
        at(appliance).users.push_back(place);
    settle(std::exchange(m_unsettled, {}));
    return place;
}

/// The station of an appliance for packets from a source. Those from elsewhere have one in common:
/// where no peering that lies ahead tells them from this source, it does.
std::uint32_t RoutingMatrix::applianceFor(const NextHop& hop, const Source& source)
{
    if (hop.translated)
        return applianceStation(hop.object, {hop.translated, {}});
    if (!source.address)
        return applianceStation(hop.object, {});
    if (source.vnet) {
        const std::uint32_t common = applianceStation(hop.object, {});
        if (!meetsPeeringsOf(source.vnet, common))
            return common;
    }
    return applianceStation(hop.object, {source.address, {}});
}

std::uint32_t RoutingMatrix::applianceStation(ObjectId appliance, const Source& source)
{
    const auto [known, isNew] =
        m_appliances.try_emplace(std::pair(appliance, source.address), kNone);
    if (!isNew)
        return known->second;
    const std::uint32_t place = newStation();
    known->second = place;
    const Document& document = m_routes.document();
    Station& station = at(place);
    station.appliance = appliance;
    const auto* nic = document.find(NicId::of(appliance));
    station.subnet =
        nic != nullptr ? nic->subnet() : document.find(FirewallId::of(appliance))->subnet;
    station.vnet = azure::vnetOf(document, station.subnet);
    station.source = source;
    planAppliance(station);
    for (const std::uint32_t next : station.next)
        at(next).users.push_back(place);
    m_unsettled.push_back(place);
    return place;
}

/// Whether a packet from elsewhere may come to an appliance in a network that asks over its
/// peerings where packets are from.
bool RoutingMatrix::meetsPeeringsOf(VnetId vnet, std::uint32_t station) const
{
    std::vector<std::uint32_t> seen{station};
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const Station& appliance = at(seen[i]);
        if (appliance.source.address) // it was given another address
            continue;
        if (appliance.vnet == vnet && !m_networks[vnet.index].isOpen)
            return true;
        for (const std::uint32_t next : appliance.next) {
            if (std::find(seen.begin(), seen.end(), next) == seen.end())
                seen.push_back(next);
        }
    }
    return false;
}

std::uint32_t RoutingMatrix::newStation()
{
    std::uint32_t place = static_cast<std::uint32_t>(m_stations.size());
    if (m_free.empty()) {
        m_stations.emplace_back();
    } else {
        place = m_free.back();
        m_free.pop_back();
    }
    return place;
}

void RoutingMatrix::forgetSteps(std::uint32_t place)
{
    Station& station = at(place);
    for (const std::uint32_t next : station.next) {
        auto& users = at(next).users;
        const auto user = std::find(users.begin(), users.end(), place);
        *user = users.back();
        users.pop_back();
    }
    station.steps.clear();
    station.next.clear();
    station.hops.clear();
}

void RoutingMatrix::release(std::uint32_t place)
{
    forgetSteps(place);
    at(place) = {};
    m_free.push_back(place);
}

/// Sets the bits of a range of columns as the steps say.
void RoutingMatrix::run(Station& station, const BitRange& clip)
{
    const std::size_t words = wordsFor(m_columns->count());
    station.arrives.resize(words);
    const bool hasUndecided =
        std::any_of(station.steps.begin(), station.steps.end(), [&](const Step& step) {
            return step.action.fate == Fate::Undecided
                   || (step.action.fate == Fate::Appliance
                       && !at(step.action.station).undecided.empty());
        });
    if (hasUndecided)
        station.undecided.resize(words);
    const bool marks = !station.undecided.empty();
    for (const Step& step : station.steps) {
        const BitRange range = common(step.range, clip);
        switch (step.action.fate) {
        case Fate::Delivered:
            copyBits(station.arrives, m_columns->takers(), range);
            break;
        case Fate::Appliance: {
            const Station& appliance = at(step.action.station);
            if (appliance.arrives.empty())
                clearBits(station.arrives, range);
            else
                copyBits(station.arrives, appliance.arrives, range);
            if (marks && !appliance.undecided.empty()) {
                copyBits(station.undecided, appliance.undecided, range);
                continue;
            }
            break;
        }
        case Fate::Undecided:
            clearBits(station.arrives, range);
            setBits(station.undecided, range);
            continue;
        default:
            clearBits(station.arrives, range);
            break;
        }
        if (marks)
            clearBits(station.undecided, range);
    }
}

/// Gives appliances that send to each other their bits: each round lets packets pass one more of
/// them, until nothing is gained. What goes round in a loop never arrives.
void RoutingMatrix::settle(const std::vector<std::uint32_t>& stations)
{
    std::vector<std::uint32_t> senders;
    for (const std::uint32_t place : stations) {
        Station& station = at(place);
        station.arrives.clear();
        station.undecided.clear();
        if (station.next.empty())
            run(station, m_columns->all());
        else
            senders.push_back(place);
    }
    bool changes = !senders.empty();
    for (int round = 0; changes && round <= kMostAppliances; ++round) {
        changes = false;
        std::vector<Station> after;
        for (const std::uint32_t place : senders) {
            after.push_back(at(place));
            run(after.back(), m_columns->all());
        }
        for (std::size_t i = 0; i < senders.size(); ++i) {
            Station& station = at(senders[i]);
            changes = changes || station.arrives != after[i].arrives
                      || station.undecided != after[i].undecided;
            station.arrives = std::move(after[i].arrives);
            station.undecided = std::move(after[i].undecided);
        }
    }
    if (!changes)
        return;
    for (const std::uint32_t place : senders) { // more in a row than a walk passes
        std::fill(at(place).arrives.begin(), at(place).arrives.end(), Word{0});
        at(place).undecided.assign(m_nothing.size(), ~Word{0});
    }
}

void RoutingMatrix::dropRows()
{
    for (Station& station : m_stations) {
        if (station.appliance)
            continue; // few, and senders' rows are made of them
        station.arrives = {};
        station.undecided = {};
    }
}

bool RoutingMatrix::update(const Document& before, const azure::ChangeSet& changes,
                           const route::RouteEngine& routes, const Impact& impact)
{
    const Document& document = routes.document();
    if (changes.layoutOnly()) {
        m_routes = routes;
        return true;
    }
    if (m_hasStaleCopies || impact.everything || !m_columns->standAfter(changes, before, document))
        return false;
    std::vector<ObjectId> changed;
    for (const auto* list : {&changes.added, &changes.updated, &changes.removed}) {
        for (const ObjectId id : *list) {
            if (id.kind() != Kind::Peering)
                continue;
            changed.push_back(id);
            const auto* side = document.find(PeeringId::of(id));
            if (side != nullptr && isStaleCopy(document, *side))
                return false;
        }
    }
    std::sort(changed.begin(), changed.end());
    m_routes = routes;
    m_learned.clear();
    for (const VnetId vnet : impact.vnets)
        forgetNetwork(vnet, changed);
    std::vector<std::uint32_t> hops;
    for (std::uint32_t place = 0; place < m_hops.size(); ++place) {
        NextHop& hop = m_hops[place];
        if (!std::binary_search(impact.vnets.begin(), impact.vnets.end(), hop.vnet))
            continue;
        NextHop now = lookUp(hop.vnet, hop.address);
        if (now == hop)
            continue;
        hop = now;
        hops.push_back(place);
    }
    forgetSendersTo(hops);
    return replanAppliances(impact.vnets, hops);
}

/// Forgets the rows of a network's senders, and looks at its peerings again.
void RoutingMatrix::forgetNetwork(VnetId vnet, const std::vector<ObjectId>& changedPeerings)
{
    if (vnet.index >= m_networks.size())
        return;
    Network& network = m_networks[vnet.index];
    for (const auto& [in, end] : m_columns->endsIn(vnet)) {
        if (m_stationOf[end] != kStopped)
            m_stationOf[end] = kNone;
    }
    for (const std::uint32_t place : network.senders)
        release(place);
    network.senders.clear();
    network.shared.clear();
    if (!network.isKnown)
        return;
    const auto subnets = azure::subnetsOf(m_routes.document(), vnet);
    const auto input =
        subnets.empty() ? std::nullopt : m_routes.layersOf(SubnetId::of(subnets.front()));
    if (input)
        makeEdges(vnet, network, input->peers, changedPeerings);
    else
        network = {};
}

/// Forgets the rows of senders whose routes name one of these next hops.
void RoutingMatrix::forgetSendersTo(const std::vector<std::uint32_t>& hops)
{
    if (hops.empty())
        return;
    std::vector<bool> isForgotten(m_stations.size());
    for (Network& network : m_networks) {
        for (const std::uint32_t place : network.senders)
            isForgotten[place] = namesAny(at(place).hops, hops);
        std::erase_if(network.shared,
                      [&](const auto& shared) { return isForgotten[shared.second]; });
        std::erase_if(network.senders, [&](std::uint32_t place) { return isForgotten[place]; });
    }
    for (std::uint32_t& place : m_stationOf) {
        if (place < kStopped && isForgotten[place])
            place = kNone;
    }
    for (std::uint32_t place = 0; place < isForgotten.size(); ++place) {
        if (isForgotten[place])
            release(place);
    }
}

/// Makes the steps of appliances anew that stand in one of the sorted networks or whose routes name
/// one of the next hops, and sets what changed in the rows that lead to them. False when they now
/// send to other appliances than before, on which more depends.
bool RoutingMatrix::replanAppliances(const std::vector<VnetId>& vnets,
                                     const std::vector<std::uint32_t>& hops)
{
    std::vector<std::uint32_t> stale;
    for (const auto& [key, place] : m_appliances) {
        if (std::binary_search(vnets.begin(), vnets.end(), at(place).vnet)
            || namesAny(at(place).hops, hops))
            stale.push_back(place);
    }
    for (const std::uint32_t place : stale) {
        Station& station = at(place);
        std::vector<std::uint32_t> before = station.next;
        forgetSteps(place);
        planAppliance(station);
        for (const std::uint32_t next : station.next)
            at(next).users.push_back(place);
        std::vector<std::uint32_t> now = station.next;
        std::sort(before.begin(), before.end());
        std::sort(now.begin(), now.end());
        if (before != now)
            return false;
    }
    // Those that send to them have other rows, too.
    for (std::size_t i = 0; i < stale.size(); ++i) {
        for (const std::uint32_t user : at(stale[i]).users) {
            if (at(user).appliance && std::find(stale.begin(), stale.end(), user) == stale.end())
                stale.push_back(user);
        }
    }
    std::vector<std::pair<std::vector<Word>, std::vector<Word>>> before;
    for (const std::uint32_t place : stale)
        before.emplace_back(at(place).arrives, at(place).undecided);
    settle(stale);
    for (std::size_t i = 0; i < stale.size(); ++i) {
        const Station& station = at(stale[i]);
        const BitRange changed = around(changedColumns(before[i].first, station.arrives),
                                        changedColumns(before[i].second, station.undecided));
        if (changed.empty())
            continue;
        for (const std::uint32_t user : station.users) {
            if (!at(user).appliance && !at(user).arrives.empty())
                run(at(user), changed);
        }
    }
    return true;
}

} // namespace peerscape::reach
