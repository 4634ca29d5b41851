#include "core/reach/ends.h"

#include "core/azure/end_names.h"
#include "core/azure/names.h"
#include "core/edit/addresses.h"
#include "core/net/internet.h"
#include "core/reach/address_owner.h"
#include "core/reach/flow.h"

#include <algorithm>

namespace peerscape::reach {

using azure::Document;
using net::Address;
using net::Family;
using net::Prefix;

namespace {

tl::unexpected<Error> noAddress(const Document& document, ObjectId object)
{
    return failOwn(
        "NoAddress",
        {PEERSCAPE_TR_NOOP("'{0}' has no address"), {azure::displayName(document, object)}},
        {object});
}

Result<Host> nicHost(const Document& document, NicId id, Family family)
{
    const azure::NetworkInterface& nic = *document.find(id);
    Address address = addressOf(nic, family);
    if (address.isNone())
        address = addressOf(nic, family == Family::IPv4 ? Family::IPv6 : Family::IPv4);
    if (address.isNone())
        return noAddress(document, id);
    return Host{id, subnetOf(nic, address), address};
}

/// The first interface whose primary configuration stands in a subnet; none without any.
NicId firstNic(const Document& document, SubnetId subnet)
{
    for (const ObjectId id : document.referrers(subnet, Kind::NetworkInterface)) {
        const azure::NetworkInterface& nic = *document.find(NicId::of(id));
        if (nic.subnet() == subnet && !nic.primaryConfiguration()->privateIPAddress.isNone())
            return NicId::of(id);
    }
    return {};
}

Result<Host> imagined(const Document& document, SubnetId id, Family family)
{
    const azure::Subnet& subnet = *document.find(id);
    const auto used = edit::addressesIn(document, id);
    auto address = edit::lowestFree(subnet, used, family);
    if (!address)
        address =
            edit::lowestFree(subnet, used, family == Family::IPv4 ? Family::IPv6 : Family::IPv4);
    if (!address)
        return noAddress(document, id);
    return Host{{}, id, *address};
}

Result<Host> subnetHost(const Document& document, SubnetId id, Family family)
{
    if (const NicId nic = firstNic(document, id))
        return nicHost(document, nic, family);
    return imagined(document, id, family);
}

Result<Host> vnetHost(const Document& document, VnetId id, Family family)
{
    const auto subnets = azure::subnetsOf(document, id);
    for (const ObjectId subnet : subnets) {
        if (const NicId nic = firstNic(document, SubnetId::of(subnet)))
            return nicHost(document, nic, family);
    }
    for (const ObjectId subnet : subnets) {
        if (auto host = imagined(document, SubnetId::of(subnet), family))
            return host;
    }
    return noAddress(document, id);
}

Result<Host> outsideHost(const Document& document, ObjectId id, const std::vector<Prefix>& prefixes,
                         Family family)
{
    for (const Prefix& prefix : prefixes) {
        if (prefix.family() == family)
            return Host{
                id, {}, prefix.addressCount() > 2 ? prefix.first().plus(1) : prefix.first()};
    }
    return noAddress(document, id);
}

template<class R>
Result<Host> residentHost(const Document& document, ObjectId id, const R& resource)
{
    if (resource.privateIPAddress.isNone())
        return noAddress(document, id);
    return Host{id, resource.subnet, resource.privateIPAddress};
}

} // namespace

Result<End> parseEnd(const Document& document, std::string_view text)
{
    if (equalsIgnoringCase(text, "internet"))
        return End{};
    if (const auto address = Address::parse(text))
        return End{{}, *address};
    const auto found = azure::findEnd(document, text);
    if (!found)
        return tl::unexpected<Error>(found.error());
    return End{*found, {}};
}

std::string nameOf(const Document& document, const End& end)
{
    if (end.object)
        return azure::displayName(document, end.object);
    return end.address ? end.address->toString() : "Internet";
}

Result<Host> hostOf(const Document& document, const End& end, Family family)
{
    const ObjectId id = end.object;
    if (!id)
        return Host{{}, {}, end.address.value_or(kInternetAddress)};
    Result<Host> host =
        failOwn("NotFound", {PEERSCAPE_TR_NOOP("the object does not exist"), {}}, {id});
    if (!document.contains(id))
        return host;
    if (const auto nic = NicId::of(id)) {
        host = nicHost(document, nic, family);
    } else if (id.kind() == Kind::VirtualMachine) {
        const auto nics = document.referrers(id, Kind::NetworkInterface);
        host = nics.empty() ? noAddress(document, id)
                            : nicHost(document, NicId::of(nics.front()), family);
    } else if (const auto subnet = SubnetId::of(id)) {
        host = subnetHost(document, subnet, family);
    } else if (const auto vnet = VnetId::of(id)) {
        host = vnetHost(document, vnet, family);
    } else if (const auto* site = document.find(SiteId::of(id))) {
        host = outsideHost(document, id, site->addressPrefixes, family);
    } else if (const auto* circuit = document.find(CircuitId::of(id))) {
        host = outsideHost(document, id, circuit->advertises, family);
    } else if (const auto* endpoint = document.find(PrivateEndpointId::of(id))) {
        host = residentHost(document, id, *endpoint);
    } else if (const auto* firewall = document.find(FirewallId::of(id))) {
        host = residentHost(document, id, *firewall);
    } else if (const auto* balancer = document.find(LoadBalancerId::of(id))) {
        host = residentHost(document, id, *balancer);
    } else {
        host = noAddress(document, id);
    }
    if (host && end.address)
        host->address = *end.address;
    return host;
}

Result<Host> senderOf(const Document& document, const Address& address)
{
    std::vector<NicId> owners;
    document.all<azure::NetworkInterface>().forEach(
        [&](NicId id, const azure::NetworkInterface& nic) {
            if (std::any_of(nic.ipConfigurations.begin(), nic.ipConfigurations.end(),
                            [&](const auto& c) { return c.privateIPAddress == address; }))
                owners.push_back(id);
        });
    if (owners.size() == 1)
        return Host{owners.front(), subnetOf(*document.find(owners.front()), address), address};
    if (owners.size() > 1) {
        std::string names;
        for (const NicId id : owners)
            names += (names.empty() ? "" : ", ") + azure::displayName(document, id);
        return failOwn("Ambiguous",
                       {PEERSCAPE_TR_NOOP("{0} is an address of {1}"), {address.toString(), names}},
                       {owners.begin(), owners.end()});
    }
    ObjectId site;
    document.all<azure::LocalNetworkGateway>().forEach(
        [&](SiteId id, const azure::LocalNetworkGateway& candidate) {
            if (!site
                && std::any_of(candidate.addressPrefixes.begin(), candidate.addressPrefixes.end(),
                               [&](const Prefix& p) { return p.contains(address); }))
                site = id;
        });
    if (site || net::isPublic(address))
        return Host{site, {}, address};
    return failOwn("NoAddress",
                   {PEERSCAPE_TR_NOOP("nobody has the address {0}"), {address.toString()}});
}

} // namespace peerscape::reach
