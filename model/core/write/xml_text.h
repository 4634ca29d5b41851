#pragma once

#include <string>
#include <string_view>

namespace peerscape::write {

/// Text for the inside of an XML element or a quoted attribute; control characters that XML 1.0
/// cannot hold become spaces.
[[nodiscard]] std::string escapedXml(std::string_view text);

/// A coordinate with at most two decimals and no trailing zeros.
[[nodiscard]] std::string xmlNumber(double value);

} // namespace peerscape::write
