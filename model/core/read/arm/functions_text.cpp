#include "core/base/base64.h"
#include "core/base/text.h"
#include "core/read/arm/characters.h"
#include "core/read/arm/encodings.h"
#include "core/read/arm/evaluator.h"
#include "core/read/arm/text_format.h"

#include <algorithm>
#include <array>

/// Functions of text: format, replace, split, base64, uri, uniqueString …
namespace peerscape::read::arm {

namespace {

/// A function of one text that gives text.
template<std::string (*kChange)(std::string_view)>
Value changed(const Call& call)
{
    return call.isText(0) ? call.string(kChange(call.text(0))) : call.wrongType(0, "text");
}

std::string toUpper(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return result;
}

std::string trim(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kSpace) - first + 1));
}

Value format(const Call& call)
{
    if (!call.isText(0))
        return call.wrongType(0, "text first");
    for (std::size_t i = 1; i < call.size(); ++i) {
        if (call.maker().holdsUnknown(call[i]))
            return call.unknown();
    }
    auto text = formatText(call.text(0), call.arguments.subspan(1));
    return text ? call.string(std::move(*text)) : call.refuse("format(): " + text.error().message);
}

Value toText(const Call& call)
{
    return call.maker().holdsUnknown(call[0]) ? call.unknown() : call.string(textOf(call[0]));
}

Value substring(const Call& call)
{
    const auto start = integerOf(call[1]);
    if (!call.isText(0) || !start)
        return call.wrongType(call.isText(0) ? 1 : 0, "text and a whole number");
    const Characters characters(call.text(0));
    const auto size = static_cast<std::int64_t>(characters.size());
    const auto count = call.size() > 2 ? integerOf(call[2]) : std::optional(size - *start);
    if (!count)
        return call.wrongType(2, "a whole number third");
    if (*start < 0 || *start > size || *count < 0 || *count > size - *start)
        return call.refuse("substring() reaches beyond the text");
    return call.string(
        characters.part(static_cast<std::size_t>(*start), static_cast<std::size_t>(*count)));
}

Value replace(const Call& call)
{
    if (const std::size_t other = call.firstNot(Type::String); other < call.size())
        return call.wrongType(other, "three texts");
    const std::string_view text = call.text(0);
    const std::string_view from = call.text(1);
    if (from.empty())
        return call.refuse("replace() of nothing");
    std::string result;
    std::size_t start = 0;
    for (std::size_t place = text.find(from);
         place != std::string_view::npos && result.size() <= kMaxText;
         place = text.find(from, start)) {
        result += text.substr(start, place - start);
        result += call.text(2);
        start = place + from.size();
    }
    return call.string(result + std::string(text.substr(start)));
}

Value split(const Call& call)
{
    if (!call.isText(0))
        return call.wrongType(0, "text first");
    std::vector<std::string_view> separators;
    if (call.isText(1))
        separators.push_back(call.text(1));
    for (const Value& item : call[1].items)
        separators.push_back(item.text);
    if (separators.empty())
        return call.wrongType(1, "text or a list of texts second");
    std::vector<Value> parts;
    const std::string_view text = call.text(0);
    std::size_t start = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const auto found =
            std::find_if(separators.begin(), separators.end(), [&](std::string_view separator) {
                return !separator.empty() && text.substr(at).starts_with(separator);
            });
        if (found == separators.end()) {
            ++at;
            continue;
        }
        parts.push_back(call.string(std::string(text.substr(start, at - start))));
        at += found->size();
        start = at;
    }
    parts.push_back(call.string(std::string(text.substr(start))));
    return call.list(std::move(parts));
}

Value startsOrEnds(const Call& call, bool isStart)
{
    if (const std::size_t other = call.firstNot(Type::String); other < call.size())
        return call.wrongType(other, "two texts");
    const std::string text = toLower(call.text(0));
    const std::string part = toLower(call.text(1));
    return call.boolean(isStart ? text.starts_with(part) : text.ends_with(part));
}

Value padLeft(const Call& call)
{
    const auto width = integerOf(call[1]);
    if ((!call.isText(0) && call[0].type != Type::Number) || !width)
        return call.wrongType(width ? 0 : 1, "text or a number, and a whole number");
    if (call.size() > 2 && (!call.isText(2) || Characters(call.text(2)).size() != 1))
        return call.refuse("padLeft() fills with one character");
    const std::string text = textOf(call[0]);
    const auto size = static_cast<std::int64_t>(Characters(text).size());
    if (*width > static_cast<std::int64_t>(kMaxText))
        return call.refuse("padLeft() to more than 4 MB");
    std::string result;
    for (std::int64_t i = size; i < *width; ++i)
        result += call.size() > 2 ? call.text(2) : std::string_view(" ");
    return call.string(result + text);
}

/// The arguments of uniqueString and guid, as one text.
Value hashed(const Call& call, std::string (*make)(std::string_view))
{
    if (const std::size_t other = call.firstNot(Type::String); other < call.size())
        return call.wrongType(other, "texts");
    std::string seed;
    for (const Value& argument : call.arguments) {
        seed += argument.text;
        seed += '-';
    }
    return call.string(make(seed));
}

Value fromBase64To(const Call& call, bool isJson)
{
    if (!call.isText(0))
        return call.wrongType(0, "text");
    auto bytes = fromBase64(call.text(0));
    if (!bytes)
        return call.refuse(std::string(call.name) + "() was given text that is not base64");
    return isJson ? parseJson(call, *bytes) : call.string(std::move(*bytes));
}

Value fromDataUri(const Call& call)
{
    if (!call.isText(0))
        return call.wrongType(0, "text");
    const std::string_view text = call.text(0);
    const std::size_t comma = text.find(',');
    if (!text.starts_with("data:") || comma == std::string_view::npos)
        return call.refuse("dataUriToString() was given text that is no data URI");
    const bool isBase64 = text.substr(0, comma).ends_with(";base64");
    auto bytes =
        isBase64 ? fromBase64(text.substr(comma + 1)) : fromUriComponent(text.substr(comma + 1));
    return bytes ? call.string(std::move(*bytes))
                 : call.refuse("dataUriToString() was given text that is no data URI");
}

std::string toDataUri(std::string_view text)
{
    return "data:text/plain;charset=utf8;base64," + toBase64(text);
}

Value uri(const Call& call)
{
    if (const std::size_t other = call.firstNot(Type::String); other < call.size())
        return call.wrongType(other, "two texts");
    return call.string(combineUri(call.text(0), call.text(1)));
}

Value uriComponentToString(const Call& call)
{
    if (!call.isText(0))
        return call.wrongType(0, "text");
    auto text = fromUriComponent(call.text(0));
    return text ? call.string(std::move(*text))
                : call.refuse("uriComponentToString() was given text with a wrong %");
}

constexpr std::array kTextFunctions{
    Function{"format", "format", 1, kAnyNumber, format},
    Function{"string", "string", 1, 1, toText},
    Function{"tolower", "toLower", 1, 1, changed<toLower>},
    Function{"toupper", "toUpper", 1, 1, changed<toUpper>},
    Function{"trim", "trim", 1, 1, changed<trim>},
    Function{"substring", "substring", 2, 3, substring},
    Function{"replace", "replace", 3, 3, replace},
    Function{"split", "split", 2, 2, split},
    Function{"startswith", "startsWith", 2, 2, [](const Call& c) { return startsOrEnds(c, true); }},
    Function{"endswith", "endsWith", 2, 2, [](const Call& c) { return startsOrEnds(c, false); }},
    Function{"padleft", "padLeft", 2, 3, padLeft},
    Function{"uniquestring", "uniqueString", 1, kAnyNumber,
             [](const Call& c) { return hashed(c, uniqueText); }},
    Function{"guid", "guid", 1, kAnyNumber, [](const Call& c) { return hashed(c, guidText); }},
    // Fixed, so that reading a template again gives the same (import.md 3).
    Function{"newguid", "newGuid", 0, 0,
             [](const Call& c) { return c.string(guidText("newGuid")); }},
    Function{"base64", "base64", 1, 1, changed<toBase64>},
    Function{"base64tostring", "base64ToString", 1, 1,
             [](const Call& c) { return fromBase64To(c, false); }},
    Function{"base64tojson", "base64ToJson", 1, 1,
             [](const Call& c) { return fromBase64To(c, true); }},
    Function{"datauri", "dataUri", 1, 1, changed<toDataUri>},
    Function{"datauritostring", "dataUriToString", 1, 1, fromDataUri},
    Function{"uri", "uri", 2, 2, uri},
    Function{"uricomponent", "uriComponent", 1, 1, changed<toUriComponent>},
    Function{"uricomponenttostring", "uriComponentToString", 1, 1, uriComponentToString},
};

} // namespace

std::span<const Function> textFunctions()
{
    return kTextFunctions;
}

} // namespace peerscape::read::arm
