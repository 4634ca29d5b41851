#include "qt/outline_tree.h"

#include "core/azure/names.h"
#include "core/base/sort_unique.h"

#include <algorithm>

namespace peerscape::qtmodel {

namespace {

std::string joined(const std::vector<net::Prefix>& prefixes)
{
    std::string text;
    for (const net::Prefix& prefix : prefixes)
        text += (text.empty() ? "" : ", ") + prefix.toString();
    return text;
}

std::string addressText(const net::Address& address)
{
    return address.isNone() ? std::string() : address.toString();
}

/// Calls `visit(ObjectId)` for what could stand under an object until it gives false.
template<class Visit>
void forCandidates(const azure::Document& document, ObjectId id, Visit&& visit)
{
    if (id.kind() != Kind::VirtualNetwork && id.kind() != Kind::Subnet
        && id.kind() != Kind::VirtualMachine)
        return;
    for (const ObjectId user : document.referrers(id)) {
        if (!visit(user))
            return;
        // A machine refers to no subnet: its first interface does.
        const auto* nic = document.find(NicId::of(user));
        if (nic != nullptr && nic->virtualMachine && !visit(ObjectId(nic->virtualMachine)))
            return;
    }
}

} // namespace

bool isOutlined(Kind kind)
{
    return kind != Kind::None && kind != Kind::Subscription && kind != Kind::ResourceGroup;
}

bool mayStandInside(Kind kind)
{
    switch (kind) {
    case Kind::VirtualNetwork:
    case Kind::RouteTable:
    case Kind::NetworkSecurityGroup:
    case Kind::PublicIpAddress:
    case Kind::NatGateway:
    case Kind::LocalNetworkGateway:
    case Kind::Connection:
    case Kind::ExpressRouteCircuit:
    case Kind::UnknownResource:
    case Kind::Note:
        return false;
    default:
        return isOutlined(kind);
    }
}

ObjectId outlineParent(const azure::Document& document, ObjectId id)
{
    ObjectId parent;
    if (!mayStandInside(id.kind()))
        return parent;
    if (const auto* nic = document.find(NicId::of(id)); nic && nic->virtualMachine) {
        parent = nic->virtualMachine;
    } else if (id.kind() == Kind::VirtualMachine) {
        const auto nics = document.referrers(id, Kind::NetworkInterface);
        if (!nics.empty())
            parent = azure::subnetOf(document, nics.front());
    } else if (id.kind() == Kind::Subnet || id.kind() == Kind::Peering) {
        parent = azure::vnetOf(document, id);
        if (const auto* subnet = document.find(SubnetId::of(id)))
            parent = subnet->virtualNetwork;
    } else {
        parent = azure::subnetOf(document, id);
    }
    return document.contains(parent) ? parent : ObjectId();
}

std::vector<ObjectId> outlineChildren(const azure::Document& document, ObjectId id)
{
    std::vector<ObjectId> children;
    forCandidates(document, id, [&](ObjectId candidate) {
        if (outlineParent(document, candidate) == id)
            children.push_back(candidate);
        return true;
    });
    sortUnique(children);
    return children;
}

bool hasOutlineChildren(const azure::Document& document, ObjectId id)
{
    bool found = false;
    forCandidates(document, id, [&](ObjectId candidate) {
        found = outlineParent(document, candidate) == id;
        return !found;
    });
    return found;
}

std::string outlineName(const azure::Document& document, ObjectId id)
{
    const auto* note = document.find(NoteId::of(id));
    if (note == nullptr)
        return document.nameOf(id).str();
    const std::string_view text = note->text.view();
    return std::string(text.substr(0, text.find('\n')));
}

std::string outlineAddresses(const azure::Document& document, ObjectId id)
{
    if (const auto* vnet = document.find(VnetId::of(id)))
        return joined(vnet->addressPrefixes);
    if (const auto* subnet = document.find(SubnetId::of(id)))
        return joined(subnet->addressPrefixes);
    if (const auto* site = document.find(SiteId::of(id)))
        return joined(site->addressPrefixes);
    if (const auto* endpoint = document.find(PrivateEndpointId::of(id)))
        return addressText(endpoint->privateIPAddress);
    if (const auto* nic = document.find(NicId::of(id))) {
        const auto* configuration = nic->primaryConfiguration();
        return configuration != nullptr ? addressText(configuration->privateIPAddress)
                                        : std::string();
    }
    return {};
}

} // namespace peerscape::qtmodel
