#pragma once

#include "core/base/ids.h"
#include "core/base/persistent_array.h"
#include "core/base/shared_list.h"

#include <span>
#include <string_view>

namespace peerscape::azure {

/// Finds objects by kind, scope and name, letter case aside, without looking at all of them. A
/// value like the document that it belongs to: copies share everything that does not change.
class NameIndex
{
public:
    /// An object and where its name puts it.
    struct Entry
    {
        std::uint32_t bucket = 0;
        ObjectId id;
    };
    [[nodiscard]] static Entry entry(ObjectId id, ObjectId scope, std::string_view name);
    /// O(buckets + entries) for many, which is a fraction of adding one after the other: those
    /// meet in memory.
    void add(std::span<const Entry> entries);
    /// O(objects / buckets), which is a few dozen in an estate of a million.
    void remove(ObjectId id, ObjectId scope, std::string_view name);
    /// Every object of this kind, scope and name, and others: compare. In no order.
    [[nodiscard]] std::span<const ObjectId> candidates(Kind kind, ObjectId scope,
                                                       std::string_view name) const;

private:
    PersistentArray<SharedList<ObjectId>> m_buckets;
};

} // namespace peerscape::azure
