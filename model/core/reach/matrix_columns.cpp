#include "core/reach/matrix_columns.h"

#include "core/azure/names.h"
#include "core/net/internet.h"
#include "core/reach/address_owner.h"

#include <algorithm>
#include <unordered_set>

namespace peerscape::reach {

using azure::Document;

namespace {

template<class R>
void append(const Document& document, std::vector<ObjectId>& ends)
{
    document.all<R>().forEach([&](auto id, const R&) {
        if (hostOf(document, {id, {}}))
            ends.push_back(id);
    });
}

/// IPv4 addresses that a network takes up, by its space or by a subnet.
struct TakenSpan
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    VnetId vnet;
};

void appendSpans(const std::vector<net::Prefix>& prefixes, VnetId vnet,
                 std::vector<TakenSpan>& spans)
{
    for (const net::Prefix& prefix : prefixes) {
        if (prefix.isV4())
            spans.push_back({prefix.first().v4Value(), prefix.last().v4Value(), vnet});
    }
}

/// Whether a change of this object leaves the ends of a matrix and their addresses alone.
bool leavesEnds(const Document& before, const Document& after, ObjectId id)
{
    switch (id.kind()) {
    case Kind::Peering:
    case Kind::RouteTable:
    case Kind::NetworkSecurityGroup:
    case Kind::ApplicationSecurityGroup:
    case Kind::PublicIpAddress:
    case Kind::NatGateway:
    case Kind::Connection:
    case Kind::Subscription:
    case Kind::ResourceGroup:
    case Kind::Note:
        return true;
    case Kind::VirtualMachine:
        return before.find(VmId::of(id)) != nullptr && after.find(VmId::of(id)) != nullptr
               && before.find(VmId::of(id))->running == after.find(VmId::of(id))->running;
    case Kind::VirtualNetwork: {
        const auto* old = before.find(VnetId::of(id));
        const auto* now = after.find(VnetId::of(id));
        return old != nullptr && now != nullptr && old->addressPrefixes == now->addressPrefixes;
    }
    case Kind::Subnet: {
        const auto* old = before.find(SubnetId::of(id));
        const auto* now = after.find(SubnetId::of(id));
        return old != nullptr && now != nullptr && old->addressPrefixes == now->addressPrefixes
               && old->name == now->name && old->virtualNetwork == now->virtualNetwork;
    }
    case Kind::NetworkInterface: {
        const auto* old = before.find(NicId::of(id));
        const auto* now = after.find(NicId::of(id));
        return old != nullptr && now != nullptr && old->ipConfigurations == now->ipConfigurations
               && old->virtualMachine == now->virtualMachine;
    }
    default:
        return false;
    }
}

} // namespace

bool isRunning(const Document& document, const Host& host)
{
    const auto* nic = document.find(NicId::of(host.object));
    const auto* machine = nic != nullptr ? document.find(nic->virtualMachine) : nullptr;
    return machine == nullptr || machine->running;
}

bool holdsHosts(const Document& document, SubnetId id)
{
    for (const ObjectId resident : document.referrers(id)) {
        if (resident.kind() == Kind::NetworkInterface)
            return true;
    }
    constexpr std::string_view kPlatform[] = {
        "GatewaySubnet",      "AzureFirewallSubnet", "AzureFirewallManagementSubnet",
        "AzureBastionSubnet", "RouteServerSubnet",   "VirtualNetworkApplianceSubnet"};
    const Text name = document.nameOf(id);
    return std::none_of(std::begin(kPlatform), std::end(kPlatform), [&](std::string_view platform) {
        return equalsIgnoringCase(platform, name);
    });
}

std::vector<ObjectId> matrixEnds(const Document& document, MatrixBy by)
{
    std::vector<ObjectId> ends;
    switch (by) {
    case MatrixBy::Nic:
        append<azure::NetworkInterface>(document, ends);
        break;
    case MatrixBy::Subnet:
        append<azure::Subnet>(document, ends);
        std::erase_if(ends, [&](ObjectId id) { return !holdsHosts(document, SubnetId::of(id)); });
        break;
    case MatrixBy::Vnet:
        append<azure::VirtualNetwork>(document, ends);
        break;
    case MatrixBy::Site:
        append<azure::VirtualNetwork>(document, ends);
        append<azure::LocalNetworkGateway>(document, ends);
        append<azure::ExpressRouteCircuit>(document, ends);
        break;
    }
    return ends;
}

MatrixColumns::MatrixColumns(const Document& document, MatrixBy by)
    : m_by(by)
    , m_ends(matrixEnds(document, by))
{
    m_hosts.reserve(m_ends.size());
    for (std::uint32_t end = 0; end < m_ends.size(); ++end) {
        m_hosts.push_back(*hostOf(document, {m_ends[end], {}}));
        m_byVnet.emplace_back(azure::vnetOf(document, m_hosts.back().subnet), end);
    }
    std::sort(m_byVnet.begin(), m_byVnet.end());
    findOverlapped(document);
    makeColumns(document);
}

void MatrixColumns::findOverlapped(const Document& document)
{
    const auto& vnets = document.all<azure::VirtualNetwork>();
    m_overlapped.resize(vnets.nextIndex());
    std::vector<TakenSpan> spans;
    vnets.forEach([&](VnetId id, const azure::VirtualNetwork& vnet) {
        appendSpans(vnet.addressPrefixes, id, spans);
    });
    document.all<azure::Subnet>().forEach([&](SubnetId, const azure::Subnet& subnet) {
        if (subnet.virtualNetwork)
            appendSpans(subnet.addressPrefixes, subnet.virtualNetwork, spans);
    });
    std::sort(spans.begin(), spans.end(),
              [](const TakenSpan& a, const TakenSpan& b) { return a.first < b.first; });
    // Whatever begins before the furthest end so far overlaps the one that reaches so far.
    const TakenSpan* furthest = nullptr;
    for (const TakenSpan& span : spans) {
        if (furthest != nullptr && span.first <= furthest->last && span.vnet != furthest->vnet) {
            m_overlapped[span.vnet.index] = true;
            m_overlapped[furthest->vnet.index] = true;
        }
        if (furthest == nullptr || span.last > furthest->last)
            furthest = &span;
    }
}

void MatrixColumns::makeColumns(const Document& document)
{
    // A private endpoint's row takes what is sent to its address, whoever else has it.
    std::unordered_set<std::uint64_t> endpoints;
    document.all<azure::PrivateEndpoint>().forEach(
        [&](auto, const azure::PrivateEndpoint& endpoint) {
            endpoints.insert(endpoint.privateIPAddress.low());
        });
    for (std::uint32_t end = 0; end < m_hosts.size(); ++end) {
        const Host& host = m_hosts[end];
        const VnetId vnet = azure::vnetOf(document, host.subnet);
        if (!host.address.isV4() || !vnet || isOverlapped(vnet)
            || endpoints.contains(host.address.low()))
            continue;
        const auto* nic = document.find(NicId::of(host.object));
        if (nic != nullptr && azure::vnetOf(document, nic->subnet()) != vnet)
            continue; // its route table is another network's
        const AddressOwner owner = ownerOf(document, vnet, host.address);
        if (owner.subnet == host.subnet && owner.object == host.object
            && (!host.object || host.object.kind() == Kind::NetworkInterface))
            m_endOf.push_back(end);
    }
    std::stable_sort(m_endOf.begin(), m_endOf.end(), [&](std::uint32_t a, std::uint32_t b) {
        return m_hosts[a].address < m_hosts[b].address;
    });
    m_columnOf.assign(m_hosts.size(), kNone);
    m_takers.assign(wordsFor(m_endOf.size()), 0);
    for (std::uint32_t column = 0; column < m_endOf.size(); ++column) {
        const Host& host = hostAt(column);
        m_columnOf[m_endOf[column]] = column;
        m_addresses.push_back(host.address.v4Value());
        m_vnets.push_back(azure::vnetOf(document, host.subnet));
        if (isRunning(document, host))
            setBit(m_takers, column);
        if (net::isPublic(host.address))
            m_public.push_back(column);
    }
}

bool MatrixColumns::standAfter(const azure::ChangeSet& changes, const Document& before,
                               const Document& after) const
{
    for (const auto* list : {&changes.added, &changes.updated, &changes.removed}) {
        for (const ObjectId id : *list) {
            if (!leavesEnds(before, after, id))
                return false;
        }
    }
    return true;
}

std::span<const std::pair<VnetId, std::uint32_t>> MatrixColumns::endsIn(VnetId vnet) const
{
    const auto first = std::lower_bound(m_byVnet.begin(), m_byVnet.end(), std::pair(vnet, 0U));
    auto last = first;
    while (last != m_byVnet.end() && last->first == vnet)
        ++last;
    return {first, last};
}

BitRange MatrixColumns::within(const net::Prefix& prefix) const
{
    if (!prefix.isV4())
        return {};
    const auto place = [&](auto found) {
        return static_cast<std::uint32_t>(found - m_addresses.begin());
    };
    const auto first =
        std::lower_bound(m_addresses.begin(), m_addresses.end(), prefix.first().v4Value());
    const std::uint32_t last = prefix.last().v4Value();
    // Few prefixes hold more than a handful of columns: the end is near.
    auto end = first;
    for (int steps = 0; steps < 8 && end != m_addresses.end() && *end <= last; ++steps)
        ++end;
    if (end != m_addresses.end() && *end <= last)
        end = std::upper_bound(end, m_addresses.end(), last);
    return {place(first), place(end)};
}

bool MatrixColumns::standIn(const BitRange& range, VnetId vnet) const
{
    for (std::uint32_t column = range.first; column < range.end; ++column) {
        if (m_vnets[column] != vnet)
            return false;
    }
    return true;
}

} // namespace peerscape::reach
