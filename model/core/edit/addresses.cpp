#include "core/edit/addresses.h"

#include <algorithm>
#include <unordered_map>

namespace peerscape::edit {

namespace {

using azure::AllocationMethod;
using azure::Document;
using net::Address;
using net::Prefix;

constexpr std::uint64_t kFirstUsableOffset = 4;

bool byAddress(const AddressUse& a, const AddressUse& b)
{
    return a.address != b.address ? a.address < b.address : a.owner < b.owner;
}

/// The highest address of a prefix that an interface can have.
Address lastUsable(const Prefix& prefix)
{
    const Address last = prefix.last();
    return prefix.isV4() && last.v4Value() > 0 ? Address::v4(last.v4Value() - 1) : last;
}

/// Remembers, per subnet, what is in use while addresses are handed out one by one.
class Assigner
{
public:
    explicit Assigner(azure::Transaction& transaction)
        : m_transaction(transaction)
    {
    }
    /// An address for `owner`, or none when the subnet is full or does not exist.
    Address next(SubnetId id, ObjectId owner)
    {
        const azure::Subnet* subnet = m_transaction.document().find(id);
        if (subnet == nullptr)
            return {};
        auto [place, isNew] = m_used.try_emplace(id);
        if (isNew)
            place->second = addressesIn(m_transaction.document(), id);
        std::optional<Address> address = lowestFree(*subnet, place->second);
        if (!address)
            address = lowestFree(*subnet, place->second, net::Family::IPv6);
        if (!address)
            return {};
        const AddressUse use{*address, owner, AllocationMethod::Dynamic};
        place->second.insert(
            std::upper_bound(place->second.begin(), place->second.end(), use, byAddress), use);
        return *address;
    }

private:
    azure::Transaction& m_transaction;
    std::unordered_map<SubnetId, std::vector<AddressUse>> m_used;
};

template<class R>
void assignAll(azure::Transaction& transaction, Assigner& assigner)
{
    std::vector<Id<R::kKind>> ids;
    transaction.document().all<R>().forEach([&](Id<R::kKind> id, const R& resource) {
        if (resource.subnet && resource.privateIPAddress.isNone())
            ids.push_back(id);
    });
    for (const auto id : ids) {
        const Address address =
            assigner.next(transaction.document().find(id)->subnet, ObjectId(id));
        transaction.update(id, [&](R& resource) { resource.privateIPAddress = address; });
    }
}

void assignNics(azure::Transaction& transaction, Assigner& assigner)
{
    std::vector<NicId> ids;
    transaction.document().all<azure::NetworkInterface>().forEach(
        [&](NicId id, const azure::NetworkInterface& nic) {
            if (std::any_of(nic.ipConfigurations.begin(), nic.ipConfigurations.end(),
                            [](const auto& c) { return c.subnet && c.privateIPAddress.isNone(); }))
                ids.push_back(id);
        });
    for (const NicId id : ids) {
        transaction.update(id, [&](azure::NetworkInterface& nic) {
            for (azure::NicIpConfiguration& configuration : nic.ipConfigurations) {
                if (configuration.subnet && configuration.privateIPAddress.isNone())
                    configuration.privateIPAddress = assigner.next(configuration.subnet, id);
            }
        });
    }
}

} // namespace

std::vector<AddressUse> addressesOf(const Document& document, ObjectId owner, SubnetId subnet)
{
    std::vector<AddressUse> uses;
    const auto add = [&](const Address& address, AllocationMethod method) {
        if (!address.isNone())
            uses.push_back({address, owner, method});
    };
    if (const auto* nic = document.find(NicId::of(owner))) {
        for (const azure::NicIpConfiguration& configuration : nic->ipConfigurations) {
            if (configuration.subnet == subnet)
                add(configuration.privateIPAddress, configuration.privateIPAllocationMethod);
        }
    } else if (const auto* balancer = document.find(LoadBalancerId::of(owner))) {
        if (balancer->subnet == subnet)
            add(balancer->privateIPAddress, balancer->privateIPAllocationMethod);
    } else if (const auto* firewall = document.find(FirewallId::of(owner))) {
        if (firewall->subnet == subnet)
            add(firewall->privateIPAddress, AllocationMethod::Dynamic);
    } else if (const auto* endpoint = document.find(PrivateEndpointId::of(owner))) {
        if (endpoint->subnet == subnet)
            add(endpoint->privateIPAddress, AllocationMethod::Dynamic);
    }
    return uses;
}

std::vector<AddressUse> addressesIn(const Document& document, SubnetId subnet)
{
    std::vector<AddressUse> uses;
    for (const ObjectId owner : document.referrers(subnet)) {
        for (const AddressUse& use : addressesOf(document, owner, subnet))
            uses.push_back(use);
    }
    std::sort(uses.begin(), uses.end(), byAddress);
    return uses;
}

bool isReserved(const azure::Subnet& subnet, const Address& address)
{
    for (const Prefix& prefix : subnet.addressPrefixes) {
        if (!prefix.contains(address))
            continue;
        return address < prefix.first().plus(kFirstUsableOffset)
               || (prefix.isV4() && address == prefix.last());
    }
    return false;
}

bool holds(const azure::Subnet& subnet, const Address& address)
{
    return std::any_of(subnet.addressPrefixes.begin(), subnet.addressPrefixes.end(),
                       [&](const Prefix& prefix) { return prefix.contains(address); });
}

std::optional<Address> lowestFree(const azure::Subnet& subnet, const std::vector<AddressUse>& used,
                                  net::Family family)
{
    for (const Prefix& prefix : subnet.addressPrefixes) {
        if (prefix.family() != family || prefix.addressCount() <= kFirstUsableOffset)
            continue;
        Address candidate = prefix.first().plus(kFirstUsableOffset);
        auto next = std::lower_bound(
            used.begin(), used.end(), candidate,
            [](const AddressUse& use, const Address& address) { return use.address < address; });
        for (; next != used.end() && next->address <= candidate; ++next) {
            if (next->address == candidate)
                candidate = candidate.plus(1);
        }
        if (candidate <= lastUsable(prefix))
            return candidate;
    }
    return std::nullopt;
}

std::uint64_t usableAddresses(const azure::Subnet& subnet, net::Family family)
{
    std::uint64_t total = 0;
    for (const Prefix& prefix : subnet.addressPrefixes) {
        if (prefix.family() != family)
            continue;
        const std::uint64_t reserved = prefix.isV4() ? 5 : 4;
        const std::uint64_t count = prefix.addressCount();
        const std::uint64_t usable = count > reserved ? count - reserved : 0;
        total = total + usable < total ? ~std::uint64_t{0} : total + usable;
    }
    return total;
}

void assignMissingAddresses(azure::Transaction& transaction)
{
    Assigner assigner(transaction);
    assignAll<azure::AzureFirewall>(transaction, assigner);
    assignAll<azure::LoadBalancer>(transaction, assigner);
    assignNics(transaction, assigner);
    assignAll<azure::PrivateEndpoint>(transaction, assigner);
}

} // namespace peerscape::edit
