#pragma once

#include "core/reach/footprint.h"
#include "core/reach/matrix.h"

#include <map>

namespace peerscape::reach {

/// A matrix that follows edits: only pairs are decided again whose answers depend on something that
/// may have changed, and of those only the ones that routes let pass are walked. Always what
/// `makeMatrix` says (property-tested).
class MatrixKeeper
{
public:
    /// Decides every pair. O(ends²) walks at most.
    MatrixKeeper(const route::RouteEngine& routes, MatrixBy by, const Flow& flow = {});

    [[nodiscard]] const Matrix& matrix() const { return m_matrix; }

    /// Goes on to the engine's document; `before` is the one so far. Gives the number of pairs
    /// that were decided again. O(ends²) steps of a nanosecond, and those pairs.
    std::size_t update(const azure::Document& before, const azure::ChangeSet& changes,
                       const route::RouteEngine& routes);

private:
    /// Place of a footprint among those that are known; many pairs have the same.
    using Place = std::uint32_t;
    static constexpr Place kNeverWalked = 0;

    void decide(const route::RouteEngine& routes, std::size_t from, std::size_t to);
    [[nodiscard]] Place placeOf(const Footprint& footprint);
    void takeEnds();

    Flow m_flow;
    RoutingMatrix m_bits;
    Matrix m_matrix;
    std::vector<Host> m_hosts;   ///< Of the ends.
    std::vector<Place> m_places; ///< Of the cells.
    std::vector<Footprint> m_footprints;
    std::map<std::pair<bool, std::vector<VnetId>>, Place> m_known;
};

} // namespace peerscape::reach
