#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Dates as template functions know them: seconds of UTC, ISO 8601, .NET's formats.
namespace peerscape::read::arm {

/// Reads an ISO 8601 date and time, compact or with dashes and colons, `T` or a space between,
/// `Z` or an offset behind; without time it is midnight. Seconds since 1970.
[[nodiscard]] std::optional<std::int64_t> parseDate(std::string_view text);

/// Adds an ISO 8601 duration (`P1Y2M3DT4H5M6S`, `P2W`, with a minus before it) to a date; years and
/// months by the calendar, the day cut to the month's last. Nothing when it is no duration or
/// leaves the years 1 to 9999.
[[nodiscard]] std::optional<std::int64_t> addDuration(std::int64_t date, std::string_view duration);

/// A .NET standard (one letter) or custom format, of the invariant culture. Nothing when the format
/// is not known.
[[nodiscard]] std::optional<std::string> formatDate(std::int64_t date, std::string_view format);

} // namespace peerscape::read::arm
