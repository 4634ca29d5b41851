#pragma once

#include "core/reach/footprint.h"
#include "core/reach/matrix.h"

#include <map>

namespace peerscape::reach {

/// A matrix that follows edits: only pairs whose walks read something that may have changed are
/// walked again. Always what `makeMatrix` says (property-tested).
class MatrixKeeper
{
public:
    /// Walks every pair. O(ends²) walks.
    MatrixKeeper(const route::RouteEngine& routes, MatrixBy by, const Flow& flow = {});

    [[nodiscard]] const Matrix& matrix() const { return m_matrix; }

    /// Goes on to the engine's document; `before` is the one so far. Gives the number of pairs
    /// that were walked again. O(ends²) steps of a nanosecond, and those walks.
    std::size_t update(const azure::Document& before, const azure::ChangeSet& changes,
                       const route::RouteEngine& routes);

private:
    /// Place of a footprint among those that are known; many pairs have the same.
    using Place = std::uint32_t;
    static constexpr Place kNeverWalked = 0;

    void walk(const route::RouteEngine& routes, std::size_t from, std::size_t to);
    [[nodiscard]] Place placeOf(const Footprint& footprint);
    void takeEnds(const azure::Document& document);

    Flow m_flow;
    Matrix m_matrix;
    std::vector<Host> m_hosts;   ///< Of the ends.
    std::vector<Place> m_places; ///< Of the cells.
    std::vector<Footprint> m_footprints;
    std::map<std::pair<bool, std::vector<VnetId>>, Place> m_known;
};

} // namespace peerscape::reach
