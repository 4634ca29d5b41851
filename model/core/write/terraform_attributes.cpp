#include "core/write/terraform_attributes.h"

#include "core/azure/part_names.h"
#include "core/base/text.h"
#include "core/write/code_names.h"
#include "core/write/kept_json.h"
#include "core/write/wide_json.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace peerscape::write {

using read::terraform::As;
using Json = nlohmann::ordered_json;

namespace {

/// Names in a block that speak to Terraform and not to the provider.
bool isMeta(std::string_view name)
{
    constexpr std::array<std::string_view, 7> kMeta{
        "provider", "count", "for_each", "depends_on", "lifecycle", "provisioner", "connection"};
    return std::find(kMeta.begin(), kMeta.end(), name) != kMeta.end();
}

/// Whether a list holds blocks: azurerm has no other lists of objects that one may set.
bool isBlockList(const Json& value)
{
    return value.is_array() && !value.empty()
           && std::all_of(value.begin(), value.end(),
                          [](const Json& item) { return item.is_object(); });
}

/// The one block that is no list in a state.
bool isSingleBlock(std::string_view name, const Json& value)
{
    return name == "timeouts" && value.is_object();
}

bool saysNothing(const Json& value)
{
    return value.is_null() || (value.is_structured() && value.empty())
           || (value.is_string() && value.get_ref<const std::string&>().empty());
}

bool isFlat(const Json& value)
{
    return std::none_of(value.begin(), value.end(),
                        [](const Json& item) { return item.is_structured(); });
}

std::string textOf(const Json& value)
{
    return value.is_string() ? value.get<std::string>()
           : value.is_null() ? std::string()
                             : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What stands at a path of names with dots between; a member is looked for in the object, then in
/// its `properties`, as az has none. Null when there is nothing.
Json* at(Json& object, std::string_view path)
{
    Json* place = &object;
    while (place != nullptr && !path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        const std::string_view name = path.substr(0, dot);
        path.remove_prefix(std::min(dot + 1, path.size()));
        Json* next = memberNamed(*place, name);
        if (next == nullptr || next->is_null()) {
            Json* properties = memberNamed(*place, "properties");
            next = properties != nullptr ? memberNamed(*properties, name) : nullptr;
        }
        place = next;
    }
    return place != nullptr && !place->is_null() ? place : nullptr;
}

/// The id that a reference holds; null when it is none.
Json* idIn(Json& reference)
{
    Json* id = memberNamed(reference, "id");
    return id != nullptr && id->is_string() ? id : nullptr;
}

/// The texts that the elements of a list have as this member.
Json each(Json& elements, std::string_view name)
{
    Json texts = Json::array();
    if (!elements.is_array())
        return texts;
    for (Json& item : elements) {
        const Json* text = memberNamed(item, name);
        if (text != nullptr && text->is_string())
            texts.push_back(*text);
    }
    return texts;
}

std::string lastPart(const std::string& id)
{
    return id.substr(id.rfind('/') + 1);
}

} // namespace

void prune(Json& kept)
{
    if (!kept.is_structured())
        return;
    if (kept.is_object()) {
        const bool isAnswer = kept.contains("etag") || kept.contains("provisioningState")
                              || (kept.contains("properties") && kept["properties"].is_object()
                                  && kept["properties"].contains("provisioningState"));
        for (const char* echo : {"etag", "provisioningState", "resourceGroup", "resourceGuid"})
            kept.erase(echo);
        if (isAnswer) {
            kept.erase("id");
            kept.erase("type");
        }
    }
    for (Json& item : kept)
        prune(item);
    if (kept.is_array()) {
        if (std::all_of(kept.begin(), kept.end(), saysNothing))
            kept.clear();
        return;
    }
    Json rest = Json::object();
    for (auto member = kept.begin(); member != kept.end(); ++member) {
        if (!saysNothing(*member))
            append(rest, member.key(), std::move(*member));
    }
    kept = std::move(rest);
}

std::string TerraformAttributes::list(const Json& items) const
{
    std::vector<std::string> parts;
    parts.reserve(items.size());
    for (const Json& item : items)
        parts.push_back(m_expression(item));
    return hclList(parts);
}

void TerraformAttributes::add(HclBlock& block, Json& kept, std::span<const Attribute> table) const
{
    for (const Attribute& attribute : table)
        addOne(block, kept, attribute);
}

void TerraformAttributes::addOne(HclBlock& block, Json& kept, const Attribute& attribute) const
{
    if (attribute.as == As::Block)
        return addBlock(block, kept, attribute);
    if (attribute.as == As::Connections) {
        if (Json* list = at(kept, "privateLinkServiceConnections"))
            addBlocks(block, *list, attribute);
        return;
    }
    Json* value = attribute.path.empty() ? nullptr : at(kept, attribute.path);
    if (value == nullptr || saysNothing(*value))
        return;
    const bool isUsual = !attribute.usual.empty() && textOf(*value) == attribute.usual;
    const std::string name(attribute.name);
    const auto put = [&](std::string expression) {
        block.put(name, std::move(expression));
        *value = nullptr;
    };
    switch (attribute.as) {
    case As::Copy:
        if (isUsual)
            *value = nullptr;
        else if (value->is_object() && isFlat(*value)) {
            std::vector<std::pair<std::string, std::string>> entries;
            for (auto entry = value->begin(); entry != value->end(); ++entry)
                entries.emplace_back(hclKey(entry.key()), m_expression(*entry));
            block.setMap(name, entries);
            *value = nullptr;
        } else if (value->is_array() && isFlat(*value))
            put(list(*value));
        else if (value->is_primitive())
            put(m_expression(*value));
        return;
    case As::Negated:
        if (value->is_boolean())
            put(value->get<bool>() ? "false" : "true");
        return;
    case As::Enabled:
        if (*value == "Enabled" || *value == "Disabled")
            put(*value == "Enabled" ? "true" : "false");
        return;
    case As::Link:
        if (Json* id = idIn(*value)) {
            block.put(name, m_expression(*id));
            *id = nullptr;
        }
        return;
    case As::LinkText:
        if (value->is_string())
            put(m_expression(*value));
        return;
    case As::Links:
        if (const Json ids = each(*value, "id"); ids.size() == value->size())
            put(list(ids));
        return;
    case As::Wrapped:
        if (value->is_array() && value->size() == 1 && value->front().is_primitive())
            put(m_expression(value->front()));
        return;
    case As::Services:
        if (const Json services = each(*value, "service"); services.size() == value->size())
            put(list(services));
        return;
    case As::Blocks:
        return addBlocks(block, *value, attribute);
    case As::EndName: {
        const Json* id = value->is_string() ? value : idIn(*value);
        if (id != nullptr)
            put(hclText(lastPart(id->get<std::string>())));
        return;
    }
    case As::EdgeZone:
        if (const Json* zone = memberNamed(*value, "name"); zone != nullptr && zone->is_string())
            put(m_expression(*zone));
        return;
    case As::SshKeys:
        return addKeys(block, *value, attribute);
    case As::Answer:
        *value = nullptr;
        return;
    case As::Settled:
        if (attribute.usual.empty() || isUsual)
            *value = nullptr;
        return;
    default:
        return; // of one way only
    }
}

void TerraformAttributes::addBlock(HclBlock& block, Json& kept, const Attribute& attribute) const
{
    Json* object = attribute.path.empty() ? &kept : at(kept, attribute.path);
    if (object == nullptr || !object->is_object())
        return;
    bool isThere = false;
    for (const Attribute& part : attribute.parts) {
        if (part.as != As::Implied)
            continue;
        Json* flag = at(*object, part.path);
        isThere = flag != nullptr && *flag == true;
        if (flag != nullptr && *flag == false) {
            *object = nullptr; // it is off: Terraform says that by no block
            return;
        }
        if (isThere)
            *flag = nullptr;
    }
    // Members of the object itself: the first decides whether there is a block.
    if (attribute.path.empty()) {
        const Json* first = at(*object, attribute.parts.front().path);
        if (first == nullptr || saysNothing(*first)) {
            for (const Attribute& part : attribute.parts) {
                if (Json* flag = at(*object, part.path); flag != nullptr && *flag == false)
                    *flag = nullptr;
            }
            return;
        }
    }
    const std::vector<HclBlock*> known = block.inner(attribute.name);
    if (!known.empty())
        return add(*known.front(), *object, attribute.parts);
    HclBlock made{std::string(attribute.name)};
    add(made, *object, attribute.parts);
    if (isThere || !made.empty())
        block.add(std::move(made));
}

void TerraformAttributes::addBlocks(HclBlock& block, Json& list, const Attribute& attribute) const
{
    if (!list.is_array())
        return;
    const std::vector<HclBlock*> known = block.inner(attribute.name);
    for (std::size_t i = 0; i < list.size(); ++i) {
        Json& item = list[i];
        if (!item.is_object())
            continue;
        HclBlock made{std::string(attribute.name)};
        const bool isKnown = i < known.size();
        HclBlock& target = isKnown ? *known[i] : made;
        auto own = takeAttributes(item);
        Json before = isKnown ? Json() : item;
        add(target, item, attribute.parts);
        if (own) {
            own->values.erase("timeouts"); // of a resource of its own, which this is not
            addOwn(target, own->values);
            if (!own->values.empty())
                item[std::string(azure::kTerraformAttributes)] = std::move(own->values);
        }
        if (isKnown)
            continue;
        if (made.isOnlyNamed())
            item = std::move(before);
        else
            block.add(std::move(made));
    }
}

void TerraformAttributes::addKeys(HclBlock& block, Json& list, const Attribute& attribute) const
{
    if (!list.is_array())
        return;
    for (Json& item : list) {
        const Json* path = memberNamed(item, "path");
        const Json* key = memberNamed(item, "keyData");
        if (path == nullptr || key == nullptr || !path->is_string() || !key->is_string())
            continue;
        std::string user = path->get<std::string>();
        if (!user.starts_with(azure::kKeyPathStart) || !user.ends_with(azure::kKeyPathEnd)
            || user.size() <= azure::kKeyPathStart.size() + azure::kKeyPathEnd.size())
            continue;
        user = user.substr(azure::kKeyPathStart.size(),
                           user.size() - azure::kKeyPathStart.size() - azure::kKeyPathEnd.size());
        block.block(std::string(attribute.name))
            .setText("username", user)
            .set("public_key", m_expression(*key));
        item = nullptr;
    }
}

void TerraformAttributes::fill(HclBlock& block, const Json& values) const
{
    for (auto value = values.begin(); value != values.end(); ++value) {
        const std::string& name = value.key();
        if (!isIdentifier(name) || isMeta(name) || value->is_null())
            continue;
        if (isSingleBlock(name, *value)) {
            fill(block.block(name), *value);
        } else if (isBlockList(*value)) {
            for (const Json& inner : *value)
                fill(block.block(name), inner);
        } else if (value->is_object()) {
            std::vector<std::pair<std::string, std::string>> entries;
            for (auto entry = value->begin(); entry != value->end(); ++entry)
                entries.emplace_back(hclKey(entry.key()), m_expression(*entry));
            block.setMap(name, entries);
        } else {
            block.set(name, m_expression(*value));
        }
    }
}

void TerraformAttributes::addOwn(HclBlock& block, Json& values) const
{
    const auto known = block.attributeNames();
    std::map<std::string, std::vector<HclBlock*>, std::less<>> inside;
    block.forEachInner([&](HclBlock& inner) { inside[inner.header()].push_back(&inner); });
    Json fresh = Json::object();
    Json rest = Json::object();
    for (auto value = values.begin(); value != values.end(); ++value) {
        const std::string& name = value.key();
        if (!isIdentifier(name) || isMeta(name) || known.contains(name)) {
            append(rest, name, std::move(*value));
            continue;
        }
        const auto found = inside.find(name);
        const std::vector<HclBlock*> blocks =
            found != inside.end() ? found->second : std::vector<HclBlock*>();
        if (!isBlockList(*value) || blocks.empty()) {
            if (isBlockList(*value))
                std::erase_if(value->get_ref<Json::array_t&>(),
                              [](const Json& item) { return item.empty(); });
            append(fresh, name, std::move(*value));
            continue;
        }
        std::map<std::string, HclBlock*> byName;
        for (HclBlock* inner : blocks)
            byName.emplace(std::string(inner->expression("name")), inner);
        Json left = Json::array();
        for (std::size_t i = 0; i < value->size(); ++i) {
            Json& item = (*value)[i];
            const auto own = item.find("name");
            const auto same = own != item.end() && own->is_string()
                                  ? byName.find(hclText(own->get<std::string>()))
                                  : byName.end();
            HclBlock* target = same != byName.end()             ? same->second
                               : blocks.size() == value->size() ? blocks[i]
                                                                : nullptr;
            if (target != nullptr) {
                item.erase("name");
                addOwn(*target, item);
            }
            if (!item.empty())
                left.push_back(std::move(item));
        }
        if (!left.empty())
            append(rest, name, std::move(left));
    }
    fill(block, fresh);
    values = std::move(rest);
}

} // namespace peerscape::write
