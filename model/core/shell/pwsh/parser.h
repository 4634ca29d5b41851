#pragma once

#include "core/shell/pwsh/syntax.h"

#include <array>

/// Reading PowerShell by recursive descent. Internal to `parsePowerShell`.
namespace peerscape::shell::pwsh {

struct SyntaxError
{
    bool needsMore = false; ///< The text may go on.
    std::string message;
};

constexpr std::size_t kDeepest = 80;

[[nodiscard]] constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isWord(char c)
{
    return isLetter(c) || isDigit(c);
}

/// One text. Every function begins at `m_at` and leaves it behind what it read; what cannot be read
/// is thrown as a SyntaxError. Its parts stand in `parser_text.cpp` (words, strings, numbers),
/// `parser_statements.cpp`, `parser_commands.cpp` (pipelines) and `parser_expressions.cpp`.
class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    {
    }

    std::vector<NodePtr> all();

private:
    // Characters.
    [[nodiscard]] char at(std::size_t ahead = 0) const;
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    /// The length of the dash at this place; 0 when there is none.
    [[nodiscard]] std::size_t dash(std::size_t place) const;
    [[nodiscard]] std::size_t quote(bool isDouble) const;
    [[nodiscard]] bool sees(std::string_view word) const;
    bool take(std::string_view word);
    [[noreturn]] void unexpected() const;
    void expect(char c);
    void blanks();
    void newlines();

    // Nodes.
    NodePtr make(NodeKind kind, std::string text = {}, std::vector<NodePtr> children = {}) const;
    static NodePtr flagged(const NodePtr& node);
    NodePtr constant(Value value, std::string text = {}) const;
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
    std::vector<NodePtr> statementsUntil(char close);
    NodePtr block();
    /// The word that begins here, in small letters; empty when none does.
    [[nodiscard]] std::string keyword() const;
    NodePtr parenthesised();
    NodePtr statement();
    [[nodiscard]] char nextBehind(std::size_t ahead) const;
    NodePtr ifStatement();
    NodePtr forStatement();
    NodePtr forEachStatement();
    NodePtr functionStatement();
    NodePtr tryStatement();
    /// `( [type] $name = default, … )`.
    std::vector<NodePtr> parameters();
    /// `[string]`, or an attribute with arguments, which is skipped.
    std::string attributeOrType();
    NodePtr scriptBehindBrace(std::vector<NodePtr> list);

    // Pipelines.
    [[nodiscard]] bool startsExpression() const;
    NodePtr pipeline();
    void redirections(std::vector<NodePtr>& into);
    NodePtr redirection();
    [[nodiscard]] bool endsCommand() const;
    NodePtr command();
    NodePtr argument();
    NodePtr argumentItem();
    [[nodiscard]] bool endsWord() const;
    /// The rest of a word in command mode: characters, quoted parts and variables.
    void wordParts(std::vector<NodePtr>& parts);
    std::string bareword();
    static Value numberOf(std::string_view text);

    // Expressions.
    NodePtr expression() { return logical(); }
    /// The operator behind a dash at this place, in small letters; empty when there is none.
    [[nodiscard]] std::string operatorAhead() const;
    void skipOperator(const std::string& name);
    NodePtr logical();
    NodePtr comparison();
    NodePtr sum();
    NodePtr product();
    NodePtr formatted();
    NodePtr range();
    NodePtr comma();
    /// Items with commas between them as a list, one alone as itself; `parts`: whether commas do.
    NodePtr listOf(NodePtr (Parser::*item)(), bool parts);
    NodePtr unary();
    std::string typeLiteral();
    NodePtr primary();
    NodePtr group(std::size_t open, NodeKind kind);
    NodePtr hash();
    NodePtr variable();
    static std::string withoutScope(std::string name);
    NodePtr singleQuoted();
    NodePtr doubleQuoted();
    NodePtr hereString();
    /// The parts of a string until `ends` has taken its end; it may add to the text instead.
    template<class Ends>
    NodePtr expandable(Ends&& ends);
    NodePtr postfix(NodePtr node);
    NodePtr call(NodePtr target, std::string name);

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    std::size_t m_noComma = 0; ///< Inside of a method's arguments, where commas part them.
};

} // namespace peerscape::shell::pwsh
