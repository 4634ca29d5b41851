#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"

#include <vector>

/// Every change that a person or a script can make: pure functions from a document to the next one,
/// or to Azure's refusal. Nothing here changes its argument; a refused edit leaves no trace.
namespace peerscape::edit {

using azure::ChangeSet;
using azure::Document;

/// The outcome of an accepted edit: one undo step.
struct Edit
{
    Document next;
    ChangeSet changes; ///< Equal to Document::diff(before, next).
    Message label; ///< What was done, for the undo menu: "Add peering SalesVNet-To-MarketingVNet".
    std::vector<ObjectId> created; ///< The objects a person would call new, the main one first.
};
using EditResult = Result<Edit>;

/// Closes a transaction into an Edit.
[[nodiscard]] Edit makeEdit(azure::Transaction& transaction, Message label,
                            std::vector<ObjectId> created = {});

} // namespace peerscape::edit
