#pragma once

#include "core/base/translate.h"
#include "core/compare/compare.h"

#include <string>

/// What differs between two designs, for people, scripts and pull requests.
namespace peerscape::write {

enum class ComparisonFormat : std::uint8_t { Text, Json, Markdown, Html };

/// Both documents with the names that a report calls them by, and its language: English. What is
/// for programs is the same in every language.
struct ComparedSides
{
    const azure::Document& before;
    const azure::Document& after;
    std::string beforeName;
    std::string afterName;
    Translate translate = render;
};

/// A comparison as text. Html is one file that needs nothing else, in light or dark as the reader's
/// system is. The same input gives the same bytes; ends with a line break.
[[nodiscard]] std::string writeComparison(const ComparedSides& sides,
                                          const compare::Comparison& comparison,
                                          ComparisonFormat format);

/// The changed resources alone, each with its fields after it, by the line: "~ subnet hub/apps",
/// "    addressPrefixes: 10.0.1.0/24 -> 10.0.2.0/24".
[[nodiscard]] std::vector<std::string>
resourceLines(const ComparedSides& sides, const std::vector<compare::ResourceChange>& changes);

} // namespace peerscape::write
