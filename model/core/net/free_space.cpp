#include "core/net/free_space.h"

#include <algorithm>

namespace peerscape::net {

std::vector<std::pair<std::size_t, std::size_t>> findOverlaps(std::span<const Prefix> a,
                                                              std::span<const Prefix> b)
{
    struct Entry
    {
        Prefix prefix;
        std::size_t index;
        bool fromA;
    };
    std::vector<Entry> entries;
    entries.reserve(a.size() + b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        entries.push_back({a[i], i, true});
    for (std::size_t i = 0; i < b.size(); ++i)
        entries.push_back({b[i], i, false});
    std::stable_sort(entries.begin(), entries.end(),
                     [](const Entry& x, const Entry& y) { return x.prefix < y.prefix; });

    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    std::vector<const Entry*> enclosing; // nested prefixes that may contain the next one
    for (const Entry& entry : entries) {
        std::erase_if(enclosing,
                      [&](const Entry* outer) { return !outer->prefix.contains(entry.prefix); });
        for (const Entry* outer : enclosing) {
            if (outer->fromA != entry.fromA)
                pairs.emplace_back(entry.fromA ? entry.index : outer->index,
                                   entry.fromA ? outer->index : entry.index);
        }
        enclosing.push_back(&entry);
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

bool meet(std::span<const Prefix> a, std::span<const Prefix> b)
{
    constexpr std::size_t kFewPairs = 1024;
    if (a.size() * b.size() > kFewPairs)
        return !findOverlaps(a, b).empty();
    return std::any_of(a.begin(), a.end(), [&](const Prefix& x) {
        return std::any_of(b.begin(), b.end(), [&](const Prefix& y) { return x.overlaps(y); });
    });
}

std::vector<Prefix> freePrefixes(const Prefix& space, const std::vector<Prefix>& used)
{
    std::vector<Prefix> result;
    const auto split = [&](const auto& self, const Prefix& block,
                           std::vector<Prefix> inside) -> void {
        if (inside.empty()) {
            result.push_back(block);
            return;
        }
        for (const Prefix& prefix : inside) {
            if (prefix.contains(block))
                return;
        }
        const Prefix lower = Prefix::containing(block.first(), block.length() + 1);
        const Prefix upper = Prefix::containing(block.last(), block.length() + 1);
        for (const Prefix& half : {lower, upper}) {
            std::vector<Prefix> touching;
            std::copy_if(inside.begin(), inside.end(), std::back_inserter(touching),
                         [&](const Prefix& prefix) { return prefix.overlaps(half); });
            self(self, half, std::move(touching));
        }
    };
    std::vector<Prefix> touching;
    std::copy_if(used.begin(), used.end(), std::back_inserter(touching),
                 [&](const Prefix& prefix) { return prefix.overlaps(space); });
    split(split, space, std::move(touching));
    return result;
}

std::optional<Prefix> findFreePrefix(const std::vector<Prefix>& spaces,
                                     const std::vector<Prefix>& used, unsigned length)
{
    for (const Prefix& space : spaces) {
        if (length < space.length() || length > space.width())
            continue;
        for (const Prefix& free : freePrefixes(space, used)) {
            if (free.length() <= length)
                return Prefix::containing(free.first(), length);
        }
    }
    return std::nullopt;
}

} // namespace peerscape::net
