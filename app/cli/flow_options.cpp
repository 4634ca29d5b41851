#include "app/cli/flow_options.h"

namespace peerscape::cli {

void FlowOptions::addTo(CLI::App& verb)
{
    verb.add_option("--protocol", m_protocol, "Tcp, Udp or Icmp")
        ->check([](const std::string& text) {
            return reach::parseProtocol(text) ? std::string()
                                              : "'" + text + "' is not Tcp, Udp or Icmp";
        })
        ->capture_default_str();
    verb.add_option("--port", m_port, "Destination port")->capture_default_str();
}

reach::Flow FlowOptions::flow() const
{
    reach::Flow result;
    result.protocol = *reach::parseProtocol(m_protocol);
    result.destinationPort = m_port;
    return result;
}

reach::MatrixBy sidesOf(std::string_view by)
{
    if (by == "subnet")
        return reach::MatrixBy::Subnet;
    if (by == "vnet")
        return reach::MatrixBy::Vnet;
    return by == "site" ? reach::MatrixBy::Site : reach::MatrixBy::Nic;
}

} // namespace peerscape::cli
