#pragma once

#include "core/check/fixes.h"
#include "core/reach/reach.h"

/// Single edits that may help. Internal to `remedy`.
namespace peerscape::remedy {

/// One edit, and how dear it is.
struct Step
{
    check::Fix fix;
    unsigned cost = 1;
};

/// The edits that answer the verdict of a way that fails, in no order. `to` is where it should have
/// gone.
[[nodiscard]] std::vector<Step> proposalsFor(const route::RouteEngine& routes,
                                             const reach::Path& path, const reach::Host& to,
                                             const net::Address& destination,
                                             const reach::Flow& flow);

/// Those for a packet that has no way from a subnet to an address: peerings, transit, routes.
void proposeWays(const route::RouteEngine& routes, SubnetId subnet, const reach::Host& to,
                 const net::Address& destination, std::vector<Step>& steps);

/// Whatever makes the peering of two networks work: making it, its other side, a reset, a sync.
void proposePeering(const azure::Document& document, VnetId a, VnetId b, std::vector<Step>& steps);

/// Those that send what a subnet has for an address through an appliance in its reach.
void proposeAppliances(const route::RouteEngine& routes, SubnetId subnet, VnetId target,
                       const net::Address& destination, std::vector<Step>& steps);

/// A route in the table of a subnet, which is made when it has none. One of the same prefix is
/// replaced.
[[nodiscard]] Step sendThrough(const azure::Document& document, SubnetId subnet,
                               const net::Prefix& prefix, const net::Address& hop);

/// Takes the user route of a row out of its table.
[[nodiscard]] Step dropRoute(const azure::Document& document, RouteTableId table, const Text& name);

/// Lets a spoke use the gateway behind its side of a peering.
[[nodiscard]] Step useGateway(const azure::Document& document, PeeringId spokeSide);

} // namespace peerscape::remedy
