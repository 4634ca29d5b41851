#pragma once

#include "tests/property/random_network.h"

namespace peerscape::test {

/// A design with one more twist that bears on who reaches whom by routes: peerings out of sync or
/// of subnets, chains and loops of appliances, wide and narrow routes, propagation, gateways,
/// firewalls, load balancers, private endpoints, machines that stopped. Networks that did not
/// overlap still do not, so that a design stays one about which much can be said.
[[nodiscard]] azure::Document twisted(const azure::Document& document, const Dice& dice);

} // namespace peerscape::test
