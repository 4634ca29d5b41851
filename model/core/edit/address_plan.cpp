#include "core/edit/address_plan.h"

#include "core/azure/names.h"
#include "core/edit/addresses.h"
#include "core/edit/fresh_addresses.h"
#include "core/edit/platform_subnets.h"
#include "core/net/free_space.h"

#include <algorithm>

namespace peerscape::edit {

namespace {

using net::Prefix;

std::uint64_t plusSaturated(std::uint64_t a, std::uint64_t b)
{
    return a + b < a ? ~std::uint64_t{0} : a + b;
}

/// What is used of a subnet's prefix.
AddressRange subnetRange(SubnetId id, const Prefix& prefix, const std::vector<AddressUse>& uses)
{
    AddressRange range;
    range.prefix = prefix;
    range.owner = id;
    const std::uint64_t count = prefix.addressCount();
    range.reserved = std::min<std::uint64_t>(count, prefix.isV4() ? 5 : 4);
    range.usable = count - range.reserved;
    range.used = static_cast<std::uint64_t>(
        std::count_if(uses.begin(), uses.end(),
                      [&](const AddressUse& use) { return prefix.contains(use.address); }));
    return range;
}

AddressRange freeRange(const Prefix& prefix)
{
    AddressRange range;
    range.prefix = prefix;
    range.usable = prefix.addressCount();
    return range;
}

/// Adds what nobody has of the space, sorts, and marks what overlaps.
void completeMap(SpaceMap& map)
{
    std::vector<Prefix> used;
    for (const AddressRange& range : map.ranges)
        used.push_back(range.prefix);
    const std::size_t taken = map.ranges.size();
    for (const Prefix& prefix : net::freePrefixes(map.space, used))
        map.ranges.push_back(freeRange(prefix));
    for (const auto& [i, j] : net::findOverlaps(used, used)) {
        if (i < j && j < taken)
            map.ranges[i].overlaps = map.ranges[j].overlaps = true;
    }
    std::stable_sort(
        map.ranges.begin(), map.ranges.end(),
        [](const AddressRange& a, const AddressRange& b) { return a.prefix < b.prefix; });
}

/// The prefixes of networks and sites with their owners.
std::vector<std::pair<Prefix, ObjectId>> estatePrefixes(const Document& document)
{
    std::vector<std::pair<Prefix, ObjectId>> all;
    const auto add = [&](ObjectId id, const auto& resource) {
        for (const Prefix& prefix : resource.addressPrefixes)
            all.emplace_back(prefix, id);
    };
    document.all<azure::VirtualNetwork>().forEach(add);
    document.all<azure::LocalNetworkGateway>().forEach(add);
    return all;
}

std::vector<Prefix> siblingPrefixes(const Document& document, const azure::Subnet& subnet,
                                    SubnetId except)
{
    std::vector<Prefix> used;
    for (const ObjectId sibling : azure::subnetsOf(document, subnet.virtualNetwork)) {
        if (sibling == ObjectId(except))
            continue;
        const auto& theirs = document.find(SubnetId::of(sibling))->addressPrefixes;
        used.insert(used.end(), theirs.begin(), theirs.end());
    }
    return used;
}

std::vector<PrefixConflict> subnetConflicts(const Document& document, SubnetId id,
                                            const std::vector<Prefix>& prefixes)
{
    std::vector<PrefixConflict> conflicts;
    const azure::Subnet& subnet = *document.find(id);
    const azure::VirtualNetwork* vnet = document.find(subnet.virtualNetwork);
    for (const Prefix& prefix : prefixes) {
        if (vnet != nullptr
            && std::none_of(vnet->addressPrefixes.begin(), vnet->addressPrefixes.end(),
                            [&](const Prefix& space) { return space.contains(prefix); }))
            conflicts.push_back({prefix, {}, prefix, true});
        for (const ObjectId sibling : azure::subnetsOf(document, subnet.virtualNetwork)) {
            if (sibling == ObjectId(id))
                continue;
            for (const Prefix& theirs : document.find(SubnetId::of(sibling))->addressPrefixes) {
                if (theirs.overlaps(prefix))
                    conflicts.push_back({prefix, sibling, theirs, true});
            }
        }
    }
    return conflicts;
}

} // namespace

std::uint64_t SpaceMap::freeAddresses() const
{
    std::uint64_t total = 0;
    for (const AddressRange& range : ranges) {
        if (!range.owner)
            total = plusSaturated(total, range.prefix.addressCount());
    }
    return total;
}

std::optional<Prefix> SpaceMap::largestFree() const
{
    std::optional<Prefix> largest;
    for (const AddressRange& range : ranges) {
        if (!range.owner && (!largest || range.prefix.length() < largest->length()))
            largest = range.prefix;
    }
    return largest;
}

unsigned SpaceMap::fragmentation() const
{
    const std::optional<Prefix> largest = largestFree();
    const auto total = static_cast<double>(freeAddresses());
    if (!largest || total <= 0)
        return 0;
    const double share = static_cast<double>(largest->addressCount()) / total;
    return static_cast<unsigned>((1 - share) * 100 + 0.5);
}

std::vector<SpaceMap> mapOfNetwork(const Document& document, VnetId id)
{
    const azure::VirtualNetwork* vnet = document.find(id);
    std::vector<SpaceMap> maps;
    if (vnet == nullptr)
        return maps;
    for (const Prefix& prefix : vnet->addressPrefixes)
        maps.push_back({prefix, {}});
    for (const ObjectId child : azure::subnetsOf(document, id)) {
        const SubnetId subnet = SubnetId::of(child);
        const std::vector<AddressUse> uses = addressesIn(document, subnet);
        for (const Prefix& prefix : document.find(subnet)->addressPrefixes) {
            for (SpaceMap& map : maps) {
                if (map.space.contains(prefix)) {
                    map.ranges.push_back(subnetRange(subnet, prefix, uses));
                    break;
                }
            }
        }
    }
    for (SpaceMap& map : maps)
        completeMap(map);
    return maps;
}

std::vector<SpaceMap> mapOfEstate(const Document& document)
{
    std::vector<SpaceMap> maps;
    for (const Prefix& space : privateSpaces(Prefix::containing(net::Address::v4(0x0a000000), 8)))
        maps.push_back({space, {}});
    for (const auto& [prefix, owner] : estatePrefixes(document)) {
        auto place = std::find_if(maps.begin(), maps.end(), [p = prefix](const SpaceMap& map) {
            return map.space.contains(p);
        });
        if (place == maps.end()) {
            maps.push_back({prefix, {}});
            place = std::prev(maps.end());
        }
        AddressRange range;
        range.prefix = prefix;
        range.owner = owner;
        range.usable = prefix.addressCount();
        if (const auto* vnet = document.find(VnetId::of(owner)); vnet != nullptr) {
            for (const ObjectId child : azure::subnetsOf(document, VnetId::of(owner))) {
                for (const Prefix& subnet : document.find(SubnetId::of(child))->addressPrefixes) {
                    if (prefix.contains(subnet))
                        range.used = plusSaturated(range.used, subnet.addressCount());
                }
            }
        }
        place->ranges.push_back(range);
    }
    std::erase_if(maps, [](const SpaceMap& map) { return map.ranges.empty(); });
    for (SpaceMap& map : maps)
        completeMap(map);
    return maps;
}

std::vector<PrefixConflict> conflictsOf(const Document& document, ObjectId owner,
                                        const std::vector<Prefix>& prefixes)
{
    if (document.find(SubnetId::of(owner)) != nullptr)
        return subnetConflicts(document, SubnetId::of(owner), prefixes);
    std::vector<PrefixConflict> conflicts;
    if (owner.kind() != Kind::VirtualNetwork && owner.kind() != Kind::LocalNetworkGateway)
        return conflicts;
    const auto all = estatePrefixes(document);
    std::vector<Prefix> theirs;
    for (const auto& [prefix, other] : all)
        theirs.push_back(prefix);
    for (const auto& [i, j] : net::findOverlaps(prefixes, theirs)) {
        // A site that covers all private addresses is every network's neighbour.
        const bool wide = all[j].second.kind() == Kind::LocalNetworkGateway
                          && theirs[j].length() <= 8 && theirs[j].isV4();
        if (all[j].second != owner && !wide)
            conflicts.push_back({prefixes[i], all[j].second, theirs[j], false});
    }
    return conflicts;
}

std::optional<Prefix> nextFreePrefix(const Document& document, ObjectId owner)
{
    if (const auto* subnet = document.find(SubnetId::of(owner))) {
        const azure::VirtualNetwork* vnet = document.find(subnet->virtualNetwork);
        if (vnet == nullptr)
            return std::nullopt;
        std::vector<Prefix> used = siblingPrefixes(document, *subnet, SubnetId::of(owner));
        used.insert(used.end(), subnet->addressPrefixes.begin(), subnet->addressPrefixes.end());
        const bool has = !subnet->addressPrefixes.empty();
        const net::Family family =
            has ? subnet->addressPrefixes.back().family() : net::Family::IPv4;
        const unsigned wanted =
            has ? subnet->addressPrefixes.back().length() : usualSubnetLength(subnet->name.view());
        return net::findFreePrefix(spacesOf(vnet->addressPrefixes, family), used, wanted);
    }
    const std::vector<Prefix>* own = nullptr;
    if (const auto* vnet = document.find(VnetId::of(owner)))
        own = &vnet->addressPrefixes;
    else if (const auto* site = document.find(SiteId::of(owner)))
        own = &site->addressPrefixes;
    if (own == nullptr)
        return std::nullopt;
    const TakenSpace taken(usedSpace(document));
    const Prefix like =
        !own->empty() ? own->back() : Prefix::containing(net::Address::v4(0x0a010000), 16);
    const Prefix fresh = freshPrefix(like, taken);
    return taken.meets(fresh) ? std::nullopt : std::optional(fresh);
}

std::optional<Prefix> buddyOf(const Prefix& prefix)
{
    if (prefix.length() == 0)
        return std::nullopt;
    const Prefix above = Prefix::containing(prefix.address(), prefix.length() - 1);
    if (above.first() != prefix.first())
        return Prefix::containing(above.first(), prefix.length());
    return Prefix::containing(above.last(), prefix.length());
}

} // namespace peerscape::edit
