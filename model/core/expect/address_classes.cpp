#include "core/expect/address_classes.h"

#include "core/base/sort_unique.h"
#include "core/edit/addresses.h"
#include "core/net/internet.h"
#include "core/route/none_list.h"

#include <algorithm>

namespace peerscape::expect {

using azure::Document;
using net::Address;
using net::Prefix;

namespace {

/// Collects the first addresses of classes.
class Starts
{
public:
    void add(const Prefix& prefix)
    {
        m_starts.push_back(prefix.first());
        m_starts.push_back(prefix.last().plus(1));
    }
    void add(const Address& address)
    {
        if (address.isNone())
            return;
        m_starts.push_back(address);
        m_starts.push_back(address.plus(1));
    }
    template<class List>
    void addAll(const List& list)
    {
        for (const auto& item : list)
            add(item);
    }
    void addText(std::string_view text)
    {
        if (const auto prefix = Prefix::parse(text))
            add(*prefix);
    }
    std::vector<Address> take()
    {
        sortUnique(m_starts);
        return std::move(m_starts);
    }

private:
    std::vector<Address> m_starts;
};

void addNetworks(const Document& document, Starts& starts)
{
    document.all<azure::VirtualNetwork>().forEach([&](VnetId, const azure::VirtualNetwork& vnet) {
        starts.addAll(vnet.addressPrefixes);
        starts.addAll(vnet.summarizedGatewayPrefixes);
    });
    document.all<azure::Subnet>().forEach(
        [&](SubnetId, const azure::Subnet& subnet) { starts.addAll(subnet.addressPrefixes); });
    document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& peering) {
        starts.addAll(peering.remoteAddressSpace);
    });
}

void addPolicies(const Document& document, Starts& starts)
{
    document.all<azure::RouteTable>().forEach([&](RouteTableId, const azure::RouteTable& table) {
        for (const azure::Route& route : table.routes) {
            if (route.addressPrefix)
                starts.add(*route.addressPrefix);
            if (route.nextHopIpAddress) // D12: what is for the next hop itself is delivered
                starts.add(*route.nextHopIpAddress);
        }
    });
    document.all<azure::NetworkSecurityGroup>().forEach(
        [&](NsgId, const azure::NetworkSecurityGroup& group) {
            for (const azure::SecurityRule& rule : group.securityRules) {
                for (const Text& text : rule.sourceAddressPrefixes)
                    starts.addText(text);
                for (const Text& text : rule.destinationAddressPrefixes)
                    starts.addText(text);
            }
        });
}

void addOutside(const Document& document, Starts& starts)
{
    document.all<azure::LocalNetworkGateway>().forEach(
        [&](SiteId, const azure::LocalNetworkGateway& site) {
            starts.addAll(site.addressPrefixes);
            if (site.bgpPeeringAddress)
                starts.add(*site.bgpPeeringAddress);
        });
    document.all<azure::ExpressRouteCircuit>().forEach(
        [&](CircuitId, const azure::ExpressRouteCircuit& circuit) {
            starts.addAll(circuit.advertises);
        });
    document.all<azure::VirtualNetworkGateway>().forEach(
        [&](GatewayId, const azure::VirtualNetworkGateway& gateway) {
            starts.addAll(gateway.vpnClientAddressPool);
            starts.addAll(gateway.bgpPeeringAddresses);
        });
    document.all<azure::NetworkInterface>().forEach(
        [&](NicId, const azure::NetworkInterface& nic) { starts.addAll(nic.advertises); });
    document.all<azure::PrivateEndpoint>().forEach(
        [&](PrivateEndpointId, const azure::PrivateEndpoint& endpoint) {
            starts.add(endpoint.privateIPAddress);
        });
}

void addFixed(const Document& document, Starts& starts)
{
    // Where net::isPublic changes its mind, and the platform's own address.
    for (const char* text : {"0.0.0.0/0", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
                             "100.64.0.0/10", "2000::/3", "168.63.129.16/32"})
        starts.addText(text);
    if (const route::NoneList* list = route::findNoneList(document.settings().noneList))
        starts.addAll(list->prefixes);
}

bool isOwn(const Document& document, const Address& address)
{
    bool own = false;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId, const azure::VirtualNetwork& vnet) {
        own = own
              || std::any_of(vnet.addressPrefixes.begin(), vnet.addressPrefixes.end(),
                             [&](const Prefix& prefix) { return prefix.contains(address); });
    });
    return own;
}

} // namespace

AddressClasses::AddressClasses(const route::RouteEngine& routes)
{
    const Document& document = routes.document();
    Starts starts;
    addFixed(document, starts);
    addNetworks(document, starts);
    addPolicies(document, starts);
    addOutside(document, starts);
    m_starts = starts.take();
    for (const Address& start : m_starts) {
        if (net::isPublic(start) && !isOwn(document, start))
            m_internet.push_back(start);
    }
}

std::vector<Address> AddressClasses::within(const Address& first, const Address& last) const
{
    std::vector<Address> result{first};
    for (auto start = std::upper_bound(m_starts.begin(), m_starts.end(), first);
         start != m_starts.end() && *start <= last; ++start)
        result.push_back(*start);
    return result;
}

std::vector<reach::Host> hostsOf(const Document& document, const AddressClasses& classes,
                                 SubnetId id, const Prefix* range)
{
    std::vector<reach::Host> hosts;
    const azure::Subnet* subnet = document.find(id);
    if (subnet == nullptr)
        return hosts;
    const auto used = edit::addressesIn(document, id);
    const auto inRange = [&](const Address& address) {
        return range == nullptr || range->contains(address);
    };
    for (const edit::AddressUse& use : used) {
        if (inRange(use.address))
            hosts.push_back({use.owner, id, use.address});
    }
    const auto isFree = [&](const Address& address) {
        return !edit::isReserved(*subnet, address)
               && std::none_of(used.begin(), used.end(),
                               [&](const edit::AddressUse& use) { return use.address == address; });
    };
    for (const Prefix& prefix : subnet->addressPrefixes) {
        Address first = prefix.first();
        Address last = prefix.last();
        if (range != nullptr) {
            if (!prefix.overlaps(*range))
                continue;
            first = std::max(first, range->first());
            last = std::min(last, range->last());
        }
        const std::vector<Address> starts = classes.within(first, last);
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const Address end = i + 1 < starts.size() ? starts[i + 1] : last.plus(1);
            // What is taken or reserved lies in between: at most so many and five more.
            Address address = starts[i];
            while (address < end && !isFree(address))
                address = address.plus(1);
            if (address < end)
                hosts.push_back({{}, id, address});
        }
    }
    return hosts;
}

} // namespace peerscape::expect
