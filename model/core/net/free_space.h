#pragma once

#include "core/net/address.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace peerscape::net {

/// Every pair of indices (i in `a`, j in `b`) whose prefixes overlap, ordered by i, then j.
/// O((n + m) log(n + m) + pairs).
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>>
findOverlaps(std::span<const Prefix> a, std::span<const Prefix> b);

/// Whether some prefix of `a` overlaps one of `b`. O(n m) for short lists, else as `findOverlaps`.
[[nodiscard]] bool meet(std::span<const Prefix> a, std::span<const Prefix> b);

/// The lowest prefix of `length` bits inside one of `spaces` that overlaps none of `used`; spaces
/// are tried in order. Nothing when there is no room. O(used log used) per space.
[[nodiscard]] std::optional<Prefix>
findFreePrefix(const std::vector<Prefix>& spaces, const std::vector<Prefix>& used, unsigned length);

/// The ranges of `space` that no prefix of `used` covers, as the fewest aligned prefixes in address
/// order. O(used log used + result).
[[nodiscard]] std::vector<Prefix> freePrefixes(const Prefix& space,
                                               const std::vector<Prefix>& used);

} // namespace peerscape::net
