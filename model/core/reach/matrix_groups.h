#pragma once

#include "core/reach/matrix.h"

namespace peerscape::reach {

/// What the ends of a matrix are put together by, from fine to coarse.
enum class GroupBy : std::uint8_t { Subnet, Vnet, Region };

/// Ends that stand together.
struct EndGroup
{
    ObjectId object; ///< The subnet or network, or the end itself where it is in none; else none.
    Text region;     ///< A location; empty for what lies outside of Azure, and where there is an
                     ///< object.
    std::vector<std::uint32_t> ends; ///< Places in the list of ends, ascending; at least one.
};

/// Puts ends together, in the order of the first ones. An end that is no part of any subnet or
/// network stands alone; sites and circuits are one region. O(ends log ends).
[[nodiscard]] std::vector<EndGroup> groupEnds(const azure::Document& document,
                                              const std::vector<ObjectId>& ends, GroupBy by);

/// Of the pairs between two groups, or within one, of an end and another.
struct GroupCell
{
    std::size_t pairs = 0;
    std::size_t working = 0; ///< The answer comes back.
    std::size_t oneWay = 0;  ///< The packet arrives and the answer is lost.

    bool operator==(const GroupCell&) const = default;
};

/// A matrix put together.
struct GroupMatrix
{
    std::vector<EndGroup> groups;
    std::vector<GroupCell> cells; ///< Row by row: sender × groups.size() + receiver.

    [[nodiscard]] const GroupCell& at(std::size_t from, std::size_t to) const
    {
        return cells[from * groups.size() + to];
    }
};

/// Counts what a whole matrix says. O(ends²).
[[nodiscard]] GroupMatrix groupMatrix(const azure::Document& document, const Matrix& matrix,
                                      GroupBy by);

} // namespace peerscape::reach
