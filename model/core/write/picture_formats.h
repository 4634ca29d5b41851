#pragma once

#include "core/write/picture.h"

#include <array>
#include <cstdint>
#include <string_view>

/// The formats of exported pictures, one table for the window and the command line.
namespace peerscape::write {

enum class PictureFormat : std::uint8_t { Svg, Png, Pdf, Drawio, Mermaid, Dot };

struct PictureFormatName
{
    PictureFormat format = PictureFormat::Svg;
    std::string_view suffix;  ///< Without the dot.
    bool needsFonts = false;  ///< Made by the window's painter, not by the core.
    bool holdsSource = false; ///< Can be opened as a design again.
    bool isDrawn = true; ///< Shows places, sizes, legend and tables; else a program lays it out.
};
inline constexpr std::array kPictureFormats{
    PictureFormatName{PictureFormat::Svg, "svg", false, true, true},
    PictureFormatName{PictureFormat::Png, "png", true, true, true},
    PictureFormatName{PictureFormat::Pdf, "pdf", true, false, true},
    PictureFormatName{PictureFormat::Drawio, "drawio", false, true, true},
    PictureFormatName{PictureFormat::Mermaid, "mmd", false, false, false},
    PictureFormatName{PictureFormat::Dot, "dot", false, false, false}};

/// The format with this suffix; null when there is none.
[[nodiscard]] const PictureFormatName* pictureFormat(std::string_view suffix);

/// The picture as text in a format that needs no fonts.
[[nodiscard]] std::string writePictureText(const Picture& picture, PictureFormat format);

} // namespace peerscape::write
