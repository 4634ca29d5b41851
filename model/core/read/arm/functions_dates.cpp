#include "core/read/arm/dates.h"
#include "core/read/arm/evaluator.h"

#include <array>

/// utcNow, dateTimeAdd, dateTimeFromEpoch, dateTimeToEpoch.
namespace peerscape::read::arm {

namespace {

/// 2026-01-01T00:00:00Z. Not the clock's time, so that reading a template again gives the same
/// (import.md 3).
constexpr std::int64_t kNow = 1767225600;
constexpr std::string_view kCompact = "yyyyMMddTHHmmssZ";

Value dated(const Call& call, std::int64_t date, std::string_view format)
{
    auto text = formatDate(date, format);
    return text ? call.string(std::move(*text))
                : call.refuse(std::string(call.name) + "(): the format " + std::string(format)
                              + " is not known");
}

Value utcNow(const Call& call)
{
    if (call.size() > 0 && !call.isText(0))
        return call.wrongType(0, "text");
    return dated(call, kNow, call.size() > 0 ? call.text(0) : kCompact);
}

Value dateTimeAdd(const Call& call)
{
    if (const std::size_t other = call.firstNot(Type::String); other < call.size())
        return call.wrongType(other, "texts");
    const auto base = parseDate(call.text(0));
    if (!base)
        return call.refuse("dateTimeAdd() was given " + std::string(call.text(0))
                           + ", which is no date");
    const auto date = addDuration(*base, call.text(1));
    if (!date)
        return call.refuse("dateTimeAdd() was given " + std::string(call.text(1))
                           + ", which is no duration");
    if (call.size() > 2)
        return dated(call, *date, call.text(2));
    // The base's own format; of `2020-04-07 14:53:14Z` Azure documents an American one.
    const std::string_view text = call.text(0);
    return dated(call, *date,
                 text.find(' ') != std::string_view::npos   ? "M/d/yyyy h:mm:ss tt"
                 : text.find('-') != std::string_view::npos ? "yyyy-MM-ddTHH:mm:ssZ"
                                                            : kCompact);
}

Value fromEpoch(const Call& call)
{
    const auto seconds = integerOf(call[0]);
    if (!seconds)
        return call.wrongType(0, "a whole number");
    constexpr std::int64_t kFirst = -62135596800; // 0001-01-01
    constexpr std::int64_t kLast = 253402300799;  // 9999-12-31
    if (*seconds < kFirst || *seconds > kLast)
        return call.refuse("dateTimeFromEpoch() knows the years 1 to 9999");
    return dated(call, *seconds, "yyyy-MM-ddTHH:mm:ssZ");
}

Value toEpoch(const Call& call)
{
    if (!call.isText(0))
        return call.wrongType(0, "text");
    const auto date = parseDate(call.text(0));
    return date ? call.integer(*date)
                : call.refuse("dateTimeToEpoch() was given " + std::string(call.text(0))
                              + ", which is no date");
}

constexpr std::array kDatesFunctions{
    Function{"utcnow", "utcNow", 0, 1, utcNow},
    Function{"datetimeadd", "dateTimeAdd", 2, 3, dateTimeAdd},
    Function{"datetimefromepoch", "dateTimeFromEpoch", 1, 1, fromEpoch},
    Function{"datetimetoepoch", "dateTimeToEpoch", 1, 1, toEpoch},
};

} // namespace

std::span<const Function> dateFunctions()
{
    return kDatesFunctions;
}

} // namespace peerscape::read::arm
