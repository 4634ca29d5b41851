#pragma once

#include "core/route/route_engine.h"

#include <string>
#include <vector>

/// Machines of the design as one reaches them from a shell: who answers, and why not.
namespace peerscape::shell {

/// Where a shell stands: in a machine, or in the Cloud Shell, somewhere on the Internet.
struct Place
{
    VmId machine;
};

/// A destination as it was typed.
struct Destination
{
    std::string text;
    net::Address address; ///< None when the name means nothing.
    VmId machine;         ///< Who has the address; none for nobody and for other resources.
};

/// Finds an address by its digits, or a machine of the same network by name.
[[nodiscard]] Destination findDestination(const azure::Document& document, const Place& from,
                                          const std::string& text);

/// How far a packet gets.
struct Arrival
{
    enum class Kind : std::uint8_t {
        Answers,
        Refuses, ///< It arrives, but nothing listens there.
        Silent,  ///< Lost on the way, there or back.
    };
    Kind kind = Kind::Silent;
    std::string why; ///< In words, when it is not answered.
};

inline constexpr std::uint16_t kRemoteDesktopPort = 3389;

/// TCP to a port. Linux listens for ssh, Windows for its remote desktop, remote management and
/// files.
[[nodiscard]] Arrival tryTcp(const route::RouteEngine& routes, const Place& from,
                             const Destination& to, std::uint16_t port);
/// ICMP echo.
[[nodiscard]] Arrival tryPing(const route::RouteEngine& routes, const Place& from,
                              const Destination& to);

/// The machine's name as its guest says it.
[[nodiscard]] std::string computerNameOf(const azure::Document& document, VmId machine);
/// The addresses of its interfaces.
[[nodiscard]] std::vector<net::Address> privateAddressesOf(const azure::Document& document,
                                                           VmId machine);

/// An `ssh` line.
struct SshCall
{
    std::string user;
    Destination to;
    std::uint16_t port = 22;
    bool checksHostKey = true;
    std::string command; ///< What to run there instead of a shell.
    std::string error;   ///< What ssh says of a line that it cannot read.
};
[[nodiscard]] SshCall parseSsh(const azure::Document& document, const Place& from,
                               const std::vector<std::string>& words);

/// The lines of Windows' `ping`.
[[nodiscard]] std::string windowsPingText(const Destination& to, unsigned count, bool isAnswered);
/// The lines of Linux' `ping`. `count` packets; answered or not.
[[nodiscard]] std::string pingText(const Destination& to, unsigned count, bool isAnswered);

} // namespace peerscape::shell
