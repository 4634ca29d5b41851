#pragma once

#include "core/base/ids.h"

#include <vector>

namespace peerscape::azure {

/// What differs between two versions of a document. Every list is sorted and without duplicates; no
/// id is in two of `added`, `updated`, `removed`. `moved` lists objects whose placement or bends
/// changed, and says nothing of their meaning: a change that only moves never reaches the route
/// engine.
struct ChangeSet
{
    std::vector<ObjectId> added;
    std::vector<ObjectId> updated;
    std::vector<ObjectId> removed;
    std::vector<ObjectId> moved;
    bool settingsChanged = false; ///< Document settings, such as the reserved-prefix profile.

    [[nodiscard]] bool empty() const
    {
        return added.empty() && updated.empty() && removed.empty() && moved.empty()
               && !settingsChanged;
    }
    [[nodiscard]] bool layoutOnly() const
    {
        return added.empty() && updated.empty() && removed.empty() && !settingsChanged;
    }
    /// The change in the opposite direction.
    [[nodiscard]] ChangeSet inverted() const
    {
        return {removed, updated, added, moved, settingsChanged};
    }
    friend bool operator==(const ChangeSet&, const ChangeSet&) = default;
};

} // namespace peerscape::azure
