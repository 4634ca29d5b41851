#pragma once

#include "core/read/json_builder.h"

namespace peerscape::read::json {

/// Builds values of plain JSON in one go: without escapes, numbers only whole. It knows nothing of
/// bytes, which simdjson has looked at when it found where the text begins and ends, and gives up
/// where anything is out of the ordinary: then the Builder takes its time, and says what is wrong.
class PlainBuilder
{
public:
    explicit PlainBuilder(Storage& storage);

    /// Builds the object that `text` is, behind which kPadding bytes can be read. False when it is
    /// not plain, or not valid.
    [[nodiscard]] bool build(std::string_view text, const Place& place, Value& root);
    /// How many values the last text has.
    [[nodiscard]] std::size_t count() const { return m_count; }

private:
    bool value(Value& target, unsigned depth);
    bool object(Value& target, unsigned depth);
    bool array(Value& target, unsigned depth);
    bool string(std::string_view& text);
    bool number(Value& target);
    bool word(std::string_view expected);
    /// Whether this comes next but for white space, which is passed together with it.
    bool comes(char character);
    void skipSpace();

    Storage& m_storage;
    Place m_place;
    const char* m_first = nullptr;
    const char* m_next = nullptr;
    const char* m_end = nullptr;
    std::size_t m_count = 0;
    // Of all objects and arrays that are open. They never grow, so that values stay where they are.
    std::vector<Value> m_items;
    std::vector<Member> m_members;
};

} // namespace peerscape::read::json
