#pragma once

#include "core/reach/footprint_list.h"
#include "core/reach/matrix.h"

namespace peerscape::reach {

/// A matrix that follows edits: only pairs are decided again whose answers depend on something that
/// may have changed, and of those only the ones that routes let pass are walked. Always what
/// `makeMatrix` says (property-tested).
class MatrixKeeper
{
public:
    /// Asked before each row whether to go on.
    using GoOn = std::function<bool()>;

    /// Decides every pair, unless `goOn` ends the work: then the keeper is of no use. O(ends²)
    /// walks at most.
    MatrixKeeper(const route::RouteEngine& routes, MatrixBy by, const Flow& flow = {},
                 const GoOn& goOn = {});

    [[nodiscard]] const Matrix& matrix() const { return m_matrix; }

    /// Goes on to the engine's document; `before` is the one so far. Gives the number of pairs
    /// that were decided again. O(ends²) steps of a nanosecond, and those pairs.
    std::size_t update(const azure::Document& before, const azure::ChangeSet& changes,
                       const route::RouteEngine& routes, const GoOn& goOn = {});

private:
    using Place = FootprintList::Place;
    static constexpr Place kNeverWalked = ~Place{0};

    void decide(const route::RouteEngine& routes, std::size_t from, std::size_t to);
    void takeEnds();

    Flow m_flow;
    RoutingMatrix m_bits;
    Matrix m_matrix;
    std::vector<Host> m_hosts;   ///< Of the ends.
    std::vector<Place> m_places; ///< Of the cells.
    FootprintList m_footprints;
};

} // namespace peerscape::reach
