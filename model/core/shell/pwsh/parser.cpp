#include "core/shell/pwsh/syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace peerscape::shell::pwsh {

namespace {

using Kind = Node::Kind;

struct SyntaxError
{
    bool needsMore = false;
    std::string message;
};

constexpr std::size_t kDeepest = 80;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isWord(char c)
{
    return isLetter(c) || isDigit(c);
}

/// What binds how tightly; the first level binds least.
constexpr std::array<std::string_view, 26> kComparisons{
    "eq",    "ne",       "gt",       "ge",       "lt",      "le",          "like",
    "match", "notlike",  "notmatch", "contains", "in",      "notcontains", "notin",
    "is",    "isnot",    "as",       "replace",  "split",   "join",        "ceq",
    "cne",   "creplace", "clike",    "cmatch",   "ireplace"};

class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    std::vector<NodePtr> all()
    {
        std::vector<NodePtr> statements = statementsUntil('\0');
        if (m_at < m_text.size())
            unexpected();
        return statements;
    }

private:
    // Characters.
    [[nodiscard]] char at(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    /// The length of the dash at this place; 0 when there is none.
    [[nodiscard]] std::size_t dash(std::size_t place) const
    {
        const std::string_view rest = m_text.substr(std::min(place, m_text.size()));
        if (rest.starts_with('-'))
            return 1;
        return rest.starts_with("\u2013") || rest.starts_with("\u2014")
                       || rest.starts_with("\u2015")
                   ? 3
                   : 0;
    }
    [[nodiscard]] std::size_t quote(bool isDouble) const
    {
        const std::string_view rest = m_text.substr(std::min(m_at, m_text.size()));
        if (rest.starts_with(isDouble ? '"' : '\''))
            return 1;
        for (const char* curly : {"\u201c", "\u201d", "\u201e"}) {
            if (isDouble && rest.starts_with(curly))
                return 3;
        }
        for (const char* curly : {"\u2018", "\u2019", "\u201a", "\u201b"}) {
            if (!isDouble && rest.starts_with(curly))
                return 3;
        }
        return 0;
    }
    [[nodiscard]] bool sees(std::string_view word) const
    {
        return m_text.substr(std::min(m_at, m_text.size())).starts_with(word);
    }
    bool take(std::string_view word)
    {
        if (!sees(word))
            return false;
        m_at += word.size();
        return true;
    }
    [[noreturn]] void unexpected() const
    {
        if (atEnd())
            throw SyntaxError{true, {}};
        std::size_t end = m_at + 1;
        while (end < m_text.size() && isWord(m_text[end - 1]) && isWord(m_text[end]))
            ++end;
        while (end < m_text.size() && (m_text[end] & 0xc0) == 0x80)
            ++end;
        throw SyntaxError{false, fmt::format("Unexpected token '{}' in expression or statement.",
                                             m_text.substr(m_at, end - m_at))};
    }
    void expect(char c)
    {
        if (at() != c || atEnd()) {
            if (atEnd())
                throw SyntaxError{true, {}};
            throw SyntaxError{false, fmt::format("Missing '{}' in expression or statement.", c)};
        }
        ++m_at;
    }

    void blanks()
    {
        for (;;) {
            const char c = at();
            if (atEnd())
                return;
            if (c == ' ' || c == '\t' || c == '\r') {
                ++m_at;
            } else if (c == '`' && (at(1) == '\n' || (at(1) == '\r' && at(2) == '\n'))) {
                m_at += at(1) == '\n' ? std::size_t{2} : std::size_t{3};
                if (atEnd())
                    throw SyntaxError{true, {}};
            } else if (c == '`' && m_at + 1 == m_text.size()) {
                throw SyntaxError{true, {}};
            } else if (c == '#') {
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            } else if (sees("<#")) {
                const std::size_t end = m_text.find("#>", m_at + 2);
                if (end == std::string_view::npos)
                    throw SyntaxError{true, {}};
                m_at = end + 2;
            } else {
                return;
            }
        }
    }
    void newlines()
    {
        blanks();
        while (at() == '\n' || at() == ';') {
            ++m_at;
            blanks();
        }
    }

    // Nodes.
    NodePtr make(Kind kind, std::string text = {}, std::vector<NodePtr> children = {}) const
    {
        auto node = std::make_shared<Node>();
        node->kind = kind;
        node->text = std::move(text);
        for (const NodePtr& child : children)
            node->depth = std::max(node->depth, child != nullptr ? child->depth + 1 : 0);
        if (node->depth > kDeepest * 4)
            throw SyntaxError{false, "The expression is nested too deeply."};
        node->children = std::move(children);
        return node;
    }
    static NodePtr flagged(const NodePtr& node)
    {
        auto copy = std::make_shared<Node>(*node);
        copy->flag = true;
        return copy;
    }
    NodePtr constant(Value value, std::string text = {}) const
    {
        auto node = std::make_shared<Node>();
        node->kind = Kind::Constant;
        node->value = std::move(value);
        node->text = std::move(text);
        return node;
    }

    struct Deeper
    {
        explicit Deeper(std::size_t& depth)
            : m_depth(depth)
        {
            if (++m_depth > kDeepest) {
                --m_depth;
                throw SyntaxError{false, "The script is nested too deeply."};
            }
        }
        ~Deeper() { --m_depth; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;
        std::size_t& m_depth;
    };

    // Statements.
    std::vector<NodePtr> statementsUntil(char close)
    {
        std::vector<NodePtr> statements;
        for (newlines(); !atEnd() && at() != close; newlines()) {
            if (close == '\0' && (at() == ')' || at() == '}'))
                unexpected();
            const std::size_t begin = m_at;
            auto node = std::make_shared<Node>(*statement());
            node->begin = begin;
            node->end = m_at;
            statements.push_back(std::move(node));
            blanks();
            if (!atEnd() && at() != '\n' && at() != ';' && at() != close)
                unexpected();
        }
        if (close != '\0' && atEnd())
            throw SyntaxError{true, {}};
        return statements;
    }

    NodePtr block()
    {
        newlines();
        expect('{');
        NodePtr body = make(Kind::Block, {}, statementsUntil('}'));
        expect('}');
        return body;
    }

    /// The word that begins here, in small letters; empty when none does.
    [[nodiscard]] std::string keyword() const
    {
        std::size_t end = m_at;
        while (end < m_text.size() && (isLetter(m_text[end]) || (end > m_at && dash(end) == 1)))
            ++end;
        return toLower(m_text.substr(m_at, end - m_at));
    }
    NodePtr parenthesised()
    {
        newlines();
        expect('(');
        newlines();
        NodePtr inner = statement();
        newlines();
        expect(')');
        return inner;
    }

    NodePtr statement()
    {
        const Deeper deeper(m_depth);
        const std::string word = keyword();
        const auto skip = [&] { m_at += word.size(); };
        if (word == "if")
            return skip(), ifStatement();
        if (word == "while") {
            skip();
            NodePtr condition = parenthesised();
            return make(Kind::While, {}, {std::move(condition), block()});
        }
        if (word == "do") {
            skip();
            NodePtr body = block();
            newlines();
            const std::string until = keyword();
            if (until != "while" && until != "until")
                unexpected();
            m_at += until.size();
            NodePtr loop = make(Kind::Do, {}, {std::move(body), parenthesised()});
            return until == "until" ? flagged(loop) : loop;
        }
        if (word == "for")
            return skip(), forStatement();
        if (word == "foreach" && nextBehind(word.size()) == '(')
            return skip(), forEachStatement();
        if (word == "function" || word == "filter")
            return skip(), functionStatement();
        if (word == "param" && nextBehind(word.size()) == '(') {
            skip();
            return make(Kind::Parameters, {}, parameters());
        }
        if (word == "return" || word == "throw") {
            skip();
            blanks();
            const bool isAlone =
                atEnd() || at() == '\n' || at() == ';' || at() == '}' || at() == ')';
            return make(word == "throw" ? Kind::Throw : Kind::Return, {},
                        isAlone ? std::vector<NodePtr>{} : std::vector<NodePtr>{statement()});
        }
        if (word == "break" || word == "continue")
            return skip(), make(word == "break" ? Kind::Break : Kind::Continue);
        if (word == "try")
            return skip(), tryStatement();
        NodePtr left = pipeline();
        for (;;) {
            blanks();
            const bool both = sees("&&");
            if (!both && !sees("||"))
                return left;
            m_at += 2;
            newlines();
            left = make(Kind::Binary, both ? "&&" : "||", {std::move(left), pipeline()});
        }
    }
    [[nodiscard]] char nextBehind(std::size_t ahead) const
    {
        std::size_t place = m_at + ahead;
        while (place < m_text.size() && (m_text[place] == ' ' || m_text[place] == '\t'))
            ++place;
        return place < m_text.size() ? m_text[place] : '\0';
    }

    NodePtr ifStatement()
    {
        std::vector<NodePtr> parts{parenthesised()};
        parts.push_back(block());
        for (;;) {
            const std::size_t before = m_at;
            newlines();
            const std::string word = keyword();
            if (word == "elseif") {
                m_at += word.size();
                parts.push_back(parenthesised());
                parts.push_back(block());
            } else if (word == "else") {
                m_at += word.size();
                parts.push_back(block());
                return make(Kind::If, {}, std::move(parts));
            } else {
                m_at = before;
                return make(Kind::If, {}, std::move(parts));
            }
        }
    }

    NodePtr forStatement()
    {
        blanks();
        expect('(');
        std::vector<NodePtr> parts;
        for (const char end : {';', ';', ')'}) {
            blanks();
            parts.push_back(at() == end ? make(Kind::Block) : statement());
            blanks();
            expect(end);
        }
        parts.push_back(block());
        return make(Kind::For, {}, std::move(parts));
    }

    NodePtr forEachStatement()
    {
        blanks();
        expect('(');
        blanks();
        const NodePtr item = variable();
        blanks();
        if (keyword() != "in")
            unexpected();
        m_at += 2;
        blanks();
        NodePtr list = statement();
        newlines();
        expect(')');
        return make(Kind::ForEach, item->text, {std::move(list), block()});
    }

    NodePtr functionStatement()
    {
        blanks();
        const std::string name = bareword();
        std::vector<NodePtr> list;
        blanks();
        if (at() == '(')
            list = parameters();
        newlines();
        expect('{');
        return make(Kind::Function, name, {scriptBehindBrace(std::move(list))});
    }

    NodePtr tryStatement()
    {
        NodePtr body = block();
        NodePtr rescue;
        NodePtr last;
        for (;;) {
            const std::size_t before = m_at;
            newlines();
            const std::string word = keyword();
            if (word == "catch" && rescue == nullptr) {
                m_at += word.size();
                blanks();
                while (at() == '[') {
                    static_cast<void>(typeLiteral());
                    blanks();
                }
                rescue = block();
            } else if (word == "finally" && last == nullptr) {
                m_at += word.size();
                last = block();
            } else {
                m_at = before;
                break;
            }
        }
        if (rescue == nullptr && last == nullptr)
            throw SyntaxError{atEnd(), "The Try statement is missing its Catch or Finally block."};
        return make(Kind::Try, {}, {std::move(body), std::move(rescue), std::move(last)});
    }

    /// `( [type] $name = default, … )`.
    std::vector<NodePtr> parameters()
    {
        std::vector<NodePtr> list;
        blanks();
        expect('(');
        for (newlines(); at() != ')'; newlines()) {
            bool mandatory = false;
            std::string type;
            while (at() == '[') {
                const std::size_t begin = m_at;
                type = attributeOrType();
                mandatory = mandatory
                            || toLower(m_text.substr(begin, m_at - begin)).find("mandatory")
                                   != std::string::npos;
                newlines();
            }
            NodePtr name = variable();
            auto node = std::make_shared<Node>(*make(Kind::ParameterName, name->text));
            node->value = Value(toLower(type));
            node->flag = mandatory;
            newlines();
            if (take("=")) {
                blanks();
                node->children.push_back(expression());
                newlines();
            }
            list.push_back(std::move(node));
            if (!take(","))
                break;
        }
        newlines();
        expect(')');
        return list;
    }

    /// `[string]`, or an attribute with arguments, which is skipped.
    std::string attributeOrType()
    {
        const std::size_t begin = m_at;
        std::size_t open = 0;
        for (; !atEnd(); ++m_at) {
            if (at() == '[' || at() == '(') {
                ++open;
            } else if ((at() == ']' || at() == ')') && --open == 0) {
                ++m_at;
                const std::string_view inner = m_text.substr(begin + 1, m_at - begin - 2);
                return inner.find('(') == std::string_view::npos ? std::string(inner)
                                                                 : std::string();
            }
        }
        throw SyntaxError{true, {}};
    }

    NodePtr scriptBehindBrace(std::vector<NodePtr> list)
    {
        newlines();
        if (list.empty() && keyword() == "param" && nextBehind(5) == '(') {
            m_at += 5;
            list = parameters();
        }
        std::vector<NodePtr> parts{make(Kind::Block, {}, statementsUntil('}'))};
        expect('}');
        parts.insert(parts.end(), list.begin(), list.end());
        return make(Kind::Script, {}, std::move(parts));
    }

    // Pipelines.
    [[nodiscard]] bool startsExpression() const
    {
        const char c = at();
        if (c == '$' || c == '(' || c == '@' || c == '[' || c == '!' || c == ',' || c == '{'
            || isDigit(c) || quote(true) > 0 || quote(false) > 0)
            return true;
        const std::size_t length = dash(m_at);
        if (length > 0)
            return true;
        return c == '+' || (c == '.' && isDigit(at(1)));
    }

    NodePtr pipeline()
    {
        std::vector<NodePtr> elements;
        blanks();
        if (startsExpression()) {
            NodePtr first = expression();
            blanks();
            for (const char* sign : {"+=", "-=", "*=", "/=", "%=", "="}) {
                if (sees(sign) && !sees("==")) {
                    m_at += std::string_view(sign).size();
                    newlines();
                    if (atEnd())
                        throw SyntaxError{true, {}};
                    return make(Kind::Assign, sign, {std::move(first), statement()});
                }
            }
            elements.push_back(std::move(first));
            redirections(elements);
        } else {
            elements.push_back(command());
        }
        for (;;) {
            blanks();
            if (at() != '|' || sees("||"))
                break;
            ++m_at;
            newlines();
            if (atEnd())
                throw SyntaxError{true, {}};
            elements.push_back(command());
        }
        return make(Kind::Pipeline, {}, std::move(elements));
    }

    void redirections(std::vector<NodePtr>& into)
    {
        blanks();
        while (NodePtr one = redirection()) {
            into.push_back(std::move(one));
            blanks();
        }
    }
    NodePtr redirection()
    {
        std::size_t length = 0;
        std::string stream = "1";
        if (at() == '>')
            length = 1;
        else if ((isDigit(at()) || at() == '*') && at(1) == '>') {
            stream = at();
            length = 2;
        }
        if (length == 0)
            return nullptr;
        m_at += length;
        bool adds = false;
        if (at() == '>') {
            adds = true;
            ++m_at;
        }
        if (take("&1"))
            return make(Kind::Redirect, stream, {constant("&1")});
        blanks();
        NodePtr node = make(Kind::Redirect, stream, {argument()});
        return adds ? flagged(node) : node;
    }

    [[nodiscard]] bool endsCommand() const
    {
        const char c = at();
        return atEnd() || c == '\n' || c == ';' || c == '|' || c == ')' || c == '}' || sees("&&");
    }

    NodePtr command()
    {
        std::vector<NodePtr> parts;
        if (at() == '&' || (at() == '.' && (at(1) == ' '))) {
            ++m_at;
            blanks();
            parts.push_back(argument());
        } else if (startsExpression() && at() != '[') {
            unexpected();
        } else {
            parts.push_back(constant(bareword()));
        }
        for (blanks(); !endsCommand(); blanks()) {
            if (NodePtr one = redirection()) {
                parts.push_back(std::move(one));
                continue;
            }
            const std::size_t length = dash(m_at);
            if (length > 0 && isLetter(at(length))) {
                m_at += length;
                std::size_t end = m_at;
                while (end < m_text.size() && isWord(m_text[end]))
                    ++end;
                // An option of another program: --name, -o=x and the like stay words.
                const char behind = end < m_text.size() ? m_text[end] : ' ';
                if (behind == '=' || behind == '.' || behind == '/' || behind == '-'
                    || behind == '$') {
                    m_at -= length;
                    parts.push_back(argument());
                    continue;
                }
                const std::string name(m_text.substr(m_at, end - m_at));
                m_at = end;
                if (take(":")) {
                    blanks();
                    parts.push_back(make(Kind::Parameter, name, {argument()}));
                } else {
                    parts.push_back(make(Kind::Parameter, name));
                }
                continue;
            }
            parts.push_back(argument());
        }
        return make(Kind::Command, {}, std::move(parts));
    }

    NodePtr argument()
    {
        const Deeper deeper(m_depth);
        std::vector<NodePtr> items{argumentItem()};
        for (;;) {
            const std::size_t before = m_at;
            blanks();
            if (at() != ',') {
                m_at = before;
                break;
            }
            ++m_at;
            newlines();
            if (atEnd())
                throw SyntaxError{true, {}};
            items.push_back(argumentItem());
        }
        return items.size() == 1 ? items.front() : make(Kind::Comma, {}, std::move(items));
    }

    NodePtr argumentItem()
    {
        if (at() == '@' && isLetter(at(1))) {
            ++m_at;
            return make(Kind::Splat, bareword());
        }
        const bool isVariable = at() == '$' && at(1) != '(';
        if (isVariable || at() == '(' || at() == '@' || at() == '{' || sees("$(") || quote(true) > 0
            || quote(false) > 0) {
            NodePtr node = postfix(primary());
            // `$x/more` is one word.
            if (isVariable && !endsWord()) {
                std::vector<NodePtr> parts{std::move(node)};
                wordParts(parts);
                return make(Kind::Expand, {}, std::move(parts));
            }
            return node;
        }
        std::vector<NodePtr> parts;
        wordParts(parts);
        if (parts.empty())
            unexpected();
        if (parts.size() > 1 || parts.front()->kind != Kind::Constant)
            return make(Kind::Expand, {}, std::move(parts));
        const std::string text = textOf(parts.front()->value);
        Value number = numberOf(text);
        return number.isNull() ? parts.front() : constant(std::move(number), text);
    }

    [[nodiscard]] bool endsWord() const
    {
        const char c = at();
        return atEnd() || c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ';' || c == '|'
               || c == '&' || c == '(' || c == ')' || c == '{' || c == '}' || c == ',' || c == '>';
    }

    /// The rest of a word in command mode: characters, quoted parts and variables.
    void wordParts(std::vector<NodePtr>& parts)
    {
        std::string text;
        const auto flush = [&] {
            if (!text.empty())
                parts.push_back(constant(std::move(text)));
            text.clear();
        };
        const std::size_t begin = m_at;
        while (!endsWord()) {
            if (at() == '`' && m_at + 1 < m_text.size()) {
                if (at(1) == '\n')
                    break;
                text += at(1);
                m_at += 2;
            } else if (at() == '$' && (isLetter(at(1)) || at(1) == '{' || at(1) == '(')) {
                flush();
                parts.push_back(at(1) == '(' ? primary() : variable());
            } else if (quote(false) > 0 || quote(true) > 0) {
                flush();
                parts.push_back(quote(true) > 0 ? doubleQuoted() : singleQuoted());
            } else if (const std::size_t length = dash(m_at); length == 3 && m_at == begin) {
                text += '-';
                m_at += length;
            } else {
                text += at();
                ++m_at;
            }
        }
        flush();
    }

    std::string bareword()
    {
        std::string word;
        while (!endsWord() && quote(true) == 0) {
            if (const std::size_t length = dash(m_at); length > 0) {
                word += '-';
                m_at += length;
            } else {
                word += at();
                ++m_at;
            }
        }
        if (word.empty())
            unexpected();
        return word;
    }

    static Value numberOf(std::string_view text)
    {
        if (text.empty() || !(isDigit(text.front()) || (text.size() > 1 && text.front() == '-')))
            return {};
        const char* end = text.data() + text.size();
        std::int64_t whole = 0;
        if (text.starts_with("0x") || text.starts_with("0X")) {
            const auto [stop, error] = std::from_chars(text.data() + 2, end, whole, 16);
            return error == std::errc() && stop == end ? Value(whole) : Value();
        }
        const auto [stop, error] = std::from_chars(text.data(), end, whole);
        if (error == std::errc()) {
            const std::string unit = toLower(std::string_view(stop, end));
            constexpr std::int64_t kMost = std::int64_t{1} << 30U;
            if (unit.empty())
                return whole;
            for (const auto& [name, shift] : {std::pair{"kb", 10U}, {"mb", 20U}, {"gb", 30U}}) {
                if (unit == name && whole < kMost && whole > -kMost)
                    return whole * (std::int64_t{1} << shift);
            }
        }
        double real = 0;
        const auto [realStop, realError] = std::from_chars(text.data(), end, real);
        return realError == std::errc() && realStop == end ? Value(real) : Value();
    }

    // Expressions.
    NodePtr expression() { return logical(); }

    /// The operator behind a dash at this place, in small letters; empty when there is none.
    [[nodiscard]] std::string operatorAhead() const
    {
        const std::size_t length = dash(m_at);
        if (length == 0)
            return {};
        std::size_t end = m_at + length;
        while (end < m_text.size() && isLetter(m_text[end]))
            ++end;
        return toLower(m_text.substr(m_at + length, end - m_at - length));
    }
    void skipOperator(const std::string& name)
    {
        m_at += dash(m_at) + name.size();
        newlines();
        if (atEnd())
            throw SyntaxError{true, {}};
    }

    NodePtr logical()
    {
        const Deeper deeper(m_depth);
        NodePtr left = comparison();
        for (;;) {
            blanks();
            const std::string name = operatorAhead();
            if (name != "and" && name != "or" && name != "xor")
                return left;
            skipOperator(name);
            left = make(Kind::Binary, name, {std::move(left), comparison()});
        }
    }
    NodePtr comparison()
    {
        NodePtr left = sum();
        for (;;) {
            blanks();
            const std::string name = operatorAhead();
            if (std::find(kComparisons.begin(), kComparisons.end(), name) == kComparisons.end())
                return left;
            skipOperator(name);
            left = make(Kind::Binary, name, {std::move(left), sum()});
        }
    }
    NodePtr sum()
    {
        NodePtr left = product();
        for (;;) {
            blanks();
            const std::size_t length = dash(m_at);
            const bool isSign = at() == '+' || (length > 0 && !isLetter(at(length)));
            if (!isSign || at(1) == '=' || sees("++") || sees("--"))
                return left;
            const char sign = at() == '+' ? '+' : '-';
            m_at += sign == '+' ? std::size_t{1} : length;
            newlines();
            left = make(Kind::Binary, std::string(1, sign), {std::move(left), product()});
        }
    }
    NodePtr product()
    {
        NodePtr left = formatted();
        for (;;) {
            blanks();
            const char sign = at();
            if ((sign != '*' && sign != '/' && sign != '%') || at(1) == '=')
                return left;
            ++m_at;
            newlines();
            left = make(Kind::Binary, std::string(1, sign), {std::move(left), formatted()});
        }
    }
    NodePtr formatted()
    {
        NodePtr left = range();
        for (;;) {
            blanks();
            if (operatorAhead() != "f")
                return left;
            skipOperator("f");
            left = make(Kind::Binary, "f", {std::move(left), range()});
        }
    }
    NodePtr range()
    {
        NodePtr left = comma();
        blanks();
        if (!sees(".."))
            return left;
        m_at += 2;
        blanks();
        return make(Kind::Binary, "..", {std::move(left), comma()});
    }
    NodePtr comma()
    {
        if (at() == ',') {
            ++m_at;
            blanks();
            return make(Kind::Comma, {}, {unary()});
        }
        std::vector<NodePtr> items{unary()};
        for (;;) {
            const std::size_t before = m_at;
            blanks();
            if (at() != ',' || m_noComma > 0) {
                m_at = before;
                break;
            }
            ++m_at;
            newlines();
            if (atEnd())
                throw SyntaxError{true, {}};
            items.push_back(unary());
        }
        return items.size() == 1 ? items.front() : make(Kind::Comma, {}, std::move(items));
    }

    NodePtr unary()
    {
        const Deeper deeper(m_depth);
        blanks();
        if (sees("++") || sees("--")) {
            const std::string sign = sees("++") ? "++" : "--";
            m_at += 2;
            return make(Kind::Step, sign, {unary()});
        }
        if (at() == '!') {
            ++m_at;
            return make(Kind::Unary, "not", {unary()});
        }
        if (at() == '+') {
            ++m_at;
            return unary();
        }
        if (const std::string name = operatorAhead(); dash(m_at) > 0) {
            if (name.empty()) {
                m_at += dash(m_at);
                return make(Kind::Unary, "-", {unary()});
            }
            if (name != "not" && name != "join" && name != "split")
                unexpected();
            skipOperator(name);
            return make(Kind::Unary, name, {unary()});
        }
        if (at() == '[') {
            const std::string type = typeLiteral();
            if (sees("::"))
                return postfix(make(Kind::Type, type));
            const std::size_t before = m_at;
            blanks();
            if (!atEnd() && (startsExpression() && at() != ',' && dash(m_at) == 0))
                return make(Kind::Cast, type, {unary()});
            m_at = before;
            return make(Kind::Type, type);
        }
        return postfix(primary());
    }

    std::string typeLiteral()
    {
        const std::string inner = attributeOrType();
        if (inner.empty())
            throw SyntaxError{false, "Missing type name after '['."};
        return toLower(inner);
    }

    NodePtr primary()
    {
        const Deeper deeper(m_depth);
        if (atEnd())
            throw SyntaxError{true, {}};
        if (quote(true) > 0)
            return doubleQuoted();
        if (quote(false) > 0)
            return singleQuoted();
        const char c = at();
        if (c == '$' && at(1) == '(')
            return group(2, Kind::SubExpression);
        if (c == '$')
            return variable();
        if (c == '(')
            return group(1, Kind::Paren);
        if (c == '{') {
            ++m_at;
            return scriptBehindBrace({});
        }
        if (c == '@' && at(1) == '(')
            return group(2, Kind::Array);
        if (c == '@' && at(1) == '{')
            return hash();
        if (c == '@' && (at(1) == '\'' || at(1) == '"'))
            return hereString();
        if (isDigit(c) || (c == '.' && isDigit(at(1)))) {
            const std::size_t begin = m_at;
            while (isWord(at()) || (at() == '.' && isDigit(at(1))))
                ++m_at;
            const std::string text(m_text.substr(begin, m_at - begin));
            Value number = numberOf(text);
            if (number.isNull()) {
                m_at = begin;
                unexpected();
            }
            return constant(std::move(number), text);
        }
        unexpected();
    }

    NodePtr group(std::size_t open, Kind kind)
    {
        m_at += open;
        const std::size_t commas = std::exchange(m_noComma, 0);
        std::vector<NodePtr> inner = statementsUntil(')');
        m_noComma = commas;
        expect(')');
        if (kind == Kind::Paren && inner.empty())
            throw SyntaxError{false, "An expression was expected after '('."};
        return make(kind, {}, {make(Kind::Block, {}, std::move(inner))});
    }

    NodePtr hash()
    {
        m_at += 2;
        std::vector<NodePtr> parts;
        const std::size_t commas = std::exchange(m_noComma, 0);
        for (newlines(); at() != '}'; newlines()) {
            if (atEnd())
                throw SyntaxError{true, {}};
            if (isLetter(at())) {
                const std::size_t begin = m_at;
                while (isWord(at()) || at() == '-')
                    ++m_at;
                parts.push_back(constant(std::string(m_text.substr(begin, m_at - begin))));
            } else {
                parts.push_back(unary());
            }
            blanks();
            expect('=');
            newlines();
            parts.push_back(statement());
            blanks();
            if (!atEnd() && at() != '\n' && at() != ';' && at() != '}')
                unexpected();
        }
        m_noComma = commas;
        ++m_at;
        return make(Kind::Hash, {}, std::move(parts));
    }

    NodePtr variable()
    {
        if (at() != '$')
            unexpected();
        ++m_at;
        if (atEnd())
            throw SyntaxError{false, "A variable name was expected after '$'."};
        if (take("{")) {
            const std::size_t end = m_text.find('}', m_at);
            if (end == std::string_view::npos)
                throw SyntaxError{true, {}};
            std::string name(m_text.substr(m_at, end - m_at));
            m_at = end + 1;
            return make(Kind::Variable, withoutScope(std::move(name)));
        }
        if (at() == '?' || at() == '$' || at() == '^') {
            ++m_at;
            return make(Kind::Variable, std::string(1, m_text[m_at - 1]));
        }
        const std::size_t begin = m_at;
        while (isWord(at()) || (at() == '?' && m_at > begin)
               || (at() == ':' && isLetter(at(1)) && m_at > begin && at(1) != ':'))
            ++m_at;
        if (m_at == begin)
            throw SyntaxError{false, "A variable name was expected after '$'."};
        return make(Kind::Variable, withoutScope(std::string(m_text.substr(begin, m_at - begin))));
    }
    static std::string withoutScope(std::string name)
    {
        const std::string low = toLower(name);
        for (const std::string_view scope : {"script:", "global:", "local:", "private:"}) {
            if (low.starts_with(scope))
                return name.substr(scope.size());
        }
        return name;
    }

    NodePtr singleQuoted()
    {
        m_at += quote(false);
        std::string text;
        for (;;) {
            if (atEnd())
                throw SyntaxError{true, {}};
            if (const std::size_t length = quote(false); length > 0) {
                m_at += length;
                if (quote(false) == 0)
                    return constant(std::move(text));
                text += m_text.substr(m_at, quote(false));
                m_at += quote(false);
                continue;
            }
            text += at();
            ++m_at;
        }
    }

    NodePtr doubleQuoted()
    {
        m_at += quote(true);
        return expandable([this](std::string& text) {
            const std::size_t length = quote(true);
            if (length == 0)
                return false;
            m_at += length;
            if (quote(true) == 0)
                return true;
            text += m_text.substr(m_at, quote(true));
            m_at += quote(true);
            return false;
        });
    }

    NodePtr hereString()
    {
        const bool expands = at(1) == '"';
        m_at += 2;
        while (at() == ' ' || at() == '\t' || at() == '\r')
            ++m_at;
        if (atEnd())
            throw SyntaxError{true, {}};
        if (at() != '\n')
            throw SyntaxError{false, "No characters are allowed after a here-string header but "
                                     "before the end of the line."};
        ++m_at;
        const std::string_view end = expands ? "\"@" : "'@";
        if (!expands) {
            if (take(end))
                return constant("");
            const std::size_t close = m_text.find("\n'@", m_at);
            if (close == std::string_view::npos)
                throw SyntaxError{true, {}};
            std::string text(m_text.substr(m_at, close - m_at));
            m_at = close + 3;
            return constant(std::move(text));
        }
        bool isFirst = true;
        return expandable([&](std::string&) {
            if (std::exchange(isFirst, false) && take(end))
                return true;
            if (!sees("\n\"@"))
                return false;
            m_at += 3;
            return true;
        });
    }

    /// The parts of a string until `ends` has taken its end; it may add to the text instead.
    template<class Ends>
    NodePtr expandable(Ends&& ends)
    {
        std::vector<NodePtr> parts;
        std::string text;
        const auto flush = [&] {
            if (!text.empty())
                parts.push_back(constant(std::move(text)));
            text.clear();
        };
        for (;;) {
            if (atEnd())
                throw SyntaxError{true, {}};
            const std::size_t before = m_at;
            if (ends(text))
                break;
            if (m_at != before)
                continue;
            if (at() == '`' && m_at + 1 < m_text.size()) {
                const char c = at(1);
                text += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
                m_at += 2;
            } else if (at() == '$'
                       && (isWord(at(1)) || at(1) == '{' || at(1) == '(' || at(1) == '?')) {
                flush();
                parts.push_back(at(1) == '(' ? group(2, Kind::SubExpression) : variable());
            } else {
                text += at();
                ++m_at;
            }
        }
        flush();
        if (parts.empty())
            return constant("");
        if (parts.size() == 1 && parts.front()->kind == Kind::Constant)
            return parts.front();
        return make(Kind::Expand, {}, std::move(parts));
    }

    NodePtr postfix(NodePtr node)
    {
        for (;;) {
            if (sees("++") || sees("--")) {
                const std::string sign = sees("++") ? "++" : "--";
                m_at += 2;
                return make(Kind::Step, sign, {std::move(node)});
            }
            const bool isStatic = sees("::");
            if (isStatic
                || (at() == '.'
                    && (isLetter(at(1)) || at(1) == '$' || at(1) == '(' || at(1) == '\''
                        || at(1) == '"'))) {
                m_at += isStatic ? 2 : 1;
                NodePtr name;
                if (isLetter(at())) {
                    const std::size_t begin = m_at;
                    while (isWord(at()))
                        ++m_at;
                    name = constant(std::string(m_text.substr(begin, m_at - begin)));
                } else {
                    name = primary();
                }
                if (at() == '(' && name->kind == Kind::Constant) {
                    node = call(std::move(node), textOf(name->value));
                } else {
                    node = make(Kind::Member, {}, {std::move(node), std::move(name)});
                }
                if (isStatic)
                    node = flagged(node);
                continue;
            }
            if (at() == '[') {
                ++m_at;
                newlines();
                const std::size_t commas = std::exchange(m_noComma, 0);
                NodePtr index = expression();
                m_noComma = commas;
                newlines();
                expect(']');
                node = make(Kind::Index, {}, {std::move(node), std::move(index)});
                continue;
            }
            return node;
        }
    }

    NodePtr call(NodePtr target, std::string name)
    {
        expect('(');
        std::vector<NodePtr> parts{std::move(target)};
        ++m_noComma;
        for (newlines(); at() != ')'; newlines()) {
            parts.push_back(expression());
            newlines();
            if (!take(","))
                break;
        }
        --m_noComma;
        newlines();
        expect(')');
        return make(Kind::Call, std::move(name), std::move(parts));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    std::size_t m_noComma = 0; ///< Inside of a method's arguments, where commas part them.
};

} // namespace

ParsedScript parsePowerShell(std::string_view text)
{
    ParsedScript script;
    try {
        script.statements = Parser(text).all();
    } catch (const SyntaxError& error) {
        script.state =
            error.needsMore ? ParsedScript::State::NeedsMore : ParsedScript::State::Wrong;
        script.error = error.message;
    }
    return script;
}

} // namespace peerscape::shell::pwsh
