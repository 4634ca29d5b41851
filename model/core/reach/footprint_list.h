#pragma once

#include "core/reach/footprint.h"

#include <map>

namespace peerscape::reach {

/// Footprints by number: many answers have the same one.
class FootprintList
{
public:
    using Place = std::uint32_t;

    /// O(log footprints).
    [[nodiscard]] Place placeOf(const Footprint& footprint);
    /// For each place whether an impact touches the footprint, 1 or 0.
    [[nodiscard]] std::vector<char> touchedBy(const Impact& impact) const;

private:
    std::vector<Footprint> m_footprints;
    std::map<std::pair<bool, std::vector<VnetId>>, Place> m_known;
};

} // namespace peerscape::reach
