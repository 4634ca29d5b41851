#include "core/route/next_hop_finder.h"

#include "core/base/sort_unique.h"
#include "core/route/flattened_layers.h"
#include "core/route/hot_table.h"
#include "core/route/route_layers.h"

#include <unordered_map>

namespace peerscape::route {

using azure::NextHopType;
using azure::RouteSource;

/// The flattened layers, and what each subnet has of them.
class NextHopFinder::Index
{
public:
    explicit Index(const RouteEngine& engine)
    {
        const azure::Document& document = engine.document();
        m_plans.resize(document.all<azure::Subnet>().nextIndex());
        document.all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet&) {
            m_plans[id.index] = engine.m_layers->withInput(
                id, Plan(), [&](const MergeInput& input) { return plan(input); });
        });
        m_known.clear();
    }

    [[nodiscard]] Decision find(const Question& question) const
    {
        const Plan& plan = planOf(question.subnet);
        if (!plan.known)
            return {};
        return question.destination.isV4() ? find(m_v4, plan, plan.v4, question.destination)
                                           : find(m_v6, plan, plan.v6, question.destination);
    }

    void find(std::span<const Question> questions, std::span<Decision> answers) const
    {
        Hot hot;
        for (std::size_t first = 0; first < questions.size();) {
            const std::span<const Question> rest = questions.subspan(first);
            if (!hot.holds(rest.front().subnet) && isWorthATable(rest))
                hot = hotTable(rest.front().subnet);
            if (hot.holds(rest.front().subnet)) {
                first += findInOne(hot, rest, answers.subspan(first));
                continue;
            }
            const std::size_t count = std::min(kBatch, rest.size());
            findBatch(rest.first(count), answers.subspan(first, count));
            first += count;
        }
    }

private:
    /// So many questions are worked on at once that what one waits for is there when the others
    /// have been looked at.
    static constexpr std::size_t kBatch = 32;
    /// So many questions a range about one subnet pay for flattening its whole table.
    static constexpr std::size_t kHotFactor = 4;

    /// The layers of one family in a subnet's table. Empty ones are as good as none.
    template<class Number>
    struct Layers
    {
        typename Flattened<Number>::Layer user;
        typename Flattened<Number>::Layer gateway; ///< Empty where propagation is off too.
        typename Flattened<Number>::Layer peers;
        typename Flattened<Number>::Layer own;
        typename Flattened<Number>::Layer endpoints;
    };
    /// A layer in both families.
    struct Shared
    {
        Flattened<std::uint32_t>::Layer v4;
        Flattened<WideNumber>::Layer v6;
    };

    /// What the table of one subnet is made of; what IPv4 needs is in one line of the cache.
    struct alignas(64) Plan
    {
        Layers<std::uint32_t> v4;
        std::uint32_t none = 0; ///< Which reserved prefixes are listed, a bit each.
        bool known = false;
        bool internetV4 = false;
        bool internetV6 = false;
        Layers<WideNumber> v6;
    };

    /// The innermost prefixes that hold an address, by layer.
    struct Found
    {
        std::int32_t user = kNobody;
        std::int32_t gateway = kNobody;
        std::int32_t peer = kNobody;
        std::int32_t own = kNobody;
        std::int32_t endpoint = kNobody;
    };

    /// The tables of the subnet that is asked again and again.
    struct Hot
    {
        SubnetId subnet;
        DirectTable v4;
        RangeTable<WideNumber> v6;
        [[nodiscard]] bool holds(SubnetId asked) const { return asked && asked == subnet; }
    };

    [[nodiscard]] const Plan& planOf(SubnetId subnet) const
    {
        static const Plan kUnknown;
        return subnet.index < m_plans.size() ? m_plans[subnet.index] : kUnknown;
    }

    template<class Number>
    static std::size_t rangesOf(const Layers<Number>& layers)
    {
        return std::size_t{layers.user.count} + layers.gateway.count + layers.peers.count
               + layers.own.count + layers.endpoints.count;
    }

    Shared flatten(const std::vector<FlatRow>& rows)
    {
        return {m_v4.add(rows, true), m_v6.add(rows, false)};
    }

    /// A layer that several subnets may have, flattened when it is first met.
    template<class Layer, class Rows>
    Shared shared(const Layer* layer, Rows&& rows)
    {
        const auto [place, isNew] = m_known.try_emplace(layer);
        if (isNew)
            place->second = flatten(rows());
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
        const auto put = [&plan](const Shared& layer, auto Layers<std::uint32_t>::* v4,
                                 auto Layers<WideNumber>::* v6) {
            plan.v4.*v4 = layer.v4;
            plan.v6.*v6 = layer.v6;
        };
        using V4 = Layers<std::uint32_t>;
        using V6 = Layers<WideNumber>;
        if (input.noneList != nullptr)
            m_none = shared(input.noneList, [&] {
                return listed(input.noneList->prefixes, {}, NextHopType::None);
            });
        put(shared(&input.vnet,
                   [&] {
                       return listed(input.vnet.addressPrefixes, input.subnet.virtualNetwork,
                                     NextHopType::VnetLocal);
                   }),
            &V4::own, &V6::own);
        put(shared(&input.peers, [&] { return peersInOrder(input.peers); }), &V4::peers,
            &V6::peers);
        if (input.routeTable != nullptr)
            put(shared(input.user, [&] { return usersInOrder(input); }), &V4::user, &V6::user);
        if (input.gateway != nullptr
            && (input.routeTable == nullptr || !input.routeTable->disableBgpRoutePropagation))
            put(shared(input.gateway, [&] { return learned(*input.gateway); }), &V4::gateway,
                &V6::gateway);
        if (input.endpoints != nullptr)
            put(flatten(endpointsInForce(input)), &V4::endpoints, &V6::endpoints);
        return plan;
    }

    static std::vector<FlatRow> listed(const std::vector<net::Prefix>& prefixes, ObjectId origin,
                                       NextHopType type)
    {
        std::vector<FlatRow> rows;
        for (std::uint32_t i = 0; i < prefixes.size(); ++i)
            rows.push_back({prefixes[i], origin, i, type});
        return rows;
    }

    /// Of equal prefixes the row comes first that the table shows first: regional before global.
    static std::vector<FlatRow> peersInOrder(const PeerLayer& peers)
    {
        std::vector<FlatRow> rows;
        for (const PrefixIndex::Entry& entry : peers.index.entries()) {
            const PeerLayer::Row& row = peers.rows[entry.place];
            rows.push_back(
                {entry.prefix, row.link, row.index,
                 row.global ? NextHopType::VNetGlobalPeering : NextHopType::VNetPeering});
        }
        std::stable_sort(rows.begin(), rows.end(), [](const FlatRow& a, const FlatRow& b) {
            return (a.type == NextHopType::VNetGlobalPeering)
                   < (b.type == NextHopType::VNetGlobalPeering);
        });
        return rows;
    }

    static std::vector<FlatRow> usersInOrder(const MergeInput& input)
    {
        std::vector<std::uint32_t> rank(input.user->order.size());
        for (std::uint32_t i = 0; i < input.user->order.size(); ++i)
            rank[input.user->order[i]] = i;
        std::vector<FlatRow> rows;
        for (const PrefixIndex::Entry& entry : input.user->index.entries())
            rows.push_back({entry.prefix, input.subnet.routeTable, entry.place,
                            input.routeTable->routes[entry.place].nextHopType});
        std::stable_sort(rows.begin(), rows.end(), [&](const FlatRow& a, const FlatRow& b) {
            return rank[a.originIndex] < rank[b.originIndex];
        });
        return rows;
    }

    static std::vector<FlatRow> learned(const GatewayLayer& gateway)
    {
        std::vector<FlatRow> rows;
        for (const PrefixIndex::Entry& entry : gateway.index.entries()) {
            const GatewayLayer::Row& row = gateway.rows[entry.place];
            rows.push_back(
                {entry.prefix, row.origin, row.originIndex, NextHopType::VirtualNetworkGateway});
        }
        return rows;
    }

    /// The endpoints that no user route overrides under network policy; identical prefixes of
    /// others are dealt with in `decide`.
    static std::vector<FlatRow> endpointsInForce(const MergeInput& input)
    {
        std::vector<FlatRow> rows;
        for (const EndpointLayer::Row& row : input.endpoints->rows) {
            if (!overridingRoute(input, row))
                rows.push_back({row.prefix, row.endpoint, 0, NextHopType::InterfaceEndpoint});
        }
        return rows;
    }

    template<class Number>
    static Found innermost(const Flattened<Number>& flat, const Layers<Number>& layers,
                           Number address)
    {
        return {flat.innermost(layers.user, address), flat.innermost(layers.gateway, address),
                flat.innermost(layers.peers, address), flat.innermost(layers.own, address),
                flat.innermost(layers.endpoints, address)};
    }

    template<class Number>
    [[nodiscard]] Decision find(const Flattened<Number>& flat, const Plan& plan,
                                const Layers<Number>& layers, const net::Address& address) const
    {
        const Number number = numberOf(address, Number());
        return decide(flat, plan, innermost(flat, layers, number), number);
    }

    /// A batch about subnets that lie anywhere: fetches ahead for IPv4, in the steps in which a
    /// question goes through memory.
    void findBatch(std::span<const Question> questions, std::span<Decision> answers) const
    {
        std::array<const Plan*, kBatch> plans;
        std::array<Found, kBatch> found;
        for (const Question& question : questions)
            __builtin_prefetch(&planOf(question.subnet));
        for (std::size_t i = 0; i < questions.size(); ++i) {
            plans[i] = &planOf(questions[i].subnet);
            m_v4.prefetch(plans[i]->v4.user);
            m_v4.prefetch(plans[i]->v4.gateway);
            m_v4.prefetch(plans[i]->v4.peers);
            m_v4.prefetch(plans[i]->v4.own);
        }
        for (std::size_t i = 0; i < questions.size(); ++i) {
            if (!questions[i].destination.isV4())
                continue;
            found[i] = innermost(m_v4, plans[i]->v4, questions[i].destination.v4Value());
            m_v4.prefetchNode(found[i].user);
            m_v4.prefetchNode(found[i].gateway);
            m_v4.prefetchNode(found[i].peer);
            m_v4.prefetchNode(found[i].own);
        }
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const net::Address& address = questions[i].destination;
            if (!plans[i]->known)
                answers[i] = {};
            else if (address.isV4())
                answers[i] = decide(m_v4, *plans[i], found[i], address.v4Value());
            else
                answers[i] = find(m_v6, *plans[i], plans[i]->v6, address);
        }
    }

    /// Whether the list begins with enough questions about one subnet to pay for its table.
    [[nodiscard]] bool isWorthATable(std::span<const Question> questions) const
    {
        const SubnetId subnet = questions.front().subnet;
        const Plan& plan = planOf(subnet);
        const std::size_t worth = std::max(kHotFactor * (rangesOf(plan.v4) + rangesOf(plan.v6)),
                                           DirectTable::kLeastWorth);
        return plan.known && questions.size() >= worth
               && std::ranges::all_of(questions.first(worth), [&](const Question& question) {
                      return question.subnet == subnet;
                  });
    }

    [[nodiscard]] Hot hotTable(SubnetId subnet) const
    {
        const Plan& plan = planOf(subnet);
        return {subnet, DirectTable(tableOf(m_v4, plan, plan.v4, m_none.v4)),
                tableOf(m_v6, plan, plan.v6, m_none.v6)};
    }

    /// Answers the questions about one subnet with which the list begins; says how many those are.
    static std::size_t findInOne(const Hot& hot, std::span<const Question> questions,
                                 std::span<Decision> answers)
    {
        constexpr std::size_t kMany = DirectTable::kAtOnce;
        std::size_t done = 0;
        while (done < questions.size() && questions[done].subnet == hot.subnet) {
            if (questions.size() - done >= kMany
                && areAllV4(questions.subspan(done).first<kMany>(), hot.subnet)) {
                hot.v4.find(questions.subspan(done).first<kMany>(),
                            answers.subspan(done).first<kMany>());
                done += kMany;
                continue;
            }
            const net::Address& address = questions[done].destination;
            answers[done++] = address.isV4() ? hot.v4.find(address.v4Value())
                                             : hot.v6.find(numberOf(address, WideNumber()));
        }
        return done;
    }

    /// Whether all of the questions are about this subnet and IPv4.
    static bool areAllV4(std::span<const Question, DirectTable::kAtOnce> questions, SubnetId subnet)
    {
        constexpr net::Address kV4 = net::Address::v4(0);
        std::uint64_t differs = 0; // instead of a branch for each
        for (const auto& [asked, address] : questions)
            differs |= (asked.index ^ subnet.index) | (address.high() ^ kV4.high())
                       | ((address.low() ^ kV4.low()) >> 32U);
        return differs == 0;
    }

    template<class Number>
    [[nodiscard]] RangeTable<Number> tableOf(const Flattened<Number>& flat, const Plan& plan,
                                             const Layers<Number>& layers,
                                             const typename Flattened<Number>::Layer& none) const
    {
        RangeTable<Number> table;
        table.starts.push_back(Number());
        for (const auto& layer :
             {layers.user, layers.gateway, layers.peers, layers.own, layers.endpoints, none})
            flat.addStarts(layer, table.starts);
        sortUnique(table.starts);
        for (const Number start : table.starts)
            table.decisions.push_back(decide(flat, plan, innermost(flat, layers, start), start));
        return table;
    }

    /// Of the prefixes of all layers that hold an address, lets identical and preferred ones win
    /// (5.2, 5.3.1, 4.3.6), and takes the longest that is left.
    template<class Number>
    [[nodiscard]] Decision decide(const Flattened<Number>& flat, const Plan& plan,
                                  const Found& found, Number address) const
    {
        using Set = typename Flattened<Number>::Set;
        const Set users = flat.lengths(found.user);
        const Set owns = flat.lengths(found.own).without(users);
        const Set peers = flat.lengths(found.peer).without(users);
        const Set learned =
            flat.lengths(found.gateway).without(users).below(owns.with(peers).shortest());

        Decision decision;
        int best = users.longest();
        const auto use = [&](RouteSource source, std::int32_t innermost) {
            const auto& node = flat.ofLength(innermost, best);
            decision = {source, node.type, node.origin, node.originIndex};
        };
        const auto take = [&](const Set& candidates, RouteSource source, std::int32_t innermost) {
            if (candidates.longest() > best) {
                best = candidates.longest();
                use(source, innermost);
            }
        };
        if (best >= 0)
            use(RouteSource::User, found.user);
        take(learned, RouteSource::VirtualNetworkGateway, found.gateway);
        take(owns, RouteSource::Default, found.own);
        const bool global =
            peers.longest() > best
            && flat.ofLength(found.peer, peers.longest()).type == NextHopType::VNetGlobalPeering;
        if (!global)
            take(peers, RouteSource::Default, found.peer);
        takeDefaults(flat, plan, users, address, best, decision);
        take(flat.lengths(found.endpoint).without(users), RouteSource::Default, found.endpoint);
        if (global) // listed last, so that of identical prefixes any other is the first
            take(peers, RouteSource::Default, found.peer);
        return decision;
    }

    [[nodiscard]] const auto& noneOf(std::uint32_t) const { return m_none.v4; }
    [[nodiscard]] const auto& noneOf(WideNumber) const { return m_none.v6; }
    static bool hasInternet(const Plan& plan, std::uint32_t) { return plan.internetV4; }
    static bool hasInternet(const Plan& plan, WideNumber) { return plan.internetV6; }

    /// 0.0.0.0/0, ::/0 and the reserved prefixes.
    template<class Number>
    void takeDefaults(const Flattened<Number>& flat, const Plan& plan,
                      const typename Flattened<Number>::Set& users, Number address, int& best,
                      Decision& decision) const
    {
        if (best < 0 && hasInternet(plan, address)) {
            best = 0;
            decision = {RouteSource::Default, NextHopType::Internet, {}, 0};
        }
        if (plan.none == 0)
            return;
        for (std::int32_t id = flat.innermost(noneOf(address), address); id != kNobody;
             id = flat.node(id).around) {
            const auto& node = flat.node(id);
            if (node.length <= best)
                return;
            if (((plan.none >> node.originIndex) & 1U) == 0 || users.has(node.length))
                continue;
            best = node.length;
            decision = {RouteSource::Default, NextHopType::None, {}, node.originIndex};
            return;
        }
    }

    std::vector<Plan> m_plans; ///< By subnet.
    Flattened<std::uint32_t> m_v4;
    Flattened<WideNumber> m_v6;
    Shared m_none; ///< The reserved prefixes, listed by a subnet or not.
    std::unordered_map<const void*, Shared> m_known; ///< While it is made.
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
