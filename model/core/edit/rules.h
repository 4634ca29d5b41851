#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

/// The rules behind `validate`, in families. Those whose cost grows with the whole document or with
/// a large network are apart, so that the checks of a whole document can do them for all objects at
/// once. Internal to the core's `edit` and `check`.
namespace peerscape::edit::rules {

using azure::Document;
using Errors = std::vector<Error>;

/// The peerings of one network's own side, in document order.
struct OwnPeerings
{
    std::vector<PeeringId> all;
    std::vector<PeeringId> towardsNone; ///< Those of them whose remote network was deleted.
};

/// The own peerings of networks, each put together when it is asked for first: the rules of a hub's
/// thousand peerings each ask for all of them.
class PeeringLists
{
public:
    explicit PeeringLists(const Document& document)
        : m_document(document)
    {
    }
    /// O(peerings) the first time, then O(1).
    const OwnPeerings& of(VnetId vnet);

private:
    const Document& m_document;
    std::unordered_map<VnetId, OwnPeerings> m_lists;
};

/// The objects that count towards a limit together, put together when they are asked for first.
class CountLists
{
public:
    explicit CountLists(const Document& document)
        : m_document(document)
    {
    }
    /// How many come before an object in document order. O(objects of its kind) the first time,
    /// then O(log n).
    std::size_t before(ObjectId id);

private:
    const Document& m_document;
    std::map<Kind, std::unordered_map<std::string, std::vector<ObjectId>>> m_lists;
};

/// A document and the object that somebody is changing, if any. Where two objects contradict each
/// other, the later one is refused: the one being changed, else the younger (D5).
struct View
{
    const Document& document;
    ObjectId edited;
    PeeringLists* peerings = nullptr; ///< Of the same document, where many objects are checked.
    CountLists* counts = nullptr;     ///< Likewise, where nobody is changing one of them.

    [[nodiscard]] bool isLater(ObjectId a, ObjectId b) const
    {
        return a == edited || (b != edited && b < a);
    }
};

/// Whether `text` is a valid resource name (V11).
[[nodiscard]] bool isValidName(std::string_view text);
/// The error of V11.
[[nodiscard]] Error invalidName(ObjectId id);
/// The error of a name that another object of its scope has.
[[nodiscard]] Error nameTaken(const Document& document, ObjectId id, ObjectId other);
/// Whether two resources stand in different regions or subscriptions (D20).
[[nodiscard]] bool differsInRegionOrSubscription(const Document& document,
                                                 const azure::GroupedResource& a,
                                                 const azure::GroupedResource& b);
/// Where a name must be unique: the network of a child, the subscription of a resource group, the
/// resource group of others; for subscriptions and notes nothing.
struct NameScope
{
    ObjectId parent;
    bool unique = false;
};
[[nodiscard]] NameScope nameScope(const Document& document, ObjectId id);

// Rules about the object itself and its neighbours.
void checkVnet(const View& view, VnetId id, Errors& errors);
void checkSubnet(const View& view, SubnetId id, Errors& errors);
void checkPeering(const View& view, PeeringId id, Errors& errors);
/// Those of a peering's rules that its flags have a part in: V01–V04 (4.4.9).
void checkPeeringFlags(const View& view, PeeringId id, Errors& errors);
void checkNic(const View& view, NicId id, Errors& errors);
void checkRouteTable(const View& view, RouteTableId id, Errors& errors);
void checkNsg(const View& view, NsgId id, Errors& errors);
void checkGateway(const View& view, GatewayId id, Errors& errors);
void checkSite(const View& view, SiteId id, Errors& errors);
void checkConnection(const View& view, ConnectionId id, Errors& errors);
void checkPrivateEndpoint(const View& view, PrivateEndpointId id, Errors& errors);
void checkFirewall(const View& view, FirewallId id, Errors& errors);
void checkBastion(const View& view, BastionId id, Errors& errors);
void checkLoadBalancer(const View& view, LoadBalancerId id, Errors& errors);
void checkRouteServer(const View& view, RouteServerId id, Errors& errors);

/// All of the above for an object of any kind, and V11.
void checkObject(const View& view, ObjectId id, Errors& errors);

/// V16: a private address that another object of the same subnet has. O(objects in the subnet).
void checkAddressClash(const View& view, ObjectId id, Errors& errors);
/// The error of V16 for an address that `id` cannot have because `owner` has it.
[[nodiscard]] Error addressAllocated(const Document& document, ObjectId id,
                                     const net::Address& address, ObjectId owner);

/// Names taken. O(objects of the kind).
void checkNameTaken(const View& view, ObjectId id, Errors& errors);

/// Limits by region and subscription (9, V22). O(objects of the kind).
void checkCount(const View& view, ObjectId id, Errors& errors);
/// The scope in which objects of a kind are counted: subscription and region in lower case.
[[nodiscard]] std::string countScope(const Document& document, ObjectId id);
/// The error of the object that is one too many.
[[nodiscard]] Error countExceeded(const Document& document, ObjectId id);

/// Every rule for one object: what `validate` says, with a view of who is changing what.
void checkAll(const View& view, ObjectId id, Errors& errors);

/// Whether a table sends 0.0.0.0/0 to the Internet (V32, 1.9).
[[nodiscard]] bool hasDefaultRouteToInternet(const azure::RouteTable& table);

} // namespace peerscape::edit::rules
