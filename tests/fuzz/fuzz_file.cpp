#include "tests/fuzz/fuzz_target.h"

using namespace peerscape;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::readAndWrite({{"fuzz.json", fuzz::asText(data, size)}});
    return 0;
}
