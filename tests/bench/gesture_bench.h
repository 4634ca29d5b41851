#pragma once

#include "tests/bench/report.h"
#include "tests/bench/timed_application.h"

namespace peerscape::bench {

/// What a person does to everything at once in the whole window with 10,000 networks (a thousand
/// with `quick`): select, nudge, align, collapse, isolate, lay out, hide layers, duplicate, delete,
/// each with undo and redo: how long each keeps the window's thread.
void measureGestures(TimedApplication& application, bool quick, Report& report);

} // namespace peerscape::bench
