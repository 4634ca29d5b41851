#include "core/expect/flow_classes.h"

#include "core/base/sort_unique.h"

#include <algorithm>
#include <charconv>

namespace peerscape::expect {

using azure::Document;
using reach::Flow;
using reach::Protocol;

namespace {

using Ports = std::vector<std::uint16_t>;

void addNumber(std::string_view text, std::uint32_t plus, Ports& ports)
{
    std::uint32_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && stop == text.data() + text.size() && value + plus <= 65535)
        ports.push_back(static_cast<std::uint16_t>(value + plus));
}

/// The first port of a range and the first one after it.
void addRanges(const std::vector<Text>& ranges, Ports& ports)
{
    for (const Text& text : ranges) {
        const std::string_view range = text;
        const std::size_t dash = range.find('-');
        addNumber(range.substr(0, dash), 0, ports);
        addNumber(dash == std::string_view::npos ? range : range.substr(dash + 1), 1, ports);
    }
}

struct PortClasses
{
    Ports sources;
    Ports destinations;
    bool anyRule = false;
};

PortClasses portClasses(const Document& document)
{
    PortClasses classes{{1}, {1}, false};
    document.all<azure::NetworkSecurityGroup>().forEach(
        [&](NsgId id, const azure::NetworkSecurityGroup& group) {
            classes.anyRule = classes.anyRule || !document.referrers(id).empty();
            for (const azure::SecurityRule& rule : group.securityRules) {
                addRanges(rule.sourcePortRanges, classes.sources);
                addRanges(rule.destinationPortRanges, classes.destinations);
            }
        });
    document.all<azure::VirtualMachine>().forEach([&](VmId, const azure::VirtualMachine& machine) {
        if (!machine.guestFirewall)
            return;
        classes.anyRule = true;
        for (const azure::GuestFirewallRule& rule : machine.guestFirewallRules)
            addRanges(rule.ports, classes.destinations);
    });
    sortUnique(classes.sources);
    sortUnique(classes.destinations);
    return classes;
}

} // namespace

std::vector<Flow> allFlows(const Document& document)
{
    const PortClasses classes = portClasses(document);
    if (!classes.anyRule)
        return {Flow{}};
    std::vector<Flow> flows;
    for (const Protocol protocol : {Protocol::Tcp, Protocol::Udp}) {
        for (const std::uint16_t destination : classes.destinations) {
            for (const std::uint16_t source : classes.sources)
                flows.push_back({protocol, destination, source});
        }
    }
    flows.push_back({Protocol::Icmp, 0, 0});
    return flows;
}

std::vector<Flow> flowsTo(const Document& document, Protocol protocol, std::uint16_t port)
{
    if (protocol == Protocol::Icmp)
        return {{protocol, 0, 0}};
    std::vector<Flow> flows;
    for (const std::uint16_t source : portClasses(document).sources)
        flows.push_back({protocol, port, source});
    return flows;
}

} // namespace peerscape::expect
