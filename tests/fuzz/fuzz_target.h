#pragma once

#include "core/read/read.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// What the fuzz targets share.
namespace peerscape::fuzz {

[[nodiscard]] inline std::string_view asText(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program, which the fuzzer records as a finding, unless the promise holds.
inline void expect(bool holds, const char* promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", promise);
    std::abort();
}

/// Reads the files as an estate. What is refused has a reason; what is read can be saved and read
/// again without a difference, and be written as a template.
void readAndWrite(const std::vector<read::Input>& inputs, const read::ReadOptions& options = {});

} // namespace peerscape::fuzz
