#pragma once

#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

/// Names in code made from the names of a design.
namespace peerscape::write {

/// Whether a text can stand as a name in code: a letter or underscore, then letters, digits,
/// underscores.
[[nodiscard]] bool isIdentifier(std::string_view text);

/// A part of a file's name: what is not a letter, digit, dot, dash or underscore becomes a dash.
[[nodiscard]] std::string fileWord(std::string_view text);

/// Gives out names, each only once.
class NameMaker
{
public:
    enum class Style { Camel, Snake };
    explicit NameMaker(Style style = Style::Camel)
        : m_style(style)
    {
    }

    /// Names that must never be given out.
    void reserve(std::initializer_list<std::string_view> names);
    /// A name made from the words of a text: "hub-vnet" gives hubVnet or hub_vnet. When that is
    /// taken a number is added. Without any usable character: "resource".
    [[nodiscard]] std::string make(std::string_view text);

private:
    Style m_style;
    std::set<std::string, std::less<>> m_taken;
};

} // namespace peerscape::write
