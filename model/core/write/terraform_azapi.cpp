#include "core/azure/names.h"
#include "core/base/text.h"
#include "core/write/arm_resources.h"
#include "core/write/code_names.h"
#include "core/write/kept_json.h"
#include "core/write/terraform_resources.h"

#include <fmt/format.h>

#include <algorithm>

/// Resources that neither the program nor azurerm's tables know: azapi puts them as they are.
namespace peerscape::write {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kWidth = 80; ///< What fits stays on one line.

/// What a resource stands in or on: a group, a subscription, its parent, or what it extends.
std::string placeOf(const std::string& id)
{
    constexpr std::string_view kProviders = "/providers/";
    const std::size_t last = id.rfind(kProviders);
    if (last == std::string::npos)
        return parentOf(id);
    const auto parts = std::count(
        id.begin() + static_cast<std::ptrdiff_t>(last + kProviders.size()), id.end(), '/');
    return parts > 2 ? parentOf(id) : id.substr(0, last);
}

} // namespace

void TerraformResources::writeAzapi(UnknownId id, const azure::UnknownResource& r)
{
    const std::vector<Json> resources = armResources(m_document, id);
    if (resources.empty())
        return;
    const Json& resource = resources.front();
    const std::string& address = m_addresses.at(id);
    const std::string name = textOf(resource, "name");
    HclBlock& block = startAt(address);
    m_usesAzapi = true;
    block.set("type", azapiType(id, resource));
    block.setText("name", name.substr(name.rfind('/') + 1));
    block.set("parent_id", expression(placeOf(armIdOf(id))));
    block.setText("location", textOf(resource, "location"));
    Json body = requestBody(resource);
    body.erase("location");
    if (const auto tags = body.find("tags"); tags != body.end() && tags->is_object()) {
        setTags(block, body);
        body.erase(tags);
    }
    if (!body.empty())
        block.set("body", linesOf(body));
    // It knows only the versions of its day, and no members that only answers have.
    block.setFlag("schema_validation_enabled", false);
    Json kept = keptObject(r.extra);
    addOwn(id, block, kept, read::terraform::kAzapiResource);
    addImport(address, armIdOf(id));
}

std::string TerraformResources::azapiType(UnknownId id, const Json& resource)
{
    const std::string type = textOf(resource, "type");
    const std::string version = textOf(resource, "apiVersion");
    if (!version.empty())
        return hclText(type + '@' + version);
    const auto [known, isNew] = m_askedVersions.try_emplace(type);
    if (isNew)
        known->second = m_names.try_emplace("variable", NameMaker::Style::Snake)
                            .first->second.make(type + " api version");
    m_gaps.push_back({id,
                      {PEERSCAPE_TR_NOOP("{0} ({1}) needs an apiVersion: its file gives none"),
                       {m_document.nameOf(id).str(), type}},
                      true});
    const std::string text = hclText(type + '@');
    return text.substr(0, text.size() - 1) + "${var." + known->second + "}\"";
}

void TerraformResources::addNeeds(HclBlock& block, const std::vector<ObjectId>& needs) const
{
    const std::string text = block.text();
    const auto isNamed = [&](ObjectId id) {
        const auto known = m_addresses.find(id);
        return known != m_addresses.end() && text.find(known->second + '.') != std::string::npos;
    };
    std::vector<std::string> others;
    for (const ObjectId need : needs) {
        const auto subnets = need.kind() == Kind::VirtualNetwork
                                 ? azure::subnetsOf(m_document, VnetId::of(need))
                                 : decltype(azure::subnetsOf(m_document, VnetId()))();
        if (m_addresses.contains(need) && !isNamed(need)
            && std::none_of(subnets.begin(), subnets.end(), isNamed))
            others.push_back(m_addresses.at(need));
    }
    if (!others.empty())
        block.set("depends_on", hclList(others));
}

std::string TerraformResources::linesOf(const Json& value) const
{
    // What is inside of inner objects is written there: each level would write it once more.
    const bool isFlat = (!value.is_object() || value.size() < 2)
                        && std::none_of(value.begin(), value.end(), [](const Json& item) {
                               return item.is_structured() && !item.empty();
                           });
    if (!value.is_structured() || isFlat) {
        std::string line = expression(value);
        if (!value.is_structured() || value.empty() || line.size() <= kWidth)
            return line;
    }
    std::string out;
    if (value.is_array()) {
        for (const Json& item : value)
            out += "  " + hclIndented(linesOf(item), "  ") + ",\n";
        return "[\n" + out + ']';
    }
    HclBlock lines{std::string()};
    for (auto member = value.begin(); member != value.end(); ++member)
        lines.set(hclKey(member.key()), linesOf(*member));
    out = lines.text();
    return out.substr(1, out.size() - 2);
}

} // namespace peerscape::write
