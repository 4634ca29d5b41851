#pragma once

#include "core/azure/layout.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Pictures that a person puts beside the network. A document keeps one as a `data:` URL of a PNG
/// or JPEG file in base64, which SVG and draw.io take as it is.
namespace peerscape::azure {

/// Of the file itself, before base64.
inline constexpr std::size_t kMostImageBytes = std::size_t{2} << 20U;
/// Longer sides would cost memory that nobody sees, pixels.
inline constexpr double kMostImageSide = 4096;

/// The URL of a PNG or JPEG file; nothing when it is neither, larger than the limits, or damaged at
/// its beginning. O(bytes).
[[nodiscard]] std::optional<std::string> imageUrl(std::string_view file);

/// Whether this is such a URL, all of it. The picture in it may still be damaged. O(url).
[[nodiscard]] bool isImageUrl(std::string_view url);

/// Width and height of a picture in pixels, read from its first bytes; nothing when they are not
/// those of a picture.
[[nodiscard]] std::optional<Size> imageSize(std::string_view url);

/// The media type, "image/png", and the base64 of a picture's URL.
struct ImageParts
{
    std::string_view type;
    std::string_view base64;
};
[[nodiscard]] std::optional<ImageParts> imageParts(std::string_view url);

} // namespace peerscape::azure
