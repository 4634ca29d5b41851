#pragma once

#include "core/reach/footprint.h"
#include "core/reach/matrix_columns.h"
#include "core/reach/verdict.h"
#include "core/route/merge.h"
#include "core/route/route_engine.h"

#include <deque>
#include <map>
#include <optional>
#include <unordered_map>

namespace peerscape::reach {

/// Who reaches whom by routes alone, a bit for each pair (performance.md 4.5).
///
/// A pair's bit is set exactly when the walk of one packet (7.2) from the sender's host to the
/// receiver's, with security groups and guest firewalls left out, arrives: what the sender's route
/// table, peerings, `allowForwardedTraffic`, subnet peerings, forwarding appliances and machines
/// that do not run make of it. Where that takes more than ranges of addresses, the pair is
/// undecided and the walk must be asked: gateways and what they learn, load balancers, private
/// endpoints, ECMP, prefixes that appliances announce, IPv6, overlapping networks, firewalls
/// towards public addresses, and more than fourteen appliances in a row.
///
/// A row is a handful of steps, each of which fills, clears or copies a range of columns, in order
/// from the widest prefix to the ones inside; hosts with the same network and route table share
/// it, and where an appliance comes next the appliance's own row is copied. Rows are made when
/// somebody asks. Not thread-safe; questions make rows, so they are not const.
class RoutingMatrix
{
public:
    RoutingMatrix(const route::RouteEngine& routes, std::shared_ptr<const MatrixColumns> columns);

    [[nodiscard]] const MatrixColumns& columns() const { return *m_columns; }

    /// Whether the bits say something about a pair of ends.
    [[nodiscard]] bool isDecided(std::size_t from, std::size_t to);
    /// Whether a packet arrives by routes alone; false where undecided.
    [[nodiscard]] bool arrives(std::size_t from, std::size_t to);
    /// Whether a packet may arrive: false only where routes alone refuse it.
    [[nodiscard]] bool mayArrive(std::size_t from, std::size_t to)
    {
        return !isDecided(from, to) || arrives(from, to);
    }
    /// Why the sender's own table or machine refuses a decided pair, as the walk says it; nothing
    /// when the packet is lost further on, or when something else than a row of the table decides.
    /// O(steps of the row).
    [[nodiscard]] std::optional<Reason> refusal(std::size_t from, std::size_t to);
    /// Of the pairs of two groups of ends, each with another, how many may arrive. A word of bits
    /// and a receiver without a column take a step each, for every sender.
    [[nodiscard]] std::size_t countMayArrive(std::span<const std::uint32_t> from,
                                             std::span<const std::uint32_t> to);
    /// The bits of a sender, by column, undecided ones unset. Empty for an end without a row.
    [[nodiscard]] std::span<const Word> row(std::size_t from);

    /// Gives the memory of senders' rows back; what they are made of is kept.
    void dropRows();

    /// Goes on to the engine's document; `before` is the one so far. Only rows are made again whose
    /// tables or appliances changed; in others the columns that an appliance gained or lost are
    /// set. False when the columns themselves, or what all rows share, changed: then the matrix
    /// must be made anew. `impact` is what impactOf says of the same step.
    [[nodiscard]] bool update(const azure::Document& before, const azure::ChangeSet& changes,
                              const route::RouteEngine& routes, const Impact& impact);

private:
    static constexpr std::uint32_t kNone = MatrixColumns::kNone;
    static constexpr std::uint32_t kStopped = kNone - 1; ///< In place of the row of who is off.
    /// Appliances that may follow each other, with a margin to `Walker::kMaxHops`.
    static constexpr int kMostAppliances = 14;

    /// What becomes of a packet to the columns of a range.
    enum class Fate : std::uint8_t {
        ReservedPrefix, ///< A system row with next hop None (2.5).
        UserRouteNone,  ///< A user route with next hop None (5.5.2).
        Internet,       ///< It leaves for the Internet (2.2).
        Lost,           ///< Otherwise lost.
        Delivered,      ///< In the network of the column.
        Appliance,      ///< What becomes of it at `station`.
        Undecided,
    };
    struct Action
    {
        Fate fate = Fate::Lost;
        std::uint32_t station = kNone;
        bool operator==(const Action&) const = default;
    };
    struct Step
    {
        BitRange range;
        Action action;
    };
    /// Where packets come from, as far as `allowForwardedTraffic` asks. Without an address it is
    /// from elsewhere: no peering that matters counts it as one of its space.
    struct Source
    {
        std::optional<net::Address> address;
        VnetId vnet; ///< The only network whose peerings hold the address; none if not known.
    };
    /// A table that decides about packets: a sender's, or an appliance's.
    struct Station
    {
        ObjectId appliance; ///< None for senders.
        SubnetId subnet;    ///< Whose table it is.
        VnetId vnet;
        Source source;
        std::vector<Step> steps;          ///< A later one overrides earlier ones.
        std::vector<Word> arrives;        ///< Empty until somebody asks.
        std::vector<Word> undecided;      ///< Empty when there are none.
        std::vector<std::uint32_t> next;  ///< The appliances that it sends to.
        std::vector<std::uint32_t> users; ///< The stations that send to this appliance.
        std::vector<std::uint32_t> hops;  ///< The next hops that its routes name.
    };
    /// Who has the address of a next hop in a network.
    struct NextHop
    {
        enum class Kind : std::uint8_t { Nobody, NoAppliance, Undecided, Appliance };

        VnetId vnet;
        net::Address address;
        Kind kind = Kind::Nobody;
        ObjectId object;
        SubnetId at;                            ///< The subnet that holds the address.
        std::optional<net::Address> translated; ///< The source that it puts in place.
        bool operator==(const NextHop&) const = default;
    };
    /// A row that a live peering gives.
    struct Edge
    {
        net::Prefix prefix;
        BitRange range;
        VnetId remote;
        PeeringId link;
        PeeringId reverse;
        bool isOpen = false;    ///< Whole networks, and forwarded traffic is taken.
        bool isPure = false;    ///< All columns of the range stand in `remote`.
        bool isUniform = false; ///< The other side takes packets from all of the own space.
    };
    /// What the stations of a network have in common.
    struct Network
    {
        bool isKnown = false;
        bool isOpen = true;                 ///< All edges are.
        bool isUniform = true;              ///< All edges are: its senders are alike.
        std::vector<Edge> edges;            ///< In the order of `PeerLayer::index`.
        std::vector<std::uint32_t> senders; ///< Rows of its hosts.
        /// Of these the ones for every host of its space with this route table.
        std::vector<std::pair<RouteTableId, std::uint32_t>> shared;
    };
    using Ranges = std::vector<std::pair<net::Prefix, BitRange>>;
    /// One row of a table on its way into steps, see `planTable`.
    struct Item;
    /// What the last next hop asked about turned out to be.
    struct HopAnswer
    {
        std::optional<net::Address> address;
        route::Neighbour holder;
        Action action;
    };

    // routing_plan.cpp: the steps of a row.
    void planTable(Station& station, const std::optional<route::MergeInput>& input);
    void planAppliance(Station& station);
    void placeItem(Station& station, const route::MergeInput& input, const Item& item,
                   Action& action, HopAnswer& last);
    void placeUserRoute(Station& station, const route::MergeInput& input, const Item& item,
                        const Action& around, Action& action, HopAnswer& last);
    [[nodiscard]] Action hopAction(Station& station, const route::Neighbour& holder,
                                   const net::Address& address);
    void addStep(Station& station, const BitRange& range, const Action& action);
    void addDelivery(Station& station, const BitRange& range, const route::Neighbour& holder);
    [[nodiscard]] bool takes(const Station& station, PeeringId reverse) const;
    [[nodiscard]] Network& networkOf(VnetId vnet, const route::PeerLayer& peers);
    void makeEdges(VnetId vnet, Network& network, const route::PeerLayer& peers,
                   const std::vector<ObjectId>& changed);
    [[nodiscard]] const Ranges& learned(const route::GatewayLayer& layer);
    [[nodiscard]] std::uint32_t hopPlace(VnetId vnet, const net::Address& address);
    [[nodiscard]] NextHop lookUp(VnetId vnet, const net::Address& address) const;

    // routing_matrix.cpp: stations and their bits.
    [[nodiscard]] Station& at(std::uint32_t station) { return m_stations[station]; }
    [[nodiscard]] const Station& at(std::uint32_t station) const { return m_stations[station]; }
    [[nodiscard]] std::uint32_t stationOf(std::size_t end);
    [[nodiscard]] std::uint32_t makeSender(std::size_t end);
    [[nodiscard]] std::uint32_t applianceFor(const NextHop& hop, const Source& source);
    [[nodiscard]] std::uint32_t applianceStation(ObjectId appliance, const Source& source);
    [[nodiscard]] bool meetsPeeringsOf(VnetId vnet, std::uint32_t station) const;
    [[nodiscard]] std::uint32_t newStation();
    void forgetSteps(std::uint32_t station);
    void release(std::uint32_t station);
    void run(Station& station, const BitRange& clip);
    void settle(const std::vector<std::uint32_t>& stations);
    void forgetNetwork(VnetId vnet, const std::vector<ObjectId>& changedPeerings);
    void forgetSendersTo(const std::vector<std::uint32_t>& hops);
    [[nodiscard]] bool replanAppliances(const std::vector<VnetId>& vnets,
                                        const std::vector<std::uint32_t>& hops);

    route::RouteEngine m_routes;
    std::shared_ptr<const MatrixColumns> m_columns;
    std::vector<std::uint32_t> m_reserved; ///< Places of the reserved prefixes that hold columns.
    bool m_hasStaleCopies = false;   ///< Some peering counts addresses as its space that are not.
    std::vector<Network> m_networks; ///< By network.
    std::deque<Station> m_stations;  ///< Stay in their places while one makes others.
    std::vector<std::uint32_t> m_free;
    std::vector<std::uint32_t> m_stationOf; ///< By end; kNone until somebody asks.
    std::map<std::pair<ObjectId, std::optional<net::Address>>, std::uint32_t> m_appliances;
    std::vector<std::uint32_t> m_unsettled; ///< Appliances without bits yet.
    std::vector<NextHop> m_hops;
    std::map<std::pair<VnetId, net::Address>, std::uint32_t> m_hopPlaces;
    std::unordered_map<const route::GatewayLayer*, Ranges> m_learned;
    std::vector<Word> m_nothing; ///< The row of who is off.
};

} // namespace peerscape::reach
