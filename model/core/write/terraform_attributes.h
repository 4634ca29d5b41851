#pragma once

#include "core/read/terraform/attributes.h"
#include "core/write/hcl.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <span>
#include <string>
#include <string_view>

/// What was kept of a resource, as attributes of azurerm: the table of the reader the other way
/// round.
namespace peerscape::write {

/// Writes attributes into blocks, and takes what it has written out of what was kept, so that the
/// rest is there that has no place.
class TerraformAttributes
{
public:
    /// A literal of Terraform's of a text, list, object or other value; of the resource id of
    /// something in the file a reference to it.
    using Expression = std::function<std::string(const nlohmann::ordered_json& value)>;

    explicit TerraformAttributes(Expression expression)
        : m_expression(std::move(expression))
    {
    }

    /// Members of Azure's object that the table has a name for. They take the place of what the
    /// block says already: a member was kept only if nothing models it. O(members + blocks), times
    /// the table.
    void add(HclBlock& block, nlohmann::ordered_json& kept,
             std::span<const read::terraform::Attribute> table) const;
    /// Values that only Terraform has names for. Those of blocks in it go to the block of the same
    /// name, or at the same place if there are as many; where there are none of that kind, they are
    /// made. O(values + blocks).
    void addOwn(HclBlock& block, nlohmann::ordered_json& values) const;
    /// The same for a block of which nothing is there yet.
    void fill(HclBlock& block, const nlohmann::ordered_json& values) const;

private:
    using Json = nlohmann::ordered_json;
    using Attribute = read::terraform::Attribute;

    void addOne(HclBlock& block, Json& kept, const Attribute& attribute) const;
    void addBlock(HclBlock& block, Json& kept, const Attribute& attribute) const;
    void addBlocks(HclBlock& block, Json& list, const Attribute& attribute) const;
    void addKeys(HclBlock& block, Json& list, const Attribute& attribute) const;
    [[nodiscard]] std::string list(const Json& items) const;

    Expression m_expression;
};

/// Takes out what says nothing: nulls, what is empty, and what Azure answers of a part of a
/// resource. O(size).
void prune(nlohmann::ordered_json& kept);

} // namespace peerscape::write
