#pragma once

#include "core/azure/document.h"
#include "core/diagram/display_list.h"
#include "core/write/icon_names.h"

#include <set>

/// How the icons of a person's set get into a picture.
namespace peerscape::write {

/// Rows of kIconNames, in their order.
using IconNames = std::set<const IconName*>;

/// What of a drawing is shown with an icon, and what could be but is not in the set.
struct IconUse
{
    IconNames drawn;
    IconNames missing;
};

/// An icon as large as fits into a place, in its middle.
[[nodiscard]] diagram::Primitive fittedIcon(const std::shared_ptr<const diagram::Icon>& icon,
                                            const diagram::Rect& place, std::uint8_t levels);

/// Puts icons in place of an element's glyphs, as large as fits there, and before the name of a
/// network or subnet. What a glyph said besides, that a machine forwards packets, is then said by a
/// small one in the corner. Says whether the element has changed.
bool placeIcons(diagram::Element& element, const azure::Document& document,
                const diagram::IconSet& icons, IconUse& use);

} // namespace peerscape::write
