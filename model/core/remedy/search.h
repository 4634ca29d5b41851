#pragma once

#include "core/remedy/proposals.h"
#include "core/remedy/remedies.h"

#include <functional>
#include <optional>

/// Looks for the smallest sets of edits with which something holds. Internal to `remedy`.
namespace peerscape::remedy {

/// Whether a design is as wanted: nothing when it is, else the edits that may help.
using Question = std::function<std::optional<std::vector<Step>>(const route::RouteEngine&)>;

/// Sets in order of their number of steps, then of cost; of the same number of steps as the first
/// alone, without any whose part does it too. The label names the first step and, when there are
/// more, how many.
[[nodiscard]] std::vector<Remedy> search(const route::RouteEngine& start, const Question& question,
                                         const SearchOptions& options);

} // namespace peerscape::remedy
