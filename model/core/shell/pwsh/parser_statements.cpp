#include "core/shell/pwsh/parser.h"

#include <algorithm>
#include <utility>

namespace peerscape::shell::pwsh {

std::vector<NodePtr> Parser::all()
{
    std::vector<NodePtr> statements = statementsUntil('\0');
    if (m_at < m_text.size())
        unexpected();
    return statements;
}

std::vector<NodePtr> Parser::statementsUntil(char close)
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

NodePtr Parser::block()
{
    newlines();
    expect('{');
    NodePtr body = make(NodeKind::Block, {}, statementsUntil('}'));
    expect('}');
    return body;
}

std::string Parser::keyword() const
{
    std::size_t end = m_at;
    while (end < m_text.size() && (isLetter(m_text[end]) || (end > m_at && dash(end) == 1)))
        ++end;
    return toLower(m_text.substr(m_at, end - m_at));
}

NodePtr Parser::parenthesised()
{
    newlines();
    expect('(');
    newlines();
    NodePtr inner = statement();
    newlines();
    expect(')');
    return inner;
}

NodePtr Parser::statement()
{
    const Deeper deeper(m_depth);
    const std::string word = keyword();
    const auto skip = [&] { m_at += word.size(); };
    if (word == "if")
        return skip(), ifStatement();
    if (word == "while") {
        skip();
        NodePtr condition = parenthesised();
        return make(NodeKind::While, {}, {std::move(condition), block()});
    }
    if (word == "do") {
        skip();
        NodePtr body = block();
        newlines();
        const std::string until = keyword();
        if (until != "while" && until != "until")
            unexpected();
        m_at += until.size();
        NodePtr loop = make(NodeKind::Do, {}, {std::move(body), parenthesised()});
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
        return make(NodeKind::Parameters, {}, parameters());
    }
    if (word == "return" || word == "throw") {
        skip();
        blanks();
        const bool isAlone = atEnd() || at() == '\n' || at() == ';' || at() == '}' || at() == ')';
        return make(word == "throw" ? NodeKind::Throw : NodeKind::Return, {},
                    isAlone ? std::vector<NodePtr>{} : std::vector<NodePtr>{statement()});
    }
    if (word == "break" || word == "continue")
        return skip(), make(word == "break" ? NodeKind::Break : NodeKind::Continue);
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
        left = make(NodeKind::Binary, both ? "&&" : "||", {std::move(left), pipeline()});
    }
}

char Parser::nextBehind(std::size_t ahead) const
{
    std::size_t place = m_at + ahead;
    while (place < m_text.size() && (m_text[place] == ' ' || m_text[place] == '\t'))
        ++place;
    return place < m_text.size() ? m_text[place] : '\0';
}

NodePtr Parser::ifStatement()
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
            return make(NodeKind::If, {}, std::move(parts));
        } else {
            m_at = before;
            return make(NodeKind::If, {}, std::move(parts));
        }
    }
}

NodePtr Parser::forStatement()
{
    blanks();
    expect('(');
    std::vector<NodePtr> parts;
    for (const char end : {';', ';', ')'}) {
        blanks();
        parts.push_back(at() == end ? make(NodeKind::Block) : statement());
        blanks();
        expect(end);
    }
    parts.push_back(block());
    return make(NodeKind::For, {}, std::move(parts));
}

NodePtr Parser::forEachStatement()
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
    return make(NodeKind::ForEach, item->text, {std::move(list), block()});
}

NodePtr Parser::functionStatement()
{
    blanks();
    const std::string name = bareword();
    std::vector<NodePtr> list;
    blanks();
    if (at() == '(')
        list = parameters();
    newlines();
    expect('{');
    return make(NodeKind::Function, name, {scriptBehindBrace(std::move(list))});
}

NodePtr Parser::tryStatement()
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
    return make(NodeKind::Try, {}, {std::move(body), std::move(rescue), std::move(last)});
}

std::vector<NodePtr> Parser::parameters()
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
        auto node = std::make_shared<Node>(*make(NodeKind::ParameterName, name->text));
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

std::string Parser::attributeOrType()
{
    const std::size_t begin = m_at;
    std::size_t open = 0;
    for (; !atEnd(); ++m_at) {
        if (at() == '[' || at() == '(') {
            ++open;
        } else if ((at() == ']' || at() == ')') && --open == 0) {
            ++m_at;
            const std::string_view inner = m_text.substr(begin + 1, m_at - begin - 2);
            return inner.find('(') == std::string_view::npos ? std::string(inner) : std::string();
        }
    }
    throw SyntaxError{true, {}};
}

NodePtr Parser::scriptBehindBrace(std::vector<NodePtr> list)
{
    newlines();
    if (list.empty() && keyword() == "param" && nextBehind(5) == '(') {
        m_at += 5;
        list = parameters();
    }
    std::vector<NodePtr> parts{make(NodeKind::Block, {}, statementsUntil('}'))};
    expect('}');
    parts.insert(parts.end(), list.begin(), list.end());
    return make(NodeKind::Script, {}, std::move(parts));
}

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
