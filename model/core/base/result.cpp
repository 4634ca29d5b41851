#include "core/base/result.h"

#include <charconv>

namespace peerscape {

std::string fillTemplate(std::string_view text, const std::vector<std::string>& arguments)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t close = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
        std::size_t number = 0;
        if (close != std::string_view::npos) {
            const char* first = text.data() + i + 1;
            const char* last = text.data() + close;
            const auto [end, error] = std::from_chars(first, last, number);
            if (error == std::errc() && end == last && number < arguments.size()) {
                result += arguments[number];
                i = close;
                continue;
            }
        }
        result += text[i];
    }
    return result;
}

} // namespace peerscape
