#include "core/shell/jmespath/syntax.h"

#include <fmt/format.h>

namespace peerscape::shell::jmespath {

namespace {

constexpr unsigned kMaxDepth = 200;
constexpr unsigned kMaxChained = 2000;
/// What binds less than this ends a projection: it works on the whole list.
constexpr int kProjectionStop = 10;

int bindingPower(TokenType type)
{
    switch (type) {
    case TokenType::Pipe:
        return 1;
    case TokenType::Or:
        return 2;
    case TokenType::And:
        return 3;
    case TokenType::Comparator:
        return 5;
    case TokenType::Flatten:
        return 9;
    case TokenType::Star:
        return 20;
    case TokenType::Filter:
        return 21;
    case TokenType::Dot:
        return 40;
    case TokenType::Not:
        return 45;
    case TokenType::LeftBrace:
        return 50;
    case TokenType::LeftBracket:
        return 55;
    case TokenType::LeftParenthesis:
        return 60;
    default:
        return 0;
    }
}

Node make(NodeType type, std::vector<Node> children = {})
{
    Node node;
    node.type = type;
    node.children = std::move(children);
    return node;
}

Node field(std::string name)
{
    Node node;
    node.type = NodeType::Field;
    node.text = std::move(name);
    return node;
}

/// A top-down operator precedence parser. After the first error everything returns at once.
class Parser
{
public:
    explicit Parser(std::vector<Token> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    Result<Node> run()
    {
        Node root = expression(0);
        if (m_error.empty() && current().type != TokenType::End)
            refuse("unexpected text behind the expression");
        if (!m_error.empty())
            return fail("syntax", std::move(m_error));
        return root;
    }

private:
    [[nodiscard]] const Token& current() const { return m_tokens[m_at]; }
    [[nodiscard]] TokenType peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() ? m_tokens[m_at + ahead].type : TokenType::End;
    }
    Token take()
    {
        Token token = current();
        if (m_at + 1 < m_tokens.size())
            ++m_at;
        return token;
    }
    void refuse(std::string reason)
    {
        if (m_error.empty())
            m_error = std::move(reason);
    }
    void expect(TokenType type, std::string_view what)
    {
        if (current().type == type)
            take();
        else
            refuse(fmt::format("{} was expected", what));
    }

    Node expression(int power)
    {
        if (++m_depth > kMaxDepth)
            refuse("nested too deeply");
        Node left;
        if (m_error.empty())
            left = prefix(take());
        while (m_error.empty() && power < bindingPower(current().type)) {
            // A chain makes the tree deeper, as nesting does.
            if (++m_chained > kMaxChained)
                refuse("too long");
            left = infix(take(), std::move(left));
        }
        --m_depth;
        return left;
    }

    Node prefix(Token token)
    {
        switch (token.type) {
        case TokenType::Literal: {
            Node node = make(NodeType::Literal);
            node.literal = std::move(token.literal);
            return node;
        }
        case TokenType::Name:
            return field(std::move(token.text));
        case TokenType::QuotedName:
            if (current().type == TokenType::LeftParenthesis)
                refuse("a quoted name cannot be a function");
            return field(std::move(token.text));
        case TokenType::Star:
            return make(NodeType::ValueProjection,
                        listOf(make(NodeType::Identity), projectionTail(TokenType::Star)));
        case TokenType::Filter:
            return filter(make(NodeType::Identity));
        case TokenType::LeftBrace:
            return multiSelectHash();
        case TokenType::LeftParenthesis: {
            Node node = expression(0);
            expect(TokenType::RightParenthesis, "')'");
            return node;
        }
        case TokenType::Flatten:
            return flatten(make(NodeType::Identity));
        case TokenType::Not:
            return make(NodeType::Not, listOf(expression(bindingPower(TokenType::Not))));
        case TokenType::LeftBracket:
            return prefixBracket();
        case TokenType::Current:
            return make(NodeType::Current);
        case TokenType::ExpressionReference:
            return make(NodeType::Reference,
                        listOf(expression(bindingPower(TokenType::ExpressionReference))));
        default:
            refuse("an expression was expected");
            return {};
        }
    }

    /// `std::initializer_list` would copy the subtrees.
    template<class... Nodes>
    static std::vector<Node> listOf(Nodes&&... nodes)
    {
        std::vector<Node> list;
        list.reserve(sizeof...(nodes));
        (list.push_back(std::forward<Nodes>(nodes)), ...);
        return list;
    }

    Node prefixBracket()
    {
        if (peek() == TokenType::Number || peek() == TokenType::Colon)
            return indexed(make(NodeType::Identity));
        if (peek() == TokenType::Star && peek(1) == TokenType::RightBracket) {
            take();
            take();
            return make(NodeType::Projection,
                        listOf(make(NodeType::Identity), projectionTail(TokenType::Star)));
        }
        return multiSelectList();
    }

    Node infix(Token token, Node left)
    {
        switch (token.type) {
        case TokenType::Dot:
            if (peek() == TokenType::Star) {
                take();
                return make(NodeType::ValueProjection,
                            listOf(std::move(left), projectionTail(TokenType::Star)));
            }
            return make(NodeType::Subexpression, listOf(std::move(left), dotTail(TokenType::Dot)));
        case TokenType::Pipe:
        case TokenType::Or:
        case TokenType::And: {
            const NodeType type = token.type == TokenType::Pipe ? NodeType::Subexpression
                                  : token.type == TokenType::Or ? NodeType::Or
                                                                : NodeType::And;
            return make(type, listOf(std::move(left), expression(bindingPower(token.type))));
        }
        case TokenType::Comparator: {
            Node node = make(NodeType::Comparison,
                             listOf(std::move(left), expression(bindingPower(token.type))));
            node.text = std::move(token.text);
            return node;
        }
        case TokenType::Flatten:
            return flatten(std::move(left));
        case TokenType::Filter:
            return filter(std::move(left));
        case TokenType::LeftBracket:
            return infixBracket(std::move(left));
        case TokenType::LeftParenthesis:
            return call(left);
        default:
            refuse("an operator was expected");
            return {};
        }
    }

    Node infixBracket(Node left)
    {
        if (peek() == TokenType::Number || peek() == TokenType::Colon)
            return indexed(std::move(left));
        expect(TokenType::Star, "an index, a slice or '*'");
        expect(TokenType::RightBracket, "']'");
        return make(NodeType::Projection, listOf(std::move(left), projectionTail(TokenType::Star)));
    }

    /// An index, or a slice, which projects what follows.
    Node indexed(Node left)
    {
        if (peek() != TokenType::Colon && peek(1) != TokenType::Colon) {
            Node index = make(NodeType::Index);
            index.index = take().number;
            expect(TokenType::RightBracket, "']'");
            return make(NodeType::Subexpression, listOf(std::move(left), std::move(index)));
        }
        Node slice = make(NodeType::Slice);
        std::size_t part = 0;
        while (m_error.empty() && peek() != TokenType::RightBracket) {
            const Token token = take();
            if (token.type == TokenType::Colon) {
                if (++part > 2)
                    refuse("a slice has at most three parts");
            } else if (token.type == TokenType::Number && !slice.slice[part]) {
                slice.slice[part] = token.number;
            } else {
                refuse("a slice is start:stop:step");
            }
        }
        expect(TokenType::RightBracket, "']'");
        Node sliced = make(NodeType::Subexpression, listOf(std::move(left), std::move(slice)));
        return make(NodeType::Projection,
                    listOf(std::move(sliced), projectionTail(TokenType::Star)));
    }

    Node flatten(Node left)
    {
        Node flat = make(NodeType::Flatten, listOf(std::move(left)));
        return make(NodeType::Projection,
                    listOf(std::move(flat), projectionTail(TokenType::Flatten)));
    }

    Node filter(Node left)
    {
        Node condition = expression(0);
        expect(TokenType::RightBracket, "']'");
        Node right = peek() == TokenType::Flatten ? make(NodeType::Identity)
                                                  : projectionTail(TokenType::Filter);
        return make(NodeType::FilterProjection,
                    listOf(std::move(left), std::move(right), std::move(condition)));
    }

    /// What follows a projection and is done to each of its elements.
    Node projectionTail(TokenType owner)
    {
        if (bindingPower(peek()) < kProjectionStop)
            return make(NodeType::Identity);
        if (peek() == TokenType::LeftBracket || peek() == TokenType::Filter)
            return expression(bindingPower(owner));
        if (peek() == TokenType::Dot) {
            take();
            return dotTail(owner);
        }
        refuse("'.', '[' or the end of the projection was expected");
        return {};
    }

    Node dotTail(TokenType owner)
    {
        switch (peek()) {
        case TokenType::Name:
        case TokenType::QuotedName:
        case TokenType::Star:
            return expression(bindingPower(owner));
        case TokenType::LeftBracket:
            take();
            return multiSelectList();
        case TokenType::LeftBrace:
            take();
            return multiSelectHash();
        default:
            refuse("a name, '*', '[' or '{' was expected behind '.'");
            return {};
        }
    }

    Node multiSelectList()
    {
        Node list = make(NodeType::MultiSelectList);
        while (m_error.empty()) {
            list.children.push_back(expression(0));
            if (peek() == TokenType::RightBracket)
                break;
            expect(TokenType::Comma, "','");
        }
        expect(TokenType::RightBracket, "']'");
        return list;
    }

    Node multiSelectHash()
    {
        Node hash = make(NodeType::MultiSelectHash);
        while (m_error.empty()) {
            const Token key = take();
            if (key.type != TokenType::Name && key.type != TokenType::QuotedName)
                refuse("a name was expected");
            expect(TokenType::Colon, "':'");
            hash.keys.push_back(key.text);
            if (m_error.empty())
                hash.children.push_back(expression(0));
            if (peek() == TokenType::RightBrace)
                break;
            expect(TokenType::Comma, "','");
        }
        expect(TokenType::RightBrace, "'}'");
        return hash;
    }

    Node call(const Node& callee)
    {
        if (callee.type != NodeType::Field)
            refuse("only a function can be called");
        Node function = make(NodeType::Function);
        function.text = callee.text;
        while (m_error.empty() && peek() != TokenType::RightParenthesis) {
            function.children.push_back(expression(0));
            if (peek() != TokenType::RightParenthesis)
                expect(TokenType::Comma, "','");
        }
        expect(TokenType::RightParenthesis, "')'");
        return function;
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    unsigned m_depth = 0;
    unsigned m_chained = 0;
    std::string m_error;
};

} // namespace

Result<Expression> Expression::parse(std::string_view text)
{
    auto tokens = tokenise(text);
    if (!tokens)
        return tl::unexpected<Error>(std::move(tokens.error()));
    auto root = Parser(std::move(*tokens)).run();
    if (!root)
        return tl::unexpected<Error>(std::move(root.error()));
    return Expression(std::make_shared<const Node>(std::move(*root)));
}

} // namespace peerscape::shell::jmespath
