#pragma once

#include "core/expect/participants.h"
#include "core/reach/footprint.h"
#include "core/reach/reach.h"

#include <optional>

/// Statements of a document (core/azure/expectation_text.h) decided over all addresses and, where
/// no traffic is named, all kinds of traffic: by one packet of each class, not by samples.
namespace peerscape::expect {

/// What breaks a statement: a packet and what becomes of it.
struct Breach
{
    reach::Host from;
    reach::Host to; ///< Of a statement about routes: only the address.
    reach::Flow flow;
    /// The way that should not be there, or the one that fails; empty for a statement about routes.
    reach::Path path;
    /// It arrives, but not through what it should pass.
    bool passesBy = false;
    /// The rows that decide, of a statement about routes; empty when none does.
    std::vector<route::EffectiveRoute> routes;
    /// Where the address was sent when the table was recorded, of a statement that it shall be so.
    std::optional<azure::RecordedRoute> recorded = {};
    bool operator==(const Breach&) const = default;
};

/// A pair of participants, or one and the range of a statement about routes.
struct PartPair
{
    Participant from;
    Participant to;
    auto operator<=>(const PartPair&) const = default;
};

/// A statement with its ends found in a design.
struct Resolved
{
    azure::ExpectationStatement statement;
    std::vector<PartPair> pairs;
    std::vector<ObjectId> passages; ///< Sorted.
    /// An end is all of a sort, so that edits may change the pairs without touching names.
    bool hasSets = false;
};

/// Code of the error of a statement that nothing changes before its routes were recorded.
inline constexpr std::string_view kNotRecorded = "NotRecorded";

/// Finds the ends of a statement; of one that is switched off nothing. Errors: those of `membersOf`
/// and `passagesOf`; `Nothing` when an end means nothing at all in this design; `kNotRecorded`.
[[nodiscard]] Result<Resolved> resolve(const azure::Document& document,
                                       const azure::ExpectationStatement& statement);

/// Statements with more pairs of participants than this are not decided.
inline constexpr std::size_t kMostPairs = 20'000;

/// Decides one pair of a statement: the first packet that breaks it, in the order of addresses.
/// `footprint` learns what was read.
[[nodiscard]] std::optional<Breach> findBreach(const route::RouteEngine& routes,
                                               const AddressClasses& classes,
                                               const Resolved& resolved, const PartPair& pair,
                                               reach::Footprint& footprint);

/// How a statement stands.
struct Judgement
{
    enum class State : std::uint8_t {
        Met,
        Broken,
        NotUnderstood, ///< `error` says why.
        TooLarge,      ///< More than `kMostPairs`.
        Off,           ///< Not to be checked.
    };
    State state = State::Met;
    std::optional<Breach> breach;
    Error error;
    bool operator==(const Judgement&) const = default;
};

/// Decides one statement from scratch.
[[nodiscard]] Judgement judge(const route::RouteEngine& routes, std::string_view statement);

/// The statement that one end reaches the other with some traffic, or that it does not. Objects are
/// named so that the statement finds them again; one that no name finds is named by its address.
[[nodiscard]] std::string statementAbout(const azure::Document& document, const reach::End& from,
                                         const reach::End& to, const reach::Flow& flow,
                                         bool reaches);

/// Tables with more prefixes than this are not recorded.
inline constexpr std::size_t kMostRecorded = 500;

/// What a table does with every address, by prefix: shorter ones hold where no longer one does.
/// O(prefixes × rows).
[[nodiscard]] std::vector<azure::RecordedRoute>
recordedRoutes(const route::EffectiveRouteTable& table);

/// A statement that nothing changes for an end, with the routes as they are now in place of what it
/// recorded before: one statement, or where the subnets of the end have different tables, one for
/// each subnet. Errors: `Statement` for another form, and for more than `kMostRecorded` prefixes;
/// those of `resolve`.
[[nodiscard]] Result<std::vector<std::string>> recordRoutes(const route::RouteEngine& routes,
                                                            std::string_view statement);

/// A statement as a design keeps it: one that nothing changes and that recorded nothing yet gets
/// the routes as they are now, as `recordRoutes` does; another one, and what does not follow the
/// grammar, stays as it is. Errors: those of `recordRoutes`.
[[nodiscard]] Result<std::vector<std::string>> keptStatements(const route::RouteEngine& routes,
                                                              std::string_view statement);

} // namespace peerscape::expect
