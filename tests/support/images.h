#pragma once

#include <string_view>

namespace peerscape::test {

/// A picture of a red and a blue pixel, side by side.
inline constexpr std::string_view kSmallImage =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR42mP4zwAE/wEHAAH/"
    "PX2MSQAAAABJRU5ErkJggg==";

} // namespace peerscape::test
