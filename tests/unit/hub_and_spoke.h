#pragma once

#include "core/azure/document.h"

#include <QString>

namespace peerscape::test {

/// In what an estate differs from golden/corpus/expected-hub-spoke.json; empty when in nothing.
[[nodiscard]] QString hubAndSpokeFault(const azure::Document& document);

} // namespace peerscape::test
