#include "core/azure/names.h"
#include "core/edit/addresses.h"
#include "core/edit/expectation_edits.h"
#include "core/expect/keeper.h"
#include "core/net/internet.h"
#include "tests/property/random_edits.h"
#include "tests/support/random_design.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <array>
#include <random>

using namespace peerscape;
using azure::Document;
using expect::Judgement;
using net::Address;
using net::Prefix;
using reach::Flow;
using reach::Host;
using reach::Protocol;
using test::Dice;

namespace {

using State = Judgement::State;

/// Subnets of sixteen addresses, and rules and routes that begin and end in the midst of them.
class SmallDesign
{
public:
    explicit SmallDesign(std::uint32_t seed)
        : m_random(seed)
        , m_transaction(test::randomDesign(seed))
    {
        const Document wide = m_transaction.document();
        wide.all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet& subnet) {
            m_transaction.update(id, [](azure::Subnet& s) {
                s.addressPrefixes = {Prefix::containing(s.addressPrefixes.front().first(), 28)};
            });
            m_subnets.push_back(id);
            m_starts.push_back(subnet.addressPrefixes.front().first());
        });
        wide.all<azure::NetworkSecurityGroup>().forEach(
            [&](NsgId id, const auto&) { addRules(id); });
        wide.all<azure::RouteTable>().forEach([&](RouteTableId id, const auto&) { addRoutes(id); });
        for (const SubnetId id : m_subnets) {
            if (below(4) == 0)
                m_transaction.update(id, [](azure::Subnet& s) { s.defaultOutboundAccess = true; });
        }
    }

    [[nodiscard]] Document document() { return m_transaction.take(); }
    [[nodiscard]] SubnetId subnet() { return m_subnets[below(m_subnets.size())]; }
    [[nodiscard]] std::uint32_t below(std::size_t limit)
    {
        return static_cast<std::uint32_t>(m_random() % limit);
    }
    /// A prefix that lies inside a subnet.
    [[nodiscard]] Prefix part()
    {
        return Prefix::containing(m_starts[below(m_starts.size())].plus(below(16)), 29 + below(4));
    }

private:
    void addRules(NsgId id)
    {
        m_transaction.update(id, [&](azure::NetworkSecurityGroup& group) {
            for (int i = 0; i < 2; ++i) {
                azure::SecurityRule rule;
                rule.name = "part" + std::to_string(i);
                rule.priority = static_cast<std::int32_t>(90 + 25 * below(3)) + i;
                rule.direction =
                    below(2) == 0 ? azure::RuleDirection::Inbound : azure::RuleDirection::Outbound;
                rule.access = below(2) == 0 ? azure::RuleAccess::Allow : azure::RuleAccess::Deny;
                rule.sourceAddressPrefixes = {Text(below(2) == 0 ? "*" : part().toString())};
                rule.destinationAddressPrefixes = {Text(part().toString())};
                rule.sourcePortRanges = {Text(below(4) == 0 ? "1-1023" : "*")};
                rule.destinationPortRanges = {Text(below(2) == 0 ? "*" : "4000-4001")};
                group.securityRules.push_back(std::move(rule));
            }
        });
    }
    void addRoutes(RouteTableId id)
    {
        m_transaction.update(id, [&](azure::RouteTable& table) {
            for (int i = 0; i < 2; ++i) {
                azure::Route route;
                route.name = "part" + std::to_string(i);
                route.addressPrefix = part();
                route.nextHopType =
                    below(3) == 0 ? azure::NextHopType::None : azure::NextHopType::VirtualAppliance;
                if (route.nextHopType == azure::NextHopType::VirtualAppliance)
                    route.nextHopIpAddress = Address::v4(0x0a00090a + below(2));
                table.routes.push_back(std::move(route));
            }
        });
    }

    std::mt19937 m_random;
    azure::Transaction m_transaction;
    std::vector<SubnetId> m_subnets;
    std::vector<Address> m_starts;
};

/// Every host that could stand in a subnet, one for each address.
std::vector<Host> everyHost(const Document& document, SubnetId id)
{
    const azure::Subnet& subnet = *document.find(id);
    const auto used = edit::addressesIn(document, id);
    std::vector<Host> hosts;
    for (Address a = subnet.addressPrefixes.front().first();
         a <= subnet.addressPrefixes.front().last(); a = a.plus(1)) {
        const auto owner = std::find_if(used.begin(), used.end(),
                                        [&](const auto& use) { return use.address == a; });
        if (owner != used.end())
            hosts.push_back({owner->owner, id, a});
        else if (!edit::isReserved(subnet, a))
            hosts.push_back({{}, id, a});
    }
    return hosts;
}

/// Ports on both sides of everything that a rule of these designs can say.
std::vector<Flow> everyFlow()
{
    constexpr std::array<std::uint16_t, 9> kPorts{1, 22, 3999, 4000, 4001, 4002, 4009, 4010, 65535};
    constexpr std::array<std::uint16_t, 4> kSources{1, 1023, 1024, 50000};
    std::vector<Flow> flows{{Protocol::Icmp, 0, 0}};
    for (const Protocol protocol : {Protocol::Tcp, Protocol::Udp}) {
        for (const std::uint16_t port : kPorts) {
            for (const std::uint16_t source : kSources)
                flows.push_back({protocol, port, source});
        }
    }
    return flows;
}

bool arrives(const route::RouteEngine& routes, const Host& from, const Host& to, const Flow& flow,
             bool atInternet)
{
    const auto answer = reach::reachHosts(routes, from, to, flow);
    return answer
           && std::any_of(answer->forward.begin(), answer->forward.end(), [&](const auto& p) {
                  return p.verdict.reachable()
                         && (!atInternet || p.hops.back().kind == reach::HopKind::Internet);
              });
}

/// "A does not reach B", by sending everything from everywhere to everywhere.
bool nothingArrives(const route::RouteEngine& routes, const std::vector<Host>& from,
                    const std::vector<Host>& to, const std::vector<Flow>& flows,
                    bool atInternet = false)
{
    for (const Host& one : from) {
        for (const Host& other : to) {
            for (const Flow& flow : flows) {
                if (one.address != other.address && arrives(routes, one, other, flow, atInternet))
                    return false;
            }
        }
    }
    return true;
}

bool allReach(const route::RouteEngine& routes, const std::vector<Host>& from,
              const std::vector<Host>& to, const Flow& flow)
{
    for (const Host& one : from) {
        for (const Host& other : to) {
            if (one.address == other.address)
                continue;
            const auto answer = reach::reachHosts(routes, one, other, flow);
            if (!answer || !answer->reachable)
                return false;
        }
    }
    return true;
}

/// Addresses all over the Internet and on both sides of every reserved prefix and route.
std::vector<Host> publicHosts(std::mt19937& random)
{
    std::vector<Host> hosts;
    const auto add = [&](const Address& address) {
        if (net::isPublic(address))
            hosts.push_back({{}, {}, address});
    };
    for (const char* text : {"25.4.0.0", "25.33.0.0", "40.109.0.0", "198.18.0.0", "127.0.0.0",
                             "172.16.0.0", "192.168.0.0", "100.64.0.0", "10.0.0.0"}) {
        const Address address = *Address::parse(text);
        add(address);
        add(Address::v4(address.v4Value() - 1));
    }
    for (int i = 0; i < 20; ++i)
        add(Address::v4(static_cast<std::uint32_t>(random())));
    return hosts;
}

int designs()
{
    bool isNumber = false;
    const int count = qEnvironmentVariableIntValue("PEERSCAPE_EXPECTATION_DESIGNS", &isNumber);
    return isNumber ? count : 250;
}

} // namespace

/// Statements are decided as if every packet had been sent. PEERSCAPE_EXPECTATION_DESIGNS=10000 is
/// the long run (with QTEST_FUNCTION_TIMEOUT=3600000).
class TestExpectationProperties : public QObject
{
    Q_OBJECT

private slots:
    void asIfEveryPacketWereSent()
    {
        int met = 0;
        int broken = 0;
        const std::vector<Flow> flows = everyFlow();
        for (int seed = 1; seed <= designs(); ++seed) {
            SmallDesign design(static_cast<std::uint32_t>(seed));
            const Document document = design.document();
            const route::RouteEngine routes(document);
            const SubnetId a = design.subnet();
            SubnetId b = design.subnet();
            while (b == a)
                b = design.subnet();
            const std::string from = azure::displayName(document, a);
            const std::string to = azure::displayName(document, b);
            const auto check = [&](const std::string& statement, bool holds) {
                const Judgement judgement = expect::judge(routes, statement);
                const bool same = (judgement.state == State::Met) == holds
                                  && judgement.state != State::NotUnderstood;
                if (!same)
                    qWarning("seed %d: %s should be %s: %s", seed, statement.c_str(),
                             holds ? "met" : "broken", judgement.error.message.c_str());
                QVERIFY(same);
                ++(holds ? met : broken);
            };
            const auto ours = everyHost(document, a);
            const auto theirs = everyHost(document, b);
            check(from + " does not reach " + to, nothingArrives(routes, ours, theirs, flows));
            std::vector<Flow> toPort;
            for (const Flow& flow : flows) {
                if (flow.protocol == Protocol::Tcp && flow.destinationPort == 4001)
                    toPort.push_back(flow);
            }
            check(from + " does not reach " + to + " on tcp/4001",
                  nothingArrives(routes, ours, theirs, toPort));
            check(from + " reaches " + to + " on tcp/4001",
                  allReach(routes, ours, theirs, {Protocol::Tcp, 4001, 50000}));
            const Prefix part = design.part();
            const route::EffectiveRouteTable table = routes.table(a);
            bool allByAppliance = true;
            bool noneByPeering = true;
            for (Address address = part.first(); address <= part.last();
                 address = address.plus(1)) {
                const auto hop = route::selectNextHop(table, address);
                allByAppliance = allByAppliance && hop.type == azure::NextHopType::VirtualAppliance;
                noneByPeering = noneByPeering && hop.type != azure::NextHopType::VNetPeering;
            }
            check(from + " has a route to " + part.toString() + " by VirtualAppliance",
                  allByAppliance);
            check(from + " has no route to " + part.toString() + " by VNetPeering", noneByPeering);
            std::mt19937 random(static_cast<std::uint32_t>(seed));
            if (seed % 5 == 0)
                check(from + " has no way to the internet",
                      nothingArrives(routes, ours, publicHosts(random), flows, true));
        }
        qInfo("%d met, %d broken", met, broken);
        QVERIFY(met * 10 > broken && broken * 10 > met);
    }

    /// Addresses are sent as they were when the table was recorded, or one that is not is named.
    void asIfEveryAddressWereCompared()
    {
        int met = 0;
        int broken = 0;
        for (int seed = 1; seed <= designs(); ++seed) {
            SmallDesign design(static_cast<std::uint32_t>(seed));
            const Document before = design.document();
            const route::RouteEngine routes(before);
            const SubnetId subnet = design.subnet();
            const auto statement = expect::recordRoutes(
                routes, "nothing changes for " + azure::displayName(before, subnet));
            QVERIFY(statement.has_value());
            QVERIFY(expect::judge(routes, statement->front()).state == State::Met);
            std::mt19937 random(static_cast<std::uint32_t>(seed));
            azure::Transaction transaction(before);
            for (int step = 0; step < 3; ++step)
                test::randomStep(transaction, {static_cast<std::uint32_t>(random() % 4096),
                                               static_cast<std::uint32_t>(random() % 4096),
                                               static_cast<std::uint32_t>(random() % 4096),
                                               static_cast<std::uint32_t>(random() % 4096)});
            const Document after = transaction.take();
            if (!after.contains(subnet)
                || azure::displayName(after, subnet) != azure::displayName(before, subnet))
                continue;
            const route::EffectiveRouteTable then = routes.table(subnet);
            const route::RouteEngine changed(after);
            const route::EffectiveRouteTable now = changed.table(subnet);
            const auto differs = [&](const Address& address) {
                auto one = route::selectNextHop(then, address);
                auto other = route::selectNextHop(now, address);
                std::sort(one.addresses.begin(), one.addresses.end());
                std::sort(other.addresses.begin(), other.addresses.end());
                return one.type != other.type || one.addresses != other.addresses;
            };
            const Judgement judgement = expect::judge(changed, statement->front());
            if (judgement.state == State::NotUnderstood)
                continue; // another subnet has the name now
            if (judgement.state == State::Broken) {
                QVERIFY(differs(judgement.breach->to.address));
                ++broken;
                continue;
            }
            QVERIFY(judgement.state == State::Met);
            ++met;
            std::vector<Address> addresses;
            for (const Document& document : {before, after}) {
                document.all<azure::Subnet>().forEach([&](SubnetId, const azure::Subnet& s) {
                    for (const Prefix& prefix : s.addressPrefixes) {
                        Address a = prefix.first();
                        for (int i = 0; i < 300 && a <= prefix.last(); ++i, a = a.plus(1))
                            addresses.push_back(a);
                    }
                });
            }
            for (const Host& host : publicHosts(random))
                addresses.push_back(host.address);
            for (const Address& address : addresses)
                QVERIFY2(!differs(address), address.toString().c_str());
        }
        qInfo("%d unchanged, %d changed", met, broken);
        QVERIFY(met * 10 > broken && broken * 10 > met);
    }

    /// Edit by edit, what is kept equals what is made afresh.
    void keptUpToDate()
    {
        std::size_t renewed = 0;
        std::size_t asked = 0;
        for (std::uint32_t seed = 1; seed <= 12; ++seed) {
            std::mt19937 random(seed);
            Document document = seed % 2 == 0 ? test::startingNetwork() : test::randomDesign(seed);
            document = edit::setExpectations(
                           document, {"no spoke reaches another spoke",
                                      "every subnet reaches every hub on tcp/443",
                                      "no subnet has a way to the internet",
                                      "every interface reaches another interface",
                                      "no network reaches every site except through the firewall",
                                      "every site reaches every network on icmp",
                                      "every subnet has a route to 10.0.0.0/8",
                                      "no interface reaches 10.1.0.0/16 on udp/4000",
                                      "# every spoke reaches every hub"})
                           ->next;
            const auto recorded = expect::recordRoutes(route::RouteEngine(document),
                                                       "nothing changes for every network");
            for (const std::string& statement : *recorded)
                document = edit::addExpectation(document, statement)->next;
            route::RouteEngine routes(document);
            expect::Keeper keeper;
            keeper.reset(routes);
            for (int step = 0; step < 40; ++step) {
                const Dice dice{static_cast<std::uint32_t>(random() % 4096),
                                static_cast<std::uint32_t>(random() % 4096),
                                static_cast<std::uint32_t>(random() % 4096),
                                static_cast<std::uint32_t>(random() % 4096)};
                azure::ChangeSet changes;
                Document next = document;
                if (seed % 3 == 0) { // also what Azure would refuse
                    azure::Transaction transaction(document);
                    test::randomStep(transaction, dice);
                    next = transaction.take();
                    changes = transaction.changes();
                } else if (const auto edited = test::randomEdit(document, dice)) {
                    next = edited->next;
                    changes = edited->changes;
                }
                routes.update(next, changes);
                keeper.update(document, changes, routes);
                document = next;
                renewed += keeper.renewed().size();
                const auto& texts = document.settings().expectations;
                QCOMPARE(keeper.judgements().size(), texts.size());
                for (std::size_t i = 0; i < texts.size(); ++i) {
                    const Judgement fresh = expect::judge(routes, texts[i]);
                    ++asked;
                    if (!(keeper.judgements()[i] == fresh))
                        qWarning("seed %u step %d: %s", seed, step, texts[i].str().c_str());
                    QVERIFY(keeper.judgements()[i] == fresh);
                }
            }
        }
        qInfo("%zu of %zu judgements renewed", renewed, asked);
    }
};

PEERSCAPE_TEST_CLASS(TestExpectationProperties)
#include "tst_expectation_properties.moc"
