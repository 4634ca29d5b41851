#include "core/shell/command_text.h"

#include "core/write/shell_word.h"

#include <algorithm>
#include <array>

namespace peerscape::shell {

namespace {

/// Whether a word is an option whose value nobody may read over a shoulder. Its beginning is
/// enough, as it is for az.
bool isSecretOption(std::string_view word)
{
    constexpr std::array<std::string_view, 2> kSecrets{"--admin-password", "--shared-key"};
    return word.size() > std::string_view("--admin-").size()
           && std::any_of(kSecrets.begin(), kSecrets.end(),
                          [&](std::string_view secret) { return secret.starts_with(word); });
}

} // namespace

std::string commandText(std::string_view program, const std::vector<std::string>& words)
{
    constexpr std::string_view kHidden = "***";
    std::string text(program);
    bool hides = false;
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        text += ' ';
        if (hides)
            text += kHidden;
        else if (equals != std::string::npos && isSecretOption(word.substr(0, equals)))
            text += word.substr(0, equals + 1) + std::string(kHidden);
        else
            text += write::shellWord(word);
        hides = !hides && isSecretOption(word);
    }
    return text;
}

} // namespace peerscape::shell
