#include "core/read/terraform/draft.h"

#include <algorithm>

namespace peerscape::read::terraform {

Draft& Draft::at(std::string_view path)
{
    if (path.empty())
        return *this;
    const std::size_t dot = std::min(path.find('.'), path.size());
    return member(path.substr(0, dot)).at(path.substr(std::min(dot + 1, path.size())));
}

Draft& Draft::member(std::string_view key)
{
    constexpr std::size_t kFew = 16;
    if (m_members.size() < kFew) {
        const auto known = std::find_if(m_members.begin(), m_members.end(),
                                        [&](const Named& named) { return named.key == key; });
        return known != m_members.end() ? known->value
                                        : m_members.emplace_back(key, Draft(m_value)).value;
    }
    if (m_index.empty()) {
        for (Named& named : m_members)
            m_index.emplace(named.key, &named.value);
    }
    const auto [known, isNew] = m_index.try_emplace(key, nullptr);
    if (isNew)
        known->second = &m_members.emplace_back(key, Draft(m_value)).value;
    return *known->second;
}

Draft& Draft::append(std::string_view path, const Value& place)
{
    Draft& list = at(path);
    if (list.m_value.type != json::Type::Array) {
        list.m_value.type = json::Type::Array;
        list.m_isLeaf = false;
    }
    return list.m_items.emplace_back(place);
}

std::list<Draft>& Draft::elements(std::string_view path)
{
    return at(path).m_items;
}

Value Draft::freeze(json::Pool& pool) const
{
    if (m_isLeaf)
        return m_value;
    Value value = m_value;
    if (value.type == json::Type::Array) {
        std::vector<Value> items;
        items.reserve(m_items.size());
        for (const Draft& item : m_items)
            items.push_back(item.freeze(pool));
        value.items = pool.keep(items);
        return value;
    }
    std::vector<json::Member> members;
    members.reserve(m_members.size());
    for (const Named& member : m_members) {
        Value inner = member.value.freeze(pool);
        // What was only looked for.
        if (!member.value.m_isLeaf && inner.isObject() && inner.members.empty())
            continue;
        members.push_back({member.key, inner});
    }
    value.members = pool.keep(members);
    return value;
}

Value textValue(json::Pool& pool, std::string text, const Value& place)
{
    Value value;
    value.type = json::Type::String;
    value.file = place.file;
    value.offset = place.offset;
    value.text = pool.keep(text);
    return value;
}

} // namespace peerscape::read::terraform
