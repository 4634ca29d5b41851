#pragma once

#include "core/read/json_tree.h"

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace peerscape::read::terraform {

using json::Value;

/// An object of Azure's JSON while it is put together.
class Draft
{
public:
    /// Takes the place in the file of what it is made from.
    explicit Draft(const Value& place)
        : m_value(place)
    {
        m_value.type = json::Type::Object;
        m_value.items = {};
        m_value.members = {};
    }

    Draft(Draft&&) = default;
    Draft& operator=(Draft&&) = default;
    Draft(const Draft&) = delete; // the index leads into the members
    Draft& operator=(const Draft&) = delete;
    ~Draft() = default;

    /// The object at a path of names with dots between; made where it is not there. An empty path
    /// is the object itself. References stay valid.
    [[nodiscard]] Draft& at(std::string_view path);
    /// The member of this name, whatever characters it has; made where it is not there. O(1).
    [[nodiscard]] Draft& member(std::string_view key);
    void set(std::string_view path, const Value& value) { at(path).replace(value); }
    /// A new element of the list at a path, an object.
    [[nodiscard]] Draft& append(std::string_view path, const Value& place);
    /// The elements of the list at a path; none when there is no list.
    [[nodiscard]] std::list<Draft>& elements(std::string_view path);
    /// A text, number or the like that was set; null for an object or list made here.
    [[nodiscard]] const Value* leaf() const { return m_isLeaf ? &m_value : nullptr; }

    /// The finished value; its storage is the pool's. O(size).
    [[nodiscard]] Value freeze(json::Pool& pool) const;

private:
    void replace(const Value& value)
    {
        m_value = value;
        m_isLeaf = true;
    }

    struct Named;
    Value m_value;
    bool m_isLeaf = false;
    std::list<Named> m_members;
    std::unordered_map<std::string_view, Draft*> m_index; ///< Of many members.
    std::list<Draft> m_items;
};

struct Draft::Named
{
    std::string_view key;
    Draft value;
};

/// A text as a value; the pool keeps it.
[[nodiscard]] Value textValue(json::Pool& pool, std::string text, const Value& place);

} // namespace peerscape::read::terraform
