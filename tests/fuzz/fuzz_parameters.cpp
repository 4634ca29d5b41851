#include "tests/fuzz/fuzz_target.h"

using namespace peerscape;

namespace {

constexpr std::string_view kTemplate =
    R"({"$schema":"x/deploymentTemplate.json#","parameters":{"name":{"type":"string"},)"
    R"("count":{"type":"int","defaultValue":1},"subnets":{"type":"array","defaultValue":[]},)"
    R"("space":{"type":"object","defaultValue":{"prefix":"10.0.0.0/16"}},"on":{"type":"bool",)"
    R"("defaultValue":true}},"resources":[{"type":"Microsoft.Network/virtualNetworks","apiVersion":)"
    R"("2024-05-01","name":"[format('{0}{1}',parameters('name'),copyIndex())]","condition":)"
    R"("[parameters('on')]","copy":{"name":"l","count":"[parameters('count')]"},"properties":)"
    R"({"addressSpace":{"addressPrefixes":["[parameters('space').prefix]"]},"copy":[{"name":)"
    R"("subnets","count":"[length(parameters('subnets'))]","input":{"name":)"
    R"("[parameters('subnets')[copyIndex('subnets')].name]","properties":{"addressPrefix":)"
    R"("[parameters('subnets')[copyIndex('subnets')].prefix]"}}}]}}]})";

} // namespace

/// The bytes as a parameters file beside a template that uses every type of parameter.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    read::ReadOptions options;
    options.parameterFiles.push_back({"fuzz.parameters.json", fuzz::asText(data, size)});
    fuzz::readAndWrite({{"template.json", kTemplate}}, options);
    return 0;
}
