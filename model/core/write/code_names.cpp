#include "core/write/code_names.h"

#include "core/base/text.h"

#include <algorithm>

namespace peerscape::write {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

char changed(char c, bool toUpper)
{
    if (toUpper && c >= 'a' && c <= 'z')
        return static_cast<char>(c - 'a' + 'A');
    return !toUpper && c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool isIdentifier(std::string_view text)
{
    return !text.empty() && (isLetter(text.front()) || text.front() == '_')
           && std::all_of(text.begin(), text.end(),
                          [](char c) { return isLetter(c) || isDigit(c) || c == '_'; });
}

std::string fileWord(std::string_view text)
{
    std::string word(text);
    std::replace_if(
        word.begin(), word.end(),
        [](char c) { return !isLetter(c) && !isDigit(c) && c != '-' && c != '_' && c != '.'; },
        '-');
    return word;
}

void NameMaker::reserve(std::initializer_list<std::string_view> names)
{
    m_taken.insert(names.begin(), names.end());
}

std::string NameMaker::make(std::string_view text)
{
    std::string name;
    bool atStart = true; // of a word
    for (const char c : text) {
        if (!isLetter(c) && !isDigit(c)) {
            atStart = true;
            continue;
        }
        if (name.empty()) {
            if (isDigit(c))
                name = 'n';
            name += changed(c, false);
        } else if (m_style == Style::Snake) {
            if (atStart)
                name += '_';
            name += changed(c, false);
        } else {
            name += atStart ? changed(c, true) : c;
        }
        atStart = false;
    }
    if (name.empty())
        name = "resource";
    std::string unique = name;
    for (int number = 2; !m_taken.insert(unique).second; ++number)
        unique = name + (m_style == Style::Snake ? "_" : "") + std::to_string(number);
    return unique;
}

} // namespace peerscape::write
