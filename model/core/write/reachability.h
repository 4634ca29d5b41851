#pragma once

#include "core/base/translate.h"
#include "core/reach/matrix.h"
#include "core/reach/matrix_groups.h"
#include "core/reach/reach.h"

#include <string>

/// Walks and matrices as text, for the command line and the clipboard.
namespace peerscape::write {

/// `{"reachable", "status", "from", "to", "protocol", "port", "forward": {"verdict", "reason",
/// "message", "issue", "rule", "resources", "hops": […]}, "return": {…}}`, indented. `forward` and
/// `return` are the ways that decide; where there are several, all stand in "forwardWays" and
/// "returnWays". Ends with a line break.
[[nodiscard]] std::string writeAnswerJson(const azure::Document& document,
                                          const reach::Answer& answer, const reach::Flow& flow);

/// The same for a person to read: the status, then both ways hop by hop with the row that decided.
[[nodiscard]] std::string writeAnswerText(const azure::Document& document,
                                          const reach::Answer& answer, const reach::Flow& flow);

/// How an end is called in a matrix.
[[nodiscard]] std::string matrixLabel(const azure::Document& document, ObjectId end);

enum class MatrixFormat : std::uint8_t { Table, Csv, Json, Svg };

/// A matrix, senders down and receivers across. Table and Svg: one sign for each pair, with a
/// legend; Csv: `from,to,reachable,reason`; Json: the ends and one object for each pair. Svg alone
/// is translated.
[[nodiscard]] std::string writeMatrix(const azure::Document& document, const reach::Matrix& matrix,
                                      MatrixFormat format, const Translate& translate = render);

/// How a group of ends is called in a matrix.
[[nodiscard]] std::string groupLabel(const azure::Document& document, const reach::EndGroup& group,
                                     const Translate& translate = render);

/// The same of groups: how many of the pairs between two of them work. Table: "all", "3 of 8" or
/// "none"; Csv: `from,to,working,answerLost,pairs`; Json: the groups with their ends as well.
[[nodiscard]] std::string writeGroups(const azure::Document& document, const reach::Matrix& matrix,
                                      const reach::GroupMatrix& grouped, MatrixFormat format,
                                      const Translate& translate = render);

} // namespace peerscape::write
