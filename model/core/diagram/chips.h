#pragma once

#include "core/azure/document.h"
#include "core/diagram/color_table.h"
#include "core/diagram/words.h"

#include <string>
#include <string_view>
#include <vector>

/// The chips that stand in subnets: machines and interfaces, gateways, firewalls. Internal to
/// `diagram`.
namespace peerscape::diagram {

/// What a chip shows.
struct Chip
{
    ObjectId object; ///< None for the one that counts the rest.
    std::string_view glyph;
    std::string title;
    std::vector<std::string> details; ///< The address, "stopped".
    ColorRole color = ColorRole::Text;
    ColorRole line = ColorRole::ChipLine;
    bool hollow = false;
    bool mono = true; ///< The details are addresses.
};

/// The details as they are drawn.
[[nodiscard]] std::string subtitleOf(const Chip& chip);

/// The chip of what stands in a subnet by itself, or of a machine; one without a title for
/// everything else.
[[nodiscard]] Chip chipOf(const azure::Document& document, ObjectId id, const Words& words);

/// What stands in a subnet, in the order in which it is drawn.
[[nodiscard]] std::vector<Chip> chipsOf(const azure::Document& document, SubnetId id,
                                        const Words& words);

/// Number of chips that chipsOf would give, at most `most`.
[[nodiscard]] std::size_t chipCount(const azure::Document& document, SubnetId id, std::size_t most);

} // namespace peerscape::diagram
