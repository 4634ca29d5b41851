#pragma once

#include "core/azure/enums.h"
#include "core/base/result.h"
#include "core/net/address.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Statements about a design that a person writes and the document keeps, as text with a grammar.
///
///     vm1 reaches vm2 on tcp/443
///     web/apps reaches the internet through fw1
///     no spoke reaches another spoke except through the firewall
///     no subnet tagged data has a way to the internet
///     nic1 has a route to 10.0.0.0/8 by VirtualAppliance 10.0.1.4
///     web/apps has no route to 0.0.0.0/0 by Internet
///     nothing changes for web/apps recorded as 10.0.0.0/16 VnetLocal, 0.0.0.0/0 Internet
///
/// A statement that begins with `#` is kept and not checked. What was recorded is written by
/// `expect::recordRoutes`.
/// Words are compared without case. A name stands in quotes where it holds spaces. `spoke`, `hub`,
/// `network`, `subnet`, `interface`, `machine`, `site` and `firewall` mean all of a sort only after
/// `no`, `every`, `any`, `a`, `the` or `another`, so that a network may be called hub.
namespace peerscape::azure {

/// One end of a statement.
struct ExpectationEnd
{
    enum class What : std::uint8_t {
        Named, ///< An object by its name.
        Range, ///< An address or a prefix.
        Internet,
        Spokes, ///< Networks that are peered with a hub and are none themselves.
        Hubs,   ///< Networks peered with two or more others.
        Networks,
        Subnets,
        Interfaces,
        Machines,
        Sites,     ///< On-premises sites and circuits.
        Firewalls, ///< Azure Firewalls and interfaces that are appliances.
    };
    What what = What::Named;
    std::string name;                 ///< Of Named.
    std::optional<net::Prefix> range; ///< Of Range.
    /// Only those with this tag, `key` or `key=value`; of a subnet, its own or its network's.
    std::string tag;
    bool other = false;     ///< "another": not the one at the other end.
    std::size_t offset = 0; ///< Where the name stands in the text, quotes included.
    std::size_t length = 0;
};

/// Where addresses of a prefix were sent when a table was recorded, unless a longer prefix of it
/// holds them.
struct RecordedRoute
{
    net::Prefix prefix;
    NextHopType nextHop = NextHopType::None;
    std::vector<net::Address> nextHopIpAddresses; ///< Sorted.
    bool operator==(const RecordedRoute&) const = default;
};

/// A statement, understood as far as that goes without a design.
struct ExpectationStatement
{
    enum class Form : std::uint8_t {
        Reaches,      ///< Every packet arrives on every way, and its answer comes back.
        NeverReaches, ///< No packet arrives on any way.
        HasRoute,     ///< Every address of `range` is routed so.
        HasNoRoute,   ///< No address of `range` is routed so.
        Unchanged,    ///< Every address is routed as `recorded`.
    };
    Form form = Form::Reaches;
    bool off = false; ///< Not to be checked.
    ExpectationEnd from;
    ExpectationEnd to; ///< Of the first two forms.
    /// Reaches: every way passes it. NeverReaches: ways that pass it do not count.
    std::optional<ExpectationEnd> through;
    std::string protocol;   ///< "Tcp", "Udp", "Icmp"; empty when not said.
    std::uint16_t port = 0; ///< 0 when not said.
    net::Prefix range;      ///< Of the last two forms.
    std::optional<NextHopType> nextHop;
    std::optional<net::Address> nextHopIpAddress;
    std::vector<RecordedRoute> recorded; ///< Of the last form; empty while nothing is recorded.
    std::size_t recordedOffset = 0;      ///< Of the last form: where the record begins in the text.
};

/// Reads a statement. Errors: `Statement`, with what was expected and what stands there.
[[nodiscard]] Result<ExpectationStatement> parseExpectation(std::string_view text);

/// A name as statements have it: in quotes when it holds spaces or quotes, or when `quoted`.
[[nodiscard]] std::string expectationName(std::string_view name, bool quoted = false);

/// The same statement, checked or not.
[[nodiscard]] std::string switchedExpectation(std::string_view text, bool on);

/// The statement without what it recorded, which can be long.
[[nodiscard]] std::string withoutRecord(std::string_view text);

/// "10.0.0.0/16 VnetLocal, 10.1.0.0/16 VirtualAppliance 10.0.1.4": what stands after `recorded as`.
[[nodiscard]] std::string recordText(const std::vector<RecordedRoute>& recorded);

/// The ends of a statement that name an object, in the order of the text.
[[nodiscard]] std::vector<const ExpectationEnd*> namedEnds(const ExpectationStatement& statement);

} // namespace peerscape::azure
