#include "core/read/arm/expression.h"

#include "core/base/text.h"
#include "core/read/arm/function.h"

namespace peerscape::read::arm {

namespace {

constexpr int kMaxNesting = 100;

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
           || c == '$';
}

class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_rest(text)
    {
    }

    Result<Expression> parseAll()
    {
        Expression expression;
        if (!parse(expression, 0))
            return fail("Syntax", m_error);
        skipSpace();
        if (!m_rest.empty())
            return fail("Syntax", "the expression goes on after its end: "
                                      + std::string(m_rest.substr(0, 20)));
        return expression;
    }

private:
    bool refuse(std::string reason)
    {
        if (m_error.empty())
            m_error = std::move(reason);
        return false;
    }
    void skipSpace()
    {
        while (!m_rest.empty()
               && (m_rest.front() == ' ' || m_rest.front() == '\t' || m_rest.front() == '\n'
                   || m_rest.front() == '\r'))
            m_rest.remove_prefix(1);
    }
    bool take(char c)
    {
        skipSpace();
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    bool parse(Expression& out, int depth)
    {
        if (depth > kMaxNesting)
            return refuse("the expression is nested too deeply");
        if (!parsePrimary(out, depth))
            return false;
        int steps = 0;
        for (;;) {
            if (++steps > kMaxNesting)
                return refuse("the expression is nested too deeply");
            if (take('.')) {
                Expression member;
                member.kind = Expression::Kind::Member;
                member.safe = take('?');
                skipSpace();
                if (!takeName(member.text))
                    return refuse("a member's name was expected after '.'");
                member.arguments.push_back(std::move(out));
                out = std::move(member);
            } else if (take('[')) {
                Expression index;
                index.kind = Expression::Kind::Index;
                index.safe = take('?');
                Expression inner;
                if (!parse(inner, depth + 1))
                    return false;
                if (!take(']'))
                    return refuse("']' was expected");
                index.arguments.push_back(std::move(out));
                index.arguments.push_back(std::move(inner));
                out = std::move(index);
            } else {
                return true;
            }
        }
    }

    bool takeName(std::string& name)
    {
        std::size_t length = 0;
        while (length < m_rest.size() && isNameCharacter(m_rest[length]))
            ++length;
        name = std::string(m_rest.substr(0, length));
        m_rest.remove_prefix(length);
        return length > 0;
    }

    bool parsePrimary(Expression& out, int depth)
    {
        skipSpace();
        if (m_rest.empty())
            return refuse("the expression ends too early");
        if (m_rest.front() == '\'')
            return parseString(out);
        const char first = m_rest.front();
        if ((first >= '0' && first <= '9') || first == '-' || first == '+') {
            out.kind = Expression::Kind::Number;
            std::size_t length = 1;
            while (length < m_rest.size() && m_rest[length] >= '0' && m_rest[length] <= '9')
                ++length;
            std::string_view number = m_rest.substr(0, length);
            if (number.back() < '0' || number.back() > '9')
                return refuse("a number was expected");
            number.remove_prefix(first == '+' ? 1 : 0);
            out.text = std::string(number);
            m_rest.remove_prefix(length);
            return true;
        }
        out.kind = Expression::Kind::Call;
        if (!takeName(out.text))
            return refuse(std::string("'") + first + "' was not expected");
        // A function of a namespace: contoso.name(…).
        while (!m_rest.empty() && m_rest.front() == '.'
               && m_rest.find('(') != std::string_view::npos) {
            std::string_view rest = m_rest.substr(1);
            std::size_t length = 0;
            while (length < rest.size() && isNameCharacter(rest[length]))
                ++length;
            if (length == 0 || length >= rest.size() || rest[length] != '(')
                break;
            out.text += '.' + std::string(rest.substr(0, length));
            m_rest = rest.substr(length);
        }
        if (!take('('))
            return refuse("'(' was expected after " + out.text);
        out.text = toLower(out.text);
        out.function = findFunction(out.text);
        if (take(')'))
            return true;
        for (;;) {
            Expression argument;
            if (!parse(argument, depth + 1))
                return false;
            out.arguments.push_back(std::move(argument));
            if (take(')'))
                return true;
            if (!take(','))
                return refuse("',' or ')' was expected in " + out.text);
        }
    }

    bool parseString(Expression& out)
    {
        out.kind = Expression::Kind::String;
        m_rest.remove_prefix(1);
        for (;;) {
            const std::size_t quote = m_rest.find('\'');
            if (quote == std::string_view::npos)
                return refuse("a string does not end");
            out.text += m_rest.substr(0, quote);
            m_rest.remove_prefix(quote + 1);
            if (m_rest.empty() || m_rest.front() != '\'')
                return true;
            out.text += '\'';
            m_rest.remove_prefix(1);
        }
    }

    std::string_view m_rest;
    std::string m_error;
};

} // namespace

bool isExpression(std::string_view text)
{
    return text.size() >= 2 && text.front() == '[' && text[1] != '[' && text.back() == ']';
}

std::string_view withoutEscape(std::string_view text)
{
    return text.starts_with("[[") && text.ends_with(']') ? text.substr(1) : text;
}

Result<Expression> parseExpression(std::string_view text)
{
    return Parser(text).parseAll();
}

} // namespace peerscape::read::arm
