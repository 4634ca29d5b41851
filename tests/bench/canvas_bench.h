#pragma once

#include "tests/bench/estate.h"
#include "tests/bench/report.h"

namespace peerscape::bench {

class TimedApplication;

/// Frames of every gesture at every zoom, over an estate of so many networks; processor time of
/// the window's thread, beside a graphics scene with an item for every box.
void measureCanvas(TimedApplication& application, std::uint32_t networks, Report& report);

} // namespace peerscape::bench
