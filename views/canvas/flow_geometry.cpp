#include "views/canvas/flow_geometry.h"

#include "core/azure/names.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

namespace {

constexpr double kOutsideSide = 30;  ///< Of the place of a hop that is not drawn, pixels.
constexpr double kOutsideAbove = 64; ///< So far above the network, pixels.
constexpr double kMostMiter = 2;     ///< A corner moves at most so many times the distance.

QRectF boxToRect(const diagram::Rect& rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

QRectF stationOf(const diagram::Diagram& diagram, const azure::Document& document,
                 const reach::Hop& hop, double zoom)
{
    std::vector<ObjectId> candidates;
    if (diagram::levelAt(zoom) != diagram::kBlocks) {
        candidates.push_back(hop.object);
        if (const auto* nic = document.find(NicId::of(hop.object)))
            candidates.push_back(nic->virtualMachine);
        candidates.push_back(hop.subnet);
    }
    candidates.push_back(azure::vnetOf(document, hop.object));
    candidates.push_back(azure::vnetOf(document, hop.subnet));
    for (const ObjectId id : candidates) {
        const diagram::Element* element = id ? diagram.find(id) : nullptr;
        if (element != nullptr)
            return boxToRect(element->box);
    }
    // Free-standing: a site or a circuit, from far out too.
    const auto box = hop.object ? diagram.boxOf(hop.object) : std::nullopt;
    return box ? boxToRect(*box) : QRectF();
}

/// The network round a station, else the station itself.
QRectF surroundings(const diagram::Diagram& diagram, const azure::Document& document,
                    const reach::Hop& hop, const QRectF& station)
{
    const ObjectId vnet = azure::vnetOf(document, hop.object ? hop.object : ObjectId(hop.subnet));
    const auto box = vnet ? diagram.boxOf(vnet) : std::nullopt;
    return box ? boxToRect(*box) : station;
}

/// The middle of the side of a box that faces a point; the box's own middle for a point inside.
QPointF exitTowards(const QRectF& box, QPointF point)
{
    const QPointF by = point - box.center();
    const double x = box.width() > 0 ? by.x() / box.width() : 0;
    const double y = box.height() > 0 ? by.y() / box.height() : 0;
    if (std::max(std::abs(x), std::abs(y)) <= 0.5)
        return box.center();
    if (std::abs(x) >= std::abs(y))
        return {x > 0 ? box.right() : box.left(), box.center().y()};
    return {box.center().x(), y > 0 ? box.bottom() : box.top()};
}

QPolygonF legBetween(const diagram::Diagram& diagram, const QRectF& from, const QRectF& to,
                     ObjectId link, double zoom)
{
    if (from == to)
        return {};
    QPolygonF middle;
    if (link && diagram::levelAt(zoom) != diagram::kBlocks) {
        if (const diagram::Element* element = diagram.find(link)) {
            for (const diagram::Point& point : element->path)
                middle << QPointF(point.x, point.y);
        }
    }
    if (middle.size() > 1
        && QLineF(from.center(), middle.front()).length()
               > QLineF(from.center(), middle.back()).length())
        std::reverse(middle.begin(), middle.end());
    QPolygonF leg;
    leg << exitTowards(from, middle.isEmpty() ? to.center() : middle.front());
    leg += middle;
    leg << exitTowards(to, middle.isEmpty() ? from.center() : middle.back());
    return leg;
}

} // namespace

FlowGeometry flowGeometry(const diagram::Diagram& diagram, const azure::Document& document,
                          const reach::Path& path, double zoom)
{
    FlowGeometry geometry;
    const std::vector<reach::Hop>& hops = path.hops;
    for (const reach::Hop& hop : hops) {
        geometry.stations.push_back(stationOf(diagram, document, hop, zoom));
        geometry.outside.push_back(geometry.stations.back().isNull());
    }
    for (std::size_t i = 0; i < hops.size(); ++i) {
        if (!geometry.outside[i])
            continue;
        // Beside the hop before it, or after it for a packet that comes from there.
        const std::size_t beside = i > 0 ? i - 1 : std::min<std::size_t>(1, hops.size() - 1);
        const QRectF place =
            surroundings(diagram, document, hops[beside], geometry.stations[beside]);
        const double side = kOutsideSide / zoom;
        geometry.stations[i] = QRectF(0, 0, side, side);
        geometry.stations[i].moveCenter({place.center().x(), place.top() - kOutsideAbove / zoom});
    }
    for (std::size_t i = 0; i + 1 < hops.size(); ++i)
        geometry.legs.push_back(legBetween(diagram, geometry.stations[i], geometry.stations[i + 1],
                                           hops[i].link, zoom));
    return geometry;
}

QPolygonF movedAside(const QPolygonF& line, double distance)
{
    std::vector<QPointF> normals; // of the pieces, to the right as y grows downwards
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const QPointF along = line[i + 1] - line[i];
        const double length = std::hypot(along.x(), along.y());
        normals.push_back(length > 0        ? QPointF(-along.y(), along.x()) / length
                          : normals.empty() ? QPointF()
                                            : normals.back());
    }
    QPolygonF moved;
    for (qsizetype i = 0; i < line.size() && !normals.empty(); ++i) {
        const QPointF before = normals[static_cast<std::size_t>(std::max<qsizetype>(i - 1, 0))];
        const QPointF after = normals[std::min(static_cast<std::size_t>(i), normals.size() - 1)];
        QPointF corner = before + after;
        const double square = QPointF::dotProduct(corner, corner) / 2;
        corner = square > 1 / kMostMiter ? corner / square : after;
        moved << line[i] + corner * distance;
    }
    return moved;
}

} // namespace peerscape::views
