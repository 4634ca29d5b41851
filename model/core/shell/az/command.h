#pragma once

#include "core/shell/az/failure.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the commands of az look like: names, options and their values.
namespace peerscape::shell {

class Az;
class Arguments;

struct Option
{
    enum class Takes : std::uint8_t {
        One,
        Some,    ///< One or more words.
        Boolean, ///< Alone it means true; or a word for true or false.
        Nothing, ///< A flag.
    };
    /// In declared order: "--resource-group", "-g"; without dashes it takes the loose words.
    std::vector<std::string> names;
    std::string key; ///< The first long name without dashes: "resource-group".
    Takes takes = Takes::One;
    bool required = false;
    bool isWholeNumber = false;
    bool isPartOfId = false; ///< `--ids` can stand in its place.
    std::vector<std::string> choices;
    std::optional<std::string> standard; ///< What it is when nobody gives it.

    /// "--resource-group/-g", as messages name it.
    [[nodiscard]] std::string spelling() const;
};

using Handler = Answer (*)(Az&, const Arguments&);
/// Rows of a default table from an answer; objects keep the order of their members. A failure means
/// that az cannot make a table of it.
using Transformer = Answer (*)(const Json&);

struct Command
{
    std::string path; ///< "network vnet create".
    std::string summary;
    std::vector<Option> options;
    Handler run = nullptr;
    Transformer table = nullptr;
    bool takesIds = false;
    bool confirms = false; ///< Asks before it works unless --yes is given.

    [[nodiscard]] const Option* find(std::string_view key) const;
    /// Whether az made the command from the service's description. Such commands refuse values in
    /// words of their own.
    [[nodiscard]] bool isGenerated() const;
};

/// One line of a command table: `network vnet list | List virtual networks. | -g …`.
///
/// An option is `--name/-n` and more spellings, then `*` required or `#` required unless --ids is
/// given or `~` optional where --ids can be given, then `+` a list, `?` a boolean, `%` a whole
/// number or `!` a flag, then `{A,B}` its values, then `=value` its default. Short forms: `@g`
/// `--resource-group/-g`, `@l` `--location/-l`, `@t` `--tags+`, `@w` `--no-wait?`, `@y` `--yes/-y!`
/// with a question before, `@u` the generic update arguments.
struct CommandText
{
    const char* text;
    Handler run;
    Transformer table = nullptr;
};
[[nodiscard]] Command readCommand(const CommandText& source);

/// The options that every command has.
[[nodiscard]] const std::vector<Option>& globalOptions();

} // namespace peerscape::shell
