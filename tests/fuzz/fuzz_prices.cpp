#include "core/read/prices.h"
#include "core/write/costs.h"
#include "tests/fuzz/fuzz_target.h"

using namespace peerscape;

/// The bytes as a price table: what is read comes back the same after it was written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto table = read::readPrices("fuzz.json", fuzz::asText(data, size));
    if (!table)
        return 0;
    const auto again = read::readPrices("again.json", write::writePrices(*table));
    fuzz::expect(again && *again == *table, "a table that was read is written as it is");
    return 0;
}
