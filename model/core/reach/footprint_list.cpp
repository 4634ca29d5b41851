#include "core/reach/footprint_list.h"

namespace peerscape::reach {

FootprintList::Place FootprintList::placeOf(const Footprint& footprint)
{
    const auto [known, isNew] = m_known.try_emplace({footprint.outside, footprint.vnets},
                                                    static_cast<Place>(m_footprints.size()));
    if (isNew)
        m_footprints.push_back(footprint);
    return known->second;
}

std::vector<char> FootprintList::touchedBy(const Impact& impact) const
{
    std::vector<char> result;
    result.reserve(m_footprints.size());
    for (const Footprint& footprint : m_footprints)
        result.push_back(impact.touches(footprint) ? 1 : 0);
    return result;
}

} // namespace peerscape::reach
