#pragma once

#include "core/shell/az/command.h"

#include <cstdint>
#include <map>
#include <optional>

namespace peerscape::shell {

/// One of `--set`, `--add` and `--remove` with its words, in the order of the command line.
struct GenericUpdate
{
    std::string kind; ///< "set", "add", "remove".
    std::vector<std::string> words;
};

/// Values of options that a person configured, by key ("resource-group"), in the order in which
/// they were set first.
using Defaults = std::vector<std::pair<std::string, std::string>>;

/// The values of a command's options. Options are asked for by key; defaults are filled in.
class Arguments
{
public:
    /// Reads the words behind a command's name as az's parser does: unique beginnings of long
    /// options, `--name=value`, `-ovalue`.
    /// Failures have status 2 and no trailer yet.
    [[nodiscard]] static tl::expected<Arguments, Failure>
    parse(const Command& command, const std::vector<std::string>& words, const Defaults& defaults);

    /// Whether the option stands on the command line.
    [[nodiscard]] bool given(std::string_view key) const;
    /// Its value, or its default, or empty.
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> list(std::string_view key) const;
    /// The value of an option that takes a whole number, or its default, or zero.
    [[nodiscard]] std::int64_t number(std::string_view key) const;
    /// Whether a flag is given, or a boolean's value.
    [[nodiscard]] bool flag(std::string_view key) const;
    [[nodiscard]] const std::vector<GenericUpdate>& updates() const { return m_updates; }
    [[nodiscard]] const Command& command() const { return *m_command; }

    /// Gives an option a value from elsewhere: a configured default, a part of an id.
    void set(const std::string& key, std::string value);

private:
    class Parser;
    const Command* m_command = nullptr;
    std::map<std::string, std::vector<std::string>, std::less<>> m_values;
    std::vector<GenericUpdate> m_updates;
};

/// A text that is a whole number and nothing else; nothing for any other, and for one that does not
/// fit 64 bits.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(std::string_view text);

/// "true", "t", "yes", "y", "1", "false", "f", "no", "n", "0".
[[nodiscard]] const std::vector<std::string>& booleanWords();

} // namespace peerscape::shell
