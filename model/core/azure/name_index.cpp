#include "core/azure/name_index.h"

#include "core/base/text.h"

#include <algorithm>

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

void NameIndex::add(ObjectId id, ObjectId scope, std::string_view name)
{
    mutableBucket(bucketOf(id.kind(), scope, name)).push_back(id);
}

void NameIndex::remove(ObjectId id, ObjectId scope, std::string_view name)
{
    std::vector<ObjectId>& bucket = mutableBucket(bucketOf(id.kind(), scope, name));
    const auto place = std::find(bucket.begin(), bucket.end(), id);
    if (place == bucket.end())
        return;
    *place = bucket.back();
    bucket.pop_back();
}

std::span<const ObjectId> NameIndex::candidates(Kind kind, ObjectId scope,
                                                std::string_view name) const
{
    const Bucket* bucket = m_buckets.find(bucketOf(kind, scope, name));
    return bucket != nullptr ? std::span<const ObjectId>(**bucket) : std::span<const ObjectId>();
}

std::vector<ObjectId>& NameIndex::mutableBucket(std::uint32_t place)
{
    Bucket& bucket = m_buckets.mutate(place);
    if (!bucket)
        bucket = std::make_shared<std::vector<ObjectId>>();
    else if (bucket.use_count() != 1)
        bucket = std::make_shared<std::vector<ObjectId>>(*bucket);
    return *bucket;
}

} // namespace peerscape::azure
