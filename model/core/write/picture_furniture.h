#pragma once

#include "core/base/translate.h"
#include "core/diagram/display_list.h"
#include "core/route/effective_route.h"
#include "core/write/picture_icons.h"

#include <vector>

/// What stands beneath a picture: the legend and route tables, made of the same primitives as the
/// drawing.
namespace peerscape::write {

/// The meaning of the lines, boxes and glyphs that occur among `drawn`, with its top left corner at
/// the origin.
[[nodiscard]] diagram::Element legendElement(const azure::Document& document,
                                             const std::vector<const diagram::Element*>& drawn,
                                             const Translate& translate);

/// What the icons of a picture show, by Microsoft's names. At the origin.
[[nodiscard]] diagram::Element iconKeyElement(const diagram::IconSet& icons, const IconNames& drawn,
                                              const Translate& translate);

/// What stands in place of a drawing with nothing in it: the names of the resources that have no
/// place of their own, such as a route table that no subnet uses. At the origin.
[[nodiscard]] diagram::Element placelessElement(const azure::Document& document,
                                                const Translate& translate);

/// The effective routes of a NIC or subnet, rows in the service's order and the reserved prefixes
/// in one row, with its top left corner at the origin. Columns are cut where the table would be
/// wider than `widest` (but never below what five columns need).
[[nodiscard]] diagram::Element routeTableElement(const azure::Document& document, ObjectId id,
                                                 const route::EffectiveRouteTable& table,
                                                 double widest, const Translate& translate);

/// Moves an element with everything painted in it.
void moveElement(diagram::Element& element, double dx, double dy);

} // namespace peerscape::write
