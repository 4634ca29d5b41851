#include "core/reach/matrix_keeper.h"

#include <unordered_map>

namespace peerscape::reach {

using azure::Document;

namespace {

RoutingMatrix freshBits(const route::RouteEngine& routes, MatrixBy by)
{
    return {routes, std::make_shared<const MatrixColumns>(routes.document(), by)};
}

} // namespace

MatrixKeeper::MatrixKeeper(const route::RouteEngine& routes, MatrixBy by, const Flow& flow,
                           const GoOn& goOn)
    : m_flow(flow)
    , m_bits(freshBits(routes, by))
{
    m_matrix.by = by;
    takeEnds();
    for (std::size_t from = 0; from < m_hosts.size() && (!goOn || goOn()); ++from) {
        for (std::size_t to = 0; to < m_hosts.size(); ++to)
            decide(routes, from, to);
    }
}

std::size_t MatrixKeeper::update(const Document& before, const azure::ChangeSet& changes,
                                 const route::RouteEngine& routes, const GoOn& goOn)
{
    if (changes.layoutOnly())
        return 0;
    const Impact impact = impactOf(before, routes.document(), changes, routes.touchedVnets());
    const std::vector<char> stale = m_footprints.touchedBy(impact);
    if (!m_bits.update(before, changes, routes, impact)) {
        m_bits = freshBits(routes, m_matrix.by);
        takeEnds();
    }
    std::size_t decided = 0;
    const std::size_t count = m_hosts.size();
    for (std::size_t from = 0; from < count && (!goOn || goOn()); ++from) {
        for (std::size_t to = 0; to < count; ++to) {
            const Place place = m_places[from * count + to];
            if (place != kNeverWalked && stale[place] == 0)
                continue;
            decide(routes, from, to);
            decided += from != to ? 1 : 0;
        }
    }
    return decided;
}

/// Takes the ends of the bits and carries over the cells of those whose hosts are the same.
void MatrixKeeper::takeEnds()
{
    std::vector<ObjectId> ends = m_bits.columns().ends();
    std::vector<Host> hosts = m_bits.columns().hosts();
    if (ends == m_matrix.ends && hosts == m_hosts)
        return;
    constexpr std::size_t kNew = static_cast<std::size_t>(-1);
    std::unordered_map<ObjectId, std::size_t> places;
    for (std::size_t i = 0; i < m_matrix.ends.size(); ++i)
        places.emplace(m_matrix.ends[i], i);
    std::vector<std::size_t> old(ends.size(), kNew);
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const auto known = places.find(ends[i]);
        if (known != places.end() && m_hosts[known->second] == hosts[i])
            old[i] = known->second;
    }
    std::vector<MatrixCell> cells(ends.size() * ends.size());
    std::vector<Place> footprints(cells.size(), kNeverWalked);
    for (std::size_t from = 0; from < ends.size(); ++from) {
        for (std::size_t to = 0; to < ends.size(); ++to) {
            if (old[from] == kNew || old[to] == kNew)
                continue;
            const std::size_t source = old[from] * m_matrix.ends.size() + old[to];
            cells[from * ends.size() + to] = m_matrix.cells[source];
            footprints[from * ends.size() + to] = m_places[source];
        }
    }
    m_matrix.ends = std::move(ends);
    m_matrix.cells = std::move(cells);
    m_hosts = std::move(hosts);
    m_places = std::move(footprints);
}

void MatrixKeeper::decide(const route::RouteEngine& routes, std::size_t from, std::size_t to)
{
    const std::size_t cell = from * m_hosts.size() + to;
    Footprint footprint;
    m_matrix.cells[cell] = decideCell(routes, m_bits, from, to, m_flow, &footprint);
    m_places[cell] = m_footprints.placeOf(footprint);
}

} // namespace peerscape::reach
