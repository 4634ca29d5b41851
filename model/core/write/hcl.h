#pragma once

#include <list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Terraform's language, as far as our writer needs it, laid out as `terraform fmt` does.
namespace peerscape::write {

/// A text in HCL's quotes; `${` and `%{` stay what they are.
[[nodiscard]] std::string hclText(std::string_view text);
/// The key of a map's entry: in quotes unless it is a name.
[[nodiscard]] std::string hclKey(std::string_view key);
/// A list of expressions on one line: `[a, b]`.
[[nodiscard]] std::string hclList(const std::vector<std::string>& expressions);

/// An expression of several lines, all but the first further to the right. No text in quotes has a
/// line break of its own.
[[nodiscard]] std::string hclIndented(std::string_view expression, std::string_view indent);

/// A block: its header, attributes and blocks in it.
class HclBlock
{
public:
    explicit HclBlock(std::string header)
        : m_header(std::move(header))
    {
    }

    /// An attribute with an expression; of several lines it is indented as the block is.
    HclBlock& set(std::string name, std::string expression);
    /// The same for a text in quotes; nothing when it is empty.
    HclBlock& setText(std::string name, std::string_view text);
    HclBlock& setFlag(std::string name, bool value);
    /// The same as set, in place of the attribute where there is one of this name.
    HclBlock& put(const std::string& name, std::string expression);
    /// An attribute that is a map, an entry a line; nothing when it is empty.
    HclBlock& setMap(std::string name,
                     const std::vector<std::pair<std::string, std::string>>& entries);
    /// A block inside; the reference stays valid.
    HclBlock& block(std::string header);

    /// Adds a block that was made before.
    void add(HclBlock block) { m_blocks.push_back(std::move(block)); }
    /// The blocks in it of this header, in their order.
    [[nodiscard]] std::vector<HclBlock*> inner(std::string_view header);
    template<class Visit>
    void forEachInner(Visit&& visit)
    {
        for (HclBlock& block : m_blocks)
            visit(block);
    }
    /// The expression of an attribute; empty where there is none.
    [[nodiscard]] std::string_view expression(std::string_view name) const;
    [[nodiscard]] std::set<std::string, std::less<>> attributeNames() const;
    [[nodiscard]] const std::string& header() const { return m_header; }
    [[nodiscard]] bool empty() const { return m_attributes.empty() && m_blocks.empty(); }
    /// Whether it says no more than its name.
    [[nodiscard]] bool isOnlyNamed() const;

    /// With a line break at the end.
    [[nodiscard]] std::string text(std::size_t depth = 0) const;

private:
    struct Attribute
    {
        std::string name;
        std::string expression;
        std::vector<std::pair<std::string, std::string>> entries;
    };
    std::string m_header;
    std::vector<Attribute> m_attributes;
    std::list<HclBlock> m_blocks;
};

} // namespace peerscape::write
