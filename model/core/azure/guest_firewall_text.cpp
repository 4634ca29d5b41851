#include "core/azure/guest_firewall_text.h"

#include <algorithm>

namespace peerscape::azure {

namespace {

/// Takes the text up to `end` off the front of `rest`; all of it without one.
std::string_view takeUpTo(std::string_view& rest, char end)
{
    const std::size_t place = rest.find(end);
    const std::string_view word = rest.substr(0, place);
    rest.remove_prefix(place == std::string_view::npos ? rest.size() : place + 1);
    return word;
}

} // namespace

std::string guestFirewallText(const VirtualMachine& machine)
{
    if (!machine.guestFirewall && machine.guestFirewallRules.empty())
        return {};
    std::string text = machine.guestFirewall ? "on" : "off";
    for (const GuestFirewallRule& rule : machine.guestFirewallRules) {
        std::string ports;
        for (const Text& port : rule.ports)
            ports += (ports.empty() ? "" : ",") + port.str();
        std::string name = rule.name.str();
        std::replace(name.begin(), name.end(), ';', ',');
        text += ';' + std::string(toString(rule.access)) + ' ' + rule.protocol.str() + ' '
                + (ports.empty() ? "*" : ports) + ' ' + name;
    }
    return text;
}

void readGuestFirewall(std::string_view text, VirtualMachine& machine)
{
    machine.guestFirewall = equalsIgnoringCase(takeUpTo(text, ';'), "on");
    machine.guestFirewallRules.clear();
    while (!text.empty()) {
        std::string_view rest = takeUpTo(text, ';');
        GuestFirewallRule rule;
        const auto access = parseRuleAccess(takeUpTo(rest, ' '));
        rule.protocol = takeUpTo(rest, ' ');
        for (std::string_view ports = takeUpTo(rest, ' '); !ports.empty();) {
            const std::string_view port = takeUpTo(ports, ',');
            if (port != "*")
                rule.ports.emplace_back(port);
        }
        rule.name = rest;
        if (!access || rule.protocol.empty())
            continue;
        rule.access = *access;
        machine.guestFirewallRules.push_back(std::move(rule));
    }
}

} // namespace peerscape::azure
