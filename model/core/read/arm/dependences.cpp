#include "core/base/text.h"
#include "core/read/arm/deployment.h"

#include <algorithm>

/// What the resources of a template say that they depend on.
namespace peerscape::read::arm {

namespace {

/// Ids in lower case, each with its writing.
using Ids = std::map<std::string, std::string>;

/// Takes out the resource that an id names, and those above it.
void eraseNamed(Ids& ids, std::string_view id)
{
    std::string key = toLower(id);
    while (!key.empty()) {
        ids.erase(key);
        key.erase(std::min(key.rfind('/'), key.size()));
    }
}

/// Takes out every resource that a text in a value names.
void eraseNamed(Ids& ids, const Value& value)
{
    if (ids.empty())
        return;
    if (value.isString() && value.text.starts_with("/subscriptions/"))
        eraseNamed(ids, std::string_view(value.text));
    for (const Value& item : value.items)
        eraseNamed(ids, item);
    for (const Member& member : value.members)
        eraseNamed(ids, member.value);
}

} // namespace

std::vector<Instance*> Deployment::dependencesOf(const Instance& instance)
{
    std::vector<Instance*> wanted;
    const Value* list = memberOf(*instance.declaration, "dependsOn");
    if (list == nullptr)
        return wanted;
    const Evaluator::Enter enter(m_evaluator, *instance.scope, instance.loops);
    const Value names = m_evaluator.evaluate(*list);
    for (const Value& name : names.items) {
        // A copy's name stands for all of its resources. One that a condition left out, or that
        // was there before, is waited for by nobody.
        const std::string loop = std::string(name.text);
        if (Instance* one = find(loop)) {
            wanted.push_back(one);
            continue;
        }
        for (const auto& other : instance.scope->instances) {
            if (!other->loops.empty() && equalsIgnoringCase(other->loops.back().name, loop))
                wanted.push_back(other.get());
            else if (other->symbol.starts_with(toLower(loop) + '['))
                wanted.push_back(other.get());
        }
    }
    return wanted;
}

std::vector<std::string> Deployment::keptDependences(const Instance& instance, const Value& object)
{
    Ids ids;
    const bool isModelled = m_options.isDrawn && isDrawn(instance.type);
    std::vector<Instance*> waiting = dependencesOf(instance);
    std::set<const Instance*> met;
    while (!waiting.empty()) {
        Instance& other = *waiting.back();
        waiting.pop_back();
        if (!met.insert(&other).second || other.isExisting)
            continue;
        if (!isDeployment(other.type)) {
            if (!isModelled || !isDrawn(other.type))
                ids.emplace(toLower(other.id), other.id);
        } else if (openDeployment(other)) {
            for (const auto& inner : other.inner->instances)
                waiting.push_back(inner.get());
        }
    }
    eraseNamed(ids, std::string_view(instance.id));
    eraseNamed(ids, object);
    std::vector<std::string> kept;
    for (auto& [key, id] : ids)
        kept.push_back(std::move(id));
    return kept;
}

} // namespace peerscape::read::arm
