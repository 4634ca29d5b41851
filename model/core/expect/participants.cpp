#include "core/expect/participants.h"

#include "core/azure/end_names.h"
#include "core/azure/names.h"
#include "core/reach/matrix.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace peerscape::expect {

using azure::Document;
using azure::ExpectationEnd;
using net::Prefix;
using reach::Host;

namespace {

using What = ExpectationEnd::What;
using Json = nlohmann::json;

bool isHub(const Document& document, VnetId vnet)
{
    return azure::peeringsOf(document, vnet).size() > 1;
}

bool isSpoke(const Document& document, VnetId vnet)
{
    const std::vector<PeeringId> own = azure::peeringsOf(document, vnet);
    return own.size() == 1 && isHub(document, document.find(own.front())->remoteVirtualNetwork);
}

bool hasOwnTag(const Text& extra, std::string_view tag)
{
    if (extra.empty())
        return false;
    const Json kept = Json::parse(extra.view(), nullptr, false);
    if (!kept.is_object() || !kept.contains("tags") || !kept["tags"].is_object())
        return false;
    const std::size_t equals = tag.find('=');
    const std::string_view key = tag.substr(0, equals);
    for (const auto& [name, value] : kept["tags"].items()) {
        if (!equalsIgnoringCase(name, key))
            continue;
        return equals == std::string_view::npos
               || (value.is_string() && value.get<std::string>() == tag.substr(equals + 1));
    }
    return false;
}

template<class R, class Wanted>
void appendAll(const Document& document, const ExpectationEnd& end, const Wanted& wanted,
               std::vector<Member>& members)
{
    document.all<R>().forEach([&](auto id, const R&) {
        if (wanted(id) && (end.tag.empty() || hasTag(document, id, end.tag)))
            members.push_back({id, partsOf(document, id)});
    });
}

constexpr auto kAny = [](auto) { return true; };

/// A range as the parts of subnets that it holds, then what no subnet has.
std::vector<Member> rangeMembers(const Document& document, const Prefix& range)
{
    Member member{{}, {}};
    bool whole = false;
    document.all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet& subnet) {
        for (const Prefix& prefix : subnet.addressPrefixes) {
            if (!prefix.overlaps(range))
                continue;
            whole = whole || prefix.contains(range);
            member.parts.push_back({id, range});
            break;
        }
    });
    if (!whole)
        member.parts.push_back({{}, range});
    return {member};
}

template<class List>
void appendHosts(const AddressClasses& classes, ObjectId object, const List& prefixes,
                 std::vector<Host>& hosts)
{
    for (const Prefix& prefix : prefixes) {
        for (const net::Address& address : classes.within(prefix.first(), prefix.last()))
            hosts.push_back({object, {}, address});
    }
}

template<class R>
void appendResident(const Document& document, ObjectId object, std::vector<Host>& hosts)
{
    const auto* resident = document.find(Id<R::kKind>::of(object));
    if (resident != nullptr && !resident->privateIPAddress.isNone())
        hosts.push_back({object, resident->subnet, resident->privateIPAddress});
}

} // namespace

std::vector<Participant> partsOf(const Document& document, ObjectId object)
{
    std::vector<Participant> parts;
    if (const auto vnet = VnetId::of(object)) {
        for (const ObjectId subnet : azure::subnetsOf(document, vnet)) {
            if (reach::holdsHosts(document, SubnetId::of(subnet)))
                parts.push_back({subnet, {}});
        }
    } else if (object.kind() == Kind::VirtualMachine) {
        for (const ObjectId nic : document.referrers(object, Kind::NetworkInterface))
            parts.push_back({nic, {}});
    } else {
        parts.push_back({object, {}});
    }
    return parts;
}

bool hasTag(const Document& document, ObjectId object, std::string_view tag)
{
    bool has = false;
    document.visit(object,
                   [&](auto, const auto& resource) { has = hasOwnTag(resource.extra, tag); });
    const auto* subnet = document.find(SubnetId::of(object));
    return has || (subnet != nullptr && hasTag(document, subnet->virtualNetwork, tag));
}

Result<std::vector<Member>> membersOf(const Document& document, const ExpectationEnd& end)
{
    std::vector<Member> members;
    switch (end.what) {
    case What::Named: {
        const auto object = azure::findEnd(document, end.name);
        if (!object)
            return tl::unexpected<Error>(object.error());
        members.push_back({*object, partsOf(document, *object)});
        break;
    }
    case What::Range:
        return rangeMembers(document, *end.range);
    case What::Internet:
        members.push_back({{}, {Participant{}}});
        break;
    case What::Spokes:
        appendAll<azure::VirtualNetwork>(
            document, end, [&](VnetId id) { return isSpoke(document, id); }, members);
        break;
    case What::Hubs:
        appendAll<azure::VirtualNetwork>(
            document, end, [&](VnetId id) { return isHub(document, id); }, members);
        break;
    case What::Networks:
        appendAll<azure::VirtualNetwork>(document, end, kAny, members);
        break;
    case What::Subnets:
        appendAll<azure::Subnet>(
            document, end, [&](SubnetId id) { return reach::holdsHosts(document, id); }, members);
        break;
    case What::Interfaces:
        appendAll<azure::NetworkInterface>(document, end, kAny, members);
        break;
    case What::Machines:
        appendAll<azure::VirtualMachine>(document, end, kAny, members);
        break;
    case What::Sites:
        appendAll<azure::LocalNetworkGateway>(document, end, kAny, members);
        appendAll<azure::ExpressRouteCircuit>(document, end, kAny, members);
        break;
    case What::Firewalls:
        appendAll<azure::AzureFirewall>(document, end, kAny, members);
        appendAll<azure::NetworkInterface>(
            document, end,
            [&](NicId id) {
                const auto& nic = *document.find(id);
                return nic.isAppliance || nic.isStateful;
            },
            members);
        break;
    }
    if (members.empty() && !end.tag.empty())
        return failOwn("Nothing",
                       {PEERSCAPE_TR_NOOP("nothing of that sort is tagged '{0}'"), {end.tag}});
    return members;
}

Result<std::vector<ObjectId>> passagesOf(const Document& document, const ExpectationEnd& end)
{
    std::vector<ObjectId> passages;
    if (end.what == What::Named) {
        ObjectId object;
        if (const auto gateway =
                azure::findByName(document, Kind::VirtualNetworkGateway, end.name)) {
            object = *gateway;
        } else {
            const auto named = azure::findEnd(document, end.name);
            if (!named)
                return tl::unexpected<Error>(named.error());
            object = *named;
        }
        constexpr std::array kPassable{Kind::NetworkInterface, Kind::VirtualMachine,
                                       Kind::LoadBalancer, Kind::AzureFirewall,
                                       Kind::VirtualNetworkGateway};
        if (std::find(kPassable.begin(), kPassable.end(), object.kind()) == kPassable.end())
            return failOwn("Statement",
                           {PEERSCAPE_TR_NOOP("nothing goes through '{0}'"), {end.name}}, {object});
        passages.push_back(object);
        for (const Participant& part : partsOf(document, object))
            passages.push_back(part.object);
    } else if (end.what == What::Firewalls) {
        const auto members = membersOf(document, end);
        for (const Member& member : *members)
            passages.push_back(member.object);
    } else {
        return failOwn(
            "Statement",
            {PEERSCAPE_TR_NOOP("packets go through machines, firewalls and gateways only"), {}});
    }
    std::sort(passages.begin(), passages.end());
    return passages;
}

std::vector<Host> receivers(const Document& document, const AddressClasses& classes,
                            const Participant& participant)
{
    const ObjectId object = participant.object;
    std::vector<Host> hosts;
    if (!object && participant.range) {
        for (const net::Address& address :
             classes.within(participant.range->first(), participant.range->last()))
            hosts.push_back({{}, {}, address});
    } else if (!object) {
        for (const net::Address& address : classes.internet())
            hosts.push_back({{}, {}, address});
    } else if (const auto subnet = SubnetId::of(object)) {
        return hostsOf(document, classes, subnet,
                       participant.range ? &*participant.range : nullptr);
    } else if (const auto* nic = document.find(NicId::of(object))) {
        for (const azure::NicIpConfiguration& configuration : nic->ipConfigurations) {
            if (!configuration.privateIPAddress.isNone())
                hosts.push_back({object, configuration.subnet, configuration.privateIPAddress});
        }
    } else if (const auto* site = document.find(SiteId::of(object))) {
        appendHosts(classes, object, site->addressPrefixes, hosts);
    } else if (const auto* circuit = document.find(CircuitId::of(object))) {
        appendHosts(classes, object, circuit->advertises, hosts);
    } else {
        appendResident<azure::PrivateEndpoint>(document, object, hosts);
        appendResident<azure::AzureFirewall>(document, object, hosts);
        appendResident<azure::LoadBalancer>(document, object, hosts);
    }
    return hosts;
}

std::vector<Host> senders(const Document& document, const AddressClasses& classes,
                          const Participant& participant)
{
    std::vector<Host> hosts = receivers(document, classes, participant);
    std::erase_if(hosts, [](const Host& host) {
        const Kind kind = host.object.kind();
        return kind == Kind::LoadBalancer || kind == Kind::PrivateEndpoint
               || kind == Kind::AzureFirewall;
    });
    return hosts;
}

} // namespace peerscape::expect
