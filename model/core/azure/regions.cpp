#include "core/azure/regions.h"

#include "core/base/text.h"

namespace peerscape::azure {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kRegions{{
    {"northeurope", "North Europe"},
    {"westeurope", "West Europe"},
    {"eastus", "East US"},
    {"eastus2", "East US 2"},
    {"westus", "West US"},
    {"westus2", "West US 2"},
    {"westus3", "West US 3"},
    {"centralus", "Central US"},
    {"northcentralus", "North Central US"},
    {"southcentralus", "South Central US"},
    {"uksouth", "UK South"},
    {"ukwest", "UK West"},
    {"francecentral", "France Central"},
    {"germanywestcentral", "Germany West Central"},
    {"swedencentral", "Sweden Central"},
    {"norwayeast", "Norway East"},
    {"switzerlandnorth", "Switzerland North"},
    {"southeastasia", "Southeast Asia"},
    {"eastasia", "East Asia"},
    {"japaneast", "Japan East"},
    {"australiaeast", "Australia East"},
    {"brazilsouth", "Brazil South"},
    {"canadacentral", "Canada Central"},
    {"centralindia", "Central India"},
}};

} // namespace

const std::array<std::pair<std::string_view, std::string_view>, 24>& usualRegions()
{
    return kRegions;
}

std::string regionName(std::string_view location)
{
    std::string name = toLower(location);
    std::erase(name, ' ');
    return name;
}

std::string regionLabel(std::string_view location)
{
    for (const auto& [name, label] : kRegions) {
        if (equalsIgnoringCase(name, location))
            return std::string(label);
    }
    return std::string(location);
}

} // namespace peerscape::azure
