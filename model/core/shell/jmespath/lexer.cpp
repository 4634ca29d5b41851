#include "core/base/json_depth.h"
#include "core/shell/jmespath/syntax.h"

#include <charconv>

namespace peerscape::shell::jmespath {

namespace {

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {
    }

    Result<std::vector<Token>> run()
    {
        while (m_error.empty() && m_at < m_text.size())
            next();
        if (!m_error.empty())
            return fail("syntax", std::move(m_error));
        m_tokens.emplace_back();
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    void add(TokenType type, std::size_t length)
    {
        Token token;
        token.type = type;
        token.text = m_text.substr(m_at, length);
        m_tokens.push_back(std::move(token));
        m_at += length;
    }

    void refuse(std::string reason) { m_error = std::move(reason); }

    void next()
    {
        const char c = peek();
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            ++m_at;
        } else if (startsName(c)) {
            std::size_t length = 1;
            while (startsName(peek(length)) || isDigit(peek(length)))
                ++length;
            add(TokenType::Name, length);
        } else if (isDigit(c) || (c == '-' && isDigit(peek(1)))) {
            readNumber();
        } else if (c == '"') {
            readQuoted();
        } else if (c == '\'') {
            readRawString();
        } else if (c == '`') {
            readLiteral();
        } else {
            readSymbol(c);
        }
    }

    void readSymbol(char c)
    {
        const bool equals = peek(1) == '=';
        switch (c) {
        case '.':
            return add(TokenType::Dot, 1);
        case '*':
            return add(TokenType::Star, 1);
        case ',':
            return add(TokenType::Comma, 1);
        case ':':
            return add(TokenType::Colon, 1);
        case '@':
            return add(TokenType::Current, 1);
        case ']':
            return add(TokenType::RightBracket, 1);
        case '(':
            return add(TokenType::LeftParenthesis, 1);
        case ')':
            return add(TokenType::RightParenthesis, 1);
        case '{':
            return add(TokenType::LeftBrace, 1);
        case '}':
            return add(TokenType::RightBrace, 1);
        case '[':
            if (peek(1) == '?')
                return add(TokenType::Filter, 2);
            return peek(1) == ']' ? add(TokenType::Flatten, 2) : add(TokenType::LeftBracket, 1);
        case '|':
            return peek(1) == '|' ? add(TokenType::Or, 2) : add(TokenType::Pipe, 1);
        case '&':
            return peek(1) == '&' ? add(TokenType::And, 2) : add(TokenType::ExpressionReference, 1);
        case '<':
        case '>':
            return add(TokenType::Comparator, equals ? 2 : 1);
        case '!':
            return equals ? add(TokenType::Comparator, 2) : add(TokenType::Not, 1);
        case '=':
            return equals ? add(TokenType::Comparator, 2) : refuse("'=' is not an operator");
        default:
            return refuse("unknown character");
        }
    }

    void readNumber()
    {
        std::size_t length = 1;
        while (isDigit(peek(length)))
            ++length;
        add(TokenType::Number, length);
        const std::string& digits = m_tokens.back().text;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), m_tokens.back().number);
        if (error != std::errc() || end != digits.data() + digits.size())
            refuse("the number is too large");
    }

    /// The characters up to the next `delimiter` that no backslash stands before; moves behind it.
    /// Nothing when there is none.
    std::optional<std::string_view> upTo(char delimiter)
    {
        const std::size_t start = m_at + 1;
        for (std::size_t i = start; i < m_text.size(); ++i) {
            if (m_text[i] == '\\')
                ++i;
            else if (m_text[i] == delimiter) {
                m_at = i + 1;
                return m_text.substr(start, i - start);
            }
        }
        refuse("the closing delimiter is missing");
        return std::nullopt;
    }

    void readQuoted()
    {
        const auto inner = upTo('"');
        if (!inner)
            return;
        const Json value = Json::parse('"' + std::string(*inner) + '"', nullptr, false);
        if (!value.is_string())
            return refuse("the quoted name is not a valid string");
        Token token;
        token.type = TokenType::QuotedName;
        token.text = value.get<std::string>();
        m_tokens.push_back(std::move(token));
    }

    void addLiteral(Json value)
    {
        Token token;
        token.type = TokenType::Literal;
        token.literal = std::move(value);
        m_tokens.push_back(std::move(token));
    }

    /// `text` with the backslashes before `delimiter` taken away.
    static std::string withoutEscapes(std::string_view text, char delimiter)
    {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == delimiter)
                ++i;
            out += text[i];
        }
        return out;
    }

    void readRawString()
    {
        if (const auto inner = upTo('\''))
            addLiteral(withoutEscapes(*inner, '\''));
    }

    void readLiteral()
    {
        const auto inner = upTo('`');
        if (!inner)
            return;
        const std::string text = withoutEscapes(*inner, '`');
        if (tooDeepAt(text) < text.size())
            return refuse("the literal nests too deeply");
        Json value = Json::parse(text, nullptr, false);
        // az still takes a literal without quotes for a string.
        if (value.is_discarded()) {
            const std::size_t first = text.find_first_not_of(" \t\r\n");
            value = first == std::string::npos
                        ? Json(Json::value_t::discarded)
                        : Json::parse('"' + text.substr(first) + '"', nullptr, false);
        }
        if (value.is_discarded())
            return refuse("the literal is not JSON");
        addLiteral(std::move(value));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
    std::string m_error;
};

} // namespace

Result<std::vector<Token>> tokenise(std::string_view text)
{
    return Lexer(text).run();
}

} // namespace peerscape::shell::jmespath
