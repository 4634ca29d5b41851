#include "core/shell/typed_words.h"

namespace peerscape::shell {

std::vector<std::string> typedWords(std::string_view line, std::string_view separators)
{
    std::vector<std::string> words(1);
    for (const char c : line) {
        if (separators.find(c) != std::string_view::npos)
            words = {std::string()};
        else if (c != ' ')
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

Session::Completion completionOf(const std::string& typed, const std::set<std::string>& found)
{
    Session::Completion completion;
    completion.replaces = typed.size();
    for (const std::string& word : found) {
        if (word.size() >= typed.size()
            && equalsIgnoringCase(std::string_view(word).substr(0, typed.size()), typed))
            completion.words.push_back(word);
    }
    return completion;
}

} // namespace peerscape::shell
