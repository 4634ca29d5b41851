#pragma once

#include "core/base/translate.h"
#include "core/reach/matrix.h"
#include "core/reach/matrix_groups.h"

#include <string>
#include <vector>

namespace peerscape::write {

/// A matrix as SVG 1.1: a square for each pair whose sign, not only its colour, says what it is (a
/// dot: it works; an arrow: the answer is lost; empty: it does not arrive), the reason as the
/// square's title, names beside the rows and numbers above the columns. `labels` name the ends.
[[nodiscard]] std::string matrixSvg(const std::vector<std::string>& labels,
                                    const reach::Matrix& matrix, const Translate& translate);

/// The same of groups: a dot when all pairs work, half of one when some do, with the numbers as the
/// square's title.
[[nodiscard]] std::string groupSvg(const std::vector<std::string>& labels,
                                   const reach::GroupMatrix& grouped, const Translate& translate);

} // namespace peerscape::write
