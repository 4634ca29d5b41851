#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"

#include <optional>
#include <string_view>

namespace peerscape::reach {

/// One end of a question: an object (interface, machine, subnet, network, site, circuit, load
/// balancer, private endpoint, firewall), a bare address, or, with neither, the Internet.
struct End
{
    ObjectId object;
    std::optional<net::Address> address;

    [[nodiscard]] bool isInternet() const { return !object && !address; }
    bool operator==(const End&) const = default;
};

/// Reads what a person typed: "internet", an IP address, or the name of an object as `findByName`
/// takes it; interfaces come before machines, subnets, networks and the others. Errors: `NotFound`,
/// `Ambiguous`.
[[nodiscard]] Result<End> parseEnd(const azure::Document& document, std::string_view text);

/// The end's name for people: "Internet", the address, or the object's display name.
[[nodiscard]] std::string nameOf(const azure::Document& document, const End& end);

/// The one sender or receiver that stands for an end.
struct Host
{
    /// Interface, site, circuit, load balancer, private endpoint or firewall; none for the
    /// Internet, for a bare address, and for a host that a subnet does not have yet.
    ObjectId object;
    SubnetId subnet; ///< Where it stands; none outside of Azure and for a bare address.
    net::Address address;

    bool operator==(const Host&) const = default;
};

/// Chooses the host of an end: of a machine its first interface, of a subnet or network the first
/// interface in document order, or when there is none an imagined host on the lowest free address;
/// of a site or circuit the first usable address of its first prefix. `family` picks the address
/// where there is a choice. Errors: `NoAddress` when the end has none.
[[nodiscard]] Result<Host> hostOf(const azure::Document& document, const End& end,
                                  net::Family family = net::Family::IPv4);

/// The host that sends from a bare address: the interface that has it, the site that holds it, or
/// for a public one the Internet. Errors: `NoAddress`, `Ambiguous` when several interfaces have it.
/// O(interfaces + sites).
[[nodiscard]] Result<Host> senderOf(const azure::Document& document, const net::Address& address);

} // namespace peerscape::reach
