#include "core/azure/end_names.h"

#include "core/azure/names.h"

#include <algorithm>
#include <array>

namespace peerscape::azure {

namespace {

constexpr std::array kEndKinds{
    Kind::NetworkInterface, Kind::VirtualMachine,      Kind::Subnet,
    Kind::VirtualNetwork,   Kind::LocalNetworkGateway, Kind::ExpressRouteCircuit,
    Kind::PrivateEndpoint,  Kind::LoadBalancer,        Kind::AzureFirewall,
};

} // namespace

bool isEndKind(Kind kind)
{
    return std::find(kEndKinds.begin(), kEndKinds.end(), kind) != kEndKinds.end();
}

Result<ObjectId> findEnd(const Document& document, std::string_view name)
{
    for (const Kind kind : kEndKinds) {
        auto found = findByName(document, kind, name);
        if (found || found.error().code == "Ambiguous")
            return found;
    }
    return failOwn(
        "NotFound",
        {PEERSCAPE_TR_NOOP("there is nothing named '{0}' that packets can come from or go to"),
         {std::string(name)}});
}

} // namespace peerscape::azure
