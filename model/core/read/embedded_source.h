#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Designs inside exported pictures. A picture that was exported with its source opens as the
/// design it shows: SVG holds it in base64 in an element of its metadata, a draw.io file in an
/// attribute of `mxfile` (which draw.io drops when it saves the file, so that a drawing changed
/// there never opens as the design it once was), PNG as it is in an `iTXt` chunk.
namespace peerscape::read {

inline constexpr std::string_view kSourceElement = "peerscape:source";
inline constexpr std::string_view kSourceNamespace = "urn:peerscape:source";
inline constexpr std::string_view kSourceAttribute = "peerscape-source";
inline constexpr std::string_view kSourceKeyword = "peerscape"; ///< Of the PNG chunk.
inline constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";

/// Whether these bytes are a PNG image or an XML file: a picture, not a design itself.
[[nodiscard]] bool isPicture(std::string_view bytes);

/// The design inside a picture; nothing when there is none or it is damaged. O(bytes).
[[nodiscard]] std::optional<std::string> embeddedSource(std::string_view bytes);

} // namespace peerscape::read
