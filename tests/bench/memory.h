#pragma once

#include <cstddef>

namespace peerscape::bench {

/// Bytes that the program holds through `new`, with what the allocator adds to each block.
[[nodiscard]] std::size_t heldBytes();

} // namespace peerscape::bench
