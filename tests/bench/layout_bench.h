#pragma once

#include "tests/bench/estate.h"
#include "tests/bench/report.h"

namespace peerscape::bench {

/// Placing the networks of an estate: the product's layout, and Graphviz's as a process of its own
/// where it is installed. Adds `layout/<peerscape|sfdp>/vnets:<n>`.
void measureLayout(const Estate& estate, Report& report);

} // namespace peerscape::bench
