#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/azure/regions.h"
#include "core/read/estate_building.h"

#include <algorithm>
#include <charconv>

/// Members of the resources in files, and what they mean.
namespace peerscape::read {

const json::Value* EstateReader::get(const Value& object, const json::Key& name)
{
    const auto [direct, properties] = object.lastNamed(name, "properties");
    if (direct != nullptr) {
        direct->used = true;
        // Resource Graph has null beside the properties for what stands in them.
        if (!direct->value.isNull())
            return &direct->value;
    }
    if (properties == nullptr)
        return nullptr;
    properties->used = true;
    const Value* inner = properties->value.find(name);
    return inner != nullptr && !inner->isNull() ? inner : nullptr;
}

bool EstateReader::says(const Value& object, const json::Key& name)
{
    const auto isSaid = [&](const Value* members) {
        const Value* value = members != nullptr ? members->peek(name) : nullptr;
        return value != nullptr && !value->isNull();
    };
    return isSaid(&object) || isSaid(object.peek("properties"));
}

const json::Value* EstateReader::get(const Value& object, const json::Key& outer,
                                     const json::Key& inner)
{
    const Value* value = get(object, outer);
    return value != nullptr ? get(*value, inner) : nullptr;
}

const json::Value* EstateReader::get(const Record& record, const json::Key& name) const
{
    for (const Value& source : record.sources) {
        const Value* value = get(source, name);
        if (value != nullptr && !(value->isArray() && value->items.empty()))
            return value;
    }
    return nullptr;
}

std::vector<json::Value> EstateReader::childrenOf(const Record& record, std::string_view list)
{
    std::vector<Value> children;
    for (const ListedChild& child : record.children) {
        if (child.list == list)
            children.push_back(child.object);
    }
    return children;
}

Text EstateReader::text(const Value* value)
{
    return shared(word(value));
}

Text EstateReader::regionOf(std::string_view location)
{
    // Resources of one region mostly follow each other.
    if (location != m_lastLocation) {
        m_lastLocation = location;
        m_lastRegion = shared(azure::regionName(location));
    }
    return m_lastRegion;
}

bool EstateReader::flag(const Value* value, bool otherwise)
{
    if (value == nullptr)
        return otherwise;
    if (value->isString())
        return equalsIgnoringCase(value->text, "true")
               || equalsIgnoringCase(value->text, "enabled");
    return value->type == json::Type::Boolean ? value->boolean : otherwise;
}

std::uint32_t EstateReader::number(const Value* value, std::uint32_t otherwise)
{
    if (value == nullptr)
        return otherwise;
    std::uint32_t result = 0;
    const char* end = value->text.data() + value->text.size();
    const auto [stop, error] = std::from_chars(value->text.data(), end, result);
    return error == std::errc() && stop == end && !value->text.empty() ? result : otherwise;
}

std::vector<Text> EstateReader::texts(const Value* value)
{
    std::vector<Text> list;
    if (value == nullptr)
        return list;
    for (const Value& item : value->items) {
        if (item.isString())
            list.push_back(shared(item.text));
    }
    return list;
}

std::vector<net::Prefix> EstateReader::prefixes(const Record& record, const Value* value)
{
    std::vector<net::Prefix> list;
    const auto add = [&](const Value& item) {
        if (const auto prefix = item.isString() ? net::Prefix::parse(item.text) : std::nullopt) {
            list.push_back(*prefix);
        } else {
            note(ReportEntry::Kind::Approximated, item, record.armId,
                 {PEERSCAPE_TR_NOOP("{0} is not an address prefix and is left out"),
                  {json::serialise(item)}});
        }
    };
    if (value == nullptr)
        return list;
    if (value->isArray())
        std::for_each(value->items.begin(), value->items.end(), add);
    else if (!value->isString() || !value->text.empty())
        add(*value);
    return list;
}

net::Address EstateReader::address(const Record& record, const Value* value)
{
    if (value == nullptr || (value->isString() && value->text.empty()))
        return {};
    if (const auto parsed = value->isString() ? net::Address::parse(value->text) : std::nullopt)
        return *parsed;
    note(
        ReportEntry::Kind::Approximated, *value, record.armId,
        {PEERSCAPE_TR_NOOP("{0} is not an IP address and is left out"), {json::serialise(*value)}});
    return {};
}

bool EstateReader::tagFlag(const Record& record, std::string_view tag, bool otherwise) const
{
    const Value* tags = get(record, "tags");
    return flag(tags != nullptr ? tags->find(tag) : nullptr, otherwise);
}

std::vector<net::Prefix> EstateReader::advertised(const Record& record)
{
    std::vector<net::Prefix> list;
    const Value* tags = get(record, "tags");
    const Value* value = tags != nullptr ? tags->find(azure::kAdvertisesTag) : nullptr;
    if (value == nullptr)
        return list;
    std::string_view rest = value->text;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        std::string word(rest.substr(0, comma));
        std::erase(word, ' ');
        if (const auto prefix = net::Prefix::parse(word))
            list.push_back(*prefix);
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
    return list;
}

} // namespace peerscape::read
