#pragma once

#include "core/azure/document.h"

namespace peerscape::fuzz {

/// Two peered networks with a machine in each, a route table and a security group, as the console
/// makes them; built once.
[[nodiscard]] const azure::Document& exerciseDocument();

} // namespace peerscape::fuzz
