#include "core/read/terraform/terraform.h"

#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/base/text.h"
#include "core/read/terraform/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace peerscape::read::terraform {

namespace {

/// Members that stand beside `properties` in Azure's form.
bool isBesideProperties(std::string_view path)
{
    const std::string_view first = path.substr(0, path.find('.'));
    constexpr std::array kBeside{"name", "location", "tags",       "zones",
                                 "sku",  "plan",     "properties", "extendedLocation"};
    return std::find(kBeside.begin(), kBeside.end(), first) != kBeside.end();
}

/// Whether it is a pool, probe or rule of a load balancer.
bool isBalancerPart(const Form& form)
{
    return form.armType.starts_with(kBalancerType) && form.armType.size() > kBalancerType.size();
}

} // namespace

Reader::Reader(const json::Tree& tree, Side side, json::Pool& pool)
    : m_pool(pool)
    , m_instances(instancesOf(tree.root(), side))
    , m_links(m_instances, tree.root())
    , m_subscription(subscriptionOfIds(m_instances))
{
    // What a plan creates has no id yet; what is there already says where it will be.
    if (m_subscription.empty() && side == Side::After)
        m_subscription = subscriptionOfIds(instancesOf(tree.root(), Side::Before));
    if (side == Side::After)
        findUnknownBodies(tree.root());
}

std::span<const Attribute> Reader::tableOf(std::string_view type)
{
    const auto [known, isNew] = m_tables.try_emplace(type);
    if (isNew) {
        const auto attributes = attributesOf(type);
        known->second.assign(attributes.begin(), attributes.end());
        for (Attribute& attribute : known->second) {
            const bool isPlaced = !attribute.path.empty() || attribute.as == As::Block
                                  || attribute.as == As::Connections;
            if (isPlaced && !isBesideProperties(attribute.path))
                attribute.path = m_pool.keep(
                    std::string("properties")
                    + (attribute.path.empty() ? "" : "." + std::string(attribute.path)));
        }
    }
    return known->second;
}

Result<Estate> Reader::run()
{
    findIds();
    // What is managed comes first: a data source of the same resource says nothing more.
    for (const bool isData : {false, true}) {
        for (std::size_t i = 0; i < m_instances.size(); ++i) {
            if (m_instances[i].isData == isData)
                add(m_instances[i], m_ids[i]);
        }
    }
    for (std::size_t i = 0; i < m_instances.size(); ++i) {
        const Form* form = formOf(m_instances[i].type);
        if (form != nullptr && isBalancerPart(*form) && !m_instances[i].isData && !m_ids[i].empty())
            addBalancerPart(m_instances[i], m_ids[i]);
    }
    for (const Instance& instance : m_instances) {
        if (const Association* association = associationOf(instance.type))
            associate(instance, *association);
        else if (instance.type == "azurerm_virtual_network_dns_servers")
            setDnsServers(instance);
        else if (instance.type == kAzapiUpdate)
            updateByAzapi(instance);
    }
    if (m_links.isExhausted())
        return failOwn("Limit",
                       {PEERSCAPE_TR_NOOP("the plan's references lead to too many places"), {}});
    for (const Entry& entry : m_entries)
        m_estate.resources.push_back({entry.type, entry.id, entry.apiVersion,
                                      entry.draft.freeze(m_pool), entry.isExisting, entry.isBlock});
    return std::move(m_estate);
}

void Reader::note(bool isIgnored, const Value& place, const Instance& instance, Message message)
{
    m_estate.notes.push_back({isIgnored, place, instance.address(), std::move(message)});
}

Reader::Entry& Reader::entry(std::string_view type, const std::string& id, const Value& place)
{
    const auto [known, isNew] = m_byId.try_emplace(toLower(id), nullptr);
    if (isNew) {
        m_entries.push_back({std::string(type), id, Draft(place), false});
        known->second = &m_entries.back();
        const std::string name = id.substr(id.rfind('/') + 1);
        known->second->draft.set("name", textValue(m_pool, name, place));
    }
    return *known->second;
}

void Reader::add(const Instance& instance, const std::string& id)
{
    if (instance.type == "azurerm_resource_group")
        return addGroup(instance, id);
    if (instance.type == kAzapiResource)
        return addAzapi(instance, id);
    if (const Form* form = formOf(instance.type)) {
        if (id.empty()) // noted before
            return;
        if (!isBalancerPart(*form)) // those come when all balancers are there
            addResource(instance, id, *form);
        return;
    }
    if (isKept(instance))
        keep(instance, id);
}

void Reader::addResource(const Instance& instance, const std::string& id, const Form& form)
{
    if (instance.isData && m_byId.contains(toLower(id)))
        return;
    Entry& made = entry(form.armType, id, instance.place);
    made.isExisting = instance.isData;
    translate(instance, made.draft);
    settleSystem(instance, form, made.draft);
    if (form.isGlobal)
        made.draft.set("location", textValue(m_pool, std::string(kGlobal), instance.place));
    if (instance.type == "azurerm_route_server")
        addRouteServerPart(instance, id);
    if (instance.type == "azurerm_private_endpoint")
        addZoneGroups(instance, id);
}

void Reader::translate(const Instance& instance, Draft& object)
{
    Translation translation(
        m_pool, [&](const Value* value, const Value* expression, std::string_view target,
                    bool isList) { return linked(instance, value, expression, target, isList); });
    const Value* expressions = m_links.expressions(instance);
    translation.translate(instance.values, expressions, commonAttributes(), object);
    translation.translate(instance.values, expressions, tableOf(instance.type), object);
    if (!instance.isData)
        keepUnknown(instance, object);
}

void Reader::settleSystem(const Instance& instance, const Form& form, Draft& object)
{
    if (form.armType != kMachineType)
        return;
    std::string_view system = form.system;
    if (system.empty() && object.at("properties.storageProfile.osDisk.osType").leaf() == nullptr)
        system = !isEmpty(instance.values.find("os_profile_windows_config")) ? "Windows"
                 : !isEmpty(instance.values.find("os_profile_linux_config")) ? "Linux"
                                                                             : "";
    const auto say = [&](std::string_view path, std::string_view text) {
        object.set(path, textValue(m_pool, std::string(text), instance.place));
    };
    if (!system.empty())
        say("properties.storageProfile.osDisk.osType", system);
    for (const json::Key& attribute :
         {json::Key("secure_boot_enabled"), json::Key("vtpm_enabled")}) {
        const Value* flag = instance.values.find(attribute);
        if (flag != nullptr && flag->boolean)
            say("properties.securityProfile.securityType", kTrustedLaunch);
    }
}

void Reader::addGroup(const Instance& instance, const std::string& id)
{
    Entry& made = entry("Microsoft.Resources/resourceGroups", id, instance.place);
    Translation translation(m_pool, {});
    translation.translate(instance.values, nullptr, commonAttributes(), made.draft);
    if (!instance.isData)
        keepUnknown(instance, made.draft);
}

void Reader::addBalancerPart(const Instance& instance, const std::string& id)
{
    // …/loadBalancers/lb/probes/p
    const std::size_t name = id.rfind('/') + 1;
    const std::size_t list = id.rfind('/', name - 2) + 1;
    const std::string balancerId = id.substr(0, list - 1);
    const auto balancer = m_byId.find(toLower(balancerId));
    if (balancer == m_byId.end()) {
        note(true, instance.place, instance,
             {PEERSCAPE_TR_NOOP("its load balancer is not in the file; it is left out"), {}});
        return;
    }
    const std::string_view path = m_pool.keep("properties." + id.substr(list, name - 1 - list));
    Draft& part = balancer->second->draft.append(path, instance.place);
    part.set("name", textValue(m_pool, id.substr(name), instance.place));
    translate(instance, part);
    const auto refer = [&](Draft& target, const Value* frontEnd) {
        if (!isEmpty(frontEnd))
            target.set("id", textValue(m_pool,
                                       fmt::format("{}/frontendIPConfigurations/{}", balancerId,
                                                   frontEnd->text),
                                       *frontEnd));
    };
    refer(part.at("properties.frontendIPConfiguration"),
          instance.values.find("frontend_ip_configuration_name"));
    // An outbound rule has several.
    if (const Value* frontEnds = instance.values.find("frontend_ip_configuration")) {
        auto made = part.elements("properties.frontendIPConfigurations").begin();
        for (const Value& frontEnd : frontEnds->items) {
            if (frontEnd.isObject())
                refer(*made++, frontEnd.find("name"));
        }
    }
}

void Reader::addZoneGroups(const Instance& instance, const std::string& id)
{
    const Value* groups = instance.values.find("private_dns_zone_group");
    const Value* expressions = m_links.expressions(instance);
    const Value* all =
        expressions != nullptr ? expressions->find("private_dns_zone_group") : nullptr;
    for (std::size_t i = 0; groups != nullptr && i < groups->items.size(); ++i) {
        const Value& group = groups->items[i];
        const Value* name = group.find("name");
        const std::string groupId =
            fmt::format("{}/privateDnsZoneGroups/{}", id,
                        name != nullptr && !name->text.empty() ? name->text : "default");
        Draft& made = entry(kZoneGroupType, groupId, group).draft;
        const Value* expression = all != nullptr && i < all->items.size()
                                      ? all->items[i].find("private_dns_zone_ids")
                                      : nullptr;
        const Value* zones = group.find("private_dns_zone_ids");
        if (zones == nullptr && expression == nullptr)
            continue;
        for (std::string& zone : linked(instance, zones, expression, kDnsZoneType, true)) {
            Draft& configuration = made.append("properties.privateDnsZoneConfigs", group);
            configuration.set("name", textValue(m_pool, zone.substr(zone.rfind('/') + 1), group));
            configuration.set("properties.privateDnsZoneId",
                              textValue(m_pool, std::move(zone), group));
        }
    }
}

void Reader::addRouteServerPart(const Instance& instance, const std::string& id)
{
    const std::string part = fmt::format("{}/ipConfigurations/{}", id, azure::kIpConfigurationName);
    Draft& draft =
        entry("Microsoft.Network/virtualHubs/ipConfigurations", part, instance.place).draft;
    for (const auto& [attribute, member, target] :
         {std::tuple("subnet_id", "properties.subnet.id", kSubnetType),
          std::tuple("public_ip_address_id", "properties.publicIPAddress.id", kPublicIpType)}) {
        std::string link = linkOf(instance, attribute, target);
        if (!link.empty())
            draft.set(member, textValue(m_pool, std::move(link), instance.place));
    }
}

void Reader::associate(const Instance& instance, const Association& association)
{
    const std::string object = linkOf(instance, association.object, association.objectType);
    std::string target = linkOf(instance, association.target, association.targetType);
    noteOthers(instance, {association.object, association.target, "ip_configuration_name"});
    if (object.empty() || target.empty())
        return;
    Draft& draft = entry(association.objectType, object, instance.place).draft;
    const Value link = textValue(m_pool, std::move(target), instance.place);
    const std::string_view member = association.member;
    switch (association.place) {
    case Association::Place::Object:
        draft.at("properties").at(member).set("id", link);
        break;
    case Association::Place::ObjectList:
        draft.at("properties").append(member, instance.place).set("id", link);
        break;
    case Association::Place::EveryIpList:
        for (Draft& configuration : draft.elements("properties.ipConfigurations"))
            configuration.append(member, instance.place).set("id", link);
        break;
    case Association::Place::OneIpList: {
        const Value* name = instance.values.find("ip_configuration_name");
        for (Draft& configuration : draft.elements("properties.ipConfigurations")) {
            const Value* own = configuration.at("name").leaf();
            if (name == nullptr || own == nullptr || own->text == name->text)
                configuration.append(member, instance.place).set("id", link);
        }
        break;
    }
    }
}

void Reader::noteOthers(const Instance& instance, std::initializer_list<std::string_view> read)
{
    std::vector<std::string_view> others;
    for (const json::Member& member : instance.values.members) {
        if (member.key != "id" && !isEmpty(&member.value)
            && std::find(read.begin(), read.end(), member.key) == read.end())
            others.push_back(member.key);
    }
    if (!others.empty())
        note(true, instance.place, instance,
             {PEERSCAPE_TR_NOOP("these attributes are not modelled and are left out: {0}"),
              {shortened(fmt::format("{}", fmt::join(others, ", ")))}});
}

void Reader::setDnsServers(const Instance& instance)
{
    const std::string network = linkOf(instance, "virtual_network_id", kVnetType);
    const Value* servers = instance.values.find("dns_servers");
    noteOthers(instance, {"virtual_network_id", "dns_servers"});
    if (!network.empty() && !isEmpty(servers))
        entry(kVnetType, network, instance.place)
            .draft.set("properties.dhcpOptions.dnsServers", *servers);
}

Result<Estate> readTerraform(const json::Tree& tree, Side side, json::Pool& pool)
{
    Result<Estate> estate = Reader(tree, side, pool).run();
    const Value* outputs = outputsOf(tree.root(), side);
    if (estate && outputs != nullptr) {
        std::string names;
        for (const json::Member& output : outputs->members)
            names += (names.empty() ? "" : ", ") + std::string(output.key);
        estate->notes.push_back(
            {true, *outputs, "outputs", {PEERSCAPE_TR_NOOP("outputs are left out: {0}"), {names}}});
    }
    return estate;
}

} // namespace peerscape::read::terraform
