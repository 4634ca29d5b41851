#include "core/expect/expectations.h"

#include "core/azure/names.h"
#include "core/base/sort_unique.h"
#include "core/expect/flow_classes.h"

#include <algorithm>
#include <array>

namespace peerscape::expect {

using azure::Document;
using azure::ExpectationStatement;
using net::Address;
using reach::Answer;
using reach::Flow;
using reach::Footprint;
using reach::Host;
using reach::Path;
using reach::Reason;
using route::RouteEngine;

namespace {

using Form = ExpectationStatement::Form;

bool isAboutRoutes(const ExpectationStatement& statement)
{
    return statement.form == Form::HasRoute || statement.form == Form::HasNoRoute
           || statement.form == Form::Unchanged;
}

bool isInternet(const PartPair& pair)
{
    return !pair.to.object && !pair.to.range;
}

const std::array kEverything{net::Prefix::containing(Address::v4(0), 0),
                             net::Prefix::containing(*Address::parse("::"), 0)};

/// The first addresses of the parts of `range` between which no row, and none of `others`, begins
/// or ends.
std::vector<Address> rowClasses(const route::EffectiveRouteTable& table, const net::Prefix& range,
                                const std::vector<net::Prefix>& others = {})
{
    std::vector<Address> starts{range.first()};
    const auto add = [&](const net::Prefix& prefix) {
        if (prefix.first().family() != range.first().family())
            return;
        for (const Address& address : {prefix.first(), prefix.last().plus(1)}) {
            if (range.contains(address))
                starts.push_back(address);
        }
    };
    for (const route::EffectiveRoute& row : table.routes) {
        for (const net::Prefix& prefix : row.addressPrefixes)
            add(prefix);
    }
    for (const net::Prefix& prefix : others)
        add(prefix);
    sortUnique(starts);
    return starts;
}

std::vector<Address> sortedAddresses(const route::NextHop& hop)
{
    std::vector<Address> addresses = hop.addresses;
    std::sort(addresses.begin(), addresses.end());
    return addresses;
}

/// The longest prefix that holds an address; nothing in particular is None.
azure::RecordedRoute lookUp(const std::vector<azure::RecordedRoute>& recorded,
                            const Address& address)
{
    const azure::RecordedRoute* best = nullptr;
    for (const azure::RecordedRoute& route : recorded) {
        if (route.prefix.contains(address)
            && (best == nullptr || route.prefix.length() > best->prefix.length()))
            best = &route;
    }
    return best == nullptr ? azure::RecordedRoute() : *best;
}

Breach routeBreach(const route::EffectiveRouteTable& table, const route::NextHop& hop,
                   const Address& address, ObjectId object, SubnetId subnet)
{
    Breach breach;
    breach.from = {object, subnet, {}};
    breach.to.address = address;
    for (const std::size_t row : hop.routes)
        breach.routes.push_back(table.routes[row]);
    return breach;
}

/// What no longer is as it was recorded, in the order of addresses.
std::optional<Breach> findChange(const route::EffectiveRouteTable& table,
                                 const std::vector<azure::RecordedRoute>& recorded, ObjectId object,
                                 SubnetId subnet)
{
    for (const net::Prefix& everything : kEverything) {
        std::vector<net::Prefix> known;
        for (const azure::RecordedRoute& route : recorded)
            known.push_back(route.prefix);
        for (const Address& address : rowClasses(table, everything, known)) {
            const route::NextHop hop = route::selectNextHop(table, address);
            azure::RecordedRoute then = lookUp(recorded, address);
            if (hop.type == then.nextHop && sortedAddresses(hop) == then.nextHopIpAddresses)
                continue;
            Breach breach = routeBreach(table, hop, address, object, subnet);
            breach.recorded = std::move(then);
            return breach;
        }
    }
    return std::nullopt;
}

/// Decides the packets of one pair.
class PairJudge
{
public:
    PairJudge(const RouteEngine& routes, const AddressClasses& classes, const Resolved& resolved,
              const PartPair& pair, Footprint& footprint)
        : m_routes(routes)
        , m_classes(classes)
        , m_resolved(resolved)
        , m_pair(pair)
        , m_footprint(footprint)
    {
    }

    std::optional<Breach> findPacket()
    {
        const Document& document = m_routes.document();
        const ExpectationStatement& statement = m_resolved.statement;
        addOwn(m_pair.from.object);
        addOwn(m_pair.to.object);
        const std::vector<Flow> flows = flowsOf(document, statement);
        const std::vector<Host> targets = receivers(document, m_classes, m_pair.to);
        for (const Host& from : senders(document, m_classes, m_pair.from)) {
            for (const Host& to : targets) {
                if (from.address == to.address || from.address.family() != to.address.family())
                    continue;
                if (auto breach = statement.form == Form::Reaches ? mustReach(from, to, flows)
                                                                  : mustNotReach(from, to, flows))
                    return breach;
            }
        }
        return std::nullopt;
    }

    std::optional<Breach> findRoute()
    {
        const Document& document = m_routes.document();
        const ObjectId object = m_pair.from.object;
        addOwn(object);
        const SubnetId subnet = azure::subnetOf(document, object);
        const route::EffectiveRouteTable table = m_routes.table(subnet);
        if (m_resolved.statement.form == Form::Unchanged)
            return findChange(table, m_resolved.statement.recorded, object, subnet);
        for (const Address& address : rowClasses(table, m_resolved.statement.range)) {
            const route::NextHop hop = route::selectNextHop(table, address);
            if (isAsked(hop) != (m_resolved.statement.form == Form::HasRoute))
                return routeBreach(table, hop, address, object, subnet);
        }
        return std::nullopt;
    }

private:
    void addOwn(ObjectId object)
    {
        const Document& document = m_routes.document();
        m_footprint.add(azure::vnetOf(document, object));
        if (const auto* nic = document.find(NicId::of(object))) {
            for (const azure::NicIpConfiguration& configuration : nic->ipConfigurations)
                m_footprint.add(azure::vnetOf(document, configuration.subnet));
        }
        m_footprint.outside = m_footprint.outside || object.kind() == Kind::LocalNetworkGateway
                              || object.kind() == Kind::ExpressRouteCircuit;
    }

    static std::vector<Flow> flowsOf(const Document& document,
                                     const ExpectationStatement& statement)
    {
        if (statement.form == Form::NeverReaches)
            return statement.protocol.empty()
                       ? allFlows(document)
                       : flowsTo(document, *reach::parseProtocol(statement.protocol),
                                 statement.port);
        Flow flow;
        if (!statement.protocol.empty()) {
            flow.protocol = *reach::parseProtocol(statement.protocol);
            flow.destinationPort = statement.port;
        }
        return {flow};
    }

    [[nodiscard]] bool passes(const Path& path) const
    {
        const auto isPassage = [&](ObjectId id) {
            return std::binary_search(m_resolved.passages.begin(), m_resolved.passages.end(), id);
        };
        return std::any_of(path.hops.begin(), path.hops.end(), [&](const reach::Hop& hop) {
            return isPassage(hop.object) || (hop.balancer && isPassage(hop.balancer));
        });
    }

    [[nodiscard]] Result<Answer> ask(const Host& from, const Host& to, const Flow& flow)
    {
        return reach::reachHosts(m_routes, from, to, flow, {}, &m_footprint);
    }

    std::optional<Breach> mustReach(const Host& from, const Host& to,
                                    const std::vector<Flow>& flows)
    {
        const bool through = m_resolved.statement.through.has_value();
        for (const Flow& flow : flows) {
            const auto answer = ask(from, to, flow);
            if (!answer)
                continue;
            if (!answer->reachable) {
                const Path& there = answer->forward.front();
                return Breach{from,  to,
                              flow,  there.verdict.reachable() ? answer->back.front() : there,
                              false, {}};
            }
            for (const Path& path : answer->forward) {
                if (through && !passes(path))
                    return Breach{from, to, flow, path, true, {}};
            }
        }
        return std::nullopt;
    }

    std::optional<Breach> mustNotReach(const Host& from, const Host& to,
                                       const std::vector<Flow>& flows)
    {
        for (const Flow& flow : flows) {
            const auto answer = ask(from, to, flow);
            if (!answer)
                return std::nullopt;
            bool filtered = false;
            for (const Path& path : answer->forward) {
                filtered = filtered || path.verdict.reason == Reason::SecurityRuleDenies
                           || path.verdict.reason == Reason::GuestFirewallDenies;
                if (!path.verdict.reachable())
                    continue;
                filtered = true; // other traffic may take other ways
                const bool excepted = m_resolved.statement.through && passes(path);
                const bool elsewhere =
                    isInternet(m_pair) && path.hops.back().kind != reach::HopKind::Internet;
                if (!excepted && !elsewhere)
                    return Breach{from, to, flow, path, false, {}};
            }
            if (!filtered)
                return std::nullopt; // routes stop it, whatever it carries
        }
        return std::nullopt;
    }

    [[nodiscard]] bool isAsked(const route::NextHop& hop) const
    {
        const ExpectationStatement& statement = m_resolved.statement;
        if (!statement.nextHop)
            return !hop.routes.empty() && hop.type != azure::NextHopType::None;
        if (hop.routes.empty() || hop.type != *statement.nextHop)
            return false;
        return !statement.nextHopIpAddress
               || (!hop.addresses.empty()
                   && std::all_of(hop.addresses.begin(), hop.addresses.end(),
                                  [&](const Address& address) {
                                      return address == *statement.nextHopIpAddress;
                                  }));
    }

    const RouteEngine& m_routes;
    const AddressClasses& m_classes;
    const Resolved& m_resolved;
    const PartPair& m_pair;
    Footprint& m_footprint;
};

bool isSet(const azure::ExpectationEnd& end)
{
    return end.what != azure::ExpectationEnd::What::Named;
}

} // namespace

Result<Resolved> resolve(const Document& document, const ExpectationStatement& statement)
{
    Resolved resolved;
    resolved.statement = statement;
    if (statement.off)
        return resolved;
    if (statement.form == Form::Unchanged && statement.recorded.empty())
        return failOwn(std::string(kNotRecorded),
                       {PEERSCAPE_TR_NOOP("its routes are not recorded yet"), {}});
    const auto from = membersOf(document, statement.from);
    if (!from)
        return tl::unexpected<Error>(from.error());
    if (isAboutRoutes(statement)) {
        resolved.hasSets = isSet(statement.from);
        for (const Member& member : *from) {
            for (const Participant& part : member.parts) {
                if (azure::subnetOf(document, part.object))
                    resolved.pairs.push_back({part, {}});
            }
        }
        if (resolved.pairs.empty())
            return failOwn("Nothing", {PEERSCAPE_TR_NOOP("nothing there has a route table"), {}});
        return resolved;
    }
    const auto to = membersOf(document, statement.to);
    if (!to)
        return tl::unexpected<Error>(to.error());
    if (statement.through) {
        auto passages = passagesOf(document, *statement.through);
        if (!passages)
            return tl::unexpected<Error>(passages.error());
        resolved.passages = std::move(*passages);
    }
    resolved.hasSets = isSet(statement.from) || isSet(statement.to)
                       || (statement.through && isSet(*statement.through));
    const bool apart = isSet(statement.from) || isSet(statement.to);
    for (const Member& one : *from) {
        for (const Member& other : *to) {
            if (apart && one.object && one.object == other.object)
                continue;
            for (const Participant& sender : one.parts) {
                for (const Participant& receiver : other.parts) {
                    if (resolved.pairs.size() > kMostPairs)
                        return resolved;
                    resolved.pairs.push_back({sender, receiver});
                }
            }
        }
    }
    return resolved;
}

std::optional<Breach> findBreach(const RouteEngine& routes, const AddressClasses& classes,
                                 const Resolved& resolved, const PartPair& pair,
                                 Footprint& footprint)
{
    PairJudge judge(routes, classes, resolved, pair, footprint);
    return isAboutRoutes(resolved.statement) ? judge.findRoute() : judge.findPacket();
}

Judgement judge(const RouteEngine& routes, std::string_view text)
{
    Judgement judgement;
    const auto statement = azure::parseExpectation(text);
    const auto resolved = statement ? resolve(routes.document(), *statement)
                                    : Result<Resolved>(tl::unexpected<Error>(statement.error()));
    if (!resolved) {
        judgement.state = Judgement::State::NotUnderstood;
        judgement.error = resolved.error();
        return judgement;
    }
    if (resolved->statement.off) {
        judgement.state = Judgement::State::Off;
        return judgement;
    }
    if (resolved->pairs.size() > kMostPairs) {
        judgement.state = Judgement::State::TooLarge;
        return judgement;
    }
    const AddressClasses classes(routes);
    Footprint footprint;
    for (const PartPair& pair : resolved->pairs) {
        judgement.breach = findBreach(routes, classes, *resolved, pair, footprint);
        if (judgement.breach) {
            judgement.state = Judgement::State::Broken;
            break;
        }
    }
    return judgement;
}

} // namespace peerscape::expect
