#pragma once

#include "tests/bench/estate.h"
#include "tests/bench/report.h"

namespace peerscape::bench {

/// From a document of 10,000 networks and 90,000 interfaces to its picture: layout, drawing, tiles.
void measureFirstPicture(Report& report);

/// Memory above the document, and pointing, with so many networks.
void measureDrawing(std::uint32_t networks, Report& report);

} // namespace peerscape::bench
