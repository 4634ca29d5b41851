#pragma once

#include "views/inspector/form.h"

namespace peerscape::views {

/// What a field for the prefixes of a network, subnet or site proposes, and what it says of those
/// that somebody types: what is wrong with them, whom they overlap, and whether Azure minds.
/// `owner` gives the one whose prefixes they are.
[[nodiscard]] Form::Planned prefixAdvice(const std::function<ObjectId()>& owner);

} // namespace peerscape::views
