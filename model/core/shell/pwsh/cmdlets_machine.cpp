#include "core/arm/resource_path.h"
#include "core/azure/names.h"
#include "core/shell/az/machine_maker.h"
#include "core/shell/az/machine_rules.h"
#include "core/shell/pwsh/cmdlet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// Virtual machines.
namespace peerscape::shell::pwsh {

namespace {

constexpr const char* kMachines = "Microsoft.Compute/virtualMachines";

/// A machine with what Get-AzVM shows in its table.
Value machineObject(Call& call, const Json& json, bool withState)
{
    const Value whole = fromArm(json);
    const azure::Document& document = call.shell.document();
    const std::string id = whole.object()->text("Id");
    const auto machine = VmId::of(arm::findResource(document, id));
    auto object = newObject("PSVirtualMachine");
    const auto take = [&](const char* name) {
        const Value* value = whole.object()->find(name);
        object->set(name, value != nullptr ? *value : Value());
    };
    for (const char* name : {"ResourceGroupName", "Id", "VmId", "Name"})
        take(name);
    object->set("Type", kMachines);
    take("Location");
    object->set("Tags", whole.object()->find("Tag") != nullptr ? *whole.object()->find("Tag")
                                                               : Value(newObject(kHashtable)));
    for (const char* name : {"HardwareProfile", "NetworkProfile", "OSProfile", "ProvisioningState",
                             "StorageProfile", "Zones"})
        take(name);
    const azure::VirtualMachine& vm = *document.find(machine);
    std::string nics;
    for (const ObjectId nic : document.referrers(machine, Kind::NetworkInterface))
        nics += (nics.empty() ? "" : ", ") + document.nameOf(nic).str();
    if (withState)
        object->set("PowerState", vm.running ? "VM running" : "VM deallocated");
    object->set("VmSize", vm.vmSize.str());
    object->set("OsType", vm.osType.str());
    object->set("NIC", nics);
    return object;
}

/// What a new machine prints.
Value newMachineObject(Call& call, const Json& json)
{
    Value object = machineObject(call, json, false);
    std::erase_if(object.object()->members, [](const Member& member) {
        return member.name == "Zones" || member.name == "VmSize" || member.name == "OsType"
               || member.name == "NIC";
    });
    object.object()->set("FullyQualifiedDomainName", Value());
    return object;
}

/// One `New-AzVm` in its simple form.
class MachineMaker
{
public:
    explicit MachineMaker(Call& call)
        : m_call(call)
        , m_arguments(call.arguments)
        , m_name(m_arguments.text("Name"))
        , m_group(m_arguments.text("ResourceGroupName", m_name))
    {
    }

    void run()
    {
        readImage();
        readLogin();
        makeGroup();
        const std::string subnet = makeSubnet();
        const std::string security = makeSecurityGroup();
        const std::string address = makeAddress();
        const std::string nic = makeInterface(subnet, security, address);
        Json body = part();
        if (m_arguments.given("Zone"))
            body["zones"] = m_arguments.texts("Zone");
        Json& properties = body["properties"];
        properties["hardwareProfile"] = {{"vmSize", m_arguments.text("Size", "Standard_D2s_v3")}};
        properties["storageProfile"] = {
            {"imageReference",
             {{"publisher", m_image.publisher},
              {"offer", m_image.offer},
              {"sku", m_image.sku},
              {"version", m_image.version}}},
            {"osDisk",
             {{"osType", m_image.isWindows ? "Windows" : "Linux"}, {"createOption", "FromImage"}}}};
        properties["osProfile"] = {{"computerName", m_name}, {"adminUsername", m_user}};
        properties["networkProfile"]["networkInterfaces"] = Json::array({{{"id", nic}}});
        const std::string path = pathOf(kMachines, m_name);
        const Json made = sendRequest(m_call, arm::Method::Put, path, std::move(body));
        const auto id = VmId::of(arm::findResource(m_call.shell.document(), path));
        m_call.shell.host().state.machines[id] = {m_user, m_password};
        m_call.out.push_back(newMachineObject(m_call, made));
    }

private:
    [[nodiscard]] std::string pathOf(const std::string& type, const std::string& name) const
    {
        return name.starts_with('/') ? name : resourcePath(m_call, m_group, type, name);
    }
    [[nodiscard]] Json part() const { return Json{{"location", m_location}}; }
    [[nodiscard]] bool exists(const std::string& path) const
    {
        return bool(arm::findResource(m_call.shell.document(), path));
    }

    void readImage()
    {
        const std::string name = m_arguments.text("Image", "Win2022AzureEditionCore");
        const auto image = findImage(name);
        if (!image)
            throw m_call.error(
                fmt::format("Can not find image '{}'. {}", name, unknownImage(name).message));
        m_image = *image;
    }

    void readLogin()
    {
        if (const auto credential = m_arguments.object("Credential")) {
            m_user = credential->text("UserName");
            const Value* secret = credential->find("Password");
            const Object* secure = secret != nullptr ? secret->object() : nullptr;
            m_password = secure != nullptr ? secure->text("Secret") : std::string();
        } else {
            m_user = m_call.shell.ask("User: ");
            m_password = m_call.shell.ask(fmt::format("Password for user {}: ", m_user), true);
        }
        auto refusal = refusalOfUser(m_user);
        if (!refusal)
            refusal = refusalOfPassword(m_password, m_image.isWindows);
        if (refusal)
            throw m_call.error(refusal->message);
    }

    void makeGroup()
    {
        const std::string path = subscriptionPath(m_call.shell) + "/resourceGroups/" + m_group;
        m_location = locationOf(m_call);
        const arm::Response group =
            m_call.shell.host().provider.handle({arm::Method::Get, path, {}, {}, {}});
        if (group.succeeded()) {
            if (m_location.empty())
                m_location = group.body["location"].get<std::string>();
            return;
        }
        if (m_location.empty())
            m_location = "eastus";
        static_cast<void>(sendRequest(m_call, arm::Method::Put, path, part()));
    }

    std::string makeSubnet()
    {
        const std::string network = pathOf("Microsoft.Network/virtualNetworks",
                                           m_arguments.text("VirtualNetworkName", m_name));
        const std::string name = m_arguments.text("SubnetName", m_name);
        const std::string subnet = network + "/subnets/" + name;
        Json properties{
            {"addressPrefix", m_arguments.text("SubnetAddressPrefix", "192.168.1.0/24")}};
        if (!exists(network)) {
            Json body = part();
            body["properties"]["addressSpace"]["addressPrefixes"] =
                Json::array({m_arguments.text("AddressPrefix", "192.168.0.0/16")});
            body["properties"]["subnets"] =
                Json::array({{{"name", name}, {"properties", std::move(properties)}}});
            static_cast<void>(sendRequest(m_call, arm::Method::Put, network, std::move(body)));
        } else if (!exists(subnet)) {
            static_cast<void>(sendRequest(m_call, arm::Method::Put, subnet,
                                          {{"properties", std::move(properties)}}));
        }
        return subnet;
    }

    std::string makeSecurityGroup()
    {
        const std::string name = m_arguments.text("SecurityGroupName", m_name);
        const std::string path = pathOf("Microsoft.Network/networkSecurityGroups", name);
        if (exists(path))
            return path;
        std::vector<std::string> ports = m_arguments.texts("OpenPorts");
        if (ports.empty())
            ports = m_image.isWindows ? std::vector<std::string>{"3389", "5985"}
                                      : std::vector<std::string>{"22"};
        Json rules = Json::array();
        for (const std::string& port : ports)
            rules.push_back({{"name", m_name + port},
                             {"properties",
                              {{"protocol", "Tcp"},
                               {"sourcePortRange", "*"},
                               {"destinationPortRange", port},
                               {"sourceAddressPrefix", "*"},
                               {"destinationAddressPrefix", "*"},
                               {"access", "Allow"},
                               {"priority", 1000 + static_cast<int>(rules.size())},
                               {"direction", "Inbound"}}}});
        Json body = part();
        body["properties"]["securityRules"] = std::move(rules);
        static_cast<void>(sendRequest(m_call, arm::Method::Put, path, std::move(body)));
        return path;
    }

    std::string makeAddress()
    {
        const std::string path = pathOf("Microsoft.Network/publicIPAddresses",
                                        m_arguments.text("PublicIpAddressName", m_name));
        if (exists(path))
            return path;
        Json body = part();
        body["sku"] = {{"name", m_arguments.text("PublicIpSku", "Standard")}};
        body["properties"]["publicIPAllocationMethod"] =
            m_arguments.text("AllocationMethod", "Static");
        if (const std::string label = m_arguments.text("DomainNameLabel"); !label.empty())
            body["properties"]["dnsSettings"] = {{"domainNameLabel", label}};
        static_cast<void>(sendRequest(m_call, arm::Method::Put, path, std::move(body)));
        return path;
    }

    std::string makeInterface(const std::string& subnet, const std::string& security,
                              const std::string& address)
    {
        const std::string path = pathOf("Microsoft.Network/networkInterfaces", m_name);
        Json configuration{{"name", m_name}};
        configuration["properties"] = {{"subnet", {{"id", subnet}}},
                                       {"primary", true},
                                       {"privateIPAllocationMethod", "Dynamic"},
                                       {"publicIPAddress", {{"id", address}}}};
        Json body = part();
        body["properties"]["ipConfigurations"] = Json::array({std::move(configuration)});
        body["properties"]["networkSecurityGroup"] = {{"id", security}};
        static_cast<void>(sendRequest(m_call, arm::Method::Put, path, std::move(body)));
        return path;
    }

    Call& m_call;
    const Arguments& m_arguments;
    std::string m_name;
    std::string m_group;
    std::string m_location;
    MachineImage m_image;
    std::string m_user;
    std::string m_password;
};

void newMachine(Call& call)
{
    MachineMaker(call).run();
}

void getMachine(Call& call)
{
    const std::string name = call.arguments.text("Name");
    const std::string group = call.arguments.text("ResourceGroupName");
    std::string scope = subscriptionPath(call.shell);
    if (!group.empty())
        scope += "/resourceGroups/" + group;
    const bool isOne = !group.empty() && !name.empty() && name.find('*') == std::string::npos;
    const bool withState = call.arguments.flag("Status");
    const std::string path = scope + "/providers/" + kMachines;
    if (isOne) {
        call.out.push_back(
            machineObject(call, sendRequest(call, arm::Method::Get, path + '/' + name), withState));
        return;
    }
    const Json all = sendRequest(call, arm::Method::Get, path);
    for (const Json& item : all["value"]) {
        if (name.empty() || isLike(item["name"].get<std::string>(), name))
            call.out.push_back(machineObject(call, item, withState));
    }
}

Value operation()
{
    auto object = newObject("PSComputeLongRunningOperation");
    object->set("Status", "Succeeded");
    return object;
}

std::string pathOf(const Call& call)
{
    return resourcePath(call, call.arguments.text("ResourceGroupName"), kMachines,
                        call.arguments.text("Name"));
}

void startMachine(Call& call)
{
    static_cast<void>(sendRequest(call, arm::Method::Post, pathOf(call) + "/start"));
    call.out.push_back(operation());
}

void restartMachine(Call& call)
{
    static_cast<void>(sendRequest(call, arm::Method::Post, pathOf(call) + "/restart"));
    call.out.push_back(operation());
}

void stopMachine(Call& call)
{
    const std::string path = pathOf(call);
    static_cast<void>(sendRequest(call, arm::Method::Get, path));
    if (!call.arguments.flag("Force")
        && !call.shell.confirm("stop the specified virtual machine", call.arguments.text("Name")))
        return;
    const bool stays = call.arguments.flag("StayProvisioned");
    static_cast<void>(
        sendRequest(call, arm::Method::Post, path + (stays ? "/powerOff" : "/deallocate")));
    call.out.push_back(operation());
}

void removeMachine(Call& call)
{
    const std::string path = pathOf(call);
    static_cast<void>(sendRequest(call, arm::Method::Get, path));
    if (!call.arguments.flag("Force")
        && !call.shell.confirm("remove the specified virtual machine", call.arguments.text("Name")))
        return;
    static_cast<void>(sendRequest(call, arm::Method::Delete, path));
    call.out.push_back(operation());
}

constexpr std::array kMachineCmdlets{
    CmdletText{"New-AzVM|Creates a virtual machine with all that it needs.|-Name*:0 "
               "-ResourceGroupName:1 -Location:2 -Credential@PSCredential -VirtualNetworkName "
               "-AddressPrefix -SubnetName -SubnetAddressPrefix -PublicIpAddressName -PublicIpSku "
               "-DomainNameLabel -AllocationMethod{Static,Dynamic} -SecurityGroupName -OpenPorts[ "
               "-Image -Size -Zone[ -AsJob!",
               newMachine},
    CmdletText{"Get-AzVM|Gets virtual machines.|-ResourceGroupName:0~ -Name:1~ -Status!",
               getMachine},
    CmdletText{"Start-AzVM|Starts a virtual machine.|-ResourceGroupName*:0~ -Name*:1~ -AsJob! "
               "-NoWait!",
               startMachine},
    CmdletText{"Stop-AzVM|Stops and deallocates a virtual machine.|-ResourceGroupName*:0~ "
               "-Name*:1~ -Force! -StayProvisioned! -AsJob! -NoWait!",
               stopMachine},
    CmdletText{"Restart-AzVM|Restarts a virtual machine.|-ResourceGroupName*:0~ -Name*:1~ -AsJob! "
               "-NoWait!",
               restartMachine},
    CmdletText{"Remove-AzVM|Removes a virtual machine.|-ResourceGroupName*:0~ -Name*:1~ -Force! "
               "-AsJob! -NoWait!",
               removeMachine},
};

} // namespace

std::span<const CmdletText> machineCmdlets()
{
    return kMachineCmdlets;
}

} // namespace peerscape::shell::pwsh
