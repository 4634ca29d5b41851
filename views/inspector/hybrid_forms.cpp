#include "views/inspector/kind_forms.h"

namespace peerscape::views {

namespace {

/// An unsigned number as text, because a spin box does not reach 32 bits.
Result<std::uint32_t> numberFromText(const QString& text)
{
    bool ok = false;
    const uint number = text.trimmed().toUInt(&ok);
    if (!ok)
        return fail("InvalidValue", tr("'%1' is not a number.").arg(text).toStdString());
    return number;
}

} // namespace

void addGatewayFields(ObjectFields<azure::VirtualNetworkGateway> fields)
{
    using Gateway = azure::VirtualNetworkGateway;
    addGroupedFields(fields);
    fields.enumeration(tr("Type"), &Gateway::gatewayType, azure::GatewayType::ExpressRoute);
    fields.enumeration(tr("VPN type"), &Gateway::vpnType, azure::VpnType::PolicyBased);
    fields.text(tr("SKU"), &Gateway::sku);
    fields.reference<Kind::PublicIpAddress>(
        tr("Public IP address"),
        [](const Gateway& gateway) {
            return gateway.ipConfigurations.empty()
                       ? PublicIpId()
                       : gateway.ipConfigurations.front().publicIPAddress;
        },
        [](Gateway& gateway, PublicIpId id) {
            if (!gateway.ipConfigurations.empty())
                gateway.ipConfigurations.front().publicIPAddress = id;
        });
    fields.flag(tr("Active-active"), &Gateway::activeActive);
    fields.flag(tr("Enable BGP"), &Gateway::enableBgp);
    fields.line(
        tr("ASN"), [](const Gateway& gateway) { return QString::number(gateway.asn); },
        [](Gateway& gateway, const QString& text) {
            return ObjectFields<Gateway>::assign(gateway.asn, numberFromText(text));
        });
    fields.line(
        tr("BGP peering addresses"),
        [](const Gateway& gateway) {
            QStringList texts;
            for (const net::Address& address : gateway.bgpPeeringAddresses)
                texts << addressToText(address);
            return texts.join(QStringLiteral(", "));
        },
        [](Gateway& gateway, const QString& text) {
            return ObjectFields<Gateway>::assign(gateway.bgpPeeringAddresses,
                                                 addressesFromText(text));
        },
        true);
    fields.prefixes(tr("Point-to-site pool"), &Gateway::vpnClientAddressPool);
    fields.reference(tr("Default site"), &Gateway::gatewayDefaultSite);
    addUsers(fields, tr("Connections"), Kind::Connection);
}

void addSiteFields(ObjectFields<azure::LocalNetworkGateway> fields)
{
    using Site = azure::LocalNetworkGateway;
    addGroupedFields(fields);
    fields.address(tr("Public IP"), &Site::gatewayIpAddress);
    fields.text(tr("FQDN"), &Site::fqdn);
    fields.prefixes(tr("Address prefixes"), &Site::addressPrefixes);
    fields.line(
        tr("ASN"),
        [](const Site& site) { return site.asn ? QString::number(*site.asn) : QString(); },
        [](Site& site, const QString& text) -> Result<void> {
            if (text.trimmed().isEmpty()) {
                site.asn.reset();
                return {};
            }
            const auto number = numberFromText(text);
            if (!number)
                return tl::unexpected<Error>(number.error());
            site.asn = *number;
            return {};
        });
    fields.line(
        tr("BGP peering address"),
        [](const Site& site) {
            return site.bgpPeeringAddress ? addressToText(*site.bgpPeeringAddress) : QString();
        },
        [](Site& site, const QString& text) -> Result<void> {
            const auto address = addressFromText(text);
            if (!address)
                return tl::unexpected<Error>(address.error());
            site.bgpPeeringAddress = address->isNone() ? std::nullopt : std::optional(*address);
            return {};
        },
        true);
    addUsers(fields, tr("Connections"), Kind::Connection);
}

void addConnectionFields(ObjectFields<azure::Connection> fields)
{
    using Connection = azure::Connection;
    addGroupedFields(fields);
    fields.enumeration(tr("Type"), &Connection::connectionType,
                       azure::ConnectionType::ExpressRoute);
    fields.reference(tr("Gateway"), &Connection::virtualNetworkGateway1, false);
    fields.reference(tr("Other gateway"), &Connection::virtualNetworkGateway2);
    fields.reference(tr("Site"), &Connection::localNetworkGateway2);
    fields.reference(tr("Circuit"), &Connection::expressRouteCircuit);
    fields.flag(tr("Enable BGP"), &Connection::enableBgp);
    fields.flag(tr("Up"), &Connection::up, tr("A connection that is down gives no routes."));
}

void addCircuitFields(ObjectFields<azure::ExpressRouteCircuit> fields)
{
    using Circuit = azure::ExpressRouteCircuit;
    addGroupedFields(fields);
    fields.text(tr("Service provider"), &Circuit::serviceProviderName);
    fields.text(tr("Peering location"), &Circuit::peeringLocation);
    fields.number(tr("Bandwidth in Mbps"), &Circuit::bandwidthInMbps, 0, 100000);
    fields.prefixes(tr("Advertises"), &Circuit::advertises);
}

void addRouteServerFields(ObjectFields<azure::RouteServer> fields)
{
    using Server = azure::RouteServer;
    addGroupedFields(fields);
    fields.flag(tr("Branch-to-branch traffic"), &Server::allowBranchToBranchTraffic);
    if (fields.several())
        return;
    fields.list(
        tr("Peers"), {{tr("Name"), {}, 90}, {tr("ASN"), {}, 70}, {tr("IP"), {}, 110}},
        {QStringLiteral("peer"), QStringLiteral("65001"), QStringLiteral("10.0.0.4")},
        [](const Server& server) {
            Form::Rows rows;
            for (const azure::RouteServerPeer& peer : server.peers)
                rows.push_back({toQString(peer.name), QString::number(peer.peerAsn),
                                addressToText(peer.peerIp)});
            return rows;
        },
        [](Server& server, const Form::Rows& rows) -> Result<void> {
            std::vector<azure::RouteServerPeer> peers;
            for (const QStringList& cells : rows) {
                const auto asn = numberFromText(cells.value(1));
                const auto address = addressFromText(cells.value(2));
                if (!asn)
                    return tl::unexpected<Error>(asn.error());
                if (!address)
                    return tl::unexpected<Error>(address.error());
                peers.push_back({toText(cells.value(0)), *asn, *address});
            }
            server.peers = std::move(peers);
            return {};
        });
}

void addPublicIpFields(ObjectFields<azure::PublicIpAddress> fields)
{
    addGroupedFields(fields);
    fields.address(tr("IP address"), &azure::PublicIpAddress::ipAddress);
    fields.text(tr("SKU"), &azure::PublicIpAddress::sku);
    fields.enumeration(tr("Allocation"), &azure::PublicIpAddress::publicIPAllocationMethod,
                       azure::AllocationMethod::Static);
}

void addNatGatewayFields(ObjectFields<azure::NatGateway> fields)
{
    addGroupedFields(fields);
    addUsers(fields, tr("Subnets"), Kind::Subnet);
    fields.value(tr("Public IP addresses"), [](const azure::Document& document, NatGatewayId id) {
        QStringList names;
        for (const PublicIpId address : document.find(id)->publicIpAddresses)
            names << toQString(document.nameOf(address));
        return names.isEmpty() ? tr("none") : names.join(QLatin1Char('\n'));
    });
}

void addUnknownFields(ObjectFields<azure::UnknownResource> fields)
{
    fields.value(tr("Name"), [](const azure::Document& document, UnknownId id) {
        return toQString(document.nameOf(id));
    });
    fields.value(tr("Type"), [](const azure::Document& document, UnknownId id) {
        return toQString(document.find(id)->type);
    });
    fields.value(tr("Note"), [](const azure::Document&, UnknownId) {
        return tr("Not modelled: kept and written back as it was read.");
    });
    fields.value(
        tr("JSON"),
        [](const azure::Document& document, UnknownId id) {
            return toQString(document.find(id)->extra).left(4000);
        },
        true);
}

void addNoteFields(ObjectFields<azure::Note> fields)
{
    fields.form().addParagraph(
        tr("Text"),
        [id = fields.first()](const azure::Document& document) {
            const auto* note = document.find(id);
            return note != nullptr ? toQString(note->text) : QString();
        },
        [id = fields.first()](const azure::Document& document, const QString& text) {
            return edit::modify(document, id, [&](azure::Note& note) { note.text = toText(text); });
        });
}

void addSubscriptionFields(ObjectFields<azure::Subscription> fields)
{
    addNameField(fields);
    fields.text(tr("Subscription id"), &azure::Subscription::subscriptionId, true);
    fields.text(tr("Tenant id"), &azure::Subscription::tenantId, true);
}

void addResourceGroupFields(ObjectFields<azure::ResourceGroup> fields)
{
    addNameField(fields);
    fields.text(tr("Region"), &azure::ResourceGroup::location);
    fields.reference(tr("Subscription"), &azure::ResourceGroup::subscription, false);
}

} // namespace peerscape::views
