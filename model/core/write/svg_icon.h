#pragma once

#include "core/base/result.h"
#include "core/diagram/icon.h"

namespace peerscape::write {

/// A larger file is no icon.
inline constexpr std::size_t kMostIconBytes = std::size_t{128} << 10U;

/// Reads an SVG file of somebody else's as an icon: its shapes and gradients with what they look
/// like, in a form that can stand inside another drawing. What says nothing to the eye is left out;
/// a file that could run or load something, that this does not know how to draw everywhere alike,
/// or that is damaged, is refused. `glyph` begins the ids. The error is the reason, the end of a
/// sentence about the file. O(bytes).
[[nodiscard]] tl::expected<diagram::Icon, Message>
readSvgIcon(std::string_view file, std::string_view glyph, std::string_view product);

/// The icon as an SVG file of its own.
[[nodiscard]] std::string iconSvg(const diagram::Icon& icon);

} // namespace peerscape::write
