#pragma once

#include "tests/views/every_kind.h"
#include "tests/views/window_walk.h"

namespace peerscape::test {

/// Opens the dialogs of the window one after the other, with its own and Qt's questions, and the
/// windows that are shown by what else happens than by a command.
void walkThroughDialogs(Person& person, const EveryKind& every, const Look& look);

} // namespace peerscape::test
