#include "tests/bench/edits.h"

#include "core/azure/names.h"
#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "core/edit/peering_edits.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace peerscape::bench {

using namespace azure;
using edit::EditResult;

namespace {

/// Adds the prefix to a list, or takes it out.
void toggle(std::vector<net::Prefix>& list, const net::Prefix& prefix)
{
    const auto place = std::find(list.begin(), list.end(), prefix);
    if (place == list.end())
        list.push_back(prefix);
    else
        list.erase(place);
}

/// Makes the edits of one estate. Of the objects of a kind those in turn, so that the networks on
/// screen get their share.
class Kinds
{
public:
    Kinds(const Estate& estate, std::uint32_t seed)
        : m_estate(std::make_shared<const Estate>(estate))
        , m_random(std::make_shared<std::mt19937>(seed))
        , m_sides(std::make_shared<std::vector<std::vector<PeeringId>>>(estate.hubs.size()))
    {
        for (std::size_t i = 0; i < estate.hubSides.size(); ++i)
            (*m_sides)[estate.hubOf(i)].push_back(estate.hubSides[i]);
    }

    [[nodiscard]] std::vector<EditKind> all() const
    {
        return {{"transit-one", [this_ = *this](const Document& d) { return this_.transitOne(d); }},
                {"transit-hub", [this_ = *this](const Document& d) { return this_.transitHub(d); },
                 true},
                {"remote-one", [this_ = *this](const Document& d) { return this_.remoteOne(d); }},
                {"peering", [this_ = *this](const Document& d) { return this_.peering(d); }},
                {"prefix-spoke", [this_ = *this](const Document& d) { return this_.prefix(d); }},
                {"sync", [this_ = *this](const Document& d) { return this_.sync(d); }},
                {"prefix-hub", [this_ = *this](const Document& d) { return this_.prefixHub(d); }},
                {"on-premises", [this_ = *this](const Document& d) { return this_.onPremises(d); },
                 true},
                {"user-route", [this_ = *this](const Document& d) { return this_.userRoute(d); }},
                {"move-nic", [this_ = *this](const Document& d) { return this_.moveNic(d); }},
                {"gateway", [this_ = *this](const Document& d) { return this_.gateway(d); }, true}};
    }

private:
    template<class T>
    [[nodiscard]] const T& any(const std::vector<T>& list) const
    {
        return list[(*m_random)() % list.size()];
    }
    [[nodiscard]] std::size_t anySpoke() const { return (*m_random)() % m_estate->spokes.size(); }

    [[nodiscard]] EditResult transitOne(const Document& document) const
    {
        return edit::modify(document, m_estate->hubSides[anySpoke()], [](Peering& peering) {
            peering.allowGatewayTransit = !peering.allowGatewayTransit;
        });
    }

    /// All peerings of a hub, which were selected before.
    [[nodiscard]] EditResult transitHub(const Document& document) const
    {
        const auto toggle = [&](const std::vector<PeeringId>& links) {
            const Peering* first = document.find(links.front());
            const bool value = first == nullptr || !first->allowGatewayTransit;
            return edit::modifyAll(document, links, {"", {}},
                                   [&](Peering& peering) { peering.allowGatewayTransit = value; });
        };
        const std::vector<PeeringId>& sides = any(*m_sides);
        EditResult result = toggle(sides);
        if (result || result.error().code != "ResourceNotFound")
            return result;
        std::vector<PeeringId> left; // edits of another kind have deleted some
        std::copy_if(sides.begin(), sides.end(), std::back_inserter(left),
                     [&](PeeringId id) { return document.contains(id); });
        return toggle(left);
    }

    [[nodiscard]] EditResult remoteOne(const Document& document) const
    {
        return edit::modify(document, m_estate->spokeSides[anySpoke()], [](Peering& peering) {
            peering.useRemoteGateways = !peering.useRemoteGateways;
        });
    }

    /// Deletes both sides of a spoke's peering, or brings them back as undo does: a hub with more
    /// peerings than Azure allows refuses a new one.
    [[nodiscard]] EditResult peering(const Document& document) const
    {
        const std::size_t spoke = anySpoke();
        const PeeringId there = m_estate->hubSides[spoke];
        const PeeringId back = m_estate->spokeSides[spoke];
        if (document.contains(there))
            return edit::removePeeringPair(document, there);
        Transaction transaction(document);
        for (const PeeringId id : {there, back})
            transaction.put(id, *m_estate->document.find(id));
        return edit::makeEdit(transaction, {"", {}});
    }

    [[nodiscard]] EditResult prefix(const Document& document) const
    {
        const std::size_t spoke = anySpoke();
        const auto extra = net::Prefix::containing(
            net::Address::v4(0x64400000U + (static_cast<std::uint32_t>(spoke) << 6U)), 26);
        return edit::modify(document, m_estate->spokes[spoke],
                            [&](VirtualNetwork& vnet) { toggle(vnet.addressPrefixes, extra); });
    }

    /// Changes the space of a spoke and syncs the hub's peering with it, in one step.
    [[nodiscard]] EditResult sync(const Document& document) const
    {
        const std::size_t spoke = anySpoke();
        const auto extra = net::Prefix::containing(
            net::Address::v4(0x64600000U + (static_cast<std::uint32_t>(spoke) << 6U)), 26);
        return edit::chain(
            document, {"", {}},
            [&](const Document& d) {
                return edit::modify(d, m_estate->spokes[spoke], [&](VirtualNetwork& vnet) {
                    toggle(vnet.addressPrefixes, extra);
                });
            },
            [&](const Document& d) { return edit::syncPeering(d, m_estate->hubSides[spoke]); });
    }

    [[nodiscard]] EditResult prefixHub(const Document& document) const
    {
        const std::size_t hub = (*m_random)() % m_estate->hubs.size();
        const auto extra = net::Prefix::containing(
            net::Address::v4(0x647f0000U + (static_cast<std::uint32_t>(hub) << 8U)), 24);
        return edit::modify(document, m_estate->hubs[hub],
                            [&](VirtualNetwork& vnet) { toggle(vnet.addressPrefixes, extra); });
    }

    [[nodiscard]] EditResult onPremises(const Document& document) const
    {
        return edit::modify(document, any(m_estate->sites), [](LocalNetworkGateway& site) {
            toggle(site.addressPrefixes,
                   net::Prefix::containing(net::Address::v4(0xc0a86400U), 24));
        });
    }

    [[nodiscard]] EditResult userRoute(const Document& document) const
    {
        return edit::modify(document, any(m_estate->routeTables), [](RouteTable& table) {
            if (table.routes.back().name == "added") {
                table.routes.pop_back();
                return;
            }
            Route route;
            route.name = "added";
            route.addressPrefix = net::Prefix::containing(net::Address::v4(0xc633640aU), 32);
            route.nextHopType = NextHopType::None;
            table.routes.push_back(std::move(route));
        });
    }

    [[nodiscard]] EditResult moveNic(const Document& document) const
    {
        const NicId nic = any(m_estate->nics);
        const SubnetId subnet = document.find(nic)->subnet();
        const auto siblings = subnetsOf(document, document.find(subnet)->virtualNetwork);
        for (const ObjectId other : siblings) {
            if (other == ObjectId(subnet) || document.nameOf(other) == "GatewaySubnet")
                continue;
            if (EditResult moved = edit::moveToSubnet(document, nic, SubnetId::of(other)))
                return moved; // another one may be full
        }
        return edit::modify(document, nic, [](NetworkInterface&) {});
    }

    /// Deletes the gateway of a hub with its connection, or makes both again.
    [[nodiscard]] EditResult gateway(const Document& document) const
    {
        const std::size_t hub = (*m_random)() % m_estate->hubs.size();
        const auto gateways = gatewaysOf(document, m_estate->hubs[hub]);
        if (!gateways.empty())
            return edit::removeObjects(document, {gateways.front()});
        const Document& first = m_estate->document;
        VirtualNetworkGateway gateway = *first.find(m_estate->gateways[hub]);
        Connection connection = *first.find(
            ConnectionId::of(first.referrers(m_estate->sites[hub], Kind::Connection).front()));
        return edit::chain(
            document, {"", {}}, [&](const Document& d) { return edit::create(d, gateway); },
            [&](const Document& d) {
                connection.virtualNetworkGateway1 = gatewaysOf(d, m_estate->hubs[hub]).front();
                return edit::create(d, connection);
            });
    }

    std::shared_ptr<const Estate> m_estate;
    std::shared_ptr<std::mt19937> m_random;
    std::shared_ptr<std::vector<std::vector<PeeringId>>> m_sides; ///< Of each hub.
};

} // namespace

std::vector<EditKind> editKinds(const Estate& estate, std::uint32_t seed)
{
    return Kinds(estate, seed).all();
}

} // namespace peerscape::bench
