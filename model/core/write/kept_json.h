#pragma once

#include "core/base/text.h"

#include <nlohmann/json.hpp>

namespace peerscape::write {

/// The members that a reader kept of a resource because nothing models them; an empty object when
/// there are none.
[[nodiscard]] nlohmann::ordered_json keptObject(const Text& extra);

} // namespace peerscape::write
