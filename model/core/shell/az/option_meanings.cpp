#include "core/shell/az/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace peerscape::shell {

namespace {

struct Meaning
{
    std::string_view key;
    std::string_view text;
};

/// By the option's key, in alphabetical order.
constexpr std::array kMeanings{
    Meaning{"accelerated-networking", "Enable accelerated networking."},
    Meaning{"access", "Whether the rule lets traffic through."},
    Meaning{"add", "Add an object to a list of objects by specifying a path and key value pairs."},
    Meaning{"address-prefix", "The destination prefix in CIDR notation that the route applies to."},
    Meaning{"address-prefixes", "Space-separated list of IP address prefixes."},
    Meaning{"admin-password",
            "Password of the administrator. Without it a Linux machine is logged in to by key."},
    Meaning{"admin-username", "Name of the administrator. \"azureuser\" when it is not specified."},
    Meaning{"all", "List all subscriptions, not only those that are enabled."},
    Meaning{"allocation-method", "How the address is allocated. Standard addresses are static; "
                                 "Basic ones are dynamic unless static is asked for."},
    Meaning{"allow-forwarded-traffic", "Allow forwarded traffic from the remote VNet."},
    Meaning{"allow-gateway-transit", "Allow gateway link to be used in the remote VNet."},
    Meaning{"allow-no-subscriptions",
            "Log in even where the account has no subscription; changes nothing here."},
    Meaning{"allow-vnet-access",
            "Allow VMs in the remote VNet to access all VMs in the local VNet."},
    Meaning{"api-version", "The version of the service's API. Here it is kept with the resource."},
    Meaning{"asn", "Autonomous System Number of the BGP settings."},
    Meaning{"authentication-type",
            "How one logs in. When it is not specified: password for Windows or where a password "
            "is given, ssh for others, all where both a password and keys are given."},
    Meaning{"bgp-community", "The BGP community of the network, 12076:NUMBER."},
    Meaning{"bgp-peering-address", "The IP address that BGP peers with."},
    Meaning{"body", "The body of the request as JSON."},
    Meaning{"client-protocol",
            "Space-separated list of the protocols of point-to-site clients, such as OpenVPN."},
    Meaning{"computer-name", "Host name of the machine. Its own name when it is not specified."},
    Meaning{"count", "Number of machines to make, 2 to 250. Their names are numbered."},
    Meaning{"custom-data", "A script or file for the first start; nothing runs it here."},
    Meaning{"ddos-protection", "Enable DDoS protection. It needs a plan."},
    Meaning{"ddos-protection-plan", "Name or ID of a DDoS protection plan."},
    Meaning{"debug", "Show all debug logs; there are none here."},
    Meaning{"default-outbound",
            "Whether machines without a public address reach the internet by default."},
    Meaning{"defaults", "Space-separated list of name=value: group, location."},
    Meaning{"delegations", "Space-separated list of services that the subnet is delegated to, such "
                           "as Microsoft.Sql/servers."},
    Meaning{"description", "A description of the rule."},
    Meaning{"dest-address", "The IP address or domain name of the destination."},
    Meaning{"dest-ip", "The destination's IP address."},
    Meaning{"dest-port", "The destination's port."},
    Meaning{"dest-resource", "Name or ID of the machine that is the destination."},
    Meaning{"destination-address-prefixes",
            "Space-separated list of CIDR prefixes, service tags, or \"*\" for any."},
    Meaning{"destination-asgs",
            "Space-separated list of application security groups, by name or ID."},
    Meaning{"destination-port-ranges",
            "Space-separated list of ports or ranges between 0 and 65535, or \"*\" for any."},
    Meaning{"direction", "The direction of the traffic, as the machine sees it."},
    Meaning{"disable-bgp-route-propagation",
            "Do not let routes that gateways learned into the subnets of this table."},
    Meaning{"disable-private-endpoint-network-policies",
            "Disable network policies for private endpoints in the subnet."},
    Meaning{"disable-private-link-service-network-policies",
            "Disable network policies for private link services in the subnet."},
    Meaning{"dns-name", "Label of the domain name: LABEL.REGION.cloudapp.azure.com."},
    Meaning{"dns-servers", "Space-separated list of the IP addresses of DNS servers."},
    Meaning{"edge-zone", "Name of the edge zone."},
    Meaning{"enable-bgp", "Exchange routes by BGP over the connection."},
    Meaning{"enable-encryption", "Encrypt the traffic between the machines of the network."},
    Meaning{"enable-only-ipv6", "Peer the IPv6 address spaces alone."},
    Meaning{"encryption-policy",
            "Whether machines that cannot encrypt are allowed in a network with encryption."},
    Meaning{"expand", "What else to show of the resources that it refers to."},
    Meaning{"express-route-circuit2", "Name or ID of the ExpressRoute circuit at the other end."},
    Meaning{"flowtimeout", "Minutes, 4 to 30, after which an idle flow ends."},
    Meaning{"force", "Restart by moving the machine to another host."},
    Meaning{"force-deletion", "Delete the machine at once, without letting it stop."},
    Meaning{"force-deletion-types", "Types of resources to delete at once."},
    Meaning{"force-string", "Keep the values of --set and --add as text."},
    Meaning{"gateway-default-site",
            "Name or ID of the local network gateway that all internet traffic is sent to."},
    Meaning{"gateway-ip-address", "The public IP address of the VPN device on premises."},
    Meaning{"gateway-type", "What the gateway connects by."},
    Meaning{"generate-ssh-keys",
            "Make a key where there is none. The key of the Cloud Shell stands for it here."},
    Meaning{"help", "Show this help message and exit."},
    Meaning{"id", "ID of the resource."},
    Meaning{"identity", "Log in with the identity of a machine."},
    Meaning{"idle-timeout", "Minutes, 4 to 30, after which an idle connection ends."},
    Meaning{"ids", "One or more resource IDs (space-delimited). If provided, no other 'Resource "
                   "Id' arguments should be specified."},
    Meaning{"image", "Name of an image (Ubuntu2204, Win2022Datacenter), a URN "
                     "publisher:offer:sku:version, or an ID."},
    Meaning{"include-default", "Show the default rules as well."},
    Meaning{"ip-forwarding", "Let the interface forward traffic that is not addressed to it."},
    Meaning{"is-full-object", "The JSON is the whole resource, with its location, tags and SKU."},
    Meaning{"key-value", "Space-separated list of section.name=value."},
    Meaning{"list-defaults", "List the defaults that are set."},
    Meaning{"local",
            "The machine's own end as IP:PORT. The port may be * in the direction Outbound."},
    Meaning{"local-address-prefixes", "Space-separated list of the address prefixes on premises."},
    Meaning{"local-gateway2", "Name or ID of the local network gateway at the other end."},
    Meaning{"local-subnet-names", "Space-separated list of the local subnets that are peered, "
                                  "where --peer-complete-vnets is false."},
    Meaning{"location", "Location; that of the resource group when it is not specified."},
    Meaning{"make-primary", "Make this the primary IP configuration of the interface."},
    Meaning{"managed-by", "ID of the resource that manages the group."},
    Meaning{"max-items", "Number of items to show at most."},
    Meaning{"method", "The method of the request."},
    Meaning{"name", "Name of the resource."},
    Meaning{"namespace", "Provider of the resource: Microsoft.Web."},
    Meaning{"nat-gateway", "Name or ID of a NAT gateway. Use \"\" to detach."},
    Meaning{"network-security-group",
            "Name or ID of a network security group. Use \"\" to detach."},
    Meaning{"next-hop-ip-address",
            "The IP address that packets are sent to, where the next hop is a VirtualAppliance."},
    Meaning{"next-hop-type", "Where packets are sent to."},
    Meaning{"next-token", "Where the next page begins. A list is one page here."},
    Meaning{"nic", "Name or ID of the network interface, where the machine has several."},
    Meaning{
        "nic-delete-option",
        "What becomes of interfaces with the machine: Delete or Detach, or NAME=WORD for each."},
    Meaning{"nic-name", "Name of the network interface."},
    Meaning{"nics", "Space-separated list of existing network interfaces, by name or ID. The first "
                    "is primary."},
    Meaning{"no-wait", "Do not wait for the long-running operation to finish."},
    Meaning{"nsg", "Name or ID of a network security group. Use \"\" for none."},
    Meaning{"nsg-name", "Name of the network security group."},
    Meaning{"nsg-rule", "The rule that a new security group has. When it is not specified: RDP for "
                        "Windows, SSH for Linux."},
    Meaning{"only-show-errors", "Only show errors, suppressing warnings."},
    Meaning{"os-disk-caching", "How the host caches the disk."},
    Meaning{"os-disk-name", "Name of the disk."},
    Meaning{"os-disk-size-gb", "Size of the disk in GB."},
    Meaning{"output", "Output format."},
    Meaning{"parent", "Path of the parent within the provider: sites/NAME."},
    Meaning{"password", "Password of the account; nothing is sent."},
    Meaning{"pe-vnet-policies", "Network policies of the private endpoints of the network."},
    Meaning{"peer", "The IP address of the BGP peer."},
    Meaning{"peer-complete-vnets",
            "Whether the complete address spaces are peered, or subnets alone."},
    Meaning{"ple-network-policies", "Network policies for private endpoints in the subnet."},
    Meaning{"pls-network-policies", "Network policies for private link services in the subnet."},
    Meaning{"port", "Space-separated list of ports or ranges to open, or \"*\" for all."},
    Meaning{"priority", "Priority, from 100 (first) to 4096 (last); unique in each direction."},
    Meaning{"private-ip-address", "Static private IP address. Use \"\" to let the service choose."},
    Meaning{"private-ip-address-version", "Version of the private IP address."},
    Meaning{"properties",
            "JSON of the resource's properties, or of all of it with --is-full-object."},
    Meaning{"protocol", "The protocol of the traffic."},
    Meaning{"public-ip-address", "Name or ID of a public IP address. Use \"\" for none."},
    Meaning{"public-ip-address-allocation", "How a new public IP address is allocated."},
    Meaning{"public-ip-address-dns-name", "Label of the domain name of a new public IP address."},
    Meaning{"public-ip-addresses", "Space-separated list of public IP addresses, by name or ID; "
                                   "two make the gateway active-active."},
    Meaning{"public-ip-sku", "SKU of a new public IP address."},
    Meaning{"query", "JMESPath query string. See http://jmespath.org/."},
    Meaning{"refresh", "Ask for the list of subscriptions again."},
    Meaning{"remote", "The other end as IP:PORT. The port may be * in the direction Inbound."},
    Meaning{"remote-subnet-names", "Space-separated list of the remote subnets that are peered, "
                                   "where --peer-complete-vnets is false."},
    Meaning{"remote-vnet", "Name or ID of the remote VNet."},
    Meaning{"remove", "Remove a property or an element from a list."},
    Meaning{"resource-group", "Name of resource group. You can configure the default group using "
                              "`az configure --defaults group=<name>`."},
    Meaning{"resource-type", "Type of the resource: Microsoft.Web/sites."},
    Meaning{"route-table", "Name or ID of a route table. Use \"\" to detach."},
    Meaning{"route-table-name", "Name of the route table."},
    Meaning{"routing-weight", "Weight of the connection where several lead to the same prefix."},
    Meaning{"scope", "Where the defaults hold; one session has one set of them here."},
    Meaning{"service-endpoints", "Space-separated list of services, such as Microsoft.Storage."},
    Meaning{"service-principal", "The account is a service principal."},
    Meaning{"set", "Update an object by specifying a property path and value to set. Example: "
                   "--set property1.property2=<value>."},
    Meaning{"shared-key", "The key that both ends share."},
    Meaning{"show-details",
            "Show the power state and the addresses as well. It takes longer in Azure."},
    Meaning{"size", "Size of the machine."},
    Meaning{"skip-shutdown", "Cut the power without shutting down."},
    Meaning{"sku", "SKU of the resource."},
    Meaning{"source-address-prefixes",
            "Space-separated list of CIDR prefixes, service tags, or \"*\" for any."},
    Meaning{"source-asgs", "Space-separated list of application security groups, by name or ID."},
    Meaning{"source-ip", "The IP address of the machine that sends."},
    Meaning{"source-port", "The port that is sent from."},
    Meaning{"source-port-ranges",
            "Space-separated list of ports or ranges between 0 and 65535, or \"*\" for any."},
    Meaning{"source-resource", "Name or ID of the machine that sends."},
    Meaning{"ssh-key-values", "Space-separated list of public keys."},
    Meaning{"storage-sku", "SKU of the storage of the disk, such as Premium_LRS."},
    Meaning{"subnet", "Name or ID of a subnet. If a name is given, --vnet-name is needed."},
    Meaning{"subnet-address-prefix", "Address prefix of a new subnet in CIDR notation."},
    Meaning{"subnet-name", "Name of a new subnet in the network."},
    Meaning{"subnet-prefixes", "Space-separated list of the address prefixes of the new subnet."},
    Meaning{"subnets", "Space-separated list of new subnets: {name:NAME,address-prefix:PREFIX}."},
    Meaning{"subscription", "Name or ID of subscription."},
    Meaning{"tag", "A tag that the groups have: key[=value]."},
    Meaning{"tags", "Space-separated tags: key[=value] [key[=value] ...]. Use \"\" to clear."},
    Meaning{"tenant", "The tenant to log in to."},
    Meaning{"tier", "Whether the address is of one region or of all."},
    Meaning{"url", "Path of the request below https://management.azure.com, or the whole address."},
    Meaning{"use-device-code", "Log in on another device."},
    Meaning{"use-remote-gateways", "Allow VNet to use the remote VNet's gateway."},
    Meaning{"username", "Name of the account."},
    Meaning{"verbose", "Increase logging verbosity; nothing more is logged here."},
    Meaning{"version", "Version of the IP address."},
    Meaning{"vm", "Name or ID of the machine."},
    Meaning{"vm-protection", "Enable VM protection for all subnets of the network."},
    Meaning{"vnet", "Name or ID of the virtual network, which has a subnet named GatewaySubnet."},
    Meaning{"vnet-address-prefix", "Address prefix of a new network in CIDR notation."},
    Meaning{"vnet-gateway1", "Name or ID of the virtual network gateway."},
    Meaning{"vnet-gateway2", "Name or ID of the virtual network gateway at the other end."},
    Meaning{"vnet-name", "The virtual network (VNet) name."},
    Meaning{"vpn-gateway-generation", "Generation of the VPN gateway."},
    Meaning{"vpn-type", "How the VPN chooses what it carries: by routes or by policies."},
    Meaning{"yes", "Do not prompt for confirmation."},
    Meaning{"zone", "Space-separated list of availability zones."},
};

/// By command and key: options that mean something else there.
constexpr std::array kMeaningsOfCommands{
    Meaning{"config set local",
            "Keep the setting for this folder; one session has one set of them here."},
    Meaning{"group create location", "Location."},
    Meaning{"network vnet-gateway create address-prefixes",
            "Space-separated list of the address prefixes of point-to-site clients."},
};

constexpr bool comesBefore(const Meaning& a, const Meaning& b)
{
    return a.key < b.key;
}
static_assert(std::is_sorted(kMeanings.begin(), kMeanings.end(), comesBefore));
static_assert(std::is_sorted(kMeaningsOfCommands.begin(), kMeaningsOfCommands.end(), comesBefore));

template<std::size_t kCount>
std::string_view meaningIn(const std::array<Meaning, kCount>& table, std::string_view key)
{
    const auto place = std::lower_bound(
        table.begin(), table.end(), key,
        [](const Meaning& meaning, std::string_view k) { return meaning.key < k; });
    return place != table.end() && place->key == key ? place->text : std::string_view();
}

} // namespace

std::string_view meaningOfOption(std::string_view command, std::string_view key)
{
    const std::string_view own = meaningIn(kMeaningsOfCommands, fmt::format("{} {}", command, key));
    return own.empty() ? meaningIn(kMeanings, key) : own;
}

} // namespace peerscape::shell
