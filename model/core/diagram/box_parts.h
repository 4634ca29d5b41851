#pragma once

#include "core/azure/document.h"
#include "core/diagram/display_list.h"

#include <string>

/// What boxes of every kind are put together from. Internal to `diagram`.
namespace peerscape::diagram {

/// A line of text, drawn in the given levels of detail; `maxWidth` is what it may take.
void addText(Element& element, std::string text, Point position, FontFace face, double size,
             ColorRole color, Align align, double maxWidth, std::uint8_t levels);

/// The mark of what is locked, and how much room it takes.
double addLockBadge(const azure::Document& document, ObjectId id, const Rect& rect,
                    Element& element);

/// An element for a free-standing box in which nothing is drawn yet.
[[nodiscard]] Element emptyBox(ObjectId id, const Rect& rect, std::string accessibleName);

} // namespace peerscape::diagram
