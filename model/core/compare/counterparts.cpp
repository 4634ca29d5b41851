#include "core/compare/counterparts.h"

#include "core/azure/names.h"

#include <vector>

namespace peerscape::compare {

using azure::Document;

namespace {

std::vector<ObjectId> comparableObjects(const Document& document)
{
    std::vector<ObjectId> ids;
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if constexpr (IdType::kKind != Kind::Note)
            table.forEach([&](IdType id, const auto&) { ids.push_back(id); });
    });
    return ids;
}

std::string fullKey(const Document& document, ObjectId id)
{
    return toLower(azure::resourceId(document, id));
}

/// The kind with the name that people use.
std::string shortKey(const Document& document, ObjectId id)
{
    return std::to_string(static_cast<int>(id.kind())) + ' '
           + toLower(azure::displayName(document, id));
}

/// Objects by key; none where several have it.
template<class KeyOf, class Wanted>
std::unordered_map<std::string, ObjectId> uniqueKeys(const Document& document,
                                                     const std::vector<ObjectId>& ids,
                                                     const KeyOf& keyOf, const Wanted& wanted)
{
    std::unordered_map<std::string, ObjectId> keys;
    for (const ObjectId id : ids) {
        if (!wanted(id))
            continue;
        const auto [entry, isNew] = keys.try_emplace(keyOf(document, id), id);
        if (!isNew)
            entry->second = {};
    }
    return keys;
}

} // namespace

Counterparts::Counterparts(const Document& before, const Document& after, Matching matching)
{
    if (matching == Matching::ById)
        joinById(before, after);
    else
        joinByName(before, after);
}

ObjectId Counterparts::after(ObjectId before) const
{
    const auto found = m_after.find(before);
    return found != m_after.end() ? found->second : ObjectId();
}

ObjectId Counterparts::before(ObjectId after) const
{
    const auto found = m_before.find(after);
    return found != m_before.end() ? found->second : ObjectId();
}

void Counterparts::join(ObjectId before, ObjectId after)
{
    m_after.emplace(before, after);
    m_before.emplace(after, before);
}

void Counterparts::joinById(const Document& before, const Document& after)
{
    for (const ObjectId id : comparableObjects(before)) {
        if (after.contains(id))
            join(id, id);
    }
}

void Counterparts::joinByName(const Document& before, const Document& after)
{
    const std::vector<ObjectId> first = comparableObjects(before);
    const std::vector<ObjectId> second = comparableObjects(after);
    for (const auto keyOf : {fullKey, shortKey}) {
        const auto isFree = [&](ObjectId id) { return m_after.count(id) == 0; };
        const auto isOpen = [&](ObjectId id) { return m_before.count(id) == 0; };
        const auto ours = uniqueKeys(before, first, keyOf, isFree);
        const auto theirs = uniqueKeys(after, second, keyOf, isOpen);
        for (const ObjectId id : first) {
            if (!isFree(id))
                continue;
            const std::string key = keyOf(before, id);
            const auto found = theirs.find(key);
            if (ours.at(key) && found != theirs.end() && found->second)
                join(id, found->second);
        }
    }
}

} // namespace peerscape::compare
