#include "core/azure/address_index.h"

#include <algorithm>

namespace peerscape::azure {

void AddressIndex::add(ObjectId owner, std::span<const net::Prefix> space)
{
    for (const net::Prefix& prefix : space)
        mutableBucket(prefix).push_back({prefix, owner});
}

void AddressIndex::remove(ObjectId owner, std::span<const net::Prefix> space)
{
    for (const net::Prefix& prefix : space) {
        std::vector<Entry>& bucket = mutableBucket(prefix);
        const auto place = std::find_if(bucket.begin(), bucket.end(), [&](const Entry& entry) {
            return entry.owner == owner && entry.prefix == prefix;
        });
        if (place == bucket.end())
            continue;
        *place = bucket.back();
        bucket.pop_back();
    }
}

std::uint32_t AddressIndex::placeOf(const net::Prefix& prefix)
{
    const net::Address address = prefix.address();
    if (prefix.isV4())
        return static_cast<std::uint32_t>(address.low() >> 16U) % kPlaces;
    // The first 32 bits of most are the provider's: the following ones tell networks apart.
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15ULL;
    return static_cast<std::uint32_t>(((address.high() >> 16U) * kOdd) >> 48U) % kPlaces;
}

std::vector<AddressIndex::Entry>& AddressIndex::mutableBucket(const net::Prefix& prefix)
{
    Bucket& bucket =
        m_places[prefix.isV4() ? 0 : 1].mutate(isWide(prefix) ? kWide : placeOf(prefix));
    if (!bucket)
        bucket = std::make_shared<std::vector<Entry>>();
    else if (bucket.use_count() != 1)
        bucket = std::make_shared<std::vector<Entry>>(*bucket);
    return *bucket;
}

} // namespace peerscape::azure
