#include "core/edit/layout_edits.h"

#include "core/azure/lines.h"
#include "core/azure/names.h"
#include "core/edit/maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace peerscape::edit {

namespace {

/// What a change of many places is called when it concerns one object, and when several.
struct FlagLabels
{
    std::string_view one;
    std::string_view several;
};

EditResult changeFlag(const Document& document, const std::vector<ObjectId>& ids,
                      bool azure::Placement::* flag, bool value, const FlagLabels& labels)
{
    azure::Transaction transaction(document);
    std::vector<ObjectId> changed;
    for (const ObjectId id : ids) {
        const azure::Placement* current = document.placement(id);
        if (current == nullptr || current->*flag == value)
            continue;
        azure::Placement placement = *current;
        placement.*flag = value;
        transaction.place(id, placement);
        changed.push_back(id);
    }
    if (changed.size() == 1)
        return makeEdit(transaction, {labels.one, {azure::displayName(document, changed.front())}});
    return makeEdit(transaction, {labels.several, {std::to_string(changed.size())}});
}

} // namespace

EditResult place(const Document& document,
                 const std::vector<std::pair<ObjectId, azure::Placement>>& placements,
                 Message label)
{
    azure::Transaction transaction(document);
    for (const auto& [id, placement] : placements) {
        if (!document.contains(id))
            return fail("ResourceNotFound", "The resource was not found.", {id});
        if (!azure::isPlaced(id.kind()))
            return failOwn("NotPlaced",
                           {PEERSCAPE_TR_NOOP(
                                "This stands inside something else and has no place of its own."),
                            {}},
                           {id});
    }
    azure::placeWithBends(transaction, placements);
    return makeEdit(transaction, std::move(label));
}

EditResult arrange(const Document& document,
                   const std::vector<std::pair<ObjectId, azure::Placement>>& placements)
{
    EditResult placed = place(document, placements, {PEERSCAPE_TR_NOOP("Arrange everything"), {}});
    if (!placed)
        return placed;
    azure::Transaction transaction(placed->next);
    const auto hasMoved = [&](ObjectId end) {
        const azure::Placement* before = document.placement(end);
        const azure::Placement* after = placed->next.placement(end);
        return before != nullptr && after != nullptr && !(before->position == after->position);
    };
    document.forEachBent([&](ObjectId line, const std::vector<azure::Point>& bends) {
        const azure::LineEnds ends = azure::lineEnds(document, line);
        const bool wentAlong = !(*placed->next.bends(line) == bends);
        if (!wentAlong && (hasMoved(ends.from) || hasMoved(ends.to)))
            transaction.bend(line, {});
    });
    placed->next = transaction.take();
    placed->changes = Document::diff(document, placed->next);
    return placed;
}

EditResult bendLine(const Document& document, ObjectId line, const std::vector<azure::Point>& bends)
{
    if (!document.contains(line))
        return fail("ResourceNotFound", "The resource was not found.", {line});
    if (!azure::isLine(line.kind()))
        return failOwn("NotALine",
                       {PEERSCAPE_TR_NOOP("Only a peering or a connection can be bent."), {}},
                       {line});
    if (bends.size() > azure::kMostBends)
        return failOwn("TooManyBends",
                       {PEERSCAPE_TR_NOOP("A line has at most {0} bends."),
                        {std::to_string(azure::kMostBends)}},
                       {line});
    const bool fewer = bends.size() < azure::bendsOf(document, line).size();
    azure::Transaction transaction(document);
    azure::setBends(transaction, line, bends);
    return makeEdit(transaction, {fewer ? PEERSCAPE_TR_NOOP("Remove a bend of {0}")
                                        : PEERSCAPE_TR_NOOP("Bend {0}"),
                                  {azure::displayName(document, line)}});
}

EditResult reroute(const Document& document, const std::vector<ObjectId>& lines)
{
    azure::Transaction transaction(document);
    std::vector<ObjectId> straightened;
    for (const ObjectId line : lines) {
        if (!azure::isLine(line.kind()) || azure::bendsOf(transaction.document(), line).empty())
            continue;
        azure::setBends(transaction, line, {});
        straightened.push_back(line);
    }
    if (straightened.size() == 1)
        return makeEdit(transaction, {PEERSCAPE_TR_NOOP("Re-route {0}"),
                                      {azure::displayName(document, straightened.front())}});
    return makeEdit(transaction, {PEERSCAPE_TR_NOOP("Re-route {0} {0|line|lines}"),
                                  {std::to_string(straightened.size())}});
}

EditResult setRegion(const Document& document, VnetId id, std::string_view location)
{
    return setRegion(document, std::vector<VnetId>{id}, location);
}

EditResult setRegion(const Document& document, const std::vector<VnetId>& ids,
                     std::string_view location)
{
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
    std::vector<VnetId> going = ids;
    std::sort(going.begin(), going.end());
    const auto goes = [&](VnetId vnet) {
        return std::binary_search(going.begin(), going.end(), vnet);
    };
    // What is shared with networks that stay stays behind and makes the move impossible (D20).
    const auto usedOnlyHere = [&](ObjectId shared) {
        for (const ObjectId user : document.referrers(shared)) {
            if (!goes(azure::vnetOf(document, user)))
                return false;
        }
        return true;
    };
    const auto moveAssociated = [&](ObjectId shared) {
        if (shared && usedOnlyHere(shared))
            move(shared);
    };
    for (const VnetId id : ids) {
        if (document.find(id) == nullptr)
            return fail("ResourceNotFound", "The virtual network was not found.", {id});
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
    }
    for (const VnetId id : ids) {
        const azure::VirtualNetwork* vnet = document.find(id);
        for (const ObjectId subnetId : azure::subnetsOf(document, id)) {
            const azure::Subnet* subnet = document.find(SubnetId::of(subnetId));
            for (const ObjectId shared :
                 {ObjectId(subnet->routeTable), ObjectId(subnet->networkSecurityGroup)}) {
                if (shared && !usedOnlyHere(shared)
                    && !equalsIgnoringCase(vnet->location, location))
                    return fail(
                        "SIM-1.10",
                        fmt::format("Virtual network {} cannot move to {} because {} is "
                                    "associated with its subnet '{}' and with others that stay.",
                                    azure::resourceId(document, id), location,
                                    azure::resourceId(document, shared), subnet->name.view()),
                        {id, shared, subnetId});
            }
        }
    }
    if (ids.size() == 1)
        return makeEdit(transaction, {PEERSCAPE_TR_NOOP("Move {0} to {1}"),
                                      {document.find(ids.front())->name.str(), region.str()}});
    return makeEdit(transaction,
                    {PEERSCAPE_TR_NOOP("Move {0} {0|virtual network|virtual networks} to {1}"),
                     {std::to_string(ids.size()), region.str()}});
}

EditResult setLocked(const Document& document, const std::vector<ObjectId>& ids, bool locked)
{
    return changeFlag(document, ids, &azure::Placement::locked, locked,
                      locked ? FlagLabels{PEERSCAPE_TR_NOOP("Lock {0}"),
                                          PEERSCAPE_TR_NOOP("Lock {0} {0|object|objects}")}
                             : FlagLabels{PEERSCAPE_TR_NOOP("Unlock {0}"),
                                          PEERSCAPE_TR_NOOP("Unlock {0} {0|object|objects}")});
}

EditResult setCollapsed(const Document& document, const std::vector<ObjectId>& ids, bool collapsed)
{
    std::vector<ObjectId> networks;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(networks),
                 [](ObjectId id) { return id.kind() == Kind::VirtualNetwork; });
    return changeFlag(
        document, networks, &azure::Placement::collapsed, collapsed,
        collapsed
            ? FlagLabels{PEERSCAPE_TR_NOOP("Collapse {0}"),
                         PEERSCAPE_TR_NOOP("Collapse {0} {0|virtual network|virtual networks}")}
            : FlagLabels{PEERSCAPE_TR_NOOP("Expand {0}"),
                         PEERSCAPE_TR_NOOP("Expand {0} {0|virtual network|virtual networks}")});
}

EditResult showLayer(const Document& document, azure::Layer layer, bool shown)
{
    struct Labels
    {
        std::string_view show;
        std::string_view hide;
    };
    static constexpr std::array<Labels, azure::kLayers.size()> kLabels{{
        {PEERSCAPE_TR_NOOP("Show peerings"), PEERSCAPE_TR_NOOP("Hide peerings")},
        {PEERSCAPE_TR_NOOP("Show routes"), PEERSCAPE_TR_NOOP("Hide routes")},
        {PEERSCAPE_TR_NOOP("Show addresses"), PEERSCAPE_TR_NOOP("Hide addresses")},
        {PEERSCAPE_TR_NOOP("Show security"), PEERSCAPE_TR_NOOP("Hide security")},
        {PEERSCAPE_TR_NOOP("Show notes"), PEERSCAPE_TR_NOOP("Hide notes")},
    }};
    const Labels& labels = kLabels[static_cast<std::size_t>(layer)];
    azure::DocumentSettings settings = document.settings();
    settings.hiddenLayers.set(layer, !shown);
    azure::Transaction transaction(document);
    transaction.setSettings(std::move(settings));
    return makeEdit(transaction, {shown ? labels.show : labels.hide, {}});
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
