#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/base/text.h"
#include "core/write/code_names.h"
#include "core/write/kept_gaps.h"
#include "core/write/kept_json.h"
#include "core/write/machine_setup.h"
#include "core/write/terraform_resources.h"
#include "core/write/wide_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

/// What was kept: blocks whose type is not modelled, and what is not modelled of others.
namespace peerscape::write {

using Json = nlohmann::ordered_json;
using TableLine = read::terraform::Attribute;
using read::terraform::Form;

namespace {

/// The name in the header of a resource's block.
std::string labelOf(const std::string& header)
{
    const std::size_t end = header.rfind('"');
    const std::size_t start = header.rfind('"', end - 1) + 1;
    return header.substr(start, end - start);
}

bool hasPath(std::span<const TableLine> table, std::string_view path)
{
    return std::any_of(table.begin(), table.end(),
                       [&](const TableLine& attribute) { return attribute.path == path; });
}

/// Whether Terraform asks for the name of a resource.
bool isNamed(std::span<const TableLine> table)
{
    return std::none_of(table.begin(), table.end(), [](const TableLine& attribute) {
        return attribute.name == "name" && attribute.as == read::terraform::As::Settled;
    });
}

/// Takes out what a block of another type does not know: all of it, but that the types of machines
/// share a table.
Json takeOthers(Json& values, std::string_view from, std::string_view type)
{
    const Form* one = read::terraform::formOf(from);
    const Form* other = read::terraform::formOf(type);
    const bool isShared = one != nullptr && other != nullptr && one->armType == other->armType;
    const auto table = read::terraform::attributesOf(type);
    Json taken = Json::object();
    Json rest = Json::object();
    for (auto value = values.begin(); value != values.end(); ++value) {
        const bool isKnown =
            isShared && std::any_of(table.begin(), table.end(), [&](const TableLine& attribute) {
                return attribute.name == value.key();
            });
        append(isKnown ? rest : taken, value.key(), std::move(*value));
    }
    values = std::move(rest);
    return taken;
}

} // namespace

std::string parentOf(std::string_view id)
{
    const std::size_t name = id.rfind('/');
    const std::size_t type =
        name == 0 || name == std::string_view::npos ? name : id.rfind('/', name - 1);
    return std::string(id.substr(0, type == std::string_view::npos ? 0 : type));
}

void TerraformResources::writeKept(UnknownId id, const KeptBlock& kept)
{
    const std::string& address = m_addresses.at(id);
    HclBlock& block = startAt(address);
    const ResourceGroupId group = deploymentGroup(m_document, id);
    if (kept.type.starts_with("azurerm_"))
        setProvider(block, group);
    Json values = kept.values.is_object() ? kept.values : Json::object();
    const auto named = values.find("resource_group_name");
    if (named != values.end() && named->is_string()
        && equalsIgnoringCase(named->get<std::string>(), m_document.nameOf(group))) {
        block.set("resource_group_name", groupName(group));
        values.erase(named);
    }
    m_attributes.fill(block, values);
    if (!kept.id.empty())
        addImport(address, kept.id);
    if (!kept.missing.empty())
        noteMissing(id, fmt::format("{}", fmt::join(kept.missing, ", ")));
    if (kept.isState)
        m_gaps.push_back({id,
                          {PEERSCAPE_TR_NOOP("{0} ({1}) is written as its state has it: take out "
                                             "what only Azure gives"),
                           {m_document.nameOf(id).str(), kept.type}},
                          true});
}

void TerraformResources::writeByTable(UnknownId id, const azure::UnknownResource& r,
                                      const Form& form)
{
    const std::string& address = m_addresses.at(id);
    HclBlock& block = startAt(address);
    m_started.emplace(id, &block);
    const ResourceGroupId group = deploymentGroup(m_document, id);
    setProvider(block, group);
    const std::string name = r.name.str();
    if (isNamed(read::terraform::attributesOf(form.type)))
        block.setText("name", name.substr(name.rfind('/') + 1));
    setParent(block, form, parentOf(armIdOf(id)), group);
    const bool isChild = !form.parentId.empty() || !form.parentName.empty();
    if (!isChild && !form.isGlobal) {
        const auto location = m_groupLocations.find(group);
        block.setText("location", !r.location.empty()                  ? r.location.view()
                                  : location != m_groupLocations.end() ? location->second
                                                                       : std::string_view());
    }
    setTags(block, keptResource(r.extra));
    addImport(address, armIdOf(id));
}

void TerraformResources::setParent(HclBlock& block, const Form& form, const std::string& parentId,
                                   ResourceGroupId group) const
{
    if (form.parentId.empty() || !form.parentName.empty())
        block.set("resource_group_name", groupName(group));
    if (!form.parentName.empty())
        block.set(std::string(form.parentName), referenceTo(parentId, "name"));
    else if (!form.parentId.empty())
        block.set(std::string(form.parentId), referenceTo(parentId, "id"));
}

void TerraformResources::writeZoneGroup(HclBlock& block, PrivateEndpointId id)
{
    const auto found = m_zoneGroups.find(toLower(armIdOf(id)));
    if (found == m_zoneGroups.end())
        return;
    const azure::UnknownResource& group = *m_document.find(found->second);
    const Json kept = keptResource(group.extra);
    const std::string name = group.name.str();
    HclBlock& made = block.block("private_dns_zone_group");
    made.setText("name", name.substr(name.rfind('/') + 1));
    std::vector<std::string> zones;
    const Json::json_pointer list("/properties/privateDnsZoneConfigs");
    for (const Json& configuration : kept.contains(list) ? kept.at(list) : Json::array()) {
        const Json::json_pointer inner("/properties/privateDnsZoneId");
        const Json::json_pointer flat("/privateDnsZoneId");
        for (const auto& place : {inner, flat}) {
            if (configuration.contains(place) && configuration.at(place).is_string())
                zones.push_back(referenceTo(configuration.at(place).get<std::string>(), "id"));
        }
    }
    made.set("private_dns_zone_ids", hclList(zones));
}

std::string TerraformResources::referenceTo(const std::string& armId, std::string_view member) const
{
    const auto found = m_everything.find(toLower(armId));
    if (found != m_everything.end())
        return found->second + '.' + std::string(member);
    return hclText(member == "name" ? armId.substr(armId.rfind('/') + 1) : armId);
}

void TerraformResources::complete(ObjectId id, HclBlock& block)
{
    const std::string& address = m_addresses.at(id);
    const std::string type = address.substr(0, address.find('.'));
    const auto table = read::terraform::attributesOf(type);
    Json kept = keptRest(m_document, id);
    kept.erase("tags"); // written
    takeElementMember(kept, azure::kDelegations, "name");
    const Json held = takeRefused(id, kept);
    m_attributes.add(block, kept, table);
    m_attributes.add(block, kept, read::terraform::commonAttributes());
    for (auto place = held.begin(); place != held.end(); ++place)
        kept[Json::json_pointer(place.key())] = *place;
    const auto* unknown = m_document.find(UnknownId::of(id));
    writeChildren(id, unknown != nullptr ? unknown->type.view() : azure::armType(id.kind()), kept,
                  table);
    addOwn(id, block, kept, type);
    if (auto gap = keptGap(m_document, id, std::move(kept)))
        m_gaps.push_back(std::move(*gap));
}

Json TerraformResources::takeRefused(ObjectId id, Json& kept) const
{
    Json taken = Json::object();
    const auto* machine = m_document.find(VmId::of(id));
    if (machine == nullptr)
        return taken;
    const auto take = [&](const char* place) {
        const Json::json_pointer pointer(place);
        if (kept.contains(pointer))
            taken[place] = std::exchange(kept[pointer], nullptr);
    };
    if (!takesOnlyKeys(machine->extra))
        take("/properties/osProfile/linuxConfiguration/disablePasswordAuthentication");
    if (setupOf(*machine).isUsualImage)
        take("/properties/storageProfile/imageReference");
    // What is written says it, too.
    if (!taken.empty() && taken.front() == false)
        taken.erase(taken.begin());
    return taken;
}

void TerraformResources::addOwn(ObjectId id, HclBlock& block, Json& kept, std::string_view type)
{
    auto own = takeAttributes(kept);
    if (!own)
        return;
    if (!own->missing.empty())
        noteMissing(id, fmt::format("{}", fmt::join(own->missing, ", ")));
    if (own->values.empty())
        return;
    Json others = own->type == type ? Json::object() : takeOthers(own->values, own->type, type);
    if (!own->values.empty() && own->isState)
        m_asStated.insert(id);
    m_attributes.addOwn(block, own->values);
    for (auto other = others.begin(); other != others.end(); ++other)
        append(own->values, other.key(), std::move(*other)); // of none of these names
    if (!own->values.empty()) // of a block that is no longer there, or of another type
        kept[std::string(azure::kTerraformAttributes)] = std::move(own->values);
}

std::vector<CodeGap> TerraformResources::takeGaps()
{
    if (!m_asStated.empty())
        m_gaps.push_back(
            {*m_asStated.begin(),
             {PEERSCAPE_TR_NOOP(
                  "attributes that are not modelled are written as the state has them; "
                  "take out what only Azure gives: {0}"),
              {firstNames(m_document, {m_asStated.begin(), m_asStated.end()})}},
             true});
    return std::move(m_gaps);
}

void TerraformResources::writeChildren(ObjectId id, std::string_view armType, Json& kept,
                                       std::span<const TableLine> table)
{
    const auto properties = kept.find("properties");
    if (properties == kept.end() || !properties->is_object())
        return;
    for (const Form& form : read::terraform::forms()) {
        const std::size_t length = armType.size();
        if (form.armType.size() <= length + 1 || form.armType[length] != '/'
            || !equalsIgnoringCase(form.armType.substr(0, length), armType))
            continue;
        const std::string_view list = form.armType.substr(length + 1);
        const auto items = properties->find(list);
        if (list.find('/') != std::string_view::npos || hasPath(table, list)
            || items == properties->end() || !items->is_array())
            continue;
        for (std::size_t i = 0; i < items->size(); ++i)
            writeChild(id, form, list, i, (*items)[i]);
    }
}

void TerraformResources::writeChild(ObjectId id, const Form& form, std::string_view list,
                                    std::size_t place, Json& kept)
{
    const auto named = kept.is_object() ? kept.find("name") : kept.end();
    if (named == kept.end() || !named->is_string())
        return;
    const std::string name = named->get<std::string>();
    const std::string armId = armIdOf(id) + '/' + std::string(list) + '/' + name;
    const auto table = read::terraform::attributesOf(form.type);
    // The first pool is modelled.
    const bool isThere = form.armType == read::terraform::kPoolType && place == 0;
    const ResourceGroupId group = deploymentGroup(m_document, id);
    HclBlock& block = isThere
                          ? blockAt(poolAddress(id))
                          : startPart(form.type, m_document.nameOf(id).str() + ' ' + name, armId);
    if (!isThere) {
        if (isNamed(table))
            block.setText("name", name);
        setParent(block, form, armIdOf(id), group);
        const std::string& header = block.header();
        m_made.emplace(toLower(armId), fmt::format("{}.{}.id", form.type, labelOf(header)));
    }
    kept.erase("name");
    // Azure says the pool of a rule in two ways.
    Json& inner = kept.contains("properties") ? kept["properties"] : kept;
    if (form.type == "azurerm_lb_rule" && inner.contains("backendAddressPool")) {
        if (!inner.contains("backendAddressPools"))
            inner["backendAddressPools"] = Json::array({inner["backendAddressPool"]});
        inner.erase("backendAddressPool");
    }
    m_attributes.add(block, kept, table);
    addOwn(id, block, kept, form.type);
}

std::string TerraformResources::expression(const Json& value) const
{
    if (value.is_string()) {
        const auto text = value.get<std::string>();
        const auto made = m_made.find(toLower(text));
        return made != m_made.end() ? made->second : hclText(text);
    }
    std::vector<std::string> parts;
    if (value.is_array()) {
        for (const Json& item : value)
            parts.push_back(expression(item));
        return hclList(parts);
    }
    if (!value.is_object())
        return value.dump();
    for (auto entry = value.begin(); entry != value.end(); ++entry)
        parts.push_back(hclKey(entry.key()) + " = " + expression(*entry));
    return parts.empty() ? "{}" : "{ " + fmt::format("{}", fmt::join(parts, ", ")) + " }";
}

void TerraformResources::rememberIds(ObjectId id)
{
    const auto remember = [&](ObjectId made) {
        if (m_addresses.contains(made))
            m_made.emplace(toLower(armIdOf(made)), idOf(made));
    };
    remember(id);
    if (id.kind() == Kind::VirtualNetwork) {
        for (const ObjectId subnet : azure::subnetsOf(m_document, VnetId::of(id)))
            remember(subnet);
    }
}

} // namespace peerscape::write
