#pragma once

#include "core/write/picture.h"

#include <string>

namespace peerscape::write {

/// The picture's content as a Mermaid flowchart: regions, networks and subnets as subgraphs, what
/// stands in them as nodes, peerings and connections as links between the networks. Mermaid lays
/// it out itself: places, legend and tables are not part of it.
[[nodiscard]] std::string writeMermaid(const Picture& picture);

/// The same as a graph for Graphviz: regions as clusters, each network a table of its subnets and
/// what stands in them.
[[nodiscard]] std::string writeDot(const Picture& picture);

} // namespace peerscape::write
