#pragma once

#include "core/azure/document.h"

#include <functional>
#include <utility>
#include <vector>

namespace peerscape::diagram {

/// Between networks side by side: room for two arrows with their tags.
inline constexpr double kColumnGap = 130;

/// Places for free-standing objects (azure::isPlaced): hubs in the middle, spokes round them,
/// regions as bands beside each other, sites outside next to what they connect to. Deterministic;
/// boxes never overlap; the aspect ratio is near `aspect`. What is locked keeps its place; with
/// `onlyUnplaced` everything does that has one. O(n log n).
[[nodiscard]] std::vector<std::pair<ObjectId, azure::Placement>>
autoLayout(const azure::Document& document, bool onlyUnplaced, double aspect = 1.6);

/// `document` with a placement for everything that lacks one; the same document when nothing does.
[[nodiscard]] azure::Document withLayout(const azure::Document& document);

/// The size a free-standing box needs for its content (before a person made it larger).
[[nodiscard]] azure::Size contentSize(const azure::Document& document, ObjectId id);

/// Whether nothing stands in an area that new boxes must keep clear of.
using IsFree = std::function<bool(const azure::Rect&)>;
/// Places for free-standing objects that have none, beside what is drawn within `drawn`: next to
/// the network they are peered with, under the one they connect to, else right of everything.
[[nodiscard]] std::vector<std::pair<ObjectId, azure::Placement>>
placesBeside(const azure::Document& document, const std::vector<ObjectId>& unplaced,
             const azure::Rect& drawn, const IsFree& isFree);

} // namespace peerscape::diagram
