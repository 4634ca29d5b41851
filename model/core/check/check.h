#pragma once

#include "core/base/result.h"
#include "core/edit/edit.h"
#include "core/expect/expectations.h"
#include "core/route/route_engine.h"

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace peerscape::check {

enum class Severity : std::uint8_t { Error, Warning, Info };

/// A remedy offered with a finding: one undoable edit.
struct Fix
{
    Message label; ///< "Create the other side of …"
    std::function<edit::EditResult(const azure::Document&)> apply;
};

/// Something Azure would refuse or a statement of the document that does not hold (Error),
/// something accepted but risky (Warning), or a note (Info). azure-routing.md 8.
struct Finding
{
    std::string code; ///< Azure's code, `SIM-…`, `L01` …, or `ExpectationNotMet` and its like.
    Severity severity = Severity::Warning;
    Message message; ///< Azure's text as the only argument of "{0}" where it has one.
    std::vector<ObjectId> subjects; ///< What it is about, the main one first.
    std::optional<Fix> fix;
    std::string_view rule; ///< "8.4 L01", "3.2.1" …
    /// What in the main subject, where one object can have several findings of a code: a route's
    /// name; the statement. Part of the key.
    std::string detail;
    /// Stable identity across runs: code and resource ids, independent of wording.
    [[nodiscard]] std::string key(const azure::Document& document) const;
};

/// The order of findings: the worst first, then by main subject, code and what tells findings of
/// one code apart.
[[nodiscard]] bool comesBefore(const Finding& a, const Finding& b);

/// What an update did to the findings. A finding that was made again with another text or another
/// fix is in both lists.
struct FindingChange
{
    std::uint64_t revision = 0;   ///< Number of updates so far.
    bool everything = false;      ///< All were made again; the lists are empty.
    std::vector<Finding> removed; ///< In order.
    std::vector<Finding> added;   ///< In order.
};

/// Findings of a document, kept up to date edit by edit: only objects whose neighbourhood changed
/// are checked again. Equal to a fresh checker's after any sequence of edits (property-tested).
class Checker
{
public:
    Checker(const azure::Document& document, const route::RouteEngine& routes);
    ~Checker();
    Checker(Checker&&) noexcept;
    Checker& operator=(Checker&&) noexcept;

    /// Goes on to `next`; `routes` must be up to date with it.
    void update(const azure::Document& next, const azure::ChangeSet& changes,
                const route::RouteEngine& routes);

    /// What the last `update` changed. O(1).
    [[nodiscard]] const FindingChange& lastChange() const;
    /// All findings, ordered by `comesBefore`. O(n log n).
    [[nodiscard]] std::vector<Finding> findings() const;
    /// Those that name an object among their subjects. O(its findings).
    [[nodiscard]] std::vector<Finding> findingsOf(ObjectId id) const;
    [[nodiscard]] std::size_t count(Severity severity) const;
    /// How the document's statements stand, one for each, in their order. O(1).
    [[nodiscard]] const std::vector<expect::Judgement>& judgements() const;

private:
    class State;
    std::unique_ptr<State> m_state;
};

/// The findings of a document in one go.
[[nodiscard]] std::vector<Finding> checkDocument(const azure::Document& document,
                                                 const route::RouteEngine& routes);

} // namespace peerscape::check
