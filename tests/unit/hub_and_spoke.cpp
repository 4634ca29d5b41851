#include "tests/unit/hub_and_spoke.h"

#include "core/azure/names.h"
#include "tests/support/files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace peerscape::test {

namespace {

QString word(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString nameOf(const azure::Document& document, ObjectId id)
{
    return QString::fromStdString(azure::displayName(document, id));
}

template<class List>
QJsonArray words(const List& values)
{
    QJsonArray list;
    for (const auto& value : values)
        list.append(QString::fromStdString(value.toString()));
    return list;
}

QJsonArray sorted(const QJsonArray& list)
{
    QStringList texts;
    for (const QJsonValue& value : list)
        texts << QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    texts.sort();
    return QJsonArray::fromStringList(texts);
}

/// Lists whose order says nothing are sorted, at all depths but one: routes keep theirs.
QJsonObject comparable(QJsonObject summary)
{
    for (auto member = summary.begin(); member != summary.end(); ++member) {
        if (member.value().isArray())
            member.value() = sorted(member.value().toArray());
    }
    return summary;
}

QJsonArray networks(const azure::Document& document)
{
    QJsonArray list;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto& vnet) {
        QJsonObject subnets;
        for (const ObjectId child : azure::subnetsOf(document, id)) {
            const azure::Subnet& subnet = *document.find(SubnetId::of(child));
            const QJsonArray prefixes = words(subnet.addressPrefixes);
            subnets.insert(word(subnet.name),
                           prefixes.size() == 1 ? prefixes.first() : QJsonValue(prefixes));
        }
        list.append(QJsonObject{
            {QStringLiteral("name"), word(vnet.name)},
            {QStringLiteral("resourceGroup"), word(document.nameOf(vnet.resourceGroup))},
            {QStringLiteral("addressPrefixes"), words(vnet.addressPrefixes)},
            {QStringLiteral("subnets"), subnets}});
    });
    return list;
}

void addPeerings(const azure::Document& document, QJsonObject& summary)
{
    QJsonArray ends;
    QJsonArray transit;
    QJsonArray remote;
    document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& peering) {
        ends.append(QJsonArray{nameOf(document, peering.virtualNetwork),
                               nameOf(document, peering.remoteVirtualNetwork)});
        if (peering.allowGatewayTransit)
            transit.append(word(peering.name));
        if (peering.useRemoteGateways)
            remote.append(word(peering.name));
    });
    summary.insert(QStringLiteral("peerings"), ends);
    summary.insert(QStringLiteral("gatewayTransit"), transit);
    summary.insert(QStringLiteral("useRemoteGateways"), remote);
}

void addInterfaces(const azure::Document& document, QJsonObject& summary)
{
    QJsonObject addresses;
    QJsonArray forwarding;
    document.all<azure::NetworkInterface>().forEach([&](NicId, const auto& nic) {
        QJsonArray list;
        for (const azure::NicIpConfiguration& configuration : nic.ipConfigurations)
            list.append(QString::fromStdString(configuration.privateIPAddress.toString()));
        addresses.insert(word(nic.name), list);
        if (nic.enableIPForwarding)
            forwarding.append(word(nic.name));
    });
    summary.insert(QStringLiteral("nics"), addresses.size());
    summary.insert(QStringLiteral("nicAddresses"), addresses);
    summary.insert(QStringLiteral("ipForwarding"), forwarding);
}

void addPolicies(const azure::Document& document, QJsonObject& summary)
{
    QJsonObject routes;
    document.all<azure::RouteTable>().forEach([&](RouteTableId, const auto& table) {
        QJsonArray list;
        for (const azure::Route& route : table.routes)
            list.append(QJsonArray{
                word(route.name),
                route.addressPrefix ? QString::fromStdString(route.addressPrefix->toString())
                                    : word(route.serviceTag),
                word(azure::toString(route.nextHopType)),
                route.nextHopIpAddress
                    ? QJsonValue(QString::fromStdString(route.nextHopIpAddress->toString()))
                    : QJsonValue()});
        routes.insert(word(table.name), list);
    });
    QJsonObject tables;
    QJsonObject groups;
    document.all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet& subnet) {
        if (subnet.routeTable)
            tables.insert(nameOf(document, id), nameOf(document, subnet.routeTable));
        if (subnet.networkSecurityGroup)
            groups.insert(nameOf(document, id), nameOf(document, subnet.networkSecurityGroup));
    });
    summary.insert(QStringLiteral("routeTables"), routes.size());
    summary.insert(QStringLiteral("routes"), routes);
    summary.insert(QStringLiteral("subnetRouteTable"), tables);
    summary.insert(QStringLiteral("subnetNsg"), groups);
}

void addHybrid(const azure::Document& document, QJsonObject& summary)
{
    QJsonArray gateways;
    document.all<azure::VirtualNetworkGateway>().forEach(
        [&](GatewayId, const auto& gateway) { gateways.append(word(gateway.name)); });
    QJsonObject sites;
    document.all<azure::LocalNetworkGateway>().forEach([&](SiteId, const auto& site) {
        sites.insert(word(site.name), words(site.addressPrefixes));
    });
    QJsonArray connections;
    document.all<azure::Connection>().forEach([&](ConnectionId, const azure::Connection& c) {
        connections.append(QJsonArray{nameOf(document, c.virtualNetworkGateway1),
                                      nameOf(document, c.localNetworkGateway2),
                                      word(azure::toString(c.connectionType))});
    });
    summary.insert(QStringLiteral("gateways"), gateways.size());
    summary.insert(QStringLiteral("gatewayNames"), gateways);
    summary.insert(QStringLiteral("onPremises"), sites);
    summary.insert(QStringLiteral("connections"), connections);
}

/// The estate in the words of expected-hub-spoke.json.
QJsonObject summaryOf(const azure::Document& document)
{
    QJsonObject summary;
    summary.insert(QStringLiteral("vnets"), networks(document));
    addPeerings(document, summary);
    addInterfaces(document, summary);
    addPolicies(document, summary);
    addHybrid(document, summary);
    summary.insert(QStringLiteral("virtualMachines"),
                   static_cast<int>(document.all<azure::VirtualMachine>().size()));
    return comparable(summary);
}

QByteArray printed(const QJsonObject& object)
{
    return QJsonDocument(object).toJson();
}

} // namespace

QString hubAndSpokeFault(const azure::Document& document)
{
    const QJsonObject expected =
        comparable(QJsonDocument::fromJson(QByteArray::fromStdString(readFile(QStringLiteral(
                                               "golden/corpus/expected-hub-spoke.json"))))
                       .object());
    const QJsonObject found = summaryOf(document);
    return found == expected
               ? QString()
               : QString::fromUtf8("found:\n" + printed(found) + "expected:\n" + printed(expected));
}

} // namespace peerscape::test
