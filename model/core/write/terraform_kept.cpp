#include "core/azure/names.h"
#include "core/write/code_names.h"
#include "core/write/kept_json.h"
#include "core/write/terraform_resources.h"

#include <algorithm>
#include <array>

/// Blocks whose type is not modelled, as they were read.
namespace peerscape::write {

using Json = nlohmann::ordered_json;

namespace {

/// Names in a block that speak to Terraform and not to the provider.
bool isMeta(std::string_view name)
{
    constexpr std::array<std::string_view, 7> kMeta{
        "provider", "count", "for_each", "depends_on", "lifecycle", "provisioner", "connection"};
    return std::find(kMeta.begin(), kMeta.end(), name) != kMeta.end();
}

/// Whether a list holds blocks: azurerm has no other lists of objects that one may set.
bool isBlockList(const Json& value)
{
    return value.is_array() && !value.empty()
           && std::all_of(value.begin(), value.end(),
                          [](const Json& item) { return item.is_object(); });
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

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
    fill(block, values);
    if (!kept.id.empty())
        addImport(address, kept.id);
    const std::string name = m_document.nameOf(id).str();
    if (!kept.missing.empty())
        noteMissing(id, joined(kept.missing));
    if (kept.isState)
        m_gaps.push_back({id,
                          {PEERSCAPE_TR_NOOP("{0} ({1}) is written as its state has it: take out "
                                             "what only Azure gives"),
                           {name, kept.type}},
                          true});
}

void TerraformResources::fill(HclBlock& block, const Json& values) const
{
    for (auto value = values.begin(); value != values.end(); ++value) {
        const std::string& name = value.key();
        if (!isIdentifier(name) || isMeta(name) || value->is_null())
            continue;
        if (isBlockList(*value)) {
            for (const Json& inner : *value)
                fill(block.block(name), inner);
        } else if (value->is_object()) {
            std::vector<std::pair<std::string, std::string>> entries;
            for (auto entry = value->begin(); entry != value->end(); ++entry)
                entries.emplace_back(hclKey(entry.key()), expression(*entry));
            block.setMap(name, entries);
        } else {
            block.set(name, expression(*value));
        }
    }
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
    return parts.empty() ? "{}" : "{ " + joined(parts) + " }";
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
