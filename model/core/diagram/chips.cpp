#include "core/diagram/chips.h"

#include "core/azure/names.h"
#include "core/diagram/box_builder.h"

namespace peerscape::diagram {

namespace {

std::string addressText(const net::Address& address, const Words& words)
{
    return address.isNone() ? std::string(words[Word::NoAddress]) : address.toString();
}

Chip nicChip(const azure::Document& document, NicId id, const Words& words)
{
    const azure::NetworkInterface& nic = *document.find(id);
    Chip chip;
    chip.object = drawnAs(document, id);
    const azure::VirtualMachine* machine = document.find(VmId::of(chip.object));
    chip.title = machine != nullptr ? machine->name.str() : nic.name.str();
    const bool appliance = nic.isAppliance || nic.enableIPForwarding;
    chip.glyph = appliance ? "appliance" : machine != nullptr ? "vm" : "nic";
    chip.color = appliance ? ColorRole::Appliance : ColorRole::Text;
    chip.hollow = machine != nullptr && !machine->running;
    const auto* configuration = nic.primaryConfiguration();
    if (configuration != nullptr)
        chip.details.push_back(addressText(configuration->privateIPAddress, words));
    if (chip.hollow)
        chip.details.emplace_back(words[Word::Stopped]);
    return chip;
}

Chip gatewayChip(const azure::Document& document, GatewayId id)
{
    const azure::VirtualNetworkGateway& gateway = *document.find(id);
    Chip chip{id,
              gateway.gatewayType == azure::GatewayType::Vpn ? "vpn-gateway" : "expressroute",
              gateway.name.str(),
              {},
              ColorRole::Gateway,
              ColorRole::Gateway};
    const azure::PublicIpAddress* address =
        gateway.ipConfigurations.empty()
            ? nullptr
            : document.find(gateway.ipConfigurations.front().publicIPAddress);
    if (address != nullptr && !address->ipAddress.isNone())
        chip.details.push_back(address->ipAddress.toString());
    if (!gateway.sku.empty())
        chip.details.push_back(gateway.sku.str());
    if (chip.details.empty())
        chip.details.emplace_back(azure::toString(gateway.gatewayType));
    return chip;
}

/// A chip of an object with a private address or none.
Chip plainChip(const azure::Document& document, ObjectId id, std::string_view glyph,
               std::string detail, ColorRole color = ColorRole::Text,
               ColorRole line = ColorRole::ChipLine)
{
    return {id, glyph, document.nameOf(id).str(), {std::move(detail)}, color, line};
}

} // namespace

std::string subtitleOf(const Chip& chip)
{
    std::string text;
    for (const std::string& detail : chip.details)
        text += (text.empty() ? "" : " · ") + detail;
    return text;
}

Chip chipOf(const azure::Document& document, ObjectId id, const Words& words)
{
    switch (id.kind()) {
    case Kind::VirtualMachine: {
        const auto nics = document.referrers(id, Kind::NetworkInterface);
        return nics.empty() ? Chip() : nicChip(document, NicId::of(nics.front()), words);
    }
    case Kind::NetworkInterface: {
        // A machine's later interfaces show as themselves, its first one as the machine.
        Chip chip = nicChip(document, NicId::of(id), words);
        const auto nics = document.referrers(chip.object, Kind::NetworkInterface);
        if (!nics.empty() && nics.front() != id) {
            chip.object = id;
            chip.title = document.nameOf(id).str();
        }
        return chip;
    }
    case Kind::VirtualNetworkGateway:
        return gatewayChip(document, GatewayId::of(id));
    case Kind::PrivateEndpoint:
        return plainChip(
            document, id, "private-endpoint",
            addressText(document.find(PrivateEndpointId::of(id))->privateIPAddress, words));
    case Kind::AzureFirewall:
        return plainChip(document, id, "firewall",
                         addressText(document.find(FirewallId::of(id))->privateIPAddress, words),
                         ColorRole::Appliance);
    case Kind::LoadBalancer:
        return plainChip(
            document, id, "load-balancer",
            addressText(document.find(LoadBalancerId::of(id))->privateIPAddress, words));
    case Kind::BastionHost: {
        Chip chip = plainChip(document, id, "bastion", "Bastion");
        chip.mono = false;
        return chip;
    }
    case Kind::RouteServer: {
        Chip chip = plainChip(document, id, "route-server", "Route Server", ColorRole::Gateway,
                              ColorRole::Gateway);
        chip.mono = false;
        return chip;
    }
    default:
        return {};
    }
}

std::vector<Chip> chipsOf(const azure::Document& document, SubnetId id, const Words& words)
{
    std::vector<Chip> chips;
    for (const ObjectId item : document.referrers(id)) {
        if (item.kind() == Kind::NetworkInterface && document.find(NicId::of(item))->subnet() != id)
            continue;
        if (item.kind() == Kind::VirtualMachine)
            continue;
        if (Chip chip = chipOf(document, item, words); chip.object)
            chips.push_back(std::move(chip));
    }
    return chips;
}

std::size_t chipCount(const azure::Document& document, SubnetId id, std::size_t most)
{
    std::size_t count = 0;
    for (const ObjectId item : document.referrers(id)) {
        if (count == most)
            break;
        switch (item.kind()) {
        case Kind::NetworkInterface:
            count += document.find(NicId::of(item))->subnet() == id ? 1U : 0U;
            break;
        case Kind::VirtualNetworkGateway:
        case Kind::PrivateEndpoint:
        case Kind::AzureFirewall:
        case Kind::BastionHost:
        case Kind::LoadBalancer:
        case Kind::RouteServer:
            ++count;
            break;
        default:
            break;
        }
    }
    return count;
}

} // namespace peerscape::diagram
