#include "core/read/terraform/translation.h"

#include "core/azure/part_names.h"

#include <algorithm>

namespace peerscape::read::terraform {

namespace {

/// The expressions of one block among those of its name: by the name that both give, else by place.
const Value* expressionsOfBlock(const Value* expression, const Value& block, std::size_t place)
{
    if (expression == nullptr)
        return nullptr;
    if (expression->isObject())
        return expression;
    const Value* name = block.find("name");
    for (const Value& item : expression->items) {
        const Value* given = item.find("name");
        const Value* constant = given != nullptr ? given->find("constant_value") : nullptr;
        if (name != nullptr && constant != nullptr && constant->text == name->text)
            return &item;
    }
    return place < expression->items.size() ? &expression->items[place] : nullptr;
}

} // namespace

bool isEmpty(const Value* value)
{
    return value == nullptr || value->isNull() || (value->isString() && value->text.empty())
           || (value->isArray() && value->items.empty())
           || (value->isObject() && value->members.empty());
}

bool isUsual(const Attribute& attribute, const Value& value)
{
    if (value.type == json::Type::Boolean)
        return attribute.usual == (value.boolean ? "true" : "false");
    return !attribute.usual.empty() && value.text == attribute.usual;
}

void Translation::translate(const Value& values, const Value* expressions,
                            std::span<const Attribute> attributes, Draft& object)
{
    for (const Attribute& attribute : attributes) {
        if (attribute.as == As::Implied) {
            Value flag = values;
            flag.type = json::Type::Boolean;
            flag.boolean = true;
            flag.members = {};
            object.set(attribute.path, flag);
            continue;
        }
        add(attribute, values.find(attribute.name),
            expressions != nullptr ? expressions->find(attribute.name) : nullptr, object);
    }
}

void Translation::add(const Attribute& attribute, const Value* value, const Value* expression,
                      Draft& object)
{
    switch (attribute.as) {
    case As::Settled:
    case As::EndName:
    case As::Kept:
    case As::Secret:
        return;
    case As::Link:
    case As::LinkText:
    case As::Links:
        return addLinks(attribute, value, expression, object);
    default:
        break;
    }
    if (isEmpty(value) || isUsual(attribute, *value))
        return;
    const auto put = [&](Value made) { object.set(attribute.path, made); };
    switch (attribute.as) {
    case As::Answer:
        if (!attribute.parts.empty())
            return addBlocks(attribute, *value, expression, object);
        return put(*value);
    case As::Copy:
        return put(*value);
    case As::EdgeZone:
        object.at(attribute.path).set("name", *value);
        return object.at(attribute.path).set("type", textValue(m_pool, "EdgeZone", *value));
    case As::SshKeys:
        return addKeys(attribute, *value, object);
    case As::Negated: {
        Value made = *value;
        made.boolean = !value->boolean;
        return put(made);
    }
    case As::Enabled:
        return put(textValue(m_pool, value->boolean ? "Enabled" : "Disabled", *value));
    case As::Wrapped: {
        Value made = *value;
        made.type = json::Type::Array;
        made.text = {};
        made.items = m_pool.keep(std::vector<Value>{*value});
        return put(made);
    }
    case As::Services:
        for (const Value& item : value->items)
            object.append(attribute.path, item).set("service", item);
        return;
    case As::Block:
        if (value->isObject())
            translate(*value, expressionsOfBlock(expression, *value, 0), attribute.parts,
                      object.at(attribute.path));
        else if (!value->items.empty())
            translate(value->items.front(), expressionsOfBlock(expression, value->items.front(), 0),
                      attribute.parts, object.at(attribute.path));
        return;
    case As::Blocks:
        return addBlocks(attribute, *value, expression, object);
    case As::Connections:
        return addConnections(attribute, *value, expression, object.at(attribute.path));
    case As::Joined:
        return addJoined(attribute, *value, object);
    default:
        return;
    }
}

void Translation::addLinks(const Attribute& attribute, const Value* value, const Value* expression,
                           Draft& object)
{
    const bool isList = attribute.as == As::Links;
    // Null is known to be nothing; what is unknown is left out.
    if (value != nullptr ? isEmpty(value) : expression == nullptr)
        return;
    for (std::string& id : m_linked(value, expression, attribute.target, isList)) {
        const Value place = value != nullptr ? *value : *expression;
        const Value text = textValue(m_pool, std::move(id), place);
        if (isList)
            object.append(attribute.path, place).set("id", text);
        else if (attribute.as == As::LinkText)
            object.set(attribute.path, text);
        else
            object.at(attribute.path).set("id", text);
    }
}

void Translation::addBlocks(const Attribute& attribute, const Value& blocks,
                            const Value* expression, Draft& object)
{
    for (std::size_t i = 0; i < blocks.items.size(); ++i) {
        const Value& block = blocks.items[i];
        if (block.isObject())
            translate(block, expressionsOfBlock(expression, block, i), attribute.parts,
                      object.append(attribute.path, block));
    }
}

void Translation::addConnections(const Attribute& attribute, const Value& blocks,
                                 const Value* expression, Draft& object)
{
    for (std::size_t i = 0; i < blocks.items.size(); ++i) {
        const Value& block = blocks.items[i];
        const Value* manual = block.find("is_manual_connection");
        Draft& connection = object.append(manual != nullptr && manual->boolean
                                              ? "manualPrivateLinkServiceConnections"
                                              : "privateLinkServiceConnections",
                                          block);
        translate(block, expressionsOfBlock(expression, block, i), attribute.parts, connection);
        // Azure's answer, where the endpoint's names are kept by a zone group.
        if (const Value* address = block.find("private_ip_address"); !isEmpty(address)) {
            Value list = *address;
            list.type = json::Type::Array;
            list.text = {};
            list.items = m_pool.keep(std::vector<Value>{*address});
            object.append("customDnsConfigs", block).set("ipAddresses", list);
        }
    }
}

void Translation::addJoined(const Attribute& attribute, const Value& blocks, Draft& object)
{
    std::string text;
    for (const Value& block : blocks.items) {
        const Value* list = block.find(attribute.parts.front().name);
        for (const Value& item : list != nullptr ? list->items : std::span<const Value>())
            text += (text.empty() ? "" : ",") + std::string(item.text);
    }
    if (!text.empty())
        object.set(attribute.path, textValue(m_pool, std::move(text), blocks));
}

void Translation::addKeys(const Attribute& attribute, const Value& blocks, Draft& object)
{
    for (const Value& block : blocks.items) {
        const Value* user = block.find("username");
        const Value* key = block.find("public_key");
        if (user == nullptr || key == nullptr || !user->isString())
            continue;
        Draft& made = object.append(attribute.path, block);
        made.set("path", textValue(m_pool, azure::keyPath(user->text), *user));
        made.set("keyData", *key);
    }
}

} // namespace peerscape::read::terraform
