#pragma once

#include "core/azure/document.h"
#include "core/diagram/display_list.h"
#include "core/diagram/words.h"

#include <string>
#include <vector>

/// How boxes look: networks with their subnets and what stands in those, and the things that stand
/// freely. Pure functions of the document and a rectangle.
namespace peerscape::diagram {

/// Measures shared with the connectors, in canvas units.
inline constexpr double kBoxRadius = 7;
inline constexpr double kHeaderHeight = 36;

/// The size that a free-standing box needs, the same in every language; `width` is what a person
/// gave it (0: nothing), which decides how many columns of chips fit.
[[nodiscard]] azure::Size neededSize(const azure::Document& document, ObjectId id,
                                     double width = 0);

/// The rectangle of a free-standing box: its placement, grown to what it needs. Without a placement
/// it stands at the origin.
[[nodiscard]] Rect boxRect(const azure::Document& document, ObjectId id);

/// The elements of a network: its box, its subnets, and the chips in them.
[[nodiscard]] std::vector<Element> buildNetwork(const azure::Document& document, VnetId id,
                                                const Rect& rect, const Words& words);

/// The colour of a free-standing thing that is no network: its outline and its glyph.
[[nodiscard]] ColorRole freeBoxColor(Kind kind);

/// The element of a site, circuit, unknown resource or note.
[[nodiscard]] std::vector<Element> buildFreeBox(const azure::Document& document, ObjectId id,
                                                const Rect& rect, const Words& words);

/// What a free-standing box says of itself from further out.
struct BlockText
{
    std::string name;
    std::string addresses;
    std::string content; ///< "3 subnets", or what kind of thing it is.
};
[[nodiscard]] BlockText blockText(const azure::Document& document, ObjectId id, const Words& words);

/// The object under which a thing is drawn: a NIC with a machine under the machine, everything else
/// itself.
[[nodiscard]] ObjectId drawnAs(const azure::Document& document, ObjectId id);

} // namespace peerscape::diagram
