#include "core/shell/pwsh/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace peerscape::shell::pwsh {

char Parser::at(std::size_t ahead) const
{
    return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
}

std::size_t Parser::dash(std::size_t place) const
{
    const std::string_view rest = m_text.substr(std::min(place, m_text.size()));
    if (rest.starts_with('-'))
        return 1;
    return rest.starts_with("\u2013") || rest.starts_with("\u2014") || rest.starts_with("\u2015")
               ? 3
               : 0;
}

std::size_t Parser::quote(bool isDouble) const
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

bool Parser::sees(std::string_view word) const
{
    return m_text.substr(std::min(m_at, m_text.size())).starts_with(word);
}

bool Parser::take(std::string_view word)
{
    if (!sees(word))
        return false;
    m_at += word.size();
    return true;
}

void Parser::unexpected() const
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

void Parser::expect(char c)
{
    if (at() != c || atEnd()) {
        if (atEnd())
            throw SyntaxError{true, {}};
        throw SyntaxError{false, fmt::format("Missing '{}' in expression or statement.", c)};
    }
    ++m_at;
}

void Parser::blanks()
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

void Parser::newlines()
{
    blanks();
    while (at() == '\n' || at() == ';') {
        ++m_at;
        blanks();
    }
}

NodePtr Parser::make(NodeKind kind, std::string text, std::vector<NodePtr> children) const
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

NodePtr Parser::flagged(const NodePtr& node)
{
    auto copy = std::make_shared<Node>(*node);
    copy->flag = true;
    return copy;
}

NodePtr Parser::constant(Value value, std::string text) const
{
    auto node = std::make_shared<Node>();
    node->kind = NodeKind::Constant;
    node->value = std::move(value);
    node->text = std::move(text);
    return node;
}

void Parser::wordParts(std::vector<NodePtr>& parts)
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

std::string Parser::bareword()
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

Value Parser::numberOf(std::string_view text)
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

NodePtr Parser::variable()
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
        return make(NodeKind::Variable, withoutScope(std::move(name)));
    }
    if (at() == '?' || at() == '$' || at() == '^') {
        ++m_at;
        return make(NodeKind::Variable, std::string(1, m_text[m_at - 1]));
    }
    const std::size_t begin = m_at;
    while (isWord(at()) || (at() == '?' && m_at > begin)
           || (at() == ':' && isLetter(at(1)) && m_at > begin && at(1) != ':'))
        ++m_at;
    if (m_at == begin)
        throw SyntaxError{false, "A variable name was expected after '$'."};
    return make(NodeKind::Variable, withoutScope(std::string(m_text.substr(begin, m_at - begin))));
}

std::string Parser::withoutScope(std::string name)
{
    const std::string low = toLower(name);
    for (const std::string_view scope : {"script:", "global:", "local:", "private:"}) {
        if (low.starts_with(scope))
            return name.substr(scope.size());
    }
    return name;
}

NodePtr Parser::singleQuoted()
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

NodePtr Parser::doubleQuoted()
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

NodePtr Parser::hereString()
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

template<class Ends>
NodePtr Parser::expandable(Ends&& ends)
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
        } else if (at() == '$' && (isWord(at(1)) || at(1) == '{' || at(1) == '(' || at(1) == '?')) {
            flush();
            parts.push_back(at(1) == '(' ? group(2, NodeKind::SubExpression) : variable());
        } else {
            text += at();
            ++m_at;
        }
    }
    flush();
    if (parts.empty())
        return constant("");
    if (parts.size() == 1 && parts.front()->kind == NodeKind::Constant)
        return parts.front();
    return make(NodeKind::Expand, {}, std::move(parts));
}

} // namespace peerscape::shell::pwsh
