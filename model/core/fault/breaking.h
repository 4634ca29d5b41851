#pragma once

#include "core/compare/compare.h"
#include "core/fault/mistakes.h"

#include <functional>

namespace peerscape::fault {

/// Which of a design's mistakes is made: the same wish gives the same mistake in the same design.
struct Wish
{
    Level level =
        Level::NetworkEngineer; ///< Mistakes of this level come first, of a higher one never.
    std::uint64_t number = 1;   ///< Of the exercise: another one, another mistake.
};

/// A design with one mistake in it.
struct Broken
{
    Mistake mistake;
    /// One undo step; its label does not say what was done.
    edit::Edit edit;
    /// The places of the design's statements that were met and are not any more.
    std::vector<std::size_t> statements;
    /// Who could talk and cannot any more, over SSH (TCP port 22). Filled only where no statement
    /// breaks.
    std::vector<compare::PairChange> pairs;
};

/// Makes one mistake that Azure accepts and that breaks what works: a statement that the design is
/// held to (`settings().expectations`) where a mistake breaks one, else the talk of a pair. `goOn`
/// is asked before each mistake is tried. Errors: `NothingToBreak` when no mistake of the level
/// breaks anything; `Cancelled`.
[[nodiscard]] Result<Broken> breakDesign(const route::RouteEngine& routes, const Wish& wish,
                                         const std::function<bool()>& goOn = {});

} // namespace peerscape::fault
