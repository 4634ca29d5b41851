#include "views/inspector/kind_forms.h"

namespace peerscape::views {

namespace {

constexpr int kShownJson = 4000; // characters of an unknown resource

QString vpnOnlyReason(const azure::VirtualNetworkGateway& gateway)
{
    return gateway.gatewayType == azure::GatewayType::ExpressRoute
               ? tr("An ExpressRoute gateway has none.")
               : QString();
}

/// Why an end of a connection stays empty; empty text where the connection is of that type.
QString otherEndReason(const azure::Connection& connection, azure::ConnectionType type)
{
    if (connection.connectionType == type)
        return {};
    return tr("Only %1 connections have one.").arg(toQString(azure::toString(type)));
}

Form::Rows gatewayRows(const azure::Document& document, const azure::VirtualNetworkGateway& gateway)
{
    Form::Rows rows;
    for (const azure::GatewayIpConfiguration& configuration : gateway.ipConfigurations)
        rows.push_back({toQString(configuration.name), cellOf(document, configuration.subnet),
                        cellOf(document, configuration.publicIPAddress)});
    return rows;
}

Result<void> setGatewayRows(const azure::Document& document, azure::VirtualNetworkGateway& gateway,
                            const Form::Rows& rows)
{
    std::vector<azure::GatewayIpConfiguration> configurations;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto subnet = fromCell<Kind::Subnet>(document, rows[i].value(1));
        const auto publicIp = fromCell<Kind::PublicIpAddress>(document, rows[i].value(2));
        if (!subnet)
            return tl::unexpected<Error>(subnet.error());
        if (!publicIp)
            return tl::unexpected<Error>(publicIp.error());
        azure::GatewayIpConfiguration configuration = rowBefore(gateway.ipConfigurations, rows, i);
        configuration.name = toText(rows[i].value(0));
        // A second one stands where the first one does.
        const bool inherits = !*subnet && !gateway.ipConfigurations.empty();
        configuration.subnet = inherits ? gateway.ipConfigurations.front().subnet : *subnet;
        configuration.publicIPAddress = *publicIp;
        configurations.push_back(std::move(configuration));
    }
    gateway.ipConfigurations = std::move(configurations);
    return {};
}

} // namespace

void addGatewayFields(ObjectFields<azure::VirtualNetworkGateway> fields)
{
    using Gateway = azure::VirtualNetworkGateway;
    addGroupedFields(fields);
    fields.enumeration(tr("Type"), &Gateway::gatewayType, azure::GatewayType::ExpressRoute);
    fields.enumeration(tr("VPN type"), &Gateway::vpnType, azure::VpnType::PolicyBased);
    fields.disableWhile(vpnOnlyReason);
    fields.text(tr("SKU"), &Gateway::sku);
    if (!fields.several()) {
        fields.list({tr("IP configurations"), QStringLiteral("ipConfigurations")},
                    {{tr("Name"), 100},
                     referenceColumn<Kind::Subnet>(tr("Subnet"), 160),
                     referenceColumn<Kind::PublicIpAddress>(tr("Public IP address"), 130)},
                    {QStringLiteral("ipconfig"), QString(), QString()}, gatewayRows,
                    setGatewayRows);
    }
    fields.flag(tr("Active-active"), &Gateway::activeActive);
    fields.disableWhile(vpnOnlyReason);
    fields.flag(tr("Enable BGP"), &Gateway::enableBgp);
    fields.number(tr("ASN"), &Gateway::asn);
    fields.line(
        {tr("BGP peering addresses"), QStringLiteral("bgpPeeringAddresses")},
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
    fields.disableWhile(vpnOnlyReason);
    fields.reference(tr("Default site"), &Gateway::gatewayDefaultSite);
    fields.disableWhile(vpnOnlyReason);
    addUsers(fields, tr("Connections"), Kind::Connection);
}

void addSiteFields(ObjectFields<azure::LocalNetworkGateway> fields)
{
    using Site = azure::LocalNetworkGateway;
    addGroupedFields(fields);
    fields.address(tr("Public IP"), &Site::gatewayIpAddress);
    fields.text(tr("FQDN"), &Site::fqdn);
    fields.plannedPrefixes(tr("Address prefixes"), &Site::addressPrefixes);
    fields.line(
        {tr("ASN"), QStringLiteral("asn")},
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
        {tr("BGP peering address"), QStringLiteral("bgpPeeringAddress")},
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
    fields.disableWhile([](const Site& site) {
        return site.asn ? QString() : tr("A site without an ASN does not speak BGP.");
    });
    addUsers(fields, tr("Connections"), Kind::Connection);
}

void addConnectionFields(ObjectFields<azure::Connection> fields)
{
    using Connection = azure::Connection;
    addGroupedFields(fields);
    fields.enumeration(tr("Type"), &Connection::connectionType,
                       azure::ConnectionType::ExpressRoute);
    fields.disableWhile([](const Connection&) {
        return tr("Fixed when the connection is made. For another type, delete it and draw anew.");
    });
    fields.reference(tr("Gateway"), &Connection::virtualNetworkGateway1, false);
    using Type = azure::ConnectionType;
    fields.reference(tr("Site"), &Connection::localNetworkGateway2);
    fields.disableWhile([](const Connection& c) { return otherEndReason(c, Type::IPsec); });
    fields.reference(tr("Other gateway"), &Connection::virtualNetworkGateway2);
    fields.disableWhile([](const Connection& c) { return otherEndReason(c, Type::Vnet2Vnet); });
    fields.reference(tr("Circuit"), &Connection::expressRouteCircuit);
    fields.disableWhile([](const Connection& c) { return otherEndReason(c, Type::ExpressRoute); });
    fields.flag(tr("Enable BGP"), &Connection::enableBgp);
    fields.flag(tr("Up"), &Connection::up, tr("A connection that is down gives no routes."));
}

void addCircuitFields(ObjectFields<azure::ExpressRouteCircuit> fields)
{
    using Circuit = azure::ExpressRouteCircuit;
    addGroupedFields(fields);
    fields.text(tr("Service provider"), &Circuit::serviceProviderName);
    fields.text(tr("Peering location"), &Circuit::peeringLocation);
    fields.number(tr("Bandwidth in Mbps"), &Circuit::bandwidthInMbps);
    fields.prefixes(tr("Advertised prefixes"), &Circuit::advertises);
}

void addRouteServerFields(ObjectFields<azure::RouteServer> fields)
{
    using Server = azure::RouteServer;
    addGroupedFields(fields);
    fields.reference(tr("Subnet"), &Server::subnet, false);
    fields.flag(tr("Branch-to-branch traffic"), &Server::allowBranchToBranchTraffic);
    if (fields.several())
        return;
    fields.list(
        {tr("Peers"), QStringLiteral("peers")},
        {{tr("Name"), 90}, {tr("ASN"), 70}, {tr("IP"), 110}},
        {QStringLiteral("peer"), QStringLiteral("65001"), QStringLiteral("10.0.0.4")},
        [](const azure::Document&, const Server& server) {
            Form::Rows rows;
            for (const azure::RouteServerPeer& peer : server.peers)
                rows.push_back({toQString(peer.name), QString::number(peer.peerAsn),
                                addressToText(peer.peerIp)});
            return rows;
        },
        [](const azure::Document&, Server& server, const Form::Rows& rows) -> Result<void> {
            std::vector<azure::RouteServerPeer> peers;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const QStringList& cells = rows[i];
                const auto asn = numberFromText(cells.value(1));
                const auto address = addressFromText(cells.value(2));
                if (!asn)
                    return tl::unexpected<Error>(asn.error());
                if (!address)
                    return tl::unexpected<Error>(address.error());
                azure::RouteServerPeer peer = rowBefore(server.peers, rows, i);
                peer.name = toText(cells.value(0));
                peer.peerAsn = *asn;
                peer.peerIp = *address;
                peers.push_back(std::move(peer));
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
    if (fields.several())
        return;
    fields.list(
        {tr("Public IP addresses"), QStringLiteral("publicIpAddresses")},
        {referenceColumn<Kind::PublicIpAddress>(tr("Public IP address"), 200)}, {QString()},
        [](const azure::Document& document, const azure::NatGateway& gateway) {
            Form::Rows rows;
            for (const PublicIpId address : gateway.publicIpAddresses)
                rows.push_back({cellOf(document, address)});
            return rows;
        },
        [](const azure::Document& document, azure::NatGateway& gateway, const Form::Rows& rows) {
            return setReferences(document, gateway.publicIpAddresses, rows);
        });
}

void addUnknownFields(ObjectFields<azure::UnknownResource> fields)
{
    addGroupedFields(fields);
    fields.value({tr("Type"), QStringLiteral("type"), true},
                 [](const azure::Document& document, UnknownId id) {
                     return toQString(document.find(id)->type);
                 });
    fields.value({tr("Note")}, [](const azure::Document&, UnknownId) {
        return tr("Not modelled: kept and written back as it was read.");
    });
    fields.value(
        {tr("JSON"), {}, true},
        [](const azure::Document& document, UnknownId id) {
            const QString kept = toQString(document.find(id)->extra).left(kShownJson);
            return kept.isEmpty() ? QStringLiteral("{}") : kept;
        },
        true);
}

void addNoteFields(ObjectFields<azure::Note> fields)
{
    fields.form().addParagraph(
        {tr("Text"), QStringLiteral("text")},
        fields.load<QString>([](const azure::Note& note) { return toQString(note.text); }),
        fields.eachEdit<QString>([](const azure::Document& document, NoteId id,
                                    const QString& text) {
            return edit::modify(document, id, [&](azure::Note& note) { note.text = toText(text); });
        }));
    addNameField(fields);
    fields.flag(
        tr("Frame"), &azure::Note::frame,
        tr("Drawn as an outline behind a part of the drawing, with the text as its title."));
}

void addSubscriptionFields(ObjectFields<azure::Subscription> fields)
{
    addNameField(fields);
    fields.text(tr("Subscription id"), &azure::Subscription::subscriptionId, true, true);
    fields.text(tr("Tenant id"), &azure::Subscription::tenantId, true, true);
}

void addResourceGroupFields(ObjectFields<azure::ResourceGroup> fields)
{
    addNameField(fields);
    fields.suggestion(tr("Region"), &azure::ResourceGroup::location, usualRegions());
    fields.reference(tr("Subscription"), &azure::ResourceGroup::subscription, false);
}

} // namespace peerscape::views
