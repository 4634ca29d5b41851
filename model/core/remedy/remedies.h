#pragma once

#include "core/check/check.h"
#include "core/compare/compare.h"
#include "core/edit/edit.h"
#include "core/reach/reach.h"

/// What would help a pair that cannot talk, and what would keep two networks apart.
namespace peerscape::remedy {

/// A set of edits that does it, of which none can be left out.
struct Remedy
{
    std::vector<check::Fix> steps; ///< What a person would do, in order.
    edit::Edit edit;               ///< All of it as one edit of the document that was asked about.
    unsigned cost = 0; ///< The sum of the steps': a switch 1, a rule or route 2, a new thing 4.
};

struct SearchOptions
{
    std::size_t mostSteps = 4;
    std::size_t mostRemedies = 5;
    /// Designs that are looked at before the search gives up; each costs a walk and an edit.
    std::size_t mostDesigns = 1500;
};

/// The smallest sets of edits after which a packet from one end arrives at the other and the answer
/// comes back: fewest steps first, then the cheapest. None when the search finds nothing; a pair
/// that talks already has none. Errors: those of `reach`.
[[nodiscard]] Result<std::vector<Remedy>> findRemedies(const route::RouteEngine& routes,
                                                       const reach::End& from, const reach::End& to,
                                                       const reach::Flow& flow = {},
                                                       const SearchOptions& options = {});

/// The smallest sets of edits after which nothing that two networks, subnets, machines or
/// interfaces send arrives at the other, whatever the traffic, over all addresses. Errors:
/// `NotFound` for an end that is no such object.
[[nodiscard]] Result<std::vector<Remedy>> findIsolations(const route::RouteEngine& routes,
                                                         ObjectId one, ObjectId other,
                                                         const SearchOptions& options = {});

/// What a remedy changes anywhere.
struct Preview
{
    std::vector<compare::RouteChange> routes;
    std::vector<compare::PairChange> reachability;
    reach::MatrixBy by = reach::MatrixBy::Nic; ///< What the pairs are of.
};

/// Works out what will happen when the remedy is applied. As dear as a comparison.
[[nodiscard]] Preview previewOf(const route::RouteEngine& routes, const Remedy& remedy,
                                const reach::Flow& flow = {});

} // namespace peerscape::remedy
