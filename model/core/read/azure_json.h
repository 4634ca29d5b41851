#pragma once

#include "core/read/estate_reader.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace peerscape::read {

/// What answers that are read together say of their pages.
struct Pages
{
    bool areAll = false; ///< Of one question to Resource Graph.
    /// Types in lower case of which the last page of a list is there.
    std::set<std::string, std::less<>> ended;
};

/// Of Azure's own JSON; other trees say nothing of pages. O(rows).
[[nodiscard]] Pages pagesOf(const std::vector<const json::Value*>& answers);

/// Hands resources of Azure's own JSON to the estate, whatever they are wrapped in: az, REST, the
/// portal's JSON view, Resource Graph (import.md 5); notes pages that are missing. O(size).
void readAzureJson(const json::Value& root, const Pages& pages, EstateReader& estate);

} // namespace peerscape::read
