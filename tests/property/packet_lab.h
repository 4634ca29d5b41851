#pragma once

#include "core/route/route_engine.h"

#include <optional>
#include <string>
#include <vector>

namespace peerscape::test {

/// One packet to send: from one interface's namespace to another interface's address.
struct Probe
{
    NicId from;
    NicId to;
    std::uint16_t port = 4000; ///< Udp.
    bool expectArrival = false;
    bool expectAnswer = false;
};

/// What was seen.
struct ProbeResult
{
    bool arrived = false;
    bool answered = false;
};

/// Leaves the machine's own network for good: the process goes on in a user and network namespace
/// of its own, with nothing in it and no way out; all that is made there dies with the process. To
/// be called in a child with one thread. Gives the reason when the system does not allow it.
[[nodiscard]] std::optional<std::string> enterOwnNetwork();

/// Designs as network namespaces: one for each interface, all on one bridge. An interface's
/// computed table is its `ip route`, its forwarding switches are the kernel's, security groups and
/// `allowForwardedTraffic` are nftables rules. Knows nothing of `core/reach`. The namespaces are
/// made once and set up anew for each design: the kernel needs a second to take ten of them away.
class PacketLab
{
public:
    PacketLab() = default;
    PacketLab(const PacketLab&) = delete;
    PacketLab& operator=(const PacketLab&) = delete;
    ~PacketLab();

    /// Sets the namespaces up as a design; only after `enterOwnNetwork`. Interfaces must be
    /// numbered from 1 without gaps. Gives a reason when a tool fails.
    [[nodiscard]] std::optional<std::string> load(const route::RouteEngine& routes);

    /// Sends every probe and answers what arrives. Waits until all that is expected has been seen,
    /// and a little longer for what is not; at most `kPatience` in all.
    [[nodiscard]] std::vector<ProbeResult> measure(const std::vector<Probe>& probes);

private:
    static constexpr int kPatienceMs = 3000;
    static constexpr int kQuietMs = 120;

    struct Machine
    {
        NicId nic; ///< None while the design has fewer interfaces.
        std::string address;
        std::string mac;
        int space = -1;           ///< Its network namespace.
        std::vector<int> servers; ///< By port, from 4000.
        int client = -1;
    };

    [[nodiscard]] std::optional<std::string> addMachine();
    [[nodiscard]] std::optional<std::string> setUp(const route::RouteEngine& routes,
                                                   Machine& machine);
    static void closeSockets(Machine& machine);
    [[nodiscard]] Machine* machineOf(NicId nic);

    std::vector<Machine> m_machines;
    int m_fabric = -1;           ///< The network namespace of the bridge.
    std::uint16_t m_designs = 0; ///< Each asks from a port of its own: no flow is known already.
};

} // namespace peerscape::test
