#include "core/compare/nearest_ends.h"
#include "core/reach/footprint.h"
#include "core/remedy/remedies.h"

namespace peerscape::remedy {

using azure::Document;
using compare::PairEnd;
using route::RouteEngine;

Preview previewOf(const RouteEngine& routes, const Remedy& remedy, const reach::Flow& flow,
                  const std::function<bool()>& goOn)
{
    RouteEngine after = routes;
    after.update(remedy.edit.next, remedy.edit.changes);
    const Document& before = routes.document();
    const compare::Counterparts same(before, after.document(), compare::Matching::ById);
    Preview preview;
    preview.by = before.all<azure::NetworkInterface>().size() <= compare::kMostEnds
                     ? reach::MatrixBy::Nic
                     : reach::MatrixBy::Vnet;
    preview.resources = compare::compareResources(before, after.document(), same);
    preview.routes = compare::compareRoutes(routes, after, same);
    const reach::Impact impact =
        reach::impactOf(before, after.document(), remedy.edit.changes, after.touchedVnets());
    std::vector<PairEnd> ends = compare::commonEnds(before, after.document(), same, preview.by);
    preview.endsLeftOut = compare::keepNearestEnds(ends, after.document(), impact.vnets);
    preview.reachability = compare::compareReachability(routes, after, ends, flow, goOn);
    return preview;
}

} // namespace peerscape::remedy
