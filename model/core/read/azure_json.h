#pragma once

#include "core/read/estate_reader.h"

namespace peerscape::read {

/// Hands resources of Azure's own JSON to the estate, whatever they are wrapped in: az, REST, the
/// portal's JSON view, Resource Graph (import.md 5). `isWhole`: what an answer leaves out is in
/// others that are read with it. O(size).
void readAzureJson(const json::Value& root, bool isWhole, EstateReader& estate);

/// Whether answers of Resource Graph are all pages of one question. O(answers).
[[nodiscard]] bool areAllPages(const std::vector<const json::Value*>& answers);

} // namespace peerscape::read
