#include "core/remedy/search.h"

#include <queue>

#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

namespace peerscape::remedy {

using azure::Document;
using route::RouteEngine;

namespace {

/// A step as it was taken, and what tells it from others.
struct Taken
{
    check::Fix fix;
    std::string key;
};

/// A design on the way.
struct Node
{
    std::vector<Taken> steps;
    unsigned cost = 0;
    std::size_t number = 0; ///< In order of discovery.
    Document document;
    azure::ChangeSet changes; ///< From the design of `parent`.
    std::shared_ptr<const RouteEngine> parent;
};

struct IsLater
{
    bool operator()(const std::shared_ptr<Node>& a, const std::shared_ptr<Node>& b) const
    {
        return std::make_tuple(a->steps.size(), a->cost, a->number)
               > std::make_tuple(b->steps.size(), b->cost, b->number);
    }
};

std::string keyOf(const check::Fix& fix, const azure::ChangeSet& changes)
{
    std::string key = render(fix.label);
    for (const auto* list : {&changes.added, &changes.updated, &changes.removed}) {
        key += '|';
        for (const ObjectId id : *list)
            key += std::to_string(id.value) + ' ';
    }
    return key;
}

std::set<std::string> keysOf(const std::vector<Taken>& steps)
{
    std::set<std::string> keys;
    for (const Taken& step : steps)
        keys.insert(step.key);
    return keys;
}

class Search
{
public:
    Search(const RouteEngine& start, const Question& question, const SearchOptions& options)
        : m_start(std::make_shared<const RouteEngine>(start))
        , m_question(question)
        , m_options(options)
    {
    }

    std::vector<Remedy> run()
    {
        auto root = std::make_shared<Node>();
        root->document = m_start->document();
        m_open.push(root);
        std::size_t looked = 0;
        while (!m_open.empty() && m_remedies.size() < m_options.mostRemedies
               && looked++ < m_options.mostDesigns && (!m_options.goOn || m_options.goOn())) {
            const std::shared_ptr<Node> node = m_open.top();
            m_open.pop();
            if (!m_remedies.empty() && node->steps.size() > m_remedies.front().steps.size())
                break;
            visit(*node);
        }
        return std::move(m_remedies);
    }

private:
    void visit(const Node& node)
    {
        std::shared_ptr<const RouteEngine> routes = m_start;
        if (node.parent != nullptr) {
            auto engine = std::make_shared<RouteEngine>(*node.parent);
            engine->update(node.document, node.changes);
            routes = std::move(engine);
        }
        const auto proposals = m_question(*routes);
        if (!proposals) {
            if (!node.steps.empty())
                accept(node);
            return;
        }
        if (node.steps.size() == m_options.mostSteps)
            return;
        for (const Step& step : *proposals) {
            const auto result = step.fix.apply(node.document);
            if (!result || result->changes.layoutOnly())
                continue;
            auto next = std::make_shared<Node>();
            next->steps = node.steps;
            next->steps.push_back({step.fix, keyOf(step.fix, result->changes)});
            if (!m_known.insert(keysOf(next->steps)).second)
                continue;
            next->cost = node.cost + step.cost;
            next->number = ++m_count;
            next->document = result->next;
            next->changes = result->changes;
            next->parent = routes;
            m_open.push(std::move(next));
        }
    }

    /// Keeps a set of steps unless a part of it does as well.
    void accept(const Node& node)
    {
        const std::size_t count = node.steps.size();
        for (std::size_t mask = 1; mask + 1 < (std::size_t(1) << count); ++mask) {
            if (works(node.steps, mask))
                return; // found by itself, or to be found
        }
        Remedy remedy;
        for (const Taken& step : node.steps)
            remedy.steps.push_back(step.fix);
        remedy.cost = node.cost;
        remedy.edit.next = node.document;
        remedy.edit.changes = Document::diff(m_start->document(), node.document);
        const std::string first = render(remedy.steps.front().label);
        remedy.edit.label = count == 1
                                ? remedy.steps.front().label
                                : Message{PEERSCAPE_TR_NOOP("{0}, and what goes with it"), {first}};
        remedy.edit.created = remedy.edit.changes.added;
        m_remedies.push_back(std::move(remedy));
    }

    [[nodiscard]] bool works(const std::vector<Taken>& steps, std::size_t mask) const
    {
        RouteEngine routes = *m_start;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if ((mask >> i & 1) == 0)
                continue;
            const auto result = steps[i].fix.apply(routes.document());
            if (!result)
                return false;
            routes.update(result->next, result->changes);
        }
        return !m_question(routes);
    }

    std::shared_ptr<const RouteEngine> m_start;
    const Question& m_question;
    const SearchOptions& m_options;
    std::priority_queue<std::shared_ptr<Node>, std::vector<std::shared_ptr<Node>>, IsLater> m_open;
    std::set<std::set<std::string>> m_known;
    std::size_t m_count = 0;
    std::vector<Remedy> m_remedies;
};

} // namespace

std::vector<Remedy> search(const RouteEngine& start, const Question& question,
                           const SearchOptions& options)
{
    return Search(start, question, options).run();
}

} // namespace peerscape::remedy
