#include "core/azure/peering_state.h"
#include "core/edit/create.h"
#include "views/inspector/kind_forms.h"

namespace peerscape::views {

namespace {

/// Usable addresses of a subnet's IPv4 prefixes: five of each are Azure's (1.6).
quint64 usableAddresses(const azure::Subnet& subnet)
{
    quint64 usable = 0;
    for (const net::Prefix& prefix : subnet.addressPrefixes) {
        if (prefix.isV4() && prefix.addressCount() > 5)
            usable += prefix.addressCount() - 5;
    }
    return usable;
}

} // namespace

void addVnetFields(ObjectFields<azure::VirtualNetwork> fields)
{
    addGroupedFields(fields);
    if (!fields.several())
        fields.prefixes(tr("Address space"), &azure::VirtualNetwork::addressPrefixes);
    fields.texts(tr("DNS servers"), &azure::VirtualNetwork::dnsServers);
    fields.prefixes(tr("Summarised gateway prefixes"),
                    &azure::VirtualNetwork::summarizedGatewayPrefixes);
    fields.value(tr("Peerings"), [](const azure::Document& document, VnetId id) {
        QStringList names;
        for (const PeeringId peering : azure::peeringsOf(document, id)) {
            names << QStringLiteral("%1 (%2)").arg(
                toQString(document.find(peering)->name),
                toQString(azure::toString(azure::peeringState(document, peering))));
        }
        return names.isEmpty() ? tr("none") : names.join(QLatin1Char('\n'));
    });
    if (!fields.several()) {
        fields.form().addButton(tr("Add a subnet"), QStringLiteral("add"),
                                [id = fields.first()](const azure::Document& document) {
                                    return edit::addSubnet(document, id);
                                });
    }
}

void addSubnetFields(ObjectFields<azure::Subnet> fields)
{
    addNameField(fields);
    if (!fields.several())
        fields.prefixes(tr("Address prefixes"), &azure::Subnet::addressPrefixes);
    fields.value(tr("Usable addresses"), [](const azure::Document& document, SubnetId id) {
        return QString::number(usableAddresses(*document.find(id)));
    });
    fields.reference(tr("Route table"), &azure::Subnet::routeTable);
    fields.reference(tr("Security group"), &azure::Subnet::networkSecurityGroup);
    fields.reference(tr("NAT gateway"), &azure::Subnet::natGateway);
    fields.texts(tr("Service endpoints"), &azure::Subnet::serviceEndpoints);
    fields.texts(tr("Delegations"), &azure::Subnet::delegations);
    fields.enumeration(tr("Private endpoint network policies"),
                       &azure::Subnet::privateEndpointNetworkPolicies,
                       azure::PrivateEndpointNetworkPolicies::Enabled);
    fields.flag(tr("Default outbound access"), &azure::Subnet::defaultOutboundAccess);
}

void addRouteTableFields(ObjectFields<azure::RouteTable> fields)
{
    addGroupedFields(fields);
    fields.flag(tr("Disable BGP route propagation"), &azure::RouteTable::disableBgpRoutePropagation,
                tr("Subnets with this table get no gateway routes."));
    if (fields.several())
        return;
    const QStringList types{QStringLiteral("VirtualAppliance"),
                            QStringLiteral("VirtualNetworkGateway"), QStringLiteral("VnetLocal"),
                            QStringLiteral("Internet"), QStringLiteral("None")};
    fields.list(
        tr("Routes"),
        {{tr("Name"), {}, 90},
         {tr("Address prefix"), {}, 120},
         {tr("Next hop type"), types, 150},
         {tr("Next hop IP"), {}, 100}},
        {QStringLiteral("route"), QStringLiteral("0.0.0.0/0"), QStringLiteral("Internet"),
         QString()},
        [](const azure::RouteTable& table) {
            Form::Rows rows;
            for (const azure::Route& route : table.routes) {
                rows.push_back(
                    {toQString(route.name),
                     route.addressPrefix ? QString::fromStdString(route.addressPrefix->toString())
                                         : toQString(route.serviceTag),
                     toQString(azure::toString(route.nextHopType)),
                     route.nextHopIpAddress ? addressToText(*route.nextHopIpAddress) : QString()});
            }
            return rows;
        },
        [](azure::RouteTable& table, const Form::Rows& rows) -> Result<void> {
            std::vector<azure::Route> routes;
            for (const QStringList& cells : rows) {
                azure::Route route;
                route.name = toText(cells.value(0));
                const QString prefix = cells.value(1);
                // What begins with a digit or holds a colon is meant as an address; the rest are
                // service tags.
                if (!prefix.isEmpty()
                    && (prefix.front().isDigit() || prefix.contains(QLatin1Char(':')))) {
                    const auto parsed = prefixesFromText(prefix);
                    if (!parsed)
                        return tl::unexpected<Error>(parsed.error());
                    if (parsed->size() == 1)
                        route.addressPrefix = parsed->front();
                } else {
                    route.serviceTag = toText(prefix);
                }
                if (const auto type = azure::parseNextHopType(cells.value(2).toStdString()))
                    route.nextHopType = *type;
                const auto address = addressFromText(cells.value(3));
                if (!address)
                    return tl::unexpected<Error>(address.error());
                if (!address->isNone())
                    route.nextHopIpAddress = *address;
                routes.push_back(std::move(route));
            }
            table.routes = std::move(routes);
            return {};
        });
    addUsers(fields, tr("Subnets"), Kind::Subnet);
}

namespace {

/// Stands before the name of an application security group among address prefixes.
const QLatin1String kGroupMark("asg:");

/// One side of a security rule in a cell: prefixes and tags, then `asg:name` for each application
/// security group.
QString sideToText(const azure::Document& document, const std::vector<Text>& prefixes,
                   const std::vector<AsgId>& groups)
{
    QStringList words;
    for (const Text& prefix : prefixes)
        words << toQString(prefix);
    for (const AsgId id : groups)
        words << kGroupMark + toQString(document.nameOf(id));
    return words.join(QStringLiteral(", "));
}

Result<void> sideFromText(const azure::Document& document, const QString& text,
                          std::vector<Text>& prefixes, std::vector<AsgId>& groups)
{
    QStringList names;
    for (const Text& word : textsFromText(text)) {
        const QString name = toQString(word);
        if (name.startsWith(kGroupMark, Qt::CaseInsensitive))
            names << name.mid(kGroupMark.size());
        else
            prefixes.push_back(word);
    }
    auto found = groupsFromText(document, names.join(QLatin1Char(',')));
    if (!found)
        return tl::unexpected<Error>(found.error());
    groups = std::move(*found);
    return {};
}

} // namespace

void addNsgFields(ObjectFields<azure::NetworkSecurityGroup> fields)
{
    addGroupedFields(fields);
    if (fields.several())
        return;
    fields.list(
        tr("Security rules"),
        {{tr("Name"), {}, 90},
         {tr("Priority"), {}, 60},
         {tr("Direction"), {QStringLiteral("Inbound"), QStringLiteral("Outbound")}, 100},
         {tr("Access"), {QStringLiteral("Allow"), QStringLiteral("Deny")}, 80},
         {tr("Protocol"),
          {QStringLiteral("*"), QStringLiteral("Tcp"), QStringLiteral("Udp"),
           QStringLiteral("Icmp")},
          80},
         {tr("Source"), {}, 110},
         {tr("Source ports"), {}, 90},
         {tr("Destination"), {}, 110},
         {tr("Destination ports"), {}, 110}},
        {QStringLiteral("rule"), QStringLiteral("1000"), QStringLiteral("Inbound"),
         QStringLiteral("Allow"), QStringLiteral("*"), QStringLiteral("*"), QStringLiteral("*"),
         QStringLiteral("*"), QStringLiteral("*")},
        [](const azure::Document& document, const azure::NetworkSecurityGroup& group) {
            Form::Rows rows;
            for (const azure::SecurityRule& rule : group.securityRules) {
                rows.push_back({toQString(rule.name), QString::number(rule.priority),
                                toQString(azure::toString(rule.direction)),
                                toQString(azure::toString(rule.access)), toQString(rule.protocol),
                                sideToText(document, rule.sourceAddressPrefixes,
                                           rule.sourceApplicationSecurityGroups),
                                textsToText(rule.sourcePortRanges),
                                sideToText(document, rule.destinationAddressPrefixes,
                                           rule.destinationApplicationSecurityGroups),
                                textsToText(rule.destinationPortRanges)});
            }
            return rows;
        },
        [](const azure::Document& document, azure::NetworkSecurityGroup& group,
           const Form::Rows& rows) -> Result<void> {
            std::vector<azure::SecurityRule> rules;
            for (const QStringList& cells : rows) {
                azure::SecurityRule rule;
                rule.name = toText(cells.value(0));
                bool isNumber = false;
                rule.priority = cells.value(1).toInt(&isNumber);
                if (!isNumber)
                    return fail("InvalidValue",
                                tr("'%1' is not a priority.").arg(cells.value(1)).toStdString());
                rule.direction = azure::parseRuleDirection(cells.value(2).toStdString())
                                     .value_or(azure::RuleDirection::Inbound);
                rule.access = azure::parseRuleAccess(cells.value(3).toStdString())
                                  .value_or(azure::RuleAccess::Allow);
                rule.protocol = toText(cells.value(4));
                if (auto read = sideFromText(document, cells.value(5), rule.sourceAddressPrefixes,
                                             rule.sourceApplicationSecurityGroups);
                    !read)
                    return read;
                rule.sourcePortRanges = textsFromText(cells.value(6));
                if (auto read =
                        sideFromText(document, cells.value(7), rule.destinationAddressPrefixes,
                                     rule.destinationApplicationSecurityGroups);
                    !read)
                    return read;
                rule.destinationPortRanges = textsFromText(cells.value(8));
                rules.push_back(std::move(rule));
            }
            group.securityRules = std::move(rules);
            return {};
        });
    addUsers(fields, tr("Subnets"), Kind::Subnet);
    addUsers(fields, tr("Network interfaces"), Kind::NetworkInterface);
}

void addAsgFields(ObjectFields<azure::ApplicationSecurityGroup> fields)
{
    addGroupedFields(fields);
    addUsers(fields, tr("Network interfaces"), Kind::NetworkInterface);
    addUsers(fields, tr("Security groups"), Kind::NetworkSecurityGroup);
}

} // namespace peerscape::views
