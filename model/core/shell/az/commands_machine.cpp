#include "core/arm/resource_path.h"
#include "core/azure/names.h"
#include "core/shell/az/commands.h"
#include "core/shell/az/machine_maker.h"
#include "core/shell/az/machine_view.h"

#include <algorithm>
#include <array>

namespace peerscape::shell {

namespace {

Answer listMachines(Az& az, const Arguments& arguments)
{
    const std::string scope = arguments.given("resource-group")
                                  ? az.groupPath(arguments)
                                  : "/subscriptions/" + az.subscription(arguments);
    const Answer answer = az.get(scope + "/providers/" + kMachine.type);
    if (!answer)
        return answer;
    Json list = Json::array();
    for (const Json& resource : (*answer)["value"])
        list.push_back(shownMachine(az.document(), resource, arguments.flag("show-details")));
    return list;
}

Answer showMachine(Az& az, const Arguments& arguments)
{
    const Answer answer = az.get(az.path(arguments, kMachine));
    return answer ? Answer(shownMachine(az.document(), *answer, arguments.flag("show-details")))
                  : answer;
}

Answer listAddresses(Az& az, const Arguments& arguments)
{
    const Answer machines = listMachines(az, arguments);
    if (!machines)
        return machines;
    const azure::Document& document = az.document();
    Json list = Json::array();
    for (const Json& machine : *machines) {
        const auto name = machine["name"].get<std::string>();
        if (arguments.given("name") && !equalsIgnoringCase(name, arguments.text("name")))
            continue;
        const auto id = VmId::of(arm::findResource(document, machine["id"].get<std::string>()));
        const MachineAddresses addresses = addressesOf(document, id);
        Json publicIps = Json::array();
        for (const PublicIpId address : addresses.publicAddresses) {
            const azure::PublicIpAddress& value = *document.find(address);
            publicIps.push_back(
                {{"id", azure::resourceId(document, address)},
                 {"ipAddress",
                  value.ipAddress.isNone() ? Json() : Json(value.ipAddress.toString())},
                 {"ipAllocationMethod", azure::toString(value.publicIPAllocationMethod)},
                 {"name", value.name.str()},
                 {"resourceGroup", machine["resourceGroup"]}});
        }
        Json network;
        network["privateIpAddresses"] = textList(addresses.privateIps);
        network["publicIpAddresses"] = std::move(publicIps);
        list.push_back({{"virtualMachine",
                         {{"name", name},
                          {"network", std::move(network)},
                          {"resourceGroup", machine["resourceGroup"]}}}});
    }
    return list;
}

Answer runAction(Az& az, const Arguments& arguments, const char* action)
{
    const Answer answer = az.post(az.path(arguments, kMachine) + '/' + action);
    return answer ? Answer(Json()) : answer;
}
Answer startMachine(Az& az, const Arguments& arguments)
{
    return runAction(az, arguments, "start");
}
Answer stopMachine(Az& az, const Arguments& arguments)
{
    return runAction(az, arguments, "powerOff");
}
Answer deallocateMachine(Az& az, const Arguments& arguments)
{
    return runAction(az, arguments, "deallocate");
}
Answer restartMachine(Az& az, const Arguments& arguments)
{
    return runAction(az, arguments, "restart");
}

/// The security group of a machine's first interface; made and attached when there is none.
tl::expected<std::string, Failure> groupOfMachine(Az& az, const Arguments& arguments)
{
    const std::string machine = az.path(arguments, kMachine);
    if (const Answer found = az.get(machine); !found)
        return tl::unexpected<Failure>(found.error());
    const azure::Document document = az.document();
    const ObjectId id = arm::findResource(document, machine);
    const auto nics = document.referrers(id, Kind::NetworkInterface);
    if (nics.empty())
        return refuse("The machine has no network interface.");
    const azure::NetworkInterface& nic = *document.find(NicId::of(nics.front()));
    if (nic.networkSecurityGroup)
        return azure::resourceId(document, nic.networkSecurityGroup);
    const std::string group = az.path(arguments, kNsg, arguments.text("name") + "NSG");
    const Answer made =
        az.put(group, {{"location", nic.location.str()}, {"properties", Json::object()}});
    if (!made)
        return tl::unexpected<Failure>(made.error());
    const std::string nicId = azure::resourceId(document, nics.front());
    Answer body = az.get(nicId);
    if (!body)
        return tl::unexpected<Failure>(body.error());
    (*body)["properties"]["networkSecurityGroup"] = referenceTo(group);
    const Answer attached = az.put(nicId, std::move(*body));
    if (!attached)
        return tl::unexpected<Failure>(attached.error());
    return group;
}

Answer openPort(Az& az, const Arguments& arguments)
{
    const auto group = groupOfMachine(az, arguments);
    if (!group)
        return tl::unexpected<Failure>(group.error());
    std::string ports;
    for (const std::string& port : arguments.list("port"))
        ports += (ports.empty() ? "" : ",") + port;
    std::string name = "open-port-" + (ports == "*" ? "all" : ports);
    std::replace(name.begin(), name.end(), ',', '_');
    Json properties{{"protocol", "*"},
                    {"sourcePortRange", "*"},
                    {"sourceAddressPrefix", "*"},
                    {"destinationAddressPrefix", "*"},
                    {"access", "Allow"},
                    {"direction", "Inbound"},
                    {"priority", arguments.number("priority")}};
    Json list = Json::array();
    for (std::size_t start = 0; start <= ports.size();) {
        const std::size_t end = std::min(ports.find(',', start), ports.size());
        list.push_back(ports.substr(start, end - start));
        start = end + 1;
    }
    if (list.size() == 1)
        properties["destinationPortRange"] = list.front();
    else
        properties["destinationPortRanges"] = std::move(list);
    const Answer rule =
        az.put(*group + "/securityRules/" + name, {{"properties", std::move(properties)}});
    if (!rule)
        return rule;
    const Answer answer = az.get(*group);
    return answer ? Answer(flattened(*answer)) : answer;
}

constexpr std::array kMachineCommands{
    CommandText{"vm create|Create an Azure Virtual Machine.|--name/-n* @g* --image "
                "--size=Standard_D2s_v5 @l @t --authentication-type{ssh,password,all} "
                "--admin-password --computer-name --admin-username --ssh-key-values+ "
                "--generate-ssh-keys! --nics+ --nic-delete-option+ --nsg --nsg-rule{RDP,SSH,NONE} "
                "--accelerated-networking?{true,false} --private-ip-address --public-ip-address "
                "--public-ip-address-allocation{dynamic,static} --public-ip-address-dns-name "
                "--public-ip-sku{Basic,Standard}=Standard --vnet-name "
                "--vnet-address-prefix=10.0.0.0/16 --subnet --subnet-address-prefix=10.0.0.0/24 "
                "--custom-data --zone/-z+ --count% --os-disk-name "
                "--os-disk-caching{None,ReadOnly,ReadWrite} --os-disk-size-gb% --storage-sku @w",
                createMachine},
    CommandText{"vm list|List details of Virtual Machines.|@g --show-details/-d!", listMachines,
                machineTable},
    CommandText{"vm show|Get the details of a VM.|@g# -n/--name# --show-details/-d!", showMachine,
                machineTable},
    CommandText{"vm delete|Delete a VM.|@g# -n/--name# @y @w --force-deletion?{true,false}",
                deleteResource<kMachine>},
    CommandText{"vm list-ip-addresses|List IP addresses associated with a VM.|--resource-group/-g~ "
                "-n/--name~",
                listAddresses, machineAddressTable},
    CommandText{"vm start|Start a stopped VM.|@g# -n/--name# @w", startMachine},
    CommandText{"vm stop|Power off (stop) a running VM.|@g# -n/--name# @w --skip-shutdown!",
                stopMachine},
    CommandText{"vm deallocate|Deallocate a VM so that computing resources are no longer "
                "allocated.|@g# -n/--name# @w",
                deallocateMachine},
    CommandText{"vm restart|Restart VMs.|@g# -n/--name# @w --force!", restartMachine},
    CommandText{"vm open-port|Opens a VM to inbound traffic on specified ports.|@g* -n/--name* "
                "--port+* --priority%=900",
                openPort},
};

} // namespace

std::span<const CommandText> machineCommands()
{
    return kMachineCommands;
}

} // namespace peerscape::shell
