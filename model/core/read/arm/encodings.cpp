#include "core/read/arm/encodings.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <cstdint>
#include <vector>

namespace peerscape::read::arm {

namespace {

std::optional<unsigned> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

/// FNV-1a with a seed, then mixed so that near texts differ in all bits.
std::uint64_t hash(std::string_view text, std::uint64_t seed)
{
    std::uint64_t value = 0xcbf29ce484222325ULL ^ seed;
    for (const char c : text)
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    value = (value ^ (value >> 33U)) * 0xff51afd7ed558ccdULL;
    value = (value ^ (value >> 33U)) * 0xc4ceb9fe1a85ec53ULL;
    return value ^ (value >> 33U);
}

/// The path with its `.` and `..` taken away.
std::string withoutDots(std::string_view path)
{
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    while (start <= path.size()) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        const std::string_view part = path.substr(start, end - start);
        const bool isLast = end == path.size();
        if (part == "..") {
            if (parts.size() > 1)
                parts.pop_back();
            if (isLast)
                parts.emplace_back();
        } else if (part != "." || isLast) {
            parts.push_back(part == "." ? std::string_view() : part);
        }
        start = end + 1;
    }
    std::string result;
    for (std::size_t i = 0; i < parts.size(); ++i)
        result += (i > 0 ? "/" : "") + std::string(parts[i]);
    return result;
}

} // namespace

std::string toUriComponent(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                             || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_'
                             || c == '~';
        result +=
            isPlain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

std::optional<std::string> fromUriComponent(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
            continue;
        }
        const auto high = i + 2 < text.size() ? hexDigit(text[i + 1]) : std::nullopt;
        const auto low = i + 2 < text.size() ? hexDigit(text[i + 2]) : std::nullopt;
        if (!high || !low)
            return std::nullopt;
        result += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return result;
}

std::string combineUri(std::string_view base, std::string_view relative)
{
    if (relative.find("://") != std::string_view::npos)
        return std::string(relative);
    const std::size_t scheme = base.find("://");
    const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
    std::string_view path = base.substr(std::min(base.find('/', host), base.size()));
    const std::string_view origin = base.substr(0, base.size() - path.size());
    path = path.substr(0, path.find_first_of("?#"));
    if (relative.starts_with('/'))
        return std::string(origin) + withoutDots(relative);
    const std::string folder(path.substr(0, path.rfind('/') + 1));
    const std::size_t query = std::min(relative.find_first_of("?#"), relative.size());
    return std::string(origin)
           + withoutDots((folder.empty() && !origin.empty() ? "/" : folder)
                         + std::string(relative.substr(0, query)))
           + std::string(relative.substr(query));
}

std::string uniqueText(std::string_view seed)
{
    std::uint64_t value = hash(seed, 0);
    std::string text;
    for (int i = 0; i < 13; ++i) {
        text += "abcdefghijklmnopqrstuvwxyz234567"[value & 31U];
        value = i == 11 ? hash(seed, 1) : value >> 5U;
    }
    return text;
}

std::string guidText(std::string_view seed)
{
    const std::uint64_t a = hash(seed, 2);
    const std::uint64_t b = hash(seed, 3);
    // Version 5 and the variant of RFC 4122, as a name-based identifier says.
    return fmt::format("{:08x}-{:04x}-5{:03x}-{:04x}-{:012x}", a >> 32U, (a >> 16U) & 0xffffU,
                       a & 0xfffU, 0x8000U | ((b >> 48U) & 0x3fffU), b & 0xffffffffffffULL);
}

} // namespace peerscape::read::arm
