#include "core/base/text.h"
#include "core/net/address.h"
#include "core/read/arm/deployment.h"

#include <algorithm>

/// What reference() and its kin answer from the template itself (import.md 3).
namespace peerscape::read::arm {

namespace {

/// Addresses that Azure keeps at the beginning of a subnet (1.6).
constexpr std::uint64_t kReservedAddresses = 4;

} // namespace

Instance* Deployment::find(std::string_view nameOrId)
{
    const std::string key = toLower(nameOrId);
    if (key.starts_with('/')) {
        const auto found = m_byId.find(key);
        return found != m_byId.end() ? found->second : nullptr;
    }
    for (Scope* scope = &m_evaluator.scope(); scope != nullptr;
         scope = scope->names != scope ? scope->parent : nullptr) {
        if (const auto symbol = scope->symbols.find(key); symbol != scope->symbols.end())
            return symbol->second;
        m_maker.spend(scope->instances.size());
        const auto named = std::find_if(
            scope->instances.begin(), scope->instances.end(),
            [&](const auto& instance) { return equalsIgnoringCase(instance->name, nameOrId); });
        if (named != scope->instances.end())
            return named->get();
    }
    return nullptr;
}

Value Deployment::reference(std::string_view nameOrId, bool full, const Value& place)
{
    Instance* instance = find(nameOrId);
    if (instance == nullptr) {
        if (auto state = presentState(nameOrId, full, place))
            return *state;
        return m_evaluator.refuse(
            place, fmt::format("only Azure knows what reference('{}') gives", nameOrId));
    }
    return stateOf(*instance, full, place);
}

std::optional<Value> Deployment::presentState(std::string_view id, bool full, const Value& place)
{
    const Value* found = executor() != nullptr ? executor()->find(id) : nullptr;
    if (found == nullptr)
        return std::nullopt;
    const Value whole = m_maker.adopt(*found, place);
    if (full)
        return whole;
    const Value* properties = memberOf(whole, "properties");
    return properties != nullptr ? *properties : m_maker.object({}, place);
}

Value Deployment::references(std::string_view symbol, bool full, const Value& place)
{
    std::vector<Value> states;
    Scope& scope = m_evaluator.scope();
    for (std::size_t i = 0;; ++i) {
        const auto found = scope.symbols.find(fmt::format("{}[{}]", toLower(symbol), i));
        if (found == scope.symbols.end())
            break;
        states.push_back(stateOf(*found->second, full, place));
    }
    return states.empty()
               ? m_evaluator.refuse(place, fmt::format("there are no copies of {}", symbol))
               : m_maker.list(std::move(states), place);
}

Value Deployment::resourceInfo(std::string_view symbol, const Value& place)
{
    const Instance* instance = find(symbol);
    if (instance == nullptr)
        return m_evaluator.refuse(place, fmt::format("there is no resource {}", symbol));
    return m_maker.object({{"id", m_maker.string(instance->id, place)},
                           {"name", m_maker.string(instance->name, place)},
                           {"type", m_maker.string(instance->type, place)},
                           {"apiVersion", m_maker.string(instance->apiVersion, place)}},
                          place);
}

Value Deployment::stateOf(Instance& instance, bool full, const Value& place)
{
    if (executor() != nullptr) {
        // Whoever asks for a resource waits for it.
        if (!emit(instance))
            return m_evaluator.refuse(place, instance.name + " could not be deployed");
        if (!isDeployment(instance.type)) {
            if (auto state = presentState(instance.id, full, place))
                return *state;
        }
    }
    if (instance.isExisting)
        return m_evaluator.refuse(
            place,
            fmt::format("only Azure knows what reference('{}') gives of the existing resource",
                        instance.name));
    Value properties;
    Value object = ValueMaker::unknown(place);
    if (isDeployment(instance.type)) {
        properties = m_maker.object({{"provisioningState", m_maker.string("Succeeded", place)},
                                     {"outputs", outputsOf(instance, place)}},
                                    place);
        object = m_maker.object({{"properties", properties}}, place);
    } else {
        object = objectOf(instance);
        const Value* own = memberOf(object, "properties");
        properties = own != nullptr ? withIds(instance, *own) : m_maker.object({}, place);
    }
    if (!full || !object.isObject())
        return object.isObject() ? properties : object;
    std::vector<Member> members;
    for (const Member& member : object.members)
        members.push_back(
            {member.key, equalsIgnoringCase(member.key, "properties") ? properties : member.value});
    members.push_back({"resourceId", m_maker.string(instance.id, place)});
    members.push_back(
        {"subscriptionId", m_maker.string(instance.scope->target.subscription, place)});
    members.push_back(
        {"resourceGroupName", m_maker.string(instance.scope->target.resourceGroup, place)});
    return m_maker.object(std::move(members), place);
}

Value Deployment::withIds(const Instance& instance, const Value& properties)
{
    // Azure gives every element of a list that has a name an id: subnets, ipConfigurations …
    const bool isFirewall = equalsIgnoringCase(instance.type, "Microsoft.Network/azureFirewalls");
    std::vector<Member> members;
    for (const Member& member : properties.members) {
        Value value = member.value;
        if (value.isArray()) {
            std::vector<Value> items;
            for (const Value& item : value.items) {
                const std::string_view name = textMember(item, "name");
                std::vector<Member> parts(item.members.begin(), item.members.end());
                if (!item.isObject() || name.empty() || memberOf(item, "id") != nullptr) {
                    items.push_back(item);
                    continue;
                }
                for (Member& part : parts) {
                    if (isFirewall && equalsIgnoringCase(part.key, "properties"))
                        part.value = withFirewallAddress(part.value);
                }
                parts.push_back(
                    {"id",
                     m_maker.string(fmt::format("{}/{}/{}", instance.id, member.key, name), item)});
                items.push_back(m_maker.object(std::move(parts), item));
            }
            value = m_maker.list(std::move(items), value);
        }
        members.push_back({member.key, value});
    }
    return m_maker.object(std::move(members), properties);
}

Value Deployment::withFirewallAddress(const Value& configuration)
{
    const Value* subnet = memberOf(configuration, "subnet");
    const std::string id(subnet != nullptr ? textMember(*subnet, "id") : std::string_view());
    if (id.empty() || memberOf(configuration, "privateIPAddress") != nullptr)
        return configuration;
    // The subnet stands alone, or inside its network.
    const Value* content = nullptr;
    Value object;
    if (Instance* own = find(id)) {
        object = objectOf(*own);
        content = &object;
    } else if (Instance* network = find(id.substr(0, id.rfind("/subnets/")))) {
        object = objectOf(*network);
        const Value* properties = memberOf(object, "properties");
        const Value* subnets = properties != nullptr ? memberOf(*properties, "subnets") : nullptr;
        for (std::size_t i = 0; subnets != nullptr && i < subnets->items.size(); ++i) {
            if (equalsIgnoringCase(textMember(subnets->items[i], "name"),
                                   std::string_view(id).substr(id.rfind('/') + 1)))
                content = &subnets->items[i];
        }
    }
    const Value* properties = content != nullptr ? memberOf(*content, "properties") : nullptr;
    if (properties == nullptr)
        return configuration;
    std::string_view range = textMember(*properties, "addressPrefix");
    if (const Value* list = memberOf(*properties, "addressPrefixes");
        range.empty() && list != nullptr && !list->items.empty())
        range = list->items.front().text;
    const auto prefix = net::Prefix::parse(range);
    if (!prefix)
        return configuration;
    const std::string guess = prefix->first().plus(kReservedAddresses).toString();
    note(false, configuration,
         {PEERSCAPE_TR_NOOP("Azure chooses the firewall's address; {0} is the likely one"),
          {guess}});
    std::vector<Member> members(configuration.members.begin(), configuration.members.end());
    members.push_back({"privateIPAddress", m_maker.string(guess, configuration)});
    return m_maker.object(std::move(members), configuration);
}

Value Deployment::outputOf(Instance& instance, const Value& declaration, std::string_view name)
{
    const std::string key = toLower(name);
    if (const auto known = instance.outputs.find(key); known != instance.outputs.end()) {
        m_evaluator.touch(known->second.touched);
        return known->second.value;
    }
    if (!instance.runningOutputs.insert(key).second)
        return m_evaluator.refuse(declaration, fmt::format("the output {} refers to itself", name));
    Known known;
    {
        Scope& inner = *instance.inner;
        const Evaluator::Enter enter(m_evaluator, inner,
                                     inner.names == &inner ? std::vector<Loop>() : instance.loops);
        const Evaluator::Collect collect(m_evaluator, known.touched);
        known.value = m_evaluator.output(declaration);
    }
    instance.runningOutputs.erase(key);
    return instance.outputs.emplace(key, std::move(known)).first->second.value;
}

std::optional<Value> Deployment::output(std::string_view nameOrId, std::string_view output,
                                        const Value& place)
{
    Instance* instance = find(nameOrId);
    if (instance == nullptr || !isDeployment(instance->type) || instance->isExisting)
        return std::nullopt;
    if (executor() != nullptr && !emit(*instance))
        return m_evaluator.refuse(place, instance->name + " could not be deployed");
    if (!openDeployment(*instance))
        return m_evaluator.refuse(
            place, fmt::format("the deployment {} is not there to ask", instance->name));
    const Value* outputs = memberOf(*instance->inner->root, "outputs");
    const Value* declaration = outputs != nullptr ? memberOf(*outputs, output) : nullptr;
    if (declaration == nullptr)
        return m_evaluator.refuse(
            place, fmt::format("the deployment {} has no output {}", instance->name, output));
    return m_maker.object({{"value", outputOf(*instance, *declaration, output)}}, place);
}

Value Deployment::outputsOf(Instance& instance, const Value& place)
{
    if (!openDeployment(instance))
        return ValueMaker::unknown(place);
    std::vector<Member> members;
    if (const Value* outputs = memberOf(*instance.inner->root, "outputs")) {
        for (const Member& output : outputs->members)
            members.push_back(
                {output.key,
                 m_maker.object({{"value", outputOf(instance, output.value, output.key)}}, place)});
    }
    return m_maker.object(std::move(members), place);
}

std::string Deployment::locationOf(const Target& target)
{
    if (target.level != Target::Level::ResourceGroup)
        return m_options.destination ? m_options.destination->location : std::string();
    Instance* group = find(target.prefix());
    if (group == nullptr && executor() != nullptr) {
        const Value* present = executor()->find(target.prefix());
        return std::string(present != nullptr ? textMember(*present, "location")
                                              : std::string_view());
    }
    const Value* location = group != nullptr ? memberOf(*group->declaration, "location") : nullptr;
    if (location == nullptr)
        return {};
    const Evaluator::Enter enter(m_evaluator, *group->scope, group->loops);
    return m_evaluator.evaluateText(*location);
}

} // namespace peerscape::read::arm
