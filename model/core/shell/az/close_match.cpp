#include "core/shell/az/close_match.h"

#include <algorithm>

namespace peerscape::shell {

namespace {

/// Characters in the longest common part and, on either side of it, in theirs.
std::size_t matching(std::string_view a, std::string_view b)
{
    std::size_t best = 0;
    std::size_t bestA = 0;
    std::size_t bestB = 0;
    std::vector<std::size_t> lengths(b.size() + 1);
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = b.size(); j-- > 0;) {
            lengths[j + 1] = a[i] == b[j] ? lengths[j] + 1 : 0;
            if (lengths[j + 1] > best) {
                best = lengths[j + 1];
                bestA = i + 1 - best;
                bestB = j + 1 - best;
            }
        }
    }
    if (best == 0)
        return 0;
    return best + matching(a.substr(0, bestA), b.substr(0, bestB))
           + matching(a.substr(bestA + best), b.substr(bestB + best));
}

} // namespace

double likeness(std::string_view a, std::string_view b)
{
    constexpr std::size_t kMaxLength = 200;
    a = a.substr(0, kMaxLength);
    b = b.substr(0, kMaxLength);
    if (a.empty() && b.empty())
        return 1;
    return 2.0 * static_cast<double>(matching(a, b)) / static_cast<double>(a.size() + b.size());
}

std::string closeMatch(std::string_view word, const std::vector<std::string>& from)
{
    constexpr double kAlike = 0.7;
    std::string best;
    double bestLikeness = kAlike;
    for (const std::string& candidate : from) {
        const double value = likeness(candidate, word);
        if (value >= bestLikeness && (best.empty() || value > bestLikeness)) {
            best = candidate;
            bestLikeness = value;
        }
    }
    return best;
}

} // namespace peerscape::shell
