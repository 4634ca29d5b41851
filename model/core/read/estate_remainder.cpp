#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/read/estate_building.h"

#include <algorithm>
#include <map>
#include <unordered_map>

/// What an estate keeps of resources beyond what it models, and what it says is lost.
namespace peerscape::read {

using json::Value;

namespace {

/// Names that are looked for again and again.
template<std::size_t N>
class Names
{
public:
    consteval Names(const std::array<json::Key, N>& names)
    {
        for (const json::Key& name : names) {
            std::size_t slot = slotOf(name);
            while (!m_slots[slot].empty())
                slot = (slot + 1) % kSlots;
            m_slots[slot] = name;
        }
    }

    [[nodiscard]] bool have(const json::Key& name) const
    {
        for (std::size_t slot = slotOf(name); !m_slots[slot].empty(); slot = (slot + 1) % kSlots) {
            if (name.isNamed(m_slots[slot]))
                return true;
        }
        return false;
    }

private:
    static constexpr std::size_t kSlots = 64;
    static_assert(2 * N <= kSlots);

    static constexpr std::size_t slotOf(const json::Key& name)
    {
        constexpr std::uint32_t kOdd = 0x9e3779b1U;
        return name.mark() * kOdd >> 26U;
    }

    std::array<json::Key, kSlots> m_slots;
};

/// Members that say nothing that is not known otherwise, so that they are not kept.
constexpr Names<17> kNoise{{"id", "name", "type", "apiVersion", "etag", "resourceGroup",
                            "properties", "location", "condition", "copy", "resources",
                            "resourceGuid", "provisioningState", "subscriptionId", "tenantId",
                            "kind", "managedBy"}};
/// Members that Azure adds to every part of a resource.
constexpr Names<7> kEchoes{
    {"id", "type", "etag", "resourceGuid", "resourceGroup", "provisioningState", "apiVersion"}};
/// Members of a resource that stand beside `properties` in ARM's form.
constexpr Names<10> kEnvelope{{"tags", "zones", "sku", "identity", "plan", "extendedLocation",
                               "scope", "comments", "dependsOn", azure::kTerraformAttributes}};

void markUsed(const Value& value)
{
    for (const json::Member& member : value.members) {
        member.used = true;
        markUsed(member.value);
    }
    for (const Value& item : value.items)
        markUsed(item);
}

void appendMember(std::string& members, std::string_view key, std::string_view value)
{
    members += members.empty() ? "" : ",";
    json::quoted(key, members);
    members += ':';
    members += value;
}

/// Quick to say of most members: somebody asked for it, and it holds nothing else.
bool hasNoRemainder(const json::Member& member)
{
    return member.used && member.value.members.empty();
}

/// The members of an object that nobody asked for, of objects in it those that nobody asked for, as
/// JSON without the braces. Marks them as used.
std::string remainder(const Value& object)
{
    std::string members;
    if (object.members.empty())
        return members;
    json::SeenKeys seen;
    for (const json::Member& member : object.members) {
        if (hasNoRemainder(member) || kEchoes.have(member.key) || member.value.isNull())
            continue;
        std::string text;
        if (!member.used) {
            text = json::serialise(member.value);
            member.used = true;
            markUsed(member.value);
        } else if (const std::string rest = remainder(member.value); !rest.empty()) {
            text = '{' + rest + '}';
        }
        if (!text.empty() && seen.add(member.key))
            appendMember(members, member.key, text);
    }
    return members;
}

/// A value in a form in which az, REST and Resource Graph agree: members of `properties` among the
/// others, sorted, in lower case, without what Azure adds and what is empty.
std::string normalised(const Value& value)
{
    if (value.isArray()) {
        std::string text = "[";
        for (const Value& item : value.items)
            text += normalised(item) + ',';
        return text;
    }
    if (!value.isObject())
        return toLower(json::serialise(value));
    std::vector<std::string> members;
    const auto add = [&](const Value& object, const auto& self) -> void {
        for (const json::Member& member : object.members) {
            const bool empty =
                member.value.isNull() || (member.value.isArray() && member.value.items.empty());
            if (equalsIgnoringCase(member.key, "properties"))
                self(member.value, self);
            else if (!empty && (equalsIgnoringCase(member.key, "id") || !kEchoes.have(member.key)))
                members.push_back(toLower(member.key) + ':' + normalised(member.value));
        }
    };
    add(value, add);
    std::sort(members.begin(), members.end());
    std::string text = "{";
    for (const std::string& member : members)
        text += member + ',';
    return text;
}

/// The members of an object and of its `properties` by name. O(1) each, after O(members) for a wide
/// one.
class DeepMembers
{
public:
    explicit DeepMembers(const Value& object)
        : m_object(object)
    {
        constexpr std::size_t kWide = 64;
        const Value* properties = object.peek("properties");
        const std::span inner = properties != nullptr ? properties->members : object.members;
        if (object.members.size() + inner.size() < kWide)
            return;
        for (const std::span<const json::Member> members : {object.members, inner}) {
            for (const json::Member& member : members) {
                if (!member.value.isNull())
                    m_wide.try_emplace(toLower(member.key), &member.value);
            }
        }
    }

    /// Null when there is none.
    [[nodiscard]] const Value* find(const json::Key& name) const
    {
        if (m_wide.empty())
            return peekDeep(m_object, name);
        const auto found = m_wide.find(toLower(name));
        return found != m_wide.end() ? found->second : nullptr;
    }

private:
    const Value& m_object;
    std::unordered_map<std::string, const Value*> m_wide;
};

/// That files disagree about a member.
Message describedOtherwise(std::string_view member)
{
    return {PEERSCAPE_TR_NOOP("{0} is described more than once and otherwise before; what "
                              "was read first is taken"),
            {std::string(member)}};
}

} // namespace

std::set<std::string> EstateReader::usedMembers(const Record& record)
{
    std::set<std::string> names;
    if (record.sources.size() < 2)
        return names;
    const auto add = [&](const Value& object) {
        for (const json::Member& member : object.members) {
            if (member.used)
                names.insert(toLower(member.key));
        }
    };
    for (const Value& source : record.sources) {
        add(source);
        if (const Value* properties = source.peek("properties"))
            add(*properties);
    }
    return names;
}

void EstateReader::drop(const Value& object, const json::Key& name)
{
    if (const Value* value = get(object, name))
        markUsed(*value);
}

void EstateReader::drop(const Value& object)
{
    markUsed(object);
}

void EstateReader::drop(const Record& record, const json::Key& name)
{
    for (const Value& source : record.sources)
        drop(source, name);
}

Text EstateReader::extraOf(const Value& element)
{
    const std::string members = remainder(element);
    if (members.empty())
        return {};
    // What az writes beside the name belongs to ARM's `properties`.
    const Value* inner = element.find("properties");
    return shared(inner != nullptr ? '{' + members + '}' : "{\"properties\":{" + members + "}}");
}

Text EstateReader::extraOfGroup(const Value& group)
{
    std::string members;
    for (const std::string_view name :
         {std::string_view("tags"), std::string_view("managedBy"), azure::kTerraformAttributes}) {
        const Value* value = group.find(name);
        if (value != nullptr
            && (value->isObject() ? !value->members.empty() : !view(value).empty()))
            appendMember(members, name, json::serialise(*value));
    }
    return members.empty() ? Text() : shared('{' + members + '}');
}

void EstateReader::keepRest(std::string_view name, const Value& list, std::string_view usualName)
{
    std::string elements;
    bool worthKeeping = list.items.size() > 1;
    for (const Value& item : list.items) {
        if (!elements.empty()) {
            elements += ',' + json::serialise(item);
            markUsed(item);
            continue;
        }
        std::string itemName = text(get(item, "name")).str();
        itemName.erase(0, itemName.rfind('/') + 1); // a separate child is named parent/child
        const std::string rest = extraOf(item).str();
        worthKeeping = worthKeeping || !rest.empty() || itemName != usualName;
        elements = "{\"name\":" + json::quoted(itemName);
        elements += rest.empty() ? "}" : ',' + rest.substr(1);
    }
    if (!worthKeeping)
        return;
    appendMember(m_rest, name, '[' + elements + ']');
    m_restNames.push_back(name);
}

std::string EstateReader::elementBeyond(const Value& element, const azure::KeyedList& list)
{
    using Element = azure::KeyedList::Element;
    const std::string_view key = view(get(element, list.key));
    const Value* name = get(element, "name");
    const Value* properties = element.find("properties");
    std::string inside = properties != nullptr ? remainder(*properties) : std::string();
    std::string outside = remainder(element);
    // What az writes beside the name belongs to ARM's `properties`.
    if (properties == nullptr && list.element != Element::Flat)
        std::swap(inside, outside);
    if (name != nullptr && !equalsIgnoringCase(view(name), key))
        appendMember(outside, "name", json::serialise(*name));
    if (key.empty() || (inside.empty() && outside.empty()))
        return {};
    appendMember(list.element == Element::KeyInside ? inside : outside, list.key,
                 json::quoted(key));
    if (!inside.empty())
        appendMember(outside, "properties", '{' + inside + '}');
    return '{' + outside + '}';
}

std::string EstateReader::elementsBeyond(const Record& record, const azure::KeyedList& list,
                                         const std::vector<const Value*>& lists)
{
    std::string elements;
    std::map<std::string, std::string> known; // by word
    for (const Value* found : lists) {
        for (const Value& item : found->items) {
            const std::string beyond = elementBeyond(item, list);
            if (beyond.empty())
                continue;
            const auto [first, isFirst] =
                known.try_emplace(toLower(view(get(item, list.key))), beyond);
            if (isFirst)
                elements += (elements.empty() ? "[" : ",") + beyond;
            else if (first->second != beyond)
                note(ReportEntry::Kind::Approximated, item, record.armId,
                     describedOtherwise(list.name));
        }
    }
    return elements.empty() ? elements : elements + ']';
}

void EstateReader::keepOfElements(const Record& record, const azure::KeyedList& list,
                                  const std::vector<const Value*>& lists)
{
    std::string elements = elementsBeyond(record, list, lists);
    if (elements.empty())
        return;
    std::string_view name = list.name;
    if (!list.parent.empty()) {
        std::string members; // beside the list
        for (const Value& source : record.sources) {
            const Value* holder = get(source, list.parent);
            if (holder != nullptr && members.empty())
                members = remainder(*holder);
        }
        appendMember(members, list.name, elements);
        elements = '{' + members + '}';
        name = list.parent;
    }
    appendMember(m_rest, name, elements);
    m_restNames.push_back(name);
}

Text EstateReader::extraOf(const Record& record, const Value& element,
                           std::span<const azure::KeyedList> lists)
{
    std::string kept;
    for (const azure::KeyedList& list : lists) {
        const Value* found = get(element, list.name);
        const std::string elements =
            found != nullptr ? elementsBeyond(record, list, {found}) : std::string();
        if (!elements.empty())
            appendMember(kept, list.name, elements);
    }
    if (kept.empty())
        return extraOf(element);
    const Value* properties = element.find("properties");
    const std::string inside = remainder(properties != nullptr ? *properties : element);
    kept += (inside.empty() ? "" : ",") + inside;
    std::string outside = properties != nullptr ? remainder(element) : std::string();
    appendMember(outside, "properties", '{' + kept + '}');
    return shared('{' + outside + '}');
}

Text EstateReader::extraOf(const Record& record)
{
    std::string envelope;
    std::string properties = m_rest;
    std::unordered_map<std::string_view, std::string> seen; // what nobody asked for
    // What another file says of a member that is modelled is reported, not kept.
    const std::set<std::string> read = usedMembers(record);
    const auto keep = [&](const json::Member& member, bool inside) {
        if (hasNoRemainder(member) || kNoise.have(member.key) || member.value.isNull()
            || (!member.used && read.contains(toLower(member.key))))
            return;
        const bool isKept =
            std::any_of(m_restNames.begin(), m_restNames.end(),
                        [&](std::string_view name) { return member.key.isNamed(name); });
        if (isKept)
            return; // its elements are; another list of that name is reported as lost
        std::string text;
        if (!member.used) {
            text = json::serialise(member.value);
        } else if (std::string rest = remainder(member.value); !rest.empty()) {
            text = '{' + rest + '}';
        }
        if (text.empty())
            return;
        const auto known = seen.find(member.key);
        const bool isNew = known == seen.end();
        if (!isNew && known->second != text)
            return; // another file says something else: reported as lost
        member.used = true;
        markUsed(member.value);
        if (!isNew)
            return;
        appendMember(!inside && kEnvelope.have(member.key) ? envelope : properties, member.key,
                     text);
        seen.emplace(member.key, std::move(text));
    };
    for (const Value& source : record.sources) {
        for (const json::Member& member : source.members)
            keep(member, false);
        if (const Value* inner = source.find("properties")) {
            for (const json::Member& member : inner->members)
                keep(member, true);
        }
    }
    if (!properties.empty())
        appendMember(envelope, "properties", '{' + properties + '}');
    return envelope.empty() ? Text() : shared('{' + envelope + '}');
}

void EstateReader::reportLost(const Record& record)
{
    settleRepetitions(record);
    for (const Value& source : record.sources)
        reportLost(source, record.armId, 0);
    for (const ListedChild& child : record.children)
        reportLost(child.object, record.armId, 1);
}

void EstateReader::settleRepetitions(const Record& record)
{
    std::vector<DeepMembers> known;
    known.reserve(record.sources.size());
    for (const Value& source : record.sources)
        known.emplace_back(source);
    const auto settle = [&](const json::Member& member) {
        if (member.used || member.value.isNull())
            return;
        for (const DeepMembers& other : known) {
            const Value* first = other.find(member.key);
            if (first == nullptr || first == &member.value)
                continue;
            if (normalised(*first) != normalised(member.value))
                note(ReportEntry::Kind::Approximated, member.value, record.armId,
                     describedOtherwise(member.key));
            member.used = true;
            markUsed(member.value);
            return;
        }
    };
    for (const Value& source : record.sources) {
        for (const json::Member& member : source.members)
            settle(member);
        if (const Value* properties = source.peek("properties")) {
            for (const json::Member& member : properties->members)
                settle(member);
        }
    }
}

void EstateReader::reportLost(const Value& value, std::string_view armId, unsigned depth)
{
    for (const json::Member& member : value.members) {
        if (member.used && member.value.members.empty() && member.value.items.empty())
            continue;
        // These are objects of their own, read after their network.
        if (depth < 2
            && (member.key.isNamed("subnets") || member.key.isNamed("virtualNetworkPeerings")
                || member.key.isNamed("resources")))
            continue;
        if (member.used)
            reportLost(member.value, armId, depth + 1);
        else if (!member.value.isNull()
                 && !(depth == 0 ? kNoise.have(member.key) : kEchoes.have(member.key)))
            note(ReportEntry::Kind::Ignored, member.value, armId,
                 {PEERSCAPE_TR_NOOP("{0} is not modelled here and is left out"),
                  {std::string(member.key)}});
    }
    for (const Value& item : value.items)
        reportLost(item, armId, depth + 1);
}

} // namespace peerscape::read
