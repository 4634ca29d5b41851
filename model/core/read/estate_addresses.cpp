#include "core/read/estate_building.h"

#include <algorithm>
#include <set>

/// Addresses for what has none in its file, as Azure would give them.
namespace peerscape::read {

namespace {

/// Calls `visit(SubnetId, address)` for whatever has or waits for an address in a subnet.
template<class Visit>
void forEachAddress(const azure::Document& document, Visit visit)
{
    const auto visitOne = [&](auto, const auto& resource) {
        visit(resource.subnet, resource.privateIPAddress);
    };
    document.all<azure::AzureFirewall>().forEach(visitOne);
    document.all<azure::LoadBalancer>().forEach(visitOne);
    document.all<azure::PrivateEndpoint>().forEach(visitOne);
    document.all<azure::NetworkInterface>().forEach([&](NicId, const auto& nic) {
        for (const azure::NicIpConfiguration& configuration : nic.ipConfigurations)
            visit(configuration.subnet, configuration.privateIPAddress);
    });
}

} // namespace

net::Address EstateReader::nextAddress(SubnetId subnet, net::Family family)
{
    const azure::Subnet* resource = m_transaction.document().find(subnet);
    if (resource == nullptr)
        return {};
    std::set<net::Address>& used = m_used[subnet];
    for (const net::Prefix& prefix : resource->addressPrefixes) {
        if (prefix.family() != family)
            continue;
        // Offsets 0-3 and, of IPv4, the last address are Azure's (1.6). At most as many tries as
        // addresses are taken.
        for (std::uint64_t offset = 4;
             offset < 4 + used.size() + 1 && offset < prefix.addressCount(); ++offset) {
            const net::Address candidate = prefix.first().plus(offset);
            if (prefix.isV4() && candidate == prefix.last())
                break;
            if (used.insert(candidate).second)
                return candidate;
        }
    }
    return {};
}

void EstateReader::assignAddresses()
{
    const azure::Document before = m_transaction.document();
    // Only subnets in which something waits for an address: mostly the file gives all of them.
    forEachAddress(before, [&](SubnetId subnet, const net::Address& address) {
        if (subnet && address.isNone())
            m_used.try_emplace(subnet);
    });
    if (m_used.empty())
        return;
    // Static and known addresses first (D1).
    forEachAddress(before, [&](SubnetId subnet, const net::Address& address) {
        const auto used = m_used.find(subnet);
        if (used != m_used.end() && !address.isNone())
            used->second.insert(address);
    });
    const auto assign = [&](auto id, const auto& resource) {
        if (resource.subnet && resource.privateIPAddress.isNone())
            m_transaction.update(id, [&](auto& r) {
                r.privateIPAddress = nextAddress(r.subnet, net::Family::IPv4);
            });
    };
    before.all<azure::AzureFirewall>().forEach(assign);
    before.all<azure::LoadBalancer>().forEach(assign);
    before.all<azure::NetworkInterface>().forEach([&](NicId id,
                                                      const azure::NetworkInterface& nic) {
        const bool missing =
            std::any_of(nic.ipConfigurations.begin(), nic.ipConfigurations.end(),
                        [](const auto& c) { return c.subnet && c.privateIPAddress.isNone(); });
        if (!missing)
            return;
        m_transaction.update(id, [&](azure::NetworkInterface& r) {
            bool first = true;
            for (azure::NicIpConfiguration& configuration : r.ipConfigurations) {
                if (configuration.subnet && configuration.privateIPAddress.isNone()) {
                    const azure::Subnet* subnet =
                        m_transaction.document().find(configuration.subnet);
                    // A second configuration without an address is the IPv6 one where the subnet
                    // has both families.
                    const bool v6 = !first
                                    && std::any_of(subnet->addressPrefixes.begin(),
                                                   subnet->addressPrefixes.end(),
                                                   [](const net::Prefix& p) { return !p.isV4(); });
                    configuration.privateIPAddress = nextAddress(
                        configuration.subnet, v6 ? net::Family::IPv6 : net::Family::IPv4);
                }
                first = false;
            }
        });
    });
    before.all<azure::PrivateEndpoint>().forEach(assign);
}

} // namespace peerscape::read
