#pragma once

#include "core/reach/footprint_list.h"
#include "core/reach/matrix.h"

#include <unordered_map>

namespace peerscape::reach {

/// A matrix of any size, of which only the pairs are walked that somebody looks at. What routes
/// alone refuse is known of all pairs. Follows edits; not thread-safe.
class MatrixPart
{
public:
    /// O(networks + subnets + ends, log).
    MatrixPart(const route::RouteEngine& routes, MatrixBy by, const Flow& flow = {});

    [[nodiscard]] MatrixBy by() const { return m_bits.columns().by(); }
    [[nodiscard]] const Flow& flow() const { return m_flow; }
    [[nodiscard]] const std::vector<ObjectId>& ends() const { return m_bits.columns().ends(); }

    /// What is known about a pair: nothing where routes let it pass and nobody has walked it yet.
    /// Where they refuse it the reason is the walk's only if the sender's own table decides.
    [[nodiscard]] std::optional<MatrixCell> known(std::size_t from, std::size_t to);
    /// The pair's cell, walked if need be, and kept.
    const MatrixCell& decide(std::size_t from, std::size_t to);
    /// What a pair was before the last edit that may have changed it; nothing if it was not walked.
    [[nodiscard]] std::optional<MatrixCell> before(std::size_t from, std::size_t to) const;
    /// Of the pairs of two groups of ends how many routes let pass.
    [[nodiscard]] std::size_t countOpen(std::span<const std::uint32_t> from,
                                        std::span<const std::uint32_t> to)
    {
        return m_bits.countMayArrive(from, to);
    }

    /// Goes on to the engine's document by its last update, `changes`. False when the ends may be
    /// others: then it must be made anew, and nothing be asked of it any more. Costs what
    /// `RoutingMatrix::update` does.
    [[nodiscard]] bool update(const azure::ChangeSet& changes, const route::RouteEngine& routes);

private:
    struct Walked
    {
        MatrixCell cell;
        FootprintList::Place footprint = 0;
    };
    /// More than many screens hold; when there are as many, it begins again.
    static constexpr std::size_t kMostKept = std::size_t{1} << 18U;

    [[nodiscard]] static std::uint64_t keyOf(std::size_t from, std::size_t to)
    {
        return (std::uint64_t{from} << 32U) | to;
    }

    route::RouteEngine m_routes;
    Flow m_flow;
    RoutingMatrix m_bits;
    std::unordered_map<std::uint64_t, Walked> m_walked;
    std::unordered_map<std::uint64_t, MatrixCell> m_before;
    FootprintList m_footprints;
};

} // namespace peerscape::reach
