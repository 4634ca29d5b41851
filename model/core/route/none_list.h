#pragma once

#include "core/net/address.h"

#include <span>
#include <string_view>
#include <vector>

namespace peerscape::route {

/// A reserved-prefix profile (2.4): the prefixes with next hop None, in the order in which the
/// service returned them.
struct NoneList
{
    std::string_view id;          ///< "obs-2026"
    std::string_view description; ///< Where it was seen.
    std::vector<net::Prefix> prefixes;
};

/// All profiles, the default first. Dated data, kept in one table.
[[nodiscard]] std::span<const NoneList> noneLists();
/// The profile with this id, or null.
[[nodiscard]] const NoneList* findNoneList(std::string_view id);

} // namespace peerscape::route
