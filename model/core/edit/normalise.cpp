#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/addresses.h"
#include "core/edit/transition.h"

#include <algorithm>

namespace peerscape::edit {

namespace {

using azure::AllocationMethod;
using azure::Document;
using net::Address;

/// The network with this resource id, or none.
VnetId findVnet(const Document& document, std::string_view resourceId)
{
    VnetId found;
    const std::string_view name = resourceId.substr(resourceId.rfind('/') + 1);
    for (const ObjectId id : document.named(Kind::VirtualNetwork, {}, name)) {
        if (!found && equalsIgnoringCase(azure::resourceId(document, id), resourceId))
            found = VnetId::of(id);
    }
    return found;
}

/// Chooses addresses for one resource: what it holds in the document is free for itself.
class Chooser
{
public:
    Chooser(const Document& document, ObjectId owner)
        : m_document(document)
        , m_owner(owner)
    {
    }
    /// The lowest free address of a subnet that was not chosen before; none when it is full.
    Address choose(SubnetId id)
    {
        const azure::Subnet* subnet = m_document.find(id);
        if (subnet == nullptr)
            return {};
        std::vector<AddressUse> used = addressesIn(m_document, id);
        std::erase_if(used, [&](const AddressUse& use) { return use.owner == m_owner; });
        for (const Address& address : m_taken)
            used.push_back({address, {}, AllocationMethod::Dynamic});
        std::sort(used.begin(), used.end(),
                  [](const AddressUse& a, const AddressUse& b) { return a.address < b.address; });
        std::optional<Address> address = lowestFree(*subnet, used);
        if (!address)
            address = lowestFree(*subnet, used, net::Family::IPv6);
        if (address)
            m_taken.push_back(*address);
        return address.value_or(Address());
    }
    void take(const Address& address) { m_taken.push_back(address); }

private:
    const Document& m_document;
    ObjectId m_owner;
    std::vector<Address> m_taken;
};

/// The address that a resource with one gets: kept while it stays in its subnet, else the lowest
/// free one.
template<class R>
Address addressFor(const Document& document, const R* before, const R& value, ObjectId owner,
                   bool isStatic)
{
    const azure::Subnet* subnet = document.find(value.subnet);
    if (subnet == nullptr)
        return {};
    const bool stays =
        before != nullptr && before->subnet == value.subnet && !before->privateIPAddress.isNone();
    if (isStatic || before == nullptr) {
        if (!value.privateIPAddress.isNone())
            return value.privateIPAddress;
    }
    if (stays && holds(*subnet, before->privateIPAddress))
        return before->privateIPAddress;
    return Chooser(document, owner).choose(value.subnet);
}

/// The id under which `resource`, an element of the document, is stored.
template<class R>
ObjectId ownerOf(const Document& document, const R* resource)
{
    ObjectId owner;
    if (resource != nullptr && resource->subnet) {
        for (const ObjectId id : document.referrers(resource->subnet, R::kKind)) {
            if (document.find(Id<R::kKind>::of(id)) == resource)
                owner = id;
        }
    }
    return owner;
}

ObjectId ownerOfNic(const Document& document, const azure::NetworkInterface* nic)
{
    ObjectId owner;
    if (nic != nullptr && nic->subnet()) {
        for (const ObjectId id : document.referrers(nic->subnet(), Kind::NetworkInterface)) {
            if (document.find(NicId::of(id)) == nic)
                owner = id;
        }
    }
    return owner;
}

} // namespace

void normalise(const Document& document, const azure::Peering* before, azure::Peering& value)
{
    if (!value.remoteVirtualNetwork && !value.remoteResourceId.empty())
        value.remoteVirtualNetwork = findVnet(document, value.remoteResourceId);
    if (value.remoteVirtualNetwork)
        value.remoteResourceId = {};
    const bool relisted = before != nullptr
                          && (before->remoteSubnetNames != value.remoteSubnetNames
                              || before->enableOnlyIPv6Peering != value.enableOnlyIPv6Peering);
    const bool again = before != nullptr && before->disconnected;
    value.disconnected = false;
    if (before == nullptr ? value.remoteAddressSpace.empty() : relisted || again) {
        const std::vector<net::Prefix> current = azure::currentRemoteSpace(document, value);
        if (!current.empty() || relisted)
            value.remoteAddressSpace = current;
    }
}

void normalise(const Document& document, const azure::NetworkInterface* before,
               azure::NetworkInterface& value)
{
    // What a configuration has without choosing: given where one can give it, else kept.
    const auto decided = [&](std::size_t i) -> Address {
        const azure::NicIpConfiguration& configuration = value.ipConfigurations[i];
        const azure::Subnet* subnet = document.find(configuration.subnet);
        if (subnet == nullptr)
            return {};
        const bool isNew = before == nullptr || i >= before->ipConfigurations.size();
        if (!configuration.privateIPAddress.isNone()
            && (isNew || configuration.privateIPAllocationMethod == AllocationMethod::Static))
            return configuration.privateIPAddress;
        if (isNew || before->ipConfigurations[i].subnet != configuration.subnet
            || !holds(*subnet, before->ipConfigurations[i].privateIPAddress))
            return {};
        return before->ipConfigurations[i].privateIPAddress;
    };
    Chooser chooser(document, ownerOfNic(document, before));
    for (std::size_t i = 0; i < value.ipConfigurations.size(); ++i) {
        value.ipConfigurations[i].privateIPAddress = decided(i);
        if (!value.ipConfigurations[i].privateIPAddress.isNone())
            chooser.take(value.ipConfigurations[i].privateIPAddress);
    }
    for (azure::NicIpConfiguration& configuration : value.ipConfigurations) {
        if (configuration.privateIPAddress.isNone())
            configuration.privateIPAddress = chooser.choose(configuration.subnet);
    }
}

void normalise(const Document& document, const azure::PrivateEndpoint* before,
               azure::PrivateEndpoint& value)
{
    value.privateIPAddress = addressFor(document, before, value, ownerOf(document, before),
                                        before != nullptr && before->subnet == value.subnet);
}

void normalise(const Document& document, const azure::AzureFirewall* before,
               azure::AzureFirewall& value)
{
    value.privateIPAddress = addressFor(document, before, value, ownerOf(document, before), false);
}

void normalise(const Document& document, const azure::LoadBalancer* before,
               azure::LoadBalancer& value)
{
    value.privateIPAddress =
        addressFor(document, before, value, ownerOf(document, before),
                   value.privateIPAllocationMethod == AllocationMethod::Static);
}

} // namespace peerscape::edit
