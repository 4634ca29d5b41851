#include "core/shell/session.h"
#include "tests/fuzz/exercise_document.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

/// Any lines typed at the console, completed before they are sent; an undo after every other one.
/// Lines that begin with "PS" begin in PowerShell.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace peerscape;
    constexpr std::size_t kMaxLines = 64;
    const azure::Document& document = fuzz::exerciseDocument();
    std::string_view text(reinterpret_cast<const char*>(data), size);
    const bool isPowerShell = text.starts_with("PS");
    if (isPowerShell)
        text.remove_prefix(2);
    shell::Session session(document, {},
                           isPowerShell ? shell::Language::PowerShell : shell::Language::Bash);
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
