#include "core/azure/fields.h"
#include "core/azure/names.h"
#include "core/edit/address_plan.h"
#include "core/edit/addresses.h"
#include "core/edit/fresh_addresses.h"
#include "core/edit/maker.h"
#include "core/edit/remove.h"
#include "core/edit/transition.h"
#include "core/edit/validate.h"
#include "core/net/free_space.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

/// Moving, splitting and merging ranges of addresses.
namespace peerscape::edit {

namespace {

using net::Prefix;

Error rangeNotFound(ObjectId owner, const Prefix& prefix)
{
    return {"ResourceNotFound", "There is no prefix " + prefix.toString() + " here.", {owner}};
}

/// The subnets that a change of an owner's prefix concerns: itself, or those of the network.
std::vector<SubnetId> subnetsIn(const Document& document, ObjectId owner)
{
    if (owner.kind() == Kind::Subnet)
        return {SubnetId::of(owner)};
    std::vector<SubnetId> subnets;
    for (const ObjectId subnet : azure::subnetsOf(document, VnetId::of(owner)))
        subnets.push_back(SubnetId::of(subnet));
    return subnets;
}

/// Takes addresses along to another range.
class Renumberer
{
public:
    Renumberer(const Document& document, const Prefix& from, const Prefix& to)
        : m_document(document)
        , m_transaction(document)
    {
        m_map.add(from, to);
    }

    void move(ObjectId id)
    {
        if (!m_moved.insert(id).second)
            return;
        m_document.visit(id, [&](auto typed, auto resource) {
            using R = std::decay_t<decltype(resource)>;
            azure::visitFields(resource, [&](const char*, auto& field) { m_map.move(field); });
            if constexpr (R::kKind == Kind::NetworkInterface) {
                for (auto& configuration : resource.ipConfigurations)
                    m_map.move(configuration.privateIPAddress);
            } else if constexpr (R::kKind == Kind::VirtualNetwork) {
                m_map.moveTexts(resource.dnsServers);
            } else if constexpr (R::kKind == Kind::RouteTable) {
                for (azure::Route& route : resource.routes) {
                    m_map.move(route.addressPrefix);
                    m_map.move(route.nextHopIpAddress);
                }
            }
            m_transaction.put(typed, std::move(resource));
        });
    }

    /// Every table whose next hops lie in the range: they follow the appliance.
    void moveNextHops()
    {
        m_document.all<azure::RouteTable>().forEach([&](RouteTableId id, const auto& table) {
            auto copy = table;
            for (azure::Route& route : copy.routes)
                m_map.move(route.nextHopIpAddress);
            if (!(copy == table))
                m_transaction.put(id, std::move(copy));
        });
    }

    [[nodiscard]] azure::Transaction& transaction() { return m_transaction; }

    /// What Azure refuses of the result though not of what was there.
    [[nodiscard]] std::optional<Error> refusal() const
    {
        for (const ObjectId id : m_moved) {
            if (auto error = newViolation(m_document, m_transaction.document(), id, false))
                return error;
        }
        return std::nullopt;
    }

private:
    const Document& m_document;
    azure::Transaction m_transaction;
    AddressMap m_map;
    std::set<ObjectId> m_moved;
};

/// Which of two halves hold addresses in use.
struct HalvesInUse
{
    bool lower = false;
    bool upper = false;
};
HalvesInUse halvesInUse(const Document& document, SubnetId subnet, const Prefix& lower,
                        const Prefix& upper)
{
    HalvesInUse halves;
    for (const AddressUse& use : addressesIn(document, subnet)) {
        halves.lower |= lower.contains(use.address);
        halves.upper |= upper.contains(use.address);
    }
    return halves;
}

bool hasPrefix(const std::vector<Prefix>& prefixes, const Prefix& prefix)
{
    return std::find(prefixes.begin(), prefixes.end(), prefix) != prefixes.end();
}

std::string freshSubnetName(const Document& document, const azure::Subnet& subnet)
{
    for (std::size_t number = 2;; ++number) {
        std::string name = subnet.name.str() + std::to_string(number);
        if (document.named(Kind::Subnet, subnet.virtualNetwork, name).empty())
            return name;
    }
}

EditResult splitSubnet(const Document& document, SubnetId id, const Prefix& prefix)
{
    const azure::Subnet* subnet = document.find(id);
    if (subnet == nullptr || !hasPrefix(subnet->addressPrefixes, prefix))
        return tl::unexpected<Error>(rangeNotFound(id, prefix));
    if (prefix.length() + 1 > (prefix.isV4() ? 29U : 64U))
        return fail("NetcfgInvalidSubnet",
                    fmt::format("Subnet '{}' is not valid in virtual network '{}': its halves "
                                "would be smaller than {}.",
                                subnet->name.view(), document.nameOf(subnet->virtualNetwork).view(),
                                prefix.isV4() ? "/29" : "/64"),
                    {id});
    const Prefix lower = Prefix::containing(prefix.first(), prefix.length() + 1);
    const Prefix upper = Prefix::containing(prefix.last(), prefix.length() + 1);
    const HalvesInUse inUse = halvesInUse(document, id, lower, upper);
    if (inUse.lower && inUse.upper)
        return fail("InUseSubnetCannotBeUpdated",
                    fmt::format("Subnet {} is in use in both halves and cannot be split.",
                                subnet->name.view()),
                    {id});
    const Prefix kept = inUse.upper ? upper : lower;
    const Prefix given = inUse.upper ? lower : upper;
    azure::Transaction transaction(document);
    transaction.update(id, [&](azure::Subnet& value) {
        std::replace(value.addressPrefixes.begin(), value.addressPrefixes.end(), prefix, kept);
    });
    azure::Subnet half = *subnet;
    half.name = Text(freshSubnetName(document, *subnet));
    half.addressPrefixes = {given};
    const SubnetId made = transaction.add(std::move(half));
    for (const SubnetId changed : {id, made}) {
        const std::vector<Error> errors = validate(transaction.document(), changed);
        const std::vector<Error> before = validate(document, id);
        for (const Error& error : errors) {
            if (std::none_of(before.begin(), before.end(),
                             [&](const Error& e) { return e.code == error.code; }))
                return tl::unexpected<Error>(error);
        }
    }
    return makeEdit(transaction,
                    {PEERSCAPE_TR_NOOP("Split {0} of {1}"),
                     {prefix.toString(), azure::displayName(document, id)}},
                    {made});
}

EditResult splitSpace(const Document& document, VnetId id, const Prefix& prefix)
{
    const azure::VirtualNetwork* vnet = document.find(id);
    if (vnet == nullptr || !hasPrefix(vnet->addressPrefixes, prefix) || prefix.length() >= 29)
        return tl::unexpected<Error>(rangeNotFound(id, prefix));
    const Prefix lower = Prefix::containing(prefix.first(), prefix.length() + 1);
    const Prefix upper = Prefix::containing(prefix.last(), prefix.length() + 1);
    EditResult result = modify(document, id, [&](azure::VirtualNetwork& value) {
        const auto place =
            std::find(value.addressPrefixes.begin(), value.addressPrefixes.end(), prefix);
        *place = lower;
        value.addressPrefixes.insert(place + 1, upper);
    });
    if (result)
        result->label = {PEERSCAPE_TR_NOOP("Split {0} of {1}"),
                         {prefix.toString(), vnet->name.str()}};
    return result;
}

EditResult mergeSubnets(const Document& document, SubnetId id, const Prefix& prefix)
{
    const azure::Subnet* subnet = document.find(id);
    const auto buddy = buddyOf(prefix);
    if (subnet == nullptr || !hasPrefix(subnet->addressPrefixes, prefix) || !buddy)
        return tl::unexpected<Error>(rangeNotFound(id, prefix));
    const Prefix whole = Prefix::containing(prefix.address(), prefix.length() - 1);
    const Message label{PEERSCAPE_TR_NOOP("Merge {0} into {1}"),
                        {buddy->toString(), azure::displayName(document, id)}};
    Document current = document;
    for (const ObjectId sibling : azure::subnetsOf(document, subnet->virtualNetwork)) {
        const azure::Subnet& other = *document.find(SubnetId::of(sibling));
        if (sibling == ObjectId(id) || !hasPrefix(other.addressPrefixes, *buddy))
            continue;
        if (other.addressPrefixes.size() > 1)
            return fail("NetcfgInvalidSubnet",
                        fmt::format("Subnet {} has other prefixes, too: remove {} from it first.",
                                    other.name.view(), buddy->toString()),
                        {sibling});
        const EditResult removed = removeStrict(document, sibling);
        if (!removed)
            return removed;
        current = removed->next;
    }
    // The addresses in use stay where they are, in a larger prefix: nothing in use is taken away.
    azure::Transaction transaction(current);
    transaction.update(id, [&](azure::Subnet& value) {
        std::replace(value.addressPrefixes.begin(), value.addressPrefixes.end(), prefix, whole);
    });
    const std::vector<Error> before = validate(document, id);
    for (const Error& error : validate(transaction.document(), id)) {
        if (std::none_of(before.begin(), before.end(),
                         [&](const Error& e) { return e.code == error.code; }))
            return tl::unexpected<Error>(error);
    }
    const Document next = transaction.take();
    return Edit{next, Document::diff(document, next), label, {}};
}

EditResult mergeSpace(const Document& document, VnetId id, const Prefix& prefix)
{
    const azure::VirtualNetwork* vnet = document.find(id);
    const auto buddy = buddyOf(prefix);
    if (vnet == nullptr || !buddy || !hasPrefix(vnet->addressPrefixes, prefix)
        || !hasPrefix(vnet->addressPrefixes, *buddy))
        return failOwn(
            "SIM-1.5",
            {PEERSCAPE_TR_NOOP("Only two halves of one prefix can be merged; {0} is not one of "
                               "the network's."),
             {buddy ? buddy->toString() : prefix.toString()}},
            {id});
    EditResult result = modify(document, id, [&](azure::VirtualNetwork& value) {
        const Prefix whole = Prefix::containing(prefix.address(), prefix.length() - 1);
        std::replace(value.addressPrefixes.begin(), value.addressPrefixes.end(), prefix, whole);
        std::erase(value.addressPrefixes, *buddy);
    });
    if (result)
        result->label = {PEERSCAPE_TR_NOOP("Merge {0} into {1}"),
                         {buddy->toString(), vnet->name.str()}};
    return result;
}

} // namespace

EditResult renumber(const Document& document, ObjectId owner, const Prefix& from, const Prefix& to)
{
    const azure::Subnet* subnet = document.find(SubnetId::of(owner));
    const azure::VirtualNetwork* vnet = document.find(VnetId::of(owner));
    const std::vector<Prefix>* own = subnet != nullptr ? &subnet->addressPrefixes
                                     : vnet != nullptr ? &vnet->addressPrefixes
                                                       : nullptr;
    if (own == nullptr || !hasPrefix(*own, from) || from.length() != to.length()
        || from.family() != to.family())
        return tl::unexpected<Error>(rangeNotFound(owner, from));
    Renumberer renumberer(document, from, to);
    renumberer.move(owner);
    for (const SubnetId id : subnetsIn(document, owner)) {
        renumberer.move(id);
        for (const ObjectId resident : document.referrers(id))
            renumberer.move(resident);
    }
    renumberer.moveNextHops();
    if (const auto error = renumberer.refusal())
        return tl::unexpected<Error>(*error);
    return makeEdit(renumberer.transaction(),
                    {PEERSCAPE_TR_NOOP("Move {0} of {1} to {2}"),
                     {from.toString(), azure::displayName(document, owner), to.toString()}});
}

EditResult splitRange(const Document& document, ObjectId owner, const Prefix& prefix)
{
    return owner.kind() == Kind::Subnet ? splitSubnet(document, SubnetId::of(owner), prefix)
                                        : splitSpace(document, VnetId::of(owner), prefix);
}

EditResult mergeRange(const Document& document, ObjectId owner, const Prefix& prefix)
{
    return owner.kind() == Kind::Subnet ? mergeSubnets(document, SubnetId::of(owner), prefix)
                                        : mergeSpace(document, VnetId::of(owner), prefix);
}

EditResult takeNextFreeAddress(const Document& document, NicId id)
{
    const azure::NetworkInterface* nic = document.find(id);
    const auto* primary = nic != nullptr ? nic->primaryConfiguration() : nullptr;
    if (primary == nullptr)
        return fail("ResourceNotFound", "The network interface has no configuration.", {id});
    const net::Family family =
        primary->privateIPAddress.isNone() ? net::Family::IPv4 : primary->privateIPAddress.family();
    const auto address = freeAddress(document, primary->subnet, family);
    if (!address)
        return fail(
            "SubnetIsFull",
            fmt::format("Subnet {} with address prefix {} does not have enough capacity "
                        "for 1 IP addresses.",
                        document.nameOf(primary->subnet).view(),
                        document.find(primary->subnet) != nullptr
                                && !document.find(primary->subnet)->addressPrefixes.empty()
                            ? document.find(primary->subnet)->addressPrefixes.front().toString()
                            : std::string("none")),
            {id, primary->subnet});
    const auto which = primary - &*nic->ipConfigurations.begin();
    EditResult result = modify(document, id, [&](azure::NetworkInterface& value) {
        auto& configuration = *(value.ipConfigurations.begin() + which);
        configuration.privateIPAddress = *address;
        configuration.privateIPAllocationMethod = azure::AllocationMethod::Static;
    });
    if (result)
        result->label = {PEERSCAPE_TR_NOOP("Give {0} the address {1}"),
                         {nic->name.str(), address->toString()}};
    return result;
}

} // namespace peerscape::edit
