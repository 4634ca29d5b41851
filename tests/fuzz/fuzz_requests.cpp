#include "core/arm/provider.h"
#include "tests/fuzz/exercise_document.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Requests to the provider, one for each line: a digit for the method, the path, a blank, the
/// body. Whatever they say, an answer has a status, an error its code.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace peerscape;
    constexpr std::size_t kMaxRequests = 32;
    constexpr std::array kMethods{arm::Method::Get,   arm::Method::Head, arm::Method::Put,
                                  arm::Method::Patch, arm::Method::Post, arm::Method::Delete};
    arm::Provider provider(fuzz::exerciseDocument());
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::size_t at = 0;
    for (std::size_t i = 0; i < kMaxRequests && at < text.size(); ++i) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        if (line.empty())
            continue;
        const std::size_t blank = std::min(line.find(' '), line.size());
        arm::Request request;
        request.method = kMethods[static_cast<unsigned char>(line.front()) % kMethods.size()];
        request.path = line.substr(1, std::max<std::size_t>(blank, 1) - 1);
        if (blank < line.size())
            request.body = arm::Json::parse(line.substr(blank + 1), nullptr, false);
        const arm::Response response = provider.handle(request);
        if (response.status < 200
            || (response.status >= 400 && request.method != arm::Method::Head
                && !response.body.contains("error")))
            std::abort();
    }
    return 0;
}
