#pragma once

#include "core/read/estate_reader.h"

/// What the builders of all kinds share; for the sources of this folder only.
namespace peerscape::read {

/// Children of a network that stand in it: the list's name, and their type.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kInlineChildren{
    {{"subnets", "Microsoft.Network/virtualNetworks/subnets"},
     {"virtualNetworkPeerings", "Microsoft.Network/virtualNetworks/virtualNetworkPeerings"}}};

/// The member of this name or that of `properties`, which is not used by asking; null when there is
/// none. Resource Graph has null beside the properties for what stands in them.
inline const json::Value* peekDeep(const json::Value& object, const json::Key& name)
{
    if (const json::Value* direct = object.peek(name); direct != nullptr && !direct->isNull())
        return direct;
    const json::Value* properties = object.peek("properties");
    return properties != nullptr ? properties->peek(name) : nullptr;
}

/// The text of a value; empty for anything else.
inline std::string_view view(const json::Value* value)
{
    return value != nullptr && value->isString() ? value->text : std::string_view();
}

/// The same, and the digits of a number.
inline std::string_view word(const json::Value* value)
{
    return value != nullptr && value->type == json::Type::Number ? value->text : view(value);
}

template<class R>
void EstateReader::readGrouped(const Record& record, R& resource)
{
    resource.name = childName(record);
    resource.resourceGroup = group(record.armId);
    resource.location = regionOf(word(get(record, "location")));
}

template<Kind K>
std::vector<Id<K>> EstateReader::references(const Record& record, const json::Value* list)
{
    std::vector<Id<K>> ids;
    if (list == nullptr)
        return ids;
    for (const json::Value& item : list->items) {
        if (const Id<K> id = reference<K>(record, &item))
            ids.push_back(id);
    }
    return ids;
}

template<class R>
void EstateReader::put(const Record& record, R resource)
{
    resource.extra = extraOf(record);
    m_rest.clear();
    m_restNames.clear();
    reportLost(record);
    m_transaction.put(Id<R::kKind>::of(record.id), std::move(resource));
}

} // namespace peerscape::read
