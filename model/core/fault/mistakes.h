#pragma once

#include "core/check/check.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

/// Designs for learners in which one thing is wrong.
namespace peerscape::fault {

/// Whom a mistake is for: the lowest certification whose subjects one needs to find it.
enum class Level : std::uint8_t {
    Fundamentals,    ///< AZ-900: a peering has two sides.
    Administrator,   ///< AZ-104: switches of peerings, route tables, security groups.
    NetworkEngineer, ///< AZ-700: appliances, propagation, next hops, hybrid connections.
};

/// The levels with the names of their certifications, lowest first.
struct LevelName
{
    Level level;
    std::string_view name;
};
inline constexpr std::array kLevels{LevelName{Level::Fundamentals, "AZ-900"},
                                    LevelName{Level::Administrator, "AZ-104"},
                                    LevelName{Level::NetworkEngineer, "AZ-700"}};

[[nodiscard]] std::string_view nameOf(Level level);

/// The level of a certification's name, compared without case.
[[nodiscard]] std::optional<Level> levelOfName(std::string_view name);

/// One thing that somebody gets wrong: what was done, where, and the edit that does it.
struct Mistake
{
    Level level = Level::Fundamentals;
    Message what;     ///< "Use remote gateways on spoke-To-hub was switched off."
    ObjectId subject; ///< What to look at, in the design before the mistake.
    std::function<edit::EditResult(const azure::Document&)> make;
};

/// The mistakes that can be made in a design, up to a level, in the order of the document. Azure
/// may refuse one, and one may have no effect. O(objects).
[[nodiscard]] std::vector<Mistake> mistakesIn(const azure::Document& document, Level level);

} // namespace peerscape::fault
