#include "views/canvas/place_kind.h"

#include "core/azure/names.h"
#include "core/edit/create.h"
#include "core/edit/platform_subnets.h"
#include "core/edit/put.h"

#include <QCoreApplication>

namespace peerscape::views {

namespace {

constexpr std::array<PlaceInfo, 22> kInfos{{
    {PlaceKind::VirtualNetwork, "vnet", QT_TRANSLATE_NOOP("PlaceKind", "Networks"),
     QT_TRANSLATE_NOOP("PlaceKind", "Virtual network"), "vnet", PlaceTarget::Canvas},
    {PlaceKind::Subnet, "subnet", QT_TRANSLATE_NOOP("PlaceKind", "Networks"),
     QT_TRANSLATE_NOOP("PlaceKind", "Subnet"), "subnet", PlaceTarget::Network},
    {PlaceKind::Peering, "peering", QT_TRANSLATE_NOOP("PlaceKind", "Networks"),
     QT_TRANSLATE_NOOP("PlaceKind", "Peering"), "peering", PlaceTarget::Ends},
    {PlaceKind::VirtualMachine, "vm", QT_TRANSLATE_NOOP("PlaceKind", "Machines"),
     QT_TRANSLATE_NOOP("PlaceKind", "Virtual machine"), "vm", PlaceTarget::Subnet},
    {PlaceKind::NetworkInterface, "nic", QT_TRANSLATE_NOOP("PlaceKind", "Machines"),
     QT_TRANSLATE_NOOP("PlaceKind", "Network interface"), "nic", PlaceTarget::Subnet},
    {PlaceKind::Appliance, "appliance", QT_TRANSLATE_NOOP("PlaceKind", "Machines"),
     QT_TRANSLATE_NOOP("PlaceKind", "Appliance"), "appliance", PlaceTarget::Subnet},
    {PlaceKind::AzureFirewall, "firewall", QT_TRANSLATE_NOOP("PlaceKind", "Machines"),
     QT_TRANSLATE_NOOP("PlaceKind", "Azure Firewall"), "firewall", PlaceTarget::Network},
    {PlaceKind::PrivateEndpoint, "private-endpoint", QT_TRANSLATE_NOOP("PlaceKind", "Machines"),
     QT_TRANSLATE_NOOP("PlaceKind", "Private endpoint"), "private-endpoint", PlaceTarget::Subnet},
    {PlaceKind::LoadBalancer, "load-balancer", QT_TRANSLATE_NOOP("PlaceKind", "Machines"),
     QT_TRANSLATE_NOOP("PlaceKind", "Internal load balancer"), "load-balancer",
     PlaceTarget::Subnet},
    {PlaceKind::Bastion, "bastion", QT_TRANSLATE_NOOP("PlaceKind", "Machines"),
     QT_TRANSLATE_NOOP("PlaceKind", "Bastion"), "bastion", PlaceTarget::Network},
    {PlaceKind::PublicIp, "public-ip", QT_TRANSLATE_NOOP("PlaceKind", "Machines"),
     QT_TRANSLATE_NOOP("PlaceKind", "Public IP address"), "public-ip", PlaceTarget::Nic},
    {PlaceKind::VpnGateway, "vpn-gateway", QT_TRANSLATE_NOOP("PlaceKind", "Hybrid"),
     QT_TRANSLATE_NOOP("PlaceKind", "VPN gateway"), "vpn-gateway", PlaceTarget::Network},
    {PlaceKind::ExpressRouteGateway, "expressroute", QT_TRANSLATE_NOOP("PlaceKind", "Hybrid"),
     QT_TRANSLATE_NOOP("PlaceKind", "ExpressRoute gateway"), "expressroute", PlaceTarget::Network},
    {PlaceKind::RouteServer, "route-server", QT_TRANSLATE_NOOP("PlaceKind", "Hybrid"),
     QT_TRANSLATE_NOOP("PlaceKind", "Route server"), "route-server", PlaceTarget::Network},
    {PlaceKind::Site, "site", QT_TRANSLATE_NOOP("PlaceKind", "Hybrid"),
     QT_TRANSLATE_NOOP("PlaceKind", "On-premises site"), "site", PlaceTarget::Canvas},
    {PlaceKind::ExpressRouteCircuit, "circuit", QT_TRANSLATE_NOOP("PlaceKind", "Hybrid"),
     QT_TRANSLATE_NOOP("PlaceKind", "ExpressRoute circuit"), "circuit", PlaceTarget::Canvas},
    {PlaceKind::RouteTable, "route-table", QT_TRANSLATE_NOOP("PlaceKind", "Policy"),
     QT_TRANSLATE_NOOP("PlaceKind", "Route table"), "route-table", PlaceTarget::Subnet},
    {PlaceKind::NetworkSecurityGroup, "security-group", QT_TRANSLATE_NOOP("PlaceKind", "Policy"),
     QT_TRANSLATE_NOOP("PlaceKind", "Security group"), "security-group", PlaceTarget::Subnet},
    {PlaceKind::ApplicationSecurityGroup, "application-group",
     QT_TRANSLATE_NOOP("PlaceKind", "Policy"),
     QT_TRANSLATE_NOOP("PlaceKind", "Application security group"), "security-group",
     PlaceTarget::Nic},
    {PlaceKind::NatGateway, "nat-gateway", QT_TRANSLATE_NOOP("PlaceKind", "Policy"),
     QT_TRANSLATE_NOOP("PlaceKind", "NAT gateway"), "nat-gateway", PlaceTarget::Subnet},
    {PlaceKind::Note, "note", QT_TRANSLATE_NOOP("PlaceKind", "Policy"),
     QT_TRANSLATE_NOOP("PlaceKind", "Note"), "note", PlaceTarget::Canvas},
    {PlaceKind::Frame, "frame", QT_TRANSLATE_NOOP("PlaceKind", "Policy"),
     QT_TRANSLATE_NOOP("PlaceKind", "Frame"), "frame", PlaceTarget::Canvas},
}};

tl::unexpected<Error> wrongPlace(const char* text)
{
    return fail("WrongPlace", QCoreApplication::translate("PlaceKind", text).toStdString());
}

bool isPlatformSubnet(std::string_view name)
{
    return name == edit::kGatewaySubnet || name == edit::kFirewallSubnet
           || name == edit::kFirewallManagementSubnet || name == edit::kBastionSubnet
           || name == edit::kRouteServerSubnet;
}

/// The subnet meant by the object under the pointer: a subnet or something in it; of a network its
/// first ordinary one.
SubnetId subnetUnder(const azure::Document& document, ObjectId under)
{
    if (const auto nics = document.referrers(under, Kind::NetworkInterface);
        under.kind() == Kind::VirtualMachine && !nics.empty())
        return azure::subnetOf(document, nics.front());
    if (under.kind() == Kind::VirtualNetwork) {
        for (const ObjectId subnet : azure::subnetsOf(document, VnetId::of(under))) {
            if (!isPlatformSubnet(document.nameOf(subnet)))
                return SubnetId::of(subnet);
        }
    }
    return azure::subnetOf(document, under);
}

edit::EditResult placeInSubnet(const azure::Document& document, PlaceKind kind, SubnetId subnet)
{
    switch (kind) {
    case PlaceKind::VirtualMachine:
        return edit::addVm(document, subnet);
    case PlaceKind::NetworkInterface:
        return edit::addNic(document, subnet);
    case PlaceKind::Appliance:
        return edit::addAppliance(document, subnet);
    case PlaceKind::PrivateEndpoint:
        return edit::addPrivateEndpoint(document, subnet);
    case PlaceKind::LoadBalancer:
        return edit::addLoadBalancer(document, subnet);
    case PlaceKind::RouteTable:
        return edit::addRouteTable(document, subnet);
    case PlaceKind::NetworkSecurityGroup:
        return edit::addNsg(document, subnet);
    default:
        return edit::addNatGateway(document, subnet);
    }
}

edit::EditResult placeInNetwork(const azure::Document& document, PlaceKind kind, VnetId vnet)
{
    switch (kind) {
    case PlaceKind::Subnet:
        return edit::addSubnet(document, vnet);
    case PlaceKind::AzureFirewall:
        return edit::addFirewall(document, vnet);
    case PlaceKind::Bastion:
        return edit::addBastion(document, vnet);
    case PlaceKind::VpnGateway:
        return edit::addGateway(document, vnet, azure::GatewayType::Vpn);
    case PlaceKind::ExpressRouteGateway:
        return edit::addGateway(document, vnet, azure::GatewayType::ExpressRoute);
    default:
        return edit::addRouteServer(document, vnet);
    }
}

/// What belongs to a NIC goes to it, or to the machine's first one.
edit::EditResult placeOnNic(const azure::Document& document, PlaceKind kind, ObjectId under)
{
    NicId nic = NicId::of(under);
    if (under.kind() == Kind::VirtualMachine) {
        const auto nics = document.referrers(under, Kind::NetworkInterface);
        nic = nics.empty() ? NicId() : NicId::of(nics.front());
    }
    if (!nic)
        return wrongPlace(
            QT_TRANSLATE_NOOP("PlaceKind", "This goes on a machine or a network interface."));
    return kind == PlaceKind::PublicIp ? edit::addPublicIp(document, nic)
                                       : edit::addAsg(document, nic);
}

} // namespace

const std::array<PlaceInfo, 22>& placeInfos()
{
    return kInfos;
}

const PlaceInfo& placeInfo(PlaceKind kind)
{
    for (const PlaceInfo& info : kInfos) {
        if (info.kind == kind)
            return info;
    }
    return kInfos.front();
}

QString placeLabel(PlaceKind kind)
{
    return QCoreApplication::translate("PlaceKind", placeInfo(kind).label);
}

edit::EditResult placeEdit(const azure::Document& document, PlaceKind kind, ObjectId under,
                           azure::Point at)
{
    // A box that lands on another one is given the nearest free place when the edit is applied.
    const azure::Placement placement{at, {}};
    switch (placeInfo(kind).target) {
    case PlaceTarget::Canvas:
        if (kind == PlaceKind::VirtualNetwork) {
            edit::NewVnet vnet;
            vnet.placement = placement;
            return edit::addVnet(document, std::move(vnet));
        }
        if (kind == PlaceKind::Site)
            return edit::addSite(document, {}, {}, placement);
        if (kind == PlaceKind::ExpressRouteCircuit)
            return edit::addCircuit(document, {}, placement);
        if (kind == PlaceKind::Frame)
            return edit::addFrame(document,
                                  QCoreApplication::translate("PlaceKind", "Frame").toStdString(),
                                  {at, {320, 200}});
        return edit::addNote(
            document, QCoreApplication::translate("PlaceKind", "Note").toStdString(), placement);
    case PlaceTarget::Network: {
        const SubnetId inside = subnetUnder(document, under);
        const VnetId vnet = azure::vnetOf(document, inside ? ObjectId(inside) : under);
        if (!vnet)
            return wrongPlace(QT_TRANSLATE_NOOP("PlaceKind", "This goes into a virtual network."));
        return placeInNetwork(document, kind, vnet);
    }
    case PlaceTarget::Subnet: {
        const SubnetId subnet = subnetUnder(document, under);
        if (!subnet)
            return wrongPlace(QT_TRANSLATE_NOOP("PlaceKind", "This goes into a subnet."));
        return placeInSubnet(document, kind, subnet);
    }
    case PlaceTarget::Nic:
        return placeOnNic(document, kind, under);
    case PlaceTarget::Ends:
        return wrongPlace(QT_TRANSLATE_NOOP("PlaceKind", "A peering begins at a virtual network."));
    }
    return wrongPlace(QT_TRANSLATE_NOOP("PlaceKind", "This cannot stand here."));
}

} // namespace peerscape::views
