#include "core/base/text.h"
#include "core/read/arm/evaluator.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// parameters, variables, copyIndex, deployment, environment and the scopes around a deployment.
namespace peerscape::read::arm {

namespace {

constexpr std::string_view kNoTenant = "00000000-0000-0000-0000-000000000000";
/// Where a group or a deployment is that nobody says the place of.
constexpr std::string_view kUsualLocation = "eastus";

/// What environment() gives in Azure's public cloud, as documented.
constexpr std::string_view kEnvironment = R"({
"name": "AzureCloud",
"gallery": "https://gallery.azure.com/",
"graph": "https://graph.windows.net/",
"portal": "https://portal.azure.com",
"graphAudience": "https://graph.windows.net/",
"activeDirectoryDataLake": "https://datalake.azure.net/",
"batch": "https://batch.core.windows.net/",
"media": "https://rest.media.azure.net",
"sqlManagement": "https://management.core.windows.net:8443/",
"vmImageAliasDoc": "https://raw.githubusercontent.com/Azure/azure-rest-api-specs/master/arm-compute/quickstart-templates/aliases.json",
"resourceManager": "https://management.azure.com/",
"authentication": {
 "loginEndpoint": "https://login.microsoftonline.com/",
 "audiences": ["https://management.core.windows.net/", "https://management.azure.com/"],
 "tenant": "common", "identityProvider": "AAD" },
"suffixes": {
 "acrLoginServer": ".azurecr.io",
 "azureDatalakeAnalyticsCatalogAndJob": "azuredatalakeanalytics.net",
 "azureDatalakeStoreFileSystem": "azuredatalakestore.net",
 "azureFrontDoorEndpointSuffix": "azurefd.net",
 "keyvaultDns": ".vault.azure.net",
 "sqlServerHostname": ".database.windows.net",
 "storage": "core.windows.net" } })";

const Target& here(const Call& call)
{
    return call.evaluator.scope().names->target;
}

Value named(const Call& call, bool isParameter)
{
    if (!call.isText(0))
        return call.wrongType(0, "a name");
    return isParameter ? call.evaluator.parameter(call.text(0), call.place)
                       : call.evaluator.variable(call.text(0), call.place);
}

std::string locationHere(const Call& call)
{
    Surroundings* around = call.evaluator.surroundings();
    std::string location = around != nullptr ? around->locationOf(here(call)) : std::string();
    return location.empty() ? std::string(kUsualLocation) : location;
}

Value copyIndex(const Call& call)
{
    const bool isNamed = call.size() > 0 && call.isText(0);
    const std::size_t offsetAt = isNamed ? 1 : 0;
    std::int64_t offset = 0;
    if (call.size() > offsetAt) {
        const auto number = integerOf(call[offsetAt]);
        if (!number)
            return call.wrongType(offsetAt, "a loop's name and a whole number");
        offset = *number;
    }
    const std::vector<Loop>& loops = call.evaluator.loops();
    const auto find = [&](const auto& fits) {
        return std::find_if(loops.rbegin(), loops.rend(), fits);
    };
    auto loop = isNamed
                    ? find([&](const Loop& l) { return equalsIgnoringCase(l.name, call.text(0)); })
                    : find([](const Loop& l) { return l.ofResource; });
    if (!isNamed && loop == loops.rend())
        loop = loops.rbegin();
    if (loop == loops.rend())
        return call.refuse(isNamed ? fmt::format("there is no copy {}", call.text(0))
                                   : std::string("copyIndex() outside a copy"));
    return call.integer(loop->index + offset);
}

Value deployment(const Call& call)
{
    const Scope& scope = *call.evaluator.scope().names;
    std::vector<Member> properties{{"mode", call.string("Incremental")},
                                   {"provisioningState", call.string("Accepted")},
                                   {"template", *scope.root}};
    if (!scope.address.empty())
        properties.push_back({"templateLink", call.object({{"uri", call.string(scope.address)}})});
    std::vector<Member> members{{"name", call.string(scope.name)},
                                {"properties", call.object(std::move(properties))}};
    if (scope.target.level != Target::Level::ResourceGroup)
        members.push_back({"location", call.string(locationHere(call))});
    return call.object(std::move(members));
}

Value environment(const Call& call)
{
    return parseJson(call, kEnvironment);
}

Value resourceGroup(const Call& call)
{
    const Target& target = here(call);
    if (target.level != Target::Level::ResourceGroup)
        return call.refuse("resourceGroup() is known only in a deployment to a resource group");
    return call.object(
        {{"id", call.string(target.prefix())},
         {"name", call.string(target.resourceGroup)},
         {"type", call.string("Microsoft.Resources/resourceGroups")},
         {"location", call.string(locationHere(call))},
         {"tags", call.object({})},
         {"properties", call.object({{"provisioningState", call.string("Succeeded")}})}});
}

Value subscription(const Call& call)
{
    const Target& target = here(call);
    if (target.level != Target::Level::ResourceGroup && target.level != Target::Level::Subscription)
        return call.refuse("subscription() is not known in a deployment to a management group or "
                           "tenant");
    return call.object({{"id", call.string("/subscriptions/" + target.subscription)},
                        {"subscriptionId", call.string(target.subscription)},
                        {"tenantId", call.string(std::string(kNoTenant))},
                        {"displayName", call.unknown()}});
}

Value tenant(const Call& call)
{
    return call.object({{"id", call.string("/tenants/" + std::string(kNoTenant))},
                        {"tenantId", call.string(std::string(kNoTenant))},
                        {"displayName", call.unknown()},
                        {"countryCode", call.unknown()}});
}

Value managementGroup(const Call& call)
{
    Target target = here(call);
    if (target.level != Target::Level::ManagementGroup)
        return call.refuse("managementGroup() is known only in a deployment to a management group");
    return call.object({{"id", call.string(target.prefix())},
                        {"name", call.string(target.managementGroup)},
                        {"type", call.string("/providers/Microsoft.Management/managementGroups")},
                        {"properties", call.unknown()}});
}

Value deployer(const Call& call)
{
    return call.refuse("only Azure knows who deploys");
}

Value failNow(const Call& call)
{
    return call.isText(0) ? call.refuse("the template fails: " + std::string(call.text(0)))
                          : call.wrongType(0, "text");
}

constexpr std::array kDeploymentFunctions{
    Function{"parameters", "parameters", 1, 1, [](const Call& c) { return named(c, true); }},
    Function{"variables", "variables", 1, 1, [](const Call& c) { return named(c, false); }},
    Function{"copyindex", "copyIndex", 0, 2, copyIndex},
    Function{"deployment", "deployment", 0, 0, deployment},
    Function{"environment", "environment", 0, 0, environment},
    Function{"resourcegroup", "resourceGroup", 0, 0, resourceGroup},
    Function{"subscription", "subscription", 0, 0, subscription},
    Function{"tenant", "tenant", 0, 0, tenant},
    Function{"managementgroup", "managementGroup", 0, 0, managementGroup},
    Function{"deployer", "deployer", 0, 0, deployer},
    Function{"fail", "fail", 1, 1, failNow},
};

} // namespace

std::span<const Function> deploymentFunctions()
{
    return kDeploymentFunctions;
}

} // namespace peerscape::read::arm
