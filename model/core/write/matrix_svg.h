#pragma once

#include "core/reach/matrix.h"

#include <string>
#include <vector>

namespace peerscape::write {

/// A matrix as SVG 1.1: a square for each pair whose sign, not only its colour, says what it is (a
/// dot: it works; an arrow: the answer is lost; empty: it does not arrive), the reason as the
/// square's title, names beside the rows and numbers above the columns. `labels` name the ends.
[[nodiscard]] std::string matrixSvg(const std::vector<std::string>& labels,
                                    const reach::Matrix& matrix);

} // namespace peerscape::write
