#pragma once

#include "core/diagram/diagram.h"
#include "core/reach/path.h"

#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace peerscape::views {

/// Where one way of a packet runs over the drawing, in canvas units.
struct FlowGeometry
{
    /// The boxes of the hops, one for each; a hop that is not drawn (the Internet, an unknown host)
    /// gets a small place of its own beside the network that it was reached from.
    std::vector<QRectF> stations;
    /// Which stations are such places.
    std::vector<bool> outside;
    /// The lines between them, one fewer than stations; empty between two hops in one box. They
    /// follow the peering or connection that the packet left by.
    std::vector<QPolygonF> legs;
};

/// Lays out a way as it is drawn at a zoom factor: from far out machines are where their networks
/// are.
[[nodiscard]] FlowGeometry flowGeometry(const diagram::Diagram& diagram,
                                        const azure::Document& document, const reach::Path& path,
                                        double zoom);

/// A line moved to the right of its direction: there and back then run beside each other.
[[nodiscard]] QPolygonF movedAside(const QPolygonF& line, double distance);

} // namespace peerscape::views
