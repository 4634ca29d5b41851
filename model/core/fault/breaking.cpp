#include "core/fault/breaking.h"

#include "core/expect/expectations.h"
#include "core/remedy/remedies.h"

#include <algorithm>
#include <random>

namespace peerscape::fault {

using azure::Document;
using expect::Judgement;
using route::RouteEngine;

namespace {

/// The mistakes in the order in which a wish tries them: those of its own level first. The standard
/// library's shuffle differs from one to another.
std::vector<Mistake> shuffled(std::vector<Mistake> mistakes, std::uint64_t number)
{
    std::mt19937_64 random(number);
    for (std::size_t i = mistakes.size(); i > 1; --i)
        std::swap(mistakes[i - 1], mistakes[random() % i]);
    std::stable_sort(mistakes.begin(), mistakes.end(),
                     [](const Mistake& a, const Mistake& b) { return a.level > b.level; });
    return mistakes;
}

std::vector<std::size_t> metStatements(const RouteEngine& routes)
{
    std::vector<std::size_t> met;
    const auto& statements = routes.document().settings().expectations;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (expect::judge(routes, statements[i]).state == Judgement::State::Met)
            met.push_back(i);
    }
    return met;
}

/// Tries the mistakes of a design.
class Breaker
{
public:
    Breaker(const RouteEngine& routes, const Wish& wish, const std::function<bool()>& goOn)
        : m_routes(routes)
        , m_goOn(goOn)
        , m_mistakes(shuffled(mistakesIn(routes.document(), wish.level), wish.number))
    {
    }

    Result<Broken> find()
    {
        m_met = metStatements(m_routes);
        if (!m_met.empty())
            tryAll([this](Broken& broken) { return breaksStatement(broken); });
        if (!m_found && !m_cancelled)
            tryAll([this](Broken& broken) { return partsPair(broken); });
        if (m_found)
            return std::move(*m_found);
        return m_cancelled
                   ? fail("Cancelled", "The search was cancelled.")
                   : failOwn("NothingToBreak",
                             {PEERSCAPE_TR_NOOP(
                                  "No mistake of this level breaks anything that works in this "
                                  "design."),
                              {}});
    }

private:
    template<class Breaks>
    void tryAll(Breaks&& breaks)
    {
        for (const Mistake& mistake : m_mistakes) {
            m_cancelled = m_goOn && !m_goOn();
            if (m_cancelled)
                return;
            edit::EditResult made = mistake.make(m_routes.document());
            if (!made)
                continue;
            made->label = {PEERSCAPE_TR_NOOP("Break the design"), {}};
            Broken broken{mistake, std::move(*made), {}, {}};
            if (breaks(broken)) {
                m_found = std::move(broken);
                return;
            }
        }
    }

    bool breaksStatement(Broken& broken) const
    {
        RouteEngine after = m_routes;
        after.update(broken.edit.next, broken.edit.changes);
        for (const std::size_t place : m_met) {
            const auto& statement = broken.edit.next.settings().expectations[place];
            if (expect::judge(after, statement).state == Judgement::State::Broken)
                broken.statements.push_back(place);
        }
        return !broken.statements.empty();
    }

    bool partsPair(Broken& broken) const
    {
        remedy::Remedy change;
        change.edit = broken.edit;
        broken.pairs = remedy::previewOf(m_routes, change, {}, m_goOn).reachability;
        std::erase_if(broken.pairs, [](const compare::PairChange& pair) { return pair.gained; });
        return !broken.pairs.empty();
    }

    const RouteEngine& m_routes;
    const std::function<bool()>& m_goOn;
    std::vector<Mistake> m_mistakes;
    std::vector<std::size_t> m_met;
    std::optional<Broken> m_found;
    bool m_cancelled = false;
};

} // namespace

Result<Broken> breakDesign(const RouteEngine& routes, const Wish& wish,
                           const std::function<bool()>& goOn)
{
    return Breaker(routes, wish, goOn).find();
}

} // namespace peerscape::fault
