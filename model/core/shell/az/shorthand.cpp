#include "core/shell/az/shorthand.h"

#include "core/base/json_depth.h"

#include <string>

namespace peerscape::shell {

namespace {

using Json = nlohmann::ordered_json;

class ShorthandReader
{
public:
    explicit ShorthandReader(std::string_view text)
        : m_text(text)
    {
    }

    std::optional<Json> run()
    {
        Json whole = value(0);
        if (m_failed || m_at != m_text.size())
            return std::nullopt;
        return whole;
    }

private:
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }
    void skipBlanks()
    {
        while (peek() == ' ')
            ++m_at;
    }

    Json value(int depth)
    {
        if (depth > kDeepestShorthand) {
            m_failed = true;
            return {};
        }
        skipBlanks();
        if (take('{'))
            return object(depth);
        if (take('['))
            return list(depth);
        const bool isQuoted = peek() == '\'' || peek() == '"';
        std::string text = word();
        return !isQuoted && text == "null" ? Json() : Json(std::move(text));
    }

    Json object(int depth)
    {
        Json made = Json::object();
        skipBlanks();
        while (!m_failed && !take('}')) {
            skipBlanks();
            const std::string name = word();
            skipBlanks();
            m_failed = m_failed || !take(':') || made.contains(name);
            if (!m_failed)
                made[name] = value(depth + 1);
            endOfItem('}');
        }
        return made;
    }

    Json list(int depth)
    {
        Json made = Json::array();
        skipBlanks();
        while (!m_failed && !take(']')) {
            made.push_back(value(depth + 1));
            endOfItem(']');
        }
        return made;
    }

    /// A comma, or the closing bracket, which stays.
    void endOfItem(char close)
    {
        skipBlanks();
        m_failed = m_failed || (!take(',') && peek() != close);
        skipBlanks();
    }

    /// A text in quotes, in which `'/` is a quote, or up to the next sign.
    std::string word()
    {
        std::string text;
        const char quote = peek();
        if (quote != '\'' && quote != '"') {
            while (m_at < m_text.size()
                   && std::string_view(",:{}[]'\"").find(m_text[m_at]) == std::string_view::npos)
                text += m_text[m_at++];
            text.erase(text.find_last_not_of(' ') + 1);
            m_failed = m_failed || text.empty();
            return text;
        }
        ++m_at;
        while (m_at < m_text.size()) {
            if (m_text[m_at] != quote) {
                text += m_text[m_at++];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '/') {
                text += quote;
                m_at += 2;
            } else {
                ++m_at;
                return text;
            }
        }
        m_failed = true;
        return text;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_failed = false;
};

} // namespace

std::optional<Json> readShorthand(std::string_view text)
{
    const bool isJson = text.starts_with('{') || text.starts_with('[');
    if (isJson && tooDeepAt(text) == text.size()) {
        Json parsed = Json::parse(text, nullptr, false);
        if (!parsed.is_discarded())
            return parsed;
    }
    return ShorthandReader(text).run();
}

} // namespace peerscape::shell
