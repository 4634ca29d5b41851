#pragma once

#include <cstddef>

namespace peerscape::bench {

/// While one lives, it counts the bytes that the program takes through `new` and gives back, with
/// what the allocator adds to each block. Nothing is timed meanwhile: threads that count share a
/// line of memory. One at a time.
class HeldBytes
{
public:
    HeldBytes();
    ~HeldBytes();
    HeldBytes(const HeldBytes&) = delete;
    HeldBytes& operator=(const HeldBytes&) = delete;

    /// How much more is held than when this began.
    [[nodiscard]] double count() const;
};

} // namespace peerscape::bench
