#include "core/base/text.h"
#include "core/read/arm/evaluator.h"
#include "core/read/arm/resource_names.h"

#include <algorithm>
#include <array>

/// resourceId and its kin, reference, list*, pickZones …
namespace peerscape::read::arm {

namespace {

/// `/providers/Type/name…` of the arguments from `from` on; nothing when they do not fit.
std::optional<std::string> providerPath(const Call& call, std::size_t from)
{
    if (from + 1 >= call.size())
        return std::nullopt;
    std::string names;
    for (std::size_t i = from + 1; i < call.size(); ++i)
        names += (names.empty() ? "" : "/") + std::string(call.text(i));
    return providerPathOf(call.text(from), names);
}

Value noType(const Call& call)
{
    return call.refuse(std::string(call.name)
                       + "() has no resource type, or not as many names as types");
}

/// The argument that is the resource type: the first with a slash.
std::size_t typeArgument(const Call& call)
{
    std::size_t type = 0;
    while (type < call.size() && call.text(type).find('/') == std::string_view::npos)
        ++type;
    return type;
}

/// resourceId([subscription], [group], type, name…)
Value resourceId(const Call& call)
{
    if (const std::size_t other = call.firstNot(Type::String); other < call.size())
        return call.wrongType(other, "texts");
    const std::size_t type = typeArgument(call);
    const auto path = type <= 2 ? providerPath(call, type) : std::nullopt;
    if (!path)
        return noType(call);
    Target target = call.evaluator.scope().names->target;
    if (type == 2) {
        target.subscription = call.text(0);
        target.resourceGroup = call.text(1);
        target.level = Target::Level::ResourceGroup;
    } else if (type == 1 && target.level == Target::Level::ResourceGroup) {
        target.resourceGroup = call.text(0);
    } else if (type == 1) {
        target.subscription = call.text(0);
    }
    return call.string(target.prefix() + *path);
}

Value subscriptionResourceId(const Call& call)
{
    if (const std::size_t other = call.firstNot(Type::String); other < call.size())
        return call.wrongType(other, "texts");
    const std::size_t type = typeArgument(call);
    const auto path = type <= 1 ? providerPath(call, type) : std::nullopt;
    if (!path)
        return noType(call);
    Target target = call.evaluator.scope().names->target;
    target.level = Target::Level::Subscription;
    if (type == 1)
        target.subscription = call.text(0);
    return call.string(target.prefix() + *path);
}

Value managementGroupResourceId(const Call& call)
{
    if (const std::size_t other = call.firstNot(Type::String); other < call.size())
        return call.wrongType(other, "texts");
    const std::size_t type = typeArgument(call);
    const auto path = type <= 1 ? providerPath(call, type) : std::nullopt;
    if (!path)
        return noType(call);
    Target target = call.evaluator.scope().names->target;
    target.level = Target::Level::ManagementGroup;
    if (type == 1)
        target.managementGroup = call.text(0);
    return call.string(target.prefix() + *path);
}

Value tenantResourceId(const Call& call)
{
    if (const std::size_t other = call.firstNot(Type::String); other < call.size())
        return call.wrongType(other, "texts");
    const auto path = providerPath(call, 0);
    return path ? call.string(*path) : noType(call);
}

Value extensionResourceId(const Call& call)
{
    if (const std::size_t other = call.firstNot(Type::String); other < call.size())
        return call.wrongType(other, "texts");
    const auto path = providerPath(call, 1);
    return path ? call.string(std::string(call.text(0)) + *path) : noType(call);
}

bool isFull(const Call& call)
{
    return call.size() > 0 && call[call.size() - 1].isString()
           && equalsIgnoringCase(call[call.size() - 1].text, "full");
}

Value reference(const Call& call)
{
    if (!call.isText(0))
        return call.wrongType(0, "a name or resource id");
    if (Surroundings* around = call.evaluator.surroundings())
        return around->reference(call.text(0), call.size() > 1 && isFull(call), call.place);
    return call.refuse("only Azure knows what " + std::string(call.name) + "('"
                       + std::string(call.text(0)) + "') gives");
}

Value references(const Call& call)
{
    if (!call.isText(0))
        return call.wrongType(0, "a symbolic name");
    if (Surroundings* around = call.evaluator.surroundings())
        return around->references(call.text(0), call.size() > 1 && isFull(call), call.place);
    return call.refuse("only Azure knows what " + std::string(call.name) + "('"
                       + std::string(call.text(0)) + "') gives");
}

Value resourceInfo(const Call& call)
{
    if (!call.isText(0))
        return call.wrongType(0, "a symbolic name");
    if (Surroundings* around = call.evaluator.surroundings())
        return around->resourceInfo(call.text(0), call.place);
    return call.refuse("there is no resource " + std::string(call.text(0)));
}

Value onlyAzure(const Call& call)
{
    return call.refuse("only Azure knows what " + std::string(call.name) + "() gives");
}

/// Regions without availability zones, as Microsoft lists them (2025).
bool hasZones(std::string_view location)
{
    constexpr std::array kWithout{"northcentralus",
                                  "westcentralus",
                                  "westus",
                                  "ukwest",
                                  "canadaeast",
                                  "australiacentral",
                                  "australiacentral2",
                                  "australiasoutheast",
                                  "francesouth",
                                  "germanynorth",
                                  "norwaywest",
                                  "switzerlandwest",
                                  "southafricawest",
                                  "uaecentral",
                                  "koreasouth",
                                  "southindia",
                                  "westindia",
                                  "jioindiacentral",
                                  "jioindiawest",
                                  "brazilsoutheast"};
    std::string name = toLower(location);
    std::erase(name, ' ');
    return std::find(kWithout.begin(), kWithout.end(), name) == kWithout.end();
}

/// pickZones(namespace, type, location, [count], [offset]): of machines, disks, addresses and the
/// like; other types have none.
Value pickZones(const Call& call)
{
    if (!call.isText(0) || !call.isText(1) || !call.isText(2))
        return call.refuse("pickZones() takes a provider, a resource type and a location");
    const auto count = call.size() > 3 ? integerOf(call[3]) : std::optional<std::int64_t>(1);
    const auto offset = call.size() > 4 ? integerOf(call[4]) : std::optional<std::int64_t>(0);
    if (!count || !offset || *count < 1 || *count > 3 || *offset < 0 || *offset + *count > 3)
        return call.refuse("pickZones() picks of the zones 1, 2 and 3");
    const bool isZonal = equalsIgnoringCase(call.text(0), "Microsoft.Compute")
                         || equalsIgnoringCase(call.text(0), "Microsoft.Network");
    std::vector<Value> zones;
    for (std::int64_t i = 0; isZonal && hasZones(call.text(2)) && i < *count; ++i)
        zones.push_back(call.string(std::to_string(*offset + i + 1)));
    return call.list(std::move(zones));
}

constexpr std::array kResourcesFunctions{
    Function{"resourceid", "resourceId", 2, kAnyNumber, resourceId},
    Function{"subscriptionresourceid", "subscriptionResourceId", 2, kAnyNumber,
             subscriptionResourceId},
    Function{"managementgroupresourceid", "managementGroupResourceId", 2, kAnyNumber,
             managementGroupResourceId},
    Function{"tenantresourceid", "tenantResourceId", 2, kAnyNumber, tenantResourceId},
    Function{"extensionresourceid", "extensionResourceId", 3, kAnyNumber, extensionResourceId},
    Function{"reference", "reference", 1, 3, reference},
    Function{"references", "references", 1, 2, references},
    Function{"resourceinfo", "resourceInfo", 1, 1, resourceInfo},
    Function{"list*", "list*", 1, 3, onlyAzure},
    Function{"providers", "providers", 1, 2, onlyAzure},
    Function{"pickzones", "pickZones", 3, 5, pickZones},
    Function{"tologicalzone", "toLogicalZone", 3, 3, onlyAzure},
    Function{"tologicalzones", "toLogicalZones", 3, 3, onlyAzure},
    Function{"tophysicalzone", "toPhysicalZone", 3, 3, onlyAzure},
    Function{"tophysicalzones", "toPhysicalZones", 3, 3, onlyAzure},
};

} // namespace

std::span<const Function> resourceFunctions()
{
    return kResourcesFunctions;
}

} // namespace peerscape::read::arm
