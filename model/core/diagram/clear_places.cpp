#include "core/diagram/clear_places.h"

#include <algorithm>
#include <cmath>

namespace peerscape::diagram {

namespace {

constexpr double kClearGrid = 10;
constexpr std::size_t kMostSingly = 24;
constexpr std::size_t kMostShifts = 64; ///< Tried in either direction within one reach.

/// Shifts along one axis that end beside an obstacle, the shortest first.
std::vector<double> shiftsWithin(std::vector<double> shifts, double reach, Aside aside)
{
    std::erase_if(shifts, [&](double shift) {
        return std::abs(shift) > reach || (aside == Aside::BelowRight && shift < 0);
    });
    std::sort(shifts.begin(), shifts.end(), [](double a, double b) {
        return std::pair(std::abs(a), a) < std::pair(std::abs(b), b);
    });
    shifts.erase(std::unique(shifts.begin(), shifts.end()), shifts.end());
    if (shifts.size() > kMostShifts)
        shifts.resize(kMostShifts);
    return shifts;
}

Rect shifted(const Rect& rect, double dx, double dy)
{
    return {rect.x + dx, rect.y + dy, rect.width, rect.height};
}

bool isClear(const std::vector<Rect>& boxes, const std::vector<Rect>& obstacles, double dx,
             double dy)
{
    for (const Rect& box : boxes) {
        const Rect moved = shifted(box, dx, dy);
        for (const Rect& obstacle : obstacles) {
            if (obstacle.intersects(moved))
                return false;
        }
    }
    return true;
}

} // namespace

Point clearShift(std::vector<Rect> boxes, const BoxQuery& obstacles, double farRight, Aside aside)
{
    if (boxes.empty())
        return {};
    Rect all = boxes.front();
    for (const Rect& box : boxes)
        all = all.united(box);
    if (boxes.size() > kMostSingly)
        boxes = {all};
    const auto near = [&](double reach) {
        std::vector<Rect> found;
        obstacles(all.grown(reach), [&](const Rect& rect) { found.push_back(rect); });
        return found;
    };
    if (isClear(boxes, near(0), 0, 0))
        return {};
    for (double reach = 160; reach < 30000; reach *= 3) {
        const std::vector<Rect> found = near(reach + kClearGap + kClearGrid);
        std::vector<double> across{0};
        std::vector<double> down{0};
        const auto outwards = [](double distance) {
            return std::ceil(distance / kClearGrid) * kClearGrid;
        };
        for (const Rect& box : boxes) {
            for (const Rect& obstacle : found) {
                across.push_back(outwards(obstacle.right() + kClearGap - box.x));
                across.push_back(-outwards(box.right() - obstacle.x + kClearGap));
                down.push_back(outwards(obstacle.bottom() + kClearGap - box.y));
                down.push_back(-outwards(box.bottom() - obstacle.y + kClearGap));
            }
        }
        across = shiftsWithin(std::move(across), reach, aside);
        down = shiftsWithin(std::move(down), reach, aside);
        std::vector<std::pair<double, Point>> tries;
        for (const double dx : across) {
            for (const double dy : down)
                tries.emplace_back(std::hypot(dx, dy), Point{dx, dy});
        }
        std::stable_sort(tries.begin(), tries.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [distance, shift] : tries) {
            if (distance > reach)
                break; // something nearer may lie outside what was looked at
            if (isClear(boxes, found, shift.x, shift.y))
                return shift;
        }
    }
    return {std::ceil((farRight + kClearGap - all.x) / kClearGrid) * kClearGrid, 0};
}

} // namespace peerscape::diagram
