#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace peerscape::read::arm {

/// A UTF-8 text by characters (code points), as length, substring, take and skip count them. ASCII
/// costs nothing.
class Characters
{
public:
    explicit Characters(std::string_view text)
        : m_text(text)
    {
        bool isAscii = true;
        for (const char c : text)
            isAscii = isAscii && (static_cast<unsigned char>(c) < 0x80);
        if (isAscii)
            return;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if ((static_cast<unsigned char>(text[i]) & 0xc0U) != 0x80)
                m_starts.push_back(i);
        }
        m_starts.push_back(text.size());
    }

    [[nodiscard]] std::size_t size() const
    {
        return m_starts.empty() ? m_text.size() : m_starts.size() - 1;
    }
    /// `count` characters from character `start`; both must lie inside.
    [[nodiscard]] std::string part(std::size_t start, std::size_t count) const
    {
        if (m_starts.empty())
            return std::string(m_text.substr(start, count));
        return std::string(
            m_text.substr(m_starts[start], m_starts[start + count] - m_starts[start]));
    }

private:
    std::string_view m_text;
    std::vector<std::size_t> m_starts; ///< Empty for ASCII; else one more than characters.
};

} // namespace peerscape::read::arm
