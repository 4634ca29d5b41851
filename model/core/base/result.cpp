#include "core/base/result.h"

#include <charconv>
#include <optional>

namespace peerscape {

namespace {

/// What stands for the place between two braces ("0", or "0|route|routes"); nothing when it is no
/// place or has no argument.
std::optional<std::string_view> placeText(std::string_view place,
                                          const std::vector<std::string>& arguments)
{
    std::size_t number = 0;
    const char* last = place.data() + place.size();
    const auto [end, error] = std::from_chars(place.data(), last, number);
    if (error != std::errc() || number >= arguments.size())
        return std::nullopt;
    const std::string& argument = arguments[number];
    if (end == last)
        return argument;
    const std::size_t first = static_cast<std::size_t>(end - place.data());
    const std::size_t second = place.find('|', first + 1);
    if (place[first] != '|' || second == std::string_view::npos)
        return std::nullopt;
    return argument == "1" ? place.substr(first + 1, second - first - 1) : place.substr(second + 1);
}

} // namespace

std::string fillTemplate(std::string_view text, const std::vector<std::string>& arguments)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t close = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
        if (close != std::string_view::npos) {
            if (const auto place = placeText(text.substr(i + 1, close - i - 1), arguments)) {
                result += *place;
                i = close;
                continue;
            }
        }
        result += text[i];
    }
    return result;
}

std::string render(const Message& message)
{
    std::vector<std::string> arguments = message.arguments;
    for (const Message& part : message.parts)
        arguments.push_back(render(part));
    return fillTemplate(message.text, arguments);
}

Error ownError(std::string code, Message words, std::vector<ObjectId> subjects)
{
    std::string message = render(words);
    return {std::move(code), std::move(message), std::move(subjects), std::move(words)};
}

Error within(Message sentence, Error error)
{
    if (error.words.text.empty())
        sentence.arguments.push_back(std::move(error.message));
    else
        sentence.parts.push_back(std::move(error.words));
    return ownError(std::move(error.code), std::move(sentence), std::move(error.subjects));
}

} // namespace peerscape
