#include "tests/property/packet_lab.h"

#include "tests/property/lab_rules.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>

namespace peerscape::test {

namespace {

constexpr std::uint16_t kFirstPort = 4000;
constexpr int kPorts = 2;
constexpr std::uint16_t kFirstClientPort = 50000;

bool writeFile(const std::string& path, const std::string& text)
{
    std::ofstream file(path);
    file << text;
    file.close();
    return static_cast<bool>(file);
}

/// Enters a namespace for as long as it lives.
class Inside
{
public:
    explicit Inside(int space)
        : m_before(open("/proc/self/ns/net", O_RDONLY))
    {
        m_ok = setns(space, CLONE_NEWNET) == 0;
    }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside()
    {
        if (setns(m_before, CLONE_NEWNET) != 0)
            std::abort();
        close(m_before);
    }
    [[nodiscard]] bool ok() const { return m_ok; }

private:
    int m_before;
    bool m_ok = false;
};

/// A new network namespace, or -1.
int newSpace()
{
    const int before = open("/proc/self/ns/net", O_RDONLY);
    if (before < 0 || unshare(CLONE_NEWNET) != 0)
        return -1;
    const int space = open("/proc/self/ns/net", O_RDONLY);
    if (setns(before, CLONE_NEWNET) != 0)
        return -1;
    close(before);
    return space;
}

/// Runs a tool with `input` on its standard input; the reason when it fails. Without a shell:
/// starting processes is what most of the time goes to.
std::optional<std::string> runTool(std::array<const char*, 3> command, const std::string& input)
{
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0)
        return "a pipe cannot be made";
    const pid_t child = vfork();
    if (child == 0) {
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        close(ends[1]);
        execlp(command[0], command[0], command[1], command[2], nullptr);
        _exit(127);
    }
    close(ends[0]);
    const bool written =
        write(ends[1], input.data(), input.size()) == static_cast<ssize_t>(input.size());
    close(ends[1]);
    int status = -1;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0 || !written)
        return std::string(command[0]) + " failed on:\n" + input;
    return std::nullopt;
}

/// The settings of a namespace that make it behave as an interface in Azure.
bool configure(bool forwards)
{
    const std::string v4 = "/proc/sys/net/ipv4/";
    bool ok = writeFile(v4 + "ip_forward", forwards ? "1" : "0");
    for (const char* where : {"all", "default", "eth0"}) {
        const std::string path = v4 + "conf/" + where + '/';
        for (const char* name : {"rp_filter", "send_redirects", "accept_redirects"})
            ok = writeFile(path + name, "0") && ok;
    }
    writeFile("/proc/sys/net/ipv6/conf/all/disable_ipv6", "1"); // quieter; not there without IPv6
    return ok;
}

int udpSocket(std::uint16_t port)
{
    const int handle = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    if (handle < 0 || bind(handle, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0)
        return -1;
    return handle;
}

/// What a packet says: which probe it belongs to.
struct Payload
{
    std::uint32_t probe = 0;
    std::uint32_t isAnswer = 0;
};

} // namespace

std::optional<std::string> enterOwnNetwork()
{
    const unsigned user = getuid();
    const unsigned group = getgid();
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return std::string("namespaces are not allowed here: ") + std::strerror(errno);
    const bool mapped = writeFile("/proc/self/setgroups", "deny")
                        && writeFile("/proc/self/uid_map", "0 " + std::to_string(user) + " 1")
                        && writeFile("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
    if (!mapped)
        return "user namespaces cannot be mapped here";
    for (const char* probe : {"ip link show >/dev/null 2>&1", "nft list ruleset >/dev/null 2>&1"}) {
        if (std::system(probe) != 0)
            return std::string("this does not work here: ") + probe;
    }
    return std::nullopt;
}

PacketLab::~PacketLab()
{
    for (Machine& machine : m_machines) {
        closeSockets(machine);
        close(machine.space);
    }
    close(m_fabric);
}

void PacketLab::closeSockets(Machine& machine)
{
    for (const int server : machine.servers)
        close(server);
    machine.servers.clear();
    if (machine.client >= 0)
        close(std::exchange(machine.client, -1));
}

std::optional<std::string> PacketLab::load(const route::RouteEngine& routes)
{
    ++m_designs;
    for (Machine& machine : m_machines)
        machine.nic = {};
    std::size_t count = 0;
    std::optional<std::string> failure;
    routes.document().all<azure::NetworkInterface>().forEach(
        [&](NicId id, const azure::NetworkInterface& nic) {
            if (count == m_machines.size() && !failure)
                failure = addMachine();
            if (failure)
                return;
            Machine& machine = m_machines[count++];
            machine.nic = id;
            machine.address = nic.ipConfigurations.front().privateIPAddress.toString();
        });
    for (Machine& machine : m_machines) {
        if (!failure)
            failure = setUp(routes, machine);
    }
    return failure;
}

/// One more namespace, on the bridge; makes that with the first.
std::optional<std::string> PacketLab::addMachine()
{
    std::string batch;
    if (m_fabric < 0) {
        m_fabric = newSpace();
        batch = "link add fabric type bridge mcast_snooping 0\nlink set fabric up\n";
    }
    Machine machine;
    machine.space = newSpace();
    const auto number = static_cast<std::uint32_t>(m_machines.size() + 1);
    machine.mac = labMac(NicId(number));
    const Inside inside(m_fabric);
    if (!inside.ok() || machine.space < 0)
        return "a network namespace cannot be made";
    const std::string port = "p" + std::to_string(number);
    batch += "link add " + port + " type veth peer name eth0 address " + machine.mac
             + " netns /proc/self/fd/" + std::to_string(machine.space) + "\nlink set " + port
             + " master fabric up\n";
    m_machines.push_back(std::move(machine));
    return runTool({"ip", "-batch", "-"}, batch);
}

std::optional<std::string> PacketLab::setUp(const route::RouteEngine& routes, Machine& machine)
{
    closeSockets(machine);
    const Inside inside(machine.space);
    std::string batch = "link set lo up\nlink set eth0 up\naddr flush dev eth0\nroute flush "
                        "table main\nneigh flush dev eth0 nud permanent\n";
    if (!machine.nic)
        return inside.ok() ? runTool({"ip", "-batch", "-"}, batch)
                           : "a namespace cannot be entered";
    const azure::NetworkInterface& nic = *routes.document().find(machine.nic);
    if (!inside.ok() || !configure(nic.enableIPForwarding && nic.osForwards))
        return "a network namespace cannot be configured";
    batch += "addr add " + machine.address + "/32 dev eth0\n" + labRoutes(routes, machine.nic);
    for (const Machine& other : m_machines) {
        if (other.nic && other.nic != machine.nic)
            batch += "neigh replace " + other.address + " lladdr " + other.mac
                     + " dev eth0 nud permanent\n";
    }
    if (auto failure = runTool({"ip", "-batch", "-"}, batch))
        return failure;
    const std::string rules = "flush ruleset\n" + labRules(routes.document(), machine.nic);
    if (auto failure = runTool({"nft", "-f", "-"}, rules))
        return failure;
    for (int i = 0; i < kPorts; ++i)
        machine.servers.push_back(udpSocket(static_cast<std::uint16_t>(kFirstPort + i)));
    machine.client = udpSocket(static_cast<std::uint16_t>(kFirstClientPort + m_designs));
    return std::nullopt;
}

PacketLab::Machine* PacketLab::machineOf(NicId nic)
{
    for (Machine& machine : m_machines) {
        if (machine.nic == nic)
            return &machine;
    }
    return nullptr;
}

std::vector<ProbeResult> PacketLab::measure(const std::vector<Probe>& probes)
{
    using Clock = std::chrono::steady_clock;
    std::vector<ProbeResult> results(probes.size());
    for (std::size_t i = 0; i < probes.size(); ++i) {
        const Payload payload{static_cast<std::uint32_t>(i), 0};
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(probes[i].port);
        inet_pton(AF_INET, machineOf(probes[i].to)->address.c_str(), &to.sin_addr);
        // Refused at once where a route or a group of the sender's own drops it.
        sendto(machineOf(probes[i].from)->client, &payload, sizeof payload, 0,
               reinterpret_cast<const sockaddr*>(&to), sizeof to);
    }
    std::vector<pollfd> waiting;
    for (const Machine& machine : m_machines) {
        if (!machine.nic)
            continue;
        for (const int server : machine.servers)
            waiting.push_back({server, POLLIN, 0});
        waiting.push_back({machine.client, POLLIN, 0});
    }
    const auto complete = [&] {
        for (std::size_t i = 0; i < probes.size(); ++i) {
            if ((probes[i].expectArrival && !results[i].arrived)
                || (probes[i].expectAnswer && !results[i].answered))
                return false;
        }
        return true;
    };
    const auto start = Clock::now();
    auto lastSeen = start;
    const auto elapsedMs = [](Clock::time_point since) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - since).count();
    };
    while (elapsedMs(start) < kPatienceMs && !(complete() && elapsedMs(lastSeen) >= kQuietMs)) {
        if (poll(waiting.data(), waiting.size(), 20) <= 0)
            continue;
        for (const pollfd& ready : waiting) {
            Payload payload;
            sockaddr_in from{};
            socklen_t size = sizeof from;
            while (recvfrom(ready.fd, &payload, sizeof payload, 0,
                            reinterpret_cast<sockaddr*>(&from), &size)
                   == static_cast<ssize_t>(sizeof payload)) {
                lastSeen = Clock::now();
                ProbeResult& result = results[payload.probe];
                if (payload.isAnswer != 0) {
                    // From anybody else's address it is no answer.
                    char source[INET_ADDRSTRLEN] = {};
                    inet_ntop(AF_INET, &from.sin_addr, source, sizeof source);
                    result.answered =
                        result.answered || machineOf(probes[payload.probe].to)->address == source;
                    continue;
                }
                result.arrived = true;
                payload.isAnswer = 1;
                sendto(ready.fd, &payload, sizeof payload, 0,
                       reinterpret_cast<const sockaddr*>(&from), sizeof from);
            }
        }
    }
    return results;
}

} // namespace peerscape::test
