#include "core/reach/matrix_part.h"

namespace peerscape::reach {

MatrixPart::MatrixPart(const route::RouteEngine& routes, MatrixBy by, const Flow& flow)
    : m_routes(routes)
    , m_flow(flow)
    , m_bits(routes, std::make_shared<const MatrixColumns>(routes.document(), by))
{
}

std::optional<MatrixCell> MatrixPart::known(std::size_t from, std::size_t to)
{
    if (from == to)
        return MatrixCell{Reason::Delivered, true};
    const auto walked = m_walked.find(keyOf(from, to));
    if (walked != m_walked.end())
        return walked->second.cell;
    if (m_bits.mayArrive(from, to))
        return std::nullopt;
    return MatrixCell{m_bits.refusal(from, to).value_or(Reason::NoRoute), false};
}

const MatrixCell& MatrixPart::decide(std::size_t from, std::size_t to)
{
    if (m_walked.size() >= kMostKept) {
        m_walked.clear();
        m_footprints = {};
        m_bits.dropRows();
    }
    const auto [walked, isNew] = m_walked.try_emplace(keyOf(from, to));
    if (isNew) {
        Footprint footprint;
        walked->second.cell = decideCell(m_routes, m_bits, from, to, m_flow, &footprint);
        walked->second.footprint = m_footprints.placeOf(footprint);
    }
    return walked->second.cell;
}

std::optional<MatrixCell> MatrixPart::before(std::size_t from, std::size_t to) const
{
    const auto found = m_before.find(keyOf(from, to));
    return found == m_before.end() ? std::nullopt : std::optional(found->second);
}

bool MatrixPart::update(const azure::ChangeSet& changes, const route::RouteEngine& routes)
{
    if (changes.layoutOnly())
        return true;
    const azure::Document before = m_routes.document();
    const Impact impact = impactOf(before, routes.document(), changes, routes.touchedVnets());
    if (!m_bits.update(before, changes, routes, impact))
        return false;
    m_routes = routes;
    const std::vector<char> stale = m_footprints.touchedBy(impact);
    m_before.clear();
    for (auto walked = m_walked.begin(); walked != m_walked.end();) {
        if (stale[walked->second.footprint] == 0) {
            ++walked;
            continue;
        }
        m_before.emplace(walked->first, walked->second.cell);
        walked = m_walked.erase(walked);
    }
    return true;
}

} // namespace peerscape::reach
