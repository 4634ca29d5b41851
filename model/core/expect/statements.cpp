#include "core/azure/end_names.h"
#include "core/azure/names.h"
#include "core/expect/expectations.h"

#include <algorithm>
#include <map>
#include <set>

namespace peerscape::expect {

using azure::ExpectationStatement;
using azure::RecordedRoute;

namespace {

std::string endName(const azure::Document& document, const reach::End& end)
{
    if (end.isInternet())
        return "the internet";
    if (end.object) {
        const std::string name = azure::displayName(document, end.object);
        const auto found = azure::findEnd(document, name);
        if (found && *found == end.object)
            return azure::expectationName(name);
        if (const auto host = reach::hostOf(document, end))
            return host->address.toString();
        return azure::expectationName(name);
    }
    return end.address->toString();
}

} // namespace

std::string statementAbout(const azure::Document& document, const reach::End& from,
                           const reach::End& to, const reach::Flow& flow, bool reaches)
{
    std::string traffic = "icmp";
    if (flow.protocol != reach::Protocol::Icmp)
        traffic = (flow.protocol == reach::Protocol::Tcp ? "tcp/" : "udp/")
                  + std::to_string(flow.destinationPort);
    return endName(document, from) + (reaches ? " reaches " : " does not reach ")
           + endName(document, to) + " on " + traffic;
}

std::vector<RecordedRoute> recordedRoutes(const route::EffectiveRouteTable& table)
{
    std::set<net::Prefix> prefixes;
    for (const route::EffectiveRoute& row : table.routes) {
        if (row.state != azure::RouteState::Active)
            continue;
        for (const net::Prefix& prefix : row.addressPrefixes)
            prefixes.insert(prefix);
    }
    std::vector<RecordedRoute> recorded;
    for (const net::Prefix& prefix : prefixes) {
        // Addresses that no longer prefix holds share the rows that hold them, and so their fate.
        std::optional<net::Address> own = prefix.first();
        for (auto inner = prefixes.begin(); own && inner != prefixes.end();) {
            if (*inner == prefix || !prefix.contains(*inner) || !inner->contains(*own)) {
                ++inner;
                continue;
            }
            own = inner->last() == prefix.last() ? std::nullopt
                                                 : std::optional(inner->last().plus(1));
            inner = prefixes.begin();
        }
        if (!own)
            continue; // longer ones hold all of it
        const route::NextHop hop = route::selectNextHop(table, *own);
        RecordedRoute route{prefix, hop.type, hop.addresses};
        std::sort(route.nextHopIpAddresses.begin(), route.nextHopIpAddresses.end());
        recorded.push_back(std::move(route));
    }
    return recorded;
}

Result<std::vector<std::string>> recordRoutes(const route::RouteEngine& routes,
                                              std::string_view text)
{
    auto statement = azure::parseExpectation(text);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    if (statement->form != ExpectationStatement::Form::Unchanged)
        return failOwn("Statement",
                       {PEERSCAPE_TR_NOOP("only 'nothing changes for …' records routes"), {}});
    const bool off = statement->off;
    statement->off = false;
    statement->recorded = {RecordedRoute{}}; // whatever it was
    const auto resolved = resolve(routes.document(), *statement);
    if (!resolved)
        return tl::unexpected<Error>(resolved.error());
    std::vector<std::pair<SubnetId, std::string>> records;
    std::set<SubnetId> seen;
    std::set<std::string> different;
    for (const PartPair& pair : resolved->pairs) {
        const SubnetId subnet = azure::subnetOf(routes.document(), pair.from.object);
        if (!seen.insert(subnet).second)
            continue;
        const auto recorded = recordedRoutes(routes.table(subnet));
        if (recorded.size() > kMostRecorded)
            return failOwn("Statement", {PEERSCAPE_TR_NOOP("{0} has more than {1} prefixes"),
                                         {azure::displayName(routes.document(), subnet),
                                          std::to_string(kMostRecorded)}});
        records.emplace_back(subnet, azure::recordText(recorded));
        different.insert(records.back().second);
    }
    std::vector<std::string> statements;
    const std::string_view lead = text.substr(0, statement->recordedOffset);
    if (different.size() == 1) {
        std::string one(lead);
        while (!one.empty() && (one.back() == ' ' || one.back() == '.'))
            one.pop_back();
        return std::vector{one + " recorded as " + records.front().second};
    }
    for (const auto& [subnet, record] : records)
        statements.push_back((off ? "# nothing changes for " : "nothing changes for ")
                             + azure::expectationName(azure::displayName(routes.document(), subnet))
                             + " recorded as " + record);
    return statements;
}

Result<std::vector<std::string>> keptStatements(const route::RouteEngine& routes,
                                                std::string_view statement)
{
    const auto parsed = azure::parseExpectation(statement);
    if (parsed && parsed->form == ExpectationStatement::Form::Unchanged && parsed->recorded.empty())
        return recordRoutes(routes, statement);
    return std::vector{std::string(statement)};
}

} // namespace peerscape::expect
