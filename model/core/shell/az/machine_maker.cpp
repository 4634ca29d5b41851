#include "core/shell/az/machine_maker.h"

#include "core/arm/identity.h"
#include "core/arm/representation.h"
#include "core/arm/resource_path.h"
#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/shell/az/machine_rules.h"
#include "core/shell/az/machine_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::shell {

namespace {

// Of `--count`.
constexpr std::int64_t kFewest = 2;
constexpr std::int64_t kMost = 250;

/// One `az vm create`, step by step; the first failure ends it.
class MachineMaker
{
public:
    MachineMaker(Az& az, const Arguments& arguments)
        : m_az(az)
        , m_arguments(arguments)
        , m_name(arguments.text("name"))
    {
    }

    Answer run()
    {
        readCount();
        readImage();
        readLogin();
        if (!m_failure) {
            if (const auto location = m_az.location(m_arguments))
                m_location = *location;
            else
                m_failure = location.error();
        }
        if (!m_arguments.given("nics")) {
            findSubnet();
            makeSecurityGroup();
        }
        Json made = Json::array();
        for (std::int64_t i = 0; i < std::max<std::int64_t>(m_count, 1) && !m_failure; ++i) {
            m_number = m_count > 0 ? std::to_string(i) : std::string();
            made.push_back(makeOne());
        }
        if (m_failure)
            return tl::unexpected<Failure>(std::move(*m_failure));
        return m_count > 0 ? Answer(std::move(made)) : Answer(std::move(made.front()));
    }

private:
    void fail(std::string message) { m_failure = Failure{1, std::move(message)}; }

    /// How many machines; they share network and security group.
    void readCount()
    {
        if (!m_arguments.given("count"))
            return;
        m_count = m_arguments.number("count");
        if (m_count < kFewest || m_count > kMost)
            return fail("--count should be in [2, 250]. Please make sure your subscription has "
                        "enough quota of resources");
        for (const char* key : {"computer-name", "nics", "os-disk-name", "private-ip-address",
                                "public-ip-address", "public-ip-address-dns-name"}) {
            if (!m_arguments.text(key).empty())
                return fail(
                    "When --count is specified, --attach-data-disks, --attach-os-disk, "
                    "--boot-diagnostics-storage, --computer-name, --host, --host-group, --nics, "
                    "--os-disk-name, --private-ip-address, --public-ip-address, "
                    "--public-ip-address-dns-name, --storage-account, --storage-container-name, "
                    "--subnet, --use-unmanaged-disk, --vnet-name are not allowed");
        }
    }

    /// A machine with the parts that are its own; null when it cannot be made.
    Json makeOne()
    {
        m_interfaces.clear();
        if (!m_arguments.given("nics")) {
            makePublicAddress();
            makeInterface();
        }
        makeMachine();
        if (m_failure)
            return {};
        const auto id = VmId::of(find(m_az.path(m_arguments, kMachine, m_name + m_number)));
        m_az.state().machines[id] = {m_user, m_login.password};
        return m_count > 0
                   ? shownMachine(m_az.document(), arm::representationOf(m_az.document(), id), true)
                   : madeMachine(m_az.document(), id);
    }

    void readImage()
    {
        const std::string image = m_arguments.text("image");
        if (m_failure)
            return;
        if (image.empty())
            return fail("incorrect usage: --image IMAGE | --attach-os-disk DISK");
        if (image.starts_with('/')) {
            m_imageReference = {{"id", image}};
            return;
        }
        const auto found = findImage(image);
        if (!found) {
            m_failure = unknownImage(image);
            return;
        }
        m_knowsSystem = true;
        m_isWindows = found->isWindows;
        m_imageReference = {{"publisher", found->publisher},
                            {"offer", found->offer},
                            {"sku", found->sku},
                            {"version", found->version}};
    }

    void readLogin()
    {
        if (m_failure)
            return;
        m_user = m_arguments.given("admin-username") ? m_arguments.text("admin-username")
                                                     : std::string("azureuser");
        if (m_knowsSystem)
            m_failure = refusalOfCharacters(m_user, m_isWindows);
        if (!m_failure)
            m_failure = refusalOfUser(m_user);
        if (m_failure)
            return;
        m_login =
            withType({m_arguments.text("authentication-type"), m_arguments.text("admin-password"),
                      m_arguments.list("ssh-key-values"), m_arguments.flag("generate-ssh-keys")},
                     m_isWindows);
        m_failure = refusalOfLogin(m_login, m_isWindows);
    }

    /// The body of a PUT that makes a part of the machine.
    void put(const std::string& path, Json body)
    {
        if (m_failure)
            return;
        body["location"] = m_location;
        if (m_arguments.given("tags"))
            body["tags"] = tagsOf(m_arguments.list("tags"));
        if (const Answer answer = m_az.put(path, std::move(body)); !answer)
            m_failure = answer.error();
    }

    [[nodiscard]] ObjectId find(const std::string& id) const
    {
        return arm::findResource(m_az.document(), id);
    }

    void findSubnet()
    {
        if (m_failure)
            return;
        const std::string subnet = m_arguments.text("subnet");
        const std::string vnet = m_arguments.text("vnet-name");
        if (subnet.starts_with('/')) {
            m_subnet = subnet;
            return;
        }
        if (!subnet.empty() && vnet.empty())
            return fail("incorrect usage: --subnet ID | --subnet NAME --vnet-name NAME");
        if (vnet.empty() && useFirstSubnet())
            return;
        const std::string vnetName = vnet.empty() ? m_name + "VNET" : vnet;
        const std::string subnetName = subnet.empty() ? firstSubnetOf(vnetName) : subnet;
        const std::string path = m_az.path(m_arguments, kVnet, vnetName);
        m_subnet = path + "/subnets/" + subnetName;
        Json properties{{"addressPrefix", m_arguments.text("subnet-address-prefix")}};
        if (!find(path)) {
            Json body;
            body["properties"]["addressSpace"]["addressPrefixes"] =
                Json::array({m_arguments.text("vnet-address-prefix")});
            body["properties"]["subnets"] =
                Json::array({{{"name", subnetName}, {"properties", std::move(properties)}}});
            put(path, std::move(body));
        } else if (!find(m_subnet)) {
            if (const Answer answer = m_az.put(m_subnet, {{"properties", std::move(properties)}});
                !answer)
                m_failure = answer.error();
        }
    }

    /// A subnet of an existing network for a machine that names only the network.
    [[nodiscard]] std::string firstSubnetOf(const std::string& vnetName) const
    {
        const auto vnet = VnetId::of(find(m_az.path(m_arguments, kVnet, vnetName)));
        for (const ObjectId id : azure::subnetsOf(m_az.document(), vnet)) {
            const Text name = m_az.document().nameOf(id);
            if (!equalsIgnoringCase(name, "GatewaySubnet"))
                return name.str();
        }
        return m_name + "Subnet";
    }

    /// Nothing said: the first network of the group in the machine's region with a subnet that is
    /// not the gateway's, in the order in which the service lists them.
    bool useFirstSubnet()
    {
        const azure::Document& document = m_az.document();
        const std::string group = m_az.groupPath(m_arguments) + '/';
        Text first;
        document.all<azure::VirtualNetwork>().forEach([&](VnetId id,
                                                          const azure::VirtualNetwork& vnet) {
            const std::string path = azure::resourceId(document, id);
            if (vnet.external || path.size() < group.size()
                || !equalsIgnoringCase(std::string_view(path).substr(0, group.size()), group)
                || !equalsIgnoringCase(vnet.location, m_location)
                || (!m_subnet.empty() && compareIgnoringCase(vnet.name, first) >= 0))
                return;
            const auto& subnets = azure::subnetsOf(document, id);
            const auto usable = std::find_if(subnets.begin(), subnets.end(), [&](ObjectId subnet) {
                return !equalsIgnoringCase(document.nameOf(subnet), "GatewaySubnet");
            });
            if (usable == subnets.end())
                return;
            first = vnet.name;
            m_subnet = azure::resourceId(document, *usable);
        });
        return !m_subnet.empty();
    }

    void makeSecurityGroup()
    {
        if (m_arguments.given("nsg") && m_arguments.text("nsg").empty())
            return;
        m_nsg = m_arguments.given("nsg") ? m_az.idOf(m_arguments, kNsg, "nsg")
                                         : m_az.path(m_arguments, kNsg, m_name + "NSG");
        if (m_failure || find(m_nsg))
            return;
        Json rules = Json::array();
        if (m_arguments.text("nsg-rule") != "NONE") {
            const bool rdp =
                m_arguments.given("nsg-rule") ? m_arguments.text("nsg-rule") == "RDP" : m_isWindows;
            rules.push_back({{"name", rdp ? "rdp" : "default-allow-ssh"},
                             {"properties",
                              {{"protocol", "Tcp"},
                               {"sourcePortRange", "*"},
                               {"destinationPortRange", rdp ? "3389" : "22"},
                               {"sourceAddressPrefix", "*"},
                               {"destinationAddressPrefix", "*"},
                               {"access", "Allow"},
                               {"priority", 1000},
                               {"direction", "Inbound"}}}});
        }
        put(m_nsg, {{"properties", {{"securityRules", std::move(rules)}}}});
    }

    void makePublicAddress()
    {
        if (m_arguments.given("public-ip-address") && m_arguments.text("public-ip-address").empty())
            return;
        m_publicIp = m_arguments.given("public-ip-address")
                         ? m_az.idOf(m_arguments, kPublicIp, "public-ip-address")
                         : m_az.path(m_arguments, kPublicIp, m_name + "PublicIP" + m_number);
        if (m_failure || find(m_publicIp))
            return;
        const std::string sku = m_arguments.text("public-ip-sku");
        const std::string given = m_arguments.text("public-ip-address-allocation");
        const bool isStatic = given.empty() ? sku == "Standard" : given == "static";
        Json properties{{"publicIPAllocationMethod", isStatic ? "Static" : "Dynamic"}};
        if (const std::string label = m_arguments.text("public-ip-address-dns-name");
            !label.empty())
            properties["dnsSettings"] = {{"domainNameLabel", label}};
        Json body{{"sku", {{"name", sku}}}, {"properties", std::move(properties)}};
        if (m_arguments.given("zone"))
            body["zones"] = textList(m_arguments.list("zone"));
        put(m_publicIp, std::move(body));
    }

    void makeInterface()
    {
        m_interfaces.push_back(
            m_az.path(m_arguments, kNic, azure::machineNicName(m_name) + m_number));
        const std::string address = m_arguments.text("private-ip-address");
        Json configuration{{"name", "ipconfig" + m_name + m_number}};
        configuration["properties"] = {
            {"subnet", referenceTo(m_subnet)},
            {"primary", true},
            {"privateIPAllocationMethod", address.empty() ? "Dynamic" : "Static"}};
        if (!address.empty())
            configuration["properties"]["privateIPAddress"] = address;
        if (!m_publicIp.empty())
            configuration["properties"]["publicIPAddress"] = referenceTo(m_publicIp);
        Json body;
        body["properties"]["ipConfigurations"] = Json::array({std::move(configuration)});
        if (!m_nsg.empty())
            body["properties"]["networkSecurityGroup"] = referenceTo(m_nsg);
        if (m_arguments.given("accelerated-networking"))
            body["properties"]["enableAcceleratedNetworking"] =
                m_arguments.flag("accelerated-networking");
        put(m_interfaces.front(), std::move(body));
    }

    void makeMachine()
    {
        if (m_failure)
            return;
        const std::vector<std::string> names = m_arguments.list("nics");
        for (const std::string& name : names)
            m_interfaces.push_back(name.starts_with('/') ? name
                                                         : m_az.path(m_arguments, kNic, name));
        Json nics = Json::array();
        for (std::size_t i = 0; i < m_interfaces.size(); ++i) {
            nics.push_back(referenceTo(m_interfaces[i]));
            const std::string option =
                deleteOptionOf(names.empty() ? std::string() : names[i], !names.empty());
            if (!option.empty())
                nics.back()["properties"]["deleteOption"] = option;
        }
        if (m_failure)
            return;
        Json body;
        if (m_arguments.given("zone"))
            body["zones"] = textList(m_arguments.list("zone"));
        Json& properties = body["properties"];
        properties["hardwareProfile"] = {{"vmSize", m_arguments.text("size")}};
        properties["storageProfile"] = {{"imageReference", m_imageReference}, {"osDisk", disk()}};
        const std::string computer = m_arguments.text("computer-name");
        properties["osProfile"] = {
            {"computerName", computer.empty() ? m_name + m_number : computer},
            {"adminUsername", m_user}};
        if (m_isWindows)
            properties["osProfile"]["windowsConfiguration"] = {{"provisionVMAgent", true}};
        else
            properties["osProfile"]["linuxConfiguration"] = linuxLogin();
        properties["networkProfile"] = {{"networkInterfaces", std::move(nics)}};
        put(m_az.path(m_arguments, kMachine, m_name + m_number), std::move(body));
    }

    /// What --nic-delete-option says of an interface, by the name that --nics gives it.
    std::string deleteOptionOf(const std::string& name, bool isNamed)
    {
        const std::vector<std::string> options = m_arguments.list("nic-delete-option");
        if (options.size() == 1 && options.front().find('=') == std::string::npos)
            return options.front();
        if (!options.empty() && !isNamed)
            fail("incorrect usage: Cannot specify individual delete option when no nic is "
                 "specified. Either specify a list of nics and their delete option like: --nics "
                 "nic1 nic2 --nic-delete-option nic1=Delete nic2=Detach or specify delete option "
                 "for all: --nics nic1 nic2 --nic-delete-option Delete or specify delete option "
                 "for the new nic created: --nic-delete-option Delete");
        std::string found;
        for (const std::string& option : options) {
            const std::size_t sign = option.find('=');
            if (sign == std::string::npos)
                fail("Invalid value for delete option. Use a singular value to apply on all "
                     "resources, or use <Name>=<Value> to configure the delete behavior for "
                     "individual resources.");
            else if (option.compare(0, sign, name) == 0)
                found = option.substr(sign + 1);
        }
        return found;
    }

    [[nodiscard]] Json linuxLogin() const
    {
        Json login{{"disablePasswordAuthentication", m_login.type == "ssh"}};
        for (const std::string& key : m_login.keys) {
            // What is no key is the file that the Cloud Shell's own goes to.
            if (isPublicKey(key))
                login["ssh"]["publicKeys"].push_back(
                    {{"path", "/home/" + m_user + "/.ssh/authorized_keys"}, {"keyData", key}});
        }
        return login;
    }

    /// The disk that the image is copied to.
    [[nodiscard]] Json disk() const
    {
        Json disk{{"osType", m_isWindows ? "Windows" : "Linux"}, {"createOption", "FromImage"}};
        for (const auto& [option, member] :
             {std::pair("os-disk-name", "name"), {"os-disk-caching", "caching"}}) {
            if (m_arguments.given(option))
                disk[member] = m_arguments.text(option);
        }
        if (m_arguments.given("os-disk-size-gb"))
            disk["diskSizeGB"] = m_arguments.number("os-disk-size-gb");
        if (m_arguments.given("storage-sku"))
            disk["managedDisk"]["storageAccountType"] = m_arguments.text("storage-sku");
        return disk;
    }

    Az& m_az;
    const Arguments& m_arguments;
    std::string m_name;
    std::int64_t m_count = 0; ///< Zero: one machine that is not numbered.
    std::string m_number;     ///< Of the machine that is being made.
    std::string m_location;
    Json m_imageReference;
    bool m_knowsSystem = false; ///< Not of an image that is named by its id.
    bool m_isWindows = false;
    std::string m_user;
    MachineLogin m_login;
    std::string m_subnet;
    std::string m_nsg;
    std::string m_publicIp;
    std::vector<std::string> m_interfaces;
    std::optional<Failure> m_failure;
};

} // namespace

Answer createMachine(Az& az, const Arguments& arguments)
{
    return MachineMaker(az, arguments).run();
}

} // namespace peerscape::shell
