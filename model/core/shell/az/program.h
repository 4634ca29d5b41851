#pragma once

#include "core/shell/az/az.h"

namespace peerscape::shell {

/// What a program said and how it ended.
struct ProgramResult
{
    int status = 0;
    std::string out;
    std::string err;
    /// A question that must be answered before anything happens; then everything else is empty.
    std::string question;
};

/// All commands, and the groups they stand in.
class CommandTable
{
public:
    [[nodiscard]] static const CommandTable& instance();

    [[nodiscard]] const Command* find(std::string_view path) const;
    /// Whether commands stand below this path ("" is the top).
    [[nodiscard]] bool isGroup(std::string_view path) const;
    /// The next words below a group, in alphabetical order.
    [[nodiscard]] std::vector<std::string> childrenOf(std::string_view path) const;
    [[nodiscard]] const std::vector<Command>& all() const { return m_commands; }

private:
    CommandTable();
    std::vector<Command> m_commands;
};

/// Runs `az` with these words behind its name. `confirmed`: the question has been answered with
/// yes. Never throws; a command that fails leaves the provider's document as it was.
[[nodiscard]] ProgramResult runAz(Az& az, const std::vector<std::string>& words,
                                  bool confirmed = false);

/// The help of a command or group.
[[nodiscard]] std::string helpOf(const Command& command);
[[nodiscard]] std::string helpOfGroup(const std::string& path);
/// What an option means in a command, without the values that it takes. Every option has a meaning.
[[nodiscard]] std::string_view meaningOfOption(std::string_view command, std::string_view key);

} // namespace peerscape::shell
