#include "core/azure/names.h"
#include "core/shell/advice.h"
#include "core/shell/az/close_match.h"
#include "core/shell/completion.h"
#include "core/shell/interpreter.h"
#include "core/shell/pwsh/cmdlet.h"
#include "core/shell/pwsh/completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

/// The part of a session that speaks PowerShell.
namespace peerscape::shell {

namespace {

/// The value behind a parameter as typed: in quotes, or up to a blank.
std::size_t endOfValue(std::string_view text, std::size_t begin)
{
    if (begin < text.size() && (text[begin] == '\'' || text[begin] == '"')) {
        const std::size_t end = text.find(text[begin], begin + 1);
        return end == std::string_view::npos ? text.size() : end + 1;
    }
    return std::min(text.find_first_of(" )\n|;", begin), text.size());
}

/// A statement as the undo menu shows it: one line, without secrets. What has more lines ends in
/// an ellipsis.
std::string labelOf(std::string_view statement)
{
    std::string text;
    for (std::size_t i = 0; i < statement.size(); ++i) {
        if (statement[i] == '`' && i + 1 < statement.size() && statement[i + 1] == '\n') {
            i = std::min(statement.find_first_not_of(" \t", i + 2), statement.size()) - 1;
        } else if (statement[i] == '\n') {
            text += " …";
            break;
        } else {
            text += statement[i];
        }
    }
    for (const std::string_view secret : {"convertto-securestring", "-password", "-sharedkey"}) {
        const std::string low = toLower(text);
        std::size_t at = low.find(secret);
        if (at == std::string::npos)
            continue;
        at = text.find_first_not_of(" \t", at + secret.size());
        // A switch may stand before the value.
        while (at != std::string::npos && at < text.size() && text[at] == '-') {
            at = text.find(' ', at);
            at = at == std::string::npos ? at : text.find_first_not_of(' ', at);
        }
        if (at != std::string::npos)
            text.replace(at, endOfValue(text, at) - at, "***");
    }
    return text;
}

} // namespace

bool Session::Interpreter::isWindows() const
{
    const auto* machine = document().find(m_frames.back().machine);
    return machine != nullptr && machine->osType == "Windows";
}

void Session::Interpreter::enterPowerShell()
{
    Frame& frame = m_frames.back();
    frame.isPowerShell = true;
    if (frame.runspace == nullptr)
        frame.runspace = std::make_shared<pwsh::Runspace>();
}

Language Session::Interpreter::language() const
{
    return m_frames.front().isPowerShell ? Language::PowerShell : Language::Bash;
}

void Session::Interpreter::setLanguage(Language language)
{
    Frame& frame = m_frames.front();
    if (m_frames.size() > 1 || this->language() == language)
        return;
    m_typed.clear();
    m_question.reset();
    frame.isAboveBash = false;
    frame.isPowerShell = false;
    if (language == Language::PowerShell)
        enterPowerShell();
}

Session::Completion Session::Interpreter::complete(std::string_view line) const
{
    const Frame& frame = m_frames.back();
    return frame.isPowerShell ? pwsh::completePowerShell(document(), *frame.runspace, line)
                              : completeLine(document(), line);
}

pwsh::Host Session::Interpreter::powerShellHost()
{
    return {m_provider,
            m_state,
            place(),
            m_frames.back().user,
            hostName(),
            m_files,
            [this](Chunk::Kind kind, std::string text) { print(kind, std::move(text)); },
            [this](const std::vector<std::string>& words, const std::string& input,
                   bool confirmed) { return runNative(words, input, confirmed); }};
}

void Session::Interpreter::runPowerShell(const std::string& text)
{
    pwsh::ParsedScript parsed = pwsh::parsePowerShell(text);
    Frame& frame = m_frames.back();
    if (parsed.state != pwsh::ParsedScript::State::Complete) {
        print(Chunk::Kind::Error, "ParserError: " + parsed.error + '\n');
        frame.runspace->setStatus(false, frame.runspace->lastExitCode());
        frame.status = 1;
        return;
    }
    frame.items.clear();
    frame.next = 0;
    frame.source = text;
    frame.statements = std::move(parsed.statements);
    frame.answers.clear();
    runItems();
}

void Session::Interpreter::runStatement()
{
    Frame& frame = m_frames.back();
    const std::shared_ptr<pwsh::Runspace> runspace = frame.runspace;
    const pwsh::NodePtr statement = frame.statements.front();
    const std::string source =
        frame.source.substr(statement->begin, statement->end - statement->begin);
    pwsh::Host host = powerShellHost();
    const std::vector<std::string> words = runspace->wordsOf(*statement, host);
    if (!words.empty() && frame.answers.empty()) {
        frame.statements.erase(frame.statements.begin());
        if (runSessionCommand(words))
            return;
        m_frames.back().statements.insert(m_frames.back().statements.begin(), statement);
    }
    m_committed = document();
    // What a statement prints before a question belongs to the run that is answered.
    const std::vector<Chunk> printed = m_chunks;
    const auto question = runspace->run(statement, host, frame.answers);
    Frame& after = m_frames.back();
    if (question) {
        m_chunks = printed;
        shell::Question asked;
        asked.kind = shell::Question::Kind::PowerShell;
        asked.text = question->text;
        asked.isSecret = question->isSecret;
        m_question = std::move(asked);
        return;
    }
    after.statements.erase(after.statements.begin());
    after.answers.clear();
    after.status = runspace->succeeded() ? 0 : std::max(runspace->lastExitCode(), 1);
    if (runspace->hasStopped())
        after.statements.clear();
    commit(m_committed, {"{0}", {labelOf(source)}});
}

bool Session::Interpreter::runSessionCommand(const std::vector<std::string>& words)
{
    const std::string name = toLower(words.front());
    if (name == "exit" || name == "logout") {
        static_cast<void>(leave(words));
        return true;
    }
    if (name == "bash" && !m_frames.back().machine) {
        m_frames.back().isPowerShell = false;
        return true;
    }
    if (name == "pwsh" || name == "clear" || name == "cls" || name == "clear-host")
        return true;
    if (name == "history" || name == "get-history" || name == "h") {
        for (std::size_t i = 0; i < m_history.size(); ++i)
            print(Chunk::Kind::Output, fmt::format("{:5}  {}\n", i + 1, m_history[i]));
        return true;
    }
    if (name == "ssh" && !isWindows()) {
        const Result result = ssh(words, true);
        print(Chunk::Kind::Error, result.err);
        m_frames.back().status = result.status;
        return true;
    }
    if (name == "mstsc" || name == "mstsc.exe") {
        remoteDesktop(words);
        return true;
    }
    return false;
}

pwsh::NativeResult Session::Interpreter::runNative(const std::vector<std::string>& words,
                                                   const std::string& input, bool confirmed)
{
    const std::string name = toLower(words.front());
    const auto known = [](Result result) {
        return pwsh::NativeResult{result.status,
                                  std::move(result.out),
                                  std::move(result.err),
                                  std::move(result.advice),
                                  true,
                                  {}};
    };
    const bool isCloud = !m_frames.back().machine;
    if (name == "az" && isCloud) {
        commit(m_committed, {"{0}", {"PowerShell"}});
        std::string question;
        pwsh::NativeResult result =
            known(runAzCommand({words.begin() + 1, words.end()}, confirmed, question));
        result.question = std::move(question);
        return result;
    }
    if (name == "hostname" || name == "whoami" || name == "true" || name == "false" || name == "ip"
        || name == "sleep") {
        if (auto result = runBuiltin({name}))
            return known(*result);
    }
    if (name == "ipconfig" && isWindows()) {
        std::string text = "\nWindows IP Configuration\n\nEthernet adapter Ethernet:\n\n";
        for (const net::Address& address : privateAddressesOf(document(), m_frames.back().machine))
            text += fmt::format("   {} Address. . . . . . . . . . . : {}\n",
                                address.isV4() ? "IPv4" : "IPv6", address.toString());
        return known({0, std::move(text), {}});
    }
    if (name == "ping" || name == "ping.exe")
        return known(isWindows() ? pingWindows(words) : ping(words));
    if (!isWindows()) {
        if (auto filtered = runFilter(words, input, m_files))
            return known({filtered->status, std::move(filtered->out), std::move(filtered->err)});
    }
    pwsh::NativeResult result;
    result.isKnown = false;
    std::vector<std::string> names;
    for (const pwsh::Cmdlet& cmdlet : pwsh::CmdletTable::instance().all())
        names.push_back(cmdlet.name);
    const std::string close = closeMatch(words.front(), names);
    const std::size_t dash = words.front().find('-');
    if (!close.empty())
        result.advice = fmt::format("Did you mean `{}`? ", close);
    if (dash != std::string::npos)
        result.advice += "What is not in the list of `Get-Command` is not part of this offline "
                         "shell, though Azure may have it.";
    else if (isWindows() && name == "az")
        result.advice += "az is not inside of the machine: `exit` goes back.";
    return result;
}

Session::Interpreter::Result
Session::Interpreter::pingWindows(const std::vector<std::string>& words)
{
    unsigned count = 4;
    std::string target;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if ((words[i] == "-n" || words[i] == "/n") && i + 1 < words.size()) {
            const std::string& text = words[++i];
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), count);
            if (error != std::errc() || count == 0 || count > 1000)
                return {1,
                        fmt::format("Bad value for option -n, valid range is from 1 to 1000.\n"),
                        {}};
        } else if (!words[i].starts_with('-') && !words[i].starts_with('/')) {
            target = words[i];
        }
    }
    if (target.empty())
        return {1, "\nUsage: ping [-n count] target_name\n", {}};
    const Destination to = findDestination(document(), place(), target);
    if (to.address.isNone())
        return {1,
                fmt::format("Ping request could not find host {}. Please check the name and try "
                            "again.\n",
                            target),
                {}};
    const Arrival arrival = tryPing(m_provider.routes(), place(), to);
    const bool answered = arrival.kind == Arrival::Kind::Answers;
    return {answered ? 0 : 1,
            windowsPingText(to, count, answered),
            {},
            answered ? std::string() : arrival.why + '\n'};
}

void Session::Interpreter::remoteDesktop(const std::vector<std::string>& words)
{
    std::string target;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (toLower(words[i]).starts_with("/v:"))
            target = words[i].substr(3);
    }
    const auto fail = [&](const std::string& why) {
        print(Chunk::Kind::Error, "Remote Desktop can't connect to the remote computer.\n");
        print(Chunk::Kind::Note, why + '\n');
        m_frames.back().status = 1;
    };
    if (target.empty())
        return fail("Say where to: `mstsc /v:ADDRESS`.");
    SshCall call;
    call.to = findDestination(document(), place(), target);
    if (call.to.address.isNone())
        return fail(fmt::format("there is no host {}", target));
    const auto* machine = document().find(call.to.machine);
    if (machine != nullptr && machine->osType != "Windows")
        return fail("It runs Linux: `ssh` goes there.");
    const Arrival arrival = tryTcp(m_provider.routes(), place(), call.to, kRemoteDesktopPort);
    if (arrival.kind != Arrival::Kind::Answers)
        return fail(arrival.why);
    const auto access = m_state.machines.find(call.to.machine);
    call.user = access != m_state.machines.end() ? access->second.user : m_frames.back().user;
    Question question;
    question.kind = Question::Kind::RemoteDesktop;
    question.text = fmt::format("Password for user {}: ", call.user);
    question.isSecret = true;
    question.call = std::move(call);
    m_question = std::move(question);
}

void Session::Interpreter::answerRemoteDesktop(const std::string& line)
{
    const SshCall call = m_question->call;
    const auto access = m_state.machines.find(call.to.machine);
    // A machine that was drawn has no password: any will do.
    const bool right =
        access != m_state.machines.end() ? access->second.password == line : !line.empty();
    if (right) {
        m_question.reset();
        return enter(call);
    }
    print(Chunk::Kind::Error, fmt::format("The credentials that were used to connect to {} did "
                                          "not work.\n",
                                          call.to.text));
    if (++m_question->attempts < 3)
        return;
    m_question.reset();
    m_frames.back().status = 1;
}

} // namespace peerscape::shell
