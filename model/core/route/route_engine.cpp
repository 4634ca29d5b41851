#include "core/route/route_engine.h"

#include "core/route/route_layers.h"
#include "core/route/towards.h"

#include <algorithm>

namespace peerscape::route {

RouteEngine::RouteEngine(azure::Document document)
    : m_layers(std::make_unique<Layers>(std::move(document)))
{
}

RouteEngine::~RouteEngine() = default;

RouteEngine::RouteEngine(const RouteEngine& other)
    : m_layers(std::make_unique<Layers>(*other.m_layers))
{
}

RouteEngine::RouteEngine(RouteEngine&&) noexcept = default;

RouteEngine& RouteEngine::operator=(RouteEngine other)
{
    m_layers = std::move(other.m_layers);
    return *this;
}

void RouteEngine::update(azure::Document next, const azure::ChangeSet& changes)
{
    m_layers->update(std::move(next), changes);
}

const azure::Document& RouteEngine::document() const
{
    return m_layers->document();
}

EffectiveRouteTable RouteEngine::table(SubnetId subnet) const
{
    EffectiveRouteTable table;
    tableInto(subnet, table);
    return table;
}

void RouteEngine::tableInto(SubnetId subnet, EffectiveRouteTable& table) const
{
    const bool known = m_layers->withInput(subnet, false, [&](const MergeInput& input) {
        mergeTable(input, table);
        return true;
    });
    if (!known)
        table = {};
}

void RouteEngine::tablesInto(std::span<const Wanted> wanted) const
{
    constexpr std::size_t kTogether = 32; // what they are made of fits a cache
    std::vector<std::optional<MergeInput>> inputs;
    for (; !wanted.empty(); wanted = wanted.subspan(inputs.size())) {
        inputs.clear();
        for (const Wanted& one : wanted.first(std::min(kTogether, wanted.size())))
            inputs.push_back(layersOf(one.subnet));
        for (const auto& input : inputs) {
            if (input)
                prefetchLayers(*input);
        }
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            if (i + 1 < inputs.size())
                prefetchRows(*wanted[i + 1].table);
            if (inputs[i])
                mergeTable(*inputs[i], *wanted[i].table);
            else
                *wanted[i].table = {};
        }
    }
}

EffectiveRouteTable RouteEngine::table(NicId nic) const
{
    const azure::NetworkInterface* resource = document().find(nic);
    return resource != nullptr ? table(resource->subnet()) : EffectiveRouteTable{};
}

EffectiveRouteTable RouteEngine::tableTowards(SubnetId subnet,
                                              const net::Address& destination) const
{
    return m_layers->withInput(subnet, EffectiveRouteTable{}, [&](const MergeInput& input) {
        return mergeTowards(input, destination);
    });
}

std::vector<EffectiveRoute> RouteEngine::learnedTowards(VnetId vnet,
                                                        const net::Address& destination) const
{
    const auto [layer, through] = m_layers->gatewayInForce(vnet);
    return layer != nullptr ? route::learnedTowards(*layer, through, destination)
                            : std::vector<EffectiveRoute>();
}

std::optional<MergeInput> RouteEngine::layersOf(SubnetId subnet) const
{
    return m_layers->withInput(subnet, std::optional<MergeInput>(),
                               [](const MergeInput& input) { return std::optional(input); });
}

TableStamp RouteEngine::stamp(SubnetId subnet) const
{
    return m_layers->stamp(subnet);
}

std::size_t RouteEngine::rowCount(SubnetId subnet) const
{
    return m_layers->withInput(subnet, std::size_t{0}, countRows);
}

std::vector<net::Prefix> RouteEngine::advertisedPrefixes(VnetId gatewayVnet) const
{
    return m_layers->advertisedPrefixes(gatewayVnet);
}

const std::vector<VnetId>& RouteEngine::touchedVnets() const
{
    return m_layers->touchedVnets();
}

} // namespace peerscape::route
