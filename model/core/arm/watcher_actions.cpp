#include "core/arm/actions.h"
#include "core/azure/names.h"
#include "core/reach/reach.h"
#include "core/write/route_tables.h"

#include <fmt/format.h>

#include <charconv>
#include <set>

namespace peerscape::arm {

namespace {

using azure::Document;

std::string textOf(const Json& body, const char* name)
{
    const auto member = body.is_object() ? body.find(name) : body.end();
    return member != body.end() && member->is_string() ? member->get<std::string>() : std::string();
}

Response badRequest(const std::string& message)
{
    return errorResponse({"InvalidRequestFormat", message, {}});
}

/// The interface that a question is about: the one named, else the machine's that has the address.
NicId interfaceOf(const Document& document, const Json& body, const std::string& address)
{
    const ObjectId named = findResource(document, textOf(body, "targetNicResourceId"));
    if (named.kind() == Kind::NetworkInterface)
        return NicId::of(named);
    const ObjectId target = findResource(document, textOf(body, "targetResourceId"));
    if (target.kind() == Kind::NetworkInterface)
        return NicId::of(target);
    const auto wanted = net::Address::parse(address);
    NicId first;
    for (const ObjectId id : document.referrers(target, Kind::NetworkInterface)) {
        const NicId nic = NicId::of(id);
        for (const auto& configuration : document.find(nic)->ipConfigurations) {
            if (wanted && configuration.privateIPAddress == *wanted)
                return nic;
        }
        if (!first)
            first = nic;
    }
    return first;
}

Response nextHop(const route::RouteEngine& routes, const Json& body)
{
    const Document& document = routes.document();
    const std::string to = textOf(body, "destinationIPAddress");
    const auto destination = net::Address::parse(to);
    if (!destination)
        return badRequest(fmt::format("'{}' is not a valid IP address.", to));
    const NicId nic = interfaceOf(document, body, textOf(body, "sourceIPAddress"));
    if (!nic)
        return badRequest("The target virtual machine has no network interface.");
    const route::EffectiveRouteTable table = routes.table(nic);
    const write::NextHopAnswer answer =
        write::nextHopAnswer(document, table, route::selectNextHop(table, *destination));
    Response response;
    response.body["nextHopType"] = answer.nextHopType;
    response.body["nextHopIpAddress"] =
        answer.nextHopIpAddress.empty() ? Json() : Json(answer.nextHopIpAddress);
    response.body["routeTableId"] = answer.routeTableId;
    return response;
}

std::optional<std::uint16_t> portOf(const Json& value)
{
    std::uint16_t port = 0;
    if (value.is_number_integer() || value.is_number_unsigned()) {
        const auto number = value.get<long long>();
        return number >= 0 && number <= 65535 ? std::optional(static_cast<std::uint16_t>(number))
                                              : std::nullopt;
    }
    if (!value.is_string())
        return std::nullopt;
    const auto& text = value.get_ref<const std::string&>();
    if (text == "*")
        return port;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(port)
                                                                    : std::nullopt;
}

Response verifyFlow(const route::RouteEngine& routes, const Json& body)
{
    const auto local = net::Address::parse(textOf(body, "localIPAddress"));
    const auto remote = net::Address::parse(textOf(body, "remoteIPAddress"));
    const auto direction = azure::parseRuleDirection(textOf(body, "direction"));
    const auto protocol = reach::parseProtocol(textOf(body, "protocol"));
    const auto localPort = portOf(body.value("localPort", Json()));
    const auto remotePort = portOf(body.value("remotePort", Json()));
    if (!local || !remote || !direction || !protocol || !localPort || !remotePort)
        return badRequest("The addresses, ports, protocol or direction are not valid.");
    const NicId nic = interfaceOf(routes.document(), body, textOf(body, "localIPAddress"));
    if (!nic)
        return badRequest("The target virtual machine has no network interface.");
    const bool inbound = *direction == azure::RuleDirection::Inbound;
    reach::FlowPacket packet;
    packet.flow.protocol = *protocol;
    packet.flow.destinationPort = inbound ? *localPort : *remotePort;
    packet.flow.sourcePort = inbound ? *remotePort : *localPort;
    packet.source = inbound ? *remote : *local;
    packet.destination = inbound ? *local : *remote;
    const reach::FlowVerdict verdict = reach::verifyIpFlow(routes, nic, *direction, packet);
    Response response;
    response.body["access"] = azure::toString(verdict.access);
    response.body["ruleName"] = verdict.decision.rule.empty()
                                    ? std::string("UserRule_NoSecurityGroup")
                                    : verdict.decision.ruleName();
    return response;
}

/// Why the packet of a path is lost, and on which side of the last station: on the way into it when
/// something that guards it turns the packet away.
Json issueOf(const reach::Path& path)
{
    const reach::Verdict& verdict = path.verdict;
    const std::vector<reach::RuleDecision>& arriving = path.hops.back().arriving;
    const bool inbound =
        verdict.reason == reach::Reason::GuestFirewallDenies
        || (verdict.reason == reach::Reason::SecurityRuleDenies && !arriving.empty()
            && arriving.back().access == azure::RuleAccess::Deny);
    Json issue;
    issue["origin"] = inbound ? "Inbound" : "Outbound";
    issue["severity"] = "Error";
    issue["type"] = reach::issueType(verdict.reason);
    issue["context"] = Json::array({{{"key", "Reason"}, {"value", render(verdict.message)}}});
    return issue;
}

/// The ways of one packet as Network Watcher lists them; the place where it is lost has the issue.
Json hopsOf(const Document& document, const reach::Path& path)
{
    Json hops = Json::array();
    for (std::size_t i = 0; i < path.hops.size(); ++i) {
        const reach::Hop& hop = path.hops[i];
        Json item;
        item["type"] = reach::toString(hop.kind);
        item["id"] = std::to_string(i);
        item["address"] = hop.address.isNone() ? Json() : Json(hop.address.toString());
        item["resourceId"] = hop.object ? Json(azure::resourceId(document, hop.object)) : Json();
        item["nextHopIds"] =
            i + 1 < path.hops.size() ? Json::array({std::to_string(i + 1)}) : Json::array();
        item["issues"] = Json::array();
        if (i + 1 == path.hops.size() && !path.verdict.reachable())
            item["issues"].push_back(issueOf(path));
        hops.push_back(std::move(item));
    }
    return hops;
}

/// `source` or `destination` of a connectivity check.
Result<reach::End> endOf(const Document& document, const Json& end)
{
    const std::string resource = textOf(end, "resourceId");
    if (!resource.empty()) {
        const ObjectId object = findResource(document, resource);
        if (!object)
            return fail("ResourceNotFound", fmt::format("Resource {} was not found.", resource));
        return reach::End{object, std::nullopt};
    }
    const std::string address = textOf(end, "address");
    if (const auto parsed = net::Address::parse(address))
        return reach::End{{}, *parsed};
    return reach::End{}; // a host name is somewhere on the Internet
}

Response checkConnectivity(const route::RouteEngine& routes, const Json& body)
{
    const Document& document = routes.document();
    const Json source = body.is_object() ? body.value("source", Json()) : Json();
    const Json destination = body.is_object() ? body.value("destination", Json()) : Json();
    const auto from = endOf(document, source);
    const auto to = endOf(document, destination);
    if (!from || !to)
        return errorResponse(from ? to.error() : from.error());
    reach::Flow flow;
    const std::string protocol = textOf(body, "protocol");
    flow.protocol =
        equalsIgnoringCase(protocol, "Icmp") ? reach::Protocol::Icmp : reach::Protocol::Tcp;
    const auto port =
        portOf(destination.is_object() ? destination.value("port", Json(80)) : Json(80));
    if (!port)
        return badRequest("The destination port is not valid.");
    flow.destinationPort = *port;
    const auto answer = reach::reach(routes, *from, *to, flow);
    if (!answer)
        return badRequest(answer.error().message);
    const bool lostForward = !answer->forward.front().verdict.reachable();
    const int sent = flow.protocol == reach::Protocol::Icmp ? 10 : 66;
    Response response;
    response.body["hops"] = hopsOf(document, answer->forward.front());
    if (!answer->reachable && !lostForward)
        response.body["hops"].back()["issues"].push_back(issueOf(answer->back.front()));
    response.body["connectionStatus"] = answer->status();
    response.body["avgLatencyInMs"] = answer->reachable ? Json(1) : Json();
    response.body["minLatencyInMs"] = answer->reachable ? Json(1) : Json();
    response.body["maxLatencyInMs"] = answer->reachable ? Json(3) : Json();
    response.body["probesSent"] = sent;
    response.body["probesFailed"] = answer->reachable ? 0 : sent;
    return response;
}

} // namespace

Response watcherAction(const route::RouteEngine& routes, std::string_view action, const Json& body)
{
    if (action == "nexthop")
        return nextHop(routes, body);
    if (action == "ipflowverify")
        return verifyFlow(routes, body);
    if (action == "connectivitycheck")
        return checkConnectivity(routes, body);
    return errorResponse(
        {"NotFound", "The action '" + std::string(action) + "' does not exist.", {}});
}

Json networkWatchers(const Document& document, std::string_view subscription)
{
    std::set<std::string> regions;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId, const azure::VirtualNetwork& vnet) {
        if (!vnet.external && !vnet.location.empty())
            regions.insert(vnet.location.str());
    });
    Json list = Json::array();
    for (const std::string& region : regions) {
        const std::string name = "NetworkWatcher_" + region;
        list.push_back(
            {{"name", name},
             {"id", fmt::format("/subscriptions/{}/resourceGroups/NetworkWatcherRG/providers/"
                                "Microsoft.Network/networkWatchers/{}",
                                subscription, name)},
             {"type", "Microsoft.Network/networkWatchers"},
             {"location", region},
             {"properties", {{"provisioningState", "Succeeded"}}}});
    }
    return list;
}

} // namespace peerscape::arm
