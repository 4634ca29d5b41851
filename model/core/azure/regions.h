#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace peerscape::azure {

/// Regions that people use most, as Azure's name and the portal's words ("westeurope", "West
/// Europe"). A design may name others: the list is for choosing and for labels, not a limit.
[[nodiscard]] const std::array<std::pair<std::string_view, std::string_view>, 24>& usualRegions();

/// A region as Azure's API spells it, however it was written: "West Europe" is "westeurope".
[[nodiscard]] std::string regionName(std::string_view location);

/// A region as people read it; names that are not in the list stay as they are.
[[nodiscard]] std::string regionLabel(std::string_view location);

} // namespace peerscape::azure
