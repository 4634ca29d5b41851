#pragma once

#include "core/azure/document.h"
#include "core/diagram/display_list.h"

#include <string>
#include <vector>

namespace peerscape::bench {

/// Boxes and the lines between them, whoever arranged them.
struct Drawing
{
    struct Line
    {
        std::size_t from = 0; ///< Places in `boxes`.
        std::size_t to = 0;
        std::vector<diagram::Point> path;
    };
    std::vector<diagram::Rect> boxes;
    std::vector<Line> lines;
};

/// What makes a drawing hard to read, counted.
struct Quality
{
    std::size_t boxOverlaps = 0; ///< Pairs of boxes that share area.
    std::size_t throughBoxes =
        0; ///< Pairs of a line and a box that is none of its ends and that it passes through.
    std::size_t crossings = 0; ///< Pairs of lines that cross; where they share an end, only inside.
    std::size_t sharedTracks = 0; ///< Pairs of lines that run on each other for 16 units or more.
    double aspect = 0;            ///< Width by height of everything.
    double bends = 0;             ///< Of a line, on average.
};

/// The drawing of a document as Peerscape arranges and routes it, everything anew.
[[nodiscard]] Drawing arrangedByPeerscape(const azure::Document& document);

/// The same boxes and lines as a Graphviz program arranges them; empty when it cannot. `command`
/// reads DOT and writes `plain`. `seconds` gets the processor time of the program.
[[nodiscard]] Drawing arrangedByGraphviz(const Drawing& graph, const std::string& command,
                                         double& seconds);

/// O(lines² + lines · boxes).
[[nodiscard]] Quality qualityOf(const Drawing& drawing);

} // namespace peerscape::bench
