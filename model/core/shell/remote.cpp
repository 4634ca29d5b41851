#include "core/shell/remote.h"

#include "core/azure/names.h"
#include "core/reach/reach.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace peerscape::shell {

namespace {

using azure::Document;

/// The interface with this private address, seen from a machine: its own network and those peered
/// with it come first. From the Cloud Shell private addresses mean nothing.
VmId machineAt(const Document& document, const net::Address& address)
{
    VmId found;
    document.all<azure::NetworkInterface>().forEach([&](NicId, const azure::NetworkInterface& nic) {
        for (const azure::NicIpConfiguration& configuration : nic.ipConfigurations) {
            const auto* publicIp = document.find(configuration.publicIPAddress);
            const bool has = configuration.privateIPAddress == address
                             || (publicIp != nullptr && publicIp->ipAddress == address);
            if (has && !found)
                found = nic.virtualMachine;
        }
    });
    return found;
}

VnetId networkOf(const Document& document, VmId machine)
{
    const auto nics = document.referrers(machine, Kind::NetworkInterface);
    return nics.empty() ? VnetId() : azure::vnetOf(document, nics.front());
}

bool isPublicAddressOf(const Document& document, VmId machine, const net::Address& address)
{
    for (const ObjectId id : document.referrers(machine, Kind::NetworkInterface)) {
        for (const auto& configuration : document.find(NicId::of(id))->ipConfigurations) {
            const auto* publicIp = document.find(configuration.publicIPAddress);
            if (publicIp != nullptr && publicIp->ipAddress == address)
                return true;
        }
    }
    return false;
}

Arrival tryFlow(const route::RouteEngine& routes, const Place& from, const Destination& to,
                const reach::Flow& flow)
{
    const Document& document = routes.document();
    reach::End source;
    source.object = from.machine;
    const bool fromCloud = !from.machine;
    if (to.address.isNone())
        return {Arrival::Kind::Silent, "there is no such host"};
    if (fromCloud && to.machine && !isPublicAddressOf(document, to.machine, to.address))
        return {Arrival::Kind::Silent,
                fmt::format("{} is a private address: nothing outside of the network reaches it",
                            to.text)};
    reach::End destination;
    if (fromCloud && to.machine)
        destination.object = to.machine;
    else
        destination.address = to.address;
    const auto answer = reach::reach(routes, source, destination, flow);
    if (!answer)
        return {Arrival::Kind::Silent, answer.error().message};
    if (!answer->reachable)
        return {Arrival::Kind::Silent, render(answer->verdict().message)};
    return {Arrival::Kind::Answers, {}};
}

} // namespace

Destination findDestination(const Document& document, const Place& from, const std::string& text)
{
    Destination to;
    to.text = text;
    if (const auto address = net::Address::parse(text)) {
        to.address = *address;
        to.machine = machineAt(document, *address);
        return to;
    }
    const VnetId network = networkOf(document, from.machine);
    if (!network)
        return to;
    document.all<azure::VirtualMachine>().forEach([&](VmId id, const azure::VirtualMachine&) {
        if (to.machine || networkOf(document, id) != network
            || !equalsIgnoringCase(computerNameOf(document, id), text))
            return;
        const std::vector<net::Address> addresses = privateAddressesOf(document, id);
        if (!addresses.empty()) {
            to.machine = id;
            to.address = addresses.front();
        }
    });
    return to;
}

Arrival tryTcp(const route::RouteEngine& routes, const Place& from, const Destination& to,
               std::uint16_t port)
{
    reach::Flow flow;
    flow.destinationPort = port;
    Arrival arrival = tryFlow(routes, from, to, flow);
    if (arrival.kind != Arrival::Kind::Answers)
        return arrival;
    const auto* machine = routes.document().find(to.machine);
    const bool isWindows = machine != nullptr && machine->osType == "Windows";
    const bool listens = isWindows ? port == kRemoteDesktopPort || port == 5985 || port == 445
                                   : machine != nullptr && port == 22;
    if (!listens)
        return {Arrival::Kind::Refuses,
                fmt::format("the packet arrives, but nothing listens on port {}", port)};
    return arrival;
}

Arrival tryPing(const route::RouteEngine& routes, const Place& from, const Destination& to)
{
    if (!from.machine)
        return {Arrival::Kind::Silent, "the Cloud Shell cannot send ICMP"};
    reach::Flow flow;
    flow.protocol = reach::Protocol::Icmp;
    return tryFlow(routes, from, to, flow);
}

std::string computerNameOf(const Document& document, VmId id)
{
    const auto* machine = document.find(id);
    if (machine == nullptr)
        return {};
    const auto kept = nlohmann::json::parse(machine->extra.view(), nullptr, false);
    const nlohmann::json::json_pointer place("/properties/osProfile/computerName");
    if (kept.is_object() && kept.contains(place) && kept[place].is_string())
        return kept[place].get<std::string>();
    return machine->name.str();
}

std::vector<net::Address> privateAddressesOf(const Document& document, VmId machine)
{
    std::vector<net::Address> addresses;
    for (const ObjectId id : document.referrers(machine, Kind::NetworkInterface)) {
        for (const auto& configuration : document.find(NicId::of(id))->ipConfigurations) {
            if (!configuration.privateIPAddress.isNone())
                addresses.push_back(configuration.privateIPAddress);
        }
    }
    return addresses;
}

SshCall parseSsh(const Document& document, const Place& from, const std::vector<std::string>& words)
{
    SshCall call;
    std::string target;
    std::size_t i = 1;
    for (; i < words.size() && target.empty(); ++i) {
        const std::string& word = words[i];
        const bool takesValue = word == "-o" || word == "-p" || word == "-i" || word == "-l";
        if (takesValue && i + 1 >= words.size()) {
            call.error = "option requires an argument -- " + word.substr(1);
            return call;
        }
        if (word == "-o") {
            const std::string& option = words[++i];
            if (equalsIgnoringCase(option, "StrictHostKeyChecking=no")
                || equalsIgnoringCase(option, "StrictHostKeyChecking=accept-new"))
                call.checksHostKey = false;
        } else if (word == "-p") {
            const std::string& port = words[++i];
            const auto [end, error] =
                std::from_chars(port.data(), port.data() + port.size(), call.port);
            if (error != std::errc() || end != port.data() + port.size())
                call.error = "Bad port '" + port + "'";
        } else if (word == "-l") {
            call.user = words[++i];
        } else if (takesValue) {
            ++i;
        } else if (!word.starts_with('-')) {
            target = word;
        }
    }
    for (; i < words.size(); ++i)
        call.command += (call.command.empty() ? "" : " ") + words[i];
    if (target.empty()) {
        call.error = "usage: ssh [-o option] [-p port] [user@]hostname [command]";
        return call;
    }
    const std::size_t at = target.rfind('@');
    if (at != std::string::npos)
        call.user = target.substr(0, at);
    call.to =
        findDestination(document, from, at == std::string::npos ? target : target.substr(at + 1));
    return call;
}

std::string windowsPingText(const Destination& to, unsigned count, bool isAnswered)
{
    const std::string address = to.address.toString();
    std::string text =
        to.text == address
            ? fmt::format("\nPinging {} with 32 bytes of data:\n", address)
            : fmt::format("\nPinging {} [{}] with 32 bytes of data:\n", to.text, address);
    for (unsigned i = 0; i < count; ++i)
        text += isAnswered ? fmt::format("Reply from {}: bytes=32 time=1ms TTL=128\n", address)
                           : std::string("Request timed out.\n");
    const unsigned received = isAnswered ? count : 0;
    text += fmt::format("\nPing statistics for {}:\n    Packets: Sent = {}, Received = {}, Lost = "
                        "{} ({}% loss),\n",
                        address, count, received, count - received, isAnswered ? 0 : 100);
    if (isAnswered)
        text += "Approximate round trip times in milli-seconds:\n"
                "    Minimum = 1ms, Maximum = 1ms, Average = 1ms\n";
    return text;
}

std::string pingText(const Destination& to, unsigned count, bool isAnswered)
{
    const std::string address = to.address.toString();
    std::string text = fmt::format("PING {} ({}) 56(84) bytes of data.\n", to.text, address);
    double least = 0;
    double most = 0;
    double sum = 0;
    double squares = 0;
    for (unsigned i = 1; isAnswered && i <= count; ++i) {
        // Time stands still here; the figures of a real run in one region, in turn.
        constexpr double kTimes[] = {0.624, 0.587, 0.574, 0.601, 0.612};
        const double time = kTimes[(i - 1) % std::size(kTimes)];
        least = i == 1 ? time : std::min(least, time);
        most = std::max(most, time);
        sum += time;
        squares += time * time;
        text +=
            fmt::format("64 bytes from {}: icmp_seq={} ttl=64 time={:.3f} ms\n", address, i, time);
    }
    const unsigned received = isAnswered ? count : 0;
    text += fmt::format("\n--- {} ping statistics ---\n{} packets transmitted, {} received, {}% "
                        "packet loss, time {}ms\n",
                        to.text, count, received, isAnswered ? 0 : 100, (count - 1) * 1019 + 17);
    if (!isAnswered)
        return text + '\n';
    const double average = sum / count;
    text += fmt::format("rtt min/avg/max/mdev = {:.3f}/{:.3f}/{:.3f}/{:.3f} ms\n", least, average,
                        most, std::sqrt(std::max(squares / count - average * average, 0.0)));
    return text;
}

} // namespace peerscape::shell
