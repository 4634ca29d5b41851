#include "core/shell/az/yaml.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace peerscape::shell {

namespace {

using Value = nlohmann::json;

/// Words that YAML 1.1 reads as a truth value or nothing.
bool isWord(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::array kWords{"yes", "no", "true", "false", "on", "off", "null", "~"};
    return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '_';
    });
}

/// Whether a plain text would read as a number, a date or a base-60 number.
bool readsAsNumber(std::string_view text)
{
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || ((text.front() < '0' || text.front() > '9') && text.front() != '.'))
        return false;
    if (text.starts_with("0x") || text.starts_with("0b"))
        return text.size() > 2;
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos)
        return isDigits(text.substr(0, colon))
               && text.find_first_not_of("0123456789:._", colon) == std::string_view::npos;
    const bool isDate = text.size() >= 10 && isDigits(text.substr(0, 4)) && text[4] == '-'
                        && isDigits(text.substr(5, 2)) && text[7] == '-';
    if (isDate)
        return true;
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos)
        return isDigits(text);
    const std::string_view rest = text.substr(dot + 1);
    return (dot == 0 ? isDigits(rest) : isDigits(text.substr(0, dot)))
           && (rest.empty() || isDigits(rest));
}

bool hasControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool isPlain(std::string_view text)
{
    if (isWord(text) || readsAsNumber(text) || text == "=" || text == "<<")
        return false;
    if (text.front() == ' ' || text.back() == ' ')
        return false;
    if (std::string_view("#,[]{}&*!|>'\"%@`").find(text.front()) != std::string_view::npos)
        return false;
    if ((text.front() == '-' || text.front() == '?' || text.front() == ':')
        && (text.size() == 1 || text[1] == ' '))
        return false;
    return text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos
           && text.back() != ':' && !text.starts_with("---") && !text.starts_with("...");
}

std::string scalar(const Value& value)
{
    if (!value.is_string())
        return value.dump();
    const auto& text = value.get_ref<const std::string&>();
    if (hasControl(text))
        return value.dump(-1, ' ', false, Value::error_handler_t::replace);
    if (!text.empty() && isPlain(text))
        return text;
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + '\'';
}

void write(const Value& value, std::size_t indent, std::string& out);

/// A value behind `name:` or `-`.
void writeBehind(const Value& value, std::size_t indent, bool isItem, std::string& out)
{
    if (!value.is_structured() || value.empty()) {
        out += ' ' + (value.is_structured() ? value.dump() : scalar(value)) + '\n';
    } else if (isItem) {
        out += ' ';
        std::string inner;
        write(value, indent + 2, inner);
        out += inner.substr(indent + 2); // the first line stands behind the dash
    } else {
        out += '\n';
        write(value, value.is_array() ? indent : indent + 2, out);
    }
}

void write(const Value& value, std::size_t indent, std::string& out)
{
    const std::string margin(indent, ' ');
    if (value.is_object()) {
        for (auto member = value.begin(); member != value.end(); ++member) {
            out += margin + scalar(Value(member.key())) + ':';
            writeBehind(*member, indent, false, out);
        }
    } else {
        for (const Value& item : value) {
            out += margin + '-';
            writeBehind(item, indent, true, out);
        }
    }
}

} // namespace

std::string writeYaml(const Value& value)
{
    if (!value.is_structured())
        return scalar(value) + "\n...\n";
    if (value.empty())
        return value.dump() + '\n';
    std::string out;
    write(value, 0, out);
    return out;
}

} // namespace peerscape::shell
