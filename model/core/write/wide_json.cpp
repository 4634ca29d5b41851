#include "core/write/wide_json.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

namespace peerscape::write {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kNarrow = 16; ///< Members that are found sooner without an index.

bool hasDoubles(const Json::object_t& members)
{
    if (members.size() <= kNarrow) {
        for (auto one = members.begin(); one != members.end(); ++one) {
            if (std::any_of(members.begin(), one,
                            [&](const auto& other) { return other.first == one->first; }))
                return true;
        }
        return false;
    }
    std::unordered_set<std::string_view> seen;
    return std::any_of(members.begin(), members.end(),
                       [&](const auto& member) { return !seen.insert(member.first).second; });
}

/// Builds values from the inside out, so that no object is searched.
class Builder
{
public:
    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(Json::number_integer_t value) { return add(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
    bool number_float(Json::number_float_t value, const std::string&) { return add(value); }
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(Json::binary_t&) { return false; }
    bool key(std::string& name)
    {
        m_names.push_back(std::move(name));
        return true;
    }
    bool start_object(std::size_t) { return start(Json::object()); }
    bool start_array(std::size_t) { return start(Json::array()); }
    bool end_object()
    {
        auto& members = m_open.back().get_ref<Json::object_t&>();
        if (hasDoubles(members)) {
            Json single = Json::object();
            WideObject wide(single);
            for (auto& [name, value] : members)
                wide.at(name) = std::move(value);
            m_open.back() = std::move(single);
        }
        return end();
    }
    bool end_array() { return end(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&)
    {
        return false;
    }

    [[nodiscard]] Json take() { return std::move(m_root); }

private:
    bool start(Json value)
    {
        m_open.push_back(std::move(value));
        return true;
    }
    bool end()
    {
        Json value = std::move(m_open.back());
        m_open.pop_back();
        return add(std::move(value));
    }
    bool add(Json value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
        } else if (m_open.back().is_array()) {
            m_open.back().get_ref<Json::array_t&>().push_back(std::move(value));
        } else {
            append(m_open.back(), std::move(m_names.back()), std::move(value));
            m_names.pop_back();
        }
        return true;
    }

    Json m_root;
    std::vector<Json> m_open;
    std::vector<std::string> m_names; ///< Of the members whose values are open.
};

} // namespace

Json parseWide(std::string_view text)
{
    Builder builder;
    return Json::sax_parse(text, &builder) ? builder.take() : Json(Json::value_t::discarded);
}

void append(Json& object, std::string name, Json value)
{
    if (object.is_null())
        object = Json::object();
    // The map's own ways to add look for the name first.
    static_cast<Json::object_t::Container&>(object.get_ref<Json::object_t&>())
        .emplace_back(std::move(name), std::move(value));
}

WideObject::WideObject(Json& object)
    : m_object(object)
{
    if (object.is_null())
        object = Json::object();
}

Json* WideObject::find(std::string_view name)
{
    if (!m_object.is_object())
        return nullptr;
    auto& own = members();
    if (own.size() <= kNarrow) {
        const auto found = std::find_if(own.begin(), own.end(),
                                        [&](const auto& member) { return member.first == name; });
        return found != own.end() ? &found->second : nullptr;
    }
    for (std::size_t i = m_places.size(); i < own.size(); ++i)
        m_places.emplace(own[i].first, i);
    const auto found = m_places.find(std::string(name));
    return found != m_places.end() ? &own[found->second].second : nullptr;
}

Json& WideObject::at(const std::string& name)
{
    if (Json* known = find(name))
        return *known;
    append(m_object, name, nullptr);
    return members().back().second;
}

} // namespace peerscape::write
