#pragma once

#include "core/edit/edit.h"

#include <QString>

#include <array>
#include <string_view>

namespace peerscape::views {

/// What can be placed from the palette, in its order.
enum class PlaceKind {
    VirtualNetwork,
    Subnet,
    Peering,
    VirtualMachine,
    NetworkInterface,
    Appliance,
    AzureFirewall,
    PublicIp,
    NatGateway,
    PrivateEndpoint,
    LoadBalancer,
    Bastion,
    VpnGateway,
    ExpressRouteGateway,
    RouteServer,
    Site,
    ExpressRouteCircuit,
    RouteTable,
    NetworkSecurityGroup,
    ApplicationSecurityGroup,
    Note,
    Frame,
};

/// What it must be dropped on. `Ends`: a network or a gateway, and then another one.
enum class PlaceTarget { Canvas, Network, Subnet, Nic, Ends };

struct PlaceInfo
{
    PlaceKind kind;
    const char* id;    ///< Of its command, "insert.<id>".
    const char* group; ///< Heading in the palette; translated in the context "PlaceKind".
    const char* label; ///< "Virtual network"; likewise.
    const char* glyph;
    PlaceTarget target;
};

/// All kinds, grouped, in the order of the palette.
[[nodiscard]] const std::array<PlaceInfo, 22>& placeInfos();
[[nodiscard]] const PlaceInfo& placeInfo(PlaceKind kind);
[[nodiscard]] QString placeLabel(PlaceKind kind);

/// The edit that places a thing at a point, on the object that lies there (none for the bare
/// canvas). Refused with code `WrongPlace` where it cannot stand, otherwise as Azure would.
[[nodiscard]] edit::EditResult placeEdit(const azure::Document& document, PlaceKind kind,
                                         ObjectId under, azure::Point at);

} // namespace peerscape::views
