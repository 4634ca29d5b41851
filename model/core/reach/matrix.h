#pragma once

#include "core/reach/reach.h"
#include "core/reach/routing_matrix.h"

#include <functional>

namespace peerscape::reach {

/// One pair: whether the answer to a packet from one end to the other comes back, and if not, why.
struct MatrixCell
{
    Reason reason = Reason::Delivered; ///< Of the verdict that decides.
    bool arrives = false;              ///< The packet gets there, whatever becomes of the answer.

    [[nodiscard]] bool reachable() const { return reason == Reason::Delivered; }
    bool operator==(const MatrixCell&) const = default;
};

/// Reachability of all pairs.
struct Matrix
{
    MatrixBy by = MatrixBy::Nic;
    std::vector<ObjectId> ends;
    std::vector<MatrixCell> cells; ///< Row by row: sender × ends.size() + receiver.

    [[nodiscard]] const MatrixCell& at(std::size_t from, std::size_t to) const
    {
        return cells[from * ends.size() + to];
    }
    bool operator==(const Matrix&) const = default;
};

/// One pair of hosts. `footprint`, when given, learns what the walks read.
[[nodiscard]] MatrixCell walkCell(const route::RouteEngine& routes, const Host& from,
                                  const Host& to, const Flow& flow, Footprint* footprint = nullptr);

/// The same where a routing matrix made for the ends may know it: pairs that the sender's routes
/// refuse need no walk. `footprint`, when given, learns what the answer depends on.
[[nodiscard]] MatrixCell decideCell(const route::RouteEngine& routes, RoutingMatrix& bits,
                                    std::size_t from, std::size_t to, const Flow& flow,
                                    Footprint* footprint = nullptr);

/// Every pair: those that routes alone refuse by a routing matrix, the others by walks. `goOn`,
/// when given, is asked before each row and ends the work when it says no; the rows that are
/// missing then say `NoRoute`. O(ends²) walks at most.
[[nodiscard]] Matrix makeMatrix(const route::RouteEngine& routes, MatrixBy by,
                                const Flow& flow = {}, const std::function<bool()>& goOn = {});

} // namespace peerscape::reach
