#include "core/shell/pwsh/parser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace peerscape::shell::pwsh {

namespace {

/// What binds how tightly; the first level binds least.
constexpr std::array<std::string_view, 26> kComparisons{
    "eq",    "ne",       "gt",       "ge",       "lt",      "le",          "like",
    "match", "notlike",  "notmatch", "contains", "in",      "notcontains", "notin",
    "is",    "isnot",    "as",       "replace",  "split",   "join",        "ceq",
    "cne",   "creplace", "clike",    "cmatch",   "ireplace"};

} // namespace
std::string Parser::operatorAhead() const
{
    const std::size_t length = dash(m_at);
    if (length == 0)
        return {};
    std::size_t end = m_at + length;
    while (end < m_text.size() && isLetter(m_text[end]))
        ++end;
    return toLower(m_text.substr(m_at + length, end - m_at - length));
}

void Parser::skipOperator(const std::string& name)
{
    m_at += dash(m_at) + name.size();
    newlines();
    if (atEnd())
        throw SyntaxError{true, {}};
}

NodePtr Parser::logical()
{
    const Deeper deeper(m_depth);
    NodePtr left = comparison();
    for (;;) {
        blanks();
        const std::string name = operatorAhead();
        if (name != "and" && name != "or" && name != "xor")
            return left;
        skipOperator(name);
        left = make(NodeKind::Binary, name, {std::move(left), comparison()});
    }
}

NodePtr Parser::comparison()
{
    NodePtr left = sum();
    for (;;) {
        blanks();
        const std::string name = operatorAhead();
        if (std::find(kComparisons.begin(), kComparisons.end(), name) == kComparisons.end())
            return left;
        skipOperator(name);
        left = make(NodeKind::Binary, name, {std::move(left), sum()});
    }
}

NodePtr Parser::sum()
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
        left = make(NodeKind::Binary, std::string(1, sign), {std::move(left), product()});
    }
}

NodePtr Parser::product()
{
    NodePtr left = formatted();
    for (;;) {
        blanks();
        const char sign = at();
        if ((sign != '*' && sign != '/' && sign != '%') || at(1) == '=')
            return left;
        ++m_at;
        newlines();
        left = make(NodeKind::Binary, std::string(1, sign), {std::move(left), formatted()});
    }
}

NodePtr Parser::formatted()
{
    NodePtr left = range();
    for (;;) {
        blanks();
        if (operatorAhead() != "f")
            return left;
        skipOperator("f");
        left = make(NodeKind::Binary, "f", {std::move(left), range()});
    }
}

NodePtr Parser::range()
{
    NodePtr left = comma();
    blanks();
    if (!sees(".."))
        return left;
    m_at += 2;
    blanks();
    return make(NodeKind::Binary, "..", {std::move(left), comma()});
}

NodePtr Parser::comma()
{
    if (at() == ',') {
        ++m_at;
        blanks();
        return make(NodeKind::Comma, {}, {unary()});
    }
    return listOf(&Parser::unary, m_noComma == 0);
}

NodePtr Parser::listOf(NodePtr (Parser::*item)(), bool parts)
{
    std::vector<NodePtr> items{(this->*item)()};
    for (;;) {
        const std::size_t before = m_at;
        blanks();
        if (at() != ',' || !parts) {
            m_at = before;
            break;
        }
        ++m_at;
        newlines();
        if (atEnd())
            throw SyntaxError{true, {}};
        items.push_back((this->*item)());
    }
    return items.size() == 1 ? items.front() : make(NodeKind::Comma, {}, std::move(items));
}

NodePtr Parser::unary()
{
    const Deeper deeper(m_depth);
    blanks();
    if (sees("++") || sees("--")) {
        const std::string sign = sees("++") ? "++" : "--";
        m_at += 2;
        return make(NodeKind::Step, sign, {unary()});
    }
    if (at() == '!') {
        ++m_at;
        return make(NodeKind::Unary, "not", {unary()});
    }
    if (at() == '+') {
        ++m_at;
        return unary();
    }
    if (const std::string name = operatorAhead(); dash(m_at) > 0) {
        if (name.empty()) {
            m_at += dash(m_at);
            return make(NodeKind::Unary, "-", {unary()});
        }
        if (name != "not" && name != "join" && name != "split")
            unexpected();
        skipOperator(name);
        return make(NodeKind::Unary, name, {unary()});
    }
    if (at() == '[') {
        const std::string type = typeLiteral();
        if (sees("::"))
            return postfix(make(NodeKind::Type, type));
        const std::size_t before = m_at;
        blanks();
        if (!atEnd() && (startsExpression() && at() != ',' && dash(m_at) == 0))
            return make(NodeKind::Cast, type, {unary()});
        m_at = before;
        return make(NodeKind::Type, type);
    }
    return postfix(primary());
}

std::string Parser::typeLiteral()
{
    const std::string inner = attributeOrType();
    if (inner.empty())
        throw SyntaxError{false, "Missing type name after '['."};
    return toLower(inner);
}

NodePtr Parser::primary()
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
        return group(2, NodeKind::SubExpression);
    if (c == '$')
        return variable();
    if (c == '(')
        return group(1, NodeKind::Paren);
    if (c == '{') {
        ++m_at;
        return scriptBehindBrace({});
    }
    if (c == '@' && at(1) == '(')
        return group(2, NodeKind::Array);
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

NodePtr Parser::group(std::size_t open, NodeKind kind)
{
    m_at += open;
    const std::size_t commas = std::exchange(m_noComma, 0);
    std::vector<NodePtr> inner = statementsUntil(')');
    m_noComma = commas;
    expect(')');
    if (kind == NodeKind::Paren && inner.empty())
        throw SyntaxError{false, "An expression was expected after '('."};
    return make(kind, {}, {make(NodeKind::Block, {}, std::move(inner))});
}

NodePtr Parser::hash()
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
    return make(NodeKind::Hash, {}, std::move(parts));
}

NodePtr Parser::postfix(NodePtr node)
{
    for (;;) {
        if (sees("++") || sees("--")) {
            const std::string sign = sees("++") ? "++" : "--";
            m_at += 2;
            return make(NodeKind::Step, sign, {std::move(node)});
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
            if (at() == '(' && name->kind == NodeKind::Constant) {
                node = call(std::move(node), textOf(name->value));
            } else {
                node = make(NodeKind::Member, {}, {std::move(node), std::move(name)});
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
            node = make(NodeKind::Index, {}, {std::move(node), std::move(index)});
            continue;
        }
        return node;
    }
}

NodePtr Parser::call(NodePtr target, std::string name)
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
    return make(NodeKind::Call, std::move(name), std::move(parts));
}

} // namespace peerscape::shell::pwsh
