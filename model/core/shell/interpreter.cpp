#include "core/shell/interpreter.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::shell {

namespace {

constexpr std::size_t kMaxCapture = 8;
constexpr std::size_t kMaxFrames = 32;
constexpr std::string_view kUser = "you";

/// Adds to a word what still fits in it.
void grow(std::string& word, std::string_view more)
{
    constexpr std::size_t kMaxWord = std::size_t{1} << 17U; // as Linux has it
    word += more.substr(0, kMaxWord - word.size());
}

/// Whether a line still has a `<name>` of a lesson where the reader's own value belongs.
bool hasPlaceholder(std::string_view line)
{
    const std::size_t open = line.find('<');
    return open != std::string_view::npos && line.find('>', open) != std::string_view::npos;
}

} // namespace

Session::Interpreter::Interpreter(azure::Document document, Commit commit)
    : m_commit(std::move(commit))
    , m_provider(std::move(document))
{
    Frame cloud;
    cloud.user = kUser;
    cloud.variables["HOME"] = "/home/you";
    cloud.variables["USER"] = kUser;
    m_frames.push_back(std::move(cloud));
}

void Session::Interpreter::print(Chunk::Kind kind, std::string text)
{
    if (text.empty())
        return;
    if (!m_chunks.empty() && m_chunks.back().kind == kind)
        m_chunks.back().text += text;
    else
        m_chunks.push_back({kind, std::move(text)});
}

Outcome Session::Interpreter::finish()
{
    Outcome outcome;
    outcome.chunks = std::move(m_chunks);
    m_chunks.clear();
    return outcome;
}

void Session::Interpreter::setDocument(azure::Document document)
{
    m_provider.setDocument(std::move(document));
    const auto gone = std::find_if(m_frames.begin(), m_frames.end(), [&](const Frame& frame) {
        return frame.machine && this->document().find(frame.machine) == nullptr;
    });
    if (gone == m_frames.end())
        return;
    print(
        Chunk::Kind::Error,
        fmt::format("client_loop: send disconnect: Broken pipe\nConnection to {} closed by remote "
                    "host.\n",
                    gone->host));
    m_frames.erase(gone, m_frames.end());
    m_frames.back().status = 255;
    m_frames.back().statements.clear();
    m_frames.back().answers.clear();
    m_typed.clear();
    m_question.reset();
}

Outcome Session::Interpreter::feed(std::string_view line)
{
    if (m_question) {
        answer(std::string(line));
        return finish();
    }
    m_typed += (m_typed.empty() ? "" : "\n") + std::string(line);
    const bool isPowerShell = m_frames.back().isPowerShell;
    const bool needsMore =
        isPowerShell ? pwsh::parsePowerShell(m_typed).state == pwsh::ParsedScript::State::NeedsMore
                     : parseBash(m_typed).state == ParsedLine::State::NeedsMore;
    if (needsMore)
        return finish();
    const std::string whole = std::move(m_typed);
    m_typed.clear();
    if (whole.find_first_not_of(" \t\n") != std::string::npos)
        m_history.push_back(whole);
    if (isPowerShell)
        runPowerShell(whole);
    else
        run(whole);
    return finish();
}

Outcome Session::Interpreter::interrupt()
{
    m_typed.clear();
    m_question.reset();
    m_frames.back().items.clear();
    m_frames.back().next = 0;
    m_frames.back().statements.clear();
    m_frames.back().answers.clear();
    m_frames.back().status = 130;
    print(Chunk::Kind::Output, "^C\n");
    return finish();
}

std::string Session::Interpreter::prompt() const
{
    if (m_question)
        return m_question->text;
    const Frame& frame = m_frames.back();
    if (!m_typed.empty())
        return frame.isPowerShell ? ">> " : "> ";
    if (frame.isPowerShell)
        return isWindows() ? fmt::format("PS C:\\Users\\{}> ", frame.user)
                           : fmt::format("PS /home/{}> ", frame.user);
    return fmt::format("{}@{}:~$ ", frame.user, hostName());
}

bool Session::Interpreter::asksForSecret() const
{
    return m_question && m_question->isSecret;
}

std::string Session::Interpreter::hostName() const
{
    const Frame& frame = m_frames.back();
    return frame.machine ? computerNameOf(document(), frame.machine) : std::string("peerscape");
}

Place Session::Interpreter::place() const
{
    return {m_frames.back().machine};
}

void Session::Interpreter::run(std::string_view text)
{
    ParsedLine parsed = parseBash(text);
    Frame& frame = m_frames.back();
    if (parsed.state != ParsedLine::State::Complete) {
        print(Chunk::Kind::Error, parsed.error + '\n');
        if (hasPlaceholder(text))
            print(Chunk::Kind::Note,
                  "Put your own value in place of what stands between < and >.\n");
        frame.status = 2;
        return;
    }
    frame.items = std::move(parsed.items);
    frame.next = 0;
    runItems();
}

void Session::Interpreter::runItems()
{
    while (!m_question) {
        Frame& frame = m_frames.back();
        if (frame.isPowerShell && frame.items.empty()) {
            if (frame.statements.empty())
                return;
            runStatement();
            continue;
        }
        if (frame.next == frame.items.size()) {
            if (!frame.isOneCommand)
                return;
            const int status = frame.status;
            m_frames.pop_back();
            m_frames.back().status = status;
            continue;
        }
        const ListItem item = frame.items[frame.next++];
        const bool runs = item.when == ListItem::When::Always
                          || (item.when == ListItem::When::AfterSuccess) == (frame.status == 0);
        if (runs)
            runPipeline(item.pipeline);
    }
}

void Session::Interpreter::runPipeline(const std::vector<SimpleCommand>& pipeline)
{
    const std::size_t depth = m_frames.size();
    std::string input;
    Result result;
    for (std::size_t i = 0; i < pipeline.size(); ++i) {
        const bool alone = pipeline.size() == 1 && m_captureDepth == 0;
        result = runSimple(pipeline[i], input, alone);
        print(Chunk::Kind::Error, result.err);
        print(Chunk::Kind::Note, result.advice);
        input = std::move(result.out);
    }
    print(Chunk::Kind::Output, input);
    // A shell that was entered or left keeps its own account of the status.
    if (!m_question && m_frames.size() == depth)
        m_frames.back().status = result.status;
}

Session::Interpreter::Result Session::Interpreter::runSimple(const SimpleCommand& command,
                                                             const std::string& pipe,
                                                             bool interactive)
{
    std::vector<std::string> words = expand(command.words);
    Result result;
    if (words.empty()) {
        for (const auto& [name, word] : command.assignments)
            m_frames.back().variables[name] = expandText(word);
        // A redirection alone makes an empty file.
        std::string none;
        if (auto refused = redirectInput(command, none))
            return *refused;
        return redirect(command, std::move(result));
    }
    std::string input = pipe;
    if (auto refused = redirectInput(command, input))
        return *refused;
    result = runProgram(words, input, interactive && command.redirections.empty());
    return redirect(command, std::move(result));
}

std::optional<Session::Interpreter::Result>
Session::Interpreter::redirectInput(const SimpleCommand& command, std::string& input)
{
    for (const Redirection& redirection : command.redirections) {
        if (redirection.kind != Redirection::Kind::Input)
            continue;
        const std::string name = expandText(redirection.target);
        const auto file = m_files.find(name);
        if (file == m_files.end()) {
            return Result{1, {}, fmt::format("bash: {}: No such file or directory\n", name)};
        }
        input = file->second;
    }
    return std::nullopt;
}

Session::Interpreter::Result Session::Interpreter::redirect(const SimpleCommand& command,
                                                            Result result)
{
    for (const Redirection& redirection : command.redirections) {
        if (redirection.kind == Redirection::Kind::ErrorToOutput) {
            result.out += result.err;
            result.err.clear();
            continue;
        }
        if (redirection.kind == Redirection::Kind::Input)
            continue;
        const std::string name = expandText(redirection.target);
        std::string& text = redirection.ofErrors ? result.err : result.out;
        if (name != "/dev/null")
            writeFile(m_files, name, text, redirection.kind == Redirection::Kind::Append);
        text.clear();
    }
    return result;
}

std::string Session::Interpreter::valueOf(const WordPart& part)
{
    if (part.kind == WordPart::Kind::Command)
        return capture(part.text);
    if (part.text == "?")
        return std::to_string(m_frames.back().status);
    if (part.text == "$" || part.text == "#")
        return part.text == "$" ? "1" : "0";
    const auto& variables = m_frames.back().variables;
    const auto value = variables.find(part.text);
    return value != variables.end() ? value->second : std::string();
}

std::string Session::Interpreter::expandText(const Word& word)
{
    std::string text;
    for (const WordPart& part : word)
        grow(text, part.kind == WordPart::Kind::Text ? part.text : valueOf(part));
    return text;
}

std::vector<std::string> Session::Interpreter::expand(const std::vector<Word>& words)
{
    std::vector<std::string> expanded;
    for (const Word& word : words) {
        std::string current;
        bool exists = false; // an unquoted empty value is no word
        for (const WordPart& part : word) {
            const std::string value = part.kind == WordPart::Kind::Text ? part.text : valueOf(part);
            if (part.kind == WordPart::Kind::Text || part.quoted) {
                grow(current, value);
                exists = true;
                continue;
            }
            for (std::size_t at = 0; at < value.size(); ++at) {
                const char c = value[at];
                if (c != ' ' && c != '\t' && c != '\n') {
                    grow(current, {&c, 1});
                    exists = true;
                } else if (exists) {
                    expanded.push_back(std::move(current));
                    current.clear();
                    exists = false;
                }
            }
        }
        if (exists)
            expanded.push_back(std::move(current));
    }
    return expanded;
}

std::string Session::Interpreter::capture(const std::string& text)
{
    if (m_captureDepth >= kMaxCapture) {
        print(Chunk::Kind::Error, "bash: command substitution is nested too deeply\n");
        return {};
    }
    const ParsedLine parsed = parseBash(text);
    if (parsed.state != ParsedLine::State::Complete) {
        print(Chunk::Kind::Error, parsed.error + '\n');
        return {};
    }
    // What is printed meanwhile is the value; errors go to the screen.
    std::vector<Chunk> outside = std::move(m_chunks);
    m_chunks.clear();
    ++m_captureDepth;
    for (const ListItem& item : parsed.items) {
        const int status = m_frames.back().status;
        if (item.when == ListItem::When::Always
            || (item.when == ListItem::When::AfterSuccess) == (status == 0))
            runPipeline(item.pipeline);
    }
    --m_captureDepth;
    std::vector<Chunk> inside = std::move(m_chunks);
    m_chunks = std::move(outside);
    std::string value;
    for (Chunk& chunk : inside) {
        if (chunk.kind == Chunk::Kind::Output)
            value += chunk.text;
        else
            print(chunk.kind, std::move(chunk.text));
    }
    value.erase(value.find_last_not_of('\n') + 1);
    return value;
}

void Session::Interpreter::enter(const SshCall& call)
{
    if (m_frames.size() >= kMaxFrames) {
        print(Chunk::Kind::Error, "ssh: too many sessions inside each other\n");
        m_frames.back().status = 255;
        return;
    }
    Frame frame;
    frame.machine = call.to.machine;
    frame.user = call.user;
    frame.host = call.to.text;
    frame.variables["USER"] = call.user;
    frame.variables["HOME"] = "/home/" + call.user;
    frame.isOneCommand = !call.command.empty();
    m_frames.push_back(std::move(frame));
    if (isWindows())
        return enterPowerShell();
    if (!call.command.empty())
        return run(call.command);
    print(Chunk::Kind::Output,
          "Welcome to Ubuntu 22.04.3 LTS (GNU/Linux 6.2.0-1016-azure x86_64)\n\n"
          " * Documentation:  https://help.ubuntu.com\n\n");
}

} // namespace peerscape::shell
