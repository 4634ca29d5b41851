#pragma once

#include "core/check/check.h"
#include "core/compare/compare.h"
#include "core/edit/edit.h"
#include "core/reach/reach.h"

#include <functional>

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
    /// Asked before each design; when it says no, what was found so far is given.
    std::function<bool()> goOn = {};
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

/// Whether nothing that either sends arrives at the other already. Errors: as of `findIsolations`.
[[nodiscard]] Result<bool> areIsolated(const route::RouteEngine& routes, ObjectId one,
                                       ObjectId other);

/// Whether an object can be kept apart from others: a network, subnet, machine or interface.
[[nodiscard]] bool canBeIsolated(ObjectId id);

/// Takes the steps of a remedy on a document that may be a later one than it was found for: one
/// edit, or the error of the first step that does not apply any more.
[[nodiscard]] edit::EditResult applyRemedy(const azure::Document& document, const Remedy& remedy);

/// What a remedy changes anywhere.
struct Preview
{
    std::vector<compare::ResourceChange> resources;
    std::vector<compare::RouteChange> routes;
    std::vector<compare::PairChange> reachability;
    reach::MatrixBy by = reach::MatrixBy::Nic; ///< What the pairs are of.
    /// Ends whose pairs were not compared: there are more than `compare::kMostEnds`, and these are
    /// the farthest from what the remedy touches, counted in peerings.
    std::size_t endsLeftOut = 0;
};

/// Works out what will happen when the remedy is applied. Two walks for each pair in each document.
/// `goOn` is asked now and then; when it says no, the preview is incomplete.
[[nodiscard]] Preview previewOf(const route::RouteEngine& routes, const Remedy& remedy,
                                const reach::Flow& flow = {},
                                const std::function<bool()>& goOn = {});

} // namespace peerscape::remedy
