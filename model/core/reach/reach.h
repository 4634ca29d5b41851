#pragma once

#include "core/reach/ends.h"
#include "core/reach/footprint.h"
#include "core/reach/security.h"

/// Does a packet arrive, and does the answer come back (azure-routing.md 7).
namespace peerscape::reach {

/// The answer to one question.
struct Answer
{
    Host from;
    Host to;
    /// Whether the packet arrives on every way it may take and the answer comes back on every way
    /// that may take.
    bool reachable = false;
    /// The ways of the packet, never empty: those that fail first, so that the first one decides.
    /// Several where routes tie (ECMP) or a load balancer has several backends.
    std::vector<Path> forward;
    /// The ways of the answer, never empty, likewise. Where no packet arrives, the ways of a packet
    /// from the other end that security lets pass: what else is missing (7.5.5).
    std::vector<Path> back;
    /// The answer passes other appliances than the packet did; harmless unless one keeps track of
    /// flows, as firewalls and translators do, which then decides (7.3.2, L18).
    bool asymmetric = false;

    /// "Reachable" or "Unreachable", as Network Watcher says it.
    [[nodiscard]] std::string_view status() const;
    /// Why not: the verdict of the packet if it is lost, else that of the answer.
    [[nodiscard]] const Verdict& verdict() const;
};

/// Follows a packet from one end to the other and the answer back. Sets of hosts (subnets,
/// networks, machines) are stood for as `hostOf` says. Errors: those of `hostOf` and `senderOf`;
/// `NoSource` for an end that sends nothing by itself. A few table look-ups for each hop.
[[nodiscard]] Result<Answer> reach(const route::RouteEngine& routes, const End& from, const End& to,
                                   const Flow& flow = {}, const Options& options = {});

/// The same between two hosts that the caller chose.
/// `footprint`, when given, learns what the walks read.
[[nodiscard]] Result<Answer> reachHosts(const route::RouteEngine& routes, const Host& from,
                                        const Host& to, const Flow& flow = {},
                                        const Options& options = {},
                                        Footprint* footprint = nullptr);

} // namespace peerscape::reach
