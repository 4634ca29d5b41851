#pragma once

#include "core/azure/document.h"
#include "core/base/progress.h"

#include <string>

namespace peerscape::write {

/// A document as `.peerscape`: JSON by resources/schema/peerscape.schema.json, objects sorted by
/// kind and id, one object per line group so that versions compare well, layout apart from meaning,
/// unknown members written back. The same document gives the same bytes. Given up: empty.
[[nodiscard]] std::string writePeerscape(const azure::Document& document,
                                         const Progress& progress = {});

/// A document as a literal ARM deployment template (no expressions but none needed: full resource
/// ids), peerings and subnets as Azure exports them, unknown resources as they were read.
[[nodiscard]] std::string writeArm(const azure::Document& document);

} // namespace peerscape::write
