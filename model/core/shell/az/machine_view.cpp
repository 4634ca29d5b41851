#include "core/shell/az/machine_view.h"

#include "core/arm/identity.h"
#include "core/arm/representation.h"
#include "core/arm/resource_path.h"
#include "core/azure/names.h"

#include <fmt/format.h>

namespace peerscape::shell {

namespace {

/// The name of a public address in the domain name system; empty when it has none.
std::string nameOfAddress(const azure::Document& document, PublicIpId id)
{
    Json at = arm::representationOf(document, id);
    for (const char* name : {"properties", "dnsSettings", "fqdn"})
        at = at.is_object() ? at.value(name, Json()) : Json();
    return at.is_string() ? at.get<std::string>() : std::string();
}

} // namespace

MachineAddresses addressesOf(const azure::Document& document, VmId machine)
{
    MachineAddresses found;
    for (const ObjectId id : document.referrers(machine, Kind::NetworkInterface)) {
        found.macs.push_back(arm::macAddressOf(azure::resourceId(document, id)));
        for (const auto& configuration : document.find(NicId::of(id))->ipConfigurations) {
            if (!configuration.privateIPAddress.isNone())
                found.privateIps.push_back(configuration.privateIPAddress.toString());
            const auto* address = document.find(configuration.publicIPAddress);
            if (address == nullptr)
                continue;
            found.publicAddresses.push_back(configuration.publicIPAddress);
            if (!address->ipAddress.isNone())
                found.publicIps.push_back(address->ipAddress.toString());
            if (std::string name = nameOfAddress(document, configuration.publicIPAddress);
                !name.empty())
                found.names.push_back(std::move(name));
        }
    }
    return found;
}

Json madeMachine(const azure::Document& document, VmId id)
{
    const azure::VirtualMachine& machine = *document.find(id);
    const MachineAddresses addresses = addressesOf(document, id);
    const auto* group = document.find(machine.resourceGroup);
    Json made;
    made["fqdns"] = fmt::format("{}", fmt::join(addresses.names, ","));
    made["id"] = azure::resourceId(document, id);
    made["location"] = machine.location.str();
    made["macAddress"] = fmt::format("{}", fmt::join(addresses.macs, ","));
    made["powerState"] = machine.running ? "VM running" : "VM deallocated";
    made["privateIpAddress"] = fmt::format("{}", fmt::join(addresses.privateIps, ","));
    made["publicIpAddress"] = fmt::format("{}", fmt::join(addresses.publicIps, ","));
    made["resourceGroup"] = group != nullptr ? group->name.str() : std::string();
    const Json zones = arm::representationOf(document, id).value("zones", Json::array());
    std::string list;
    for (const Json& zone : zones)
        list += (list.empty() ? "" : ",") + (zone.is_string() ? zone.get<std::string>() : "");
    made["zones"] = list;
    return made;
}

Json shownMachine(const azure::Document& document, const Json& resource, bool details)
{
    Json flat = flattened(resource);
    Json ordered = Json::object();
    for (const char* first : {"id", "name", "type", "location"}) {
        if (flat.contains(first))
            ordered[first] = flat[first];
    }
    const Json group = flat.value("resourceGroup", Json());
    for (auto member = flat.begin(); member != flat.end(); ++member) {
        if (!ordered.contains(member.key()) && member.key() != "resourceGroup")
            ordered[member.key()] = *member;
    }
    if (details) {
        const auto id = VmId::of(arm::findResource(document, flat["id"].get<std::string>()));
        const MachineAddresses addresses = addressesOf(document, id);
        ordered["powerState"] = document.find(id)->running ? "VM running" : "VM deallocated";
        ordered["publicIps"] = fmt::format("{}", fmt::join(addresses.publicIps, ","));
        ordered["fqdns"] = fmt::format("{}", fmt::join(addresses.names, ","));
        ordered["privateIps"] = fmt::format("{}", fmt::join(addresses.privateIps, ","));
        ordered["macAddresses"] = fmt::format("{}", fmt::join(addresses.macs, ","));
    }
    ordered["resourceGroup"] = group;
    return ordered;
}

} // namespace peerscape::shell
