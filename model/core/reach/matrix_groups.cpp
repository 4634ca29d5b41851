#include "core/reach/matrix_groups.h"

#include "core/azure/names.h"
#include "core/azure/regions.h"

#include <map>
#include <string>
#include <utility>

namespace peerscape::reach {

namespace {

EndGroup groupOf(const azure::Document& document, ObjectId end, GroupBy by)
{
    const VnetId vnet = azure::vnetOf(document, end);
    EndGroup group;
    if (by == GroupBy::Region) {
        if (const auto* network = document.find(vnet))
            group.region = network->location;
        return group;
    }
    const SubnetId subnet = azure::subnetOf(document, end);
    group.object = by == GroupBy::Subnet && subnet ? ObjectId(subnet) : ObjectId(vnet);
    if (!group.object)
        group.object = end;
    return group;
}

} // namespace

std::vector<EndGroup> groupEnds(const azure::Document& document, const std::vector<ObjectId>& ends,
                                GroupBy by)
{
    std::vector<EndGroup> groups;
    std::map<std::pair<ObjectId, std::string>, std::size_t> places;
    for (std::uint32_t end = 0; end < ends.size(); ++end) {
        EndGroup group = groupOf(document, ends[end], by);
        // Locations are written "West Europe" and "westeurope".
        const auto [place, added] = places.emplace(
            std::pair(group.object, azure::regionLabel(group.region)), groups.size());
        if (added)
            groups.push_back(std::move(group));
        groups[place->second].ends.push_back(end);
    }
    return groups;
}

GroupMatrix groupMatrix(const azure::Document& document, const Matrix& matrix, GroupBy by)
{
    GroupMatrix grouped;
    grouped.groups = groupEnds(document, matrix.ends, by);
    const std::size_t count = grouped.groups.size();
    std::vector<std::size_t> groupAt(matrix.ends.size());
    for (std::size_t i = 0; i < count; ++i) {
        for (const std::uint32_t end : grouped.groups[i].ends)
            groupAt[end] = i;
    }
    grouped.cells.resize(count * count);
    for (std::size_t from = 0; from < matrix.ends.size(); ++from) {
        for (std::size_t to = 0; to < matrix.ends.size(); ++to) {
            if (from == to)
                continue;
            const MatrixCell& pair = matrix.at(from, to);
            GroupCell& cell = grouped.cells[groupAt[from] * count + groupAt[to]];
            ++cell.pairs;
            cell.working += pair.reachable() ? 1U : 0U;
            cell.oneWay += pair.arrives && !pair.reachable() ? 1U : 0U;
        }
    }
    return grouped;
}

} // namespace peerscape::reach
