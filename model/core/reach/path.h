#pragma once

#include "core/reach/verdict.h"
#include "core/route/effective_route.h"

#include <string>

namespace peerscape::reach {

/// What a packet passes.
enum class HopKind : std::uint8_t {
    Source,
    Appliance,       ///< A forwarding interface or an Azure Firewall.
    Gateway,         ///< A VPN or ExpressRoute gateway.
    Site,            ///< On-premises: a site or a circuit's far side.
    Client,          ///< A point-to-site client.
    Branch,          ///< Beyond an appliance, in a prefix that it announces by BGP.
    PrivateEndpoint, ///< An end.
    Internet,        ///< An end.
    Destination,     ///< An interface, or another owner of the address.
};

/// As Network Watcher names hop types (7.7), with our own where it has none: "Source",
/// "VirtualAppliance", "VirtualNetworkGateway", "OnPremises", "Internet", "PrivateEndpoint",
/// "VnetLocal".
[[nodiscard]] std::string_view toString(HopKind kind);

/// The rule of a security group that decided about a packet.
struct RuleDecision
{
    NsgId group;
    azure::RuleDirection direction = azure::RuleDirection::Inbound;
    azure::RuleAccess access = azure::RuleAccess::Allow;
    Text rule;
    bool isDefault = false; ///< One of the six that every group has.

    /// As Network Watcher prints it: "securityRules/<name>" or "defaultSecurityRules/<name>".
    [[nodiscard]] std::string ruleName() const;
    bool operator==(const RuleDecision&) const = default;
};

/// One station of a packet, and how it went on from there.
struct Hop
{
    HopKind kind = HopKind::Source;
    ObjectId object;         ///< None for the Internet and for an address that nobody has yet.
    net::Address address;    ///< That of the station; none (`::`) when it has none of its own.
    SubnetId subnet;         ///< Whose route table decided here; none outside of Azure.
    LoadBalancerId balancer; ///< The front end that chose this backend, if one did.
    net::Address source;     ///< The packet's source when it leaves, after translation.
    /// The address that it was sent to here: on the way back that of the translator until the
    /// translation is undone.
    net::Address destination;
    std::vector<RuleDecision> arriving; ///< Security groups on the way in, in order.
    std::vector<RuleDecision> leaving;  ///< On the way out.
    /// The row by which it went on, and those that win together with it; empty at an end, and
    /// inside a gateway that sent it into a tunnel.
    std::vector<route::EffectiveRoute> routes;
    ObjectId link; ///< The own peering, connection or circuit's connection that it left by.
    bool operator==(const Hop&) const = default;
};

/// What a station is called: its object, "Internet", the subnet of a host that is not there yet, or
/// the address.
[[nodiscard]] std::string nameOf(const azure::Document& document, const Hop& hop);

/// One way of a packet, hop by hop, and how it ended.
struct Path
{
    std::vector<Hop> hops;
    Verdict verdict;
    bool operator==(const Path&) const = default;
};

} // namespace peerscape::reach
