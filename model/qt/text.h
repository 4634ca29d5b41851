#pragma once

#include <QString>

#include <string_view>

namespace peerscape {

/// Text of the core, UTF-8, for the window.
[[nodiscard]] inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace peerscape
