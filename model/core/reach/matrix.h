#pragma once

#include "core/reach/reach.h"

#include <functional>

namespace peerscape::reach {

/// What stands on the sides of a matrix. A subnet or network is stood for by its host (`hostOf`).
enum class MatrixBy : std::uint8_t {
    Nic,    ///< Interfaces.
    Subnet, ///< Subnets that can hold a host.
    Vnet,   ///< Networks.
    Site,   ///< Networks, on-premises sites and circuits.
};

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

/// Whether interfaces may stand in a subnet: not in those of gateways and the like (1.9), unless
/// one does.
[[nodiscard]] bool holdsHosts(const azure::Document& document, SubnetId subnet);

/// The ends of a document's matrix in document order; those without any address are left out.
[[nodiscard]] std::vector<ObjectId> matrixEnds(const azure::Document& document, MatrixBy by);

/// Walks every pair. `goOn`, when given, is asked before each row and ends the work when it says
/// no; the rows that are missing then say `NoRoute`. O(ends²) walks.
[[nodiscard]] Matrix makeMatrix(const route::RouteEngine& routes, MatrixBy by,
                                const Flow& flow = {}, const std::function<bool()>& goOn = {});

} // namespace peerscape::reach
