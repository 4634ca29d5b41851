#include "core/reach/matrix.h"

#include "core/azure/names.h"

namespace peerscape::reach {

MatrixCell walkCell(const route::RouteEngine& routes, const Host& from, const Host& to,
                    const Flow& flow, Footprint* footprint)
{
    const auto answer = reachHosts(routes, from, to, flow, {}, footprint);
    if (!answer)
        return {Reason::NoRoute, false};
    return {answer->reachable ? Reason::Delivered : answer->verdict().reason,
            answer->forward.front().verdict.reachable()};
}

MatrixCell decideCell(const route::RouteEngine& routes, RoutingMatrix& bits, std::size_t from,
                      std::size_t to, const Flow& flow, Footprint* footprint)
{
    if (from == to)
        return {Reason::Delivered, true};
    const Host& sender = bits.columns().hosts()[from];
    const Host& receiver = bits.columns().hosts()[to];
    const auto refusal = bits.refusal(from, to);
    if (!refusal)
        return walkCell(routes, sender, receiver, flow, footprint);
    const azure::Document& document = routes.document();
    if (footprint != nullptr) {
        footprint->add(azure::vnetOf(document, sender.subnet));
        footprint->add(azure::vnetOf(document, receiver.subnet));
    }
    if (*refusal != Reason::MachineStopped) { // security groups come before routes (7.2)
        const auto decisions =
            judgeAll(routes, NicId::of(sender.object), sender.subnet,
                     azure::RuleDirection::Outbound, {flow, sender.address, receiver.address});
        if (!decisions.empty() && decisions.back().access == azure::RuleAccess::Deny)
            return {Reason::SecurityRuleDenies, false};
    }
    return {*refusal, false};
}

Matrix makeMatrix(const route::RouteEngine& routes, MatrixBy by, const Flow& flow,
                  const std::function<bool()>& goOn)
{
    RoutingMatrix bits(routes, std::make_shared<const MatrixColumns>(routes.document(), by));
    Matrix matrix{by, bits.columns().ends(), {}};
    const std::size_t count = matrix.ends.size();
    matrix.cells.assign(count * count, {Reason::NoRoute, false});
    for (std::size_t from = 0; from < count && (!goOn || goOn()); ++from) {
        for (std::size_t to = 0; to < count; ++to)
            matrix.cells[from * count + to] = decideCell(routes, bits, from, to, flow);
    }
    return matrix;
}

} // namespace peerscape::reach
