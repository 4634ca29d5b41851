#include "core/shell/bash/syntax.h"

#include <fmt/format.h>

namespace peerscape::shell {

namespace {

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool isNameCharacter(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    ParsedLine run()
    {
        while (m_result.state == ParsedLine::State::Complete && m_at < m_text.size())
            step();
        if (m_result.state == ParsedLine::State::Complete)
            finish();
        return std::move(m_result);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    void needMore() { m_result.state = ParsedLine::State::NeedsMore; }
    void refuse(std::string_view token)
    {
        m_result.state = ParsedLine::State::Wrong;
        m_result.error = fmt::format("bash: syntax error near unexpected token `{}'", token);
    }

    [[nodiscard]] bool commandIsEmpty() const
    {
        return m_command.words.empty() && m_command.assignments.empty()
               && m_command.redirections.empty();
    }

    void step()
    {
        const char c = peek();
        if (c == ' ' || c == '\t' || c == '\r') {
            ++m_at;
        } else if (c == '\\' && peek(1) == '\n') {
            m_at += 2; // joined with nothing in between
        } else if (c == '#') {
            while (m_at < m_text.size() && peek() != '\n')
                ++m_at;
        } else if (c == '\n') {
            ++m_at;
            endOfLine();
        } else if (c == ';') {
            ++m_at;
            if (commandIsEmpty() && m_pipeline.empty())
                return refuse(";");
            endItem(ListItem::When::Always);
        } else if (c == '&' || c == '|') {
            readOperator(c);
        } else if (c == '>' || c == '<' || (c == '2' && peek(1) == '>' && atWordStart())) {
            readRedirection();
        } else if (c == '(' || c == ')') {
            refuse(std::string(1, c));
        } else {
            addWord(readWord());
        }
    }

    [[nodiscard]] bool atWordStart() const
    {
        return m_at == 0 || m_text[m_at - 1] == ' ' || m_text[m_at - 1] == '\t';
    }

    void readOperator(char c)
    {
        if (c == '&' && peek(1) == '>') {
            ++m_at;
            readRedirection();
            if (!m_command.redirections.empty()) {
                Redirection errors;
                errors.kind = Redirection::Kind::ErrorToOutput;
                m_command.redirections.push_back(std::move(errors));
            }
            return;
        }
        const bool isDouble = peek(1) == c;
        const std::string token(isDouble ? 2 : 1, c);
        m_at += token.size();
        if (commandIsEmpty())
            return refuse(token);
        if (!isDouble && c == '|') {
            m_pipeline.push_back(std::move(m_command));
            m_command = {};
            m_open = true;
            return;
        }
        endItem(!isDouble  ? ListItem::When::Always // in the background: the same here
                : c == '&' ? ListItem::When::AfterSuccess
                           : ListItem::When::AfterFailure);
        m_open = isDouble;
    }

    void endOfLine()
    {
        if (!m_open)
            endItem(ListItem::When::Always);
    }

    /// Closes the pipeline; `next` says when the following one runs.
    void endItem(ListItem::When next)
    {
        if (!commandIsEmpty())
            m_pipeline.push_back(std::move(m_command));
        m_command = {};
        if (!m_pipeline.empty())
            m_result.items.push_back({m_when, std::move(m_pipeline)});
        m_pipeline = {};
        m_when = next;
        m_open = false;
    }

    void finish()
    {
        if (m_open && commandIsEmpty())
            return needMore();
        endItem(ListItem::When::Always);
    }

    void readRedirection()
    {
        Redirection redirection;
        redirection.ofErrors = peek() == '2';
        if (redirection.ofErrors)
            ++m_at;
        const bool isInput = peek() == '<';
        ++m_at;
        redirection.kind = isInput ? Redirection::Kind::Input : Redirection::Kind::Output;
        if (!isInput && peek() == '>') {
            redirection.kind = Redirection::Kind::Append;
            ++m_at;
        }
        if (redirection.ofErrors && peek() == '&' && peek(1) == '1') {
            m_at += 2;
            redirection.kind = Redirection::Kind::ErrorToOutput;
            m_command.redirections.push_back(std::move(redirection));
            return;
        }
        while (peek() == ' ' || peek() == '\t')
            ++m_at;
        const char c = peek();
        if (c == '\0' || c == '\n')
            return refuse("newline");
        if (c == '<' || c == '>' || c == '|' || c == ';' || c == '&' || c == '(' || c == ')')
            return refuse(std::string(1, c));
        redirection.target = readWord();
        m_command.redirections.push_back(std::move(redirection));
    }

    void addWord(Word word)
    {
        if (m_result.state != ParsedLine::State::Complete)
            return;
        m_open = false;
        if (m_command.words.empty() && !word.empty() && word[0].kind == WordPart::Kind::Text
            && !word[0].quoted) {
            std::string& first = word[0].text;
            const std::size_t equals = first.find('=');
            if (equals != std::string::npos && equals > 0 && isName(first.substr(0, equals))) {
                std::string name = first.substr(0, equals);
                first.erase(0, equals + 1);
                if (first.empty())
                    word.erase(word.begin());
                m_command.assignments.emplace_back(std::move(name), std::move(word));
                return;
            }
        }
        m_command.words.push_back(std::move(word));
    }

    static bool isName(std::string_view text)
    {
        if (text.empty() || !isNameStart(text.front()))
            return false;
        for (const char c : text) {
            if (!isNameCharacter(c))
                return false;
        }
        return true;
    }

    static void append(Word& word, char c, bool quoted)
    {
        if (word.empty() || word.back().kind != WordPart::Kind::Text
            || word.back().quoted != quoted)
            word.push_back({WordPart::Kind::Text, {}, quoted});
        word.back().text += c;
    }

    Word readWord()
    {
        Word word;
        while (m_at < m_text.size() && m_result.state == ParsedLine::State::Complete) {
            const char c = peek();
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ';' || c == '|' || c == '&'
                || c == '<' || c == '>' || c == '(' || c == ')')
                break;
            if (c == '\\') {
                if (m_at + 1 >= m_text.size()) {
                    needMore();
                } else if (peek(1) == '\n') {
                    m_at += 2;
                } else {
                    append(word, peek(1), true);
                    m_at += 2;
                }
            } else if (c == '\'') {
                readSingleQuoted(word);
            } else if (c == '"') {
                readDoubleQuoted(word);
            } else if (c == '$' || c == '`') {
                readExpansion(word, false);
            } else {
                append(word, c, false);
                ++m_at;
            }
        }
        return word;
    }

    void readSingleQuoted(Word& word)
    {
        const std::size_t end = m_text.find('\'', m_at + 1);
        if (end == std::string_view::npos)
            return needMore();
        word.push_back(
            {WordPart::Kind::Text, std::string(m_text.substr(m_at + 1, end - m_at - 1)), true});
        m_at = end + 1;
    }

    void readDoubleQuoted(Word& word)
    {
        word.push_back({WordPart::Kind::Text, {}, true});
        ++m_at;
        while (m_at < m_text.size() && peek() != '"'
               && m_result.state == ParsedLine::State::Complete) {
            const char c = peek();
            if (c == '\\' && peek(1) == '\n') {
                m_at += 2;
            } else if (c == '\\'
                       && (peek(1) == '"' || peek(1) == '\\' || peek(1) == '$' || peek(1) == '`')) {
                append(word, peek(1), true);
                m_at += 2;
            } else if (c == '$' || c == '`') {
                readExpansion(word, true);
            } else {
                append(word, c, true);
                ++m_at;
            }
        }
        if (m_at >= m_text.size())
            return needMore();
        ++m_at;
    }

    void readExpansion(Word& word, bool quoted)
    {
        if (peek() == '`') {
            const std::size_t end = m_text.find('`', m_at + 1);
            if (end == std::string_view::npos)
                return needMore();
            word.push_back({WordPart::Kind::Command,
                            std::string(m_text.substr(m_at + 1, end - m_at - 1)), quoted});
            m_at = end + 1;
            return;
        }
        if (peek(1) == '(')
            return readCommand(word, quoted);
        const bool braced = peek(1) == '{';
        std::size_t end = m_at + (braced ? 2 : 1);
        const std::size_t start = end;
        if (end < m_text.size() && (m_text[end] == '?' || m_text[end] == '$' || m_text[end] == '#'))
            ++end;
        else if (end < m_text.size() && isNameStart(m_text[end]))
            while (end < m_text.size() && isNameCharacter(m_text[end]))
                ++end;
        if (end == start || (braced && (end >= m_text.size() || m_text[end] != '}'))) {
            if (braced && m_text.find('}', start) == std::string_view::npos)
                return needMore();
            append(word, '$', quoted); // a lone dollar is itself
            ++m_at;
            return;
        }
        word.push_back(
            {WordPart::Kind::Variable, std::string(m_text.substr(start, end - start)), quoted});
        m_at = end + (braced ? 1 : 0);
    }

    /// `$(…)` up to the parenthesis that closes it, quotes respected.
    void readCommand(Word& word, bool quoted)
    {
        std::size_t depth = 0;
        char quote = '\0';
        for (std::size_t i = m_at + 1; i < m_text.size(); ++i) {
            const char c = m_text[i];
            if (quote != '\0') {
                if (c == '\\' && quote == '"')
                    ++i;
                else if (c == quote)
                    quote = '\0';
            } else if (c == '\\') {
                ++i;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                ++depth;
            } else if (c == ')' && --depth == 0) {
                word.push_back({WordPart::Kind::Command,
                                std::string(m_text.substr(m_at + 2, i - m_at - 2)), quoted});
                m_at = i + 1;
                return;
            }
        }
        needMore();
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    ParsedLine m_result;
    SimpleCommand m_command;
    std::vector<SimpleCommand> m_pipeline;
    ListItem::When m_when = ListItem::When::Always;
    bool m_open = false; ///< Behind `|`, `&&` or `||`.
};

} // namespace

ParsedLine parseBash(std::string_view text)
{
    // A backslash at the very end waits for the next line.
    std::size_t slashes = 0;
    while (slashes < text.size() && text[text.size() - 1 - slashes] == '\\')
        ++slashes;
    if (slashes % 2 == 1) {
        ParsedLine open;
        open.state = ParsedLine::State::NeedsMore;
        return open;
    }
    return Parser(text).run();
}

} // namespace peerscape::shell
