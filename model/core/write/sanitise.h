#pragma once

#include "core/azure/document.h"

namespace peerscape::write {

/// A design to show to strangers: the same resources, references and places with every name
/// replaced by its kind and number ("vnet-3"), every address by another (see AddressMask), and
/// every free text, tag, expectation and unknown member dropped. Subnets that Azure knows by name
/// keep it; regions, types, sizes and service tags, which are Azure's words, stay, and so do AS
/// numbers. The same design gives the same result, and what was equal stays equal. The replacement
/// cannot be undone without the names of the original; it is no encryption. O(document).
[[nodiscard]] azure::Document sanitised(const azure::Document& document);

} // namespace peerscape::write
