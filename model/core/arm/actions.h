#pragma once

#include "core/arm/message.h"
#include "core/arm/resource_path.h"
#include "core/route/route_engine.h"

namespace peerscape::arm {

/// A POST on a resource: what the network does (effective routes and rules, Network Watcher's
/// questions, gateway reports) and the power of machines. `path` ends with the action's name.
/// Errors: `NotFound` for actions that do not exist, `ResourceNotFound`, and the service's own.
[[nodiscard]] Response runAction(const route::RouteEngine& routes, const ResourcePath& path,
                                 const Request& request);

// Its parts, by the resource asked.
[[nodiscard]] Response interfaceAction(const route::RouteEngine& routes, NicId nic,
                                       std::string_view action);
[[nodiscard]] Response gatewayAction(const route::RouteEngine& routes, GatewayId gateway,
                                     std::string_view action, const Request& request);
[[nodiscard]] Response watcherAction(const route::RouteEngine& routes, std::string_view action,
                                     const Json& body);
[[nodiscard]] Response machineAction(const azure::Document& document, VmId machine,
                                     std::string_view action);

/// The Network Watcher of each region in use, always on.
[[nodiscard]] Json networkWatchers(const azure::Document& document, std::string_view subscription);

/// `(ResourceNotFound) The Resource 'Microsoft.Network/… under resource group …`.
[[nodiscard]] Error resourceNotFound(const ResourcePath& path);

} // namespace peerscape::arm
