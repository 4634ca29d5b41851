#include "views/inspector/kind_forms.h"

namespace peerscape::views {

namespace {

using azure::Peering;

/// Whole networks or listed subnets: Azure lets nobody switch that later (3.8.5).
QString scopeReason(const Peering& peering)
{
    return peering.peerCompleteVnets
               ? tr("To peer listed subnets only, delete the peering and create it so.")
               : tr("To peer the whole networks, delete the peering and create it so.");
}

QString subnetsReason(const Peering& peering)
{
    return peering.peerCompleteVnets ? tr("The whole networks are peered.") : QString();
}

} // namespace

void addPeeringDetails(ObjectFields<Peering> fields)
{
    fields.value(
        {tr("Peered address space"), QStringLiteral("remoteAddressSpace")},
        [](const azure::Document& document, PeeringId id) {
            return prefixesToText(document.find(id)->remoteAddressSpace);
        },
        true);
    fields.flag(tr("Whole networks"), &Peering::peerCompleteVnets);
    fields.disableWhile(scopeReason);
    fields.texts(tr("Local subnets"), &Peering::localSubnetNames);
    fields.disableWhile(subnetsReason);
    fields.texts(tr("Remote subnets"), &Peering::remoteSubnetNames);
    fields.disableWhile(subnetsReason);
    fields.flag(tr("IPv6 only"), &Peering::enableOnlyIPv6Peering);
    fields.disableWhile(subnetsReason);
    fields.flag(tr("Do not verify remote gateways"), &Peering::doNotVerifyRemoteGateways,
                tr("Azure keeps it; no effect of it is known."));
}

void addPeeringFields(ObjectFields<Peering> fields)
{
    fields.flag(tr("Allow virtual network access"), &Peering::allowVirtualNetworkAccess);
    fields.flag(tr("Allow forwarded traffic"), &Peering::allowForwardedTraffic);
    fields.flag(tr("Allow gateway transit"), &Peering::allowGatewayTransit);
    fields.flag(tr("Use remote gateways"), &Peering::useRemoteGateways);
    fields.flag(tr("Do not verify remote gateways"), &Peering::doNotVerifyRemoteGateways);
}

} // namespace peerscape::views
