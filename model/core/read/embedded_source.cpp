#include "core/read/embedded_source.h"

#include "core/base/base64.h"

#include <algorithm>
#include <cstdint>

namespace peerscape::read {

namespace {

constexpr std::string_view kXmlBlanks = " \t\r\n";

std::string_view withoutMark(std::string_view bytes)
{
    if (bytes.starts_with("\xef\xbb\xbf"))
        bytes.remove_prefix(3);
    return bytes.substr(std::min(bytes.find_first_not_of(kXmlBlanks), bytes.size()));
}

/// Base64 in XML, where other programs may have broken the line.
std::optional<std::string> fromXml(std::string_view text)
{
    std::string digits;
    digits.reserve(text.size());
    for (const char c : text) {
        if (kXmlBlanks.find(c) == std::string_view::npos)
            digits += c;
    }
    return digits.empty() ? std::nullopt : fromBase64(digits);
}

/// What stands between `start`, what follows up to `open`, and `close`.
std::optional<std::string_view> between(std::string_view bytes, const std::string& start, char open,
                                        char close)
{
    const std::size_t found = bytes.find(start);
    if (found == std::string_view::npos)
        return std::nullopt;
    const std::size_t from = bytes.find(open, found + start.size());
    if (from == std::string_view::npos)
        return std::nullopt;
    const std::size_t to = bytes.find(close, from + 1);
    if (to == std::string_view::npos)
        return std::nullopt;
    return bytes.substr(from + 1, to - from - 1);
}

std::optional<std::string> fromPng(std::string_view bytes)
{
    std::size_t at = kPngSignature.size();
    while (at + 12 <= bytes.size()) {
        std::uint32_t size = 0;
        for (std::size_t i = 0; i < 4; ++i)
            size = (size << 8U) | static_cast<unsigned char>(bytes[at + i]);
        if (size > bytes.size() - at - 12)
            return std::nullopt;
        const std::string_view type = bytes.substr(at + 4, 4);
        const std::string_view data = bytes.substr(at + 8, size);
        // Keyword, 0, not compressed, 0, no language, 0, no translated keyword, 0, text.
        const std::string head = std::string(kSourceKeyword) + std::string(5, '\0');
        if (type == "iTXt" && data.starts_with(head))
            return std::string(data.substr(head.size()));
        at += 12 + std::size_t{size};
    }
    return std::nullopt;
}

} // namespace

bool isPicture(std::string_view bytes)
{
    return bytes.starts_with(kPngSignature) || withoutMark(bytes).starts_with('<');
}

std::optional<std::string> embeddedSource(std::string_view bytes)
{
    if (bytes.starts_with(kPngSignature))
        return fromPng(bytes);
    if (!withoutMark(bytes).starts_with('<'))
        return std::nullopt;
    if (const auto element = between(bytes, '<' + std::string(kSourceElement), '>', '<'))
        return fromXml(*element);
    if (const auto attribute = between(bytes, ' ' + std::string(kSourceAttribute) + '=', '"', '"'))
        return fromXml(*attribute);
    return std::nullopt;
}

} // namespace peerscape::read
