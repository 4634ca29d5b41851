#include "core/read/arm/values.h"

#include "core/base/text.h"

#include <algorithm>
#include <bit>
#include <charconv>

namespace peerscape::read::arm {

namespace {

/// What a kept string costs beside its characters.
constexpr std::size_t kTextOverhead = 32;
/// What a value weighs beside its text.
constexpr std::size_t kLeafWeight = 8;

Value at(const Value& place, Type type)
{
    Value value;
    value.type = type;
    value.file = place.file;
    value.offset = place.offset;
    return value;
}

} // namespace

Value ValueMaker::unknown(const Value& place)
{
    return at(place, Type::Unknown);
}

Value ValueMaker::null(const Value& place)
{
    return at(place, Type::Null);
}

Value ValueMaker::boolean(bool truth, const Value& place)
{
    Value value = at(place, Type::Boolean);
    value.boolean = truth;
    return value;
}

bool ValueMaker::spend(std::size_t bytes)
{
    m_spent += bytes;
    return !isSpent();
}

Value ValueMaker::string(std::string text, const Value& place)
{
    if (text.size() > kMaxText)
        m_spent = m_budget + 1;
    if (!spend(text.size() + kTextOverhead))
        return unknown(place);
    Value value = at(place, Type::String);
    value.text = m_pool.keep(text);
    return value;
}

Value ValueMaker::digits(std::string text, const Value& place)
{
    Value value = string(std::move(text), place);
    if (value.isString())
        value.type = Type::Number;
    return value;
}

Value ValueMaker::integer(std::int64_t number, const Value& place)
{
    return digits(std::to_string(number), place);
}

void ValueMaker::Shape::add(const Shape& inner)
{
    weight += inner.weight;
    levels = std::max(levels, inner.levels + 1);
    holdsUnknown = holdsUnknown || inner.holdsUnknown;
}

ValueMaker::Shape ValueMaker::shapeOf(const Value& value)
{
    if (value.items.empty() && value.members.empty())
        return {kLeafWeight + value.text.size(), 0, value.type == Type::Unknown};
    const Storage storage = storageOf(value);
    if (const Shape* known = m_shapes.find(storage))
        return *known;
    Shape shape{kLeafWeight, 0, false};
    for (const Value& item : value.items)
        shape.add(shapeOf(item));
    for (const Member& member : value.members)
        shape.add(shapeOf(member.value));
    spend(value.items.size() + value.members.size());
    m_shapes.put(storage, shape);
    return shape;
}

std::size_t ValueMaker::Shapes::placeOf(const std::vector<Entry>& entries, const Storage& storage)
{
    // Fibonacci hashing: neighbours in memory are spread over the table.
    constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;
    const auto mixed =
        (std::bit_cast<std::uintptr_t>(storage.first) / alignof(Value) + storage.size) * kSpread;
    const std::size_t mask = entries.size() - 1;
    std::size_t place = (mixed >> 32U) & mask;
    while (entries[place].storage.first != nullptr && entries[place].storage != storage)
        place = (place + 1) & mask;
    return place;
}

const ValueMaker::Shape* ValueMaker::Shapes::find(const Storage& storage) const
{
    if (m_entries.empty())
        return nullptr;
    const Entry& entry = m_entries[placeOf(m_entries, storage)];
    return entry.storage.first != nullptr ? &entry.shape : nullptr;
}

void ValueMaker::Shapes::put(const Storage& storage, const Shape& shape)
{
    constexpr std::size_t kFirstSize = 64;
    if (2 * (m_count + 1) > m_entries.size()) {
        std::vector<Entry> larger(std::max(kFirstSize, 2 * m_entries.size()));
        for (const Entry& entry : m_entries) {
            if (entry.storage.first != nullptr)
                larger[placeOf(larger, entry.storage)] = entry;
        }
        m_entries = std::move(larger);
    }
    Entry& entry = m_entries[placeOf(m_entries, storage)];
    m_count += entry.storage.first == nullptr ? 1 : 0;
    entry = {storage, shape};
}

ValueMaker::Storage ValueMaker::storageOf(const Value& value)
{
    if (value.isArray())
        return {value.items.data(), value.items.size()};
    return {value.members.data(), value.members.size()};
}

bool ValueMaker::keepShape(const Value& value, const Shape& shape)
{
    if (shape.levels > kMaxLevels || shape.weight > m_budget)
        m_spent = m_budget + 1;
    if (!value.items.empty() || !value.members.empty())
        m_shapes.put(storageOf(value), shape);
    return !isSpent();
}

bool ValueMaker::holdsUnknown(const Value& value)
{
    return shapeOf(value).holdsUnknown;
}

Value ValueMaker::list(std::vector<Value> items, const Value& place)
{
    Value value = at(place, Type::Array);
    Shape shape{kLeafWeight, 0, false};
    for (const Value& item : items)
        shape.add(shapeOf(item));
    if (!spend((items.size() + 1) * sizeof(Value)))
        return unknown(place);
    value.items = m_pool.keep(items);
    return keepShape(value, shape) ? value : unknown(place);
}

Value ValueMaker::object(std::vector<Member> members, const Value& place)
{
    Value value = at(place, Type::Object);
    Shape shape{kLeafWeight, 0, false};
    for (const Member& member : members)
        shape.add(shapeOf(member.value));
    if (!spend((members.size() + 1) * sizeof(Member)))
        return unknown(place);
    value.members = m_pool.keep(members);
    return keepShape(value, shape) ? value : unknown(place);
}

std::string_view ValueMaker::key(std::string text)
{
    return spend(text.size() + kTextOverhead) ? m_pool.keep(text) : std::string_view();
}

Value ValueMaker::adopt(const Value& value, const Value& place)
{
    switch (value.type) {
    case Type::String:
        return string(std::string(value.text), place);
    case Type::Number:
        return digits(std::string(value.text), place);
    case Type::Array: {
        std::vector<Value> items;
        items.reserve(value.items.size());
        for (const Value& item : value.items)
            items.push_back(adopt(item, place));
        return list(std::move(items), place);
    }
    case Type::Object: {
        std::vector<Member> members;
        members.reserve(value.members.size());
        for (const Member& member : value.members)
            members.push_back({key(std::string(member.key)), adopt(member.value, place)});
        return object(std::move(members), place);
    }
    default: {
        Value copy = at(place, value.type);
        copy.boolean = value.boolean;
        return copy;
    }
    }
}

const Value* memberOf(const Value& object, std::string_view name)
{
    return object.peek(name);
}

std::string_view textMember(const Value& object, std::string_view name)
{
    const Value* member = memberOf(object, name);
    return member != nullptr && member->isString() ? member->text : std::string_view();
}

std::optional<std::int64_t> integerOf(const Value& value)
{
    std::int64_t number = 0;
    const char* end = value.text.data() + value.text.size();
    const auto [stop, error] = std::from_chars(value.text.data(), end, number);
    if (value.type != Type::Number || error != std::errc() || stop != end)
        return std::nullopt;
    return number;
}

bool isSame(const Value& a, const Value& b, ValueMaker& budget)
{
    if (a.type != b.type || !budget.spend(sizeof(Value)))
        return false;
    switch (a.type) {
    case Type::Boolean:
        return a.boolean == b.boolean;
    case Type::Number: {
        const auto x = integerOf(a);
        const auto y = integerOf(b);
        return x && y ? *x == *y : a.text == b.text;
    }
    case Type::String:
        return budget.spend(a.text.size() / 8) && a.text == b.text;
    case Type::Array:
        return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(),
                          [&](const Value& x, const Value& y) { return isSame(x, y, budget); });
    case Type::Object:
        return a.members.size() == b.members.size()
               && std::all_of(a.members.begin(), a.members.end(), [&](const Member& member) {
                      const Value* other = memberOf(b, member.key);
                      return budget.spend(b.members.size()) && other != nullptr
                             && isSame(member.value, *other, budget);
                  });
    default:
        return a.isNull();
    }
}

std::string textOf(const Value& value)
{
    switch (value.type) {
    case Type::String:
    case Type::Number:
        return std::string(value.text);
    case Type::Boolean:
        return value.boolean ? "True" : "False";
    case Type::Null:
        return {};
    default:
        return json::serialise(value);
    }
}

std::string_view typeName(Type type)
{
    switch (type) {
    case Type::Null:
        return "null";
    case Type::Boolean:
        return "a truth value";
    case Type::Number:
        return "a number";
    case Type::String:
        return "text";
    case Type::Array:
        return "a list";
    case Type::Object:
        return "an object";
    case Type::Unknown:
        break;
    }
    return "unknown";
}

} // namespace peerscape::read::arm
