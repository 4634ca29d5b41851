#pragma once

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The objects that go through PowerShell's pipelines.
namespace peerscape::shell::pwsh {

using Json = nlohmann::ordered_json;

struct Object;
struct Node;
struct Value;
using List = std::vector<Value>;

/// One value. Lists and objects are shared: a change is seen through every variable that holds it.
struct Value
{
    std::variant<std::monostate, bool, std::int64_t, double, std::string, std::shared_ptr<List>,
                 std::shared_ptr<Object>, std::shared_ptr<const Node>>
        data;

    Value() = default;
    Value(bool value)
        : data(value)
    {
    }
    Value(std::int64_t value)
        : data(value)
    {
    }
    Value(double value)
        : data(value)
    {
    }
    Value(std::string value)
        : data(std::move(value))
    {
    }
    Value(const char* value)
        : data(std::string(value))
    {
    }
    Value(List items)
        : data(std::make_shared<List>(std::move(items)))
    {
    }
    Value(std::shared_ptr<Object> object)
        : data(std::move(object))
    {
    }
    /// A script block.
    Value(std::shared_ptr<const Node> block)
        : data(std::move(block))
    {
    }

    [[nodiscard]] bool isNull() const { return data.index() == 0; }
    [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&data); }
    [[nodiscard]] List* list() const;
    [[nodiscard]] Object* object() const;
    [[nodiscard]] const Node* block() const;
    [[nodiscard]] bool isNumber() const;
    /// The number that it is, or that its text is; nothing for others.
    [[nodiscard]] bool toNumber(double& number) const;
};

struct Member
{
    std::string name; ///< "AddressSpace".
    Value value;
    std::string jsonName; ///< As Azure spells it; empty for what Azure does not take back.
};

/// An object with members, a hashtable, or text that was formatted already.
struct Object
{
    std::string type; ///< "PSVirtualNetwork", "Hashtable" …
    std::vector<Member> members;
    bool wrapsProperties = false; ///< Azure holds its members inside of "properties".

    [[nodiscard]] Value* find(std::string_view name);
    [[nodiscard]] const Value* find(std::string_view name) const;
    /// The member as text; empty when there is none.
    [[nodiscard]] std::string text(std::string_view name) const;
    void set(std::string_view name, Value value, std::string_view jsonName = {});
    /// Names are compared without case.
    [[nodiscard]] bool isOf(std::string_view typeName) const;
};

inline constexpr const char* kHashtable = "Hashtable";
inline constexpr const char* kFormatted = "Formatted"; ///< Its member "Text" is printed as it is.
inline constexpr const char* kCredential = "PSCredential";
inline constexpr const char* kSecureString = "SecureString";

[[nodiscard]] std::shared_ptr<Object> newObject(std::string type);

/// As PowerShell makes text of it: in "…", for -Name and so on. Cut at 128 KiB.
[[nodiscard]] std::string textOf(const Value& value);
[[nodiscard]] bool isTrue(const Value& value);
/// -1, 0, 1; text without case.
[[nodiscard]] int compare(const Value& left, const Value& right, bool withCase = false);
[[nodiscard]] bool equal(const Value& left, const Value& right, bool withCase = false);
/// The elements of a list; a single value; nothing for null.
[[nodiscard]] List itemsOf(const Value& value);
/// No items: null; one: itself; else a list.
[[nodiscard]] Value unrolled(List items);
/// The type's name as an error says it: "String".
[[nodiscard]] std::string typeName(const Value& value);
/// Whether `inner` is or holds the list or object `outer`, so that putting it there would make a
/// circle. Beyond the budget the answer is yes.
[[nodiscard]] bool holds(const Value& inner, const void* outer, std::size_t& budget);

/// A value as JSON; `depth` levels, deeper ones as text.
[[nodiscard]] Json toJson(const Value& value, int depth);
/// JSON as ConvertFrom-Json gives it.
[[nodiscard]] Value fromJson(const Json& json);

/// A resource as Azure answers with it, as the object of a cmdlet: `properties` taken in, names as
/// Az has them.
[[nodiscard]] Value fromArm(const Json& resource);
/// The body of a request that puts such an object.
[[nodiscard]] Json toArm(const Value& value);

} // namespace peerscape::shell::pwsh
