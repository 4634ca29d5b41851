#include "core/diagram/snapping.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace peerscape::diagram {

using azure::Point;
using azure::Rect;

namespace {

constexpr double kSame = 0.01; ///< What counts as in line, in canvas units.

/// A box seen along one axis: where it lies on it, and what it covers across.
struct Span
{
    double from = 0;
    double to = 0;
    double acrossFrom = 0;
    double acrossTo = 0;

    [[nodiscard]] double middle() const { return (from + to) / 2; }
    [[nodiscard]] bool faces(const Span& o) const
    {
        return acrossFrom < o.acrossTo && o.acrossFrom < acrossTo;
    }
    [[nodiscard]] Span moved(double by) const { return {from + by, to + by, acrossFrom, acrossTo}; }
};

Span spanOf(const Rect& rect, bool horizontal)
{
    return horizontal ? Span{rect.x, rect.right(), rect.y, rect.bottom()}
                      : Span{rect.y, rect.bottom(), rect.x, rect.right()};
}

/// The shift nearest to the wished one, among those that were offered.
struct Nearest
{
    double wished = 0;
    double reach = 0;
    std::optional<double> best;

    void offer(double shift)
    {
        if (std::abs(shift - wished) > reach)
            return;
        if (!best || std::abs(shift - wished) < std::abs(*best - wished) - kSame)
            best = shift;
    }
};

/// The neighbours in one row or column with the box, in order.
std::vector<Span> rowOf(const Span& box, const std::vector<Span>& others)
{
    std::vector<Span> row;
    std::copy_if(others.begin(), others.end(), std::back_inserter(row),
                 [&](const Span& other) { return other.faces(box); });
    std::sort(row.begin(), row.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
    return row;
}

void offerLines(const Span& box, const std::vector<Span>& others, bool onlyEnd, Nearest& nearest)
{
    for (const Span& other : others) {
        for (const double line : {other.from, other.middle(), other.to}) {
            nearest.offer(line - box.to);
            if (onlyEnd)
                continue;
            nearest.offer(line - box.from);
            nearest.offer(line - box.middle());
        }
    }
}

void offerGaps(const Span& box, const std::vector<Span>& row, Nearest& nearest)
{
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
        const double gap = row[i + 1].from - row[i].to;
        if (gap <= kSame)
            continue;
        nearest.offer((row[i].to + row[i + 1].from) / 2 - box.middle()); // between the two
        nearest.offer(row[i + 1].to + gap - box.from);                   // behind them
        nearest.offer(row[i].from - gap - box.to);                       // before them
    }
}

Guide guide(bool horizontal, double at, double from, double to)
{
    return horizontal ? Guide{{at, from}, {at, to}, false} : Guide{{from, at}, {to, at}, false};
}

Guide gapGuide(bool horizontal, const Span& before, const Span& after)
{
    const double across =
        (std::max(before.acrossFrom, after.acrossFrom) + std::min(before.acrossTo, after.acrossTo))
        / 2;
    return horizontal ? Guide{{before.to, across}, {after.from, across}, true}
                      : Guide{{across, before.to}, {across, after.from}, true};
}

/// The lines on which the box now lies: each once, from end to end of what it connects.
void showLines(const Span& box, const std::vector<Span>& others, bool horizontal, bool onlyEnd,
               std::vector<Guide>& guides)
{
    std::vector<double> lines{box.to};
    if (!onlyEnd)
        lines.insert(lines.end(), {box.from, box.middle()});
    for (const double line : lines) {
        double from = box.acrossFrom;
        double to = box.acrossTo;
        bool shown = false;
        for (const Span& other : others) {
            if (std::abs(other.from - line) > kSame && std::abs(other.middle() - line) > kSame
                && std::abs(other.to - line) > kSame)
                continue;
            shown = true;
            from = std::min(from, other.acrossFrom);
            to = std::max(to, other.acrossTo);
        }
        if (shown)
            guides.push_back(guide(horizontal, line, from, to));
    }
}

/// The gaps beside the box that are as wide as a gap next to them.
void showGaps(const Span& box, std::vector<Span> row, bool horizontal, std::vector<Guide>& guides)
{
    const auto place = std::lower_bound(row.begin(), row.end(), box.from,
                                        [](const Span& s, double at) { return s.from < at; });
    const auto mine = place - row.begin();
    row.insert(place, box);
    std::vector<bool> isShown(row.size(), false);
    const auto gap = [&](std::ptrdiff_t i) {
        const auto at = static_cast<std::size_t>(i);
        return i < 0 || at + 1 >= row.size() ? -1.0 : row[at + 1].from - row[at].to;
    };
    for (const std::ptrdiff_t i : {mine - 1, mine}) {
        for (const std::ptrdiff_t beside : {i - 1, i + 1}) {
            if (gap(i) <= kSame || std::abs(gap(i) - gap(beside)) > kSame)
                continue;
            isShown[static_cast<std::size_t>(i)] = true;
            isShown[static_cast<std::size_t>(beside)] = true;
        }
    }
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
        if (isShown[i])
            guides.push_back(gapGuide(horizontal, row[i], row[i + 1]));
    }
}

/// One axis of a move: the shift, and the guides that explain it.
double snapAxis(const Rect& rect, double by, const std::vector<Rect>& rects, bool horizontal,
                bool resize, const Snapping& snapping, std::vector<Guide>& guides)
{
    const Span box = spanOf(rect, horizontal);
    std::vector<Span> others;
    if (snapping.guides) {
        for (const Rect& other : rects)
            others.push_back(spanOf(other, horizontal));
    }
    const std::vector<Span> row = resize ? std::vector<Span>() : rowOf(box, others);
    Nearest nearest{by, snapping.reach, std::nullopt};
    offerLines(box, others, resize, nearest);
    offerGaps(box, row, nearest);
    if (!nearest.best) {
        const double end = (resize ? box.to : box.from) + by;
        return snapping.grid > 0 ? std::round(end / snapping.grid) * snapping.grid - end + by : by;
    }
    const Span moved = resize ? Span{box.from, box.to + *nearest.best, box.acrossFrom, box.acrossTo}
                              : box.moved(*nearest.best);
    showLines(moved, others, horizontal, resize, guides);
    showGaps(moved, row, horizontal, guides);
    return *nearest.best;
}

Snapped snap(const Rect& box, Point by, const std::vector<Rect>& others, bool resize,
             const Snapping& snapping)
{
    Snapped result;
    // What lies in one row with the box is asked where the box goes, not where it was.
    Rect aside = box;
    (resize ? aside.height : aside.y) += by.y;
    result.by.x = snapAxis(aside, by.x, others, true, resize, snapping, result.guides);
    aside = box;
    (resize ? aside.width : aside.x) += result.by.x;
    result.by.y = snapAxis(aside, by.y, others, false, resize, snapping, result.guides);
    return result;
}

} // namespace

Snapped snapMove(const Rect& box, Point by, const std::vector<Rect>& others,
                 const Snapping& snapping)
{
    return snap(box, by, others, false, snapping);
}

Snapped snapResize(const Rect& box, Point by, const std::vector<Rect>& others,
                   const Snapping& snapping)
{
    return snap(box, by, others, true, snapping);
}

} // namespace peerscape::diagram
