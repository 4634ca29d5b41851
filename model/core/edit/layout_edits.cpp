#include "core/edit/layout_edits.h"

#include "core/azure/names.h"
#include "core/edit/maker.h"

#include <fmt/format.h>

namespace peerscape::edit {

EditResult place(const Document& document,
                 const std::vector<std::pair<ObjectId, azure::Placement>>& placements,
                 Message label)
{
    azure::Transaction transaction(document);
    for (const auto& [id, placement] : placements) {
        if (!document.contains(id))
            return fail("ResourceNotFound", "The resource was not found.", {id});
        if (!azure::isPlaced(id.kind()))
            return fail("NotPlaced",
                        "This stands inside something else and has no place of its own.", {id});
        transaction.place(id, placement);
    }
    return makeEdit(transaction, std::move(label));
}

EditResult setRegion(const Document& document, VnetId id, std::string_view location)
{
    const azure::VirtualNetwork* vnet = document.find(id);
    if (vnet == nullptr)
        return fail("ResourceNotFound", "The virtual network was not found.", {id});
    const Text region(location);
    azure::Transaction transaction(document);
    const auto move = [&](ObjectId object) {
        document.visit(object, [&](auto typed, auto copy) {
            if constexpr (requires { copy.location; }) {
                if (!(copy.location == region)) {
                    copy.location = region;
                    transaction.put(typed, std::move(copy));
                }
            }
        });
    };
    // What is shared with other networks stays behind and makes the move impossible (D20).
    const auto usedOnlyHere = [&](ObjectId shared) {
        for (const ObjectId user : document.referrers(shared)) {
            if (azure::vnetOf(document, user) != id)
                return false;
        }
        return true;
    };
    const auto moveAssociated = [&](ObjectId shared) {
        if (shared && usedOnlyHere(shared))
            move(shared);
    };
    move(id);
    for (const ObjectId subnetId : azure::subnetsOf(document, id)) {
        const azure::Subnet* subnet = document.find(SubnetId::of(subnetId));
        for (const ObjectId resident : document.referrers(subnetId)) {
            move(resident);
            if (const auto* nic = document.find(NicId::of(resident))) {
                move(nic->virtualMachine);
                moveAssociated(nic->networkSecurityGroup);
                for (const auto& configuration : nic->ipConfigurations)
                    moveAssociated(configuration.publicIPAddress);
            }
            if (const auto* gateway = document.find(GatewayId::of(resident))) {
                for (const auto& configuration : gateway->ipConfigurations)
                    moveAssociated(configuration.publicIPAddress);
            }
        }
        moveAssociated(subnet->routeTable);
        moveAssociated(subnet->networkSecurityGroup);
        moveAssociated(subnet->natGateway);
    }
    const Document& after = transaction.document();
    for (const ObjectId subnetId : azure::subnetsOf(after, id)) {
        const azure::Subnet* subnet = after.find(SubnetId::of(subnetId));
        for (const ObjectId shared :
             {ObjectId(subnet->routeTable), ObjectId(subnet->networkSecurityGroup)}) {
            if (shared && !usedOnlyHere(shared) && !equalsIgnoringCase(vnet->location, location))
                return fail(
                    "SIM-1.10",
                    fmt::format("Virtual network {} cannot move to {} because {} is "
                                "associated with its subnet '{}' and with others that stay.",
                                azure::resourceId(document, id), location,
                                azure::resourceId(document, shared), subnet->name.view()),
                    {id, shared, subnetId});
        }
    }
    return makeEdit(transaction,
                    {PEERSCAPE_TR_NOOP("Move {0} to {1}"), {vnet->name.str(), region.str()}});
}

EditResult moveToSubnet(const Document& document, ObjectId nicOrVm, SubnetId subnet)
{
    const azure::Subnet* target = document.find(subnet);
    if (target == nullptr)
        return fail("ResourceNotFound", "The subnet was not found.", {subnet});
    NicId nic = NicId::of(nicOrVm);
    if (nicOrVm.kind() == Kind::VirtualMachine) {
        const auto nics = document.referrers(nicOrVm, Kind::NetworkInterface);
        if (!nics.empty())
            nic = NicId::of(nics.front());
    }
    if (document.find(nic) == nullptr)
        return fail("ResourceNotFound", "The network interface was not found.", {nicOrVm});
    const azure::VirtualNetwork* vnet = document.find(target->virtualNetwork);
    const VnetId from = azure::vnetOf(document, nic);
    Maker maker(document);
    maker.change(nic, [&](azure::NetworkInterface& value) {
        for (azure::NicIpConfiguration& configuration : value.ipConfigurations)
            configuration.subnet = subnet;
        if (vnet != nullptr && from != target->virtualNetwork)
            value.location = vnet->location;
    });
    const VmId vm = document.find(nic)->virtualMachine;
    if (vnet != nullptr && from != target->virtualNetwork && document.find(vm) != nullptr)
        maker.change(vm, [&](azure::VirtualMachine& value) { value.location = vnet->location; });
    const ObjectId named = nicOrVm;
    return maker.finish({PEERSCAPE_TR_NOOP("Move {0} to {1}"),
                         {document.nameOf(named).str(), azure::displayName(document, subnet)}});
}

EditResult setSettings(const Document& document, azure::DocumentSettings settings)
{
    Message label{PEERSCAPE_TR_NOOP("Change document settings"), {}};
    if (settings.noneList != document.settings().noneList)
        label = {PEERSCAPE_TR_NOOP("Use reserved prefixes of {0}"), {settings.noneList.str()}};
    else if (settings.title != document.settings().title)
        label = {PEERSCAPE_TR_NOOP("Change title"), {}};
    azure::Transaction transaction(document);
    transaction.setSettings(std::move(settings));
    return makeEdit(transaction, std::move(label));
}

} // namespace peerscape::edit
