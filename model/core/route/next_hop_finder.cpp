#include "core/route/next_hop_finder.h"

#include "core/route/route_layers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

namespace peerscape::route {

using azure::NextHopType;
using azure::RouteSource;

namespace {

constexpr std::int32_t kNobody = -1;

/// A set of prefix lengths, 0 to 128.
class Lengths
{
public:
    void add(unsigned length) { m_words[length / 64] |= std::uint64_t{1} << (length % 64); }
    [[nodiscard]] bool has(unsigned length) const
    {
        return ((m_words[length / 64] >> (length % 64)) & 1U) != 0;
    }
    [[nodiscard]] Lengths without(const Lengths& other) const
    {
        Lengths result;
        for (std::size_t i = 0; i < m_words.size(); ++i)
            result.m_words[i] = m_words[i] & ~other.m_words[i];
        return result;
    }
    [[nodiscard]] Lengths with(const Lengths& other) const
    {
        Lengths result;
        for (std::size_t i = 0; i < m_words.size(); ++i)
            result.m_words[i] = m_words[i] | other.m_words[i];
        return result;
    }
    /// Only those shorter than `length`.
    [[nodiscard]] Lengths below(int length) const
    {
        Lengths result = *this;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            const int kept = length - static_cast<int>(i) * 64;
            if (kept <= 0)
                result.m_words[i] = 0;
            else if (kept < 64)
                result.m_words[i] &= (std::uint64_t{1} << kept) - 1;
        }
        return result;
    }
    /// -1 when empty.
    [[nodiscard]] int longest() const
    {
        for (std::size_t i = m_words.size(); i-- > 0;) {
            if (m_words[i] != 0)
                return static_cast<int>(i) * 64 + 63 - std::countl_zero(m_words[i]);
        }
        return -1;
    }
    /// 129 when empty.
    [[nodiscard]] int shortest() const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (m_words[i] != 0)
                return static_cast<int>(i) * 64 + std::countr_zero(m_words[i]);
        }
        return 129;
    }

private:
    std::array<std::uint64_t, 3> m_words{};
};

/// Addresses of one family as numbers.
struct Key
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend auto operator<=>(const Key&, const Key&) = default;
};

std::uint32_t keyOf(const net::Address& address, std::uint32_t)
{
    return address.v4Value();
}
Key keyOf(const net::Address& address, Key)
{
    return {address.high(), address.low()};
}

/// The layers of one address family, flattened: of each, the ranges between which the set of
/// prefixes that hold an address does not change, sorted.
template<class Number>
class Flattened
{
public:
    /// Where a layer's ranges lie.
    struct Layer
    {
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    /// A prefix of a layer, with those around it.
    struct Node
    {
        Lengths lengths; ///< Its own length and those of the prefixes around it.
        std::int32_t around = kNobody;
        std::uint32_t place = 0; ///< In the layer's list.
        std::uint8_t length = 0;
    };

    /// Adds a layer of prefixes; of equal ones the first counts. O(n log n).
    Layer add(std::vector<PrefixIndex::Entry> entries, bool v4)
    {
        std::erase_if(entries, [&](const auto& entry) { return entry.prefix.isV4() != v4; });
        std::stable_sort(entries.begin(), entries.end(),
                         [](const auto& a, const auto& b) { return a.prefix < b.prefix; });
        Layer layer{static_cast<std::uint32_t>(m_starts.size()), 0};
        start(layer, Number(), kNobody);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const net::Prefix& prefix = entries[i].prefix;
            if (i > 0 && entries[i - 1].prefix == prefix)
                continue;
            while (!m_open.empty() && !m_open.back().contains(prefix))
                close(layer);
            open(layer, entries[i]);
        }
        while (!m_open.empty())
            close(layer);
        return layer;
    }

    /// The innermost prefix of a layer that holds the address, or -1. O(log n), without branches
    /// that depend on the data.
    [[nodiscard]] std::int32_t innermost(const Layer& layer, Number key) const
    {
        const Number* base = m_starts.data() + layer.first;
        for (std::uint32_t count = layer.count; count > 1;) {
            const std::uint32_t half = count / 2;
            base += base[half] <= key ? half : 0;
            count -= half;
        }
        return m_top[static_cast<std::size_t>(base - m_starts.data())];
    }
    [[nodiscard]] const Node& node(std::int32_t id) const
    {
        return m_nodes[static_cast<std::size_t>(id)];
    }
    /// The prefix of this length among one and those around it; there must be one.
    [[nodiscard]] const Node& ofLength(std::int32_t id, int length) const
    {
        const Node* found = &node(id);
        while (found->length != length)
            found = &node(found->around);
        return *found;
    }
    void prefetch(const Layer& layer) const
    {
        __builtin_prefetch(m_starts.data() + layer.first + layer.count / 2);
        __builtin_prefetch(m_top.data() + layer.first + layer.count / 2);
    }

private:
    void start(Layer& layer, Number key, std::int32_t top)
    {
        if (layer.count > 0 && m_starts.back() == key) {
            m_top.back() = top;
            return;
        }
        m_starts.push_back(key);
        m_top.push_back(top);
        ++layer.count;
    }
    void open(Layer& layer, const PrefixIndex::Entry& entry)
    {
        Node node;
        node.around = m_openNodes.empty() ? kNobody : m_openNodes.back();
        if (node.around != kNobody)
            node.lengths = this->node(node.around).lengths;
        node.length = static_cast<std::uint8_t>(entry.prefix.length());
        node.lengths.add(node.length);
        node.place = entry.place;
        m_open.push_back(entry.prefix);
        m_openNodes.push_back(static_cast<std::int32_t>(m_nodes.size()));
        m_nodes.push_back(node);
        start(layer, keyOf(entry.prefix.first(), Number()), m_openNodes.back());
    }
    void close(Layer& layer)
    {
        const net::Address last = m_open.back().last();
        m_open.pop_back();
        m_openNodes.pop_back();
        const net::Address next = last.plus(1);
        if (next.family() == last.family() && last < next)
            start(layer, keyOf(next, Number()), m_openNodes.empty() ? kNobody : m_openNodes.back());
    }

    std::vector<Number> m_starts;
    std::vector<std::int32_t> m_top; ///< Innermost prefix from each start on.
    std::vector<Node> m_nodes;
    std::vector<net::Prefix> m_open; ///< While adding: the prefixes around the next one.
    std::vector<std::int32_t> m_openNodes;
};

} // namespace

/// The flattened layers, and what each subnet has of them.
class NextHopFinder::Index
{
public:
    explicit Index(const RouteEngine& engine)
        : m_engine(engine)
    {
        const azure::Document& document = engine.document();
        m_plans.resize(document.all<azure::Subnet>().nextIndex());
        document.all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet&) {
            m_plans[id.index] = m_engine.m_layers->withInput(
                id, Plan(), [&](const MergeInput& input) { return plan(input); });
        });
    }

    [[nodiscard]] Decision find(const Question& question) const
    {
        const Plan& plan = planOf(question.subnet);
        if (!plan.known)
            return {};
        return question.destination.isV4() ? decide(m_v4, plan, &Layers::v4, question.destination)
                                           : decide(m_v6, plan, &Layers::v6, question.destination);
    }

    void find(std::span<const Question> questions, std::span<Decision> answers) const
    {
        constexpr std::size_t kBatch = 32;
        for (std::size_t first = 0; first < questions.size(); first += kBatch) {
            const std::size_t last = std::min(first + kBatch, questions.size());
            for (std::size_t i = first; i < last; ++i)
                __builtin_prefetch(&planOf(questions[i].subnet));
            for (std::size_t i = first; i < last; ++i) {
                const Plan& plan = planOf(questions[i].subnet);
                for (const std::uint32_t layers : {plan.user, plan.peers}) {
                    if (layers != kNone)
                        m_v4.prefetch(m_layers[layers].v4);
                }
            }
            for (std::size_t i = first; i < last; ++i)
                answers[i] = find(questions[i]);
        }
    }

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    /// A layer in both families.
    struct Layers
    {
        Flattened<std::uint32_t>::Layer v4;
        Flattened<Key>::Layer v6;
    };

    /// What the table of one subnet is made of, with pointers into the engine's layers for what an
    /// answer says beside the type.
    struct Plan
    {
        bool known = false;
        bool internetV4 = false;
        bool internetV6 = false;
        std::uint32_t none = 0; ///< Which reserved prefixes are listed, a bit each.
        std::uint32_t own = kNone;
        std::uint32_t peers = kNone;
        std::uint32_t user = kNone;
        std::uint32_t gateway = kNone; ///< None where propagation is off too.
        std::uint32_t endpoints = kNone;
        VnetId vnet;
        RouteTableId routeTable;
        const PeerLayer* peerRows = nullptr;
        const GatewayLayer* gatewayRows = nullptr;
        const azure::RouteTable* routes = nullptr;
        const EndpointLayer* endpointRows = nullptr;
    };

    [[nodiscard]] const Plan& planOf(SubnetId subnet) const
    {
        static const Plan kUnknown;
        return subnet.index < m_plans.size() ? m_plans[subnet.index] : kUnknown;
    }

    std::uint32_t flatten(std::vector<PrefixIndex::Entry> entries)
    {
        if (entries.empty())
            return kNone;
        m_layers.push_back({m_v4.add(entries, true), m_v6.add(entries, false)});
        return static_cast<std::uint32_t>(m_layers.size() - 1);
    }

    /// The place of a shared layer, flattened when it is first met.
    template<class Layer, class Entries>
    std::uint32_t shared(const Layer* layer, Entries&& entries)
    {
        const auto [place, isNew] = m_known.try_emplace(layer, kNone);
        if (isNew)
            place->second = flatten(entries());
        return place->second;
    }

    Plan plan(const MergeInput& input)
    {
        Plan plan;
        plan.known = true;
        const DefaultRows defaults = listedDefaults(input);
        plan.internetV4 = defaults.internetV4;
        plan.internetV6 = defaults.internetV6;
        for (const std::uint32_t place : defaults.none)
            plan.none |= 1U << place;
        if (input.noneList != nullptr)
            m_none = shared(input.noneList, [&] { return listed(input.noneList->prefixes); });
        plan.vnet = input.subnet.virtualNetwork;
        plan.own = shared(&input.vnet, [&] { return listed(input.vnet.addressPrefixes); });
        plan.peerRows = &input.peers;
        plan.peers = shared(&input.peers, [&] { return peersInOrder(input.peers); });
        if (input.routeTable != nullptr) {
            plan.routeTable = input.subnet.routeTable;
            plan.routes = input.routeTable;
            plan.user = shared(input.user, [&] { return usersInOrder(*input.user); });
        }
        if (input.gateway != nullptr
            && (input.routeTable == nullptr || !input.routeTable->disableBgpRoutePropagation)) {
            plan.gatewayRows = input.gateway;
            plan.gateway = shared(input.gateway, [&] { return input.gateway->index.entries(); });
        }
        if (input.endpoints != nullptr) {
            plan.endpointRows = input.endpoints;
            plan.endpoints = flatten(endpointsInForce(input));
        }
        return plan;
    }

    static std::vector<PrefixIndex::Entry> listed(const std::vector<net::Prefix>& prefixes)
    {
        std::vector<PrefixIndex::Entry> entries;
        for (std::uint32_t i = 0; i < prefixes.size(); ++i)
            entries.push_back({prefixes[i], i});
        return entries;
    }

    /// Of equal prefixes the row comes first that the table shows first: regional before global.
    static std::vector<PrefixIndex::Entry> peersInOrder(const PeerLayer& peers)
    {
        std::vector<PrefixIndex::Entry> entries = peers.index.entries();
        std::stable_sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) {
            return peers.rows[a.place].global < peers.rows[b.place].global;
        });
        return entries;
    }

    static std::vector<PrefixIndex::Entry> usersInOrder(const UserLayer& user)
    {
        std::vector<std::uint32_t> rank(user.order.size());
        for (std::uint32_t i = 0; i < user.order.size(); ++i)
            rank[user.order[i]] = i;
        std::vector<PrefixIndex::Entry> entries = user.index.entries();
        std::stable_sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) {
            return rank[a.place] < rank[b.place];
        });
        return entries;
    }

    /// The endpoints that no user route overrides under network policy; identical prefixes of
    /// others are dealt with in `decide`.
    static std::vector<PrefixIndex::Entry> endpointsInForce(const MergeInput& input)
    {
        std::vector<PrefixIndex::Entry> entries;
        for (std::uint32_t i = 0; i < input.endpoints->rows.size(); ++i) {
            const EndpointLayer::Row& row = input.endpoints->rows[i];
            if (!overridingRoute(input, row))
                entries.push_back({row.prefix, i});
        }
        return entries;
    }

    /// Asks the layers in turn which prefixes hold the address, lets identical and preferred ones
    /// win (5.2, 5.3.1, 4.3.6), and takes the longest that is left.
    template<class Number>
    Decision decide(const Flattened<Number>& flat, const Plan& plan,
                    typename Flattened<Number>::Layer Layers::* family,
                    const net::Address& destination) const
    {
        const Number key = keyOf(destination, Number());
        const auto innermost = [&](std::uint32_t layer) {
            return layer == kNone ? kNobody : flat.innermost(m_layers[layer].*family, key);
        };
        const auto lengths = [&](std::int32_t node) {
            return node == kNobody ? Lengths() : flat.node(node).lengths;
        };
        const std::int32_t user = innermost(plan.user);
        const std::int32_t own = innermost(plan.own);
        const std::int32_t peer = innermost(plan.peers);
        const std::int32_t gateway = innermost(plan.gateway);
        const Lengths users = lengths(user);
        const Lengths owns = lengths(own).without(users);
        const Lengths peers = lengths(peer).without(users);
        const Lengths learned = lengths(gateway).without(users).below(owns.with(peers).shortest());

        Decision decision;
        int best = users.longest();
        const auto take = [&](const Lengths& candidates, auto&& describe) {
            if (candidates.longest() > best) {
                best = candidates.longest();
                describe();
            }
        };
        if (best >= 0)
            describeUser(plan, flat.ofLength(user, best).place, decision);
        take(learned, [&] {
            const auto& row = plan.gatewayRows->rows[flat.ofLength(gateway, best).place];
            decision = {RouteSource::VirtualNetworkGateway, NextHopType::VirtualNetworkGateway,
                        row.origin, row.originIndex};
        });
        take(owns, [&] {
            decision = {RouteSource::Default, NextHopType::VnetLocal, plan.vnet,
                        flat.ofLength(own, best).place};
        });
        const PeerLayer::Row* peerRow =
            peers.longest() >= 0 ? &plan.peerRows->rows[flat.ofLength(peer, peers.longest()).place]
                                 : nullptr;
        const auto takePeer = [&](bool global) {
            if (peerRow == nullptr || peerRow->global != global)
                return;
            take(peers, [&] {
                decision = {RouteSource::Default,
                            global ? NextHopType::VNetGlobalPeering : NextHopType::VNetPeering,
                            peerRow->link, peerRow->index};
            });
        };
        takePeer(false);
        describeDefaults(flat, plan, family, destination, key, users, best, decision);
        const std::int32_t endpoint = innermost(plan.endpoints);
        take(lengths(endpoint).without(users), [&] {
            const auto& row = plan.endpointRows->rows[flat.ofLength(endpoint, best).place];
            decision = {RouteSource::Default, NextHopType::InterfaceEndpoint, row.endpoint, 0};
        });
        takePeer(true); // listed last, so that of identical prefixes any other is the first
        return decision;
    }

    static void describeUser(const Plan& plan, std::uint32_t place, Decision& decision)
    {
        decision = {RouteSource::User, plan.routes->routes[place].nextHopType, plan.routeTable,
                    place};
    }

    /// 0.0.0.0/0, ::/0 and the reserved prefixes.
    template<class Number>
    void describeDefaults(const Flattened<Number>& flat, const Plan& plan,
                          typename Flattened<Number>::Layer Layers::* family,
                          const net::Address& destination, Number key, const Lengths& users,
                          int& best, Decision& decision) const
    {
        if (best < 0 && (destination.isV4() ? plan.internetV4 : plan.internetV6)) {
            best = 0;
            decision = {RouteSource::Default, NextHopType::Internet, {}, 0};
        }
        if (plan.none == 0)
            return;
        for (std::int32_t id = flat.innermost(m_layers[m_none].*family, key); id != kNobody;
             id = flat.node(id).around) {
            const auto& node = flat.node(id);
            if (node.length <= best)
                return;
            if (((plan.none >> node.place) & 1U) == 0 || users.has(node.length))
                continue;
            best = node.length;
            decision = {RouteSource::Default, NextHopType::None, {}, node.place};
            return;
        }
    }

    RouteEngine m_engine;      ///< Keeps alive what the plans point at.
    std::vector<Plan> m_plans; ///< By subnet.
    std::vector<Layers> m_layers;
    Flattened<std::uint32_t> m_v4;
    Flattened<Key> m_v6;
    std::uint32_t m_none = kNone;
    std::unordered_map<const void*, std::uint32_t> m_known;
};

NextHopFinder::NextHopFinder(const RouteEngine& engine)
    : m_index(std::make_unique<const Index>(engine))
{
}

NextHopFinder::~NextHopFinder() = default;
NextHopFinder::NextHopFinder(NextHopFinder&&) noexcept = default;
NextHopFinder& NextHopFinder::operator=(NextHopFinder&&) noexcept = default;

Decision NextHopFinder::find(const Question& question) const
{
    return m_index->find(question);
}

void NextHopFinder::find(std::span<const Question> questions, std::span<Decision> answers) const
{
    m_index->find(questions, answers);
}

} // namespace peerscape::route
