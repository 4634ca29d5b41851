#include "tests/property/coverage.h"

#include "core/azure/fields.h"
#include "core/azure/names.h"
#include "core/azure/peering_state.h"

#include <type_traits>

namespace peerscape::test {

using azure::Document;
using azure::RouteSource;
using route::EffectiveRoute;
using route::LossReason;

namespace {

std::string kindName(ObjectId id)
{
    return std::string(azure::kindLabel(id.kind()));
}

/// Calls `found(name)` for each field that differs.
template<class R, class Found>
void forEachDifference(const R& before, const R& after, Found&& found)
{
    std::size_t place = 0;
    azure::visitFields(before, [&](std::string_view name, const auto& old) {
        std::size_t other = 0;
        azure::visitFields(after, [&](std::string_view, const auto& now) {
            if (other++ != place)
                return;
            if constexpr (std::is_same_v<decltype(old), decltype(now)>) {
                if (!(old == now))
                    found(name);
            }
        });
        ++place;
    });
}

std::string_view reasonName(LossReason reason)
{
    switch (reason) {
    case LossReason::SamePrefix:
        return " same prefix";
    case LossReason::PreferredSystemRoute:
        return " preferred system route";
    case LossReason::NetworkPolicy:
        return " network policy";
    case LossReason::None:
        break;
    }
    return "";
}

} // namespace

void Coverage::countChanges(const Document& before, const Document& after,
                            const azure::ChangeSet& changes)
{
    for (const ObjectId id : changes.added)
        count(kindName(id) + " added");
    for (const ObjectId id : changes.removed)
        count(kindName(id) + " removed");
    for (const ObjectId id : changes.updated) {
        before.visit(id, [&](auto typed, const auto& old) {
            forEachDifference(old, *after.find(typed), [&](std::string_view field) {
                count(kindName(id) + '.' + std::string(field));
            });
        });
    }
    if (changes.settingsChanged)
        count("settings");
    if (!changes.moved.empty())
        count("moved");
}

void Coverage::countRows(const Document& document, const route::EffectiveRouteTable& table)
{
    std::map<std::pair<net::Prefix, azure::NextHopType>, int> active;
    for (const EffectiveRoute& row : table.routes) {
        count(std::string(toString(row.source)) + ' ' + std::string(toString(row.nextHopType)) + ' '
              + std::string(toString(row.state)) + std::string(reasonName(row.lossReason)));
        if (row.addressPrefixes.empty()) {
            count("text instead of a prefix");
            continue;
        }
        if (!row.addressPrefixes.front().isV4())
            count("IPv6 " + std::string(toString(row.nextHopType)));
        if (row.nextHopIpAddresses.size() > 1)
            count("two next hops");
        if (row.via && row.source == RouteSource::VirtualNetworkGateway)
            count("gateway through a peering");
        if (row.via && row.nextHopType == azure::NextHopType::InterfaceEndpoint)
            count("private endpoint through a peering");
        if (const azure::Peering* link = document.find(PeeringId::of(row.origin))) {
            if (!link->peerCompleteVnets)
                count("subnet peering");
            if (azure::isStale(document, *link))
                count("peering out of sync");
        }
        if (row.state == azure::RouteState::Active && row.source == RouteSource::Default
            && ++active[{row.addressPrefixes.front(), row.nextHopType}] == 2)
            count("equal rows");
    }
    if (table.disableBgpRoutePropagation)
        count("propagation off");
}

std::string Coverage::missing(const std::vector<std::string_view>& wanted) const
{
    std::string never;
    for (const std::string_view name : wanted) {
        if (m_counts.find(name) == m_counts.end())
            never += "\n  " + std::string(name);
    }
    if (never.empty())
        return {};
    never = "never reached:" + never + "\nreached:";
    for (const auto& [name, times] : m_counts)
        never += "\n  " + name + ' ' + std::to_string(times);
    return never;
}

} // namespace peerscape::test
