#pragma once

#include "core/base/result.h"
#include "core/read/arm/values.h"

#include <span>

namespace peerscape::read::arm {

/// What format() makes: .NET's composite formatting, `{n}`, `{n,width}`, `{n:format}`, with the
/// number formats D, F, N, X, C, P and patterns of 0 and #. Errors: `Format`, for a place without
/// an argument or a brace without a partner. O(length).
[[nodiscard]] Result<std::string> formatText(std::string_view pattern,
                                             std::span<const Value> arguments);

} // namespace peerscape::read::arm
