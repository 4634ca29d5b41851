#include "core/azure/names.h"
#include "core/shell/advice.h"
#include "core/shell/az/close_match.h"
#include "core/shell/command_text.h"
#include "core/shell/interpreter.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace peerscape::shell {

namespace {

std::string joined(const std::vector<std::string>& words, std::size_t first)
{
    std::string text;
    for (std::size_t i = first; i < words.size(); ++i)
        text += (i > first ? " " : "") + words[i];
    return text;
}

std::string addressLines(const std::vector<net::Address>& addresses)
{
    std::string text = "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 state UNKNOWN\n"
                       "    inet 127.0.0.1/8 scope host lo\n";
    std::size_t number = 0;
    for (const net::Address& address : addresses) {
        text +=
            fmt::format("{0}: eth{1}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP\n"
                        "    {2} {3} scope global eth{1}\n",
                        number + 2, number, address.isV4() ? "inet" : "inet6", address.toString());
        ++number;
    }
    return text;
}

} // namespace

Session::Interpreter::Result Session::Interpreter::runProgram(const std::vector<std::string>& words,
                                                              const std::string& input,
                                                              bool interactive)
{
    if (auto result = runBuiltin(words))
        return *result;
    const std::string& name = words.front();
    if (auto filtered = runFilter(words, input, m_files))
        return {filtered->status, std::move(filtered->out), std::move(filtered->err)};
    if (name == "ping")
        return ping(words);
    if (name == "ssh")
        return ssh(words, interactive);
    if (name == "az" && !m_frames.back().machine)
        return runAzProgram(words, interactive);
    if (name == "watch")
        return watch(words);
    if (name == "pwsh" && !m_frames.back().machine && m_captureDepth == 0) {
        m_frames.back().isAboveBash = true;
        enterPowerShell();
        return {};
    }
    if (name == "read" && interactive) {
        readVariable(words);
        return {};
    }
    if (name == "mstsc" && interactive) {
        remoteDesktop(words);
        return {m_frames.back().status, {}, {}};
    }
    Result result{127, {}, fmt::format("{}: command not found\n", name)};
    static const std::vector<std::string> kPrograms{"az",   "ssh",  "ping",  "watch", "echo",
                                                    "grep", "exit", "clear", "pwsh",  "mstsc"};
    if (const std::string close = closeMatch(name, kPrograms); !close.empty() && close != name)
        print(Chunk::Kind::Note, "Did you mean '" + close + "'?\n");
    else if (name.starts_with("--"))
        print(Chunk::Kind::Note,
              "This option belongs to the line before: a backslash joins two lines "
              "only when nothing stands behind it, not even a blank.\n");
    return result;
}

std::optional<Session::Interpreter::Result>
Session::Interpreter::runBuiltin(const std::vector<std::string>& words)
{
    const std::string& name = words.front();
    Frame& frame = m_frames.back();
    if (name == "true" || name == ":" || name == "clear" || name == "sleep" || name == "cd")
        return Result{};
    if (name == "false")
        return Result{1, {}, {}};
    if (name == "hostname")
        return Result{0, hostName() + '\n', {}};
    if (name == "whoami")
        return Result{0, frame.user + '\n', {}};
    if (name == "pwd")
        return Result{0, frame.variables["HOME"] + '\n', {}};
    if (name == "ip")
        return Result{0, addressLines(privateAddressesOf(document(), frame.machine)), {}};
    if (name == "exit" || name == "logout")
        return leave(words);
    if (name == "export" || name == "unset") {
        for (std::size_t i = 1; i < words.size(); ++i) {
            const std::size_t equals = words[i].find('=');
            if (name == "unset")
                frame.variables.erase(words[i]);
            else if (equals != std::string::npos)
                frame.variables[words[i].substr(0, equals)] = words[i].substr(equals + 1);
        }
        return Result{};
    }
    if (name == "history") {
        Result result;
        for (std::size_t i = 0; i < m_history.size(); ++i)
            result.out += fmt::format("{:5}  {}\n", i + 1, m_history[i]);
        return result;
    }
    return std::nullopt;
}

Session::Interpreter::Result Session::Interpreter::leave(const std::vector<std::string>& words)
{
    int status = m_frames.back().status;
    if (words.size() > 1) {
        const std::string& text = words[1];
        std::from_chars(text.data(), text.data() + text.size(), status);
        status &= 0xff;
    }
    Frame& frame = m_frames.back();
    if (frame.isPowerShell && frame.isAboveBash) {
        frame.isPowerShell = false;
        frame.isAboveBash = false;
        frame.status = status;
        return {status, {}, {}};
    }
    if (m_frames.size() == 1)
        return {status, {}, {}}; // the Cloud Shell stays open
    Result result{status, {}, {}};
    if (!frame.isOneCommand && !isWindows()) {
        print(Chunk::Kind::Output, "logout\n");
        print(Chunk::Kind::Error, fmt::format("Connection to {} closed.\n", m_frames.back().host));
    }
    m_frames.pop_back();
    m_frames.back().status = status;
    return result;
}

Session::Interpreter::Result
Session::Interpreter::runAzProgram(const std::vector<std::string>& words, bool interactive)
{
    const std::vector<std::string> rest(words.begin() + 1, words.end());
    std::string question;
    Result result = runAzCommand(rest, false, question);
    if (!question.empty()) {
        if (!interactive)
            return {1,
                    {},
                    "ERROR: Unable to prompt for confirmation as no tty available. Use "
                    "--yes.\n"};
        m_question = Question{Question::Kind::ConfirmAz, std::move(question), rest, {}, 0, false};
        return {};
    }
    return result;
}

Session::Interpreter::Result
Session::Interpreter::runAzCommand(const std::vector<std::string>& words, bool confirmed,
                                   std::string& question)
{
    const azure::Document before = document();
    Az az(m_provider, m_state);
    ProgramResult result = runAz(az, words, confirmed);
    question = std::move(result.question);
    commit(before, {"{0}", {commandText("az", words)}});
    std::string advice = adviceFor(document(), result.err);
    return {result.status, std::move(result.out), std::move(result.err), std::move(advice)};
}

void Session::Interpreter::commit(const azure::Document& before, Message label)
{
    azure::ChangeSet changes = azure::Document::diff(before, document());
    if (!changes.empty() && m_commit) {
        std::vector<ObjectId> created = changes.added;
        m_provider.setDocument(
            m_commit({document(), std::move(changes), std::move(label), std::move(created)}));
    }
    m_committed = document();
}

Session::Interpreter::Result Session::Interpreter::watch(const std::vector<std::string>& words)
{
    std::string seconds = "2.0";
    std::size_t i = 1;
    for (; i < words.size() && words[i].starts_with('-'); ++i) {
        const bool interval = words[i].starts_with("-n");
        if (!interval)
            continue;
        const std::string value = words[i].size() > 2    ? words[i].substr(2)
                                  : i + 1 < words.size() ? words[++i]
                                                         : "2";
        seconds = value.find('.') == std::string::npos ? value + ".0" : value;
    }
    const std::string command = joined(words, i);
    if (command.empty())
        return {1, {}, "Usage: watch [options] command\n"};
    std::string shown = command;
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    return {0, fmt::format("Every {}s: {}\n\n{}\n", seconds, shown, capture(command)), {}};
}

void Session::Interpreter::readVariable(const std::vector<std::string>& words)
{
    Question question;
    question.kind = Question::Kind::Read;
    std::string name = "REPLY";
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (!word.starts_with('-')) {
            name = word;
            continue;
        }
        question.isSecret = question.isSecret || word.find('s') != std::string::npos;
        if (word.ends_with('p') && i + 1 < words.size())
            question.text = words[++i];
    }
    question.words = {std::move(name)};
    m_question = std::move(question);
}

Session::Interpreter::Result Session::Interpreter::ping(const std::vector<std::string>& words)
{
    unsigned count = 4; // without -c until Ctrl+C, which comes at once
    std::string target;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "-c" && i + 1 < words.size()) {
            const std::string& text = words[++i];
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), count);
            if (error != std::errc() || count == 0 || count > 1000)
                return {1, {}, fmt::format("ping: invalid argument: '{}'\n", text)};
        } else if (!words[i].starts_with('-')) {
            target = words[i];
        } else if (words[i] == "-W" || words[i] == "-i" || words[i] == "-w") {
            ++i;
        }
    }
    if (target.empty())
        return {1, {}, "ping: usage error: Destination address required\n"};
    const Destination to = findDestination(document(), place(), target);
    if (to.address.isNone())
        return {2, {}, fmt::format("ping: {}: Name or service not known\n", target)};
    const Arrival arrival = tryPing(m_provider.routes(), place(), to);
    const bool answered = arrival.kind == Arrival::Kind::Answers;
    if (!answered)
        print(Chunk::Kind::Note, arrival.why + '\n');
    return {answered ? 0 : 1, pingText(to, count, answered), {}};
}

Session::Interpreter::Result Session::Interpreter::ssh(const std::vector<std::string>& words,
                                                       bool interactive)
{
    SshCall call = parseSsh(document(), place(), words);
    if (!call.error.empty())
        return {255, {}, call.error + '\n'};
    if (call.user.empty())
        call.user = m_frames.back().user;
    if (!interactive)
        return {255, {}, "Host key verification failed.\n"}; // nobody can be asked
    if (call.to.address.isNone())
        return {255,
                {},
                fmt::format("ssh: Could not resolve hostname {}: Name or service not known\n",
                            call.to.text)};
    const Arrival arrival = tryTcp(m_provider.routes(), place(), call.to, call.port);
    if (arrival.kind != Arrival::Kind::Answers) {
        print(Chunk::Kind::Note, arrival.why + '\n');
        return {255,
                {},
                fmt::format("ssh: connect to host {} port {}: {}\n", call.to.text, call.port,
                            arrival.kind == Arrival::Kind::Refuses ? "Connection refused"
                                                                   : "Connection timed out")};
    }
    // From here on the shell above keeps the status.
    connect(std::move(call));
    return {m_frames.back().status, {}, {}};
}

void Session::Interpreter::connect(SshCall call)
{
    const std::string key = fmt::format("{} {}", m_frames.back().machine.index, call.to.text);
    if (m_knownHosts.count(key) != 0)
        return authenticate(std::move(call));
    if (call.checksHostKey) {
        Question question;
        question.kind = Question::Kind::HostKey;
        question.text = fmt::format("The authenticity of host '{0} ({0})' can't be "
                                    "established.\nED25519 key fingerprint is "
                                    "SHA256:peerscape{1}.\nThis key is not known by any other "
                                    "names\nAre you sure you want to "
                                    "continue connecting (yes/no/[fingerprint])? ",
                                    call.to.text, call.to.machine.index);
        question.call = std::move(call);
        m_question = std::move(question);
        return;
    }
    m_knownHosts.insert(key);
    print(Chunk::Kind::Error,
          fmt::format("Warning: Permanently added '{}' (ED25519) to the list of known hosts.\n",
                      call.to.text));
    authenticate(std::move(call));
}

void Session::Interpreter::authenticate(SshCall call)
{
    const auto access = m_state.machines.find(call.to.machine);
    const bool byKey = access != m_state.machines.end() && access->second.password.empty();
    if (byKey) {
        if (!m_frames.back().machine && access->second.user == call.user)
            return enter(call);
        print(Chunk::Kind::Error,
              fmt::format("{}@{}: Permission denied (publickey).\n", call.user, call.to.text));
        m_frames.back().status = 255;
        return;
    }
    Question question;
    question.kind = Question::Kind::Password;
    question.isSecret = true;
    question.text = fmt::format("{}@{}'s password: ", call.user, call.to.text);
    question.call = std::move(call);
    m_question = std::move(question);
}

void Session::Interpreter::answer(const std::string& line)
{
    const Question question = std::move(*m_question);
    m_question.reset();
    print(Chunk::Kind::Output, question.text + (question.isSecret ? "" : line) + '\n');
    if (question.kind == Question::Kind::ConfirmAz) {
        if (equalsIgnoringCase(line, "y") || equalsIgnoringCase(line, "yes")) {
            std::string none;
            endProgram(runAzCommand(question.words, true, none));
        } else if (equalsIgnoringCase(line, "n") || equalsIgnoringCase(line, "no")) {
            endProgram({1, {}, "ERROR: Operation cancelled.\n"});
        } else {
            m_question = question;
        }
        return;
    }
    if (question.kind == Question::Kind::Read) {
        m_frames.back().variables[question.words.front()] = line;
        return endProgram({});
    }
    if (question.kind == Question::Kind::PowerShell) {
        m_frames.back().answers.push_back(line);
        return runItems();
    }
    m_question = question;
    if (question.kind == Question::Kind::RemoteDesktop)
        answerRemoteDesktop(line);
    else if (question.kind == Question::Kind::HostKey)
        answerHostKey(line);
    else
        answerPassword(line);
    runItems();
}

void Session::Interpreter::endProgram(Result result)
{
    print(Chunk::Kind::Output, std::move(result.out));
    print(Chunk::Kind::Error, std::move(result.err));
    print(Chunk::Kind::Note, std::move(result.advice));
    m_frames.back().status = result.status;
    runItems();
}

void Session::Interpreter::answerHostKey(const std::string& line)
{
    SshCall call = m_question->call;
    if (line != "yes" && line != "no") {
        m_question->text = "Please type 'yes', 'no' or the fingerprint: ";
        return;
    }
    m_question.reset();
    if (line == "no") {
        print(Chunk::Kind::Error, "Host key verification failed.\n");
        m_frames.back().status = 255;
        return;
    }
    call.checksHostKey = false;
    connect(std::move(call));
}

void Session::Interpreter::answerPassword(const std::string& line)
{
    const SshCall call = m_question->call;
    const auto access = m_state.machines.find(call.to.machine);
    // A machine that was drawn has no password: any will do.
    const bool right = access != m_state.machines.end()
                           ? access->second.password == line && access->second.user == call.user
                           : !line.empty();
    if (right) {
        m_question.reset();
        return enter(call);
    }
    if (++m_question->attempts < 3) {
        print(Chunk::Kind::Error, "Permission denied, please try again.\n");
        return;
    }
    m_question.reset();
    print(Chunk::Kind::Error,
          fmt::format("{}@{}: Permission denied (publickey,password).\n", call.user, call.to.text));
    m_frames.back().status = 255;
}

} // namespace peerscape::shell
