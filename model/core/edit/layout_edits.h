#pragma once

#include "core/edit/edit.h"

#include <optional>
#include <utility>

namespace peerscape::edit {

/// Puts objects at new places (only kinds of azure::isPlaced); bends of lines whose both ends move
/// alike go along. One undo step; layout only.
[[nodiscard]] EditResult place(const Document& document,
                               const std::vector<std::pair<ObjectId, azure::Placement>>& placements,
                               Message label);

/// Puts everything at the places of an automatic layout. Lines whose ends moved apart run as they
/// are routed again.
[[nodiscard]] EditResult
arrange(const Document& document,
        const std::vector<std::pair<ObjectId, azure::Placement>>& placements);

/// Bends a line, in the direction of `line`: the label says whether a bend went.
/// Refused for what is not drawn as a line (NotALine) and for more than azure::kMostBends
/// (TooManyBends). Layout only.
[[nodiscard]] EditResult bendLine(const Document& document, ObjectId line,
                                  const std::vector<azure::Point>& bends);

/// Lets lines run as they are routed; those without bends are left out. Layout only.
[[nodiscard]] EditResult reroute(const Document& document, const std::vector<ObjectId>& lines);

/// Moves a network to another region: sets its location and that of what stands in it. The label
/// names the region.
[[nodiscard]] EditResult setRegion(const Document& document, VnetId vnet,
                                   std::string_view location);

/// The same for several networks at once; what only they share moves with them.
[[nodiscard]] EditResult setRegion(const Document& document, const std::vector<VnetId>& vnets,
                                   std::string_view location);

/// Locks free-standing objects at their places, or unlocks them. Those that have no place of their
/// own are left out.
[[nodiscard]] EditResult setLocked(const Document& document, const std::vector<ObjectId>& objects,
                                   bool locked);

/// Shows networks as their headers alone, or whole again; others are left out.
[[nodiscard]] EditResult setCollapsed(const Document& document,
                                      const std::vector<ObjectId>& objects, bool collapsed);

/// Shows or hides a layer of the drawing.
[[nodiscard]] EditResult showLayer(const Document& document, azure::Layer layer, bool shown);

/// Moves a NIC or VM to another subnet: a dynamic address is assigned anew. Refused as Azure would
/// (V16, V19, V20).
[[nodiscard]] EditResult moveToSubnet(const Document& document, ObjectId nicOrVm, SubnetId subnet);

/// Changes the settings of the document (title, reserved-prefix profile, frames).
[[nodiscard]] EditResult setSettings(const Document& document, azure::DocumentSettings settings);

/// Turns several edits into one undo step: `step` gets each result as the next document. Stops at
/// the first error.
template<class... Steps>
[[nodiscard]] EditResult chain(const Document& document, Message label, Steps&&... steps)
{
    Document current = document;
    std::vector<ObjectId> created;
    std::optional<Error> error;
    const auto run = [&](auto&& step) {
        if (error)
            return;
        EditResult result = step(current);
        if (!result) {
            error = result.error();
            return;
        }
        current = result->next;
        created.insert(created.end(), result->created.begin(), result->created.end());
    };
    (run(steps), ...);
    if (error)
        return tl::unexpected<Error>(*error);
    return Edit{current, Document::diff(document, current), std::move(label), std::move(created)};
}

} // namespace peerscape::edit
