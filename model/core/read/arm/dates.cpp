#include "core/read/arm/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace peerscape::read::arm {

namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kDay = 86400;
constexpr std::size_t kMaxFormat = 1000;
constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};

/// Takes numbers and signs off the front of a text.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_rest(text)
    {
    }
    bool take(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    /// Exactly `digits` digits, or with 0 as many as there are (at most 9).
    std::optional<int> number(std::size_t digits)
    {
        std::size_t length = 0;
        int value = 0;
        while (length < m_rest.size() && length < (digits > 0 ? digits : 9) && m_rest[length] >= '0'
               && m_rest[length] <= '9')
            value = value * 10 + (m_rest[length++] - '0');
        if (length == 0 || (digits > 0 && length != digits))
            return std::nullopt;
        m_rest.remove_prefix(length);
        return value;
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char next() const { return m_rest.empty() ? '\0' : m_rest.front(); }

private:
    std::string_view m_rest;
};

std::int64_t secondsOf(const chrono::year_month_day& day)
{
    return chrono::sys_days(day).time_since_epoch().count() * kDay;
}

/// The parts of a moment.
struct Parts
{
    explicit Parts(std::int64_t date)
    {
        std::int64_t days = date / kDay;
        std::int64_t rest = date % kDay;
        if (rest < 0) {
            rest += kDay;
            --days;
        }
        const chrono::sys_days point{chrono::days(days)};
        const chrono::year_month_day ymd(point);
        year = static_cast<int>(ymd.year());
        month = static_cast<unsigned>(ymd.month());
        day = static_cast<unsigned>(ymd.day());
        weekday = chrono::weekday(point).c_encoding();
        hour = static_cast<int>(rest / 3600);
        minute = static_cast<int>(rest / 60 % 60);
        second = static_cast<int>(rest % 60);
    }
    int year, hour, minute, second;
    unsigned month, day, weekday;
};

/// The custom format behind a standard letter; empty when there is none.
std::string_view standardFormat(char letter)
{
    switch (letter) {
    case 'd':
        return "MM/dd/yyyy";
    case 'D':
        return "dddd, dd MMMM yyyy";
    case 'f':
        return "dddd, dd MMMM yyyy HH:mm";
    case 'F':
    case 'U':
        return "dddd, dd MMMM yyyy HH:mm:ss";
    case 'g':
        return "MM/dd/yyyy HH:mm";
    case 'G':
        return "MM/dd/yyyy HH:mm:ss";
    case 'm':
    case 'M':
        return "MMMM dd";
    case 'o':
    case 'O':
        return "yyyy-MM-ddTHH:mm:ss.fffffffZ";
    case 'r':
    case 'R':
        return "ddd, dd MMM yyyy HH:mm:ss 'GMT'";
    case 's':
        return "yyyy-MM-ddTHH:mm:ss";
    case 't':
        return "HH:mm";
    case 'T':
        return "HH:mm:ss";
    case 'u':
        return "yyyy-MM-dd HH:mm:ssZ";
    case 'y':
    case 'Y':
        return "yyyy MMMM";
    default:
        return {};
    }
}

/// `count` letters of a custom format.
std::string formatPart(const Parts& parts, char letter, std::size_t count)
{
    const auto number = [&](int value) {
        return fmt::format("{:0{}}", value, std::min<std::size_t>(count, 2));
    };
    const auto name = [&](std::string_view text) {
        return std::string(count == 3 ? text.substr(0, 3) : text);
    };
    switch (letter) {
    case 'y':
        return count <= 2 ? number(parts.year % 100) : fmt::format("{:0{}}", parts.year, count);
    case 'M':
        return count >= 3 ? name(kMonths[parts.month - 1]) : number(static_cast<int>(parts.month));
    case 'd':
        return count >= 3 ? name(kWeekdays[parts.weekday]) : number(static_cast<int>(parts.day));
    case 'H':
        return number(parts.hour);
    case 'h':
        return number((parts.hour + 11) % 12 + 1);
    case 'm':
        return number(parts.minute);
    case 's':
        return number(parts.second);
    case 'f':
        return std::string(count, '0');
    case 't':
        return std::string(parts.hour < 12 ? "AM" : "PM").substr(0, count);
    case 'K':
        return "Z";
    case 'z':
        return count == 1 ? "+0" : count == 2 ? "+00" : "+00:00";
    default:
        return {}; // F: nothing where the fraction is zero
    }
}

} // namespace

std::optional<std::int64_t> parseDate(std::string_view text)
{
    Scanner scanner(text);
    const auto year = scanner.number(4);
    const bool dashes = scanner.take('-');
    const auto month = scanner.number(2);
    if (dashes && !scanner.take('-'))
        return std::nullopt;
    const auto day = scanner.number(2);
    if (!year || !month || !day)
        return std::nullopt;
    const chrono::year_month_day date{chrono::year(*year),
                                      chrono::month(static_cast<unsigned>(*month)),
                                      chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    std::int64_t seconds = secondsOf(date);
    if (scanner.atEnd())
        return seconds;
    if (!scanner.take('T') && !scanner.take(' '))
        return std::nullopt;
    const auto hour = scanner.number(2);
    const bool colons = scanner.take(':');
    const auto minute = scanner.number(2);
    const bool hasSeconds =
        colons ? scanner.take(':') : scanner.next() >= '0' && scanner.next() <= '9';
    const auto second = hasSeconds ? scanner.number(2) : std::optional(0);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    seconds += *hour * 3600 + *minute * 60 + *second;
    if (scanner.take('.') && !scanner.number(0))
        return std::nullopt;
    scanner.take(' ');
    if (scanner.take('Z') || scanner.atEnd())
        return scanner.atEnd() ? std::optional(seconds) : std::nullopt;
    const bool west = scanner.take('-');
    if (!west && !scanner.take('+'))
        return std::nullopt;
    const auto offsetHour = scanner.number(2);
    scanner.take(':');
    const auto offsetMinute = scanner.number(2);
    if (!offsetHour || !offsetMinute || !scanner.atEnd())
        return std::nullopt;
    const std::int64_t offset = *offsetHour * 3600 + *offsetMinute * 60;
    return west ? seconds + offset : seconds - offset;
}

std::optional<std::int64_t> addDuration(std::int64_t date, std::string_view duration)
{
    Scanner scanner(duration);
    const std::int64_t sign = scanner.take('-') ? -1 : 1;
    if (!scanner.take('P') || scanner.atEnd())
        return std::nullopt;
    std::int64_t months = 0;
    std::int64_t seconds = 0;
    bool isTime = false;
    while (!scanner.atEnd()) {
        if (!isTime && scanner.take('T')) {
            isTime = true;
            if (scanner.atEnd())
                return std::nullopt;
        }
        const auto number = scanner.number(0);
        if (!number)
            return std::nullopt;
        if (!isTime && scanner.take('Y'))
            months += std::int64_t{12} * *number;
        else if (!isTime && scanner.take('M'))
            months += *number;
        else if (!isTime && scanner.take('W'))
            seconds += *number * 7 * kDay;
        else if (!isTime && scanner.take('D'))
            seconds += *number * kDay;
        else if (isTime && scanner.take('H'))
            seconds += std::int64_t{3600} * *number;
        else if (isTime && scanner.take('M'))
            seconds += std::int64_t{60} * *number;
        else if (isTime && scanner.take('S'))
            seconds += *number;
        else
            return std::nullopt;
    }
    const Parts parts(date);
    const std::int64_t total = parts.year * std::int64_t{12} + parts.month - 1 + sign * months;
    if (total < 12 || total >= 10000 * 12)
        return std::nullopt;
    const chrono::year_month month{chrono::year(static_cast<int>(total / 12)),
                                   chrono::month(static_cast<unsigned>(total % 12 + 1))};
    const chrono::year_month_day last(month / chrono::last);
    const chrono::day day = std::min(chrono::day(parts.day), last.day());
    const std::int64_t result = secondsOf(month / day) + parts.hour * 3600 + parts.minute * 60
                                + parts.second + sign * seconds;
    const int year = Parts(result).year;
    return year >= 1 && year <= 9999 ? std::optional(result) : std::nullopt;
}

std::optional<std::string> formatDate(std::int64_t date, std::string_view format)
{
    const Parts parts(date);
    if (format.size() == 1)
        format = standardFormat(format.front());
    if (format.empty() || format.size() > kMaxFormat)
        return std::nullopt;
    std::string text;
    for (std::size_t i = 0; i < format.size();) {
        const char c = format[i];
        if (c == '\'' || c == '"') {
            const std::size_t end = std::min(format.find(c, i + 1), format.size());
            text += format.substr(i + 1, end - i - 1);
            i = end + 1;
            continue;
        }
        if (c == '\\' && i + 1 < format.size()) {
            text += format[i + 1];
            i += 2;
            continue;
        }
        constexpr std::string_view kLetters = "yMdHhmsftKzF";
        if (kLetters.find(c) == std::string_view::npos) {
            text += c == '%' ? std::string_view() : format.substr(i, 1);
            ++i;
            continue;
        }
        const std::size_t end = std::min(format.find_first_not_of(c, i), format.size());
        text += formatPart(parts, c, end - i);
        i = end;
    }
    return text;
}

} // namespace peerscape::read::arm
