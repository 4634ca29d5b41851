#include "core/azure/names.h"
#include "core/edit/limits.h"
#include "core/edit/rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::edit::rules {

namespace {

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Kinds whose names Azure restricts to word characters. A site is called as people call the place
/// it stands for ("Head office"); exports give it a valid name.
bool hasRestrictedName(Kind kind)
{
    switch (kind) {
    case Kind::None:
    case Kind::Subscription:
    case Kind::ResourceGroup:
    case Kind::LocalNetworkGateway:
    case Kind::UnknownResource:
    case Kind::Note:
        return false;
    default:
        return true;
    }
}

const Limit* countLimit(Kind kind)
{
    switch (kind) {
    case Kind::VirtualNetwork:
        return &limits::kVnets;
    case Kind::RouteTable:
        return &limits::kRouteTables;
    case Kind::NetworkSecurityGroup:
        return &limits::kNsgs;
    default:
        return nullptr;
    }
}

} // namespace

bool isValidName(std::string_view text)
{
    if (text.empty() || text.size() > 80 || !isWordCharacter(text.front())
        || !isWordCharacter(text.back()))
        return false;
    for (const char c : text) {
        if (!isWordCharacter(c) && c != '.' && c != '-')
            return false;
    }
    return true;
}

Error invalidName(ObjectId id)
{
    return {
        "InvalidResourceName",
        "Resource name is invalid. The name can be up to 80 characters long. It must begin with "
        "a word character, and it must end with a word character. The name may contain word "
        "characters or '.', '-'.",
        {id}};
}

bool differsInRegionOrSubscription(const Document& document, const azure::GroupedResource& a,
                                   const azure::GroupedResource& b)
{
    const auto* groupA = document.find(a.resourceGroup);
    const auto* groupB = document.find(b.resourceGroup);
    const bool otherSubscription =
        groupA != nullptr && groupB != nullptr && groupA->subscription != groupB->subscription;
    return otherSubscription || !equalsIgnoringCase(a.location, b.location);
}

Error nameTaken(const Document& document, ObjectId id, ObjectId other)
{
    return {id.kind() == Kind::Peering ? "SIM-3.1.1" : "SIM-NameTaken",
            fmt::format("There is already a {} named '{}': {}.", azure::kindLabel(id.kind()),
                        document.nameOf(other).view(), azure::resourceId(document, other)),
            {id, other}};
}

NameScope nameScope(const Document& document, ObjectId id)
{
    if (id.kind() == Kind::Subscription || id.kind() == Kind::Note)
        return {};
    if (id.kind() == Kind::Subnet || id.kind() == Kind::Peering)
        return {azure::vnetOf(document, id), true};
    NameScope scope;
    document.visit(id, [&](auto, const auto& resource) {
        if constexpr (requires { resource.resourceGroup; })
            scope = {resource.resourceGroup, true};
        else if constexpr (requires { resource.subscription; })
            scope = {resource.subscription, true};
    });
    return scope;
}

void checkNameTaken(const View& view, ObjectId id, Errors& errors)
{
    const NameScope scope = nameScope(view.document, id);
    if (!scope.unique)
        return;
    const Text name = view.document.nameOf(id);
    const auto compare = [&](ObjectId other) {
        if (other == id || !view.isLater(id, other))
            return false;
        // Two kinds of unknown resources may share a name.
        const auto* a = view.document.find(UnknownId::of(id));
        const auto* b = view.document.find(UnknownId::of(other));
        return a == nullptr || equalsIgnoringCase(a->type, b->type);
    };
    ObjectId taken;
    for (const ObjectId other : view.document.named(id.kind(), scope.parent, name)) {
        if (!taken && compare(other))
            taken = other;
    }
    if (taken)
        errors.push_back(nameTaken(view.document, id, taken));
}

std::string countScope(const Document& document, ObjectId id)
{
    std::string scope;
    document.visit(id, [&](auto, const auto& resource) {
        if constexpr (requires { resource.resourceGroup; }) {
            const auto* group = document.find(resource.resourceGroup);
            const std::uint32_t subscription = group != nullptr ? group->subscription.index : 0;
            scope = std::to_string(subscription) + '/' + toLower(resource.location);
        }
    });
    return scope;
}

Error countExceeded(const Document& document, ObjectId id)
{
    const Limit* limit = countLimit(id.kind());
    return {
        id.kind() == Kind::VirtualNetwork ? "VnetCountLimitReached" : "SIM-9",
        fmt::format("Cannot create more than {} {} in one region of a subscription: {} is one too "
                    "many.",
                    limit->refuseAbove, limit->what, azure::resourceId(document, id)),
        {id}};
}

std::size_t CountLists::before(ObjectId id)
{
    const auto [lists, isNew] = m_lists.try_emplace(id.kind());
    if (isNew) {
        m_document.forEachTable([&](const auto& table) {
            if (std::decay_t<decltype(table)>::IdType::kKind != id.kind())
                return;
            table.forEach([&](ObjectId other, const auto&) {
                lists->second[countScope(m_document, other)].push_back(other);
            });
        });
    }
    const std::vector<ObjectId>& together = lists->second[countScope(m_document, id)];
    return static_cast<std::size_t>(std::lower_bound(together.begin(), together.end(), id)
                                    - together.begin());
}

void checkCount(const View& view, ObjectId id, Errors& errors)
{
    const Limit* limit = countLimit(id.kind());
    if (limit == nullptr)
        return;
    if (view.counts != nullptr) {
        if (view.counts->before(id) >= limit->refuseAbove)
            errors.push_back(countExceeded(view.document, id));
        return;
    }
    // The same scope as countScope's, compared without making texts of it.
    struct Scope
    {
        SubscriptionId subscription;
        std::string_view location;
    };
    const auto scopeOf = [&](const auto& resource) {
        const auto* group = view.document.find(resource.resourceGroup);
        return Scope{group != nullptr ? group->subscription : SubscriptionId(),
                     resource.location.view()};
    };
    std::size_t earlier = 0;
    view.document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        const auto* own = table.find(IdType(id.index()));
        if (IdType::kKind != id.kind() || own == nullptr || table.size() <= limit->refuseAbove)
            return;
        if constexpr (requires { own->resourceGroup; }) {
            const Scope scope = scopeOf(*own);
            table.forEach([&](IdType other, const auto& resource) {
                const Scope there = scopeOf(resource);
                if (ObjectId(other) != id && there.subscription == scope.subscription
                    && equalsIgnoringCase(there.location, scope.location)
                    && view.isLater(id, other))
                    ++earlier;
            });
        }
    });
    if (earlier >= limit->refuseAbove)
        errors.push_back(countExceeded(view.document, id));
}

void checkObject(const View& view, ObjectId id, Errors& errors)
{
    if (hasRestrictedName(id.kind()) && !isValidName(view.document.nameOf(id)))
        errors.push_back(invalidName(id));
    switch (id.kind()) {
    case Kind::VirtualNetwork:
        return checkVnet(view, VnetId::of(id), errors);
    case Kind::Subnet:
        return checkSubnet(view, SubnetId::of(id), errors);
    case Kind::Peering:
        return checkPeering(view, PeeringId::of(id), errors);
    case Kind::NetworkInterface:
        return checkNic(view, NicId::of(id), errors);
    case Kind::RouteTable:
        return checkRouteTable(view, RouteTableId::of(id), errors);
    case Kind::NetworkSecurityGroup:
        return checkNsg(view, NsgId::of(id), errors);
    case Kind::VirtualNetworkGateway:
        return checkGateway(view, GatewayId::of(id), errors);
    case Kind::LocalNetworkGateway:
        return checkSite(view, SiteId::of(id), errors);
    case Kind::Connection:
        return checkConnection(view, ConnectionId::of(id), errors);
    case Kind::PrivateEndpoint:
        return checkPrivateEndpoint(view, PrivateEndpointId::of(id), errors);
    case Kind::AzureFirewall:
        return checkFirewall(view, FirewallId::of(id), errors);
    case Kind::BastionHost:
        return checkBastion(view, BastionId::of(id), errors);
    case Kind::LoadBalancer:
        return checkLoadBalancer(view, LoadBalancerId::of(id), errors);
    case Kind::RouteServer:
        return checkRouteServer(view, RouteServerId::of(id), errors);
    default:
        return;
    }
}

} // namespace peerscape::edit::rules
