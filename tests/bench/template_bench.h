#pragma once

#include "tests/bench/report.h"

namespace peerscape::bench {

/// Reading ARM templates, from bytes to the linked document with every expression evaluated,
/// against other parsers that only parse: all of the shared corpus (left out where that is not
/// there) and one large template as Bicep compiles it. Adds
/// `templates/<corpus|compiled>/<peerscape|qjson|nlohmann>/mb:<n>`. False when what was read is not
/// what was written.
[[nodiscard]] bool measureTemplates(std::size_t rounds, Report& report);

} // namespace peerscape::bench
