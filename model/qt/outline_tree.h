#pragma once

#include "core/azure/document.h"

#include <string>
#include <vector>

/// What stands under what in the outline of a document, and what it says. Pure functions.
namespace peerscape::qtmodel {

/// Subscriptions and resource groups are not listed.
[[nodiscard]] bool isOutlined(Kind kind);
/// Whether objects of a kind may stand inside others; the rest stand under their kind's heading.
[[nodiscard]] bool mayStandInside(Kind kind);
/// The object under which another one stands; none: under the heading of its kind. O(1).
[[nodiscard]] ObjectId outlineParent(const azure::Document& document, ObjectId id);
/// What stands under an object, in order of ids. O(what refers to it).
[[nodiscard]] std::vector<ObjectId> outlineChildren(const azure::Document& document, ObjectId id);
[[nodiscard]] bool hasOutlineChildren(const azure::Document& document, ObjectId id);

/// The name under which an object is listed: of a note its first line.
[[nodiscard]] std::string outlineName(const azure::Document& document, ObjectId id);
/// Its address or its prefixes; empty when it has none.
[[nodiscard]] std::string outlineAddresses(const azure::Document& document, ObjectId id);

} // namespace peerscape::qtmodel
