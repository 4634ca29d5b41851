#include "core/write/shell_word.h"

#include <array>

namespace peerscape::write {

std::string shellWord(std::string_view text)
{
    constexpr std::string_view kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=,@+";
    if (!text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos)
        return std::string(text);
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + '\'';
}

std::string powerShellWord(std::string_view text)
{
    // PowerShell takes curly ones for a single quote, too.
    constexpr std::array<std::string_view, 5> kQuotes{"'", "\u2018", "\u2019", "\u201a", "\u201b"};
    std::string out = "'";
    while (!text.empty()) {
        std::size_t length = 1;
        for (const std::string_view quote : kQuotes) {
            if (text.starts_with(quote)) {
                out += quote;
                length = quote.size();
            }
        }
        out += text.substr(0, length);
        text.remove_prefix(length);
    }
    return out + '\'';
}

} // namespace peerscape::write
