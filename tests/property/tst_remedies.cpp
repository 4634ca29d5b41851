#include "core/azure/names.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"
#include "core/remedy/remedies.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace peerscape;
using azure::Document;
using azure::NextHopType;
using remedy::Remedy;
using test::NetworkBuilder;

namespace {

/// A design in which two ends talk.
struct Working
{
    Document document;
    reach::End from;
    reach::End to;
    reach::Flow flow;
};

/// A machine that lets its traffic in by a rule of its own and one of its subnet's group.
NicId addGuardedMachine(NetworkBuilder& net, SubnetId subnet, const char* name, bool guarded)
{
    const NicId nic = net.nic(subnet, name);
    azure::VirtualMachine machine;
    machine.name = std::string(name) + "-vm";
    machine.guestFirewall = guarded;
    if (guarded)
        machine.guestFirewallRules = {
            {Text("web"), Text("Tcp"), {Text("443")}, azure::RuleAccess::Allow}};
    const VmId vm = net.transaction().add(machine);
    net.update(nic, [&](azure::NetworkInterface& n) { n.virtualMachine = vm; });
    if (guarded) {
        azure::NetworkSecurityGroup group;
        group.name = std::string(name) + "-nsg";
        group.location = "westeurope";
        group.securityRules = {
            test::rule("web", 200, azure::RuleAccess::Allow, {.port = "443"}),
            test::rule("wall", 4000, azure::RuleAccess::Deny),
        };
        const NsgId id = net.transaction().add(group);
        net.update(subnet, [&](azure::Subnet& s) { s.networkSecurityGroup = id; });
    }
    return nic;
}

/// Two spokes that talk through a hub's appliance.
Working throughAppliance(std::mt19937& random)
{
    NetworkBuilder net("obs-2026");
    const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    const SubnetId core = net.subnet(hub, "core", {"10.0.1.0/24"});
    net.appliance(core, "nva", "10.0.1.4");
    const char* const spaces[]{"10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"};
    const char* const ranges[]{"10.1.1.0/24", "10.2.1.0/24", "10.3.1.0/24"};
    const char* const names[]{"one", "two", "three"};
    NicId nics[3];
    for (std::size_t i = 0; i < 3; ++i) {
        const VnetId spoke = net.vnet(names[i], {spaces[i]});
        const SubnetId apps = net.subnet(spoke, "apps", {ranges[i]});
        net.peer(hub, spoke, {.allowForwardedTraffic = true}, {.allowForwardedTraffic = true});
        const RouteTableId table = net.routeTable(std::string("rt-") + names[i]);
        net.route(table, "inside", random() % 2 == 0 ? "10.0.0.0/8" : "0.0.0.0/0",
                  NextHopType::VirtualAppliance, "10.0.1.4");
        net.associate(apps, table);
        nics[i] = addGuardedMachine(net, apps, (std::string("nic-") + names[i]).c_str(),
                                    random() % 2 == 0);
    }
    return {net.document(), {nics[0], {}}, {nics[1], {}}, {reach::Protocol::Tcp, 443, 50000}};
}

/// A spoke and a site by way of the hub's gateway.
Working throughGateway(std::mt19937& random)
{
    NetworkBuilder net("obs-2026");
    const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    const GatewayId gateway = net.vpnGateway(hub, "gw", "20.0.0.1");
    const SiteId site = net.site("office", {"192.168.0.0/16"});
    net.connect(gateway, site);
    const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
    const SubnetId apps = net.subnet(spoke, "apps", {"10.1.1.0/24"});
    net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
    const NicId nic = addGuardedMachine(net, apps, "nic", random() % 2 == 0);
    const bool out = random() % 2 == 0;
    const reach::End here{nic, {}};
    const reach::End there{site, {}};
    return {
        net.document(), out ? here : there, out ? there : here, {reach::Protocol::Tcp, 443, 50000}};
}

/// Two peered networks.
Working direct(std::mt19937& random)
{
    NetworkBuilder net("obs-2026");
    const VnetId one = net.vnet("one", {"10.1.0.0/16"});
    const VnetId two = net.vnet("two", {"10.2.0.0/16"});
    const SubnetId left = net.subnet(one, "apps", {"10.1.1.0/24"});
    const SubnetId right = net.subnet(two, "apps", {"10.2.1.0/24"});
    net.peer(one, two);
    const NicId a = addGuardedMachine(net, left, "nic-one", random() % 2 == 0);
    const NicId b = addGuardedMachine(net, right, "nic-two", true);
    return {net.document(), {a, {}}, {b, {}}, {reach::Protocol::Tcp, 443, 50000}};
}

template<class R>
Id<R::kKind> pickOne(const Document& document, std::mt19937& random)
{
    std::vector<Id<R::kKind>> ids;
    document.all<R>().forEach([&](auto id, const R&) { ids.push_back(id); });
    return ids.empty() ? Id<R::kKind>() : ids[random() % ids.size()];
}

/// Takes one thing away: an object, a rule, a route, a switch that was on.
Document withoutOneThing(const Document& document, std::mt19937& random)
{
    azure::Transaction transaction(document);
    const auto finish = [&](const edit::EditResult& result) {
        return result ? result->next : document;
    };
    switch (random() % 14) {
    case 0:
        return finish(edit::removePeering(document, pickOne<azure::Peering>(document, random)));
    case 1:
        return finish(edit::removePeeringPair(document, pickOne<azure::Peering>(document, random)));
    case 2:
        transaction.update(pickOne<azure::Peering>(document, random),
                           [](azure::Peering& p) { p.allowForwardedTraffic = false; });
        break;
    case 3:
        transaction.update(pickOne<azure::RouteTable>(document, random),
                           [](azure::RouteTable& t) { t.routes.clear(); });
        break;
    case 4:
        transaction.update(pickOne<azure::Subnet>(document, random),
                           [](azure::Subnet& s) { s.routeTable = {}; });
        break;
    case 5:
        if (const auto table = pickOne<azure::RouteTable>(document, random))
            return finish(edit::removeObjects(document, {table}));
        break;
    case 6:
        document.all<azure::NetworkInterface>().forEach([&](NicId id, const auto&) {
            transaction.update(id,
                               [](azure::NetworkInterface& n) { n.enableIPForwarding = false; });
        });
        break;
    case 7:
        transaction.update(pickOne<azure::NetworkInterface>(document, random),
                           [](azure::NetworkInterface& n) { n.osForwards = false; });
        break;
    case 8:
        transaction.update(pickOne<azure::NetworkSecurityGroup>(document, random),
                           [](azure::NetworkSecurityGroup& g) {
                               std::erase_if(g.securityRules,
                                             [](const auto& r) { return r.name == "web"; });
                           });
        break;
    case 9:
        transaction.update(pickOne<azure::VirtualMachine>(document, random),
                           [](azure::VirtualMachine& m) { m.guestFirewallRules.clear(); });
        break;
    case 10:
        transaction.update(pickOne<azure::VirtualMachine>(document, random),
                           [](azure::VirtualMachine& m) { m.running = false; });
        break;
    case 11:
        document.all<azure::Peering>().forEach([&](PeeringId id, const auto&) {
            transaction.update(id, [](azure::Peering& p) { p.useRemoteGateways = false; });
        });
        break;
    case 12:
        document.all<azure::Peering>().forEach([&](PeeringId id, const auto&) {
            transaction.update(id, [](azure::Peering& p) {
                p.allowGatewayTransit = false;
                p.useRemoteGateways = false;
            });
        });
        break;
    default:
        if (const auto connection = pickOne<azure::Connection>(document, random)) {
            if (random() % 2 == 0)
                return finish(edit::removeObjects(document, {connection}));
            transaction.update(connection, [](azure::Connection& c) { c.up = false; });
        }
        break;
    }
    return transaction.take();
}

bool talks(const Document& document, const Working& working)
{
    const auto answer =
        reach::reach(route::RouteEngine(document), working.from, working.to, working.flow);
    return answer && answer->reachable && answer->forward.front().verdict.reachable()
           && answer->back.front().verdict.reachable();
}

std::string inWords(const Remedy& remedy)
{
    std::string text;
    for (const check::Fix& step : remedy.steps)
        text += (text.empty() ? "" : "; ") + render(step.label);
    return text;
}

using PairChanges = std::map<std::pair<ObjectId, ObjectId>, bool>;

/// Who gains and loses whom, in documents asked afresh: interfaces by two matrices, sites and the
/// Internet, which is no object, by walks.
PairChanges whatHappens(const Document& before, const Document& after, const reach::Flow& flow)
{
    const route::RouteEngine routes(before);
    const route::RouteEngine changed(after);
    const auto one = reach::makeMatrix(routes, reach::MatrixBy::Nic, flow);
    const auto other = reach::makeMatrix(changed, reach::MatrixBy::Nic, flow);
    PairChanges changes;
    for (std::size_t i = 0; i < one.ends.size(); ++i) {
        for (std::size_t j = 0; j < one.ends.size(); ++j) {
            if (one.at(i, j).reachable() != other.at(i, j).reachable())
                changes[{one.ends[i], one.ends[j]}] = other.at(i, j).reachable();
        }
    }
    std::vector<ObjectId> outside{ObjectId()};
    before.all<azure::LocalNetworkGateway>().forEach(
        [&](SiteId id, const auto&) { outside.push_back(id); });
    std::vector<ObjectId> ends = one.ends;
    ends.insert(ends.end(), outside.begin(), outside.end());
    const auto ask = [&](ObjectId from, ObjectId to) {
        const auto was = reach::reach(routes, {from, {}}, {to, {}}, flow);
        const auto is = reach::reach(changed, {from, {}}, {to, {}}, flow);
        if (was && is && was->reachable != is->reachable)
            changes[{from, to}] = is->reachable;
    };
    for (const ObjectId end : ends) {
        for (const ObjectId far : outside) {
            ask(end, far);
            ask(far, end);
        }
    }
    return changes;
}

using Rows = std::multiset<std::string>;

/// What Azure shows of a row.
std::string inWords(const route::EffectiveRoute& row)
{
    std::string text(azure::toString(row.source));
    for (const std::string_view part :
         {azure::toString(row.state), azure::toString(row.nextHopType)})
        text.append(" ").append(part);
    return text + " " + route::prefixesText(row) + " " + route::nextHopText(row) + " "
           + row.name.str();
}

Rows rowsOf(const route::RouteEngine& routes, NicId nic)
{
    Rows rows;
    for (const route::EffectiveRoute& row : routes.table(nic).routes)
        rows.insert(inWords(row));
    return rows;
}

/// The rows of an interface after a preview's changes; false when it takes away what is not there.
bool follow(Rows& rows, const std::vector<compare::RouteChange>& changes, NicId nic)
{
    for (const compare::RouteChange& change : changes) {
        if (std::find(change.nics.begin(), change.nics.end(), nic) == change.nics.end())
            continue;
        for (const compare::RowChange& row : change.rows) {
            if (row.change != compare::Change::Added) {
                const auto gone = rows.find(inWords(row.before));
                if (gone == rows.end())
                    return false;
                rows.erase(gone);
            }
            if (row.change != compare::Change::Removed)
                rows.insert(inWords(row.after));
        }
    }
    return true;
}

} // namespace

/// Designs that were broken by taking away one to three things are put right by what is proposed
/// first; nothing of it can be left out, and its preview is what happens.
class TestRemedies : public QObject
{
    Q_OBJECT

private slots:
    void sixtyBrokenDesigns()
    {
        int broken = 0;
        std::map<std::size_t, int> sizes;
        for (std::uint32_t seed = 1; broken < 60; ++seed) {
            QVERIFY(seed < 2000);
            std::mt19937 random(seed);
            const Working working = seed % 4 == 0   ? throughGateway(random)
                                    : seed % 4 == 1 ? direct(random)
                                                    : throughAppliance(random);
            QVERIFY(talks(working.document, working));
            Document document = working.document;
            const std::uint32_t things = 1 + static_cast<std::uint32_t>(random() % 3);
            for (std::uint32_t i = 0; i < things; ++i)
                document = withoutOneThing(document, random);
            if (talks(document, working))
                continue;
            ++broken;
            const route::RouteEngine routes(document);
            const auto remedies =
                remedy::findRemedies(routes, working.from, working.to, working.flow);
            QVERIFY(remedies);
            if (remedies->empty()) {
                const auto answer = reach::reach(routes, working.from, working.to, working.flow);
                qWarning("seed %u, %u things: nothing helps: %s", seed, things,
                         render(answer->verdict().message).c_str());
            }
            QVERIFY(!remedies->empty());
            const Remedy& first = remedies->front();
            ++sizes[first.steps.size()];
            // In both directions.
            QVERIFY2(talks(first.edit.next, working), inWords(first).c_str());
            QVERIFY(first.edit.changes == Document::diff(document, first.edit.next));
            // Nothing can be left out.
            const std::size_t count = first.steps.size();
            for (std::size_t mask = 0; mask + 1 < (std::size_t(1) << count); ++mask) {
                std::optional<Document> part = document;
                for (std::size_t i = 0; i < count && part; ++i) {
                    if ((mask >> i & 1) == 0)
                        continue;
                    const auto step = first.steps[i].apply(*part);
                    part = step ? std::optional(step->next) : std::nullopt;
                }
                QVERIFY2(!part || !talks(*part, working), inWords(first).c_str());
            }
            // Fewer steps come first, then cheaper ones.
            for (std::size_t i = 1; i < remedies->size(); ++i) {
                QCOMPARE((*remedies)[i].steps.size(), count);
                QVERIFY((*remedies)[i].cost >= (*remedies)[i - 1].cost);
                QVERIFY(talks((*remedies)[i].edit.next, working));
            }
            // The preview is what happens.
            const remedy::Preview preview = remedy::previewOf(routes, first, working.flow);
            PairChanges previewed;
            for (const compare::PairChange& pair : preview.reachability)
                previewed[{pair.from.before, pair.to.before}] = pair.gained;
            QCOMPARE(preview.endsLeftOut, std::size_t{0});
            QVERIFY(previewed == whatHappens(document, first.edit.next, working.flow));
            const route::RouteEngine after(first.edit.next);
            document.all<azure::NetworkInterface>().forEach([&](NicId nic, const auto&) {
                Rows rows = rowsOf(routes, nic);
                QVERIFY(follow(rows, preview.routes, nic));
                QVERIFY(rows == rowsOf(after, nic));
            });
        }
        for (const auto& [size, count] : sizes)
            qInfo("%d designs need %zu steps", count, size);
    }

    void isolation()
    {
        std::mt19937 random(7);
        const Working working = throughAppliance(random);
        const auto vnet = [&](const reach::End& end) {
            return azure::vnetOf(working.document, end.object);
        };
        const route::RouteEngine routes(working.document);
        const auto found = remedy::findIsolations(routes, vnet(working.from), vnet(working.to));
        QVERIFY(found && !found->empty());
        const Remedy& first = found->front();
        QVERIFY(!talks(first.edit.next, working));
        const auto again = remedy::findIsolations(route::RouteEngine(first.edit.next),
                                                  vnet(working.from), vnet(working.to));
        QVERIFY(again && again->empty());
        // The third spoke goes on as before when there is a way to leave it alone.
        QVERIFY(first.steps.size() <= 2);
        QVERIFY(!remedy::findIsolations(routes, SiteId(1), vnet(working.to)));
    }

    void whatTalksNeedsNothing()
    {
        std::mt19937 random(3);
        const Working working = direct(random);
        const auto remedies = remedy::findRemedies(route::RouteEngine(working.document),
                                                   working.from, working.to, working.flow);
        QVERIFY(remedies && remedies->empty());
    }
};

PEERSCAPE_TEST_CLASS(TestRemedies)
#include "tst_remedies.moc"
