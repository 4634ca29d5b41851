#include "core/expect/keeper.h"

#include "core/azure/names.h"

#include <algorithm>

namespace peerscape::expect {

using azure::Document;

namespace {

/// Whether statements may name other objects than before.
bool namesChanged(const Document& before, const Document& after, const azure::ChangeSet& changes)
{
    if (!changes.added.empty() || !changes.removed.empty())
        return true;
    // The resource id tells the name, and what the object stands in.
    return std::any_of(changes.updated.begin(), changes.updated.end(), [&](ObjectId id) {
        return azure::resourceId(before, id) != azure::resourceId(after, id);
    });
}

Result<Resolved> resolveText(const Document& document, std::string_view text)
{
    const auto statement = azure::parseExpectation(text);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    return resolve(document, *statement);
}

} // namespace

void Keeper::reset(const route::RouteEngine& routes)
{
    m_states.clear();
    m_judgements.clear();
    m_renewed.clear();
    const Document& document = routes.document();
    std::unique_ptr<AddressClasses> classes;
    for (const Text& text : document.settings().expectations) {
        State& state = m_states.emplace_back();
        state.text = text.str();
        state.resolved = resolveText(document, text);
        decide(state, routes, classes);
        m_judgements.push_back(state.judgement);
        m_renewed.push_back(m_renewed.size());
    }
}

void Keeper::update(const Document& before, const azure::ChangeSet& changes,
                    const route::RouteEngine& routes)
{
    const Document& document = routes.document();
    const auto& texts = document.settings().expectations;
    m_renewed.clear();
    if (texts.empty() && m_states.empty())
        return;
    const reach::Impact impact = reach::impactOf(before, document, changes, routes.touchedVnets());
    const bool names = namesChanged(before, document, changes);
    std::vector<State> old = std::move(m_states);
    std::vector<std::string> oldTexts;
    for (const State& state : old)
        oldTexts.push_back(state.text);
    m_states.clear();
    m_judgements.clear();
    std::unique_ptr<AddressClasses> classes;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto place = std::find(oldTexts.begin(), oldTexts.end(), texts[i].str());
        State& state = m_states.emplace_back();
        const bool isNew = place == oldTexts.end();
        if (!isNew) // copied: the same statement may stand there twice
            state = old[static_cast<std::size_t>(place - oldTexts.begin())];
        state.text = texts[i].str();
        // Tags and peerings decide about what a sort means.
        const Judgement last = state.judgement;
        if (isNew || names || !state.resolved || state.resolved->hasSets) {
            auto resolved = resolveText(document, state.text);
            if (!state.resolved || !resolved || state.resolved->passages != resolved->passages)
                state.good.clear();
            state.resolved = std::move(resolved);
        }
        const std::size_t count = state.good.size();
        std::erase_if(state.good, [&](const auto& pair) { return impact.touches(pair.second); });
        const bool stale = isNew || names || !state.resolved || state.resolved->hasSets
                           || state.good.size() != count || impact.touches(state.bad);
        if (stale)
            decide(state, routes, classes);
        if (isNew || i >= oldTexts.size() || texts[i] != oldTexts[i] || names
            || !(state.judgement == last))
            m_renewed.push_back(i);
        m_judgements.push_back(state.judgement);
    }
    for (std::size_t i = texts.size(); i < oldTexts.size(); ++i)
        m_renewed.push_back(i); // those that went
}

void Keeper::decide(State& state, const route::RouteEngine& routes,
                    std::unique_ptr<AddressClasses>& classes)
{
    state.judgement = {};
    state.bad = {};
    if (!state.resolved) {
        state.good.clear();
        state.judgement.state = Judgement::State::NotUnderstood;
        state.judgement.error = state.resolved.error();
        return;
    }
    if (state.resolved->statement.off) {
        state.good.clear();
        state.judgement.state = Judgement::State::Off;
        return;
    }
    if (state.resolved->pairs.size() > kMostPairs) {
        state.good.clear();
        state.judgement.state = Judgement::State::TooLarge;
        return;
    }
    std::map<PartPair, reach::Footprint> good;
    for (const PartPair& pair : state.resolved->pairs) {
        if (const auto known = state.good.find(pair); known != state.good.end()) {
            good.insert(state.good.extract(known));
            continue;
        }
        if (good.count(pair) > 0)
            continue;
        if (classes == nullptr)
            classes = std::make_unique<AddressClasses>(routes);
        reach::Footprint footprint;
        auto breach = findBreach(routes, *classes, *state.resolved, pair, footprint);
        if (breach) {
            state.judgement.state = Judgement::State::Broken;
            state.judgement.breach = std::move(breach);
            state.bad = std::move(footprint);
            break;
        }
        good.emplace(pair, std::move(footprint));
    }
    // What comes after the pair that breaks it may still be known from before.
    good.merge(state.good);
    state.good = std::move(good);
}

} // namespace peerscape::expect
