#pragma once

#include "core/shell/az/command.h"

#include <span>

/// The command groups of az that this shell knows, each with its lines.
namespace peerscape::shell {

[[nodiscard]] std::span<const CommandText> accountCommands();
[[nodiscard]] std::span<const CommandText> networkCommands();   ///< vnet, subnet, peering
[[nodiscard]] std::span<const CommandText> interfaceCommands(); ///< nic
[[nodiscard]] std::span<const CommandText> securityCommands();  ///< nsg
[[nodiscard]] std::span<const CommandText> routeCommands();     ///< route-table, public-ip
[[nodiscard]] std::span<const CommandText> gatewayCommands();   ///< vnet-gateway … vpn-connection
[[nodiscard]] std::span<const CommandText> machineCommands();   ///< vm
[[nodiscard]] std::span<const CommandText> resourceCommands();  ///< resource
[[nodiscard]] std::span<const CommandText> watcherCommands();   ///< network watcher

/// The answer of `az account show` for the session's subscription.
[[nodiscard]] Answer showAccount(Az& az, const Arguments& arguments);

// Tables of commands that do not show the plain members (az-shell 3.4).
[[nodiscard]] Answer vnetTable(const Json& answer);
[[nodiscard]] Answer routeTable(const Json& answer);
[[nodiscard]] Answer effectiveRulesTable(const Json& answer);
[[nodiscard]] Answer ruleTable(const Json& answer);
[[nodiscard]] Answer publicIpTable(const Json& answer);
[[nodiscard]] Answer localGatewayTable(const Json& answer);
[[nodiscard]] Answer gatewayRouteTable(const Json& answer);
[[nodiscard]] Answer bgpPeerTable(const Json& answer);
[[nodiscard]] Answer machineTable(const Json& answer);
[[nodiscard]] Answer machineAddressTable(const Json& answer);
[[nodiscard]] Answer groupTable(const Json& answer);
[[nodiscard]] Answer accountTable(const Json& answer);
[[nodiscard]] Answer interfaceTable(const Json& answer);

} // namespace peerscape::shell
