#include "core/write/pretty_json.h"

namespace peerscape::write {

namespace {

using Json = nlohmann::ordered_json;

std::string scalar(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// The value on one line with a space after commas and colons; stops early once it is longer than
/// `limit`.
bool writeInline(const Json& value, std::string& out, std::size_t limit)
{
    if (out.size() > limit)
        return false;
    if (value.is_object() || value.is_array()) {
        const bool object = value.is_object();
        out += object ? "{" : "[";
        bool first = true;
        for (auto item = value.begin(); item != value.end(); ++item) {
            if (first)
                out += object ? " " : "";
            else
                out += ", ";
            first = false;
            if (object)
                out += scalar(item.key()) + ": ";
            if (!writeInline(item.value(), out, limit))
                return false;
        }
        out += object ? (first ? "}" : " }") : "]";
    } else {
        out += scalar(value);
    }
    return out.size() <= limit;
}

} // namespace

void writePretty(const Json& value, std::string& out, std::size_t indent, std::size_t width)
{
    std::string line;
    if (writeInline(value, line, width > indent ? width - indent : 0)
        || (!value.is_object() && !value.is_array())) {
        out += line.empty() ? scalar(value) : line;
        return;
    }
    const bool object = value.is_object();
    out += object ? "{\n" : "[\n";
    bool first = true;
    for (auto item = value.begin(); item != value.end(); ++item) {
        if (!first)
            out += ",\n";
        first = false;
        out.append(indent + 2, ' ');
        if (object)
            out += scalar(item.key()) + ": ";
        writePretty(item.value(), out, indent + 2, width);
    }
    out += '\n';
    out.append(indent, ' ');
    out += object ? '}' : ']';
}

} // namespace peerscape::write
