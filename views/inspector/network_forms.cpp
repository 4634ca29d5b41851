#include "core/azure/peering_state.h"
#include "core/azure/regions.h"
#include "core/edit/create.h"
#include "core/edit/platform_subnets.h"
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

/// The region of networks. What stands in a network goes with it, so this is more than a field.
void addVnetRegion(ObjectFields<azure::VirtualNetwork>& fields)
{
    fields.form().addSuggestion({tr("Region"), QStringLiteral("location")}, usualRegions(),
                                fields.load<QString>([](const azure::VirtualNetwork& vnet) {
                                    return toQString(vnet.location);
                                }),
                                fields.eachEdit<QString>([](const azure::Document& document,
                                                            VnetId id, const QString& region) {
                                    return edit::setRegion(document, id, region.toStdString());
                                }));
}

/// Why a platform subnet takes no security group or route table (1.9); empty for other subnets.
QString platformReason(const azure::Subnet& subnet, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        if (subnet.name == name)
            return tr("Azure supports none on %1.").arg(toQString(name));
    }
    return {};
}

} // namespace

std::vector<std::pair<QString, QString>> usualRegions()
{
    std::vector<std::pair<QString, QString>> regions;
    for (const auto& [name, label] : azure::usualRegions())
        regions.emplace_back(toQString(name), toQString(label));
    return regions;
}

void addVnetFields(ObjectFields<azure::VirtualNetwork> fields)
{
    addNameField(fields);
    fields.reference(tr("Resource group"), &azure::VirtualNetwork::resourceGroup, false);
    addVnetRegion(fields);
    fields.plannedPrefixes(tr("Address space"), &azure::VirtualNetwork::addressPrefixes);
    fields.disableWhile([several = fields.several()](const azure::VirtualNetwork&) {
        return several ? tr("Each network has an address space of its own: select one.")
                       : QString();
    });
    fields.texts(tr("DNS servers"), &azure::VirtualNetwork::dnsServers);
    fields.prefixes(tr("Summarised gateway prefixes"),
                    &azure::VirtualNetwork::summarizedGatewayPrefixes);
    fields.flag(tr("Defined elsewhere"), &azure::VirtualNetwork::external,
                tr("Others refer to it, but its address space is not known here."));
    fields.value({tr("Peerings")}, [](const azure::Document& document, VnetId id) {
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
                                [first = fields.first()](const azure::Document& document) {
                                    return edit::addSubnet(document, first());
                                });
    }
}

void addSubnetFields(ObjectFields<azure::Subnet> fields)
{
    using azure::Subnet;
    addNameField(fields);
    fields.value({tr("Virtual network"), QStringLiteral("virtualNetwork")},
                 [](const azure::Document& document, SubnetId id) {
                     return toQString(document.nameOf(document.find(id)->virtualNetwork));
                 });
    fields.plannedPrefixes(tr("Address prefixes"), &Subnet::addressPrefixes);
    fields.disableWhile([several = fields.several()](const Subnet&) {
        return several ? tr("Subnets of a network cannot share a prefix: select one.") : QString();
    });
    if (!fields.several())
        fields.value({tr("Usable addresses")}, [](const azure::Document& document, SubnetId id) {
            return QString::number(usableAddresses(*document.find(id)));
        });
    if (!fields.several())
        fields.value(
            {tr("Next free address")},
            [](const azure::Document& document, SubnetId id) {
                const auto address = edit::freeAddress(document, id);
                return address ? addressToText(*address) : tr("none, the subnet is full");
            },
            true);
    fields.reference(tr("Route table"), &Subnet::routeTable);
    fields.disableWhile([](const Subnet& subnet) {
        return platformReason(subnet, {edit::kBastionSubnet, edit::kRouteServerSubnet});
    });
    fields.reference(tr("Security group"), &Subnet::networkSecurityGroup);
    fields.disableWhile([](const Subnet& subnet) {
        return platformReason(subnet, {edit::kGatewaySubnet, edit::kFirewallSubnet,
                                       edit::kFirewallManagementSubnet, edit::kRouteServerSubnet});
    });
    fields.reference(tr("NAT gateway"), &Subnet::natGateway);
    fields.texts(tr("Service endpoints"), &Subnet::serviceEndpoints);
    fields.texts(tr("Delegations"), &Subnet::delegations);
    fields.enumeration(tr("Private endpoint network policies"),
                       &Subnet::privateEndpointNetworkPolicies,
                       azure::PrivateEndpointNetworkPolicies::Enabled);
    fields.flag(tr("Default outbound access"), &Subnet::defaultOutboundAccess,
                tr("Machines without a public address reach the Internet through Azure's own."));
}

namespace {

/// Only an appliance has an address, and none is without one: a new address makes the route one to
/// an appliance, another type drops the address.
void setNextHop(azure::Route& route, azure::NextHopType type, const net::Address& address)
{
    const std::optional<net::Address> given =
        address.isNone() ? std::nullopt : std::optional(address);
    const bool typed = given && given != route.nextHopIpAddress;
    const bool another = type != route.nextHopType;
    route.nextHopType = typed ? azure::NextHopType::VirtualAppliance : type;
    route.nextHopIpAddress =
        another && type != azure::NextHopType::VirtualAppliance ? std::nullopt : given;
}

} // namespace

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
        {tr("Routes"), QStringLiteral("routes")},
        {{tr("Name"), 90},
         {tr("Address prefix"), 120},
         wordColumn(tr("Next hop type"), 150, types),
         {tr("Next hop IP"), 100}},
        {QStringLiteral("route"), QStringLiteral("0.0.0.0/0"), QStringLiteral("Internet"),
         QString()},
        [](const azure::Document&, const azure::RouteTable& table) {
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
        [](const azure::Document&, azure::RouteTable& table,
           const Form::Rows& rows) -> Result<void> {
            std::vector<azure::Route> routes;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const QStringList& cells = rows[i];
                azure::Route route = rowBefore(table.routes, rows, i);
                route.addressPrefix.reset();
                route.serviceTag = {};
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
                const auto type = azure::parseNextHopType(cells.value(2).toStdString());
                const auto address = addressFromText(cells.value(3));
                if (!address)
                    return tl::unexpected<Error>(address.error());
                setNextHop(route, type.value_or(route.nextHopType), *address);
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
    prefixes.clear();
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
        {tr("Security rules"), QStringLiteral("securityRules")},
        {{tr("Name"), 90},
         {tr("Priority"), 60},
         wordColumn(tr("Direction"), 100, {QStringLiteral("Inbound"), QStringLiteral("Outbound")}),
         wordColumn(tr("Access"), 80, {QStringLiteral("Allow"), QStringLiteral("Deny")}),
         wordColumn(tr("Protocol"), 80,
                    {QStringLiteral("*"), QStringLiteral("Tcp"), QStringLiteral("Udp"),
                     QStringLiteral("Icmp")}),
         {tr("Source"), 110},
         {tr("Source ports"), 90},
         {tr("Destination"), 110},
         {tr("Destination ports"), 110}},
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
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const QStringList& cells = rows[i];
                azure::SecurityRule rule = rowBefore(group.securityRules, rows, i);
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
