#pragma once

#include "tests/bench/report.h"
#include "tests/bench/timed_application.h"

namespace peerscape::bench {

/// The whole window with 10,000 networks (a thousand with `quick`): how long opening, each kind of
/// edit, a keystroke of a search and a selection keep its thread, once with all peerings connected
/// and once with thousands of one-sided ones.
void measureWindow(TimedApplication& application, bool quick, Report& report);

} // namespace peerscape::bench
