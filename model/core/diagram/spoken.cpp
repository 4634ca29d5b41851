#include "core/diagram/spoken.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/azure/regions.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/box_parts.h"
#include "core/diagram/chips.h"
#include "core/diagram/note_box.h"

#include <iterator>

namespace peerscape::diagram {

namespace {

using Words = std::vector<Message>;

Message stateWords(azure::PeeringState state)
{
    switch (state) {
    case azure::PeeringState::Connected:
        return {PEERSCAPE_TR_NOOP("connected"), {}};
    case azure::PeeringState::Initiated:
        return {PEERSCAPE_TR_NOOP("initiated"), {}};
    default:
        return {PEERSCAPE_TR_NOOP("disconnected"), {}};
    }
}

Words wordsOf(const azure::Document& document, PeeringId id)
{
    const azure::Peering& peering = *document.find(id);
    Words words{{PEERSCAPE_TR_NOOP("Peering {0} to {1}"),
                 {document.nameOf(peering.virtualNetwork).str(),
                  document.nameOf(peering.remoteVirtualNetwork).str()}},
                stateWords(azure::peeringState(document, id))};
    const auto say = [&](bool so, std::string_view text) {
        if (so)
            words.push_back({text, {}});
    };
    say(azure::isGlobal(document, peering), PEERSCAPE_TR_NOOP("global"));
    say(peering.allowGatewayTransit, PEERSCAPE_TR_NOOP("gateway transit allowed"));
    say(peering.useRemoteGateways, PEERSCAPE_TR_NOOP("remote gateways used"));
    say(peering.allowForwardedTraffic, PEERSCAPE_TR_NOOP("forwarded traffic allowed"));
    say(!peering.allowVirtualNetworkAccess, PEERSCAPE_TR_NOOP("access off"));
    say(!peering.peerCompleteVnets, PEERSCAPE_TR_NOOP("subnet peering"));
    say(azure::isLive(document, id) && azure::isStale(document, peering),
        PEERSCAPE_TR_NOOP("out of sync"));
    return words;
}

Words wordsOf(const azure::Document& document, ConnectionId id)
{
    const azure::Connection& connection = *document.find(id);
    return {{PEERSCAPE_TR_NOOP("Connection {0}"), {connection.name.str()}},
            verbatim(std::string(azure::toString(connection.connectionType))),
            connection.up ? Message{PEERSCAPE_TR_NOOP("up"), {}}
                          : Message{PEERSCAPE_TR_NOOP("down"), {}}};
}

Words wordsOf(const azure::Document& document, VnetId id)
{
    const azure::VirtualNetwork& vnet = *document.find(id);
    Words words{{PEERSCAPE_TR_NOOP("Virtual network {0}"), {vnet.name.str()}},
                vnet.external && vnet.addressPrefixes.empty()
                    ? Message{PEERSCAPE_TR_NOOP("address space unknown"), {}}
                    : verbatim(joined(vnet.addressPrefixes, ", "))};
    if (!vnet.location.empty())
        words.push_back(verbatim(azure::regionLabel(vnet.location.view())));
    if (isCollapsed(document, id)) {
        NetworkContent content = contentOf(document, id);
        words.push_back({PEERSCAPE_TR_NOOP("collapsed"), {}});
        words.push_back(std::move(content.subnets));
        words.push_back(std::move(content.things));
    }
    return words;
}

Words wordsOf(const azure::Document& document, SubnetId id)
{
    const azure::Subnet& subnet = *document.find(id);
    Words words{{PEERSCAPE_TR_NOOP("Subnet {0}"), {subnet.name.str()}},
                verbatim(joined(subnet.addressPrefixes, ", "))};
    const auto say = [&](ObjectId with, std::string_view text) {
        if (with)
            words.push_back({text, {document.nameOf(with).str()}});
    };
    say(subnet.routeTable, PEERSCAPE_TR_NOOP("route table {0}"));
    say(subnet.networkSecurityGroup, PEERSCAPE_TR_NOOP("security group {0}"));
    say(subnet.natGateway, PEERSCAPE_TR_NOOP("NAT gateway {0}"));
    return words;
}

Words wordsOf(const azure::Document& document, NoteId id)
{
    const azure::Note& note = *document.find(id);
    if (!note.image.empty())
        return {{PEERSCAPE_TR_NOOP("Image: {0}"), {note.text.str()}}};
    if (note.frame)
        return {{PEERSCAPE_TR_NOOP("Frame: {0}"), {noteTitle(note)}}};
    return {{PEERSCAPE_TR_NOOP("Note: {0}"), {note.text.str()}}};
}

/// Sites, circuits and resources that Peerscape does not model.
Words freeBoxWords(const azure::Document& document, ObjectId id)
{
    const std::string name = document.nameOf(id).str();
    Words words;
    if (const auto* site = document.find(SiteId::of(id))) {
        words.push_back({PEERSCAPE_TR_NOOP("Site {0}"), {name}});
        if (!site->addressPrefixes.empty())
            words.push_back(verbatim(joined(site->addressPrefixes, ", ")));
    } else if (const auto* circuit = document.find(CircuitId::of(id))) {
        words.push_back({PEERSCAPE_TR_NOOP("ExpressRoute circuit {0}"), {name}});
        if (!circuit->serviceProviderName.empty())
            words.push_back(verbatim(circuit->serviceProviderName.str()));
        if (!circuit->advertises.empty())
            words.push_back(verbatim(joined(circuit->advertises, ", ")));
    } else if (const auto* unknown = document.find(UnknownId::of(id))) {
        words.push_back({PEERSCAPE_TR_NOOP("Resource {0}"), {name}});
        words.push_back(verbatim(unknown->type.str()));
        words.push_back({PEERSCAPE_TR_NOOP("not modelled"), {}});
    }
    return words;
}

Words chipWords(const azure::Document& document, ObjectId id)
{
    Chip chip = chipOf(document, id);
    Words words{verbatim(chip.title)};
    if (!chip.mono || !hides(document, azure::Layer::Addresses))
        std::move(chip.details.begin(), chip.details.end(), std::back_inserter(words));
    return words;
}

} // namespace

Words spokenOf(const azure::Document& document, const Element& element)
{
    const ObjectId id = element.object;
    if (element.kind == ElementKind::Chip)
        return chipWords(document, id);
    Words words;
    switch (id.kind()) {
    case Kind::Peering:
        return wordsOf(document, PeeringId::of(id));
    case Kind::Connection:
        return wordsOf(document, ConnectionId::of(id));
    case Kind::Subnet:
        return wordsOf(document, SubnetId::of(id));
    case Kind::VirtualNetwork:
        words = wordsOf(document, VnetId::of(id));
        break;
    case Kind::Note:
        words = wordsOf(document, NoteId::of(id));
        break;
    default:
        words = freeBoxWords(document, id);
        break;
    }
    if (const auto* placement = document.placement(id); placement != nullptr && placement->locked)
        words.push_back({PEERSCAPE_TR_NOOP("locked"), {}});
    return words;
}

std::string spokenText(const azure::Document& document, const Element& element)
{
    std::string text;
    for (const Message& words : spokenOf(document, element))
        text += (text.empty() ? "" : ", ") + render(words);
    return text;
}

NetworkContent contentOf(const azure::Document& document, VnetId id)
{
    std::size_t subnets = 0;
    std::size_t things = 0;
    for (const ObjectId child : azure::subnetsOf(document, id)) {
        ++subnets;
        things += chipCount(document, SubnetId::of(child), document.referrers(child).size());
    }
    return {{PEERSCAPE_TR_NOOP("{0} {0|subnet|subnets}"), {std::to_string(subnets)}},
            {PEERSCAPE_TR_NOOP("{0} {0|thing in it|things in them}"), {std::to_string(things)}}};
}

} // namespace peerscape::diagram
