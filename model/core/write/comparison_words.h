#pragma once

#include "core/write/comparison.h"

/// How the parts of a comparison are called, in every format. Internal to `write`.
namespace peerscape::write {

/// Words in the language of the report.
[[nodiscard]] inline std::string said(const ComparedSides& sides, std::string_view words)
{
    return sides.translate({words, {}});
}
/// "added", "removed", "changed": for programs.
[[nodiscard]] std::string_view wordOf(compare::Change change);
/// "+", "-", "~".
[[nodiscard]] char signOf(compare::Change change);

/// "peering hub/hub-To-spoke".
[[nodiscard]] std::string titleOf(const ComparedSides& sides,
                                  const compare::ResourceChange& change);
/// "Removed: peering hub/hub-To-spoke".
[[nodiscard]] std::string headingOf(const ComparedSides& sides,
                                    const compare::ResourceChange& change);
/// A row as one line: source, state, prefixes, next hop.
[[nodiscard]] std::string rowText(const route::EffectiveRoute& row);
/// The names of the interfaces of a change, joined by ", ".
[[nodiscard]] std::string nicNames(const ComparedSides& sides, const compare::RouteChange& change);
[[nodiscard]] std::string endName(const ComparedSides& sides, const compare::PairEnd& end);
/// "3 resources, 2 route tables, 1 pair gained, 0 pairs lost of 12".
[[nodiscard]] std::string summaryOf(const ComparedSides& sides,
                                    const compare::Comparison& comparison);
/// "interfaces", "subnets" …
[[nodiscard]] std::string_view sidesWord(reach::MatrixBy by);

/// The report as a page.
[[nodiscard]] std::string comparisonHtml(const ComparedSides& sides,
                                         const compare::Comparison& comparison);

} // namespace peerscape::write
