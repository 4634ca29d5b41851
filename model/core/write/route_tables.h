#pragma once

#include "core/azure/document.h"
#include "core/route/effective_route.h"
#include "core/route/routes_to.h"

#include <string>
#include <vector>

/// Effective route tables and look-ups as text, for the command line and the clipboard
/// (azure-routing.md 10).
namespace peerscape::write {

enum class TableFormat : std::uint8_t { AzTable, Json, Tsv, Csv, Markdown };

/// Byte-compatible with `az network nic show-effective-route-table` for AzTable (10.2) and Json
/// (10.1). Ends with a line break.
[[nodiscard]] std::string writeRouteTable(const route::EffectiveRouteTable& table,
                                          TableFormat format);

/// The answer to "which network interfaces have a route to …": a line for each, with the row that
/// leads there. Json: an array. Ends with a line break.
[[nodiscard]] std::string writeRoutesTo(const azure::Document& document,
                                        const std::vector<route::NicRoute>& answers,
                                        TableFormat format);

/// A table with its reasons: the plain table, then for each row what created it, what it beat or
/// lost to and what would remove it (`routes --explain`). Json adds an "explanation" object to each
/// row; other formats than AzTable and Json: as AzTable.
[[nodiscard]] std::string writeExplainedTable(const azure::Document& document,
                                              const route::EffectiveRouteTable& table,
                                              TableFormat format);

/// Network Watcher's words (7.7): `nextHopType`, `nextHopIpAddress` or null, `routeTableId` or
/// "System Route".
struct NextHopAnswer
{
    std::string nextHopType;
    std::string nextHopIpAddress; ///< Empty: null.
    std::string routeTableId;
};
[[nodiscard]] NextHopAnswer nextHopAnswer(const azure::Document& document,
                                          const route::EffectiveRouteTable& table,
                                          const route::NextHop& nextHop);

} // namespace peerscape::write
