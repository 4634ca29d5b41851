#pragma once

#include "core/azure/document.h"
#include "core/diagram/display_list.h"
#include "core/diagram/words.h"

#include <string>
#include <string_view>
#include <vector>

/// What boxes of every kind are put together from. Internal to `diagram`.
namespace peerscape::diagram {

/// A line of text, drawn in the given levels of detail; `maxWidth` is what it may take.
void addText(Element& element, std::string text, Point position, FontFace face, double size,
             ColorRole color, Align align, double maxWidth, std::uint8_t levels);

/// The mark of what is locked, and how much room it takes.
double addLockBadge(const azure::Document& document, ObjectId id, const Rect& rect,
                    Element& element);

/// An element for a free-standing box in which nothing is drawn yet.
[[nodiscard]] Element emptyBox(const azure::Document& document, ObjectId id, const Rect& rect,
                               const Words& words);

[[nodiscard]] bool hides(const azure::Document& document, azure::Layer layer);
[[nodiscard]] bool isCollapsed(const azure::Document& document, ObjectId id);
[[nodiscard]] std::string joined(const std::vector<net::Prefix>& prefixes,
                                 std::string_view separator);

} // namespace peerscape::diagram
