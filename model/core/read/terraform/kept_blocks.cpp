#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/base/text.h"
#include "core/read/terraform/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// What is not modelled: instances of other types are kept as the blocks that they are, and of
/// those that are modelled the attributes that no table knows.
namespace peerscape::read::terraform {

namespace {

/// Those of one block; of several where it cannot be told which is whose.
using Expressions = std::vector<const Value*>;
using Members = std::unordered_map<std::string_view, const Value*>;

/// More blocks than a person writes under one name: then all of a block's values are kept.
constexpr std::size_t kMostBlocks = 64;

/// The members of an object, for many questions; of those with the same key the first.
Members membersOf(const Value* object)
{
    Members members;
    for (const json::Member& member :
         object != nullptr ? object->members : std::span<const json::Member>())
        members.emplace(member.key, &member.value);
    return members;
}

bool holdsAny(std::string_view text, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

/// Whether an attribute's name speaks of a secret: not every file marks them.
bool namesSecret(std::string_view type, std::string_view attribute)
{
    static constexpr std::array<std::string_view, 16> kSecrets{
        "password",    "passphrase",    "secret",       "token",       "connection_string",
        "private_key", "access_key",    "shared_key",   "account_key", "master_key",
        "primary_key", "secondary_key", "readonly_key", "api_key",     "instrumentation_key",
        "_sas"};
    static constexpr std::array<std::string_view, 3> kHolders{"secret", "password", "token"};
    static constexpr std::array<std::string_view, 8> kAbout{"_id",  "_ids",     "_name", "_uri",
                                                            "_url", "_version", "_type", "_policy"};
    const std::string name = toLower(attribute);
    if (std::any_of(kAbout.begin(), kAbout.end(),
                    [&](std::string_view end) { return name.ends_with(end); }))
        return false;
    if (holdsAny(name, kSecrets) || name == "custom_data" || name == "user_data")
        return true;
    return holdsAny(type, kHolders)
           && (name == "value" || name == "result" || name == "bcrypt_hash");
}

/// The names at the ends of a state file's paths to what is secret.
void collectMarks(const Value& paths, std::set<std::string_view>& names)
{
    for (const Value& path : paths.items) {
        for (auto step = path.items.rbegin(); step != path.items.rend(); ++step) {
            const Value* name = step->find("value");
            if (name == nullptr || !name->isString())
                continue;
            names.insert(name->text);
            break;
        }
    }
}

/// The expressions of a block, or of several, as a list.
void addBlocks(const Value* expression, Expressions& blocks)
{
    if (expression == nullptr)
        return;
    if (expression->isObject() && expression->peek("references") == nullptr
        && expression->peek("constant_value") == nullptr)
        blocks.push_back(expression);
    for (const Value& item : expression->items)
        addBlocks(&item, blocks);
}

/// What the table says of an attribute; null for what it does not know.
const Attribute* attributeIn(std::span<const Attribute> table, std::string_view name)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Attribute& one) { return one.name == name; });
    return found != table.end() ? &*found : nullptr;
}

/// Whether the table has blocks of this name.
bool isOfBlocks(const Attribute& attribute)
{
    return !attribute.parts.empty() && attribute.as != As::Answer;
}

/// Whether an expression names the id of something.
bool namesId(const Value& expression)
{
    const Value* references = expression.find("references");
    return references != nullptr
           && std::any_of(references->items.begin(), references->items.end(),
                          [](const Value& item) { return item.text.ends_with(".id"); });
}

} // namespace

/// The values of one block: without secrets, and of a plan what its configuration says.
class Reader::BlockValues
{
public:
    BlockValues(Reader& reader, const Instance& instance)
        : m_reader(reader)
        , m_instance(instance)
    {
        if (instance.secrets.isArray())
            collectMarks(instance.secrets, m_marked);
    }

    [[nodiscard]] Value take(const Value* expressions)
    {
        Expressions all;
        if (expressions != nullptr)
            all.push_back(expressions);
        const Value* marks = instance().secrets.isObject() ? &instance().secrets : nullptr;
        return object(instance().values, marks, all, {});
    }

    /// The same of what the table does not know: of blocks that it knows those in which there is
    /// something, with their names, at their places.
    [[nodiscard]] Value takeUnknown(const Value* expressions, std::span<const Attribute> table)
    {
        m_tables.emplace(std::string(), table);
        return take(expressions);
    }

    [[nodiscard]] const std::set<std::string>& kept() const { return m_kept; }
    [[nodiscard]] const std::set<std::string>& secrets() const { return m_secrets; }
    [[nodiscard]] const std::set<std::string>& unknown() const { return m_unknown; }

private:
    [[nodiscard]] const Instance& instance() const { return m_instance; }

    /// Without what is not set; with expressions only what those speak of.
    Value object(const Value& value, const Value* marks, const Expressions& expressions,
                 const std::string& path)
    {
        std::vector<json::Member> members;
        std::unordered_map<std::string_view, Expressions> configured;
        for (const Value* expression : expressions) {
            for (const json::Member& member : expression->members)
                configured[member.key].push_back(&member.value);
        }
        const Members marked = membersOf(marks);
        const std::span<const Attribute>* table = tableAt(path);
        for (const json::Member& member : value.members) {
            if (isEmpty(&member.value) || (path.empty() && member.key == "id"))
                continue;
            const std::string place = path + std::string(member.key);
            if (table != nullptr && !isUnknown(*table, member, place))
                continue;
            const auto own = configured.find(member.key);
            const bool isConfigured = expressions.empty() || own != configured.end();
            Expressions inner;
            for (const Value* expression : own != configured.end() ? own->second : Expressions())
                addBlocks(expression, inner);
            if (inner.size() > kMostBlocks && inner.size() != member.value.items.size())
                inner.clear();
            if (!isConfigured)
                continue;
            const auto known = marked.find(member.key);
            const Value* mark = known != marked.end() ? known->second : nullptr;
            if (isSecret(member, mark)) {
                m_secrets.insert(place);
                continue;
            }
            Value kept = any(member.value, mark, inner, place + '.');
            if (!isWorthKeeping(kept, place))
                continue;
            if (table != nullptr && tableAt(place + '.') == nullptr)
                m_kept.insert(place);
            members.push_back({member.key, kept});
        }
        if (expressions.size() == 1)
            addLinks(value, *expressions.front(), path, members);
        if (table != nullptr)
            settleMembers(value, path, members);
        Value made = value;
        made.members = m_reader.m_pool.keep(members);
        return made;
    }

    /// The table of the block at a path; null where everything is kept.
    [[nodiscard]] const std::span<const Attribute>* tableAt(const std::string& path) const
    {
        const auto found = m_tables.find(path);
        return found != m_tables.end() ? &found->second : nullptr;
    }

    /// Whether something of a member may have to be kept; remembers the table of a known block.
    bool isUnknown(std::span<const Attribute> table, const json::Member& member,
                   const std::string& place)
    {
        const Attribute* attribute = attributeIn(table, member.key);
        if (attribute != nullptr && isOfBlocks(*attribute)) {
            m_tables.emplace(place + '.', attribute->parts);
            return true;
        }
        return attribute == nullptr
               || (attribute->as == As::Kept && !isUsual(*attribute, member.value));
    }

    /// Whether a member holds anything.
    [[nodiscard]] bool isWorthKeeping(const Value& kept, const std::string& place) const
    {
        if (tableAt(place + '.') == nullptr)
            return !kept.isObject() || !kept.members.empty();
        return std::any_of(kept.items.begin(), kept.items.end(),
                           [](const Value& item) { return !item.members.empty(); })
               || !kept.members.empty();
    }

    /// Sorts the members of a block that a table knows, as a state and a plan have them in
    /// different orders, and names the block if it holds anything.
    void settleMembers(const Value& value, const std::string& path,
                       std::vector<json::Member>& members) const
    {
        const Value* name = path.empty() ? nullptr : value.find("name");
        const bool isNamed = name != nullptr && name->isString() && !isEmpty(name);
        if (!members.empty() && isNamed)
            members.push_back({"name", *name});
        std::sort(members.begin(), members.end(), [](const json::Member& a, const json::Member& b) {
            return a.key.view() < b.key.view();
        });
    }

    Value any(const Value& value, const Value* marks, const Expressions& expressions,
              const std::string& path)
    {
        if (value.isObject())
            return object(value, marks, expressions, path);
        if (!value.isArray())
            return value;
        std::vector<Value> items;
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            const Value* mark =
                marks != nullptr && i < marks->items.size() ? &marks->items[i] : nullptr;
            // Where a block stands for several nobody knows which is whose.
            const bool isOwn = expressions.size() == value.items.size();
            items.push_back(
                any(value.items[i], mark, isOwn ? Expressions{expressions[i]} : expressions, path));
        }
        Value made = value;
        made.items = m_reader.m_pool.keep(items);
        return made;
    }

    [[nodiscard]] bool isSecret(const json::Member& member, const Value* mark) const
    {
        return (mark != nullptr && mark->type == json::Type::Boolean && mark->boolean)
               || m_marked.contains(member.key)
               || (member.value.isString() && namesSecret(instance().type, member.key));
    }

    /// Adds what a plan leaves open: the ids of what it refers to.
    void addLinks(const Value& value, const Value& expressions, const std::string& path,
                  std::vector<json::Member>& members)
    {
        const Members known = membersOf(&value);
        const std::span<const Attribute>* table = tableAt(path);
        for (const json::Member& expression : expressions.members) {
            const Attribute* attribute =
                table != nullptr ? attributeIn(*table, expression.key) : nullptr;
            if (attribute != nullptr && attribute->as != As::Kept)
                continue; // it is read
            if (known.contains(expression.key) || !expression.value.isObject()
                || expression.value.peek("references") == nullptr)
                continue;
            std::vector<Value> ids;
            if (namesId(expression.value)) {
                for (const std::size_t target :
                     m_reader.m_links.follow(instance(), expression.value).instances) {
                    if (!m_reader.m_ids[target].empty())
                        ids.push_back(
                            textValue(m_reader.m_pool, m_reader.m_ids[target], expression.value));
                }
            }
            const bool isList = expression.key.view().ends_with("_ids");
            if (ids.empty() || (!isList && ids.size() > 1)) {
                m_unknown.insert(path + std::string(expression.key));
                continue;
            }
            Value made = ids.front();
            if (isList) {
                made.type = json::Type::Array;
                made.text = {};
                made.items = m_reader.m_pool.keep(ids);
            }
            members.push_back({expression.key, made});
            if (table != nullptr)
                m_kept.insert(path + std::string(expression.key));
        }
    }

    Reader& m_reader;
    const Instance& m_instance;
    std::set<std::string_view> m_marked;
    std::unordered_map<std::string, std::span<const Attribute>> m_tables; ///< By path of the block.
    std::set<std::string> m_kept;
    std::set<std::string> m_secrets;
    std::set<std::string> m_unknown;
};

bool Reader::isKept(const Instance& instance)
{
    return !instance.isData && formOf(instance.type) == nullptr
           && associationOf(instance.type) == nullptr && instance.type != "azurerm_resource_group"
           && instance.type != kAzapiResource && instance.type != kAzapiUpdate
           && instance.type != "azurerm_virtual_network_dns_servers";
}

std::string Reader::idOfKept(const Instance& instance)
{
    const auto isFree = [&](const std::string& id) { return m_kept.insert(toLower(id)).second; };
    const Value* given = instance.values.find("id");
    const std::string id(given != nullptr && given->isString() ? given->text : std::string_view());
    const auto parts = azure::splitResourceId(id);
    if (parts && !parts->names.empty() && id.find('|') == std::string::npos
        && azure::kindOfArmType(parts->type) == Kind::None && isFree(id))
        return id;
    const Value* own = instance.values.find("name");
    std::string name(own != nullptr && own->isString() && !own->text.empty() ? own->text
                                                                             : instance.name);
    if (own == nullptr && !instance.index.empty())
        name += '-' + instance.index;
    std::erase(name, '"');
    std::replace(name.begin(), name.end(), '/', '-');
    const std::string made = fmt::format("{}/providers/{}/{}/{}", placeOfKept(instance),
                                         azure::kTerraformProvider, instance.type, name);
    std::string unique = made;
    for (std::size_t& number = m_keptTwice[toLower(made)]; !isFree(unique);)
        unique = fmt::format("{}-{}", made, ++number + 1);
    return unique;
}

/// The group that it says, or that of what it names first; else the subscription.
std::string Reader::placeOfKept(const Instance& instance)
{
    const Value* expressions = m_links.expressions(instance);
    const Value* group = instance.values.find("resource_group_name");
    if (!isEmpty(group)
        || (expressions != nullptr && expressions->find("resource_group_name") != nullptr))
        return groupId(instance);
    const auto groupIn = [](std::string_view id) {
        const auto parts = azure::splitResourceId(id);
        return parts && !parts->resourceGroup.empty()
                   ? fmt::format("/subscriptions/{}/resourceGroups/{}", parts->subscription,
                                 parts->resourceGroup)
                   : std::string();
    };
    for (const json::Member& member : instance.values.members) {
        if (std::string place = groupIn(member.value.text); !place.empty())
            return place;
    }
    for (const json::Member& member :
         expressions != nullptr ? expressions->members : std::span<const json::Member>()) {
        if (!namesId(member.value))
            continue;
        for (const std::size_t target : m_links.follow(instance, member.value).instances) {
            if (std::string place = groupIn(m_ids[target]); !place.empty())
                return place;
        }
    }
    return fmt::format("/subscriptions/{}", subscriptionOf(instance));
}

void Reader::keep(const Instance& instance, const std::string& id)
{
    const auto parts = azure::splitResourceId(id);
    Entry& made = entry(parts ? parts->type : std::string(instance.type), id, instance.place);
    made.isBlock = true;
    if (const Value* location = instance.values.find("location"); !isEmpty(location))
        made.draft.set("location", *location);
    const Value* expressions = m_links.expressions(instance);
    BlockValues values(*this, instance);
    const Value known = values.take(expressions);
    Draft& block = made.draft.at(azure::kTerraformMember);
    const auto set = [&](std::string_view member, std::string text) {
        block.set(member, textValue(m_pool, std::move(text), instance.place));
    };
    std::string label(instance.name);
    if (!instance.index.empty())
        label += ' ' + instance.index;
    std::erase(label, '"');
    set("type", std::string(instance.type));
    set("label", std::move(label));
    if (const Value* given = instance.values.find("id"); !isEmpty(given) && given->isString())
        block.set("id", *given);
    if (expressions == nullptr)
        set("from", std::string(azure::kTerraformState));
    block.set("values", known);
    setMissing(block, noteMissing(instance, values));
}

std::vector<Value> Reader::noteMissing(const Instance& instance, const BlockValues& values)
{
    std::vector<Value> missing;
    const auto report = [&](const std::set<std::string>& names, bool isIgnored, const char* words) {
        std::string list;
        for (const std::string& name : names) {
            missing.push_back(textValue(m_pool, name, instance.place));
            list += (list.empty() ? "" : ", ") + name;
        }
        if (!list.empty())
            note(isIgnored, instance.place, instance, {words, {shortened(list)}});
    };
    report(values.secrets(), true,
           PEERSCAPE_TR_NOOP("secrets are never kept; these are left out: {0}"));
    report(values.unknown(), false,
           PEERSCAPE_TR_NOOP("these attributes are known only after the plan is applied and are "
                             "left out: {0}"));
    return missing;
}

void Reader::setMissing(Draft& block, const std::vector<Value>& missing)
{
    if (missing.empty())
        return;
    Value list = missing.front();
    list.type = json::Type::Array;
    list.text = {};
    list.items = m_pool.keep(missing);
    block.set("missing", list);
}

void Reader::keepUnknown(const Instance& instance, Draft& object)
{
    std::vector<Attribute> table(commonAttributes().begin(), commonAttributes().end());
    const auto own = attributesOf(instance.type);
    table.insert(table.begin(), own.begin(), own.end());
    const Value* expressions = m_links.expressions(instance);
    BlockValues values(*this, instance);
    const Value unknown = values.takeUnknown(expressions, table);
    const std::vector<Value> missing = noteMissing(instance, values);
    if (unknown.members.empty() && missing.empty())
        return;
    const std::string names = fmt::format("{}", fmt::join(values.kept(), ", "));
    if (!names.empty())
        note(true, instance.place, instance,
             {PEERSCAPE_TR_NOOP("these attributes are not modelled and are kept as they are: {0}"),
              {shortened(names)}});
    Draft& kept = object.at(azure::kTerraformAttributes);
    const auto say = [&](std::string_view member, std::string_view text) {
        kept.set(member, textValue(m_pool, std::string(text), instance.place));
    };
    say("type", instance.type);
    if (expressions == nullptr && !unknown.members.empty())
        say("from", azure::kTerraformState);
    if (!unknown.members.empty())
        kept.set("values", unknown);
    setMissing(kept, missing);
}

} // namespace peerscape::read::terraform
