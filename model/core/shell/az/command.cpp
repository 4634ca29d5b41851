#include "core/shell/az/command.h"

#include <algorithm>

namespace peerscape::shell {

namespace {

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0)
            parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

Option readOption(std::string_view text)
{
    Option option;
    const std::size_t end = std::min(text.find_first_of("*#~+?%!{="), text.size());
    option.names = split(text.substr(0, end), '/');
    for (const std::string& name : option.names) {
        if (option.key.empty() && name.starts_with("--"))
            option.key = name.substr(2);
    }
    if (option.key.empty())
        option.key = option.names.front();
    text.remove_prefix(end);
    while (!text.empty()) {
        const char mark = text.front();
        text.remove_prefix(1);
        if (mark == '*' || mark == '#') {
            option.required = true;
            option.isPartOfId = mark == '#';
        } else if (mark == '~') {
            option.isPartOfId = true;
        } else if (mark == '+') {
            option.takes = Option::Takes::Some;
        } else if (mark == '?') {
            option.takes = Option::Takes::Boolean;
        } else if (mark == '%') {
            option.isWholeNumber = true;
        } else if (mark == '!') {
            option.takes = Option::Takes::Nothing;
        } else if (mark == '{') {
            const std::size_t close = text.find('}');
            option.choices = split(text.substr(0, close), ',');
            text.remove_prefix(close + 1);
        } else {
            option.standard = std::string(text);
            text = {};
        }
    }
    return option;
}

void addOptions(Command& command, std::string_view word)
{
    const auto add = [&](std::string_view text) { command.options.push_back(readOption(text)); };
    if (word == "@g")
        add("--resource-group/-g");
    else if (word == "@g*")
        add("--resource-group/-g*");
    else if (word == "@g#")
        add("--resource-group/-g#");
    else if (word == "@l")
        add("--location/-l");
    else if (word == "@t")
        add("--tags+");
    else if (word == "@w")
        add("--no-wait?");
    else if (word == "@y") {
        command.confirms = true;
        add("--yes/-y!");
    } else if (word == "@u") {
        for (const char* text : {"--add+", "--set+", "--remove+", "--force-string?"})
            add(text);
    } else {
        add(word);
    }
}

} // namespace

std::string Option::spelling() const
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : "/") + name;
    return text;
}

const Option* Command::find(std::string_view key) const
{
    const auto place = std::find_if(options.begin(), options.end(),
                                    [&](const Option& option) { return option.key == key; });
    return place != options.end() ? &*place : nullptr;
}

bool Command::isGenerated() const
{
    const auto isBelow = [&](std::string_view group) { return path.starts_with(group); };
    return isBelow("network ") && !isBelow("network nic ") && !isBelow("network vpn-connection ")
           && !isBelow("network watcher ") && path != "network public-ip create";
}

Command readCommand(const CommandText& source)
{
    const std::vector<std::string> parts = split(source.text, '|');
    Command command;
    command.path = trimmed(parts[0]);
    command.summary = trimmed(parts[1]);
    command.run = source.run;
    command.table = source.table;
    if (parts.size() > 2) {
        for (const std::string& word : split(parts[2], ' '))
            addOptions(command, word);
    }
    command.takesIds = std::any_of(command.options.begin(), command.options.end(),
                                   [](const Option& option) { return option.isPartOfId; });
    if (command.takesIds)
        command.options.push_back(readOption("--ids+"));
    return command;
}

const std::vector<Option>& globalOptions()
{
    static const std::vector<Option> kOptions{
        readOption("--help/-h!"),
        readOption("--output/-o{json,jsonc,yaml,yamlc,table,tsv,none}=json"),
        readOption("--query"),
        readOption("--subscription"),
        readOption("--verbose!"),
        readOption("--debug!"),
        readOption("--only-show-errors!"),
    };
    return kOptions;
}

} // namespace peerscape::shell
