#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <unordered_map>

/// Objects as wide as a file makes them. ordered_json looks at every member for one by its name, so
/// that members which are read, added or found one after the other take the square of their number;
/// what walks over an object of a file's width goes through these.
namespace peerscape::write {

/// A text as JSON, members in its order; of those with the same name the last, at the place of the
/// first. Discarded when it is none. O(length).
[[nodiscard]] nlohmann::ordered_json parseWide(std::string_view text);

/// Adds a member, which the object (or null, which becomes one) must not have yet. O(1).
void append(nlohmann::ordered_json& object, std::string name, nlohmann::ordered_json value);

/// The members of an object by name. O(1) each, after O(members) for the first of a wide object.
class WideObject
{
public:
    /// The object must outlive it, and be changed through it alone; null becomes an object.
    explicit WideObject(nlohmann::ordered_json& object);

    /// Null when there is none. Valid until a member is added.
    [[nodiscard]] nlohmann::ordered_json* find(std::string_view name);
    /// The member of this name; a new null where there is none.
    [[nodiscard]] nlohmann::ordered_json& at(const std::string& name);

private:
    /// As the list that they are: the map's own ways to them look for names.
    [[nodiscard]] nlohmann::ordered_json::object_t::Container& members()
    {
        return m_object.get_ref<nlohmann::ordered_json::object_t&>();
    }

    nlohmann::ordered_json& m_object;
    std::unordered_map<std::string, std::size_t> m_places; ///< Of as many as were looked at.
};

} // namespace peerscape::write
