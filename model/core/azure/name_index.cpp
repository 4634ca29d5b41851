#include "core/azure/name_index.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace peerscape::azure {

namespace {

/// Enough for a million objects to share each with a few dozen others, few enough for the index of
/// a small document to stay small.
constexpr std::size_t kBuckets = 1U << 14U;

std::uint32_t bucketOf(Kind kind, ObjectId scope, std::string_view name)
{
    constexpr std::size_t kOdd = 0x9e3779b97f4a7c15ULL;
    const std::size_t place = (std::size_t{scope.value} << 8U) | static_cast<std::size_t>(kind);
    const std::size_t hash = (CaseFoldedHash{}(name) ^ (place * kOdd)) * kOdd;
    return static_cast<std::uint32_t>((hash >> 40U) % kBuckets);
}

} // namespace

NameIndex::Entry NameIndex::entry(ObjectId id, ObjectId scope, std::string_view name)
{
    return {bucketOf(id.kind(), scope, name), id};
}

void NameIndex::add(std::span<const Entry> entries)
{
    constexpr std::size_t kFew = 256;
    if (entries.size() <= kFew) {
        for (const Entry& entry : entries) {
            SharedList<ObjectId>& bucket = m_buckets.mutate(entry.bucket);
            bucket.insert(bucket.items().size(), entry.id);
        }
        return;
    }
    std::vector<std::uint32_t> ends(kBuckets + 1); // where in `ids` the bucket ends
    for (const Entry& entry : entries)
        ++ends[entry.bucket + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<ObjectId> ids(entries.size());
    for (const Entry& entry : entries)
        ids[ends[entry.bucket]++] = entry.id;
    std::uint32_t first = 0;
    for (std::uint32_t place = 0; place < kBuckets; ++place) {
        const std::span<const ObjectId> fresh(ids.data() + first, ends[place] - first);
        first = ends[place];
        if (!fresh.empty())
            m_buckets.mutate(place).append(fresh);
    }
}

void NameIndex::remove(ObjectId id, ObjectId scope, std::string_view name)
{
    SharedList<ObjectId>& bucket = m_buckets.mutate(bucketOf(id.kind(), scope, name));
    const auto items = bucket.items();
    const auto place = std::find(items.begin(), items.end(), id);
    if (place != items.end())
        bucket.erase(static_cast<std::size_t>(place - items.begin()));
}

std::span<const ObjectId> NameIndex::candidates(Kind kind, ObjectId scope,
                                                std::string_view name) const
{
    const SharedList<ObjectId>* bucket = m_buckets.find(bucketOf(kind, scope, name));
    return bucket != nullptr ? bucket->items() : std::span<const ObjectId>();
}

} // namespace peerscape::azure
