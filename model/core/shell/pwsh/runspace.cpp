#include "core/shell/pwsh/runspace.h"

#include "core/shell/pwsh/cmdlet.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::shell::pwsh {

namespace {

constexpr std::size_t kBudget = 200'000;
constexpr std::size_t kMostDepth = 240;
constexpr std::size_t kMostItems = 20'000;

const char* const kPreference = "ErrorActionPreference";

} // namespace

/// `return` on its way out of a function.
struct Runspace::Returned
{
};
/// `break` and `continue` on their way to a loop.
struct Runspace::Loop
{
    bool goesOn = false;
};

Runspace::Runspace()
    : m_scopes(1)
{
}

Value Runspace::variable(std::string_view name) const
{
    const std::string key = toLower(name);
    for (auto scope = m_scopes.rbegin(); scope != m_scopes.rend(); ++scope) {
        if (const auto found = scope->find(key); found != scope->end())
            return found->second;
    }
    if (key == "true" || key == "false")
        return key == "true";
    if (key == "?")
        return m_lastSucceeded;
    if (key == "lastexitcode")
        return std::int64_t{m_lastExitCode};
    if (key == "home" || key == "pwd" || key == "env:home")
        return "/home/" + m_host->user;
    if (key == "env:user" || key == "env:username")
        return m_host->user;
    if (key == "env:computername" || key == "env:hostname")
        return m_host->name;
    if (key == "psversiontable") {
        auto table = newObject(kHashtable);
        table->set("PSVersion", "7.4.6");
        table->set("PSEdition", "Core");
        return table;
    }
    return {};
}

void Runspace::setVariable(std::string_view name, Value value)
{
    m_scopes.back()[toLower(name)] = std::move(value);
}

std::vector<std::string> Runspace::variableNames() const
{
    std::vector<std::string> names;
    for (const auto& scope : m_scopes) {
        for (const auto& [name, value] : scope)
            names.push_back(name);
    }
    return names;
}

std::vector<std::string> Runspace::functionNames() const
{
    std::vector<std::string> names;
    for (const auto& [key, function] : m_functions)
        names.push_back(function.name);
    return names;
}

void Runspace::setStatus(bool succeeded, int exitCode)
{
    m_succeeded = succeeded;
    m_lastExitCode = exitCode;
}

void Runspace::spend(std::size_t cost)
{
    if (cost > m_budget) {
        m_budget = 0;
        throw PowerShellError{"The line does more than this offline shell allows and was stopped.",
                              true};
    }
    m_budget -= cost;
}

std::optional<Question> Runspace::run(const NodePtr& statement, Host& host,
                                      std::vector<std::string> answers)
{
    m_host = &host;
    m_answers = std::move(answers);
    m_nextAnswer = 0;
    m_budget = kBudget;
    m_depth = 0;
    m_tries = 0;
    m_stopped = false;
    // What a question interrupts begins again as if it had not begun.
    const azure::Document document = host.provider.document();
    const auto variables = m_scopes;
    const auto jobs = m_jobs;
    List out;
    const auto flush = [&] {
        if (!out.empty())
            print(Chunk::Kind::Output, formatted(out));
        out.clear();
    };
    try {
        m_lastSucceeded = m_succeeded;
        m_succeeded = true;
        execute(*statement, out);
        flush();
    } catch (const PowerShellError& error) {
        flush();
        report(error);
        m_stopped = error.endsScript;
    } catch (const Returned&) {
        flush();
    } catch (const Loop&) {
        flush();
    } catch (const Question& question) {
        host.provider.setDocument(document);
        m_scopes = variables;
        m_jobs = jobs;
        return question;
    }
    m_scopes.resize(1);
    return std::nullopt;
}

void Runspace::report(const PowerShellError& error)
{
    print(Chunk::Kind::Error, error.message + '\n');
    if (!error.advice.empty())
        print(Chunk::Kind::Note, error.advice + '\n');
    m_succeeded = false;
}

std::string Runspace::ask(const std::string& text, bool isSecret)
{
    if (m_nextAnswer < m_answers.size())
        return m_answers[m_nextAnswer++];
    throw Question{text, isSecret};
}

bool Runspace::confirm(const std::string& action, const std::string& target)
{
    std::string text = fmt::format("\nConfirm\nAre you sure you want to {} '{}'\n"
                                   "[Y] Yes  [N] No  [S] Suspend  [?] Help (default is \"Y\"): ",
                                   action, target);
    for (;;) {
        const std::string answer = toLower(ask(text));
        if (answer.empty() || answer == "y" || answer == "yes")
            return true;
        if (answer == "n" || answer == "no" || answer == "s")
            return false;
        text = "[Y] Yes  [N] No  [S] Suspend  [?] Help (default is \"Y\"): ";
    }
}

void Runspace::executeBlock(const Node& block, List& out)
{
    for (const NodePtr& statement : block.children) {
        try {
            execute(*statement, out);
        } catch (const PowerShellError& error) {
            const bool stops = error.endsScript || m_tries > 0
                               || equalsIgnoringCase(textOf(variable(kPreference)), "Stop");
            if (stops)
                throw PowerShellError{error.message, true, error.advice};
            report(error);
        }
    }
}

void Runspace::execute(const Node& node, List& out)
{
    spend(1);
    if (++m_depth > kMostDepth) {
        m_depth = 0;
        throw PowerShellError{"The script failed due to call depth overflow.", true};
    }
    struct Leave
    {
        std::size_t& depth;
        ~Leave() { depth -= depth > 0 ? 1 : 0; }
    } leave{m_depth};
    switch (node.kind) {
    case NodeKind::Block:
        return executeBlock(node, out);
    case NodeKind::Pipeline:
        return executePipeline(node, out);
    case NodeKind::If:
        return executeIf(node, out);
    case NodeKind::While:
    case NodeKind::Do:
    case NodeKind::For:
        return executeLoop(node, out);
    case NodeKind::ForEach:
        return executeForEach(node, out);
    case NodeKind::Try:
        return executeTry(node, out);
    case NodeKind::Parameters:
        return executeParameters(node);
    case NodeKind::Function:
        m_functions[toLower(node.text)] = {node.text, node.children.front()};
        return;
    case NodeKind::Assign: {
        Value value = valueOfStatement(*node.children[1]);
        if (node.text != "=") {
            Node sum;
            sum.kind = NodeKind::Binary;
            sum.text = node.text.substr(0, 1);
            auto right = std::make_shared<Node>();
            right->kind = NodeKind::Constant;
            right->value = std::move(value);
            sum.children = {node.children[0], right};
            value = evaluateBinary(sum);
        }
        return assign(*node.children[0], value);
    }
    case NodeKind::Binary:
        if (node.text == "&&" || node.text == "||") {
            execute(*node.children[0], out);
            if (m_succeeded == (node.text == "&&"))
                execute(*node.children[1], out);
            return;
        }
        break;
    case NodeKind::Return:
        if (!node.children.empty())
            execute(*node.children.front(), out);
        throw Returned{};
    case NodeKind::Throw: {
        List values;
        if (!node.children.empty())
            execute(*node.children.front(), values);
        const std::string text = textOf(unrolled(std::move(values)));
        throw PowerShellError{"Exception: " + (text.empty() ? "ScriptHalted" : text), true};
    }
    case NodeKind::Break:
        throw Loop{false};
    case NodeKind::Continue:
        throw Loop{true};
    default:
        break;
    }
    const Value value = evaluate(node);
    for (Value& item : itemsOf(value))
        out.push_back(std::move(item));
}

void Runspace::executeIf(const Node& node, List& out)
{
    std::size_t i = 0;
    for (; i + 1 < node.children.size(); i += 2) {
        List condition;
        execute(*node.children[i], condition);
        if (isTrue(unrolled(std::move(condition))))
            return executeBlock(*node.children[i + 1], out);
    }
    if (i < node.children.size())
        executeBlock(*node.children[i], out);
}

void Runspace::executeLoop(const Node& node, List& out)
{
    const bool isDo = node.kind == NodeKind::Do;
    const bool isFor = node.kind == NodeKind::For;
    const Node& body = *node.children[isFor ? 3 : isDo ? 0 : 1];
    const Node& test = *node.children[isFor || isDo ? 1 : 0];
    List none;
    if (isFor)
        execute(*node.children[0], none);
    const auto holds = [&] {
        List condition;
        execute(test, condition);
        return (isFor && test.kind == NodeKind::Block && test.children.empty())
               || isTrue(unrolled(std::move(condition))) != node.flag;
    };
    if (!isDo && !holds())
        return;
    do {
        try {
            executeBlock(body, out);
        } catch (const Loop& loop) {
            if (!loop.goesOn)
                return;
        }
        if (isFor)
            execute(*node.children[2], none);
    } while (holds());
}

void Runspace::executeForEach(const Node& node, List& out)
{
    List items;
    execute(*node.children[0], items);
    for (const Value& item : items) {
        setVariable(node.text, item);
        try {
            executeBlock(*node.children[1], out);
        } catch (const Loop& loop) {
            if (!loop.goesOn)
                return;
        }
    }
}

void Runspace::executeTry(const Node& node, List& out)
{
    ++m_tries;
    const std::size_t tries = m_tries;
    try {
        executeBlock(*node.children[0], out);
        m_tries = tries - 1;
    } catch (const PowerShellError& error) {
        m_tries = tries - 1;
        if (m_budget == 0)
            throw;
        if (node.children[1] != nullptr) {
            auto record = newObject("ErrorRecord");
            auto exception = newObject("Exception");
            const std::size_t colon = error.message.find(": ");
            exception->set("Message",
                           error.message.substr(colon == std::string::npos ? 0 : colon + 2));
            record->set("Exception", Value(exception));
            setVariable("_", Value(record));
            executeBlock(*node.children[1], out);
        } else {
            if (node.children[2] != nullptr)
                executeBlock(*node.children[2], out);
            throw;
        }
    }
    if (node.children[2] != nullptr)
        executeBlock(*node.children[2], out);
}

void Runspace::executeParameters(const Node& node)
{
    // A script's own parameters: those that must be given are asked for.
    bool isFirst = true;
    for (const NodePtr& parameter : node.children) {
        if (!parameter->children.empty()) {
            setVariable(parameter->text, evaluate(*parameter->children.front()));
        } else if (parameter->flag) {
            const bool isSecret =
                textOf(parameter->value).find("securestring") != std::string::npos;
            const std::string text =
                ask((isFirst ? "Supply values for the following parameters:\n" : "")
                        + parameter->text + ": ",
                    isSecret);
            isFirst = false;
            setVariable(parameter->text, isSecret ? cast("securestring", text) : Value(text));
        }
    }
}

void Runspace::executePipeline(const Node& node, List& out)
{
    List current;
    bool isFirst = true;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        const Node& stage = *node.children[i];
        if (stage.kind == NodeKind::Redirect) {
            redirect(stage, current);
            continue;
        }
        List next;
        executeStage(stage, i, current, isFirst, next);
        if (next.size() > kMostItems)
            next.resize(kMostItems);
        spend(next.size());
        current = std::move(next);
        isFirst = false;
    }
    out.insert(out.end(), std::make_move_iterator(current.begin()),
               std::make_move_iterator(current.end()));
}

void Runspace::executeStage(const Node& node, std::size_t, const List& input, bool isFirst,
                            List& out)
{
    if (node.kind == NodeKind::Command)
        return executeCommand(node, input, !isFirst, out);
    if (node.kind == NodeKind::Step)
        return step(node, nullptr);
    const Value value = evaluate(node);
    if (const Object* object = value.object(); object != nullptr || value.list() == nullptr) {
        if (!value.isNull())
            out.push_back(value);
        return;
    }
    out = itemsOf(value);
}

void Runspace::redirect(const Node& redirection, List& out)
{
    if (redirection.text != "1" && redirection.text != "*")
        return; // errors were shown when they happened
    const std::string name = expand(*redirection.children.front());
    if (name == "&1")
        return;
    if (!name.empty()) // `$null` is empty
        writeFile(m_host->files, name, formatted(out), redirection.flag);
    out.clear();
}

std::string Runspace::expand(const Node& node)
{
    return textOf(evaluate(node));
}

std::string Runspace::wordOf(const Node& node)
{
    // A number on a line of words is the word as it was typed.
    if (node.kind == NodeKind::Constant && !node.text.empty())
        return node.text;
    return expand(node);
}

std::vector<std::string> Runspace::wordsOf(const Node& statement, Host& host)
{
    m_host = &host;
    m_budget = kBudget;
    m_answers.clear();
    m_nextAnswer = 0;
    const Node* node = &statement;
    if (node->kind == NodeKind::Pipeline && node->children.size() == 1)
        node = node->children.front().get();
    if (node->kind != NodeKind::Command || node->children.front()->kind != NodeKind::Constant)
        return {};
    std::vector<std::string> words;
    try {
        for (const NodePtr& part : node->children) {
            if (part->kind == NodeKind::Redirect || part->kind == NodeKind::Splat)
                return {};
            if (part->kind == NodeKind::Parameter)
                words.push_back(
                    '-' + part->text
                    + (part->children.empty() ? "" : ':' + wordOf(*part->children.front())));
            else if (part->kind == NodeKind::Comma)
                return {};
            else
                words.push_back(wordOf(*part));
        }
    } catch (const PowerShellError&) {
        return {};
    } catch (const Question&) {
        return {};
    }
    return words;
}

void Runspace::executeCommand(const Node& node, const List& input, bool hasInput, List& out)
{
    spend(5);
    const Value head = evaluate(*node.children.front());
    std::vector<NodePtr> rest;
    std::vector<const Node*> redirections;
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        if (node.children[i]->kind == NodeKind::Redirect)
            redirections.push_back(node.children[i].get());
        else
            rest.push_back(node.children[i]);
    }
    const std::size_t before = out.size();
    if (const Node* script = head.block()) {
        executeFunction(*script, {}, rest, input, out);
    } else {
        const std::string name = textOf(head);
        const auto function = m_functions.find(toLower(name));
        if (function != m_functions.end()) {
            const NodePtr body = function->second.script; // it may be defined anew meanwhile
            executeFunction(*body, name, rest, input, out);
        } else if (const Cmdlet* cmdlet = CmdletTable::instance().find(name)) {
            std::vector<Word> words;
            for (const NodePtr& part : rest) {
                if (part->kind == NodeKind::Splat) {
                    const Value splat = variable(part->text);
                    if (const Object* table = splat.object()) {
                        for (const Member& member : table->members)
                            words.push_back({member.name, member.value});
                    } else {
                        for (Value& item : itemsOf(splat))
                            words.push_back({{}, std::move(item)});
                    }
                } else if (part->kind == NodeKind::Parameter) {
                    words.push_back({part->text, part->children.empty()
                                                     ? std::optional<Value>()
                                                     : evaluate(*part->children.front())});
                } else {
                    words.push_back({{}, evaluate(*part)});
                }
            }
            runCmdlet(*this, *cmdlet, words, input, hasInput, out);
        } else {
            std::vector<std::string> words{name};
            for (const NodePtr& part : rest) {
                if (part->kind == NodeKind::Parameter) {
                    words.push_back(
                        '-' + part->text
                        + (part->children.empty() ? "" : ':' + wordOf(*part->children.front())));
                } else if (part->kind == NodeKind::Splat) {
                    for (const Value& item : itemsOf(variable(part->text)))
                        words.push_back(textOf(item));
                } else if (part->kind == NodeKind::Constant) {
                    words.push_back(wordOf(*part));
                } else {
                    for (const Value& item : itemsOf(evaluate(*part)))
                        words.push_back(textOf(item));
                }
            }
            executeNative(words, input, out);
        }
    }
    for (const Node* redirection : redirections) {
        List own(out.begin() + static_cast<std::ptrdiff_t>(before), out.end());
        out.resize(before);
        redirect(*redirection, own);
        out.insert(out.end(), own.begin(), own.end());
    }
}

void Runspace::executeNative(const std::vector<std::string>& words, const List& input, List& out)
{
    std::string text;
    for (const Value& item : input)
        text += textOf(item) + '\n';
    NativeResult result = m_host->native(words, text, false);
    if (!result.question.empty()) {
        const std::string answer = toLower(ask(result.question));
        if (answer != "y" && answer != "yes") {
            m_lastExitCode = 1;
            m_succeeded = false;
            print(Chunk::Kind::Error, "ERROR: Operation cancelled.\n");
            return;
        }
        result = m_host->native(words, text, true);
    }
    const std::string& name = words.front();
    if (!result.isKnown) {
        throw PowerShellError{
            fmt::format("{0}: The term '{0}' is not recognized as a name of a cmdlet, function, "
                        "script file, or executable program. Check the spelling of the name, or "
                        "if a path was included, verify that the path is correct and try again.",
                        name),
            false, std::move(result.advice)};
    }
    print(Chunk::Kind::Error, std::move(result.err));
    print(Chunk::Kind::Note, std::move(result.advice));
    m_lastExitCode = result.status;
    m_succeeded = result.status == 0;
    for (std::size_t begin = 0; begin < result.out.size();) {
        const std::size_t end = std::min(result.out.find('\n', begin), result.out.size());
        out.emplace_back(result.out.substr(begin, end - begin));
        begin = end + 1;
    }
}

void Runspace::executeFunction(const Node& script, const std::string& name,
                               const std::vector<NodePtr>& arguments, const List& input, List& out)
{
    std::map<std::string, Value> scope;
    std::vector<const Node*> parameters;
    for (std::size_t i = 1; i < script.children.size(); ++i)
        parameters.push_back(script.children[i].get());
    const auto named = [&](const std::string& beginning) -> const Node& {
        const Node* found = nullptr;
        for (const Node* parameter : parameters) {
            if (equalsIgnoringCase(parameter->text, beginning))
                return *parameter;
            if (toLower(parameter->text).starts_with(toLower(beginning)))
                found = parameter;
        }
        if (found == nullptr)
            throw PowerShellError{
                fmt::format("{}: A parameter cannot be found that matches parameter name '{}'.",
                            name, beginning)};
        return *found;
    };
    const auto give = [&](const Node& parameter, const Value& value) {
        const std::string type = textOf(parameter.value);
        scope[toLower(parameter.text)] = type.empty() ? value : cast(type, value);
    };
    List others;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const Node& argument = *arguments[i];
        if (argument.kind == NodeKind::Splat) {
            const Value splat = variable(argument.text);
            if (const Object* table = splat.object()) {
                for (const Member& member : table->members)
                    give(named(member.name), member.value);
            } else {
                for (Value& item : itemsOf(splat))
                    others.push_back(std::move(item));
            }
        } else if (argument.kind == NodeKind::Parameter) {
            const Node& parameter = named(argument.text);
            const bool isSwitch = textOf(parameter.value) == "switch";
            if (!argument.children.empty())
                give(parameter, evaluate(*argument.children.front()));
            else if (isSwitch)
                give(parameter, true);
            else if (i + 1 < arguments.size())
                give(parameter, evaluate(*arguments[++i]));
        } else {
            others.push_back(evaluate(argument));
        }
    }
    std::size_t next = 0;
    for (const Node* parameter : parameters) {
        const std::string key = toLower(parameter->text);
        if (scope.count(key) != 0)
            continue;
        if (next < others.size())
            give(*parameter, others[next++]);
        else if (!parameter->children.empty())
            scope[key] = evaluate(*parameter->children.front());
        else
            scope[key] = textOf(parameter->value) == "switch" ? Value(false) : Value();
    }
    scope["args"] = List(others.begin() + static_cast<std::ptrdiff_t>(next), others.end());
    scope["input"] = input;
    const std::size_t scopes = m_scopes.size();
    m_scopes.push_back(std::move(scope));
    const auto leave = [&] { m_scopes.resize(scopes); };
    try {
        execute(*script.children.front(), out);
    } catch (const Returned&) {
        // the function ends here
    } catch (...) {
        leave();
        throw;
    }
    leave();
}

void Runspace::runBlock(const Node& block, const Value& item, List& out)
{
    m_scopes.emplace_back();
    m_scopes.back()["_"] = item;
    m_scopes.back()["psitem"] = item;
    const std::size_t scopes = m_scopes.size();
    try {
        execute(*block.children.front(), out);
    } catch (...) {
        m_scopes.resize(scopes - 1);
        throw;
    }
    // A block of a pipeline works in the scope around it.
    std::map<std::string, Value> own = std::move(m_scopes.back());
    m_scopes.resize(scopes - 1);
    own.erase("_");
    own.erase("psitem");
    for (auto& [name, value] : own)
        m_scopes.back()[name] = std::move(value);
}

Value Runspace::jobObject(const Job& job) const
{
    auto object = newObject("PSJob");
    object->set("Id", job.id);
    object->set("Name", job.name);
    object->set("PSJobTypeName", "AzureLongRunningJob`1");
    object->set("State", job.error.empty() ? "Completed" : "Failed");
    object->set("HasMoreData", !job.results.empty());
    object->set("Location", "localhost");
    object->set("Command", job.command);
    return object;
}

} // namespace peerscape::shell::pwsh
