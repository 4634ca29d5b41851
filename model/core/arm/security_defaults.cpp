#include "core/arm/security_defaults.h"

#include <array>

namespace peerscape::arm {

Json defaultSecurityRules()
{
    struct Rule
    {
        const char* name;
        const char* description;
        const char* source;
        const char* destination;
        const char* access;
        int priority;
        const char* direction;
    };
    constexpr std::array kRules{
        Rule{"AllowVnetInBound", "Allow inbound traffic from all VMs in VNET", "VirtualNetwork",
             "VirtualNetwork", "Allow", 65000, "Inbound"},
        Rule{"AllowAzureLoadBalancerInBound", "Allow inbound traffic from azure load balancer",
             "AzureLoadBalancer", "*", "Allow", 65001, "Inbound"},
        Rule{"DenyAllInBound", "Deny all inbound traffic", "*", "*", "Deny", 65500, "Inbound"},
        Rule{"AllowVnetOutBound", "Allow outbound traffic from all VMs to all VMs in VNET",
             "VirtualNetwork", "VirtualNetwork", "Allow", 65000, "Outbound"},
        Rule{"AllowInternetOutBound", "Allow outbound traffic from all VMs to Internet", "*",
             "Internet", "Allow", 65001, "Outbound"},
        Rule{"DenyAllOutBound", "Deny all outbound traffic", "*", "*", "Deny", 65500, "Outbound"},
    };
    Json list = Json::array();
    for (const Rule& rule : kRules) {
        Json properties;
        properties["description"] = rule.description;
        properties["protocol"] = "*";
        properties["sourcePortRange"] = "*";
        properties["destinationPortRange"] = "*";
        properties["sourceAddressPrefix"] = rule.source;
        properties["destinationAddressPrefix"] = rule.destination;
        properties["access"] = rule.access;
        properties["priority"] = rule.priority;
        properties["direction"] = rule.direction;
        for (const char* many : {"sourceAddressPrefixes", "destinationAddressPrefixes",
                                 "sourcePortRanges", "destinationPortRanges"})
            properties[many] = Json::array();
        list.push_back({{"name", rule.name}, {"properties", std::move(properties)}});
    }
    return list;
}

} // namespace peerscape::arm
