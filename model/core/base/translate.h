#pragma once

#include "core/base/result.h"

#include <functional>
#include <string>

namespace peerscape {

/// Says a sentence of the core in somebody's language; `render` does in English.
using Translate = std::function<std::string(const Message&)>;

} // namespace peerscape
