#pragma once

#include "tests/bench/report.h"
#include "tests/bench/timed_application.h"

namespace peerscape::bench {

/// Each flag of both sides of a peering, turned over and back in a window that shows a thousand
/// networks with 30,000 interfaces and the routes of one of them: from the edit until table and
/// canvas are painted again, beside the naive recompute of every interface's table. Adds
/// `flag/<interface shown>/<flag>`.
void measureFlags(TimedApplication& application, bool quick, Report& report);

} // namespace peerscape::bench
