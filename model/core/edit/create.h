#pragma once

#include "core/edit/edit.h"

#include <optional>
#include <string>

/// Making new resources. Whatever a caller leaves out is chosen as a careful person would: the next
/// free name, the next free prefix, the lowest free address, the resource group and region of what
/// the thing stands in. Each function refuses what `validate` refuses of the result.
namespace peerscape::edit {

struct NewVnet
{
    std::string name;                         ///< Empty: "vnet1", "vnet2" …
    std::vector<net::Prefix> addressPrefixes; ///< Empty: the next free 10.x.0.0/16.
    std::string location;          ///< Empty: that of the newest network, else "westeurope".
    ResourceGroupId resourceGroup; ///< None: that of the newest network, else a new "rg1" in a new
                                   ///< subscription.
    bool withSubnet = true;        ///< Also a subnet "default" with the first /24 of the space.
    std::optional<azure::Placement> placement;
};
[[nodiscard]] EditResult addVnet(const Document& document, NewVnet what);

/// Name empty: "subnet1" …; `GatewaySubnet` and the other platform names get their usual size
/// (1.9). Prefixes empty: the next free /24, or the largest that fits.
[[nodiscard]] EditResult addSubnet(const Document& document, VnetId vnet, std::string name = {},
                                   std::vector<net::Prefix> prefixes = {});

/// A virtual machine with one network interface ("vm1", "vm1VMNic") in a subnet.
[[nodiscard]] EditResult addVm(const Document& document, SubnetId subnet, std::string name = {});
[[nodiscard]] EditResult addNic(const Document& document, SubnetId subnet, std::string name = {});
/// A machine whose interface forwards (`enableIPForwarding`, `isAppliance`): "nva1".
[[nodiscard]] EditResult addAppliance(const Document& document, SubnetId subnet,
                                      std::string name = {});
/// Into AzureFirewallSubnet of the network, which is made when it is missing.
[[nodiscard]] EditResult addFirewall(const Document& document, VnetId vnet, std::string name = {});
/// A gateway with its public IP address, in GatewaySubnet, which is made when it is missing.
[[nodiscard]] EditResult addGateway(const Document& document, VnetId vnet, azure::GatewayType type,
                                    std::string name = {});
[[nodiscard]] EditResult addBastion(const Document& document, VnetId vnet, std::string name = {});
[[nodiscard]] EditResult addRouteServer(const Document& document, VnetId vnet,
                                        std::string name = {});
[[nodiscard]] EditResult addPrivateEndpoint(const Document& document, SubnetId subnet,
                                            std::string name = {});
/// An internal load balancer's front end.
[[nodiscard]] EditResult addLoadBalancer(const Document& document, SubnetId subnet,
                                         std::string name = {});
/// A local network gateway standing freely; prefixes empty: the next free 192.168.x.0/24.
[[nodiscard]] EditResult addSite(const Document& document, std::string name = {},
                                 std::vector<net::Prefix> prefixes = {},
                                 std::optional<azure::Placement> placement = {});
[[nodiscard]] EditResult addCircuit(const Document& document, std::string name = {},
                                    std::optional<azure::Placement> placement = {});
/// IPsec between a gateway and a site, Vnet2Vnet between two VPN gateways, ExpressRoute between a
/// gateway and a circuit, by the kinds of the ends. Refuses ends that do not go together.
[[nodiscard]] EditResult addConnection(const Document& document, ObjectId from, ObjectId to,
                                       std::string name = {});
/// A route table associated with `subnet` when one is given (V17, V29 refused), else free.
[[nodiscard]] EditResult addRouteTable(const Document& document, SubnetId subnet = {},
                                       std::string name = {});
[[nodiscard]] EditResult addNsg(const Document& document, SubnetId subnet = {},
                                std::string name = {});
/// An application security group that the primary configuration of `nic` joins when one is given.
[[nodiscard]] EditResult addAsg(const Document& document, NicId nic = {}, std::string name = {});
/// A NAT gateway with its public IP address, associated with `subnet`.
[[nodiscard]] EditResult addNatGateway(const Document& document, SubnetId subnet,
                                       std::string name = {});
/// A public IP address on the primary configuration of `nic` when one is given.
[[nodiscard]] EditResult addPublicIp(const Document& document, NicId nic = {},
                                     std::string name = {});
[[nodiscard]] EditResult addNote(const Document& document, std::string text,
                                 azure::Placement placement);

/// A frame behind a part of the drawing.
[[nodiscard]] EditResult addFrame(const Document& document, std::string title,
                                  azure::Placement placement);

/// A picture with its description; `image` is a URL of azure/image.h. Without a size it stands as
/// large as it is, or as wide as a network. Refused with the code NotAnImage.
[[nodiscard]] EditResult addImage(const Document& document, std::string description, Text image,
                                  azure::Placement placement);

/// Adds a resource exactly as given, after the same checks as `put`: the general way for scripts
/// and tests.
template<class R>
[[nodiscard]] EditResult create(const Document& document, R value);

/// A name of the form `stem` or `stem` + number that no object of the kind has in that scope
/// (children: within `parent`). O(names of that form).
[[nodiscard]] std::string freeName(const Document& document, Kind kind, std::string_view stem,
                                   VnetId parent = {});
/// The lowest free address of a subnet for a new NIC (1.6, 1.7); nothing when it is full.
[[nodiscard]] std::optional<net::Address> freeAddress(const Document& document, SubnetId subnet,
                                                      net::Family family = net::Family::IPv4);

} // namespace peerscape::edit
