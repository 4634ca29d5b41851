#include "core/shell/jmespath/jmespath.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Any query over one small document of all types: it parses or is refused, and answers or fails.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace peerscape::shell::jmespath;
    static const Json kInput = Json::parse(
        R"({"name":"a","list":[{"name":"x","n":1,"t":[1,2.5,-3]},{"name":"y","n":null}],)"
        R"("value":{"a":{"b":["s",true,{}]}},"text":"\u00e4\ud83d\ude00"})");
    const auto expression =
        Expression::parse(std::string_view(reinterpret_cast<const char*>(data), size));
    if (expression)
        static_cast<void>(expression->search(kInput).has_value());
    return 0;
}
