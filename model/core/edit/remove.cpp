#include "core/edit/remove.h"

#include "core/azure/lines.h"
#include "core/azure/names.h"
#include "core/azure/references.h"
#include "core/edit/labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace peerscape::edit {

namespace {

using azure::Document;
using azure::resourceId;

/// Collects what goes along with objects, until nothing is added.
class Closure
{
public:
    explicit Closure(const Document& document)
        : m_document(document)
    {
    }
    void add(ObjectId id)
    {
        if (m_document.contains(id) && m_found.insert(id).second)
            m_pending.push_back(id);
    }
    std::vector<ObjectId> finish()
    {
        do {
            while (!m_pending.empty()) {
                const ObjectId id = m_pending.back();
                m_pending.pop_back();
                spread(id);
            }
            addOrphanedAddresses();
        } while (!m_pending.empty());
        return {m_found.begin(), m_found.end()};
    }

private:
    [[nodiscard]] bool has(ObjectId id) const { return m_found.count(id) != 0; }

    void spread(ObjectId id)
    {
        switch (id.kind()) {
        case Kind::Subscription:
        case Kind::ResourceGroup:
            return spreadFromGroup(id);
        case Kind::VirtualNetwork:
            for (const ObjectId child : m_document.referrers(id)) {
                if (azure::vnetOf(m_document, child) == VnetId::of(id))
                    add(child);
            }
            return;
        case Kind::Subnet:
            return spreadFromSubnet(id);
        case Kind::NetworkInterface: {
            // A machine without an interface cannot exist.
            const VmId vm = m_document.find(NicId::of(id))->virtualMachine;
            if (vm && allGone(m_document.referrers(vm, Kind::NetworkInterface)))
                add(vm);
            return;
        }
        case Kind::VirtualMachine:
            for (const ObjectId nic : m_document.referrers(id, Kind::NetworkInterface))
                add(nic);
            return;
        case Kind::VirtualNetworkGateway:
        case Kind::LocalNetworkGateway:
        case Kind::ExpressRouteCircuit:
            for (const ObjectId connection : m_document.referrers(id, Kind::Connection))
                add(connection);
            return;
        default:
            return;
        }
    }

    void spreadFromGroup(ObjectId id)
    {
        m_document.forEachTable([&](const auto& table) {
            table.forEach([&](auto member, const auto& resource) {
                if constexpr (requires { resource.resourceGroup; }) {
                    if (ObjectId(resource.resourceGroup) == id)
                        add(member);
                } else if constexpr (requires { resource.subscription; }) {
                    if (ObjectId(resource.subscription) == id)
                        add(member);
                }
            });
        });
    }

    /// What stands in a subnet goes with it, but for interfaces that stand in another one as well.
    void spreadFromSubnet(ObjectId subnet)
    {
        for (const ObjectId resident : m_document.referrers(subnet)) {
            if (const auto* nic = m_document.find(NicId::of(resident))) {
                const auto& configurations = nic->ipConfigurations;
                if (!std::all_of(configurations.begin(), configurations.end(),
                                 [&](const auto& c) { return !c.subnet || has(c.subnet); }))
                    continue;
            }
            add(resident);
        }
    }

    [[nodiscard]] bool allGone(std::span<const ObjectId> ids) const
    {
        return std::all_of(ids.begin(), ids.end(), [&](ObjectId id) { return has(id); });
    }

    /// Public addresses that only these objects used: nothing on the canvas would show them any
    /// more.
    void addOrphanedAddresses()
    {
        std::vector<ObjectId> orphans;
        for (const ObjectId id : m_found) {
            m_document.visit(id, [&](auto, const auto& resource) {
                azure::visitReferences(resource, [&](ObjectId target) {
                    if (target.kind() == Kind::PublicIpAddress && !has(target)
                        && allGone(m_document.referrers(target)))
                        orphans.push_back(target);
                });
            });
        }
        for (const ObjectId id : orphans)
            add(id);
    }

    const Document& m_document;
    std::set<ObjectId> m_found;
    std::vector<ObjectId> m_pending;
};

/// Takes every reference to removed objects out of one that stays.
template<class R>
void clearReferences(const Document& document, const std::vector<ObjectId>& removed, R& resource)
{
    const auto isGone = [&](ObjectId id) {
        return id && std::binary_search(removed.begin(), removed.end(), id);
    };
    if constexpr (R::kKind == Kind::Peering) {
        if (isGone(resource.remoteVirtualNetwork)) {
            resource.remoteResourceId = resourceId(document, resource.remoteVirtualNetwork);
            resource.disconnected = true; // 3.2.2, 3.2.4
        }
    }
    if constexpr (R::kKind == Kind::NetworkInterface) {
        resource.ipConfigurations.removeIf([&](const auto& c) { return isGone(c.subnet); });
        for (azure::NicIpConfiguration& configuration : resource.ipConfigurations)
            configuration.applicationSecurityGroups.removeIf(isGone);
    }
    if constexpr (R::kKind == Kind::NetworkSecurityGroup) {
        for (azure::SecurityRule& rule : resource.securityRules) {
            std::erase_if(rule.sourceApplicationSecurityGroups, isGone);
            std::erase_if(rule.destinationApplicationSecurityGroups, isGone);
        }
    }
    if constexpr (R::kKind == Kind::LoadBalancer)
        std::erase_if(resource.backendNics, isGone);
    if constexpr (R::kKind == Kind::NatGateway)
        std::erase_if(resource.publicIpAddresses, isGone);
    azure::visitReferences(resource, [&](auto& reference) {
        if (isGone(reference))
            reference = {};
    });
}

Message labelOf(const Document& document, const std::vector<ObjectId>& objects)
{
    if (objects.size() == 1)
        return removeLabel(objects.front().kind(), document.nameOf(objects.front()));
    return {PEERSCAPE_TR_NOOP("Delete {0} {0|object|objects}"), {std::to_string(objects.size())}};
}

/// What stands in a subnet, as Azure names it: the configuration of an interface or a gateway, else
/// the resource.
std::string occupantOf(const Document& document, SubnetId subnet, ObjectId user)
{
    std::string occupant = resourceId(document, user);
    document.visit(user, [&](auto, const auto& resource) {
        if constexpr (requires { resource.ipConfigurations.front().subnet; }) {
            for (const auto& configuration : resource.ipConfigurations) {
                if (configuration.subnet == subnet) {
                    occupant += "/ipConfigurations/" + configuration.name.str();
                    return;
                }
            }
        }
    });
    return occupant;
}

/// The error of deleting something in use.
Error inUse(const Document& document, std::string code, ObjectId id, ObjectId user)
{
    if (const azure::Subnet* subnet = document.find(SubnetId::of(id)))
        return {std::move(code),
                fmt::format("Subnet {} is in use by {} and cannot be deleted. In order to delete "
                            "the subnet, delete all the resources within the subnet. See "
                            "aka.ms/deletesubnet.",
                            subnet->name.view(), occupantOf(document, SubnetId::of(id), user)),
                {id, user}};
    return {std::move(code),
            fmt::format("{} cannot be deleted because it is in use by {}.",
                        resourceId(document, id), resourceId(document, user)),
            {id, user}};
}

/// The code of what Azure answers when an object of a kind is deleted while in use.
std::string_view inUseCode(Kind kind)
{
    switch (kind) {
    case Kind::Subnet:
        return "InUseSubnetCannotBeDeleted";
    case Kind::RouteTable:
        return "InUseRouteTableCannotBeDeleted";
    case Kind::NetworkSecurityGroup:
        return "InUseNetworkSecurityGroupCannotBeDeleted";
    case Kind::ApplicationSecurityGroup:
        return "ApplicationSecurityGroupInUse";
    case Kind::NetworkInterface:
        return "NicInUse";
    case Kind::PublicIpAddress:
        return "PublicIPAddressCannotBeDeleted";
    default:
        return "SIM-InUse";
    }
}

/// The object that keeps `id` from being deleted alone, or none.
ObjectId userOf(const Document& document, ObjectId id)
{
    switch (id.kind()) {
    case Kind::Subnet:
    case Kind::RouteTable:
    case Kind::NetworkSecurityGroup:
    case Kind::ApplicationSecurityGroup:
    case Kind::PublicIpAddress:
    case Kind::NatGateway:
    case Kind::VirtualNetworkGateway:
    case Kind::LocalNetworkGateway:
    case Kind::ExpressRouteCircuit: {
        const auto users = document.referrers(id);
        return users.empty() ? ObjectId() : users.front();
    }
    case Kind::NetworkInterface:
        return document.find(NicId::of(id))->virtualMachine;
    default:
        return {};
    }
}

/// Removes exactly `removed` (sorted) and clears what refers to them.
EditResult removeExactly(const Document& document, const std::vector<ObjectId>& removed,
                         Message label, const Progress& progress = {})
{
    const auto cancelled = [] { return fail("Cancelled", "deleting was cancelled"); };
    azure::Transaction transaction(document);
    const auto isGone = [&](ObjectId id) {
        return std::binary_search(removed.begin(), removed.end(), id);
    };
    ProgressSteps freeing(progress, 0.2, 0.5, removed.size());
    for (const ObjectId id : removed) {
        if (!freeing.next())
            return cancelled();
        if (const PeeringId reverse = azure::reverseOf(document, PeeringId::of(id));
            reverse && !isGone(reverse)) {
            transaction.update(reverse, [](azure::Peering& link) { link.disconnected = true; });
            azure::handOverBends(transaction, PeeringId::of(id));
        }
        for (const ObjectId user : document.referrers(id)) {
            if (isGone(user))
                continue;
            transaction.document().visit(user, [&](auto typed, auto copy) {
                clearReferences(document, removed, copy);
                transaction.put(typed, std::move(copy));
            });
        }
    }
    ProgressSteps removing(progress, 0.5, 0.9, removed.size());
    for (const ObjectId id : removed) {
        if (!removing.next())
            return cancelled();
        transaction.remove(id);
    }
    return makeEdit(transaction, std::move(label));
}

} // namespace

std::vector<ObjectId> removalClosure(const Document& document, const std::vector<ObjectId>& objects)
{
    Closure closure(document);
    for (const ObjectId id : objects)
        closure.add(id);
    return closure.finish();
}

EditResult removeObjects(const Document& document, const std::vector<ObjectId>& objects,
                         const Progress& progress)
{
    if (objects.empty())
        return failOwn("ResourceNotFound", {PEERSCAPE_TR_NOOP("There is nothing to delete."), {}});
    for (const ObjectId id : objects) {
        if (!document.contains(id))
            return fail("ResourceNotFound", "The resource was not found.", {id});
    }
    return removeExactly(document, removalClosure(document, objects), labelOf(document, objects),
                         progress);
}

EditResult removeStrict(const Document& document, ObjectId id)
{
    if (!document.contains(id))
        return fail("ResourceNotFound", "The resource was not found.", {id});
    if (const ObjectId user = userOf(document, id))
        return tl::unexpected<Error>(inUse(document, std::string(inUseCode(id.kind())), id, user));
    std::vector<ObjectId> removed{id};
    if (id.kind() == Kind::VirtualNetwork) {
        for (const ObjectId subnet : azure::subnetsOf(document, VnetId::of(id))) {
            if (const ObjectId user = userOf(document, subnet))
                return tl::unexpected<Error>(
                    inUse(document, "InUseSubnetCannotBeDeleted", subnet, user));
            removed.push_back(subnet);
        }
        for (const PeeringId peering : azure::peeringsOf(document, VnetId::of(id)))
            removed.push_back(peering);
    } else if (id.kind() == Kind::ResourceGroup || id.kind() == Kind::Subscription) {
        removed = removalClosure(document, removed);
    }
    std::sort(removed.begin(), removed.end());
    return removeExactly(document, removed, labelOf(document, {id}));
}

} // namespace peerscape::edit
