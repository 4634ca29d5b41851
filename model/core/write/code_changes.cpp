#include "core/write/code_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>

namespace peerscape::write {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kLinesAround = 3;
/// The search remembers the square of this many numbers.
constexpr std::size_t kMostDifferences = 1500;

Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// A line of both, of the first or of the second.
enum class Side : char { Both = ' ', Before = '-', After = '+' };

/// What turns one list of lines into another, with as few changes as there can be: Myers' search.
/// Gives the sides in order.
class LineSearch
{
public:
    LineSearch(std::span<const std::string_view> before, std::span<const std::string_view> after)
        : m_before(before)
        , m_after(after)
    {
    }

    std::vector<Side> run()
    {
        std::vector<Side> sides;
        if (!search()) {
            sides.assign(m_before.size(), Side::Before);
            sides.insert(sides.end(), m_after.size(), Side::After);
            return sides;
        }
        std::size_t x = m_before.size();
        std::size_t y = m_after.size();
        for (std::size_t d = m_trace.size(); d-- > 0;) {
            const bool isDown = goesDown(m_trace[d], d, diagonal(x, y));
            const std::ptrdiff_t from = diagonal(x, y) + (isDown ? 1 : -1);
            const std::size_t startX = d == 0 ? 0 : at(m_trace[d], d, from);
            const std::size_t startY =
                d == 0 ? 0 : static_cast<std::size_t>(static_cast<std::ptrdiff_t>(startX) - from);
            while (x > startX && y > startY) {
                sides.push_back(Side::Both);
                --x;
                --y;
            }
            if (d > 0) {
                sides.push_back(isDown ? Side::After : Side::Before);
                x = startX;
                y = startY;
            }
        }
        std::reverse(sides.begin(), sides.end());
        return sides;
    }

private:
    /// How far a path of `d` changes came on each diagonal from -d to d.
    using Row = std::vector<std::size_t>;

    static std::ptrdiff_t diagonal(std::size_t x, std::size_t y)
    {
        return static_cast<std::ptrdiff_t>(x) - static_cast<std::ptrdiff_t>(y);
    }

    /// The reach of a path of `d - 1` changes on a diagonal.
    static std::size_t at(const Row& row, std::size_t d, std::ptrdiff_t diagonal)
    {
        return row[static_cast<std::size_t>(diagonal + static_cast<std::ptrdiff_t>(d) - 1)];
    }

    /// Whether the last of `d` changes that lead to a diagonal is an added line.
    static bool goesDown(const Row& row, std::size_t d, std::ptrdiff_t diagonal)
    {
        const auto limit = static_cast<std::ptrdiff_t>(d);
        return diagonal == -limit
               || (diagonal != limit && at(row, d, diagonal - 1) < at(row, d, diagonal + 1));
    }

    /// Fills the trace; false when the lists differ too much.
    bool search()
    {
        Row row;
        for (std::size_t d = 0; d <= kMostDifferences; ++d) {
            m_trace.push_back(row);
            Row next;
            const auto limit = static_cast<std::ptrdiff_t>(d);
            for (std::ptrdiff_t k = -limit; k <= limit; ++k) {
                // Every other diagonal cannot be reached; it keeps its place.
                if ((k + limit) % 2 != 0) {
                    next.push_back(0);
                    continue;
                }
                std::size_t x = 0;
                if (d > 0)
                    x = goesDown(row, d, k) ? at(row, d, k + 1) : at(row, d, k - 1) + 1;
                auto y = static_cast<std::ptrdiff_t>(x) - k;
                while (x < m_before.size() && y >= 0 && y < std::ssize(m_after)
                       && m_before[x] == m_after[static_cast<std::size_t>(y)]) {
                    ++x;
                    ++y;
                }
                next.push_back(x);
                if (x >= m_before.size() && y >= std::ssize(m_after))
                    return true;
            }
            row = std::move(next);
        }
        return false;
    }

    std::span<const std::string_view> m_before;
    std::span<const std::string_view> m_after;
    std::vector<Row> m_trace; ///< By number of changes: the row before that change.
};

/// The sides of all lines: what both begin and end with needs no search.
std::vector<Side> sidesOf(const Lines& before, const Lines& after)
{
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t start = 0;
    while (start < shorter && before[start] == after[start])
        ++start;
    std::size_t end = 0;
    while (end < shorter - start
           && before[before.size() - 1 - end] == after[after.size() - 1 - end])
        ++end;
    std::vector<Side> sides(start, Side::Both);
    const std::span first(before);
    const std::span second(after);
    const std::vector<Side> middle = LineSearch(first.subspan(start, before.size() - start - end),
                                                second.subspan(start, after.size() - start - end))
                                         .run();
    sides.insert(sides.end(), middle.begin(), middle.end());
    sides.insert(sides.end(), end, Side::Both);
    return sides;
}

/// "12,5"; "12" of one line. Of none the line before it.
std::string rangeText(std::size_t start, std::size_t count)
{
    return count == 1 ? fmt::format("{}", start + 1)
                      : fmt::format("{},{}", count == 0 ? start : start + 1, count);
}

std::string changesOfFile(std::string_view beforeText, std::string_view afterText,
                          std::string_view beforeName, std::string_view afterName)
{
    const Lines before = linesOf(beforeText);
    const Lines after = linesOf(afterText);
    const std::vector<Side> sides = sidesOf(before, after);
    std::string text;
    std::size_t x = 0; // of the line that sides[i] speaks of
    std::size_t y = 0;
    for (std::size_t i = 0; i < sides.size();) {
        if (sides[i] == Side::Both) {
            ++i;
            ++x;
            ++y;
            continue;
        }
        // A hunk: up to where twice the lines around are the same.
        std::size_t end = i;
        for (std::size_t same = 0, at = i; at < sides.size() && same <= 2 * kLinesAround; ++at) {
            same = sides[at] == Side::Both ? same + 1 : 0;
            if (same == 0)
                end = at + 1;
        }
        const std::size_t around = std::min({kLinesAround, x, y, i});
        const std::size_t last = std::min(end + kLinesAround, sides.size());
        std::size_t first = x - around;
        std::size_t second = y - around;
        const std::size_t startX = first;
        const std::size_t startY = second;
        std::string hunk;
        for (std::size_t at = i - around; at < last; ++at) {
            const std::string_view line = sides[at] == Side::After ? after[second] : before[first];
            hunk += fmt::format("{}{}\n", static_cast<char>(sides[at]), line);
            first += sides[at] != Side::After ? 1U : 0U;
            second += sides[at] != Side::Before ? 1U : 0U;
        }
        text += fmt::format("@@ -{} +{} @@\n{}", rangeText(startX, first - startX),
                            rangeText(startY, second - startY), hunk);
        i = last;
        x = first;
        y = second;
    }
    return text.empty() ? text : fmt::format("--- {}\n+++ {}\n{}", beforeName, afterName, text);
}

} // namespace

std::string writeCodeChanges(const Code& before, const Code& after, std::string_view beforeName,
                             std::string_view afterName)
{
    // In the order of the second; what only the first has comes last.
    std::map<std::string_view, std::string_view> rest;
    for (const CodeFile& file : before.files)
        rest.emplace(file.path, file.text);
    std::string text;
    const auto name = [](const std::string_view path, std::string_view main) {
        return path.empty() ? main : path;
    };
    for (const CodeFile& file : after.files) {
        const auto old = rest.find(file.path);
        text += old == rest.end()
                    ? changesOfFile({}, file.text, "/dev/null", name(file.path, afterName))
                    : changesOfFile(old->second, file.text, name(file.path, beforeName),
                                    name(file.path, afterName));
        if (old != rest.end())
            rest.erase(old);
    }
    for (const auto& [path, old] : rest)
        text += changesOfFile(old, {}, name(path, beforeName), "/dev/null");
    return text;
}

} // namespace peerscape::write
