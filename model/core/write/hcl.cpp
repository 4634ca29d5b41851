#include "core/write/hcl.h"

#include "core/write/code_names.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::write {

std::string hclText(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' || c == '\\')
            out += std::string("\\") + c;
        else if ((c == '$' || c == '%') && i + 1 < text.size() && text[i + 1] == '{')
            out += std::string(2, c);
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
            out += c;
    }
    return out + '"';
}

std::string hclKey(std::string_view key)
{
    // A map that begins with "for" would be a loop.
    return isIdentifier(key) && key != "for" ? std::string(key) : hclText(key);
}

std::string hclList(const std::vector<std::string>& expressions)
{
    std::string out = "[";
    for (const std::string& expression : expressions)
        out += (out.size() > 1 ? ", " : "") + expression;
    return out + ']';
}

std::string hclIndented(std::string_view expression, std::string_view indent)
{
    std::string out;
    for (const char c : expression) {
        out += c;
        if (c == '\n')
            out += indent;
    }
    return out;
}

HclBlock& HclBlock::set(std::string name, std::string expression)
{
    m_attributes.push_back({std::move(name), std::move(expression), {}});
    return *this;
}

HclBlock& HclBlock::setText(std::string name, std::string_view text)
{
    return text.empty() ? *this : set(std::move(name), hclText(text));
}

HclBlock& HclBlock::setFlag(std::string name, bool value)
{
    return set(std::move(name), value ? "true" : "false");
}

HclBlock& HclBlock::setMap(std::string name,
                           const std::vector<std::pair<std::string, std::string>>& entries)
{
    if (!entries.empty())
        m_attributes.push_back({std::move(name), {}, entries});
    return *this;
}

HclBlock& HclBlock::put(const std::string& name, std::string expression)
{
    const auto known =
        std::find_if(m_attributes.begin(), m_attributes.end(),
                     [&](const Attribute& attribute) { return attribute.name == name; });
    if (known == m_attributes.end())
        return set(name, std::move(expression));
    *known = {name, std::move(expression), {}};
    return *this;
}

std::string_view HclBlock::expression(std::string_view name) const
{
    const auto known =
        std::find_if(m_attributes.begin(), m_attributes.end(),
                     [&](const Attribute& attribute) { return attribute.name == name; });
    return known != m_attributes.end() ? std::string_view(known->expression) : std::string_view();
}

std::set<std::string, std::less<>> HclBlock::attributeNames() const
{
    std::set<std::string, std::less<>> names;
    for (const Attribute& attribute : m_attributes)
        names.insert(attribute.name);
    return names;
}

std::vector<HclBlock*> HclBlock::inner(std::string_view header)
{
    std::vector<HclBlock*> found;
    for (HclBlock& block : m_blocks) {
        if (block.m_header == header)
            found.push_back(&block);
    }
    return found;
}

bool HclBlock::isOnlyNamed() const
{
    return m_blocks.empty()
           && std::all_of(m_attributes.begin(), m_attributes.end(),
                          [](const Attribute& attribute) { return attribute.name == "name"; });
}

HclBlock& HclBlock::block(std::string header)
{
    return m_blocks.emplace_back(std::move(header));
}

std::string HclBlock::text(std::size_t depth) const
{
    const std::string indent(2 * depth, ' ');
    const std::string inner = indent + "  ";
    if (m_attributes.empty() && m_blocks.empty())
        return indent + m_header + " {}\n";
    std::string out = indent + m_header + " {\n";
    const auto widthOf = [](const auto& list, const auto& name) {
        std::size_t width = 0;
        for (const auto& item : list)
            width = std::max(width, name(item).size());
        return width;
    };
    // Consecutive attributes of one line stand in columns.
    for (std::size_t i = 0; i < m_attributes.size();) {
        std::size_t end = i;
        std::size_t width = 0;
        const auto isOneLine = [](const Attribute& attribute) {
            return attribute.entries.empty()
                   && attribute.expression.find('\n') == std::string::npos;
        };
        for (; end < m_attributes.size() && isOneLine(m_attributes[end]); ++end)
            width = std::max(width, m_attributes[end].name.size());
        for (; i < end; ++i)
            out += fmt::format("{}{:<{}} = {}\n", inner, m_attributes[i].name, width,
                               m_attributes[i].expression);
        if (i == m_attributes.size())
            break;
        if (m_attributes[i].entries.empty()) {
            out += fmt::format("{}{} = {}\n", inner, m_attributes[i].name,
                               hclIndented(m_attributes[i].expression, inner));
            ++i;
            continue;
        }
        const Attribute& map = m_attributes[i++];
        const std::size_t keys = widthOf(map.entries, [](const auto& e) { return e.first; });
        out += fmt::format("{}{} = {{\n", inner, map.name);
        for (const auto& [key, expression] : map.entries)
            out += fmt::format("{}  {:<{}} = {}\n", inner, key, keys, expression);
        out += inner + "}\n";
    }
    bool isFirst = m_attributes.empty();
    for (const HclBlock& block : m_blocks) {
        out += isFirst ? "" : "\n";
        out += block.text(depth + 1);
        isFirst = false;
    }
    return out + indent + "}\n";
}

} // namespace peerscape::write
