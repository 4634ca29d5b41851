#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"

/// The names of edits, as the undo menu and the history show them.
namespace peerscape::edit {

/// "Add peering {0}", "Delete …": one sentence for each kind, so that each can be translated whole.
[[nodiscard]] Message addLabel(Kind kind, const Text& name);
[[nodiscard]] Message removeLabel(Kind kind, const Text& name);

// What turns `before` into `after`, said as precisely as one changed field allows: "Allow gateway
// transit on {0}", "Change address space of {0}", else "Change {0}".
[[nodiscard]] Message changeLabel(const azure::Document& document,
                                  const azure::VirtualNetwork& before,
                                  const azure::VirtualNetwork& after);
[[nodiscard]] Message changeLabel(const azure::Document& document, const azure::Subnet& before,
                                  const azure::Subnet& after);
[[nodiscard]] Message changeLabel(const azure::Document& document, const azure::Peering& before,
                                  const azure::Peering& after);
[[nodiscard]] Message changeLabel(const azure::Document& document,
                                  const azure::NetworkInterface& before,
                                  const azure::NetworkInterface& after);
[[nodiscard]] Message changeLabel(const azure::Document& document,
                                  const azure::VirtualMachine& before,
                                  const azure::VirtualMachine& after);
[[nodiscard]] Message changeLabel(const azure::Document& document, const azure::RouteTable& before,
                                  const azure::RouteTable& after);
[[nodiscard]] Message changeLabel(const azure::Document& document,
                                  const azure::NetworkSecurityGroup& before,
                                  const azure::NetworkSecurityGroup& after);
[[nodiscard]] Message changeLabel(const azure::Document& document,
                                  const azure::VirtualNetworkGateway& before,
                                  const azure::VirtualNetworkGateway& after);
[[nodiscard]] Message changeLabel(const azure::Document& document,
                                  const azure::LocalNetworkGateway& before,
                                  const azure::LocalNetworkGateway& after);
[[nodiscard]] Message changeLabel(const azure::Document& document, const azure::Connection& before,
                                  const azure::Connection& after);
[[nodiscard]] Message changeLabel(const azure::Document& document,
                                  const azure::ExpressRouteCircuit& before,
                                  const azure::ExpressRouteCircuit& after);
[[nodiscard]] Message changeLabel(const azure::Document& document, const azure::Note& before,
                                  const azure::Note& after);

/// "Rename {0} to {1}" or "Change {0}".
[[nodiscard]] Message plainChangeLabel(const Text& before, const Text& after);
template<class R>
[[nodiscard]] Message changeLabel(const azure::Document&, const R& before, const R& after)
{
    return plainChangeLabel(before.name, after.name);
}

} // namespace peerscape::edit
