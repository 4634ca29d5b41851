#pragma once

namespace peerscape::test {

/// Whether the tests are compiled with a sanitizer, which takes time and memory of its own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif

} // namespace peerscape::test
