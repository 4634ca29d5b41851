#pragma once

#include "core/read/terraform/attributes.h"
#include "core/read/terraform/draft.h"
#include "core/read/terraform/links.h"

#include <functional>

namespace peerscape::read::terraform {

/// The attributes of one instance as members of Azure's object.
class Translation
{
public:
    /// What a link of the instance leads to: the resource id, empty when it cannot be told.
    /// `expression` is null in a state.
    using Linked = std::function<std::vector<std::string>(
        const Value* value, const Value* expression, std::string_view target, bool isList)>;

    Translation(json::Pool& pool, Linked linked)
        : m_pool(pool)
        , m_linked(std::move(linked))
    {
    }

    /// Adds everything that the table knows to `object`; what it does not know, kept_blocks.cpp
    /// keeps.
    void translate(const Value& values, const Value* expressions,
                   std::span<const Attribute> attributes, Draft& object);

private:
    void add(const Attribute& attribute, const Value* value, const Value* expression,
             Draft& object);
    void addLinks(const Attribute& attribute, const Value* value, const Value* expression,
                  Draft& object);
    void addBlocks(const Attribute& attribute, const Value& blocks, const Value* expression,
                   Draft& object);
    void addConnections(const Attribute& attribute, const Value& blocks, const Value* expression,
                        Draft& object);
    void addJoined(const Attribute& attribute, const Value& blocks, Draft& object);
    void addKeys(const Attribute& attribute, const Value& blocks, Draft& object);

    json::Pool& m_pool;
    Linked m_linked;
};

/// Whether a value is the one that an attribute has when nobody gave it.
[[nodiscard]] bool isUsual(const Attribute& attribute, const Value& value);

/// Whether an attribute says nothing: null, an empty text, list or object.
[[nodiscard]] bool isEmpty(const Value* value);

} // namespace peerscape::read::terraform
