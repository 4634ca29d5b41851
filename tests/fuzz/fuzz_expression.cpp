#include "core/read/json_tree.h"
#include "tests/fuzz/fuzz_target.h"

using namespace peerscape;

/// An expression as the name and a property of a resource, with parameters, variables and a copy
/// loop within its reach.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string expression =
        read::json::quoted('[' + std::string(fuzz::asText(data, size)) + ']');
    const std::string text =
        R"({"$schema":"x/deploymentTemplate.json#","parameters":{"p":{"type":"object","defaultValue":)"
        R"({"a":[1,2,{"b":"c"}],"s":"text"}},"n":{"type":"int","defaultValue":3}},"variables":)"
        R"({"v":"[concat('a',parameters('n'))]","list":["x","y"],"copy":[{"name":"made","count":2,)"
        R"("input":"[copyIndex('made')]"}]},"resources":[{"type":"Microsoft.Network/)"
        R"(virtualNetworks","apiVersion":"2024-05-01","name":)"
        + expression + R"(,"copy":{"name":"l","count":2},"tags":{"t":)" + expression
        + R"(},"properties":{"addressSpace":{"addressPrefixes":[)" + expression + "]}}}]}";
    fuzz::readAndWrite({{"fuzz.json", text}});
    return 0;
}
