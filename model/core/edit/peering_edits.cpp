#include "core/edit/peering_edits.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/labels.h"
#include "core/edit/maker.h"
#include "core/edit/overlaps.h"
#include "core/edit/remove.h"

#include <fmt/format.h>

namespace peerscape::edit {

namespace {

using azure::Peering;

/// `<local>-To-<remote>`, as the portal names it, with a number when it is taken. The portal cuts
/// names that get longer than 80 characters.
Text peeringName(const Document& document, VnetId local, VnetId remote)
{
    std::string name = document.nameOf(local).str() + "-To-" + document.nameOf(remote).str();
    if (name.size() > 78)
        name.resize(78);
    const std::string stem = name;
    const auto taken = [&] {
        for (const PeeringId id : azure::peeringsOf(document, local)) {
            if (equalsIgnoringCase(document.find(id)->name, name))
                return true;
        }
        return false;
    };
    for (int number = 2; taken(); ++number)
        name = stem + '-' + std::to_string(number);
    return name;
}

PeeringId sideOf(const Document& document, VnetId local, VnetId remote)
{
    for (const PeeringId id : azure::peeringsOf(document, local)) {
        if (document.find(id)->remoteVirtualNetwork == remote)
            return id;
    }
    return {};
}

tl::unexpected<Error> notFound(ObjectId id)
{
    return fail("ResourceNotFound", "The peering was not found.", {id});
}

Peering newSide(const Document& document, VnetId local, VnetId remote, const std::string& name)
{
    Peering peering;
    peering.virtualNetwork = local;
    peering.remoteVirtualNetwork = remote;
    peering.name = name.empty() ? peeringName(document, local, remote) : Text(name);
    return peering;
}

} // namespace

EditResult addPeeringPair(const Document& document, VnetId a, VnetId b)
{
    if (document.find(a) == nullptr || document.find(b) == nullptr)
        return fail("ResourceNotFound", "The virtual network was not found.", {a, b});
    const PeeringId there = sideOf(document, a, b);
    const PeeringId back = sideOf(document, b, a);
    if (there && back && !document.find(there)->disconnected && !document.find(back)->disconnected)
        return fail("AnotherPeeringAlreadyReferencesRemoteVnet",
                    fmt::format("Virtual networks {} and {} are peered already.",
                                azure::resourceId(document, a), azure::resourceId(document, b)),
                    {there, back});
    Maker maker(document);
    const PeeringId first = there ? there : maker.add(newSide(document, a, b, {}));
    const PeeringId second =
        back || maker.failed() ? back : maker.add(newSide(maker.document(), b, a, {}));
    return maker.finish({PEERSCAPE_TR_NOOP("Peer {0} and {1}"),
                         {document.nameOf(a).str(), document.nameOf(b).str()}},
                        {first, second});
}

EditResult addPeering(const Document& document, VnetId local, VnetId remote, std::string name)
{
    if (document.find(local) == nullptr)
        return fail("ResourceNotFound", "The virtual network was not found.", {local});
    return create(document, newSide(document, local, remote, name));
}

EditResult addReciprocal(const Document& document, PeeringId id)
{
    const Peering* peering = document.find(id);
    if (peering == nullptr)
        return notFound(id);
    Peering other = newSide(document, peering->remoteVirtualNetwork, peering->virtualNetwork, {});
    if (document.find(other.virtualNetwork) == nullptr)
        return fail("InvalidGlobalResourceReference",
                    fmt::format("Resource {} referenced by resource {} was not found. Please make "
                                "sure that the referenced resource exists.",
                                peering->remoteResourceId.view(), azure::resourceId(document, id)),
                    {id});
    other.peerCompleteVnets = peering->peerCompleteVnets;
    other.enableOnlyIPv6Peering = peering->enableOnlyIPv6Peering;
    other.localSubnetNames = peering->remoteSubnetNames;
    other.remoteSubnetNames = peering->localSubnetNames;
    // Without this the new side would at once contradict the other one (V02).
    other.allowGatewayTransit = peering->useRemoteGateways;
    return create(document, std::move(other));
}

EditResult removePeering(const Document& document, PeeringId id)
{
    return document.find(id) != nullptr ? removeObjects(document, {id}) : EditResult(notFound(id));
}

EditResult removePeeringPair(const Document& document, PeeringId id)
{
    const Peering* peering = document.find(id);
    if (peering == nullptr)
        return notFound(id);
    const PeeringId reverse = azure::reverseOf(document, id);
    if (!reverse)
        return removeObjects(document, {id});
    EditResult result = removeObjects(document, {id, reverse});
    if (result)
        result->label = {PEERSCAPE_TR_NOOP("Delete peering between {0} and {1}"),
                         {document.nameOf(peering->virtualNetwork).str(),
                          document.nameOf(peering->remoteVirtualNetwork).str()}};
    return result;
}

EditResult syncPeering(const Document& document, PeeringId id)
{
    const Peering* peering = document.find(id);
    if (peering == nullptr)
        return notFound(id);
    if (azure::peeringState(document, id) != azure::PeeringState::Connected)
        return fail("SIM-3.6.1",
                    fmt::format("Peering {} is not Connected and cannot be synced.",
                                azure::resourceId(document, id)),
                    {id});
    azure::Transaction transaction(document);
    transaction.update(id, [&](Peering& link) {
        link.remoteAddressSpace = azure::currentRemoteSpace(document, link);
    });
    rules::Errors errors;
    rules::checkPeeredOverlap({transaction.document(), id}, id, errors);
    rules::checkNeighbourOverlap({transaction.document(), id}, id, errors);
    if (!errors.empty())
        return tl::unexpected<Error>(errors.front());
    return makeEdit(transaction, {PEERSCAPE_TR_NOOP("Sync {0}"), {peering->name.str()}});
}

EditResult resetPeering(const Document& document, PeeringId id)
{
    const Peering* peering = document.find(id);
    if (peering == nullptr)
        return notFound(id);
    if (!peering->disconnected)
        return fail("SIM-3.2.3",
                    fmt::format("Peering {} is not Disconnected.", azure::resourceId(document, id)),
                    {id});
    return put(document, id, *peering);
}

EditResult stateTraffic(const Document& document, PeeringId id,
                        std::optional<std::uint32_t> gigabytes)
{
    const Peering* peering = document.find(id);
    if (peering == nullptr)
        return notFound(id);
    azure::Transaction transaction(document);
    transaction.update(id, [&](Peering& side) { side.monthlyGigabytes = gigabytes; });
    const std::string name = peering->name.str();
    return makeEdit(transaction, gigabytes
                                     ? Message{PEERSCAPE_TR_NOOP("State {0} GB a month on {1}"),
                                               {std::to_string(*gigabytes), name}}
                                     : Message{PEERSCAPE_TR_NOOP("State no data on {0}"), {name}});
}

} // namespace peerscape::edit
