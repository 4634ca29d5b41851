#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/limits.h"
#include "core/edit/overlaps.h"
#include "core/edit/rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::edit::rules {

namespace {

using azure::Peering;
using azure::resourceId;

/// Everything that the rules of one peering ask for.
struct Sides
{
    const View& view;
    PeeringId id;
    const Peering& link;
    PeeringId reverseId;
    const Peering* reverse;

    /// Full resource id of the peering.
    [[nodiscard]] std::string name() const { return resourceId(view.document, id); }
    /// Of its network.
    [[nodiscard]] std::string local() const
    {
        return resourceId(view.document, link.virtualNetwork);
    }
    /// Of the remote network.
    [[nodiscard]] std::string remote() const
    {
        return view.document.find(link.remoteVirtualNetwork) != nullptr
                   ? resourceId(view.document, link.remoteVirtualNetwork)
                   : link.remoteResourceId.str();
    }
};

Sides sidesOf(const View& view, PeeringId id, const Peering& link)
{
    const PeeringId reverseId = azure::reverseOf(view.document, id);
    return {view, id, link, reverseId, view.document.find(reverseId)};
}

bool isExternal(const Document& document, VnetId id)
{
    const azure::VirtualNetwork* vnet = document.find(id);
    return vnet != nullptr && vnet->external;
}

/// V01–V04 (4.4.9).
void checkRemoteGateways(const Sides& s, Errors& errors)
{
    const Document& document = s.view.document;
    const VnetId remote = s.link.remoteVirtualNetwork;
    if (!s.link.useRemoteGateways)
        return;
    if (remote && !isExternal(document, remote) && !azure::hasOwnGateway(document, remote))
        errors.push_back(Error{
            "RemoteVnetHasNoGateways",
            fmt::format("Peering {} cannot have UseRemoteGateway flag set to true because remote "
                        "virtual network {} referenced by the peering does not have any gateways.",
                        s.name(), s.remote()),
            {s.id, remote}});
    if (s.reverse != nullptr && !s.reverse->allowGatewayTransit)
        errors.push_back(
            Error{"SIM-V02",
                  fmt::format("{} cannot have UseRemoteGateways flag set to true, because "
                              "corresponding remote peering has AllowGatewayTransit flag set to "
                              "false.",
                              s.name()),
                  {s.id, s.reverseId}});
    if (azure::hasOwnGateway(document, s.link.virtualNetwork))
        errors.push_back(
            Error{"SIM-V03",
                  fmt::format("Peering {} cannot have UseRemoteGateways flag set to true, because "
                              "virtual network {} has its own gateway.",
                              s.name(), s.local()),
                  {s.id, s.link.virtualNetwork}});
    for (const PeeringId other : azure::peeringsOf(document, s.link.virtualNetwork)) {
        if (other == s.id || !s.view.isLater(s.id, other)
            || !document.find(other)->useRemoteGateways)
            continue;
        errors.push_back(
            Error{"SIM-V04",
                  fmt::format("Peering {} cannot have UseRemoteGateways flag set to true, because "
                              "another peering {} already has UseRemoteGateways flag set to true.",
                              s.name(), resourceId(document, other)),
                  {s.id, other}});
        break;
    }
}

/// Whether a peering names this network: by id, or by the resource id of one that was deleted.
bool names(const Document& document, const Peering& link, VnetId vnet)
{
    if (link.remoteVirtualNetwork)
        return link.remoteVirtualNetwork == vnet;
    return !link.remoteResourceId.empty()
           && equalsIgnoringCase(link.remoteResourceId, resourceId(document, vnet));
}

/// Calls `visit` with the own peerings of `from` that may name `to` (see `names`): those towards it
/// and those towards deleted networks.
template<class Visit>
void forEachNaming(const View& view, VnetId from, VnetId to, Visit&& visit)
{
    const Document& document = view.document;
    for (const ObjectId id : azure::peeringsOfEither(document, from, to)) {
        const Peering* link = document.find(PeeringId::of(id));
        if (link->virtualNetwork == from && link->remoteVirtualNetwork == to)
            visit(PeeringId::of(id), *link);
    }
    PeeringLists lists(document);
    for (const PeeringId id :
         (view.peerings != nullptr ? *view.peerings : lists).of(from).towardsNone)
        visit(id, *document.find(id));
}

/// V07: the other side is disconnected, also when it refers to a deleted network of the same name
/// (3.2.4).
void checkRemoteState(const Sides& s, Errors& errors)
{
    if (s.link.disconnected || !s.link.remoteVirtualNetwork)
        return;
    const Document& document = s.view.document;
    PeeringId first;
    forEachNaming(s.view, s.link.remoteVirtualNetwork, s.link.virtualNetwork,
                  [&](PeeringId other, const Peering& back) {
                      if (back.disconnected && (!first || other < first)
                          && names(document, back, s.link.virtualNetwork))
                          first = other;
                  });
    if (first)
        errors.push_back(
            Error{"RemotePeeringIsDisconnected",
                  fmt::format("Cannot create or update peering {} because remote peering {} "
                              "referencing parent virtual network {} is in Disconnected state. "
                              "Update or re-create the remote peering to get it back to Initiated "
                              "state. Peering gets Disconnected when remote vnet or remote peering "
                              "is deleted and re-created.",
                              s.name(), resourceId(document, first), s.local()),
                  {s.id, first}});
}

/// V08: one peering towards a network (3.1.3).
void checkSecondPeering(const Sides& s, Errors& errors)
{
    if (!s.link.remoteVirtualNetwork)
        return;
    const Document& document = s.view.document;
    PeeringId first;
    forEachNaming(s.view, s.link.virtualNetwork, s.link.remoteVirtualNetwork,
                  [&](PeeringId other, const Peering& link) {
                      if (other != s.id && s.view.isLater(s.id, other) && (!first || other < first)
                          && names(document, link, s.link.remoteVirtualNetwork))
                          first = other;
                  });
    if (first)
        errors.push_back(
            Error{"AnotherPeeringAlreadyReferencesRemoteVnet",
                  fmt::format("Peering {} already references remote virtual network {}. Cannot add "
                              "another peering {} referencing the same remote virtual network.",
                              resourceId(document, first), s.remote(), s.name()),
                  {s.id, first}});
}

/// V28, D19: subnet peering.
void checkSubnetPeering(const Sides& s, Errors& errors)
{
    const Document& document = s.view.document;
    const std::size_t most = limits::kSubnetsPerPeeringSide.refuseAbove;
    if (std::max(s.link.localSubnetNames.size(), s.link.remoteSubnetNames.size()) > most)
        errors.push_back(
            Error{"SIM-V28",
                  fmt::format("Peering {} lists more than {} subnets on one side.", s.name(), most),
                  {s.id}});
    if (s.reverse != nullptr && s.reverse->peerCompleteVnets != s.link.peerCompleteVnets
        && s.view.isLater(s.id, s.reverseId))
        errors.push_back(Error{
            "SIM-V28",
            fmt::format("Peering {} and its remote peering {} must both peer complete virtual "
                        "networks or both peer subnets.",
                        s.name(), resourceId(document, s.reverseId)),
            {s.id, s.reverseId}});
    if (s.link.peerCompleteVnets)
        return;
    const auto missing = [&](VnetId vnet, const std::vector<Text>& names) {
        if (document.find(vnet) == nullptr || isExternal(document, vnet))
            return;
        for (const Text& name : names) {
            if (!azure::findSubnet(document, vnet, name))
                errors.push_back(Error{
                    "InvalidGlobalResourceReference",
                    fmt::format("Resource {}/subnets/{} referenced by resource {} was not "
                                "found. Please make sure that the referenced resource exists.",
                                resourceId(document, vnet), name.view(), s.name()),
                    {s.id, vnet}});
        }
    };
    missing(s.link.virtualNetwork, s.link.localSubnetNames);
    missing(s.link.remoteVirtualNetwork, s.link.remoteSubnetNames);
}

/// The limit of peerings of one network (9); reported on each that is too many.
void checkPeeringCount(const Sides& s, Errors& errors)
{
    const Document& document = s.view.document;
    const std::size_t most = limits::kPeeringsPerVnet.refuseAbove;
    if (document.referrers(s.link.virtualNetwork, Kind::Peering).size() <= most)
        return;
    PeeringLists lists(document);
    const std::vector<PeeringId>& own =
        (s.view.peerings != nullptr ? *s.view.peerings : lists).of(s.link.virtualNetwork).all;
    const auto earlier = std::count_if(own.begin(), own.end(), [&](PeeringId other) {
        return other != s.id && s.view.isLater(s.id, other);
    });
    if (static_cast<std::size_t>(earlier) >= most)
        errors.push_back(Error{
            "SIM-9",
            fmt::format("Virtual network {} cannot have more than {} peerings.", s.local(), most),
            {s.id, s.link.virtualNetwork}});
}

} // namespace

const OwnPeerings& PeeringLists::of(VnetId vnet)
{
    const auto [place, isNew] = m_lists.try_emplace(vnet);
    if (isNew) {
        place->second.all = azure::peeringsOf(m_document, vnet);
        for (const PeeringId id : place->second.all) {
            if (!m_document.find(id)->remoteVirtualNetwork)
                place->second.towardsNone.push_back(id);
        }
    }
    return place->second;
}

void checkPeeringFlags(const View& view, PeeringId id, Errors& errors)
{
    const Peering* link = view.document.find(id);
    if (link != nullptr && link->useRemoteGateways
        && view.document.find(link->virtualNetwork) != nullptr)
        checkRemoteGateways(sidesOf(view, id, *link), errors);
}

void checkPeering(const View& view, PeeringId id, Errors& errors)
{
    const Peering* link = view.document.find(id);
    if (link == nullptr || view.document.find(link->virtualNetwork) == nullptr)
        return;
    const bool remoteExists = view.document.find(link->remoteVirtualNetwork) != nullptr;
    const Sides sides = sidesOf(view, id, *link);
    checkRemoteGateways(sides, errors);
    checkRemoteState(sides, errors);
    checkSecondPeering(sides, errors);
    if (link->remoteVirtualNetwork == link->virtualNetwork)
        errors.push_back(
            Error{"SIM-V25",
                  fmt::format(
                      "Peering {} references its own virtual network; a virtual network cannot be "
                      "peered with itself.",
                      sides.name()),
                  {id}});
    checkSubnetPeering(sides, errors);
    if (!remoteExists && !link->disconnected)
        errors.push_back(
            Error{"InvalidGlobalResourceReference",
                  fmt::format(
                      "Resource {} referenced by resource {} was not found. Please make sure that "
                      "the referenced resource exists.",
                      sides.remote(), sides.name()),
                  {id}});
    checkPeeringCount(sides, errors);
}

} // namespace peerscape::edit::rules
