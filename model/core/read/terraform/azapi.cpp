#include "core/azure/names.h"
#include "core/base/text.h"
#include "core/read/terraform/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

/// Resources of the azapi provider: Azure's own JSON in Terraform's.
namespace peerscape::read::terraform {

namespace {

/// Places of a body that a plan leaves open, and bodies that are looked at for them.
constexpr std::size_t kMostUnknown = 1000;

/// What a state file says of a value of any type: `{"value": …, "type": …}`.
const Value* unwrapped(const Value* body)
{
    if (body == nullptr || !body->isObject() || body->members.size() != 2)
        return body;
    const Value* value = body->peek("value");
    const Value* type = body->peek("type");
    return value != nullptr && type != nullptr && (type->isArray() || type->isString()) ? value
                                                                                        : body;
}

bool isTrue(const Value& value)
{
    return value.type == json::Type::Boolean && value.boolean;
}

/// The places that are marked `true`, as "properties.subnet.id" or "…items.0.id".
void collectUnknown(const Value& marks, const std::string& path, std::vector<std::string>& places)
{
    if (places.size() >= kMostUnknown)
        return;
    if (isTrue(marks)) {
        places.push_back(path);
        return;
    }
    const std::string before = path.empty() ? std::string() : path + '.';
    for (const json::Member& member : marks.members)
        collectUnknown(member.value, before + std::string(member.key), places);
    for (std::size_t i = 0; i < marks.items.size(); ++i)
        collectUnknown(marks.items[i], before + std::to_string(i), places);
}

/// The last word of a resource type, of one: "subnet", "publicipaddress".
std::string singular(std::string_view id)
{
    const auto parts = azure::splitResourceId(id);
    std::string word = parts ? toLower(parts->type.substr(parts->type.rfind('/') + 1)) : "";
    if (word.ends_with("sses"))
        word.resize(word.size() - 2);
    else if (word.ends_with("ies"))
        word.replace(word.size() - 3, 3, "y");
    else if (word.ends_with('s'))
        word.pop_back();
    return word;
}

/// The name of the member at a place in lower case, of an element of a list the list's.
std::string memberAt(const std::string& place)
{
    std::string name = toLower(place);
    while (!name.empty()
           && name.find_first_not_of("0123456789", name.rfind('.') + 1) == std::string::npos)
        name.resize(std::min(name.rfind('.'), name.size() - 1));
    return name.substr(name.rfind('.') + 1);
}

/// Whether a place holds an id by its name: "subnet.id", "subnetResourceId", "zoneIds.0".
bool isForId(const std::string& place)
{
    const std::string name = memberAt(place);
    return name.ends_with("id") || name.ends_with("ids");
}

/// How far a place speaks of a resource's type: where the type's word ends in the name of the
/// member that holds the id; 0 when it does not.
std::size_t speaksOf(const std::string& place, std::string_view id)
{
    constexpr std::string_view kId = ".id";
    const bool isId = toLower(place).ends_with(kId);
    const std::string name = memberAt(isId ? place.substr(0, place.size() - kId.size()) : place);
    const std::string word = singular(id);
    const std::size_t at = word.empty() ? std::string::npos : name.rfind(word);
    return at == std::string::npos ? 0 : at + word.size();
}

/// The one of the targets that a place can only mean; empty when it could be several.
std::string meant(const std::string& place, const std::vector<std::string>& targets)
{
    std::size_t best = 0;
    std::string found;
    for (const std::string& target : targets) {
        const std::size_t end = speaksOf(place, target);
        if (end > best)
            found = target;
        else if (end == best)
            found.clear();
        best = std::max(best, end);
    }
    return best > 0 ? found : std::string();
}

/// The references of an expression that name an id, or lead to where that is named.
Value namingIds(const Value& references, json::Pool& pool)
{
    std::vector<Value> items;
    for (const Value& item : references.items) {
        const auto leads = [&](std::string_view start) { return item.text.starts_with(start); };
        if (item.text.ends_with(".id") || leads("each.") || leads("count.") || leads("var.")
            || leads("module.") || leads("local."))
            items.push_back(item);
    }
    Value list = references;
    list.items = pool.keep(items);
    Value expression = references;
    expression.type = json::Type::Object;
    expression.items = {};
    expression.members = pool.keep(std::vector<json::Member>{{"references", list}});
    return expression;
}

using PlacedIds = std::unordered_map<std::string, std::string>; ///< Place to id.

/// A body with the links at the places that a plan leaves open.
Value filled(const Value* known, const Value& marks, const std::string& path,
             const PlacedIds& links, json::Pool& pool)
{
    const std::string before = path.empty() ? std::string() : path + '.';
    Value made = known != nullptr ? *known : marks;
    if (isTrue(marks)) {
        const auto link = links.find(path);
        return link != links.end() ? textValue(pool, link->second, made) : Value();
    }
    if (marks.isArray() && made.isArray()) {
        std::vector<Value> items(made.items.begin(), made.items.end());
        items.resize(std::max(items.size(), marks.items.size()));
        for (std::size_t i = 0; i < marks.items.size(); ++i)
            items[i] = filled(i < made.items.size() ? &made.items[i] : nullptr, marks.items[i],
                              before + std::to_string(i), links, pool);
        made.items = pool.keep(items);
        return made;
    }
    if (!marks.isObject() || !made.isObject())
        return known != nullptr ? made : Value();
    std::vector<json::Member> members;
    if (known != nullptr)
        members.assign(made.members.begin(), made.members.end());
    std::unordered_map<std::string_view, std::size_t> byKey;
    for (std::size_t i = 0; i < members.size(); ++i)
        byKey.emplace(members[i].key, i);
    for (const json::Member& mark : marks.members) {
        const auto own = byKey.find(mark.key);
        const bool isThere = own != byKey.end();
        Value value = filled(isThere ? &members[own->second].value : nullptr, mark.value,
                             before + std::string(mark.key), links, pool);
        if (isThere)
            members[own->second].value = value;
        else if (!value.isNull())
            members.push_back({mark.key, value});
    }
    made.members = pool.keep(members);
    return made;
}

/// Puts an object's members into another's, at all depths.
void merge(const Value& value, Draft& target)
{
    for (const json::Member& member : value.members) {
        Draft& inner = target.member(member.key);
        if (member.value.isObject() && inner.leaf() == nullptr)
            merge(member.value, inner);
        else
            inner.set({}, member.value);
    }
}

} // namespace

void Reader::findUnknownBodies(const Value& root)
{
    const Value* changes = root.find("resource_changes");
    for (const Value& item : changes != nullptr ? changes->items : std::span<const Value>()) {
        const Value* type = item.peek("type");
        const Value* address = item.peek("address");
        const Value* change = item.peek("change");
        const Value* unknown = change != nullptr ? change->peek("after_unknown") : nullptr;
        const Value* body = unknown != nullptr ? unknown->peek("body") : nullptr;
        if (type != nullptr && type->text.starts_with("azapi_") && address != nullptr
            && body != nullptr)
            m_unknownBodies.emplace(address->text, *body);
    }
}

const Value* Reader::bodyOf(const Instance& instance)
{
    const Value* body =
        unwrapped(instance.values.find(instance.isData ? json::Key("output") : json::Key("body")));
    if (body != nullptr && body->isString()) {
        // Its places are not the file's: no file has this number.
        auto tree =
            json::Tree::parse("body", body->text, std::numeric_limits<std::uint32_t>::max());
        if (!tree) {
            note(true, *body, instance,
                 {PEERSCAPE_TR_NOOP("its body is no JSON: {0}"), {tree.error().message}});
            return nullptr;
        }
        m_estate.bodies.push_back(std::move(*tree));
        body = &m_estate.bodies.back()->root();
    }
    const auto unknown = m_unknownBodies.find(instance.address());
    if (unknown == m_unknownBodies.end())
        return body;
    if (isTrue(unknown->second)) {
        note(false, instance.place, instance,
             {PEERSCAPE_TR_NOOP("these attributes are known only after the plan is applied and are "
                                "left out: {0}"),
              {"body"}});
        return body;
    }
    const Value made = linkedBody(instance, body != nullptr ? *body : Value(), unknown->second);
    return &m_pool.keep(std::vector<Value>{made}).front();
}

Value Reader::linkedBody(const Instance& instance, const Value& known, const Value& unknown)
{
    std::vector<std::string> places;
    collectUnknown(unknown, {}, places);
    const Value* expressions = m_links.expressions(instance);
    const Value* expression = expressions != nullptr ? expressions->find("body") : nullptr;
    const Value* references = expression != nullptr ? expression->find("references") : nullptr;
    std::vector<std::string> targets;
    if (references != nullptr && !places.empty()) {
        for (const std::size_t i :
             m_links.follow(instance, namingIds(*references, m_pool)).instances) {
            if (!m_ids[i].empty())
                targets.push_back(m_ids[i]);
        }
    }
    PlacedIds links;
    std::vector<std::string> open;
    std::vector<std::string> unused = targets;
    for (const std::string& place : places) {
        const std::string target = meant(place, targets);
        if (target.empty()) {
            open.push_back(place);
            continue;
        }
        links.emplace(place, target);
        std::erase(unused, target);
    }
    // One id that is open, and one that is named and stands nowhere else.
    if (open.size() == 1 && unused.size() == 1 && isForId(open.front())) {
        links.emplace(open.front(), unused.front());
        open.clear();
    }
    if (!open.empty())
        note(false, references != nullptr ? *references : instance.place, instance,
             {PEERSCAPE_TR_NOOP("these attributes are known only after the plan is applied and are "
                                "left out: {0}"),
              {shortened("body." + fmt::format("{}", fmt::join(open, ", body.")))}});
    return filled(known.isNull() ? nullptr : &known, unknown, {}, links, m_pool);
}

Value Reader::identityOf(const Value& block)
{
    std::vector<json::Member> members;
    if (const Value* type = block.find("type"); !isEmpty(type))
        members.push_back({"type", *type});
    std::vector<json::Member> users;
    const Value* ids = block.find("identity_ids");
    for (const Value& id : ids != nullptr ? ids->items : std::span<const Value>()) {
        Value empty = block;
        empty.members = {};
        if (id.isString())
            users.push_back({id.text, empty});
    }
    Value made = block;
    if (!users.empty()) {
        Value list = block;
        list.members = m_pool.keep(users);
        members.push_back({"userAssignedIdentities", list});
    }
    made.members = m_pool.keep(members);
    return made;
}

void Reader::addAzapi(const Instance& instance, const std::string& id)
{
    if (id.empty()) {
        if (!instance.isData)
            note(true, instance.place, instance,
                 {PEERSCAPE_TR_NOOP("what it belongs to cannot be told from the plan; it is left "
                                    "out"),
                  {}});
        return;
    }
    const auto parts = azure::splitResourceId(id);
    const std::string type = parts ? std::string(parts->type) : std::string();
    // Of what is only looked up, and not modelled, there is nothing to draw or to write.
    if (instance.isData
        && (m_byId.contains(toLower(id)) || azure::kindOfArmType(type) == Kind::None))
        return;
    Entry& made = entry(type, id, instance.place);
    made.isExisting = instance.isData;
    const Value* versioned = instance.values.find("type");
    const std::string_view own = versioned != nullptr ? versioned->text : std::string_view();
    if (const std::size_t at = own.find('@'); at != std::string_view::npos) {
        const std::string ownType(own.substr(0, at));
        made.apiVersion = own.substr(at + 1);
        made.draft.set("type", textValue(m_pool, ownType, *versioned));
        made.draft.set("apiVersion", textValue(m_pool, made.apiVersion, *versioned));
    }
    Translation(m_pool, {}).translate(instance.values, nullptr, commonAttributes(), made.draft);
    const Value* identity = instance.values.find("identity");
    if (identity != nullptr && !identity->items.empty() && identity->items.front().isObject())
        made.draft.set("identity", identityOf(identity->items.front()));
    if (const Value* body = bodyOf(instance)) {
        for (const json::Member& member : body->members) {
            if (member.key != "properties") {
                made.draft.member(member.key).set({}, member.value);
                continue;
            }
            // One by one: an association may add to them.
            for (const json::Member& property : member.value.members)
                made.draft.at("properties").member(property.key).set({}, property.value);
            if (member.value.members.empty())
                made.draft.set("properties", member.value);
        }
    }
    if (!instance.isData)
        keepUnknown(instance, made.draft);
}

void Reader::updateByAzapi(const Instance& instance)
{
    const std::string& id = m_ids[static_cast<std::size_t>(&instance - m_instances.data())];
    const auto parts = azure::splitResourceId(id);
    const Value* body = bodyOf(instance);
    noteOthers(instance,
               {"type", "name", "parent_id", "resource_id", "body", "output", "ignore_casing",
                "ignore_missing_property", "ignore_null_property", "response_export_values"});
    if (!parts || parts->type.empty() || body == nullptr)
        return;
    const bool isThere = m_byId.contains(toLower(id));
    if (!isThere && azure::kindOfArmType(parts->type) == Kind::None)
        return note(true, instance.place, instance,
                    {PEERSCAPE_TR_NOOP("what it changes is not in the file; it is left out"), {}});
    Entry& changed = entry(parts->type, id, instance.place);
    if (!isThere)
        changed.isExisting = true;
    merge(*body, changed.draft);
}

} // namespace peerscape::read::terraform
