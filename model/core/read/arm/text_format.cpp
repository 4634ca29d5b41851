#include "core/read/arm/text_format.h"

#include "core/read/arm/characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace peerscape::read::arm {

namespace {

constexpr int kMaxDigits = 99;
constexpr int kMaxWidth = 10000;

/// `digits` with a comma before every group of three.
std::string grouped(std::string digits)
{
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

/// A pattern of zeros, hashes and a point, such as "000" or "#,##0.00".
std::string patterned(double number, std::string_view pattern)
{
    const std::size_t point = pattern.find('.');
    const std::string_view whole = pattern.substr(0, point);
    const auto digits =
        point == std::string_view::npos
            ? 0
            : std::count(pattern.begin() + static_cast<std::ptrdiff_t>(point), pattern.end(), '0');
    std::string text = fmt::format("{:.{}f}", std::abs(number),
                                   std::min<int>(static_cast<int>(digits), kMaxDigits));
    const auto least = static_cast<std::size_t>(std::count(whole.begin(), whole.end(), '0'));
    const std::size_t have = std::min(text.find('.'), text.size());
    if (have < least)
        text.insert(0, least - have, '0');
    if (whole.find(',') != std::string_view::npos)
        text = grouped(text);
    return (number < 0 ? "-" : "") + text;
}

Result<std::string> formatNumber(const Value& value, std::string_view format)
{
    double number = 0;
    const std::string digits(value.text);
    number = std::strtod(digits.c_str(), nullptr);
    const char kind = static_cast<char>(format.front() | 0x20);
    int precision = -1;
    const std::string_view rest = format.substr(1);
    if (!rest.empty()) {
        const auto [stop, error] =
            std::from_chars(rest.data(), rest.data() + rest.size(), precision);
        if (error != std::errc() || stop != rest.data() + rest.size())
            precision = -1;
    }
    if (format.find_first_not_of("0#.,") == std::string_view::npos)
        return patterned(number, format);
    precision = std::min(precision, kMaxDigits);
    const auto integer = integerOf(value);
    switch (kind) {
    case 'd':
        if (integer)
            return fmt::format("{}{:0{}}", *integer < 0 ? "-" : "",
                               *integer < 0 ? 0 - static_cast<std::uint64_t>(*integer)
                                            : static_cast<std::uint64_t>(*integer),
                               std::max(precision, 1));
        break;
    case 'x':
        if (integer)
            return format.front() == 'x'
                       ? fmt::format("{:0{}x}", static_cast<std::uint64_t>(*integer),
                                     std::max(precision, 1))
                       : fmt::format("{:0{}X}", static_cast<std::uint64_t>(*integer),
                                     std::max(precision, 1));
        break;
    case 'f':
        return fmt::format("{:.{}f}", number, precision < 0 ? 2 : precision);
    case 'n':
        return grouped(fmt::format("{:.{}f}", number, precision < 0 ? 2 : precision));
    case 'c':
        return "\xc2\xa4" + grouped(fmt::format("{:.{}f}", number, precision < 0 ? 2 : precision));
    case 'p':
        return grouped(fmt::format("{:.{}f}", number * 100, precision < 0 ? 2 : precision)) + " %";
    case 'g':
        return digits;
    default:
        break;
    }
    return fail("Format", fmt::format("the number format {} is not known", format));
}

Result<std::string> formatOne(std::string_view place, std::span<const Value> arguments)
{
    const std::size_t colon = place.find(':');
    std::string_view head = place.substr(0, colon);
    const std::size_t comma = head.find(',');
    int width = 0;
    if (comma != std::string_view::npos) {
        std::string_view text = head.substr(comma + 1);
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), width);
        if (error != std::errc() || width > kMaxWidth || width < -kMaxWidth)
            return fail("Format", fmt::format("{{{}}} has no width", place));
        head = head.substr(0, comma);
    }
    std::size_t number = 0;
    const auto [stop, error] = std::from_chars(head.data(), head.data() + head.size(), number);
    if (error != std::errc() || number >= arguments.size())
        return fail("Format", fmt::format("there is no argument for {{{}}}", place));
    const Value& value = arguments[number];
    std::string text;
    if (colon != std::string_view::npos && colon + 1 < place.size() && value.type == Type::Number) {
        auto formatted = formatNumber(value, place.substr(colon + 1));
        if (!formatted)
            return formatted;
        text = std::move(*formatted);
    } else {
        text = textOf(value);
    }
    const std::size_t size = Characters(text).size();
    const auto wanted = static_cast<std::size_t>(std::abs(width));
    if (size < wanted)
        text.insert(width > 0 ? 0 : text.size(), wanted - size, ' ');
    return text;
}

} // namespace

Result<std::string> formatText(std::string_view pattern, std::span<const Value> arguments)
{
    std::string text;
    for (std::size_t i = 0; i < pattern.size() && text.size() <= kMaxText; ++i) {
        const char c = pattern[i];
        const bool isDoubled = i + 1 < pattern.size() && pattern[i + 1] == c;
        if ((c == '{' || c == '}') && isDoubled) {
            text += c;
            ++i;
        } else if (c == '{') {
            const std::size_t close = pattern.find('}', i);
            if (close == std::string_view::npos)
                return fail("Format", "a { has no }");
            const auto part = formatOne(pattern.substr(i + 1, close - i - 1), arguments);
            if (!part)
                return part;
            text += *part;
            i = close;
        } else if (c == '}') {
            return fail("Format", "a } has no {");
        } else {
            text += c;
        }
    }
    return text;
}

} // namespace peerscape::read::arm
