#include "core/azure/names.h"
#include "core/route/explain.h"
#include "core/route/next_hop_finder.h"
#include "core/route/route_engine.h"
#include "tests/property/coverage.h"
#include "tests/property/random_edits.h"
#include "tests/property/random_network.h"
#include "tests/support/naive_routes.h"
#include "tests/support/test_registry.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <type_traits>

using namespace peerscape;
using route::EffectiveRouteTable;
using route::RouteEngine;
using route::TableStamp;
using test::Dice;

namespace {

std::string describe(const EffectiveRouteTable& table)
{
    std::string text;
    for (const route::EffectiveRoute& row : table.routes)
        text += std::string(toString(row.source)) + ' ' + std::string(toString(row.state)) + ' '
                + prefixesText(row) + ' ' + std::string(toString(row.nextHopType)) + ' '
                + nextHopText(row) + " origin " + std::to_string(row.origin.value) + '/'
                + std::to_string(row.originIndex) + " via " + std::to_string(row.via.value)
                + " beaten by " + std::to_string(row.beatenBy) + '\n';
    return text;
}

std::vector<SubnetId> subnetsOf(const azure::Document& document)
{
    std::vector<SubnetId> ids;
    document.all<azure::Subnet>().forEach([&](SubnetId id, const auto&) { ids.push_back(id); });
    return ids;
}

/// `before` with the differences carried out, rows taken from `after`.
std::vector<route::EffectiveRoute> patched(const EffectiveRouteTable& before,
                                           const EffectiveRouteTable& after)
{
    std::vector<route::EffectiveRoute> rows;
    std::size_t next = 0;
    for (const route::RouteDifference& difference : diffTables(before, after)) {
        const bool added = difference.kind == route::RouteDifference::Kind::Added;
        const bool removed = difference.kind == route::RouteDifference::Kind::Removed;
        if (removed) {
            while (next < difference.before)
                rows.push_back(before.routes[next++]);
            ++next;
            continue;
        }
        while (rows.size() < difference.after)
            rows.push_back(before.routes[next++]);
        rows.push_back(after.routes[difference.after]);
        next += added ? 0 : 1;
    }
    while (next < before.routes.size())
        rows.push_back(before.routes[next++]);
    return rows;
}

/// Follows an engine through a sequence of versions and checks it against the law at each.
class Follower
{
public:
    Follower(const azure::Document& document, test::Coverage& coverage)
        : m_engine(document)
        , m_coverage(coverage)
    {
        check();
    }

    [[nodiscard]] const RouteEngine& engine() const { return m_engine; }

    void follow(const azure::Document& next, const azure::ChangeSet& changes)
    {
        const RouteEngine copy = m_engine;
        m_coverage.countChanges(copy.document(), next, changes);
        std::map<SubnetId, EffectiveRouteTable> before;
        for (const SubnetId subnet : subnetsOf(copy.document()))
            before[subnet] = copy.table(subnet);
        m_engine.update(next, changes);
        checkTouched(before);
        check();
        for (const auto& [subnet, table] : before) {
            if (!(copy.table(subnet) == table))
                RC_FAIL("a copy changed with its original");
        }
    }

private:
    void check()
    {
        const azure::Document& document = m_engine.document();
        const RouteEngine fresh(document);
        const route::NextHopFinder finder(m_engine);
        for (const SubnetId subnet : subnetsOf(document)) {
            const EffectiveRouteTable table = m_engine.table(subnet);
            const EffectiveRouteTable naive = test::naiveTable(document, subnet);
            if (!(table == naive))
                RC_FAIL("engine and law differ\n" + describe(table) + "law:\n" + describe(naive));
            if (!(fresh.table(subnet) == naive))
                RC_FAIL("a fresh engine and law differ");
            RC_ASSERT(m_engine.rowCount(subnet) == table.routes.size());
            checkFinder(finder, table);
            m_coverage.countRows(document, table);
            checkStamp(subnet, table);
            checkTowards(subnet, table);
            for (std::size_t i = 0; i < table.routes.size(); ++i)
                checkExplanation(document, table, i);
        }
        checkTogether();
        document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto&) {
            RC_ASSERT(m_engine.advertisedPrefixes(id) == test::naiveAdvertised(document, id));
        });
    }

    /// Tables made together are those made one by one; their storage holds other tables before.
    void checkTogether()
    {
        std::vector<SubnetId> subnets = subnetsOf(m_engine.document());
        subnets.emplace_back(~0U); // unknown
        m_together.resize(subnets.size());
        std::vector<RouteEngine::Wanted> wanted;
        for (std::size_t i = 0; i < subnets.size(); ++i)
            wanted.push_back({subnets[i], &m_together[(i + 1) % subnets.size()]});
        m_engine.tablesInto(wanted);
        for (const RouteEngine::Wanted& one : wanted)
            RC_ASSERT(*one.table == m_engine.table(one.subnet));
    }

    /// The layers asked one by one say what the merged table says, for an address in each row and
    /// one beyond it.
    static void checkFinder(const route::NextHopFinder& finder, const EffectiveRouteTable& table)
    {
        std::vector<route::NextHopFinder::Question> questions;
        for (const route::EffectiveRoute& row : table.routes) {
            for (const net::Prefix& prefix : row.addressPrefixes) {
                questions.push_back({table.subnet, prefix.last()});
                questions.push_back({table.subnet, prefix.last().plus(1)});
            }
        }
        std::vector<route::Decision> answers(questions.size());
        finder.find(questions, answers);
        // Asked often enough, the finder flattens the table as a whole.
        const std::size_t once = questions.size();
        while (once > 0 && questions.size() < std::max<std::size_t>(once * 16, 1024))
            questions.push_back(questions[questions.size() - once]);
        std::vector<route::Decision> again(questions.size());
        finder.find(questions, again);
        for (std::size_t i = 0; i < again.size(); ++i) {
            if (!(again[i] == answers[i % once]))
                RC_FAIL("asked often, the finder says otherwise about "
                        + questions[i].destination.toString());
        }
        questions.resize(once);
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const route::NextHop expected = selectNextHop(table, questions[i].destination);
            route::Decision decision;
            if (!expected.routes.empty()) {
                const route::EffectiveRoute& row = table.routes[expected.routes.front()];
                decision = {row.source, row.nextHopType, row.origin, row.originIndex};
            }
            if (!(answers[i] == decision) || !(finder.find(questions[i]) == decision))
                RC_FAIL("layers and table differ about " + questions[i].destination.toString()
                        + '\n' + describe(table));
        }
    }

    /// The table cut down to one address is what the whole table holds for it.
    void checkTowards(SubnetId subnet, const EffectiveRouteTable& table)
    {
        if (table.routes.empty())
            return;
        const auto& row = table.routes[(m_stamps.size() + subnet.index) % table.routes.size()];
        if (row.addressPrefixes.empty())
            return;
        const net::Address address = row.addressPrefixes.front().last();
        const EffectiveRouteTable towards = m_engine.tableTowards(subnet, address);
        std::vector<std::int32_t> place(table.routes.size(), -1);
        std::int32_t next = 0;
        for (std::size_t i = 0; i < table.routes.size(); ++i) {
            const auto& prefixes = table.routes[i].addressPrefixes;
            if (!prefixes.empty() && prefixes.front().contains(address))
                place[i] = next++;
        }
        RC_ASSERT(towards.routes.size() == static_cast<std::size_t>(next));
        for (std::size_t i = 0; i < table.routes.size(); ++i) {
            if (place[i] < 0)
                continue;
            route::EffectiveRoute expected = table.routes[i];
            if (expected.beatenBy >= 0)
                expected.beatenBy = place[static_cast<std::size_t>(expected.beatenBy)];
            if (!(towards.routes[static_cast<std::size_t>(place[i])] == expected))
                RC_FAIL("cut down to " + address.toString() + " the table differs\n"
                        + describe(towards) + "whole:\n" + describe(table));
        }
    }

    /// Equal stamps mean equal tables, over the whole life of the engine.
    void checkStamp(SubnetId subnet, const EffectiveRouteTable& table)
    {
        const TableStamp stamp = m_engine.stamp(subnet);
        auto& known = m_stamps[subnet];
        for (const auto& [otherStamp, other] : known) {
            if (otherStamp == stamp && !(other == table))
                RC_FAIL("one stamp, two tables\n" + describe(other) + "now:\n" + describe(table));
        }
        known.emplace_back(stamp, table);
    }

    static void checkExplanation(const azure::Document& document, const EffectiveRouteTable& table,
                                 std::size_t index)
    {
        const route::Explanation why = route::explain(document, table, index);
        RC_ASSERT(!why.steps.empty());
        RC_ASSERT(!why.rule.empty());
        RC_ASSERT(!why.dependences.empty());
        for (const route::Reason& step : why.steps) {
            RC_ASSERT(step.links.size() == step.message.arguments.size());
            for (const ObjectId link : step.links)
                RC_ASSERT(!link || document.contains(link));
        }
        RC_ASSERT(!render(route::because(document, table.routes[index])).empty());
    }

    void checkTouched(const std::map<SubnetId, EffectiveRouteTable>& before)
    {
        const std::vector<VnetId>& touched = m_engine.touchedVnets();
        for (const SubnetId subnet : subnetsOf(m_engine.document())) {
            const auto old = before.find(subnet);
            const EffectiveRouteTable table = m_engine.table(subnet);
            if (old != before.end()) {
                std::vector<route::EffectiveRoute> rows = patched(old->second, table);
                RC_ASSERT(rows.size() == table.routes.size());
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    rows[i].beatenBy = table.routes[i].beatenBy;
                    rows[i].originIndex = table.routes[i].originIndex;
                }
                RC_ASSERT(rows == table.routes);
            }
            const VnetId vnet = azure::vnetOf(m_engine.document(), subnet);
            if (old != before.end() && !(old->second == table)
                && !std::binary_search(touched.begin(), touched.end(), vnet))
                RC_FAIL("a table changed in a network that was not touched");
        }
    }

    RouteEngine m_engine;
    std::vector<EffectiveRouteTable> m_together; ///< Those of the step before, at first.
    test::Coverage& m_coverage;
    std::map<SubnetId, std::vector<std::pair<TableStamp, EffectiveRouteTable>>> m_stamps;
};

/// Every change that has a part in routes.
const std::vector<std::string_view> kWantedChanges{
    "virtual network added",
    "virtual network removed",
    "virtual network.addressPrefixes",
    "virtual network.location",
    "virtual network.summarizedGatewayPrefixes",
    "subnet added",
    "subnet removed",
    "subnet.addressPrefixes",
    "subnet.name",
    "subnet.privateEndpointNetworkPolicies",
    "subnet.routeTable",
    "subnet.serviceEndpoints",
    "subnet.virtualNetwork",
    "peering added",
    "peering removed",
    "peering.allowForwardedTraffic",
    "peering.allowGatewayTransit",
    "peering.disconnected",
    "peering.enableOnlyIPv6Peering",
    "peering.name",
    "peering.peerCompleteVnets",
    "peering.remoteAddressSpace",
    "peering.remoteSubnetNames",
    "peering.remoteVirtualNetwork",
    "peering.useRemoteGateways",
    "route table added",
    "route table removed",
    "route table.disableBgpRoutePropagation",
    "route table.routes",
    "virtual network gateway added",
    "virtual network gateway removed",
    "virtual network gateway.activeActive",
    "virtual network gateway.bgpPeeringAddresses",
    "virtual network gateway.enableBgp",
    "virtual network gateway.gatewayDefaultSite",
    "virtual network gateway.ipConfigurations",
    "virtual network gateway.vpnClientAddressPool",
    "local network gateway added",
    "local network gateway removed",
    "local network gateway.addressPrefixes",
    "local network gateway.bgpPeeringAddress",
    "connection added",
    "connection removed",
    "connection.enableBgp",
    "connection.up",
    "connection.virtualNetworkGateway1",
    "ExpressRoute circuit added",
    "ExpressRoute circuit removed",
    "ExpressRoute circuit.advertises",
    "public IP address added",
    "public IP address removed",
    "public IP address.ipAddress",
    "private endpoint added",
    "private endpoint removed",
    "private endpoint.privateIPAddress",
    "private endpoint.subnet",
    "route server added",
    "route server removed",
    "route server.peers",
    "network interface added",
    "network interface removed",
    "network interface.advertises",
    "network interface.ipConfigurations",
    "settings",
    "moved",
};

/// Every row that the law knows.
const std::vector<std::string_view> kWantedRows{
    "Default VnetLocal Active",
    "Default VnetLocal Invalid same prefix",
    "Default VNetPeering Active",
    "Default VNetPeering Invalid same prefix",
    "Default VNetGlobalPeering Active",
    "Default VNetGlobalPeering Invalid same prefix",
    "Default Internet Active",
    "Default Internet Invalid same prefix",
    "Default None Active",
    "Default VirtualNetworkServiceEndpoint Active",
    "Default InterfaceEndpoint Active",
    "Default InterfaceEndpoint Invalid same prefix",
    "Default InterfaceEndpoint Invalid network policy",
    "VirtualNetworkGateway VirtualNetworkGateway Active",
    "VirtualNetworkGateway VirtualNetworkGateway Invalid same prefix",
    "VirtualNetworkGateway VirtualNetworkGateway Invalid preferred system route",
    "User VnetLocal Active",
    "User VirtualNetworkGateway Active",
    "User Internet Active",
    "User None Active",
    "User VirtualAppliance Active",
    "IPv6 VnetLocal",
    "IPv6 VNetPeering",
    "IPv6 VNetGlobalPeering",
    "IPv6 VirtualNetworkGateway",
    "IPv6 Internet",
    "IPv6 InterfaceEndpoint",
    "IPv6 VirtualAppliance",
    "equal rows",
    "gateway through a peering",
    "peering out of sync",
    "private endpoint through a peering",
    "propagation off",
    "subnet peering",
    "text instead of a prefix",
    "two next hops",
};

/// What the edits of a person bring about.
const std::vector<std::string_view> kWantedEdits{
    "virtual network added",
    "virtual network removed",
    "virtual network.addressPrefixes",
    "virtual network.location",
    "subnet added",
    "subnet removed",
    "subnet.name",
    "subnet.routeTable",
    "peering added",
    "peering removed",
    "peering.allowGatewayTransit",
    "peering.disconnected",
    "peering.remoteAddressSpace",
    "peering.useRemoteGateways",
    "route table added",
    "route table removed",
    "route table.routes",
    "virtual network gateway added",
    "virtual network gateway removed",
    "local network gateway added",
    "local network gateway removed",
    "local network gateway.addressPrefixes",
    "connection added",
    "connection removed",
    "connection.up",
    "private endpoint added",
    "private endpoint removed",
    "route server added",
    "network interface added",
    "network interface.ipConfigurations",
    "gateway through a peering",
    "peering out of sync",
    "VirtualNetworkGateway VirtualNetworkGateway Invalid preferred system route",
};

/// Small numbers shrink well and reach every choice.
rc::Gen<Dice> anyDice()
{
    const auto die = rc::gen::inRange<std::uint32_t>(0, 4096);
    return rc::gen::container<std::array<std::uint32_t, 4>>(die);
}

rc::Gen<std::vector<Dice>> anyRouteSteps()
{
    return rc::gen::container<std::vector<Dice>>(anyDice());
}

} // namespace

/// performance.md P16: whatever happens to a network, every table equals a recompute from the law.
class TestRouteProperties : public QObject
{
    Q_OBJECT

private:
    test::Coverage m_changes; ///< Of random changes.
    test::Coverage m_edits;   ///< Of the edits of a person.

    /// What is rare may stay out of a run: more edits follow until it came, at most so many.
    void goOnUntilEveryEditCame()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 100 && !m_edits.missing(kWantedEdits).empty(); ++round) {
            azure::Document document = test::startingNetwork();
            Follower follower(document, m_edits);
            for (int i = 0; i < 150; ++i) {
                Dice dice;
                for (auto& die : dice)
                    die = static_cast<std::decay_t<decltype(die)>>(random());
                const edit::EditResult result = test::randomEdit(document, dice);
                if (!result)
                    continue;
                follower.follow(result->next, result->changes);
                document = result->next;
            }
        }
    }

private slots:
    /// Long sequences find what short ones do not. RC_PARAMS="max_success=3000 max_size=200" looks
    /// for a minute.
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=250 max_size=150");
    }

    void followsAnyChange()
    {
        QVERIFY(rc::check("incremental tables equal the law after any change", [this] {
            azure::Document document = test::startingNetwork();
            Follower follower(document, m_changes);
            for (const Dice& dice : *anyRouteSteps()) {
                azure::Transaction transaction(document);
                test::randomStep(transaction, dice);
                const azure::Document next = transaction.take();
                const azure::ChangeSet changes = transaction.changes();
                RC_ASSERT(changes == azure::Document::diff(document, next));
                follower.follow(next, changes);
                document = next;
            }
        }));
    }

    void followsEveryEdit()
    {
        QVERIFY(rc::check("tables equal the law after the edits of a person", [this] {
            azure::Document document =
                *rc::gen::arbitrary<bool>() ? test::startingNetwork() : azure::Document();
            Follower follower(document, m_edits);
            std::size_t accepted = 0;
            for (const Dice& dice : *anyRouteSteps()) {
                const edit::EditResult result = test::randomEdit(document, dice);
                if (!result) {
                    RC_ASSERT(!result.error().code.empty());
                    RC_ASSERT(!result.error().message.empty());
                    continue;
                }
                ++accepted;
                RC_ASSERT(result->changes == azure::Document::diff(document, result->next));
                follower.follow(result->next, result->changes);
                document = result->next;
            }
            RC_CLASSIFY(accepted > 20, "more than 20 edits accepted");
        }));
    }

    void followsManyChangesAtOnceAndUndo()
    {
        QVERIFY(rc::check("batches and jumps between versions", [this] {
            std::vector<azure::Document> versions{test::startingNetwork()};
            Follower follower(versions.front(), m_changes);
            std::size_t current = 0;
            azure::Transaction transaction(versions.front());
            for (const Dice& dice : *anyRouteSteps()) {
                test::randomStep(transaction, dice);
                if (dice[1] % 4 != 0)
                    continue;
                versions.push_back(transaction.take());
                follower.follow(versions.back(), transaction.changes());
                current = versions.size() - 1;
                if (dice[2] % 2 == 0) {
                    const std::size_t target = dice[3] % versions.size();
                    follower.follow(versions[target],
                                    azure::Document::diff(versions[current], versions[target]));
                    current = target;
                }
                transaction = azure::Transaction(versions[current]);
            }
        }));
    }

    /// Random input that never comes to something proves nothing about it.
    void reachesEveryKindOfChangeAndRow()
    {
        const std::string changes = m_changes.missing(kWantedChanges);
        QVERIFY2(changes.empty(), changes.c_str());
        const std::string rows = m_changes.missing(kWantedRows);
        QVERIFY2(rows.empty(), rows.c_str());
        goOnUntilEveryEditCame();
        const std::string edits = m_edits.missing(kWantedEdits);
        QVERIFY2(edits.empty(), edits.c_str());
    }
};

PEERSCAPE_TEST_CLASS(TestRouteProperties)
#include "tst_route_properties.moc"
