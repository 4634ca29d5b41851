#pragma once

#include "core/read/json_tree.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Values of the template language: JSON values, and Unknown for what only Azure could answer.
namespace peerscape::read::arm {

using json::Member;
using json::Type;
using json::Value;

/// A string that an expression makes is at most this long: Azure takes no template beyond 4 MB.
inline constexpr std::size_t kMaxText = std::size_t{4} << 20U;
/// Levels of lists and objects that expressions may put into each other.
inline constexpr std::uint32_t kMaxLevels = 200;

/// Makes values, and counts what that costs, so that a template cannot blow up: beyond its budget
/// of bytes a maker gives Unknown only and says so.
class ValueMaker
{
public:
    /// `budget` in bytes made or looked at.
    ValueMaker(json::Pool& pool, std::size_t budget)
        : m_pool(pool)
        , m_budget(budget)
    {
    }

    [[nodiscard]] static Value unknown(const Value& place);
    [[nodiscard]] static Value null(const Value& place);
    [[nodiscard]] static Value boolean(bool value, const Value& place);
    [[nodiscard]] Value string(std::string text, const Value& place);
    /// A number from its digits, as they are to be written.
    [[nodiscard]] Value digits(std::string text, const Value& place);
    [[nodiscard]] Value integer(std::int64_t value, const Value& place);
    [[nodiscard]] Value list(std::vector<Value> items, const Value& place);
    [[nodiscard]] Value object(std::vector<Member> members, const Value& place);
    /// A member's name that lives as long as the pool.
    [[nodiscard]] std::string_view key(std::string text);
    /// A deep copy of a value of another tree, whose every part says it stands at `place`.
    [[nodiscard]] Value adopt(const Value& value, const Value& place);

    /// Whether Unknown is somewhere in a value. O(1) for what was made here.
    [[nodiscard]] bool holdsUnknown(const Value& value);
    /// About how many bytes a value is when it is written out. Lists made of one list many times
    /// are cheap to hold and dear to walk: so every value knows, and none may be too large.
    [[nodiscard]] std::size_t weightOf(const Value& value) { return shapeOf(value).weight; }

    /// Takes `bytes` from the budget; false when it is used up.
    bool spend(std::size_t bytes);
    [[nodiscard]] bool isSpent() const { return m_spent > m_budget; }

private:
    /// What is inside a value.
    struct Shape
    {
        std::size_t weight = 0;
        std::uint32_t levels = 0;
        bool holdsUnknown = false;
        void add(const Shape& inner);
    };
    [[nodiscard]] Shape shapeOf(const Value& value);
    /// Remembers the shape of what was made; false when it is too large.
    bool keepShape(const Value& value, const Shape& shape);

    json::Pool& m_pool;
    std::size_t m_budget;
    std::size_t m_spent = 0;
    /// Where a list or object is stored, and how long it is: take() and skip() share storage.
    struct Storage
    {
        const void* first = nullptr;
        std::size_t size = 0;
        bool operator==(const Storage&) const = default;
    };
    [[nodiscard]] static Storage storageOf(const Value& value);
    /// The shapes of what was made, by storage: a table without a node for each, since a large
    /// template makes millions.
    class Shapes
    {
    public:
        /// Null when it is not known. O(1).
        [[nodiscard]] const Shape* find(const Storage& storage) const;
        void put(const Storage& storage, const Shape& shape);

    private:
        struct Entry
        {
            Storage storage;
            Shape shape;
        };
        /// Where the storage stands in a table that is not full, or the free place for it.
        [[nodiscard]] static std::size_t placeOf(const std::vector<Entry>& entries,
                                                 const Storage& storage);
        std::vector<Entry> m_entries; ///< A power of two; free where there is no storage.
        std::size_t m_count = 0;
    };
    Shapes m_shapes;
};

/// The member of this name, letters compared without case, the last one winning; null when absent.
/// Other than Value::find it leaves no mark of use. O(members).
[[nodiscard]] const Value* memberOf(const Value& object, std::string_view name);
/// The text of a string member; empty when there is none.
[[nodiscard]] std::string_view textMember(const Value& object, std::string_view name);

/// A whole number's value; nothing for other types, fractions and what does not fit 64 bits.
[[nodiscard]] std::optional<std::int64_t> integerOf(const Value& value);

/// Whether two values are the same: text with case, numbers by value, members in any order. Neither
/// may hold Unknown. `budget` pays for what is looked at.
[[nodiscard]] bool isSame(const Value& a, const Value& b, ValueMaker& budget);

/// A value as concat, format and string write it: True and False, nothing for null, lists and
/// objects as JSON.
[[nodiscard]] std::string textOf(const Value& value);

/// "text", "a number", "a list" … for messages.
[[nodiscard]] std::string_view typeName(Type type);

} // namespace peerscape::read::arm
