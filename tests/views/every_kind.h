#pragma once

#include "core/edit/edit.h"

namespace peerscape::test {

/// A design with an object of every kind, and for each field of each of them something else to put
/// there: a second resource group, table, site, gateway and so on.
struct EveryKind
{
    EveryKind();

    azure::Document document;
    VnetId hub;        ///< Has a VPN gateway and lets spokes use it.
    VnetId spoke;      ///< Peered with the hub; has machines.
    SubnetId empty;    ///< Of the hub, with nothing in it.
    NicId nic;         ///< Of the spoke's machine.
    PeeringId hubSide; ///< Allows gateway transit; the spoke does not use it yet.
    PeeringId spokeSide;
    PeeringId subnetSide; ///< Of a peering of listed subnets.
    GatewayId lone;       ///< A VPN gateway without connections.
    ConnectionId toSite;
    ConnectionId toNetwork;
    ConnectionId toCircuit;
    ResourceGroupId otherGroup;

private:
    ObjectId make(const edit::EditResult& result);
};

} // namespace peerscape::test
