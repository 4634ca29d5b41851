#pragma once

#include "core/read/estate_reader.h"

namespace peerscape::read {

/// Hands resources of Azure's own JSON to the estate, whatever they are wrapped in: az, REST, the
/// portal's JSON view, Resource Graph (import.md 5). O(size).
void readAzureJson(const json::Value& root, EstateReader& estate);

} // namespace peerscape::read
