#include "core/diagram/spoken.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/azure/regions.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/box_parts.h"
#include "core/diagram/chips.h"
#include "core/diagram/note_box.h"

#include <utility>

namespace peerscape::diagram {

namespace {

Word stateWord(azure::PeeringState state)
{
    switch (state) {
    case azure::PeeringState::Connected:
        return Word::Connected;
    case azure::PeeringState::Initiated:
        return Word::Initiated;
    default:
        return Word::Disconnected;
    }
}

/// What is said of one object, part by part.
class Speech
{
public:
    Speech(const azure::Document& document, const Words& words)
        : m_document(document)
        , m_words(words)
    {
    }

    void say(const Element& element);
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    /// A name, an address, a term of Azure.
    void add(std::string_view part)
    {
        if (!m_text.empty())
            m_text += ", ";
        m_text += part;
    }
    void add(Word word) { add(m_words[word]); }
    void addIf(bool so, Word word)
    {
        if (so)
            add(word);
    }
    void add(Word word, const std::string& argument) { add(m_words.filled(word, {argument})); }

    void say(PeeringId id);
    void say(ConnectionId id);
    void say(VnetId id);
    void say(SubnetId id);
    void say(NoteId id);
    /// Sites, circuits and resources that Peerscape does not model.
    void sayFreeBox(ObjectId id);
    void sayChip(ObjectId id);

    const azure::Document& m_document;
    const Words& m_words;
    std::string m_text;
};

void Speech::say(PeeringId id)
{
    const azure::Peering& peering = *m_document.find(id);
    add(m_words.filled(Word::Peering, {m_document.nameOf(peering.virtualNetwork).str(),
                                       m_document.nameOf(peering.remoteVirtualNetwork).str()}));
    add(stateWord(azure::peeringState(m_document, id)));
    addIf(azure::isGlobal(m_document, peering), Word::Global);
    addIf(peering.allowGatewayTransit, Word::TransitAllowed);
    addIf(peering.useRemoteGateways, Word::RemoteGatewaysUsed);
    addIf(peering.allowForwardedTraffic, Word::ForwardingAllowed);
    addIf(!peering.allowVirtualNetworkAccess, Word::AccessOff);
    addIf(!peering.peerCompleteVnets, Word::SubnetPeering);
    addIf(azure::isLive(m_document, id) && azure::isStale(m_document, peering), Word::OutOfSync);
}

void Speech::say(ConnectionId id)
{
    const azure::Connection& connection = *m_document.find(id);
    add(Word::Connection, connection.name.str());
    add(azure::toString(connection.connectionType));
    add(connection.up ? Word::Up : Word::Down);
}

void Speech::say(VnetId id)
{
    const azure::VirtualNetwork& vnet = *m_document.find(id);
    add(Word::VirtualNetwork, vnet.name.str());
    if (vnet.external && vnet.addressPrefixes.empty())
        add(Word::SpaceUnknown);
    else
        add(joined(vnet.addressPrefixes, ", "));
    if (!vnet.location.empty())
        add(azure::regionLabel(vnet.location.view()));
    if (isCollapsed(m_document, id)) {
        const NetworkContent content = contentOf(m_document, id, m_words);
        add(Word::Collapsed);
        add(content.subnets);
        add(content.things);
    }
}

void Speech::say(SubnetId id)
{
    const azure::Subnet& subnet = *m_document.find(id);
    add(Word::Subnet, subnet.name.str());
    add(joined(subnet.addressPrefixes, ", "));
    const auto addWith = [&](ObjectId with, Word word) {
        if (with)
            add(word, m_document.nameOf(with).str());
    };
    addWith(subnet.routeTable, Word::RouteTable);
    addWith(subnet.networkSecurityGroup, Word::SecurityGroup);
    addWith(subnet.natGateway, Word::NatGateway);
}

void Speech::say(NoteId id)
{
    const azure::Note& note = *m_document.find(id);
    if (!note.image.empty())
        add(Word::Image, note.text.str());
    else if (note.frame)
        add(Word::Frame, noteTitle(note));
    else
        add(Word::Note, note.text.str());
}

void Speech::sayFreeBox(ObjectId id)
{
    const std::string name = m_document.nameOf(id).str();
    if (const auto* site = m_document.find(SiteId::of(id))) {
        add(Word::Site, name);
        if (!site->addressPrefixes.empty())
            add(joined(site->addressPrefixes, ", "));
    } else if (const auto* circuit = m_document.find(CircuitId::of(id))) {
        add(Word::Circuit, name);
        if (!circuit->serviceProviderName.empty())
            add(circuit->serviceProviderName.view());
        if (!circuit->advertises.empty())
            add(joined(circuit->advertises, ", "));
    } else if (const auto* unknown = m_document.find(UnknownId::of(id))) {
        add(Word::Resource, name);
        add(unknown->type.view());
        add(Word::NotModelled);
    }
}

void Speech::sayChip(ObjectId id)
{
    const Chip chip = chipOf(m_document, id, m_words);
    add(chip.title);
    if (chip.mono && hides(m_document, azure::Layer::Addresses))
        return;
    for (const std::string& detail : chip.details)
        add(detail);
}

void Speech::say(const Element& element)
{
    const ObjectId id = element.object;
    if (element.kind == ElementKind::Chip)
        return sayChip(id);
    switch (id.kind()) {
    case Kind::Peering:
        return say(PeeringId::of(id));
    case Kind::Connection:
        return say(ConnectionId::of(id));
    case Kind::Subnet:
        return say(SubnetId::of(id));
    case Kind::VirtualNetwork:
        say(VnetId::of(id));
        break;
    case Kind::Note:
        say(NoteId::of(id));
        break;
    default:
        sayFreeBox(id);
        break;
    }
    const auto* placement = m_document.placement(id);
    addIf(placement != nullptr && placement->locked, Word::Locked);
}

} // namespace

std::string spokenText(const azure::Document& document, const Element& element, const Words& words)
{
    Speech speech(document, words);
    speech.say(element);
    return speech.take();
}

NetworkContent contentOf(const azure::Document& document, VnetId id, const Words& words)
{
    std::size_t subnets = 0;
    std::size_t things = 0;
    for (const ObjectId child : azure::subnetsOf(document, id)) {
        ++subnets;
        things += chipCount(document, SubnetId::of(child), document.referrers(child).size());
    }
    return {words.filled(Word::Subnets, {std::to_string(subnets)}),
            words.filled(Word::Things, {std::to_string(things)})};
}

} // namespace peerscape::diagram
