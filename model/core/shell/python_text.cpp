#include "core/shell/python_text.h"

#include <fmt/format.h>

namespace peerscape::shell {

using Json = nlohmann::ordered_json;

namespace {

std::string represented(const Json& value)
{
    return value.is_string() ? pythonQuoted(value.get_ref<const std::string&>())
                             : pythonText(value);
}

} // namespace

std::string pythonText(const Json& value)
{
    switch (value.type()) {
    case Json::value_t::null:
        return "None";
    case Json::value_t::boolean:
        return value.get<bool>() ? "True" : "False";
    case Json::value_t::string:
        return value.get<std::string>();
    case Json::value_t::array: {
        std::string out = "[";
        for (const Json& item : value)
            out += (out.size() > 1 ? ", " : "") + represented(item);
        return out + ']';
    }
    case Json::value_t::object: {
        std::string out = "{";
        for (auto member = value.begin(); member != value.end(); ++member)
            out += (out.size() > 1 ? ", " : "") + pythonQuoted(member.key()) + ": "
                   + represented(*member);
        return out + '}';
    }
    default:
        return value.dump();
    }
}

std::string pythonQuoted(std::string_view text)
{
    const bool useDouble =
        text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
    const char quote = useDouble ? '"' : '\'';
    std::string out(1, quote);
    for (const char c : text) {
        if (c == quote || c == '\\')
            out += fmt::format("\\{}", c);
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            out += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
        else
            out += c;
    }
    return out + quote;
}

std::string_view pythonTypeName(const Json& value)
{
    switch (value.type()) {
    case Json::value_t::null:
        return "NoneType";
    case Json::value_t::boolean:
        return "bool";
    case Json::value_t::number_float:
        return "float";
    case Json::value_t::string:
        return "str";
    case Json::value_t::array:
        return "list";
    case Json::value_t::object:
        return "dict";
    default:
        return "int";
    }
}

} // namespace peerscape::shell
