#include "core/edit/address_plan.h"
#include "core/edit/create.h"
#include "views/inspector/kind_forms.h"

namespace peerscape::views {

namespace {

/// The subnet in which an interface stands: moving it there gives it an address.
void addMoveField(ObjectFields<azure::NetworkInterface>& fields)
{
    fields.form().addChoice(
        {tr("Subnet")},
        [first = fields.first()](const azure::Document& document) {
            std::vector<Form::Choice> choices;
            for (const ObjectId subnet :
                 azure::subnetsOf(document, azure::vnetOf(document, first())))
                choices.push_back({toQString(document.nameOf(subnet)), subnet.value});
            return choices;
        },
        fields.load<quint32>(
            [](const azure::NetworkInterface& nic) { return ObjectId(nic.subnet()).value; }),
        fields.eachEdit<quint32>([](const azure::Document& document, NicId id, quint32 value) {
            ObjectId subnet;
            subnet.value = value;
            return edit::moveToSubnet(document, id, SubnetId::of(subnet));
        }));
}

/// The address that the interface could have next in its subnet.
void addNextAddress(ObjectFields<azure::NetworkInterface>& fields)
{
    fields.value(
        {tr("Next free address")},
        [](const azure::Document& document, NicId id) {
            const auto address = edit::freeAddress(document, document.find(id)->subnet());
            return address ? addressToText(*address) : tr("none, the subnet is full");
        },
        true);
    fields.form().addButton(tr("Take the next free address"), QStringLiteral("add"),
                            [first = fields.first()](const azure::Document& document) {
                                return edit::takeNextFreeAddress(document, first());
                            });
}

Form::Rows configurationRows(const azure::Document& document, const azure::NetworkInterface& nic)
{
    Form::Rows rows;
    for (const azure::NicIpConfiguration& configuration : nic.ipConfigurations) {
        rows.push_back(
            {toQString(configuration.name), addressToText(configuration.privateIPAddress),
             toQString(azure::toString(configuration.privateIPAllocationMethod)),
             configuration.primary ? tr("yes") : tr("no"), cellOf(document, configuration.subnet),
             cellOf(document, configuration.publicIPAddress),
             groupsToText(document, {configuration.applicationSecurityGroups.begin(),
                                     configuration.applicationSecurityGroups.end()})});
    }
    return rows;
}

/// As az does: who names an address wants it to stay, who clears it leaves the choice to Azure.
azure::AllocationMethod allocationOf(const net::Address& address)
{
    return address.isNone() ? azure::AllocationMethod::Dynamic : azure::AllocationMethod::Static;
}

Result<void> setConfigurations(const azure::Document& document, azure::NetworkInterface& nic,
                               const Form::Rows& rows)
{
    std::vector<azure::NicIpConfiguration> configurations;
    std::optional<std::size_t> chosen; // what becomes primary is so alone
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QStringList& cells = rows[i];
        azure::NicIpConfiguration configuration = rowBefore(nic.ipConfigurations, rows, i);
        configuration.name = toText(cells.value(0));
        const auto address = addressFromText(cells.value(1));
        if (!address)
            return tl::unexpected<Error>(address.error());
        const bool typed = configuration.privateIPAddress != *address;
        configuration.privateIPAddress = *address;
        configuration.privateIPAllocationMethod =
            typed ? allocationOf(*address)
                  : azure::parseAllocationMethod(cells.value(2).toStdString())
                        .value_or(azure::AllocationMethod::Dynamic);
        const bool primary = cells.value(3) == tr("yes");
        if (primary && !configuration.primary)
            chosen = i;
        configuration.primary = primary;
        const auto subnet = fromCell<Kind::Subnet>(document, cells.value(4));
        const auto publicIp = fromCell<Kind::PublicIpAddress>(document, cells.value(5));
        if (!subnet)
            return tl::unexpected<Error>(subnet.error());
        if (!publicIp)
            return tl::unexpected<Error>(publicIp.error());
        configuration.subnet = *subnet ? *subnet : nic.subnet();
        configuration.publicIPAddress = *publicIp;
        const auto groups = groupsFromText(document, cells.value(6));
        if (!groups)
            return tl::unexpected<Error>(groups.error());
        configuration.applicationSecurityGroups = *groups;
        configurations.push_back(std::move(configuration));
    }
    for (std::size_t i = 0; chosen && i < configurations.size(); ++i)
        configurations[i].primary = i == *chosen;
    nic.ipConfigurations = std::move(configurations);
    return {};
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
        {tr("Inbound rules"), QStringLiteral("guestFirewallRules")},
        {{tr("Name"), 110},
         wordColumn(tr("Protocol"), 80,
                    {QStringLiteral("*"), QStringLiteral("Tcp"), QStringLiteral("Udp"),
                     QStringLiteral("Icmp")}),
         {tr("Ports"), 90},
         wordColumn(tr("Access"), 80, {QStringLiteral("Allow"), QStringLiteral("Deny")})},
        {QStringLiteral("rule"), QStringLiteral("Icmp"), QString(), QStringLiteral("Allow")},
        [](const azure::Document&, const azure::VirtualMachine& machine) {
            Form::Rows rows;
            for (const azure::GuestFirewallRule& rule : machine.guestFirewallRules)
                rows.push_back({toQString(rule.name), toQString(rule.protocol),
                                textsToText(rule.ports), toQString(azure::toString(rule.access))});
            return rows;
        },
        [](const azure::Document&, azure::VirtualMachine& machine,
           const Form::Rows& rows) -> Result<void> {
            std::vector<azure::GuestFirewallRule> rules;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                azure::GuestFirewallRule rule = rowBefore(machine.guestFirewallRules, rows, i);
                rule.name = toText(rows[i].value(0));
                rule.protocol = toText(rows[i].value(1));
                rule.ports = textsFromText(rows[i].value(2));
                rule.access = azure::parseRuleAccess(rows[i].value(3).toStdString())
                                  .value_or(azure::RuleAccess::Allow);
                rules.push_back(std::move(rule));
            }
            machine.guestFirewallRules = std::move(rules);
            return {};
        });
}

} // namespace

void addNicFields(ObjectFields<azure::NetworkInterface> fields)
{
    using Nic = azure::NetworkInterface;
    addGroupedFields(fields);
    addMoveField(fields);
    if (!fields.several()) {
        fields.list({tr("IP configurations"), QStringLiteral("ipConfigurations")},
                    {{tr("Name"), 90},
                     {tr("Private IP"), 110},
                     wordColumn(tr("Allocation"), 100,
                                {QStringLiteral("Dynamic"), QStringLiteral("Static")}),
                     wordColumn(tr("Primary"), 70, {tr("yes"), tr("no")}),
                     referenceColumn<Kind::Subnet>(tr("Subnet"), 150),
                     referenceColumn<Kind::PublicIpAddress>(tr("Public IP address"), 130),
                     {tr("Application groups"), 150}},
                    {QStringLiteral("ipconfig"), QString(), QStringLiteral("Dynamic"), tr("no"),
                     QString(), QString(), QString()},
                    configurationRows, setConfigurations);
        addNextAddress(fields);
    }
    fields.reference(tr("Security group"), &Nic::networkSecurityGroup);
    fields.reference(tr("Virtual machine"), &Nic::virtualMachine);
    fields.form().addHeading(tr("Forwarding"));
    fields.flag(tr("Enable IP forwarding"), &Nic::enableIPForwarding,
                tr("Without it Azure drops packets that are not addressed to this interface."));
    fields.flag(tr("Guest forwards packets"), &Nic::osForwards,
                tr("What the operating system or the appliance does; Azure does not know."));
    fields.flag(tr("Appliance"), &Nic::isAppliance, tr("Drawn with a shield."));
    fields.flag(tr("Stateful firewall"), &Nic::isStateful,
                tr("Drops answers to what it has not seen going out."));
    fields.flag(tr("Source NAT"), &Nic::snat,
                tr("Packets that it forwards go on with its own address as their source."));
    fields.prefixes(tr("Advertises by BGP"), &Nic::advertises);
}

void addVmFields(ObjectFields<azure::VirtualMachine> fields)
{
    addGroupedFields(fields);
    fields.text(tr("Size"), &azure::VirtualMachine::vmSize);
    fields.suggestion(tr("Operating system"), &azure::VirtualMachine::osType,
                      {{QStringLiteral("Linux"), QStringLiteral("Linux")},
                       {QStringLiteral("Windows"), QStringLiteral("Windows")}});
    fields.flag(tr("Running"), &azure::VirtualMachine::running,
                tr("A stopped machine answers nothing and forwards nothing."));
    addGuestFirewallFields(fields);
    addUsers(fields, tr("Network interfaces"), Kind::NetworkInterface);
}

void addPrivateEndpointFields(ObjectFields<azure::PrivateEndpoint> fields)
{
    addGroupedFields(fields);
    fields.reference(tr("Subnet"), &azure::PrivateEndpoint::subnet, false);
    fields.address(tr("Private IP"), &azure::PrivateEndpoint::privateIPAddress);
    fields.text(tr("Private link service"), &azure::PrivateEndpoint::privateLinkServiceId);
    fields.texts(tr("Groups"), &azure::PrivateEndpoint::groupIds);
}

void addFirewallFields(ObjectFields<azure::AzureFirewall> fields)
{
    addGroupedFields(fields);
    fields.reference(tr("Subnet"), &azure::AzureFirewall::subnet, false);
    fields.address(tr("Private IP"), &azure::AzureFirewall::privateIPAddress);
    fields.disableWhile(
        [](const azure::AzureFirewall&) { return tr("Azure chooses the address of a firewall."); });
    fields.reference(tr("Public IP address"), &azure::AzureFirewall::publicIPAddress);
    fields.text(tr("SKU"), &azure::AzureFirewall::sku);
}

void addBastionFields(ObjectFields<azure::BastionHost> fields)
{
    addGroupedFields(fields);
    fields.reference(tr("Subnet"), &azure::BastionHost::subnet, false);
    fields.reference(tr("Public IP address"), &azure::BastionHost::publicIPAddress);
}

void addLoadBalancerFields(ObjectFields<azure::LoadBalancer> fields)
{
    addGroupedFields(fields);
    fields.reference(tr("Subnet"), &azure::LoadBalancer::subnet);
    fields.line(
        {tr("Private IP"), QStringLiteral("privateIPAddress")},
        [](const azure::LoadBalancer& balancer) {
            return addressToText(balancer.privateIPAddress);
        },
        [](azure::LoadBalancer& balancer, const QString& text) -> Result<void> {
            const auto address = addressFromText(text);
            if (!address)
                return tl::unexpected<Error>(address.error());
            balancer.privateIPAddress = *address;
            balancer.privateIPAllocationMethod = allocationOf(*address);
            return {};
        },
        true);
    fields.disableWhile([](const azure::LoadBalancer& balancer) {
        return balancer.subnet ? QString() : tr("A public load balancer has no private address.");
    });
    fields.enumeration(tr("Allocation"), &azure::LoadBalancer::privateIPAllocationMethod,
                       azure::AllocationMethod::Static);
    fields.reference(tr("Public IP address"), &azure::LoadBalancer::publicIPAddress);
    fields.text(tr("SKU"), &azure::LoadBalancer::sku);
    if (fields.several())
        return;
    fields.list(
        {tr("Backends"), QStringLiteral("backendNics")},
        {referenceColumn<Kind::NetworkInterface>(tr("Network interface"), 200)}, {QString()},
        [](const azure::Document& document, const azure::LoadBalancer& balancer) {
            Form::Rows rows;
            for (const NicId nic : balancer.backendNics)
                rows.push_back({cellOf(document, nic)});
            return rows;
        },
        [](const azure::Document& document, azure::LoadBalancer& balancer, const Form::Rows& rows) {
            return setReferences(document, balancer.backendNics, rows);
        });
}

} // namespace peerscape::views
