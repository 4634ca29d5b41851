#include "core/shell/az/arguments.h"

#include "core/base/text.h"
#include "core/shell/az/close_match.h"
#include "core/shell/az/shorthand.h"
#include "core/shell/python_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace peerscape::shell {

namespace {

bool isNumber(std::string_view word)
{
    return word.size() > 1 && word.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

/// A single word `[a,b]` stands for its elements.
std::vector<std::string> expanded(std::vector<std::string> words)
{
    if (words.size() != 1 || !words[0].starts_with('['))
        return words;
    const auto parsed = readShorthand(words[0]);
    if (!parsed || !parsed->is_array())
        return words;
    std::vector<std::string> list;
    for (const Json& item : *parsed)
        list.push_back(item.is_string() ? item.get<std::string>() : item.dump());
    return list;
}

} // namespace

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

const std::vector<std::string>& booleanWords()
{
    static const std::vector<std::string> kWords{"true",  "t", "yes", "y", "1",
                                                 "false", "f", "no",  "n", "0"};
    return kWords;
}

class Arguments::Parser
{
public:
    Parser(const Command& command, const std::vector<std::string>& words, const Defaults& defaults)
        : m_command(command)
        , m_words(words)
        , m_defaults(defaults)
    {
        m_result.m_command = &command;
        for (const Option& option : command.options)
            m_options.push_back(&option);
        for (const Option& option : globalOptions()) {
            if (command.find(option.key) == nullptr)
                m_options.push_back(&option);
        }
    }

    tl::expected<Arguments, Failure> run()
    {
        while (!m_failure && m_at < m_words.size())
            next();
        for (const auto& [key, value] : m_defaults) {
            if (m_command.find(key) != nullptr && !m_result.given(key) && !m_result.given("ids"))
                m_result.set(key, value);
        }
        if (!m_failure && !m_result.flag("help"))
            checkRequired();
        if (!m_failure && !m_unknown.empty() && !m_result.flag("help"))
            m_failure =
                Failure{2, fmt::format("unrecognized arguments: {}", fmt::join(m_unknown, " "))};
        if (m_failure)
            return tl::unexpected<Failure>(std::move(*m_failure));
        return std::move(m_result);
    }

private:
    /// An option that a word names, and the value that is glued to it.
    struct Named
    {
        const Option* option = nullptr;
        std::optional<std::string> value;
    };

    [[nodiscard]] const Option* exact(std::string_view name) const
    {
        for (const Option* option : m_options) {
            if (std::find(option->names.begin(), option->names.end(), name) != option->names.end())
                return option;
        }
        return nullptr;
    }

    /// Whether a word is taken for an option, known or not.
    [[nodiscard]] bool looksLikeOption(std::string_view word) const
    {
        if (word.size() < 2 || word.front() != '-')
            return false;
        if (exact(word) != nullptr)
            return true;
        return !isNumber(word) && word.find(' ') == std::string_view::npos;
    }

    Named find(const std::string& word)
    {
        if (const Option* option = exact(word))
            return {option, std::nullopt};
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const auto value =
            equals == std::string::npos ? std::nullopt : std::optional(word.substr(equals + 1));
        if (!word.starts_with("--")) {
            const Option* option = exact(word.substr(0, 2));
            std::string rest = word.substr(2);
            if (rest.starts_with('='))
                rest.erase(0, 1);
            return {option, option != nullptr ? std::optional(rest) : std::nullopt};
        }
        if (const Option* option = exact(name))
            return {option, value};
        std::vector<std::string> matches;
        const Option* match = nullptr;
        bool isAmbiguous = false;
        for (const Option* option : m_options) {
            for (const std::string& candidate : option->names) {
                if (candidate.starts_with(name) && candidate.starts_with("--")) {
                    isAmbiguous = isAmbiguous || (match != nullptr && match != option);
                    matches.push_back(candidate);
                    match = option;
                }
            }
        }
        if (isAmbiguous) {
            std::sort(matches.begin(), matches.end());
            m_failure = Failure{2, fmt::format("ambiguous option: {} could match {}", name,
                                               fmt::join(matches, ", "))};
            return {};
        }
        return {match, value};
    }

    void next()
    {
        const std::string& word = m_words[m_at++];
        if (!looksLikeOption(word)) {
            takeLoose(word);
            return;
        }
        const Named named = find(word);
        if (m_failure)
            return;
        if (named.option == nullptr) {
            // What follows an unknown option is its value.
            m_unknown.push_back(word);
            return;
        }
        std::vector<std::string> values;
        if (named.value)
            values.push_back(*named.value);
        else
            values = take(*named.option);
        if (!m_failure)
            store(*named.option, std::move(values));
    }

    /// A word that belongs to no option.
    void takeLoose(const std::string& word)
    {
        for (const Option& option : m_command.options) {
            if (!option.names.front().starts_with('-')) {
                m_result.m_values[option.key].push_back(word);
                return;
            }
        }
        m_unknown.push_back(word);
    }

    std::vector<std::string> take(const Option& option)
    {
        std::vector<std::string> values;
        const bool many = option.takes == Option::Takes::Some;
        const bool one =
            option.takes == Option::Takes::One || option.takes == Option::Takes::Boolean;
        while ((many || (one && values.empty())) && m_at < m_words.size()
               && !looksLikeOption(m_words[m_at]))
            values.push_back(m_words[m_at++]);
        if (values.empty() && option.takes == Option::Takes::One)
            m_failure = Failure{2, "argument " + option.spelling() + ": expected one argument"};
        else if (values.empty() && many)
            m_failure =
                Failure{2, "argument " + option.spelling() + ": expected at least one argument"};
        return values;
    }

    void store(const Option& option, std::vector<std::string> values)
    {
        if (option.takes == Option::Takes::Nothing && !values.empty()) {
            m_failure = Failure{2, fmt::format("argument {}: ignored explicit argument '{}'",
                                               option.spelling(), values.front())};
            return;
        }
        if (option.takes == Option::Takes::Boolean) {
            if (values.empty())
                values.emplace_back("true");
            const auto& words = option.choices.empty() ? booleanWords() : option.choices;
            if (!canonical(option, words, values.front()))
                return;
            values.front() =
                std::find(booleanWords().begin(), booleanWords().begin() + 5, values.front())
                        != booleanWords().begin() + 5
                    ? "true"
                    : "false";
        }
        if (option.isWholeNumber && !values.empty() && !wholeNumber(values.front())) {
            m_failure = noWholeNumber(option, values.front());
            return;
        }
        for (std::string& value : values) {
            if (!option.choices.empty() && !canonical(option, option.choices, value))
                return;
        }
        if (option.key == "set" || option.key == "add" || option.key == "remove") {
            m_result.m_updates.push_back({option.key, values});
        } else if (option.takes == Option::Takes::Some) {
            values = expanded(std::move(values));
        }
        m_result.m_values[option.key] = std::move(values);
    }

    [[nodiscard]] Failure noWholeNumber(const Option& option, const std::string& value) const
    {
        if (m_command.isGenerated())
            return {1, fmt::format("Failed to parse '--{}' argument: invalid literal for int() "
                                   "with base 10: {}",
                                   option.key, pythonQuoted(value))};
        return {2, fmt::format("argument {}: invalid int value: {}", option.spelling(),
                               pythonQuoted(value))};
    }

    /// Gives a value the spelling of the choice that it is, letter case aside.
    bool canonical(const Option& option, const std::vector<std::string>& choices,
                   std::string& value)
    {
        for (const std::string& choice : choices) {
            if (equalsIgnoringCase(choice, value)) {
                value = choice;
                return true;
            }
        }
        std::string message =
            fmt::format("az {}: '{}' is not a valid value for '{}'. Allowed values: {}.",
                        m_command.path, value, "--" + option.key, fmt::join(choices, ", "));
        if (const std::string close = closeMatch(value, choices); !close.empty())
            message += "\nDid you mean '" + close + "' ?";
        m_failure = Failure{2, std::move(message)};
        return false;
    }

    void checkRequired()
    {
        std::vector<std::string> missing;
        for (const Option& option : m_command.options) {
            if (option.required && !option.isPartOfId && !m_result.given(option.key))
                missing.push_back(option.spelling());
        }
        if (!missing.empty())
            m_failure = Failure{2, fmt::format("the following arguments are required: {}",
                                               fmt::join(missing, ", "))};
    }

    const Command& m_command;
    const std::vector<std::string>& m_words;
    const Defaults& m_defaults;
    std::vector<const Option*> m_options;
    std::size_t m_at = 0;
    std::vector<std::string> m_unknown;
    std::optional<Failure> m_failure;
    Arguments m_result;
};

tl::expected<Arguments, Failure> Arguments::parse(const Command& command,
                                                  const std::vector<std::string>& words,
                                                  const Defaults& defaults)
{
    return Parser(command, words, defaults).run();
}

bool Arguments::given(std::string_view key) const
{
    return m_values.find(key) != m_values.end();
}

std::vector<std::string> Arguments::list(std::string_view key) const
{
    if (const auto value = m_values.find(key); value != m_values.end())
        return value->second;
    const Option* option = m_command != nullptr ? m_command->find(key) : nullptr;
    return option != nullptr && option->standard ? std::vector{*option->standard}
                                                 : std::vector<std::string>();
}

std::string Arguments::text(std::string_view key) const
{
    if (const auto value = m_values.find(key); value != m_values.end())
        return value->second.empty() ? std::string() : value->second.front();
    const Option* option = m_command != nullptr ? m_command->find(key) : nullptr;
    return option != nullptr ? option->standard.value_or("") : std::string();
}

std::int64_t Arguments::number(std::string_view key) const
{
    return wholeNumber(text(key)).value_or(0);
}

bool Arguments::flag(std::string_view key) const
{
    if (const auto value = m_values.find(key); value != m_values.end())
        return value->second.empty() || value->second.front() == "true";
    return text(key) == "true";
}

void Arguments::set(const std::string& key, std::string value)
{
    m_values[key] = {std::move(value)};
}

} // namespace peerscape::shell
