#include "core/shell/az/az.h"
#include "core/shell/az/commands.h"

#include <array>

namespace peerscape::shell {

namespace {

/// The watcher that answers: there is one in every region and it is always on.
std::string watcher(const Az& az, const Arguments& arguments)
{
    return "/subscriptions/" + az.subscription(arguments)
           + "/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/"
             "watcher/";
}

/// az looks a machine up while it reads the line: what is not there is a fault of the line.
Answer machineThatMustBe(Az& az, const std::string& id)
{
    Answer found = az.get(id);
    if (!found)
        return tl::unexpected<Failure>(Failure{2, found.error().message, false});
    return found;
}

/// Asks about a machine.
Answer askAbout(Az& az, const Arguments& arguments, const char* action, Json body)
{
    const std::string machine = az.idOf(arguments, kMachine, "vm");
    if (const Answer found = machineThatMustBe(az, machine); !found)
        return found;
    body["targetResourceId"] = machine;
    if (arguments.given("nic"))
        body["targetNicResourceId"] = az.idOf(arguments, kNic, "nic");
    return az.post(watcher(az, arguments) + action, std::move(body));
}

Answer showNextHop(Az& az, const Arguments& arguments)
{
    return askAbout(az, arguments, "nextHop",
                    {{"sourceIPAddress", arguments.text("source-ip")},
                     {"destinationIPAddress", arguments.text("dest-ip")}});
}

Answer testFlow(Az& az, const Arguments& arguments)
{
    Json body{{"direction", arguments.text("direction")}, {"protocol", arguments.text("protocol")}};
    for (const char* end : {"local", "remote"}) {
        const std::string text = arguments.text(end);
        const std::size_t colon = text.rfind(':');
        if (colon == std::string::npos)
            return refuse(
                "the following arguments must be specified as IP:PORT: --local, --remote");
        body[std::string(end) + "IPAddress"] = text.substr(0, colon);
        body[std::string(end) + "Port"] = text.substr(colon + 1);
    }
    return askAbout(az, arguments, "ipFlowVerify", std::move(body));
}

Answer testConnectivity(Az& az, const Arguments& arguments)
{
    if (!arguments.given("dest-resource") && !arguments.given("dest-address"))
        return refuse("usage error: --dest-resource NAME_OR_ID --dest-port PORT | "
                      "--dest-address ADDRESS --dest-port PORT");
    const std::string source = az.idOf(arguments, kMachine, "source-resource");
    if (const Answer found = machineThatMustBe(az, source); !found)
        return found;
    Json body;
    body["source"]["resourceId"] = source;
    if (arguments.given("dest-resource"))
        body["destination"]["resourceId"] = az.idOf(arguments, kMachine, "dest-resource");
    else
        body["destination"]["address"] = arguments.text("dest-address");
    if (arguments.given("dest-port"))
        body["destination"]["port"] = arguments.number("dest-port");
    body["protocol"] = arguments.given("protocol") ? arguments.text("protocol") : "Tcp";
    return az.post(watcher(az, arguments) + "connectivityCheck", std::move(body));
}

constexpr std::array kWatcherCommands{
    CommandText{"network watcher show-next-hop|Get information on the 'next hop' of a VM.|@g --vm* "
                "--source-ip* --dest-ip* --nic",
                showNextHop},
    CommandText{"network watcher test-ip-flow|Test IP flow to or from a VM.|--vm* "
                "--direction{Inbound,Outbound}* --protocol{TCP,UDP}* --local* --remote* @g --nic",
                testFlow},
    CommandText{"network watcher test-connectivity|Test if a connection can be established.|"
                "--source-resource* --source-port% --dest-resource --dest-port% --dest-address @g "
                "--protocol{Tcp,Http,Https,Icmp}",
                testConnectivity},
};

} // namespace

std::span<const CommandText> watcherCommands()
{
    return kWatcherCommands;
}

} // namespace peerscape::shell
