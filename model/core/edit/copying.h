#pragma once

#include "core/base/progress.h"
#include "core/edit/edit.h"

#include <optional>
#include <vector>

/// Copying between places, documents and windows.
namespace peerscape::edit {

/// A part of a design: what somebody copied, and beside it what that refers to (tables, groups, the
/// networks and subnets around it), so that it means the same elsewhere. Ids are those of the
/// document it comes from; references to what is not in it are cleared.
struct Fragment
{
    Document document;
    std::vector<ObjectId> objects; ///< What was copied, in order of ids; the rest is what it needs.
};

/// Copies objects with everything inside them: the subnets of a network and what stands in those,
/// public addresses, the machine of an interface. Peerings and connections go along when both ends
/// do. Given up it copies nothing. O(what is copied).
[[nodiscard]] Fragment copyOf(const Document& document, const std::vector<ObjectId>& objects,
                              const Progress& progress = {});

struct PasteOptions
{
    /// The network or subnet that takes subnets or machines; none: the one they were copied from,
    /// found by name.
    ObjectId into;
    /// The top left corner of what stands freely; none: a little beside where it stood.
    std::optional<azure::Point> at;
    /// Keep prefixes and addresses although others have them. Otherwise networks and subnets whose
    /// prefixes would overlap others get the next free ones of the same length, and addresses,
    /// routes and rules inside follow.
    bool keepAddresses = false;
};

/// Adds a copy of a fragment's objects with names that are free and addresses that overlap nothing.
/// What it refers to is found in the document by name and content (a route table that several share
/// stays shared), else added too. The created objects are the copies, the free-standing ones first.
/// Errors: `WrongPlace` when a subnet or machine has nowhere to go, `SIM-1.5` when there is no room
/// for a subnet's prefix, `Cancelled`, and what Azure would refuse of a copy though not of its
/// original.
[[nodiscard]] EditResult paste(const Document& document, const Fragment& fragment,
                               const PasteOptions& options = {}, const Progress& progress = {});

/// Copies objects and pastes them, without other options beside themselves: a copy shares tables
/// and groups with its original.
[[nodiscard]] EditResult duplicate(const Document& document, const std::vector<ObjectId>& objects,
                                   const PasteOptions& options = {}, const Progress& progress = {});

/// What duplicating objects is called.
[[nodiscard]] Message duplicateLabel(const Document& document,
                                     const std::vector<ObjectId>& objects);

/// Removes what was copied, as `removeObjects` does, under its own name.
[[nodiscard]] EditResult cut(const Document& document, const std::vector<ObjectId>& objects,
                             const Progress& progress = {});

} // namespace peerscape::edit
