#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/text.h"

#include <array>
#include <cstdint>
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
    Type type = Type::Null;
    bool boolean = false;
    /// Of an object of which only the id was read: how deep it lies in the file. `text` is its JSON
    /// then; an Unfolder reads the rest.
    std::uint8_t foldedAt = 0;
    std::uint32_t file = 0;   ///< Which of the reader's files.
    std::uint32_t offset = 0; ///< Byte offset of its first character.
    std::uint32_t size = 0;   ///< Bytes of an object of a file.
    std::string_view text;    ///< A string's characters, unescaped, or a number's digits.
    std::span<const Value> items;
    std::span<const Member> members;

    [[nodiscard]] bool isObject() const { return type == Type::Object; }
    [[nodiscard]] bool isArray() const { return type == Type::Array; }
    [[nodiscard]] bool isString() const { return type == Type::String; }
    [[nodiscard]] bool isNull() const { return type == Type::Null; }
    /// The member with this name, letters compared without case (import.md 3); the last one wins.
    /// Marks it as used. Null when absent or when this is no object. O(members).
    [[nodiscard]] const Value* find(std::string_view name) const;
    /// The same without marking it.
    [[nodiscard]] const Value* peek(std::string_view name) const;
};

struct Member
{
    std::string_view key;
    Value value;
    mutable bool used = false; ///< Somebody asked for it; what nobody asked for is kept as `extra`.
};

/// Whether a member's key is this name, letter case aside. As equalsIgnoringCase, and quick to say
/// no: the last letter differs mostly.
[[nodiscard]] inline bool isNamed(std::string_view key, std::string_view name)
{
    constexpr unsigned char kCase = 0x20;
    return key.size() == name.size()
           && (key.empty() || (static_cast<unsigned char>(key.back() ^ name.back()) & ~kCase) == 0)
           && equalsIgnoringCase(key, name);
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
