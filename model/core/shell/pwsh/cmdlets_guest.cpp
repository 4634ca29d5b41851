#include "core/edit/put.h"
#include "core/shell/pwsh/cmdlet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// What belongs inside of a Windows machine: its firewall, and tests of the network.
namespace peerscape::shell::pwsh {

namespace {

VmId guestOf(const Call& call)
{
    const VmId machine = call.shell.host().place.machine;
    if (!machine)
        throw PowerShellError{
            fmt::format("{0}: The term '{0}' is not recognized as a name of a cmdlet, function, "
                        "script file, or executable program. Check the spelling of the name, or "
                        "if a path was included, verify that the path is correct and try again.",
                        call.cmdlet.name),
            false, "It belongs inside of a Windows machine: `mstsc /v:ADDRESS` goes there."};
    return machine;
}

Value ruleObject(const azure::GuestFirewallRule& rule)
{
    auto object = newObject("NetFirewallRule");
    object->set("Name", rule.name.str());
    object->set("DisplayName", rule.name.str());
    object->set("Description", Value());
    object->set("DisplayGroup", Value());
    object->set("Group", Value());
    object->set("Enabled", "True");
    object->set("Profile", "Any");
    object->set("Platform", List());
    object->set("Direction", "Inbound");
    object->set("Action", rule.access == azure::RuleAccess::Allow ? "Allow" : "Block");
    object->set("EdgeTraversalPolicy", "Block");
    object->set("LooseSourceMapping", false);
    object->set("LocalOnlyMapping", false);
    object->set("Owner", Value());
    object->set("PrimaryStatus", "OK");
    object->set("Status", "The rule was parsed successfully from the store. (65536)");
    object->set("EnforcementStatus", "NotApplicable");
    object->set("PolicyStoreSource", "PersistentStore");
    object->set("PolicyStoreSourceType", "Local");
    return object;
}

void change(Call& call, VmId machine, auto&& how)
{
    const auto edit = edit::modify(call.shell.document(), machine, how);
    if (!edit)
        throw call.error(edit.error().message);
    call.shell.host().provider.setDocument(edit->next);
}

void newRule(Call& call)
{
    const VmId machine = guestOf(call);
    const Arguments& arguments = call.arguments;
    const auto refuse = [&](const char* what) {
        throw call.error(fmt::format("{} is not part of this offline shell: a guest's firewall "
                                     "has inbound rules for a protocol and ports.",
                                     what));
    };
    if (arguments.text("Direction", "Inbound") != "Inbound")
        refuse("-Direction Outbound");
    if (arguments.text("Enabled", "True") != "True")
        refuse("-Enabled False");
    for (const char* name : {"RemoteAddress", "LocalAddress", "Program", "RemotePort", "Profile"}) {
        if (!equalsIgnoringCase(arguments.text(name, "Any"), "Any"))
            refuse(name);
    }
    azure::GuestFirewallRule rule;
    rule.name = arguments.text("DisplayName");
    const std::string protocol = toLower(arguments.text("Protocol", "Any"));
    if (protocol == "tcp" || protocol == "6")
        rule.protocol = "Tcp";
    else if (protocol == "udp" || protocol == "17")
        rule.protocol = "Udp";
    else if (protocol == "icmpv4" || protocol == "1" || protocol == "icmpv6" || protocol == "58")
        rule.protocol = "Icmp";
    else if (protocol != "any")
        throw call.error(fmt::format("The protocol is invalid: '{}'.", arguments.text("Protocol")));
    for (const std::string& port : arguments.texts("LocalPort")) {
        const bool isNumeric =
            !port.empty() && port.find_first_not_of("0123456789-") == std::string::npos;
        if (!isNumeric && !equalsIgnoringCase(port, "Any"))
            throw call.error(fmt::format("The port is invalid: '{}'.", port));
        if (isNumeric)
            rule.ports.emplace_back(port);
    }
    if (!rule.ports.empty() && rule.protocol != "Tcp" && rule.protocol != "Udp")
        throw call.error("The port is invalid. Ports are only allowed if the protocol is TCP or "
                         "UDP.");
    if (arguments.text("Action", "Allow") == "Block")
        rule.access = azure::RuleAccess::Deny;
    change(call, machine, [&](azure::VirtualMachine& value) {
        // Windows asks what blocks first, whatever the order.
        if (rule.access == azure::RuleAccess::Deny)
            value.guestFirewallRules.insert(value.guestFirewallRules.begin(), rule);
        else
            value.guestFirewallRules.push_back(rule);
    });
    call.out.push_back(ruleObject(rule));
}

bool isMeant(const Call& call, const azure::GuestFirewallRule& rule)
{
    for (const char* name : {"DisplayName", "Name"}) {
        if (call.arguments.given(name) && !isLike(rule.name.view(), call.arguments.text(name)))
            return false;
    }
    return true;
}

void getRule(Call& call)
{
    const azure::VirtualMachine& machine = *call.shell.document().find(guestOf(call));
    const std::size_t before = call.out.size();
    for (const azure::GuestFirewallRule& rule : machine.guestFirewallRules) {
        if (isMeant(call, rule))
            call.out.push_back(ruleObject(rule));
    }
    const std::string name = call.arguments.text("DisplayName", call.arguments.text("Name"));
    if (call.out.size() == before && !name.empty() && name.find('*') == std::string::npos)
        throw call.error(fmt::format("No MSFT_NetFirewallRule objects found with property "
                                     "'DisplayName' equal to '{}'. Verify the value of the "
                                     "property and retry.",
                                     name));
}

void removeRule(Call& call)
{
    const VmId machine = guestOf(call);
    if (!call.arguments.given("DisplayName") && !call.arguments.given("Name"))
        throw call.error("Give the rule's -DisplayName.");
    change(call, machine, [&](azure::VirtualMachine& value) {
        std::erase_if(value.guestFirewallRules,
                      [&](const azure::GuestFirewallRule& rule) { return isMeant(call, rule); });
    });
}

void testConnection(Call& call)
{
    const Host& host = call.shell.host();
    const std::string name = call.arguments.text("ComputerName");
    const Destination to = findDestination(call.shell.document(), host.place, name);
    std::string port = call.arguments.text("Port");
    if (const std::string common = toLower(call.arguments.text("CommonTCPPort")); !common.empty())
        port = common == "rdp"    ? "3389"
               : common == "http" ? "80"
               : common == "smb"  ? "445"
                                  : "5985";
    const int number = std::atoi(port.c_str());
    if (!port.empty() && (number < 1 || number > 65535))
        throw call.error(fmt::format("Cannot validate argument on parameter 'Port'. '{}' is not a "
                                     "port.",
                                     port));
    if (to.address.isNone()) {
        call.shell.print(Chunk::Kind::Error,
                         fmt::format("WARNING: Name resolution of {} failed\n", name));
    }
    const auto& routes = host.provider.routes();
    const Arrival arrival =
        port.empty() ? tryPing(routes, host.place, to)
                     : tryTcp(routes, host.place, to, static_cast<std::uint16_t>(number));
    const bool answers = arrival.kind == Arrival::Kind::Answers;
    const std::string address = to.address.isNone() ? std::string() : to.address.toString();
    if (!answers && !to.address.isNone())
        call.shell.print(
            Chunk::Kind::Error,
            port.empty()
                ? fmt::format("WARNING: Ping to {} failed with status: TimedOut\n", address)
                : fmt::format("WARNING: TCP connect to ({} : {}) failed\n", address, port));
    if (!answers && !arrival.why.empty())
        call.shell.print(Chunk::Kind::Note, arrival.why + '\n');
    const auto own = privateAddressesOf(call.shell.document(), host.place.machine);
    auto result = newObject("TestNetConnectionResult");
    result->set("ComputerName", name);
    result->set("RemoteAddress", address);
    if (!port.empty())
        result->set("RemotePort", std::int64_t{number});
    result->set("InterfaceAlias", "Ethernet");
    result->set("SourceAddress", own.empty() ? Value() : Value(own.front().toString()));
    if (port.empty()) {
        result->set("PingSucceeded", answers);
        result->set("PingReplyDetails (RTT)", answers ? "1 ms" : "0 ms");
    } else {
        result->set("TcpTestSucceeded", answers);
    }
    if (equalsIgnoringCase(call.arguments.text("InformationLevel"), "Quiet"))
        call.out.emplace_back(answers);
    else
        call.out.emplace_back(result);
}

constexpr std::array kGuestCmdlets{
    CmdletText{"New-NetFirewallRule|Creates an inbound rule of the machine's own firewall.|"
               "-DisplayName* -Name -Protocol -LocalPort[ -RemotePort -Direction{Inbound,Outbound} "
               "-Action{Allow,Block} -Enabled{True,False} -Profile -RemoteAddress -LocalAddress "
               "-Program -Description -Group",
               newRule},
    CmdletText{"Get-NetFirewallRule|Gets rules of the machine's own firewall.|-Name:0 "
               "-DisplayName -All!",
               getRule},
    CmdletText{"Remove-NetFirewallRule|Removes rules of the machine's own firewall.|-Name:0~ "
               "-DisplayName~",
               removeRule},
    CmdletText{"Test-NetConnection|Shows how far a ping or a TCP connection comes.|"
               "-ComputerName*:0 -Port:1 -CommonTCPPort{HTTP,RDP,SMB,WINRM} "
               "-InformationLevel{Detailed,Quiet}",
               testConnection},
};

} // namespace

std::span<const CmdletText> guestCmdlets()
{
    return kGuestCmdlets;
}

} // namespace peerscape::shell::pwsh
