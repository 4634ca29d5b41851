#include "core/shell/pwsh/parser.h"

#include <string_view>
#include <utility>

namespace peerscape::shell::pwsh {

bool Parser::startsExpression() const
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

NodePtr Parser::pipeline()
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
                return make(NodeKind::Assign, sign, {std::move(first), statement()});
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
    return make(NodeKind::Pipeline, {}, std::move(elements));
}

void Parser::redirections(std::vector<NodePtr>& into)
{
    blanks();
    while (NodePtr one = redirection()) {
        into.push_back(std::move(one));
        blanks();
    }
}

NodePtr Parser::redirection()
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
        return make(NodeKind::Redirect, stream, {constant("&1")});
    blanks();
    NodePtr node = make(NodeKind::Redirect, stream, {argument()});
    return adds ? flagged(node) : node;
}

bool Parser::endsCommand() const
{
    const char c = at();
    return atEnd() || c == '\n' || c == ';' || c == '|' || c == ')' || c == '}' || sees("&&");
}

NodePtr Parser::command()
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
            if (behind == '=' || behind == '.' || behind == '/' || behind == '-' || behind == '$') {
                m_at -= length;
                parts.push_back(argument());
                continue;
            }
            const std::string name(m_text.substr(m_at, end - m_at));
            m_at = end;
            if (take(":")) {
                blanks();
                parts.push_back(make(NodeKind::Parameter, name, {argument()}));
            } else {
                parts.push_back(make(NodeKind::Parameter, name));
            }
            continue;
        }
        parts.push_back(argument());
    }
    return make(NodeKind::Command, {}, std::move(parts));
}

NodePtr Parser::argument()
{
    const Deeper deeper(m_depth);
    return listOf(&Parser::argumentItem, true);
}

NodePtr Parser::argumentItem()
{
    if (at() == '@' && isLetter(at(1))) {
        ++m_at;
        return make(NodeKind::Splat, bareword());
    }
    const bool isVariable = at() == '$' && at(1) != '(';
    if (isVariable || at() == '(' || at() == '@' || at() == '{' || sees("$(") || quote(true) > 0
        || quote(false) > 0) {
        NodePtr node = postfix(primary());
        // `$x/more` is one word.
        if (isVariable && !endsWord()) {
            std::vector<NodePtr> parts{std::move(node)};
            wordParts(parts);
            return make(NodeKind::Expand, {}, std::move(parts));
        }
        return node;
    }
    std::vector<NodePtr> parts;
    wordParts(parts);
    if (parts.empty())
        unexpected();
    if (parts.size() > 1 || parts.front()->kind != NodeKind::Constant)
        return make(NodeKind::Expand, {}, std::move(parts));
    const std::string text = textOf(parts.front()->value);
    Value number = numberOf(text);
    return number.isNull() ? parts.front() : constant(std::move(number), text);
}

bool Parser::endsWord() const
{
    const char c = at();
    return atEnd() || c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ';' || c == '|'
           || c == '&' || c == '(' || c == ')' || c == '{' || c == '}' || c == ',' || c == '>';
}

} // namespace peerscape::shell::pwsh
