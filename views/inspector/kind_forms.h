#pragma once

#include "views/inspector/object_fields.h"

/// The fields of each kind, in the order in which the inspector shows them. Used by makeObjectForm
/// only.
namespace peerscape::views {

/// Translates in the context of the inspector's forms.
[[nodiscard]] inline QString tr(const char* text)
{
    return QCoreApplication::translate("ObjectForms", text);
}

/// The name, as a rename; only for a single object.
template<class R>
void addNameField(ObjectFields<R>& fields)
{
    if (fields.several())
        return;
    fields.form().addText(
        tr("Name"),
        [id = fields.first()](const azure::Document& document) {
            return toQString(document.nameOf(id));
        },
        [id = fields.first()](const azure::Document& document, const QString& name) {
            return edit::rename(document, id, name.trimmed().toStdString());
        });
}

/// Name, resource group and region: what every grouped resource has.
template<class R>
void addGroupedFields(ObjectFields<R>& fields)
{
    addNameField(fields);
    fields.template reference<Kind::ResourceGroup>(
        tr("Resource group"), [](const R& r) { return r.resourceGroup; },
        [](R& r, ResourceGroupId group) { r.resourceGroup = group; }, false);
    fields.line(
        tr("Region"), [](const R& r) { return toQString(r.location); },
        [](R& r, const QString& value) { r.location = toText(value.trimmed()); });
}

/// The objects of a kind that refer to this one, as text.
template<class R>
void addUsers(ObjectFields<R>& fields, const QString& label, Kind kind)
{
    fields.value(label, [kind](const azure::Document& document, Id<R::kKind> id) {
        QStringList names;
        for (const ObjectId user : document.referrers(id, kind))
            names << QString::fromStdString(azure::displayName(document, user));
        return names.isEmpty() ? tr("none") : names.join(QLatin1Char('\n'));
    });
}

void addVnetFields(ObjectFields<azure::VirtualNetwork> fields);
void addSubnetFields(ObjectFields<azure::Subnet> fields);
void addRouteTableFields(ObjectFields<azure::RouteTable> fields);
void addNsgFields(ObjectFields<azure::NetworkSecurityGroup> fields);
void addAsgFields(ObjectFields<azure::ApplicationSecurityGroup> fields);
void addNicFields(ObjectFields<azure::NetworkInterface> fields);
void addVmFields(ObjectFields<azure::VirtualMachine> fields);
void addPrivateEndpointFields(ObjectFields<azure::PrivateEndpoint> fields);
void addFirewallFields(ObjectFields<azure::AzureFirewall> fields);
void addBastionFields(ObjectFields<azure::BastionHost> fields);
void addLoadBalancerFields(ObjectFields<azure::LoadBalancer> fields);
void addGatewayFields(ObjectFields<azure::VirtualNetworkGateway> fields);
void addSiteFields(ObjectFields<azure::LocalNetworkGateway> fields);
void addConnectionFields(ObjectFields<azure::Connection> fields);
void addCircuitFields(ObjectFields<azure::ExpressRouteCircuit> fields);
void addRouteServerFields(ObjectFields<azure::RouteServer> fields);
void addPublicIpFields(ObjectFields<azure::PublicIpAddress> fields);
void addNatGatewayFields(ObjectFields<azure::NatGateway> fields);
void addUnknownFields(ObjectFields<azure::UnknownResource> fields);
void addNoteFields(ObjectFields<azure::Note> fields);
void addSubscriptionFields(ObjectFields<azure::Subscription> fields);
void addResourceGroupFields(ObjectFields<azure::ResourceGroup> fields);

} // namespace peerscape::views
