#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/text.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

/// JSON as the readers see it: a tree of values that know where in the file they stand. Parsed by
/// simdjson.
namespace peerscape::read::json {

struct Member;

/// A member's name, a view like any other, which knows itself what tells most names apart: the same
/// in any letter case.
class Key
{
public:
    constexpr Key() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): a name is asked for as a text.
    constexpr Key(std::string_view text)
        : m_data(text.data())
        , m_size(static_cast<std::uint32_t>(text.size()))
        , m_mark(markOf(text))
    {
    }
    /// A literal's, which is worked out while compiling.
    template<std::size_t N>
    // NOLINTNEXTLINE(google-explicit-constructor)
    consteval Key(const char (&text)[N])
        : Key(std::string_view(text, N - 1))
    {
    }

    [[nodiscard]] constexpr std::string_view view() const { return {m_data, m_size}; }
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr operator std::string_view() const { return view(); }
    [[nodiscard]] constexpr const char* data() const { return m_data; }
    [[nodiscard]] constexpr bool empty() const { return m_size == 0; }
    /// A number that is the same for names that differ in letter case only, and seldom for others.
    [[nodiscard]] constexpr std::uint32_t mark() const { return m_mark; }

    friend bool operator==(const Key& a, std::string_view b) { return a.view() == b; }

    /// Whether both are the same name, letter case aside.
    [[nodiscard]] bool isNamed(const Key& name) const
    {
        return m_mark == name.m_mark && (isSpelt(name) || equalsIgnoringCase(view(), name.view()));
    }

private:
    /// Whether both are the same bytes, as they mostly are when their marks are.
    [[nodiscard]] bool isSpelt(const Key& name) const
    {
        if (m_size != name.m_size || m_size < sizeof(std::uint64_t))
            return false;
        const auto differ = [&](std::size_t i) {
            std::uint64_t a = 0;
            std::uint64_t b = 0;
            std::memcpy(&a, m_data + i, sizeof a);
            std::memcpy(&b, name.m_data + i, sizeof b);
            return a != b;
        };
        const std::size_t last = m_size - sizeof(std::uint64_t);
        for (std::size_t i = 0; i < last; i += sizeof(std::uint64_t)) {
            if (differ(i))
                return false;
        }
        return !differ(last);
    }

    /// Its length and three of its letters.
    static constexpr std::uint32_t markOf(std::string_view text)
    {
        constexpr std::uint32_t kSmall = 0x20202000; // the bit of a small letter in each of them
        const std::size_t size = text.size();
        if (size == 0)
            return 0;
        const auto letter = [&](std::size_t i) {
            return std::uint32_t{static_cast<unsigned char>(text[i])};
        };
        return (static_cast<std::uint32_t>(size) & 0xffU)
               | (letter(0) << 8U | letter(size / 2) << 16U | letter(size - 1) << 24U | kSmall);
    }

    const char* m_data = nullptr;
    std::uint32_t m_size = 0;
    std::uint32_t m_mark = 0;
};

enum class Type : std::uint8_t {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
    Unknown, ///< Never in a file: what a template expression gives that only Azure could answer.
};

/// One value. Views into its tree, so that copies are cheap; valid as long as the tree lives.
struct Value
{
    std::string_view text; ///< A string's characters, unescaped, or a number's digits.
    std::span<const Value> items;
    std::span<const Member> members;
    std::uint32_t file = 0;   ///< Which of the reader's files.
    std::uint32_t offset = 0; ///< Byte offset of its first character.
    std::uint32_t size = 0;   ///< Bytes of an object of a file.
    Type type = Type::Null;
    bool boolean = false;
    /// Of an object of which only the id was read: how deep it lies in the file. `text` is its JSON
    /// then; an Unfolder reads the rest.
    std::uint8_t foldedAt = 0;

    [[nodiscard]] bool isObject() const { return type == Type::Object; }
    [[nodiscard]] bool isArray() const { return type == Type::Array; }
    [[nodiscard]] bool isString() const { return type == Type::String; }
    [[nodiscard]] bool isNull() const { return type == Type::Null; }
    /// The member with this name, letters compared without case (import.md 3); the last one wins.
    /// Marks it as used. Null when absent or when this is no object. O(members).
    [[nodiscard]] const Value* find(const Key& name) const;
    /// The same without marking it.
    [[nodiscard]] const Value* peek(const Key& name) const;
    /// Two of them in one go, null what is absent; marks neither.
    [[nodiscard]] std::array<const Member*, 2> lastNamed(const Key& first, const Key& second) const;

private:
    [[nodiscard]] const Member* lastNamed(const Key& name) const;
};

struct Member
{
    Key key;
    [[no_unique_address]] Value value;
    /// Somebody asked for it; what nobody asked for is kept as `extra`. Stands in the byte that the
    /// value leaves free: a large file has millions of members.
    mutable bool used = false;
};
static_assert(sizeof(Member) == 80);

inline const Member* Value::lastNamed(const Key& name) const
{
    for (const Member* member = members.data() + members.size(); member != members.data();) {
        if ((--member)->key.isNamed(name))
            return member;
    }
    return nullptr;
}

inline const Value* Value::find(const Key& name) const
{
    const Member* member = lastNamed(name);
    if (member == nullptr)
        return nullptr;
    member->used = true;
    return &member->value;
}

inline const Value* Value::peek(const Key& name) const
{
    const Member* member = lastNamed(name);
    return member != nullptr ? &member->value : nullptr;
}

inline std::array<const Member*, 2> Value::lastNamed(const Key& first, const Key& second) const
{
    std::array<const Member*, 2> found{};
    for (const Member* member = members.data() + members.size(); member != members.data();) {
        --member;
        if (found[0] == nullptr && member->key.isNamed(first))
            found[0] = member;
        else if (found[1] == nullptr && member->key.isNamed(second))
            found[1] = member;
    }
    return found;
}

/// Has the processor fetch a value's items and members, which are read soon.
inline void prefetch(const Value& value)
{
    constexpr std::size_t kLine = 64;
    for (const auto bytes : {std::as_bytes(value.items), std::as_bytes(value.members)}) {
        for (std::size_t at = 0; at < bytes.size(); at += kLine)
            __builtin_prefetch(bytes.data() + at, 1);
    }
}

/// Which keys of an object were seen. O(1) each, and without allocations for the usual object.
class SeenKeys
{
public:
    /// False when the same key came before.
    bool add(std::string_view key);

private:
    static constexpr std::size_t kFew = 16;
    std::array<std::string_view, kFew> m_few;
    std::size_t m_count = 0;
    std::unordered_set<std::string_view> m_many;
};

/// A value as compact JSON text; of members with the same key only the first, so that every reader
/// understands it alike. Unknown is written as the string "<?>".
[[nodiscard]] std::string serialise(const Value& value);
void serialise(const Value& value, std::string& out);
/// `text` in quotes with what JSON wants escaped.
[[nodiscard]] std::string quoted(std::string_view text);
void quoted(std::string_view text, std::string& out);

/// Blanks comments and replaces raw control characters inside strings, every other byte kept where
/// it is. O(length).
[[nodiscard]] std::string withoutComments(std::string_view bytes);

/// Where an offset lies, counted from 1. O(offset).
struct LineColumn
{
    std::size_t line = 1;
    std::size_t column = 1;
};
[[nodiscard]] LineColumn lineColumn(std::string_view bytes, std::size_t offset);

/// What is wrong at a place of a file: "name:line:column: reason".
[[nodiscard]] Error errorAt(const std::string& name, LineColumn place, std::string code,
                            Message reason);

/// Limits of every reader.
inline constexpr std::size_t kMaxBytes = std::size_t{2} << 30U;
inline constexpr unsigned kMaxDepth = 256;
/// Of a `.peerscape` file, where what another file held lies some levels deeper.
inline constexpr unsigned kMaxOwnDepth = kMaxDepth + 8;
inline constexpr std::size_t kMaxValues = 200'000'000;

/// Whether the objects of a file's list are built at once or each when somebody asks.
enum class Folding : std::uint8_t {
    None,
    List, ///< Those of the root or of its member `data` or `value` stay folded (Value::foldedAt).
};

/// With so many readable bytes behind it, of any value, a text need not be copied to be parsed.
inline constexpr std::size_t kPadding = 64;

/// How a text is parsed.
struct ParseOptions
{
    /// Takes comments and raw line breaks in strings, as templates hold them (import.md 3).
    bool lenient = true;
    bool padded = false; ///< `kPadding` bytes follow the text, which outlives the tree.
    Folding folding = Folding::None;
    Progress progress = {};
};

struct Storage;

/// A parsed file and the storage for values made from it.
class Tree
{
public:
    /// Parses JSON. Error codes `Syntax`, `Limit` and, when the progress gave it up, `Cancelled`;
    /// the message is `NAME:line:column: reason`. Whether folded objects are valid turns out when
    /// they are unfolded.
    [[nodiscard]] static Result<std::unique_ptr<Tree>> parse(std::string name,
                                                             std::string_view bytes,
                                                             std::uint32_t file,
                                                             const ParseOptions& options = {});
    ~Tree();
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;

    [[nodiscard]] const Value& root() const { return m_root; }
    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }
    [[nodiscard]] bool hasFolded() const { return m_hasFolded; }
    /// As `lineColumn`, for many places of one file: O(1) after O(largest offset) in all.
    [[nodiscard]] LineColumn at(std::size_t offset) const;

private:
    /// What lies before a block of the file: how many line breaks, and where its line begins.
    struct Mark
    {
        std::size_t breaks = 0;
        std::size_t lineStart = 0;
    };
    Tree();
    struct Content;
    std::string m_name;
    std::string_view m_bytes;
    mutable std::vector<Mark> m_marks; ///< One for each block that was asked for or lies before.
    std::unique_ptr<Content> m_content;
    Value m_root;
    bool m_hasFolded = false;
};

/// Owns values that are made rather than parsed.
class Pool
{
public:
    Pool();
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    [[nodiscard]] std::string_view keep(std::string_view text);
    [[nodiscard]] std::span<const Value> keep(const std::vector<Value>& items);
    [[nodiscard]] std::span<const Member> keep(const std::vector<Member>& members);

private:
    std::unique_ptr<Storage> m_storage;
};

} // namespace peerscape::read::json
