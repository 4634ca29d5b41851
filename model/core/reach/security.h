#pragma once

#include "core/reach/flow.h"
#include "core/reach/path.h"
#include "core/route/route_engine.h"

#include <optional>

namespace peerscape::reach {

/// Readings of the rules that a caller may choose.
struct Options
{
    /// The literal reading of 7.4.3: prefixes of the subnet's user routes belong to the tag
    /// VirtualNetwork, 0.0.0.0/0 with them.
    bool userRoutesInVirtualNetworkTag = true;
};

/// A packet as a security group sees it.
struct FlowPacket
{
    Flow flow;
    net::Address source;
    net::Address destination;
};

/// Whether an address belongs to the tag VirtualNetwork for security groups that act in `subnet`
/// (3.4, 7.4.3): the own space, that of peers with access, what the gateways in force have learned,
/// 168.63.129.16, and by choice what the subnet's user routes name.
[[nodiscard]] bool inVirtualNetworkTag(const route::RouteEngine& routes, SubnetId subnet,
                                       const net::Address& address, const Options& options);

/// Judges a packet by one group that acts in `subnet` (7.4.2): the own rules by priority, then the
/// six defaults. Unknown service tags match nothing; application security groups match the
/// addresses of the interfaces that joined them. O(rules).
[[nodiscard]] RuleDecision judge(const route::RouteEngine& routes, NsgId group,
                                 azure::RuleDirection direction, SubnetId subnet,
                                 const FlowPacket& packet, const Options& options = {});

/// What the groups of an interface and its subnet say, in Azure's order (7.4.1): inbound the
/// subnet's first, outbound the interface's. Ends at the first that denies; empty when there is no
/// group. `nic` may be none.
[[nodiscard]] std::vector<RuleDecision> judgeAll(const route::RouteEngine& routes, NicId nic,
                                                 SubnetId subnet, azure::RuleDirection direction,
                                                 const FlowPacket& packet,
                                                 const Options& options = {});

/// Whether the guest of a machine takes a packet: always without a guest firewall, else when the
/// first rule that matches allows it.
[[nodiscard]] bool guestTakes(const azure::VirtualMachine& machine, const Flow& flow);

/// The answer of Network Watcher's IP flow verify for one interface (7.7).
struct FlowVerdict
{
    azure::RuleAccess access = azure::RuleAccess::Allow;
    RuleDecision decision; ///< The rule that decided; its group is none when there is no group.
};
/// Whether the security groups around `nic` let a packet pass. `packet.source` is the far end for
/// Inbound and the interface for Outbound.
[[nodiscard]] FlowVerdict verifyIpFlow(const route::RouteEngine& routes, NicId nic,
                                       azure::RuleDirection direction, const FlowPacket& packet,
                                       const Options& options = {});

} // namespace peerscape::reach
