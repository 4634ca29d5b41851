#pragma once

#include "tests/views/every_kind.h"
#include "tests/views/window_walk.h"

namespace peerscape::test {

/// Looks at what comes and goes by itself: what is said of a file that cannot be read, what az
/// answers when it fails, suggestions below a field, a tip beside the pointer, the history while it
/// plays.
void walkThroughMoments(Person& person, const EveryKind& every, const Look& look);

} // namespace peerscape::test
