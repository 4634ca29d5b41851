#include "tests/support/mutate.h"

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace peerscape::test {

namespace {

using Span = std::pair<std::size_t, std::size_t>; ///< Offset and length.

constexpr std::array kStrangers{
    "null",
    "true",
    "-1",
    "1e308",
    "4294967296",
    "\"\"",
    "[]",
    "{}",
    "\"10.0.0.0/33\"",
    "\"[\"",
    "\"[concat('a')]\"",
    "\"vnet-1\"",
    "\"subnet-4294967295\"",
    "\"\\u0000\"",
    "\"::/0\"",
    "[[]]",
    "{\"id\":\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v\"}"};

/// Where the strings, numbers and words of a text stand.
std::vector<Span> scalars(const std::string& text)
{
    std::vector<Span> spans;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        if (text[i] == '"') {
            for (++i; i < text.size() && text[i] != '"'; ++i)
                i += text[i] == '\\' ? 1U : 0U;
            ++i;
            if (i <= text.size())
                spans.emplace_back(start, i - start);
        } else if (text.find_first_of("-0123456789tfn", i) == i) {
            i = std::min(text.find_first_of(" \n,:]}", i), text.size());
            spans.emplace_back(start, i - start);
        } else {
            ++i;
        }
    }
    return spans;
}

class Mutator
{
public:
    Mutator(std::string text, std::mt19937& random)
        : m_text(std::move(text))
        , m_random(random)
    {
    }

    std::string mutate()
    {
        switch (below(8)) {
        case 0:
            flip();
            break;
        case 1:
            m_text.resize(below(m_text.size()));
            break;
        case 2:
            doublePart();
            break;
        case 3:
            m_text.erase(below(m_text.size()), below(40));
            break;
        case 4:
            swapValues();
            break;
        case 5:
            bury();
            break;
        default:
            replaceValue();
            break;
        }
        return std::move(m_text);
    }

private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random() % limit; }

    void flip()
    {
        for (std::size_t i = 1 + below(6); i > 0; --i) {
            char& c = m_text[below(m_text.size())];
            c = static_cast<char>(c ^ (1 << below(8)));
        }
    }

    void doublePart()
    {
        const std::size_t from = below(m_text.size());
        m_text.insert(below(m_text.size()), m_text.substr(from, below(200)));
    }

    void swapValues()
    {
        const std::vector<Span> spans = scalars(m_text);
        if (spans.size() < 2)
            return;
        Span a = spans[below(spans.size())];
        Span b = spans[below(spans.size())];
        if (b < a)
            std::swap(a, b);
        const std::string first = m_text.substr(a.first, a.second);
        const std::string second = m_text.substr(b.first, b.second);
        m_text.replace(b.first, b.second, first);
        m_text.replace(a.first, a.second, second);
    }

    void replaceValue()
    {
        const std::vector<Span> spans = scalars(m_text);
        if (spans.empty())
            return;
        const Span span = spans[below(spans.size())];
        m_text.replace(span.first, span.second, kStrangers[below(kStrangers.size())]);
    }

    void bury()
    {
        const std::vector<Span> spans = scalars(m_text);
        if (spans.empty())
            return;
        const Span span = spans[below(spans.size())];
        const std::size_t depth = 1 + below(below(2) == 0 ? 20 : 3000);
        const bool object = below(2) == 0;
        std::string open;
        for (std::size_t i = 0; i < depth; ++i)
            open += object ? "{\"a\":" : "[";
        m_text.insert(span.first + span.second, std::string(depth, object ? '}' : ']'));
        m_text.insert(span.first, open);
    }

    std::string m_text;
    std::mt19937& m_random;
};

} // namespace

std::string mutated(std::string text, std::mt19937& random)
{
    return Mutator(std::move(text), random).mutate();
}

} // namespace peerscape::test
