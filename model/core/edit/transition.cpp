#include "core/edit/transition.h"

#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/azure/peering_state.h"
#include "core/edit/addresses.h"
#include "core/edit/expectation_edits.h"
#include "core/edit/overlaps.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::edit {

namespace {

using azure::Document;
using azure::resourceId;
using net::Prefix;
using rules::Errors;

bool containsPrefix(const std::vector<Prefix>& spaces, const Prefix& prefix)
{
    return std::any_of(spaces.begin(), spaces.end(),
                       [&](const Prefix& space) { return space.contains(prefix); });
}

/// Something that stands in a subnet without an address of its own in the document.
bool occupiesWithoutAddress(Kind kind)
{
    return kind == Kind::VirtualNetworkGateway || kind == Kind::BastionHost
           || kind == Kind::RouteServer;
}

/// Whether the value under `id` differs by this function between two documents.
template<class IdType, class Get>
bool changed(const Document& before, const Document& after, IdType id, Get get)
{
    const auto* a = before.find(id);
    const auto* b = after.find(id);
    if (a == nullptr || b == nullptr)
        return a != b;
    return !(get(*a) == get(*b));
}

/// Whether a network has a prefix that it had not: without one it overlaps nothing anew.
bool hasNewPrefix(const azure::VirtualNetwork* before, const azure::VirtualNetwork* after)
{
    if (before == nullptr || after == nullptr)
        return before != after;
    const auto& old = before->addressPrefixes;
    return std::any_of(after->addressPrefixes.begin(), after->addressPrefixes.end(),
                       [&](const Prefix& prefix) {
                           return std::find(old.begin(), old.end(), prefix) == old.end();
                       });
}

const auto kPlace = [](const auto& resource) {
    return std::pair(resource.resourceGroup, resource.location);
};

void aroundVnet(const Document& document, const Document& before, const Document& after, VnetId id,
                Errors& errors)
{
    using azure::VirtualNetwork;
    if (hasNewPrefix(before.find(id), after.find(id)))
        rules::checkOverlapsOfVnet({document, id}, id, errors);
    if (changed(before, after, id, kPlace)) {
        for (const ObjectId subnet : azure::subnetsOf(document, id))
            rules::checkSubnet({document, subnet}, SubnetId::of(subnet), errors);
    }
}

void aroundSubnet(const Document& document, const Document& before, const Document& after,
                  SubnetId id, Errors& errors)
{
    using azure::Subnet;
    const azure::Subnet* subnet = document.find(id);
    if (subnet == nullptr)
        return;
    const bool resized =
        changed(before, after, id, [](const Subnet& s) { return s.addressPrefixes; });
    const bool repurposed = changed(
        before, after, id, [](const Subnet& s) { return std::pair(s.name, s.delegations); });
    if (resized || repurposed) {
        for (const ObjectId resident : document.referrers(id))
            rules::checkObject({document, resident}, resident, errors);
    }
    if (resized) {
        const auto links = document.referrers(subnet->virtualNetwork, Kind::Peering);
        if (std::any_of(links.begin(), links.end(), [&](ObjectId link) {
                return !document.find(PeeringId::of(link))->peerCompleteVnets;
            }))
            rules::checkOverlapsOfVnet({document, subnet->virtualNetwork}, subnet->virtualNetwork,
                                       errors);
    }
}

void aroundRouteTable(const Document& document, const Document& before, const Document& after,
                      RouteTableId id, Errors& errors)
{
    if (!changed(before, after, id, kPlace)
        && !changed(before, after, id, rules::hasDefaultRouteToInternet))
        return;
    for (const ObjectId subnet : document.referrers(id, Kind::Subnet))
        rules::checkSubnet({document, subnet}, SubnetId::of(subnet), errors);
}

void aroundNsg(const Document& document, const Document& before, const Document& after, NsgId id,
               Errors& errors)
{
    const bool moved = changed(before, after, id, kPlace);
    if (!moved && !changed(before, after, id, [](const azure::NetworkSecurityGroup& n) {
            return n.securityRules;
        }))
        return;
    for (const ObjectId subnet : document.referrers(id, Kind::Subnet))
        rules::checkSubnet({document, subnet}, SubnetId::of(subnet), errors);
    if (!moved)
        return;
    for (const ObjectId nic : document.referrers(id, Kind::NetworkInterface))
        rules::checkNic({document, nic}, NicId::of(nic), errors);
}

/// V03 from the other end, and V30: what a gateway or route server does to the network it comes to.
void aroundGateway(const Document& document, ObjectId id, Errors& errors)
{
    const SubnetId subnet = azure::subnetOf(document, id);
    if (!subnet)
        return;
    rules::checkSubnet({document, subnet}, subnet, errors);
    for (const PeeringId link : azure::peeringsOf(document, azure::vnetOf(document, id))) {
        if (document.find(link)->useRemoteGateways)
            errors.push_back(Error{
                "SIM-V03",
                fmt::format("Cannot create gateway {} because peering {} of its virtual network "
                            "has UseRemoteGateways flag set to true.",
                            resourceId(document, id), resourceId(document, link)),
                {id, link}});
    }
}

bool sameKey(const Error& a, const Error& b)
{
    return a.code == b.code && a.subjects == b.subjects;
}

/// The name, scope and count of an object are compared with the whole document only when they
/// changed.
void checkAmongAll(const Document& before, const Document& after, ObjectId id, Errors& errors)
{
    const bool isNew = !before.contains(id);
    const rules::View view{after, id};
    if (isNew || before.nameOf(id) != after.nameOf(id)
        || rules::nameScope(before, id).parent != rules::nameScope(after, id).parent)
        rules::checkNameTaken(view, id, errors);
    if (isNew || rules::countScope(before, id) != rules::countScope(after, id))
        rules::checkCount(view, id, errors);
}

Errors violationsOf(const Document& document, ObjectId id)
{
    Errors errors;
    if (!document.contains(id))
        return errors;
    const rules::View view{document, id};
    rules::checkObject(view, id, errors);
    if (const PeeringId peering = PeeringId::of(id)) {
        rules::checkPeeredOverlap(view, peering, errors);
        rules::checkNeighbourOverlap(view, peering, errors);
    }
    rules::checkAddressClash(view, id, errors);
    return errors;
}

/// In front the refusals that hold for every update of a link, known before or not (4.4.9).
bool alwaysRefused(ObjectId id, const Error& error)
{
    return id.kind() == Kind::Peering && error.code == "RemoteVnetHasNoGateways";
}

/// The first of `found` that was not known before.
std::optional<Error> firstNew(const Errors& known, Errors found, ObjectId id)
{
    for (Error& error : found) {
        if (alwaysRefused(id, error)
            || std::none_of(known.begin(), known.end(),
                            [&](const Error& other) { return sameKey(other, error); }))
            return std::move(error);
    }
    return std::nullopt;
}

std::optional<Error> newFlagViolation(const Document& before, const Document& after, PeeringId id)
{
    Errors found;
    rules::checkPeeringFlags({after, id}, id, found);
    if (found.empty())
        return std::nullopt;
    Errors known;
    rules::checkPeeringFlags({before, id}, id, known);
    return firstNew(known, std::move(found), id);
}

/// An interface that is named after its machine, as `az vm create` names it, keeps being so.
void renameInterfaces(azure::Transaction& transaction, const Document& before, VmId machine)
{
    const azure::VirtualMachine* old = before.find(machine);
    const Text now = transaction.document().find(machine)->name;
    if (old == nullptr || old->name == now)
        return;
    const std::string wanted = azure::machineNicName(now.view());
    const std::string stem = azure::machineNicName(old->name.view());
    for (const ObjectId nic : before.referrers(machine, Kind::NetworkInterface)) {
        const std::string name = before.nameOf(nic).str();
        if (!name.starts_with(stem)
            || name.find_first_not_of("0123456789", stem.size()) != std::string::npos
            || !transaction.document()
                    .named(Kind::NetworkInterface, before.find(NicId::of(nic))->resourceGroup,
                           wanted)
                    .empty())
            continue;
        transaction.update(NicId::of(nic),
                           [&](azure::NetworkInterface& value) { value.name = Text(wanted); });
        renameInExpectations(transaction, before, nic);
    }
}

/// Subnet peerings list subnets by name.
void renameInPeerings(azure::Transaction& transaction, const Document& before, SubnetId id)
{
    const azure::Subnet* old = before.find(id);
    if (old == nullptr || old->name == transaction.document().find(id)->name)
        return;
    const Document after = transaction.document();
    const azure::Subnet* now = after.find(id);
    const auto renameIn = [&](auto& names) {
        for (Text& name : names) {
            if (equalsIgnoringCase(name, old->name))
                name = now->name;
        }
    };
    for (const ObjectId link : after.referrers(now->virtualNetwork, Kind::Peering)) {
        transaction.update(PeeringId::of(link), [&](azure::Peering& peering) {
            if (peering.virtualNetwork == now->virtualNetwork)
                renameIn(peering.localSubnetNames);
            if (peering.remoteVirtualNetwork == now->virtualNetwork)
                renameIn(peering.remoteSubnetNames);
        });
    }
}

/// When both sides are connected by putting one, each holds the other's present space (3.2.1).
void copySpaceBack(azure::Transaction& transaction, const Document& before, PeeringId id)
{
    const azure::Peering* old = before.find(id);
    if (old != nullptr && !old->disconnected
        && old->remoteVirtualNetwork == transaction.document().find(id)->remoteVirtualNetwork)
        return; // connected already, or not by this
    const Document after = transaction.document();
    const PeeringId reverse = azure::reverseOf(after, id);
    const bool wasThere =
        before.contains(id) && azure::peeringState(before, id) == azure::PeeringState::Connected;
    if (!reverse || wasThere || !azure::isLive(after, reverse))
        return;
    transaction.update(reverse, [&](azure::Peering& link) {
        std::vector<Prefix> space = azure::currentRemoteSpace(after, link);
        if (!space.empty())
            link.remoteAddressSpace = std::move(space);
    });
}

} // namespace

bool onlyFlagsDiffer(const azure::Peering& before, const azure::Peering& after)
{
    return before.name == after.name && before.extra == after.extra
           && before.virtualNetwork == after.virtualNetwork
           && before.remoteVirtualNetwork == after.remoteVirtualNetwork
           && before.remoteResourceId == after.remoteResourceId
           && before.disconnected == after.disconnected
           && before.peerCompleteVnets == after.peerCompleteVnets
           && before.enableOnlyIPv6Peering == after.enableOnlyIPv6Peering
           && before.localSubnetNames == after.localSubnetNames
           && before.remoteSubnetNames == after.remoteSubnetNames
           && before.remoteAddressSpace == after.remoteAddressSpace;
}

std::optional<Error> refuseTransition(const Document& document, VnetId id,
                                      const azure::VirtualNetwork& before,
                                      const azure::VirtualNetwork& after)
{
    for (const ObjectId subnetId : azure::subnetsOf(document, id)) {
        const azure::Subnet* subnet = document.find(SubnetId::of(subnetId));
        for (const Prefix& prefix : subnet->addressPrefixes) {
            if (containsPrefix(before.addressPrefixes, prefix)
                && !containsPrefix(after.addressPrefixes, prefix))
                return Error{"InUsePrefixCannotBeDeleted",
                             fmt::format("Address prefix of virtual network {} cannot be deleted "
                                         "because subnet {} ({}) uses it.",
                                         resourceId(document, id), resourceId(document, subnetId),
                                         prefix.toString()),
                             {id, subnetId}};
        }
    }
    return std::nullopt;
}

std::optional<Error> refuseTransition(const Document& document, SubnetId id,
                                      const azure::Subnet& before, const azure::Subnet& after)
{
    if (before.virtualNetwork != after.virtualNetwork)
        return Error{"SIM-1.5",
                     fmt::format("Subnet {} cannot be moved to another virtual network.",
                                 resourceId(document, id)),
                     {id}};
    const auto inUse = [&](ObjectId user) {
        return Error{
            "InUseSubnetCannotBeUpdated",
            fmt::format("Subnet {} is in use by {} and its address range cannot be changed "
                        "so that this is left outside.",
                        resourceId(document, id), resourceId(document, user)),
            {id, user}};
    };
    for (const ObjectId user : document.referrers(id)) {
        for (const AddressUse& use : addressesOf(document, user, id)) {
            if (holds(before, use.address) && !holds(after, use.address))
                return inUse(user);
        }
        if (!occupiesWithoutAddress(user.kind()))
            continue;
        for (const Prefix& prefix : before.addressPrefixes) {
            if (!containsPrefix(after.addressPrefixes, prefix))
                return inUse(user);
        }
    }
    return std::nullopt;
}

std::optional<Error> refuseTransition(const Document& document, PeeringId id,
                                      const azure::Peering& before, const azure::Peering& after)
{
    if (before.virtualNetwork != after.virtualNetwork)
        return Error{"SIM-3.1.1",
                     fmt::format("Peering {} cannot be moved to another virtual network.",
                                 resourceId(document, id)),
                     {id}};
    if (before.remoteVirtualNetwork && before.remoteVirtualNetwork != after.remoteVirtualNetwork)
        return Error{
            "ChangingRemoteVirtualNetworkNotAllowed",
            fmt::format("The remote virtual network of peering {} cannot be changed from {}. "
                        "Delete the peering and create it again.",
                        resourceId(document, id),
                        resourceId(document, before.remoteVirtualNetwork)),
            {id, before.remoteVirtualNetwork}};
    if (before.peerCompleteVnets != after.peerCompleteVnets)
        return Error{
            "SIM-V28",
            fmt::format("Peering {} cannot be switched between complete virtual networks and "
                        "subnets. Delete it and create it again.",
                        resourceId(document, id)),
            {id}};
    return std::nullopt;
}

void followUp(azure::Transaction& transaction, const Document& before, ObjectId id)
{
    renameInExpectations(transaction, before, id);
    if (const SubnetId subnet = SubnetId::of(id))
        renameInPeerings(transaction, before, subnet);
    else if (const PeeringId peering = PeeringId::of(id))
        copySpaceBack(transaction, before, peering);
    else if (const VmId machine = VmId::of(id))
        renameInterfaces(transaction, before, machine);
}

Errors violationsAround(const Document& document, const Document& before, const Document& after,
                        ObjectId id)
{
    Errors errors;
    if (!document.contains(id))
        return errors;
    switch (id.kind()) {
    case Kind::VirtualNetwork:
        aroundVnet(document, before, after, VnetId::of(id), errors);
        break;
    case Kind::Subnet:
        aroundSubnet(document, before, after, SubnetId::of(id), errors);
        break;
    case Kind::RouteTable:
        aroundRouteTable(document, before, after, RouteTableId::of(id), errors);
        break;
    case Kind::NetworkSecurityGroup:
        aroundNsg(document, before, after, NsgId::of(id), errors);
        break;
    case Kind::VirtualNetworkGateway:
    case Kind::RouteServer:
        aroundGateway(document, id, errors);
        break;
    default:
        break;
    }
    return errors;
}

std::optional<Error> newViolation(const Document& before, const Document& after, ObjectId id,
                                  bool flagsOnly)
{
    if (flagsOnly)
        return newFlagViolation(before, after, PeeringId::of(id));
    Errors found = violationsOf(after, id);
    for (Error& error : violationsAround(after, before, after, id))
        found.push_back(std::move(error));
    checkAmongAll(before, after, id, found);
    if (found.empty())
        return std::nullopt;
    Errors known = violationsOf(before, id);
    for (Error& error : violationsAround(before, before, after, id))
        known.push_back(std::move(error));
    return firstNew(known, std::move(found), id);
}

} // namespace peerscape::edit
