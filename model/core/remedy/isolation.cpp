#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/edit/peering_edits.h"
#include "core/edit/security_edits.h"
#include "core/expect/expectations.h"
#include "core/remedy/search.h"

#include <algorithm>

namespace peerscape::remedy {

using azure::Document;
using expect::Breach;
using route::RouteEngine;

namespace {

/// Whatever would stop a packet that gets through.
class Blocker
{
public:
    Blocker(const Document& document, const Breach& breach)
        : m_document(document)
        , m_breach(breach)
    {
    }

    std::vector<Step> block()
    {
        for (const reach::Hop& hop : m_breach.path.hops) {
            for (const route::EffectiveRoute& row : hop.routes) {
                const auto table = RouteTableId::of(row.origin);
                if (row.source == azure::RouteSource::User && m_document.find(table) != nullptr)
                    m_steps.push_back(dropRoute(m_document, table, row.name));
                if (const auto link = PeeringId::of(row.via); m_document.find(link) != nullptr)
                    m_steps.push_back(
                        {check::fixes::setFlag(m_document, link, &azure::Peering::useRemoteGateways,
                                               false),
                         1});
            }
            if (const auto link = PeeringId::of(hop.link); m_document.find(link) != nullptr)
                cut(link, hop.source);
            if (const auto link = ConnectionId::of(hop.link); m_document.find(link) != nullptr)
                m_steps.push_back({check::fixes::remove(m_document, link), 4});
        }
        deny();
        return std::move(m_steps);
    }

private:
    void cut(PeeringId link, const net::Address& source)
    {
        const azure::Peering& own = *m_document.find(link);
        const PeeringId reverse = azure::reverseOf(m_document, link);
        const auto* vnet = m_document.find(own.virtualNetwork);
        const bool isForwarded =
            vnet != nullptr
            && std::none_of(vnet->addressPrefixes.begin(), vnet->addressPrefixes.end(),
                            [&](const net::Prefix& prefix) { return prefix.contains(source); });
        if (isForwarded && reverse)
            m_steps.push_back({check::fixes::setFlag(m_document, reverse,
                                                     &azure::Peering::allowForwardedTraffic, false),
                               1});
        m_steps.push_back({{{PEERSCAPE_TR_NOOP("Delete the peering of {0} and {1}"),
                             {m_document.nameOf(own.virtualNetwork).str(),
                              m_document.nameOf(own.remoteVirtualNetwork).str()}},
                            [link](const Document& d) { return edit::removePeeringPair(d, link); }},
                           4});
    }

    /// A rule on the receiver's subnet against the sender's network.
    void deny()
    {
        const SubnetId subnet = m_breach.to.subnet;
        const auto* place = m_document.find(subnet);
        const VnetId sender = azure::vnetOf(m_document, m_breach.from.subnet);
        const auto* network = m_document.find(sender);
        if (place == nullptr || network == nullptr || place->virtualNetwork == sender)
            return;
        std::vector<Text> sources;
        for (const net::Prefix& prefix : network->addressPrefixes)
            sources.emplace_back(prefix.toString());
        const Message label{PEERSCAPE_TR_NOOP("Deny {0} at {1}"),
                            {network->name.str(), azure::displayName(m_document, subnet)}};
        m_steps.push_back({{label,
                            [=, name = "Deny-" + network->name.str()](const Document& d) {
                                return edit::denyInbound(d, subnet, name, sources, label);
                            }},
                           3});
    }

    const Document& m_document;
    const Breach& m_breach;
    std::vector<Step> m_steps;
};

/// A packet between the two, in either direction.
std::optional<Breach> findPacket(const RouteEngine& routes, ObjectId one, ObjectId other)
{
    const Document& document = routes.document();
    expect::Resolved resolved;
    resolved.statement.form = azure::ExpectationStatement::Form::NeverReaches;
    const expect::AddressClasses classes(routes);
    reach::Footprint footprint;
    for (const auto& [from, to] : {std::pair(one, other), std::pair(other, one)}) {
        for (const expect::Participant& sender : expect::partsOf(document, from)) {
            for (const expect::Participant& receiver : expect::partsOf(document, to)) {
                auto breach =
                    expect::findBreach(routes, classes, resolved, {sender, receiver}, footprint);
                if (breach)
                    return breach;
            }
        }
    }
    return std::nullopt;
}

Result<void> requireIsolable(const Document& document, ObjectId one, ObjectId other)
{
    for (const ObjectId id : {one, other}) {
        if (!canBeIsolated(id) || !document.contains(id))
            return failOwn(
                "NotFound",
                {PEERSCAPE_TR_NOOP("isolation is about networks, subnets, machines and interfaces"),
                 {}},
                {id});
    }
    return {};
}

} // namespace

bool canBeIsolated(ObjectId id)
{
    return id.kind() == Kind::VirtualNetwork || id.kind() == Kind::Subnet
           || id.kind() == Kind::VirtualMachine || id.kind() == Kind::NetworkInterface;
}

Result<bool> areIsolated(const RouteEngine& routes, ObjectId one, ObjectId other)
{
    const Result<void> known = requireIsolable(routes.document(), one, other);
    if (!known)
        return tl::unexpected<Error>(known.error());
    return !findPacket(routes, one, other);
}

Result<std::vector<Remedy>> findIsolations(const RouteEngine& routes, ObjectId one, ObjectId other,
                                           const SearchOptions& options)
{
    const Result<void> known = requireIsolable(routes.document(), one, other);
    if (!known)
        return tl::unexpected<Error>(known.error());
    const Question question = [&](const RouteEngine& changed) -> std::optional<std::vector<Step>> {
        const auto breach = findPacket(changed, one, other);
        if (!breach)
            return std::nullopt;
        return Blocker(changed.document(), *breach).block();
    };
    return search(routes, question, options);
}

} // namespace peerscape::remedy
