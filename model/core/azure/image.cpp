#include "core/azure/image.h"

#include "core/base/base64.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace peerscape::azure {

namespace {

constexpr std::string_view kScheme = "data:";
constexpr std::string_view kCoding = ";base64,";
constexpr std::string_view kPng = "image/png";
constexpr std::string_view kJpeg = "image/jpeg";
constexpr std::string_view kPngStart = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kJpegStart = "\xff\xd8\xff";

/// Bytes of a file that is there in base64, decoded where somebody asks.
class Bytes
{
public:
    explicit Bytes(std::string_view base64)
        : m_base64(base64)
    {
    }

    /// As many bytes from a place on, first the high one; nothing behind the end.
    [[nodiscard]] std::optional<std::uint32_t> number(std::size_t at, std::size_t count) const
    {
        std::uint32_t value = 0;
        for (std::size_t i = at; i < at + count; ++i) {
            const auto byte = this->byte(i);
            if (!byte)
                return std::nullopt;
            value = (value << 8U) | *byte;
        }
        return value;
    }
    [[nodiscard]] bool startsWith(std::string_view start) const
    {
        for (std::size_t i = 0; i < start.size(); ++i) {
            if (byte(i) != static_cast<unsigned char>(start[i]))
                return false;
        }
        return true;
    }

private:
    [[nodiscard]] std::optional<std::uint32_t> byte(std::size_t at) const
    {
        const auto group = fromBase64(m_base64.substr(std::min(at / 3 * 4, m_base64.size()), 4));
        if (!group || at % 3 >= group->size())
            return std::nullopt;
        return static_cast<unsigned char>((*group)[at % 3]);
    }

    std::string_view m_base64;
};

std::optional<Size> sizeOf(std::optional<std::uint32_t> width, std::optional<std::uint32_t> height)
{
    if (!width || !height || *width == 0 || *height == 0 || *width > kMostImageSide
        || *height > kMostImageSide)
        return std::nullopt;
    return Size{static_cast<double>(*width), static_cast<double>(*height)};
}

/// The first chunk of a PNG file is its header.
std::optional<Size> pngSize(const Bytes& bytes)
{
    constexpr std::uint32_t kHeader = 0x49484452; // "IHDR"
    if (!bytes.startsWith(kPngStart) || bytes.number(12, 4) != kHeader)
        return std::nullopt;
    return sizeOf(bytes.number(16, 4), bytes.number(20, 4));
}

/// A JPEG file says its size in the segment that begins a frame, whatever stands before it.
std::optional<Size> jpegSize(const Bytes& bytes)
{
    if (!bytes.startsWith(kJpegStart))
        return std::nullopt;
    for (std::size_t at = 2;;) {
        const auto marker = bytes.number(at, 2);
        const auto length = bytes.number(at + 2, 2);
        if (!marker || !length || *marker <= 0xff00U || *length < 2)
            return std::nullopt;
        const std::uint32_t kind = *marker & 0xffU;
        const bool isFrame =
            kind >= 0xc0U && kind <= 0xcfU && kind != 0xc4U && kind != 0xc8U && kind != 0xccU;
        if (isFrame)
            return sizeOf(bytes.number(at + 7, 2), bytes.number(at + 5, 2));
        if (kind == 0xdaU) // the picture itself, without a frame before it
            return std::nullopt;
        at += 2 + *length;
    }
}

} // namespace

std::optional<ImageParts> imageParts(std::string_view url)
{
    if (!url.starts_with(kScheme))
        return std::nullopt;
    url.remove_prefix(kScheme.size());
    for (const std::string_view type : {kPng, kJpeg}) {
        if (url.starts_with(type) && url.substr(type.size()).starts_with(kCoding))
            return ImageParts{type, url.substr(type.size() + kCoding.size())};
    }
    return std::nullopt;
}

std::optional<Size> imageSize(std::string_view url)
{
    const auto parts = imageParts(url);
    if (!parts || parts->base64.size() > (kMostImageBytes + 2) / 3 * 4)
        return std::nullopt;
    const Bytes bytes(parts->base64);
    return parts->type == kPng ? pngSize(bytes) : jpegSize(bytes);
}

bool isImageUrl(std::string_view url)
{
    const auto parts = imageParts(url);
    if (!parts || !imageSize(url))
        return false;
    std::string_view digits = parts->base64;
    for (int i = 0; i < 2 && digits.ends_with('='); ++i)
        digits.remove_suffix(1);
    return parts->base64.size() % 4 == 0 && std::all_of(digits.begin(), digits.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
                      || c == '+' || c == '/';
           });
}

std::optional<std::string> imageUrl(std::string_view file)
{
    const std::string_view type = file.starts_with(kPngStart) ? kPng : kJpeg;
    if (file.size() > kMostImageBytes)
        return std::nullopt;
    std::string url =
        std::string(kScheme) + std::string(type) + std::string(kCoding) + toBase64(file);
    return imageSize(url) ? std::optional(std::move(url)) : std::nullopt;
}

} // namespace peerscape::azure
