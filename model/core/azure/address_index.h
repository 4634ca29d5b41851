#pragma once

#include "core/base/ids.h"
#include "core/base/persistent_array.h"
#include "core/net/address.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace peerscape::azure {

/// Finds who has addresses in a range without looking at all of them. A value like the document
/// that it belongs to: copies share everything that does not change.
class AddressIndex
{
public:
    /// O(prefixes + what lies near them).
    void add(ObjectId owner, std::span<const net::Prefix> space);
    void remove(ObjectId owner, std::span<const net::Prefix> space);

    /// Calls `visit(ObjectId owner)` for every prefix that meets `prefix`, until it gives false;
    /// says whether it never did. O(what lies near), mostly.
    template<class Visit>
    bool forEachMeeting(const net::Prefix& prefix, Visit&& visit) const
    {
        const auto look = [&](const Bucket& bucket) {
            for (const Entry& entry : *bucket) {
                if (entry.prefix.overlaps(prefix) && !visit(entry.owner))
                    return false;
            }
            return true;
        };
        const PersistentArray<Bucket>& places = m_places[prefix.isV4() ? 0 : 1];
        if (const Bucket* wide = places.find(kWide); wide != nullptr && !look(*wide))
            return false;
        if (isWide(prefix)) {
            bool all = true;
            places.forEach([&](std::uint32_t place, const Bucket& bucket) {
                all = all && (place == kWide || look(bucket));
            });
            return all;
        }
        const Bucket* bucket = places.find(placeOf(prefix));
        return bucket == nullptr || look(*bucket);
    }

private:
    struct Entry
    {
        net::Prefix prefix;
        ObjectId owner;
    };
    using Bucket = std::shared_ptr<std::vector<Entry>>; // changed only while nobody shares it

    /// Prefixes with the same first bits stand together; those with fewer bits under kWide.
    static constexpr unsigned kBitsV4 = 16;
    static constexpr unsigned kBitsV6 = 48;
    static constexpr std::uint32_t kPlaces = 1U << kBitsV4;
    static constexpr std::uint32_t kWide = kPlaces;
    [[nodiscard]] static bool isWide(const net::Prefix& prefix)
    {
        return prefix.length() < (prefix.isV4() ? kBitsV4 : kBitsV6);
    }
    [[nodiscard]] static std::uint32_t placeOf(const net::Prefix& prefix);
    std::vector<Entry>& mutableBucket(const net::Prefix& prefix);

    std::array<PersistentArray<Bucket>, 2> m_places; ///< Of IPv4 and of IPv6.
};

} // namespace peerscape::azure
