#pragma once

#include "core/expect/expectations.h"

#include <map>
#include <memory>

namespace peerscape::expect {

/// Keeps the judgements of a document's statements up to date edit by edit: pairs are decided again
/// only when something that their packets read has changed. Always what `judge` says of each
/// statement (property-tested).
class Keeper
{
public:
    /// Starts afresh. `routes` is not kept.
    void reset(const route::RouteEngine& routes);
    /// Goes on to the engine's document. `before` is the one of the last call.
    void update(const azure::Document& before, const azure::ChangeSet& changes,
                const route::RouteEngine& routes);

    /// One for each of the document's statements, in their order.
    [[nodiscard]] const std::vector<Judgement>& judgements() const { return m_judgements; }
    /// The places at which judgements differ from those before the last call, or may be worded
    /// otherwise; places beyond the list are of statements that went.
    [[nodiscard]] const std::vector<std::size_t>& renewed() const { return m_renewed; }

private:
    /// A statement with the pairs that are known to be as it says.
    struct State
    {
        std::string text;
        Result<Resolved> resolved = Resolved{};
        std::map<PartPair, reach::Footprint> good;
        Judgement judgement;
        reach::Footprint bad; ///< Of the pair that breaks it.
    };

    void decide(State& state, const route::RouteEngine& routes,
                std::unique_ptr<AddressClasses>& classes);

    std::vector<State> m_states;
    std::vector<Judgement> m_judgements;
    std::vector<std::size_t> m_renewed;
};

} // namespace peerscape::expect
