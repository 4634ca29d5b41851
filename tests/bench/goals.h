#pragma once

#include "tests/bench/report.h"

namespace peerscape::bench {

/// Compares what was measured with the goals of performance.md 7; `quick` with those that hold at
/// 1,280 networks.
void judge(Report& report, bool quick, bool equal);

/// Compares what reading templates took with what a person waits for.
void judgeTemplates(Report& report);

/// The table of performance.md 4.3: the cost of each kind of edit, and of all tables, for networks
/// doubled from 10 to 10,240, with the slope of each.
void printTable(const Report& report);

} // namespace peerscape::bench
