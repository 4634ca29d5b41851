#include "views/inspector/kind_forms.h"

namespace peerscape::views {

namespace {

/// The subnet of a thing that stands in one, as a reference field that cannot be emptied.
template<class R>
void addSubnetField(ObjectFields<R>& fields)
{
    fields.template reference<Kind::Subnet>(
        tr("Subnet"), [](const R& r) { return r.subnet; }, [](R& r, SubnetId id) { r.subnet = id; },
        false);
}

QString subnetName(const azure::Document& document, SubnetId id)
{
    return QString::fromStdString(azure::displayName(document, id));
}

/// The guest's own firewall, which Azure knows nothing of.
void addGuestFirewallFields(ObjectFields<azure::VirtualMachine>& fields)
{
    fields.form().addHeading(tr("Guest firewall"));
    fields.flag(tr("Filters packets"), &azure::VirtualMachine::guestFirewall,
                tr("The guest drops what none of its rules allows, as Windows does."));
    if (fields.several())
        return;
    fields.list(
        tr("Inbound rules"),
        {{tr("Name"), {}, 110},
         {tr("Protocol"),
          {QStringLiteral("*"), QStringLiteral("Tcp"), QStringLiteral("Udp"),
           QStringLiteral("Icmp")},
          80},
         {tr("Ports"), {}, 90},
         {tr("Access"), {QStringLiteral("Allow"), QStringLiteral("Deny")}, 80}},
        {QStringLiteral("rule"), QStringLiteral("Icmp"), QString(), QStringLiteral("Allow")},
        [](const azure::VirtualMachine& machine) {
            Form::Rows rows;
            for (const azure::GuestFirewallRule& rule : machine.guestFirewallRules)
                rows.push_back({toQString(rule.name), toQString(rule.protocol),
                                textsToText(rule.ports), toQString(azure::toString(rule.access))});
            return rows;
        },
        [](azure::VirtualMachine& machine, const Form::Rows& rows) {
            std::vector<azure::GuestFirewallRule> rules;
            for (const QStringList& cells : rows) {
                rules.push_back({toText(cells.value(0)), toText(cells.value(1)),
                                 textsFromText(cells.value(2)),
                                 azure::parseRuleAccess(cells.value(3).toStdString())
                                     .value_or(azure::RuleAccess::Allow)});
            }
            machine.guestFirewallRules = std::move(rules);
        });
}

} // namespace

void addNicFields(ObjectFields<azure::NetworkInterface> fields)
{
    addGroupedFields(fields);
    fields.value(tr("Subnet"), [](const azure::Document& document, NicId id) {
        return subnetName(document, document.find(id)->subnet());
    });
    if (!fields.several()) {
        fields.form().addChoice(
            tr("Move to subnet"),
            [id = fields.first()](const azure::Document& document) {
                std::vector<Form::Choice> choices;
                const VnetId vnet = azure::vnetOf(document, id);
                for (const ObjectId subnet : azure::subnetsOf(document, vnet))
                    choices.push_back({toQString(document.nameOf(subnet)), subnet.value});
                return choices;
            },
            [id = fields.first()](const azure::Document& document) {
                return ObjectId(azure::subnetOf(document, id)).value;
            },
            [id = fields.first()](const azure::Document& document, quint32 value) {
                ObjectId subnet;
                subnet.value = value;
                return edit::moveToSubnet(document, id, SubnetId::of(subnet));
            });
        fields.list(
            tr("IP configurations"),
            {{tr("Name"), {}, 90},
             {tr("Private IP"), {}, 110},
             {tr("Allocation"), {QStringLiteral("Dynamic"), QStringLiteral("Static")}, 100},
             {tr("Primary"), {QStringLiteral("yes"), QStringLiteral("no")}, 70}},
            {QStringLiteral("ipconfig"), QString(), QStringLiteral("Dynamic"),
             QStringLiteral("no")},
            [](const azure::NetworkInterface& nic) {
                Form::Rows rows;
                for (const azure::NicIpConfiguration& configuration : nic.ipConfigurations) {
                    rows.push_back(
                        {toQString(configuration.name),
                         addressToText(configuration.privateIPAddress),
                         toQString(azure::toString(configuration.privateIPAllocationMethod)),
                         configuration.primary ? QStringLiteral("yes") : QStringLiteral("no")});
                }
                return rows;
            },
            [](azure::NetworkInterface& nic, const Form::Rows& rows) -> Result<void> {
                std::vector<azure::NicIpConfiguration> configurations;
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    // What the table does not show is kept from the row's old self, or from the
                    // first one.
                    azure::NicIpConfiguration configuration;
                    if (i < nic.ipConfigurations.size())
                        configuration = nic.ipConfigurations[i];
                    else
                        configuration.subnet = nic.subnet();
                    configuration.name = toText(rows[i].value(0));
                    const auto address = addressFromText(rows[i].value(1));
                    if (!address)
                        return tl::unexpected<Error>(address.error());
                    configuration.privateIPAddress = *address;
                    configuration.privateIPAllocationMethod =
                        azure::parseAllocationMethod(rows[i].value(2).toStdString())
                            .value_or(azure::AllocationMethod::Dynamic);
                    configuration.primary = rows[i].value(3) == QLatin1String("yes");
                    configurations.push_back(std::move(configuration));
                }
                nic.ipConfigurations = std::move(configurations);
                return {};
            });
    }
    fields.reference<Kind::PublicIpAddress>(
        tr("Public IP address"),
        [](const azure::NetworkInterface& nic) {
            const auto* configuration = nic.primaryConfiguration();
            return configuration != nullptr ? configuration->publicIPAddress : PublicIpId();
        },
        [](azure::NetworkInterface& nic, PublicIpId id) {
            for (azure::NicIpConfiguration& configuration : nic.ipConfigurations) {
                if (&configuration == nic.primaryConfiguration())
                    configuration.publicIPAddress = id;
            }
        });
    fields.reference(tr("Security group"), &azure::NetworkInterface::networkSecurityGroup);
    fields.line(
        tr("Application groups"),
        [](const azure::Document& document, const azure::NetworkInterface& nic) {
            const auto* configuration = nic.primaryConfiguration();
            return configuration != nullptr
                       ? groupsToText(document, configuration->applicationSecurityGroups)
                       : QString();
        },
        [](const azure::Document& document, azure::NetworkInterface& nic,
           const QString& text) -> Result<void> {
            const auto groups = groupsFromText(document, text);
            if (!groups)
                return tl::unexpected<Error>(groups.error());
            for (azure::NicIpConfiguration& configuration : nic.ipConfigurations)
                configuration.applicationSecurityGroups = *groups;
            return {};
        });
    fields.reference(tr("Virtual machine"), &azure::NetworkInterface::virtualMachine);
    fields.form().addHeading(tr("Forwarding"));
    fields.flag(tr("Enable IP forwarding"), &azure::NetworkInterface::enableIPForwarding,
                tr("Without it Azure drops packets that are not addressed to this interface."));
    fields.flag(tr("Guest forwards packets"), &azure::NetworkInterface::osForwards);
    fields.flag(tr("Appliance"), &azure::NetworkInterface::isAppliance);
    fields.flag(tr("Stateful firewall"), &azure::NetworkInterface::isStateful);
    fields.flag(tr("Source NAT"), &azure::NetworkInterface::snat,
                tr("Packets that it forwards go on with its own address as their source."));
    fields.prefixes(tr("Advertises by BGP"), &azure::NetworkInterface::advertises);
}

void addVmFields(ObjectFields<azure::VirtualMachine> fields)
{
    addGroupedFields(fields);
    fields.text(tr("Size"), &azure::VirtualMachine::vmSize);
    fields.text(tr("Operating system"), &azure::VirtualMachine::osType);
    fields.flag(tr("Running"), &azure::VirtualMachine::running);
    addGuestFirewallFields(fields);
    addUsers(fields, tr("Network interfaces"), Kind::NetworkInterface);
}

void addPrivateEndpointFields(ObjectFields<azure::PrivateEndpoint> fields)
{
    addGroupedFields(fields);
    addSubnetField(fields);
    fields.address(tr("Private IP"), &azure::PrivateEndpoint::privateIPAddress);
    fields.text(tr("Private link service"), &azure::PrivateEndpoint::privateLinkServiceId);
    fields.texts(tr("Groups"), &azure::PrivateEndpoint::groupIds);
}

void addFirewallFields(ObjectFields<azure::AzureFirewall> fields)
{
    addGroupedFields(fields);
    addSubnetField(fields);
    fields.address(tr("Private IP"), &azure::AzureFirewall::privateIPAddress);
    fields.reference(tr("Public IP address"), &azure::AzureFirewall::publicIPAddress);
    fields.text(tr("SKU"), &azure::AzureFirewall::sku);
}

void addBastionFields(ObjectFields<azure::BastionHost> fields)
{
    addGroupedFields(fields);
    addSubnetField(fields);
    fields.reference(tr("Public IP address"), &azure::BastionHost::publicIPAddress);
}

void addLoadBalancerFields(ObjectFields<azure::LoadBalancer> fields)
{
    addGroupedFields(fields);
    fields.reference(tr("Subnet"), &azure::LoadBalancer::subnet);
    fields.address(tr("Private IP"), &azure::LoadBalancer::privateIPAddress);
    fields.enumeration(tr("Allocation"), &azure::LoadBalancer::privateIPAllocationMethod,
                       azure::AllocationMethod::Static);
    fields.reference(tr("Public IP address"), &azure::LoadBalancer::publicIPAddress);
    fields.text(tr("SKU"), &azure::LoadBalancer::sku);
    fields.value(tr("Backends"), [](const azure::Document& document, LoadBalancerId id) {
        QStringList names;
        for (const NicId nic : document.find(id)->backendNics)
            names << toQString(document.nameOf(nic));
        return names.isEmpty() ? tr("none") : names.join(QLatin1Char('\n'));
    });
}

} // namespace peerscape::views
