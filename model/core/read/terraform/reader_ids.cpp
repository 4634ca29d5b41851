#include "core/azure/names.h"
#include "core/base/text.h"
#include "core/read/terraform/reader.h"

#include <fmt/format.h>

#include <algorithm>

/// Resource ids: a state has them; of what a plan creates they follow from names.
namespace peerscape::read::terraform {

namespace {

constexpr std::string_view kResourceGroup = "azurerm_resource_group";
constexpr std::string_view kNoSubscription = "00000000-0000-0000-0000-000000000000";

std::string stringOf(const Value& object, std::string_view name)
{
    const Value* value = object.find(name);
    return value != nullptr && value->isString() ? std::string(value->text) : std::string();
}

std::string nameKey(std::string_view type, std::string_view group, std::string_view name)
{
    return toLower(fmt::format("{}|{}|{}", type, group, name));
}

/// The ARM type of what an instance describes; empty when that is nothing of Azure's that we know.
std::string armTypeOf(const Instance& instance)
{
    if (const Form* form = formOf(instance.type))
        return std::string(form->armType);
    if (instance.type == kAzapiResource || instance.type == kAzapiUpdate) {
        const std::string type = stringOf(instance.values, "type");
        return type.substr(0, type.find('@'));
    }
    return {};
}

/// Whether it is of an ARM type; when that is empty, of any that we know.
bool isOfType(const Instance& instance, std::string_view armType)
{
    const std::string own = armTypeOf(instance);
    return armType.empty() ? !own.empty() || instance.type == kResourceGroup
                           : equalsIgnoringCase(own, armType);
}

} // namespace

std::string Reader::subscriptionOfIds(const std::vector<Instance>& instances)
{
    for (const Instance& instance : instances) {
        for (const char* attribute : {"id", "parent_id", "resource_id"}) { // azapi's two
            const std::string id = stringOf(instance.values, attribute);
            if (const auto parts = azure::splitResourceId(id))
                return std::string(parts->subscription);
        }
    }
    return {};
}

void Reader::findIds()
{
    m_ids.resize(m_instances.size());
    if (m_subscription.empty())
        m_subscription = kNoSubscription;
    // Parents before their children, whatever the order in the file.
    for (const bool children : {false, true}) {
        for (std::size_t i = 0; i < m_instances.size(); ++i) {
            const Instance& instance = m_instances[i];
            const Form* form = formOf(instance.type);
            const bool isChild =
                form != nullptr && !(form->parentName.empty() && form->parentId.empty());
            if (isChild != children)
                continue;
            std::string id = stringOf(instance.values, "id");
            if (instance.type == kResourceGroup)
                id = azure::splitResourceId(id) ? id : groupId(instance);
            else if (form == nullptr) // of azapi's, or kept
                continue;
            else if (!azure::splitResourceId(id))
                id = isChild ? idOfChild(instance, *form) : idOfGrouped(instance, form->armType);
            if (const auto parts = azure::splitResourceId(id); parts && !isChild && form != nullptr)
                m_byName.try_emplace(
                    nameKey(form->armType, parts->resourceGroup,
                            parts->names.empty() ? std::string_view() : parts->names.back()),
                    id);
            m_ids[i] = std::move(id);
        }
        // They stand on what has its id by now, and children may stand on them.
        findAzapiIds();
    }
    for (std::size_t i = 0; i < m_instances.size(); ++i) {
        if (isKept(m_instances[i]))
            m_ids[i] = idOfKept(m_instances[i]);
    }
}

std::string Reader::subscriptionOf(const Instance& instance) const
{
    const std::string_view named = m_links.subscription(instance);
    return named.empty() ? m_subscription : std::string(named);
}

std::string Reader::nameOf(const Instance& instance)
{
    std::string name = stringOf(instance.values, "name");
    if (name.empty() && instance.type == "azurerm_express_route_circuit_peering")
        name = stringOf(instance.values, "peering_type");
    if (!name.empty())
        return name;
    name = instance.name;
    for (const char c : instance.index) {
        if (c != '"')
            name += name.size() == instance.name.size() ? std::string("-") + c : std::string(1, c);
    }
    // A slash would make it look like two.
    std::replace(name.begin(), name.end(), '/', '-');
    note(false, instance.place, instance,
         {PEERSCAPE_TR_NOOP("its name is known only after the plan is applied; {0} stands in its "
                            "place"),
          {name}});
    return name;
}

std::string Reader::groupId(const Instance& instance)
{
    std::string group = instance.type == kResourceGroup
                            ? nameOf(instance)
                            : stringOf(instance.values, "resource_group_name");
    std::string subscription = subscriptionOf(instance);
    if (group.empty()) {
        const Value* expressions = m_links.expressions(instance);
        const Value* expression =
            expressions != nullptr ? expressions->find("resource_group_name") : nullptr;
        if (expression != nullptr) {
            for (const std::size_t i : m_links.follow(instance, *expression).instances) {
                if (m_instances[i].type == kResourceGroup)
                    group = stringOf(m_instances[i].values, "name");
            }
        }
    }
    return fmt::format("/subscriptions/{}/resourceGroups/{}", subscription,
                       group.empty() ? "unknown" : group);
}

std::string Reader::idOfGrouped(const Instance& instance, std::string_view armType)
{
    return fmt::format("{}/providers/{}/{}", groupId(instance), armType, nameOf(instance));
}

const std::string* Reader::idBehind(const Instance& instance, std::string_view attribute,
                                    std::string_view armType)
{
    const Value* expressions = m_links.expressions(instance);
    const Value* expression = expressions != nullptr ? expressions->find(attribute) : nullptr;
    if (expression == nullptr)
        return nullptr;
    const std::string* found = nullptr;
    for (const std::size_t i : m_links.follow(instance, *expression).instances) {
        if (m_ids[i].empty() || !isOfType(m_instances[i], armType))
            continue;
        if (found != nullptr && *found != m_ids[i])
            return nullptr;
        found = &m_ids[i];
    }
    return found;
}

std::string Reader::idOfChild(const Instance& instance, const Form& form)
{
    const std::size_t cut = form.armType.rfind('/');
    const std::string_view parentType = form.armType.substr(0, cut);
    std::string parent =
        form.parentId.empty() ? std::string() : stringOf(instance.values, form.parentId);
    const std::string name =
        form.parentName.empty() ? std::string() : stringOf(instance.values, form.parentName);
    const std::string group = stringOf(instance.values, "resource_group_name");
    if (!azure::splitResourceId(parent) && !name.empty()) {
        const auto known = m_byName.find(nameKey(parentType, group, name));
        parent = known != m_byName.end() ? known->second : std::string();
    }
    for (const std::string_view attribute : {form.parentId, form.parentName}) {
        if (!azure::splitResourceId(parent) && !attribute.empty()) {
            const std::string* behind = idBehind(instance, attribute, parentType);
            parent = behind != nullptr ? *behind : std::string();
        }
    }
    if (!azure::splitResourceId(parent)) {
        if (name.empty()) {
            note(true, instance.place, instance,
                 {PEERSCAPE_TR_NOOP("what it belongs to cannot be told from the plan; it is left "
                                    "out"),
                  {}});
            return {};
        }
        parent = fmt::format("{}/providers/{}/{}", groupId(instance), parentType, name);
    }
    return fmt::format("{}/{}/{}", parent, form.armType.substr(cut + 1), nameOf(instance));
}

void Reader::findAzapiIds()
{
    constexpr int kMostLevels = 16;
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < m_instances.size(); ++i) {
        if (m_ids[i].empty()
            && (m_instances[i].type == kAzapiResource || m_instances[i].type == kAzapiUpdate))
            open.push_back(i);
    }
    std::size_t before = 0;
    for (int level = 0; level < kMostLevels && open.size() != before; ++level) {
        before = open.size();
        std::erase_if(open, [&](std::size_t i) {
            m_ids[i] = idOfAzapi(m_instances[i]);
            return !m_ids[i].empty();
        });
    }
}

std::string Reader::idOfAzapi(const Instance& instance)
{
    const bool isUpdate = instance.type == kAzapiUpdate;
    std::string id = stringOf(instance.values, isUpdate ? "resource_id" : "id");
    if (const auto parts = azure::splitResourceId(id); parts && !parts->type.empty())
        return id;
    const std::string type = armTypeOf(instance);
    if (isUpdate) {
        if (const std::string* changed = idBehind(instance, "resource_id", type))
            return *changed;
    }
    std::string parent = stringOf(instance.values, "parent_id");
    if (!azure::splitResourceId(parent)) {
        const std::string* behind = idBehind(instance, "parent_id", {});
        parent = behind != nullptr ? *behind : std::string();
    }
    const auto parts = azure::splitResourceId(parent);
    if (!parts || type.find('/') == std::string::npos)
        return {};
    const std::string name = nameOf(instance);
    // Of another type than its own begins with, it stands on it: a lock, a role.
    const bool isChild = equalsIgnoringCase(parts->type, type.substr(0, type.rfind('/')));
    return isChild ? fmt::format("{}/{}/{}", parent, type.substr(type.rfind('/') + 1), name)
                   : fmt::format("{}/providers/{}/{}", parent, type, name);
}

std::vector<std::string> Reader::linked(const Instance& instance, const Value* value,
                                        const Value* expression, std::string_view target,
                                        bool isList)
{
    std::vector<std::string> ids;
    if (value != nullptr) {
        const auto add = [&](const Value& item) {
            if (item.isString() && !item.text.empty())
                ids.emplace_back(item.text);
        };
        add(*value);
        std::for_each(value->items.begin(), value->items.end(), add);
        return ids;
    }
    const Value* references = expression->find("references");
    if (references == nullptr || references->items.empty())
        return ids;
    const LinkTargets targets = m_links.follow(instance, *expression);
    for (const std::size_t i : targets.instances) {
        if (!m_ids[i].empty() && isOfType(m_instances[i], target))
            ids.push_back(m_ids[i]);
    }
    if (ids.empty() || (!isList && ids.size() > 1)) {
        std::string words;
        for (const Value& item : references->items)
            words += (words.empty() ? "" : ", ") + std::string(item.text);
        note(false, *expression, instance,
             {PEERSCAPE_TR_NOOP("what it refers to cannot be told from the plan: {0}"),
              {shortened(words)}});
        ids.clear();
    }
    return ids;
}

std::string Reader::linkOf(const Instance& instance, std::string_view attribute,
                           std::string_view target)
{
    const Value* value = instance.values.find(attribute);
    const Value* expressions = m_links.expressions(instance);
    const Value* expression = expressions != nullptr ? expressions->find(attribute) : nullptr;
    if (value != nullptr ? isEmpty(value) : expression == nullptr)
        return {};
    const std::vector<std::string> ids = linked(instance, value, expression, target, false);
    return ids.empty() ? std::string() : ids.front();
}

} // namespace peerscape::read::terraform
