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

    /// Adds everything that the table knows to `object`, and notes what it does not know.
    void translate(const Value& values, const Value* expressions,
                   std::span<const Attribute> attributes, Draft& object);
    /// The same without a note.
    void addKnown(const Value& values, const Value* expressions,
                  std::span<const Attribute> attributes, Draft& object);
    /// Attributes with a value that no table has, in the file's order.
    [[nodiscard]] const std::vector<std::string_view>& leftOut() const { return m_leftOut; }

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

    json::Pool& m_pool;
    Linked m_linked;
    std::vector<std::string_view> m_leftOut;
};

/// Whether an attribute says nothing: null, an empty text, list or object.
[[nodiscard]] bool isEmpty(const Value* value);

} // namespace peerscape::read::terraform
