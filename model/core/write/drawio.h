#pragma once

#include "core/write/picture.h"

#include <string>

namespace peerscape::write {

/// The picture as an uncompressed draw.io file (`mxfile`) of real shapes: networks are containers
/// of their subnets, which are containers of what stands in them; peerings and connections are
/// edges attached to the networks at both ends, with their tags as labels. Layers: regions,
/// networks, connections, peerings, notes, legend and tables. Everything carries the id that SVG
/// gives it.
[[nodiscard]] std::string writeDrawio(const Picture& picture);

} // namespace peerscape::write
