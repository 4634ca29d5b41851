#include "core/shell/session.h"
#include "tests/fuzz/exercise_document.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

/// Any lines typed at the console, completed before they are sent; an undo after every other one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace peerscape;
    constexpr std::size_t kMaxLines = 64;
    const azure::Document& document = fuzz::exerciseDocument();
    shell::Session session(document);
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::size_t at = 0;
    for (std::size_t i = 0; i < kMaxLines && at <= text.size(); ++i) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        static_cast<void>(session.complete(line));
        static_cast<void>(session.feed(line));
        static_cast<void>(session.prompt());
        if (i % 2 == 1)
            session.setDocument(document);
        at = end + 1;
    }
    static_cast<void>(session.interrupt());
    return 0;
}
