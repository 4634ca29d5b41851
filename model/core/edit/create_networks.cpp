#include "core/azure/image.h"
#include "core/azure/names.h"
#include "core/edit/addresses.h"
#include "core/edit/fresh_addresses.h"
#include "core/edit/labels.h"
#include "core/edit/maker.h"
#include "core/edit/platform_subnets.h"
#include "core/edit/rules.h"
#include "core/net/free_space.h"

#include <fmt/format.h>

namespace peerscape::edit {

namespace {

using net::Address;
using net::Prefix;

constexpr unsigned kNewVnetLength = 16;
constexpr unsigned kNewSubnetLength = 24;

/// 10.0.0.0/8, where new networks are looked for first.
Prefix privateTen()
{
    return Prefix::containing(Address::v4(0x0a000000), 8);
}

std::vector<Prefix> freeVnetSpace(const Document& document)
{
    const Prefix space = privateTen();
    std::vector<Prefix> used = usedSpace(document);
    // 10.0.0.0/16 is what everybody else uses too; start at 10.1.0.0/16 while there is room.
    const Prefix first = Prefix::containing(space.first(), kNewVnetLength);
    std::vector<Prefix> withFirst = used;
    withFirst.push_back(first);
    if (const auto prefix = net::findFreePrefix({space}, withFirst, kNewVnetLength))
        return {*prefix};
    if (const auto prefix = net::findFreePrefix({space}, used, kNewVnetLength))
        return {*prefix};
    return {first}; // two networks may have the same space (1.11)
}

/// The next free prefix of `length` in a network, or the largest smaller one that fits.
std::optional<Prefix> freeSubnetPrefix(const Document& document, VnetId id, unsigned length,
                                       unsigned longest)
{
    const azure::VirtualNetwork* vnet = document.find(id);
    std::vector<Prefix> spaces;
    for (const Prefix& prefix : vnet->addressPrefixes) {
        if (prefix.isV4())
            spaces.push_back(prefix);
    }
    std::vector<Prefix> used;
    for (const ObjectId subnet : azure::subnetsOf(document, id)) {
        const auto& prefixes = document.find(SubnetId::of(subnet))->addressPrefixes;
        used.insert(used.end(), prefixes.begin(), prefixes.end());
    }
    for (unsigned l = length; l <= longest; ++l) {
        if (const auto prefix = net::findFreePrefix(spaces, used, l))
            return prefix;
    }
    return std::nullopt;
}

VnetId newestVnet(const Document& document)
{
    VnetId newest;
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const azure::VirtualNetwork& vnet) {
            if (!vnet.external)
                newest = id;
        });
    return newest;
}

Error noRoom(const Document& document, VnetId vnet)
{
    return {
        "SIM-1.5",
        fmt::format("Virtual network {} has no room for another subnet. Add an address prefix to "
                    "it first.",
                    azure::resourceId(document, vnet)),
        {vnet}};
}

Error vnetNotFound(VnetId vnet)
{
    return {"ResourceNotFound", "The virtual network was not found.", {vnet}};
}

} // namespace

const azure::VirtualNetwork* vnetAround(const Document& document, SubnetId subnet)
{
    const azure::Subnet* found = document.find(subnet);
    return found != nullptr ? document.find(found->virtualNetwork) : nullptr;
}

Text nameOr(const Document& document, Kind kind, const std::string& name, std::string_view stem,
            VnetId parent)
{
    return name.empty() ? Text(freeName(document, kind, stem, parent)) : Text(name);
}

Home homeOf(Maker& maker)
{
    Home home;
    if (const auto* vnet = maker.document().find(newestVnet(maker.document())))
        home = {vnet->resourceGroup, vnet->location};
    if (home.location.empty())
        home.location = "westeurope";
    if (maker.document().find(home.resourceGroup) != nullptr)
        return home;
    maker.document().all<azure::ResourceGroup>().forEach(
        [&](ResourceGroupId id, const azure::ResourceGroup&) { home.resourceGroup = id; });
    if (home.resourceGroup)
        return home;
    SubscriptionId subscription;
    maker.document().all<azure::Subscription>().forEach(
        [&](SubscriptionId id, const azure::Subscription&) { subscription = id; });
    if (!subscription) {
        azure::Subscription made;
        made.name = "Subscription 1";
        made.subscriptionId = "00000000-0000-0000-0000-000000000001";
        subscription = maker.add(std::move(made));
    }
    azure::ResourceGroup group;
    group.name = "rg1";
    group.subscription = subscription;
    group.location = home.location;
    home.resourceGroup = maker.add(std::move(group));
    return home;
}

PublicIpId addPublicIpFor(Maker& maker, const azure::VirtualNetwork& vnet, const Text& owner)
{
    auto address = madeIn<azure::PublicIpAddress>(vnet, Text());
    address.name = freeName(maker.document(), Kind::PublicIpAddress, owner.str() + "-pip");
    const std::string plain = owner.str() + "-pip";
    if (!azure::findByName(maker.document(), Kind::PublicIpAddress, plain))
        address.name = plain;
    address.sku = "Standard";
    return maker.add(std::move(address));
}

SubnetId platformSubnet(Maker& maker, VnetId vnet, std::string_view name)
{
    if (const SubnetId existing = azure::findSubnet(maker.document(), vnet, name))
        return existing;
    EditResult made = addSubnet(maker.document(), vnet, std::string(name));
    const SubnetId id = made ? SubnetId::of(made->created.front()) : SubnetId();
    maker.take(std::move(made));
    return id;
}

std::string freeName(const Document& document, Kind kind, std::string_view stem, VnetId parent)
{
    const auto isTaken = [&](std::string_view name) {
        return !document.named(kind, parent, name).empty();
    };
    const bool numbered = !stem.empty() && stem.back() >= '0' && stem.back() <= '9';
    std::string base(stem);
    if (numbered) {
        if (!isTaken(base))
            return base;
        base += '-';
    }
    for (std::size_t number = 1;; ++number) {
        std::string name = base + std::to_string(number);
        if (!isTaken(name))
            return name;
    }
}

std::optional<Address> freeAddress(const Document& document, SubnetId id, net::Family family)
{
    const azure::Subnet* subnet = document.find(id);
    if (subnet == nullptr)
        return std::nullopt;
    return lowestFree(*subnet, addressesIn(document, id), family);
}

EditResult addVnet(const Document& document, NewVnet what)
{
    Maker maker(document);
    azure::VirtualNetwork vnet;
    const VnetId newest = newestVnet(document);
    vnet.resourceGroup = what.resourceGroup ? what.resourceGroup : homeOf(maker).resourceGroup;
    vnet.name = nameOr(document, Kind::VirtualNetwork, what.name, "vnet");
    vnet.location = what.location;
    if (vnet.location.empty())
        vnet.location = newest ? document.find(newest)->location : Text("westeurope");
    vnet.addressPrefixes =
        what.addressPrefixes.empty() ? freeVnetSpace(document) : std::move(what.addressPrefixes);
    Message label = addLabel(Kind::VirtualNetwork, vnet.name);
    const VnetId id = maker.add(std::move(vnet));
    maker.place(id, what.placement);
    std::vector<ObjectId> created{id};
    if (what.withSubnet && !maker.failed()
        && freeSubnetPrefix(maker.document(), id, kNewSubnetLength, 29)) {
        EditResult subnet = addSubnet(maker.document(), id, "default");
        if (subnet)
            created.push_back(subnet->created.front());
        maker.take(std::move(subnet));
    }
    return maker.finish(std::move(label), std::move(created));
}

EditResult addSubnet(const Document& document, VnetId vnet, std::string name,
                     std::vector<Prefix> prefixes)
{
    if (document.find(vnet) == nullptr)
        return tl::unexpected<Error>(vnetNotFound(vnet));
    azure::Subnet subnet;
    subnet.virtualNetwork = vnet;
    subnet.name = nameOr(document, Kind::Subnet, name, "subnet", vnet);
    subnet.addressPrefixes = std::move(prefixes);
    // A drawing is about peerings first; who wants a private subnet says so.
    subnet.defaultOutboundAccess = true;
    if (subnet.addressPrefixes.empty()) {
        const auto prefix = freeSubnetPrefix(document, vnet, usualSubnetLength(subnet.name),
                                             advisedSubnetLength(subnet.name));
        if (!prefix)
            return tl::unexpected<Error>(noRoom(document, vnet));
        subnet.addressPrefixes = {*prefix};
    }
    return create(document, std::move(subnet));
}

EditResult addSite(const Document& document, std::string name, std::vector<Prefix> prefixes,
                   std::optional<azure::Placement> placement)
{
    Maker maker(document);
    const Home home = homeOf(maker);
    azure::LocalNetworkGateway site;
    site.name = nameOr(document, Kind::LocalNetworkGateway, name, "site");
    site.resourceGroup = home.resourceGroup;
    site.location = home.location;
    site.addressPrefixes = std::move(prefixes);
    if (site.addressPrefixes.empty()) {
        const Prefix space = Prefix::containing(Address::v4(0xc0a80000), 16); // 192.168.0.0/16
        const auto prefix = net::findFreePrefix({space}, usedSpace(document), kNewSubnetLength);
        site.addressPrefixes = {
            prefix.value_or(Prefix::containing(space.first(), kNewSubnetLength))};
    }
    Message label = addLabel(Kind::LocalNetworkGateway, site.name);
    const SiteId id = maker.add(std::move(site));
    maker.place(id, placement);
    return maker.finish(std::move(label), {id});
}

EditResult addCircuit(const Document& document, std::string name,
                      std::optional<azure::Placement> placement)
{
    Maker maker(document);
    const Home home = homeOf(maker);
    azure::ExpressRouteCircuit circuit;
    circuit.name = nameOr(document, Kind::ExpressRouteCircuit, name, "circuit");
    circuit.resourceGroup = home.resourceGroup;
    circuit.location = home.location;
    circuit.bandwidthInMbps = 50;
    Message label = addLabel(Kind::ExpressRouteCircuit, circuit.name);
    const CircuitId id = maker.add(std::move(circuit));
    maker.place(id, placement);
    return maker.finish(std::move(label), {id});
}

EditResult addNote(const Document& document, std::string text, azure::Placement placement)
{
    Maker maker(document);
    azure::Note note;
    note.name = freeName(document, Kind::Note, "note");
    note.text = std::move(text);
    const NoteId id = maker.add(std::move(note));
    maker.place(id, placement);
    return maker.finish(addLabel(Kind::Note, {}), {id});
}

EditResult addFrame(const Document& document, std::string title, azure::Placement placement)
{
    Maker maker(document);
    azure::Note frame;
    frame.name = freeName(document, Kind::Note, "frame");
    frame.text = std::move(title);
    frame.frame = true;
    const NoteId id = maker.add(std::move(frame));
    maker.place(id, placement);
    return maker.finish({PEERSCAPE_TR_NOOP("Add frame"), {}}, {id});
}

EditResult addImage(const Document& document, std::string description, Text image,
                    azure::Placement placement)
{
    if (!azure::isImageUrl(image))
        return failOwn(
            "NotAnImage",
            {PEERSCAPE_TR_NOOP("A picture is a PNG or JPEG file that is not too large."), {}});
    Maker maker(document);
    azure::Note note;
    note.name = freeName(document, Kind::Note, "image");
    note.text = std::move(description);
    note.image = std::move(image);
    const NoteId id = maker.add(std::move(note));
    maker.place(id, placement);
    return maker.finish({PEERSCAPE_TR_NOOP("Add image"), {}}, {id});
}

} // namespace peerscape::edit
