#include "core/arm/catalogue.h"

#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/azure/regions.h"

namespace peerscape::arm {

namespace {

constexpr const char* kImageVersion = "1.0.0";

/// The newest of each provider's that the answers here follow.
const char* newestVersion(std::string_view provider)
{
    if (equalsIgnoringCase(provider, "Microsoft.Network"))
        return "2024-05-01";
    return equalsIgnoringCase(provider, "Microsoft.Compute") ? "2024-07-01" : "2022-09-01";
}

} // namespace

Json providerEntry(std::string_view name)
{
    Json types = Json::array();
    const auto add = [&](std::string_view type) {
        Json locations = Json::array();
        for (const auto& [location, label] : azure::usualRegions())
            locations.push_back(label);
        types.push_back({{"resourceType", type},
                         {"locations", std::move(locations)},
                         {"apiVersions", Json::array({newestVersion(name)})}});
    };
    for (std::size_t kind = 0; kind < kKindCount; ++kind) {
        const std::string_view type = azure::armType(static_cast<Kind>(kind));
        const std::size_t slash = type.find('/');
        if (slash != std::string_view::npos && equalsIgnoringCase(type.substr(0, slash), name))
            add(type.substr(slash + 1));
    }
    if (equalsIgnoringCase(name, "Microsoft.Resources"))
        add("deployments");
    return {{"namespace", name},
            {"registrationState", "Registered"},
            {"resourceTypes", std::move(types)}};
}

Json providerList()
{
    Json list = Json::array();
    for (const char* name : {"Microsoft.Network", "Microsoft.Compute", "Microsoft.Resources"})
        list.push_back(providerEntry(name));
    return list;
}

std::optional<Response> imageAnswer(const ResourcePath& path)
{
    constexpr std::string_view kVersions = "Microsoft.Compute/locations/publishers/artifacttypes/"
                                           "offers/skus/versions";
    if (!equalsIgnoringCase(path.type(), kVersions))
        return std::nullopt;
    Json image{{"location", path.names.front()},
               {"name", kImageVersion},
               {"id", path.id(5) + "/Versions/" + kImageVersion}};
    if (!path.isResource())
        return answer(Json::array({std::move(image)}));
    if (!equalsIgnoringCase(path.names.back(), kImageVersion)
        && !equalsIgnoringCase(path.names.back(), "latest"))
        return errorResponse({"NotFound", "Artifact: VMImage was not found.", {}});
    const char* system = azure::isWindowsImage(path.names[1], path.names[3]) ? "Windows" : "Linux";
    image["properties"] = {{"osDiskImage", {{"operatingSystem", system}}},
                           {"dataDiskImages", Json::array()},
                           {"hyperVGeneration", "V1"}};
    return answer(std::move(image));
}

} // namespace peerscape::arm
