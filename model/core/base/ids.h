#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace peerscape {

/// What kind of resource an id names. The values are part of the `.peerscape` format only through
/// their names; their order is the order in which kinds are written, checked and listed.
enum class Kind : std::uint8_t {
    None,
    Subscription,
    ResourceGroup,
    VirtualNetwork,
    Subnet,
    Peering,
    NetworkInterface,
    VirtualMachine,
    RouteTable,
    NetworkSecurityGroup,
    ApplicationSecurityGroup,
    PublicIpAddress,
    NatGateway,
    VirtualNetworkGateway,
    LocalNetworkGateway,
    Connection,
    ExpressRouteCircuit,
    PrivateEndpoint,
    AzureFirewall,
    BastionHost,
    LoadBalancer,
    RouteServer,
    UnknownResource,
    Note,
};
inline constexpr std::size_t kKindCount = static_cast<std::size_t>(Kind::Note) + 1;

/// Names one object of a document, of any kind: the kind in the upper 6 bits, a number counted from
/// 1 for each kind in the lower 26. Zero names nothing. An id is never reused in the life of a
/// document and is kept by saving; comparing ids orders by kind, then by age (document order).
struct ObjectId
{
    std::uint32_t value = 0;

    static constexpr std::uint32_t kMaxIndex = (1U << 26U) - 1;

    constexpr ObjectId() = default;
    constexpr ObjectId(Kind kind, std::uint32_t index)
        : value((static_cast<std::uint32_t>(kind) << 26U) | index)
    {
    }
    [[nodiscard]] constexpr Kind kind() const { return static_cast<Kind>(value >> 26U); }
    [[nodiscard]] constexpr std::uint32_t index() const { return value & kMaxIndex; }
    explicit constexpr operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(ObjectId, ObjectId) = default;
};

/// An id whose kind the compiler knows. Converts to ObjectId; the way back is `Id<K>::of`.
template<Kind K>
struct Id
{
    std::uint32_t index = 0;

    static constexpr Kind kKind = K;

    constexpr Id() = default;
    explicit constexpr Id(std::uint32_t number)
        : index(number)
    {
    }
    constexpr operator ObjectId() const { return index != 0 ? ObjectId(K, index) : ObjectId(); }
    explicit constexpr operator bool() const { return index != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;

    /// The typed id, or none when `id` is of another kind.
    static constexpr Id of(ObjectId id) { return Id(id.kind() == K ? id.index() : 0); }
};

using SubscriptionId = Id<Kind::Subscription>;
using ResourceGroupId = Id<Kind::ResourceGroup>;
using VnetId = Id<Kind::VirtualNetwork>;
using SubnetId = Id<Kind::Subnet>;
using PeeringId = Id<Kind::Peering>;
using NicId = Id<Kind::NetworkInterface>;
using VmId = Id<Kind::VirtualMachine>;
using RouteTableId = Id<Kind::RouteTable>;
using NsgId = Id<Kind::NetworkSecurityGroup>;
using AsgId = Id<Kind::ApplicationSecurityGroup>;
using PublicIpId = Id<Kind::PublicIpAddress>;
using NatGatewayId = Id<Kind::NatGateway>;
using GatewayId = Id<Kind::VirtualNetworkGateway>;
using SiteId = Id<Kind::LocalNetworkGateway>;
using ConnectionId = Id<Kind::Connection>;
using CircuitId = Id<Kind::ExpressRouteCircuit>;
using PrivateEndpointId = Id<Kind::PrivateEndpoint>;
using FirewallId = Id<Kind::AzureFirewall>;
using BastionId = Id<Kind::BastionHost>;
using LoadBalancerId = Id<Kind::LoadBalancer>;
using RouteServerId = Id<Kind::RouteServer>;
using UnknownId = Id<Kind::UnknownResource>;
using NoteId = Id<Kind::Note>;

} // namespace peerscape

template<>
struct std::hash<peerscape::ObjectId>
{
    std::size_t operator()(peerscape::ObjectId id) const noexcept
    {
        return std::hash<std::uint64_t>{}(id.value * 0x9e3779b97f4a7c15ULL);
    }
};
template<peerscape::Kind K>
struct std::hash<peerscape::Id<K>>
{
    std::size_t operator()(peerscape::Id<K> id) const noexcept
    {
        return std::hash<peerscape::ObjectId>{}(id);
    }
};
