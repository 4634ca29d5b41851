#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peerscape::read::arm {

/// `/providers/A.B/c/x/d/y` of the type `A.B/c/d` and the names `x/y`; nothing when there are not
/// as many names as types. A resource group's path is `/resourceGroups/x`.
[[nodiscard]] std::optional<std::string> providerPathOf(std::string_view type,
                                                        std::string_view names);

/// The same of type and names in one, `A.B/c/x/d/y`, as `scope` takes it.
[[nodiscard]] std::optional<std::string> pathOfTypedName(std::string_view text);

} // namespace peerscape::read::arm
