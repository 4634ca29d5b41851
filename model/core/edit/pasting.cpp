#include "core/azure/fields.h"
#include "core/azure/names.h"
#include "core/azure/references.h"
#include "core/edit/addresses.h"
#include "core/edit/copying.h"
#include "core/edit/fresh_addresses.h"
#include "core/edit/rules.h"
#include "core/edit/validate.h"
#include "core/net/free_space.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

namespace peerscape::edit {

namespace {

using net::Prefix;

/// How far beside its original a copy stands when nobody says where.
constexpr double kBeside = 30;

/// Kinds in an order in which everything stands behind what it refers to and is named after.
constexpr std::array kPasteOrder{
    Kind::Subscription,
    Kind::ResourceGroup,
    Kind::VirtualNetwork,
    Kind::VirtualMachine,
    Kind::ApplicationSecurityGroup,
    Kind::NetworkSecurityGroup,
    Kind::RouteTable,
    Kind::VirtualNetworkGateway,
    Kind::AzureFirewall,
    Kind::BastionHost,
    Kind::NetworkInterface,
    Kind::LoadBalancer,
    Kind::RouteServer,
    Kind::PrivateEndpoint,
    Kind::LocalNetworkGateway,
    Kind::ExpressRouteCircuit,
    Kind::PublicIpAddress,
    Kind::NatGateway,
    Kind::Subnet,
    Kind::Connection,
    Kind::Peering,
    Kind::UnknownResource,
    Kind::Note,
};

/// A name without the number at its end: "vnet12" is "vnet".
std::string stemOf(std::string_view name)
{
    std::size_t end = name.size();
    while (end > 0 && name[end - 1] >= '0' && name[end - 1] <= '9')
        --end;
    return std::string(end > 0 ? name.substr(0, end) : name);
}

class Paster
{
public:
    Paster(const Document& document, const Fragment& fragment, const PasteOptions& options,
           const Progress& progress)
        : m_before(document)
        , m_source(fragment.document)
        , m_copied(fragment.objects.begin(), fragment.objects.end())
        , m_options(options)
        , m_progress(progress)
        , m_transaction(document)
    {
    }

    EditResult run()
    {
        if (m_copied.empty())
            return failOwn("ResourceNotFound",
                           {PEERSCAPE_TR_NOOP("There is nothing to paste."), {}});
        for (const Kind kind : kPasteOrder)
            giveIds(kind);
        if (const auto error = findPlaces())
            return tl::unexpected<Error>(*error);
        if (const auto error = giveAddresses())
            return tl::unexpected<Error>(*error);
        if (!addCopies())
            return cancelled();
        assignAddresses();
        placeCopies();
        ProgressSteps checking(m_progress, 0.6, 0.95, m_fresh.size());
        if (const auto error = refusal(checking))
            return tl::unexpected<Error>(*error);
        if (!checking.next())
            return cancelled();
        return makeEdit(m_transaction, label(), created());
    }

private:
    static tl::unexpected<Error> cancelled() { return fail("Cancelled", "copying was cancelled"); }

    [[nodiscard]] ObjectId mapped(ObjectId id) const
    {
        const auto found = m_ids.find(id);
        return found != m_ids.end() ? found->second : ObjectId();
    }
    [[nodiscard]] ObjectId scopeOf(ObjectId id) const
    {
        ObjectId scope;
        m_source.visit(id, [&](auto, const auto& resource) {
            if constexpr (requires { resource.virtualNetwork; })
                scope = resource.virtualNetwork;
            else if constexpr (requires { resource.resourceGroup; })
                scope = resource.resourceGroup;
            else if constexpr (requires { resource.subscription; })
                scope = resource.subscription;
        });
        return scope;
    }

    /// Finds what the document has already and gives the rest ids.
    void giveIds(Kind kind)
    {
        std::uint32_t next = 0;
        m_before.forEachTable([&](const auto& table) {
            if (std::decay_t<decltype(table)>::IdType::kKind == kind)
                next = table.nextIndex();
        });
        m_source.forEachTable([&](const auto& table) {
            if (std::decay_t<decltype(table)>::IdType::kKind != kind)
                return;
            table.forEach([&](ObjectId id, const auto&) {
                if (!m_copied.contains(id)) {
                    if (const ObjectId known = findKnown(id)) {
                        m_ids[id] = known;
                        return;
                    }
                    if (kind == Kind::VirtualNetwork || kind == Kind::Subnet
                        || (kind == Kind::PublicIpAddress && !isNeeded(id)))
                        return; // what surrounds a copy is not made anew
                }
                const ObjectId fresh(kind, next++);
                m_ids[id] = fresh;
                m_fresh[id] = fresh;
                m_sources[fresh] = id;
            });
        });
    }

    /// A public address that is no copy belongs to a NAT gateway; it comes only with that.
    [[nodiscard]] bool isNeeded(ObjectId id) const
    {
        const auto users = m_source.referrers(id);
        return std::any_of(users.begin(), users.end(), [&](ObjectId user) {
            return user.kind() != Kind::NatGateway || !findKnown(user);
        });
    }

    /// The object of the document that an object of the fragment's surroundings stands for.
    [[nodiscard]] ObjectId findKnown(ObjectId id) const
    {
        if (const auto* subscription = m_source.find(SubscriptionId::of(id))) {
            ObjectId found;
            m_before.all<azure::Subscription>().forEach(
                [&](SubscriptionId other, const azure::Subscription& value) {
                    if (value.subscriptionId == subscription->subscriptionId)
                        found = other;
                });
            return found;
        }
        const ObjectId inside = scopeOf(id);
        const ObjectId scope = mapped(inside);
        if (inside && (!scope || m_fresh.contains(inside)))
            return {};
        const auto candidates = m_before.named(id.kind(), scope, m_source.nameOf(id).view());
        for (const ObjectId candidate : candidates) {
            if (id.kind() == Kind::ResourceGroup || id.kind() == Kind::VirtualNetwork
                || id.kind() == Kind::Subnet || saysTheSame(id, candidate))
                return candidate;
        }
        return {};
    }

    /// Whether two tables or groups have the same content, references aside.
    [[nodiscard]] bool saysTheSame(ObjectId here, ObjectId there) const
    {
        bool same = false;
        m_source.visit(here, [&](auto typed, auto a) {
            const auto* b = m_before.find(typed.of(there));
            if (b == nullptr)
                return;
            auto copy = *b;
            azure::visitReferences(a, [](auto& reference) { reference = {}; });
            azure::visitReferences(copy, [](auto& reference) { reference = {}; });
            same = a == copy;
        });
        return same;
    }

    // Where subnets and machines go.

    std::optional<Error> findPlaces()
    {
        const VnetId intoVnet = azure::vnetOf(m_before, m_options.into);
        for (const auto& [from, to] : m_fresh) {
            if (const auto* subnet = m_source.find(SubnetId::of(from))) {
                if (m_fresh.contains(subnet->virtualNetwork))
                    continue;
                const VnetId vnet =
                    intoVnet ? intoVnet : VnetId::of(mapped(subnet->virtualNetwork));
                if (!vnet)
                    return ownError(
                        "WrongPlace",
                        {PEERSCAPE_TR_NOOP(
                             "A subnet stands in a virtual network: select one to paste into."),
                         {}});
                m_ids[subnet->virtualNetwork] = vnet;
                continue;
            }
            const SubnetId standsIn = azure::subnetOf(m_source, from);
            if (!standsIn || m_fresh.contains(standsIn))
                continue;
            SubnetId target = azure::subnetOf(m_before, m_options.into);
            if (!target && m_options.into.kind() == Kind::VirtualMachine) {
                const auto nics = m_before.referrers(m_options.into, Kind::NetworkInterface);
                target = nics.empty() ? SubnetId() : azure::subnetOf(m_before, nics.front());
            }
            if (!target)
                target = SubnetId::of(mapped(standsIn));
            if (!target)
                return ownError(
                    "WrongPlace",
                    {PEERSCAPE_TR_NOOP("{0} stands in a subnet: select one to paste into."),
                     {m_source.nameOf(from).str()}});
            m_ids[standsIn] = target;
            m_newAddress.insert(from);
        }
        return std::nullopt;
    }

    // Prefixes.

    std::optional<Error> giveAddresses()
    {
        TakenSpace estate(usedSpace(m_before));
        for (const auto& [from, to] : m_fresh) {
            const auto* vnet = m_source.find(VnetId::of(from));
            if (vnet == nullptr)
                continue;
            AddressMap& map = m_maps[VnetId::of(from)];
            const bool clear =
                m_options.keepAddresses
                || std::none_of(vnet->addressPrefixes.begin(), vnet->addressPrefixes.end(),
                                [&](const Prefix& prefix) { return estate.meets(prefix); });
            for (const Prefix& prefix : vnet->addressPrefixes) {
                const Prefix now = clear ? prefix : freshPrefix(prefix, estate);
                map.add(prefix, now);
                m_all.add(prefix, now);
                estate.add(now);
            }
        }
        std::map<VnetId, std::vector<Prefix>> taken;
        for (const auto& [from, to] : m_fresh) {
            const auto* subnet = m_source.find(SubnetId::of(from));
            if (subnet == nullptr || m_fresh.contains(subnet->virtualNetwork))
                continue;
            const VnetId vnet = VnetId::of(mapped(subnet->virtualNetwork));
            auto [place, isNew] = taken.try_emplace(vnet);
            if (isNew) {
                for (const ObjectId sibling : azure::subnetsOf(m_before, vnet)) {
                    const auto& theirs = m_before.find(SubnetId::of(sibling))->addressPrefixes;
                    place->second.insert(place->second.end(), theirs.begin(), theirs.end());
                }
            }
            const std::vector<Prefix>& space = m_before.find(vnet)->addressPrefixes;
            AddressMap& map = m_subnetMaps[SubnetId::of(from)];
            for (const Prefix& prefix : subnet->addressPrefixes) {
                const bool fits =
                    std::any_of(space.begin(), space.end(),
                                [&](const Prefix& all) { return all.contains(prefix); })
                    && !net::meet({&prefix, 1}, place->second);
                std::optional<Prefix> now = prefix;
                if (!fits)
                    now = net::findFreePrefix(spacesOf(space, prefix.family()), place->second,
                                              prefix.length());
                if (!now)
                    return Error{"SIM-1.5",
                                 fmt::format("Virtual network {} has no room for a subnet of {} "
                                             "addresses.",
                                             azure::resourceId(m_before, vnet),
                                             prefix.addressCount()),
                                 {vnet}};
                map.add(prefix, *now);
                m_all.add(prefix, *now);
                place->second.push_back(*now);
            }
        }
        return std::nullopt;
    }

    /// The changes of addresses that matter to an object.
    [[nodiscard]] const AddressMap& mapFor(ObjectId from) const
    {
        const SubnetId subnet = azure::subnetOf(m_source, from);
        if (const auto found = m_subnetMaps.find(subnet); subnet && found != m_subnetMaps.end())
            return found->second;
        const VnetId vnet = azure::vnetOf(m_source, from);
        const auto found = m_maps.find(vnet);
        return vnet && found != m_maps.end() ? found->second : m_all;
    }

    // The copies themselves.

    /// What a copy is named after, whose new name goes into its own: a machine's interface, a
    /// gateway's address.
    [[nodiscard]] std::vector<ObjectId> namesakes(ObjectId from) const
    {
        std::vector<ObjectId> ids;
        if (const auto* nic = m_source.find(NicId::of(from)))
            ids.push_back(nic->virtualMachine);
        if (from.kind() == Kind::PublicIpAddress) {
            const auto users = m_source.referrers(from);
            for (const ObjectId user : users) {
                ids.push_back(user);
                if (const auto* nic = m_source.find(NicId::of(user)))
                    ids.push_back(nic->virtualMachine);
            }
        }
        if (const auto* peering = m_source.find(PeeringId::of(from)))
            ids.insert(ids.end(), {peering->virtualNetwork, peering->remoteVirtualNetwork});
        if (from.kind() == Kind::VirtualNetworkGateway)
            ids.push_back(azure::vnetOf(m_source, from));
        return ids;
    }

    [[nodiscard]] Text freshName(ObjectId from, ObjectId scope)
    {
        const Text name = m_source.nameOf(from);
        if (from.kind() == Kind::Note || from.kind() == Kind::Subscription)
            return name;
        const auto isTaken = [&](std::string_view text) {
            return !m_transaction.document().named(from.kind(), scope, text).empty();
        };
        if (!isTaken(name.view()) && from.kind() != Kind::Peering)
            return name;
        std::string followed = name.str();
        for (const ObjectId owner : namesakes(from)) {
            const std::string was = m_source.nameOf(owner).str();
            const std::string is = m_transaction.document().nameOf(mapped(owner)).str();
            const std::size_t at =
                was.empty() || is.empty() ? std::string::npos : followed.find(was);
            if (at != std::string::npos)
                followed.replace(at, was.size(), is);
        }
        if (!isTaken(followed))
            return Text(followed);
        const std::string stem = stemOf(name.view());
        std::size_t& number = m_numbers.try_emplace({from.kind(), scope, stem}, 1).first->second;
        for (;;) {
            const std::string text = stem + std::to_string(++number);
            if (!isTaken(text))
                return Text(text);
        }
    }

    /// Says whether it was not given up.
    bool addCopies()
    {
        ProgressSteps adding(m_progress, 0.1, 0.6, m_fresh.size());
        for (const Kind kind : kPasteOrder) {
            for (auto copy = m_fresh.lower_bound(ObjectId(kind, 0));
                 copy != m_fresh.end() && copy->first.kind() == kind; ++copy) {
                if (!adding.next())
                    return false;
                add(copy->first, copy->second);
            }
        }
        return true;
    }

    void add(ObjectId from, ObjectId to)
    {
        const AddressMap& map = mapFor(from);
        m_source.visit(from, [&](auto typed, auto resource) {
            azure::visitReferences(resource, [&](auto& reference) {
                reference = std::decay_t<decltype(reference)>::of(mapped(reference));
            });
            follow(resource, map);
            resource.name = freshName(from, mapped(scopeOf(from)));
            m_transaction.put(decltype(typed)::of(to), std::move(resource));
        });
    }

    /// Takes prefixes and addresses of a copy along to the new space.
    template<class R>
    void follow(R& resource, const AddressMap& map) const
    {
        if constexpr (R::kKind == Kind::Peering) {
            // The copied space is the remote network's.
            const ObjectId remote = sourceOf(resource.remoteVirtualNetwork);
            const auto found = m_maps.find(VnetId::of(remote));
            (found != m_maps.end() ? found->second : map).move(resource.remoteAddressSpace);
        } else if constexpr (R::kKind == Kind::PublicIpAddress) {
            resource.ipAddress = {}; // the copy gets one of its own
        } else if constexpr (R::kKind != Kind::LocalNetworkGateway
                             && R::kKind != Kind::ExpressRouteCircuit) {
            azure::visitFields(resource, [&](const char*, auto& field) { map.move(field); });
        }
        if constexpr (R::kKind == Kind::NetworkInterface) {
            for (auto& configuration : resource.ipConfigurations)
                map.move(configuration.privateIPAddress);
        } else if constexpr (R::kKind == Kind::RouteTable) {
            for (azure::Route& route : resource.routes) {
                map.move(route.addressPrefix);
                map.move(route.nextHopIpAddress);
            }
        } else if constexpr (R::kKind == Kind::NetworkSecurityGroup) {
            for (azure::SecurityRule& rule : resource.securityRules) {
                map.moveTexts(rule.sourceAddressPrefixes);
                map.moveTexts(rule.destinationAddressPrefixes);
            }
        } else if constexpr (R::kKind == Kind::RouteServer) {
            for (azure::RouteServerPeer& peer : resource.peers)
                map.move(peer.peerIp);
        } else if constexpr (R::kKind == Kind::VirtualNetwork) {
            map.moveTexts(resource.dnsServers);
        }
    }

    [[nodiscard]] ObjectId sourceOf(ObjectId copy) const
    {
        const auto found = m_sources.find(copy);
        return found != m_sources.end() ? found->second : ObjectId();
    }

    /// What was pasted into another subnet gets the lowest free addresses there.
    void assignAddresses()
    {
        for (const ObjectId from : m_newAddress) {
            const ObjectId to = m_fresh.at(from);
            m_transaction.document().visit(to, [&](auto typed, auto copy) {
                const auto assign = [&](SubnetId subnet, net::Address& address) {
                    const azure::Subnet* found = m_transaction.document().find(subnet);
                    address = {};
                    if (found == nullptr)
                        return;
                    address = lowestFree(*found, addressesIn(m_transaction.document(), subnet))
                                  .value_or(net::Address());
                    m_transaction.put(typed, copy);
                };
                using R = std::decay_t<decltype(copy)>;
                if constexpr (R::kKind == Kind::NetworkInterface) {
                    for (auto& configuration : copy.ipConfigurations)
                        configuration.privateIPAddress = {};
                    m_transaction.put(typed, copy);
                    for (auto& configuration : copy.ipConfigurations)
                        assign(configuration.subnet, configuration.privateIPAddress);
                    placeNear(typed, copy);
                } else if constexpr (requires { copy.privateIPAddress; }) {
                    copy.privateIPAddress = {};
                    m_transaction.put(typed, copy);
                    assign(copy.subnet, copy.privateIPAddress);
                    placeNear(typed, copy);
                }
            });
        }
    }
    /// A copy stands in the region of the network around it, with its machine.
    template<Kind K, class R>
    void placeNear(Id<K> id, R copy)
    {
        const auto* vnet =
            m_transaction.document().find(azure::vnetOf(m_transaction.document(), id));
        if (vnet == nullptr)
            return;
        copy.location = vnet->location;
        if constexpr (K == Kind::NetworkInterface) {
            if (m_transaction.document().find(copy.virtualMachine) != nullptr)
                m_transaction.update(copy.virtualMachine,
                                     [&](auto& vm) { vm.location = vnet->location; });
        }
        m_transaction.put(id, std::move(copy));
    }

    void placeCopies()
    {
        std::optional<azure::Point> corner;
        for (const auto& [from, to] : m_fresh) {
            if (const azure::Placement* placement = m_source.placement(from)) {
                const azure::Point p = placement->position;
                corner =
                    corner ? azure::Point{std::min(corner->x, p.x), std::min(corner->y, p.y)} : p;
            }
        }
        if (!corner)
            return;
        const azure::Point by =
            m_options.at ? azure::Point{m_options.at->x - corner->x, m_options.at->y - corner->y}
                         : azure::Point{kBeside, kBeside};
        for (const auto& [from, to] : m_fresh) {
            if (const auto* bends = m_source.bends(from)) {
                std::vector<azure::Point> moved = *bends;
                for (azure::Point& bend : moved)
                    bend = {bend.x + by.x, bend.y + by.y};
                m_transaction.bend(to, std::move(moved));
            }
            const azure::Placement* placement = m_source.placement(from);
            if (placement == nullptr)
                continue;
            azure::Placement copy = *placement;
            copy.position = {copy.position.x + by.x, copy.position.y + by.y};
            copy.locked = false;
            m_transaction.place(to, copy);
        }
    }

    /// What Azure refuses of a copy and did not refuse of its original.
    [[nodiscard]] std::optional<Error> refusal(ProgressSteps& checking) const
    {
        const Document& after = m_transaction.document();
        rules::PeeringLists peerings(after);
        rules::CountLists counts(after);
        for (const auto& [from, to] : m_fresh) {
            if (!checking.next())
                return std::nullopt;
            std::vector<Error> errors;
            rules::checkAll({after, {}, &peerings, &counts}, to, errors);
            if (errors.empty())
                continue;
            const std::vector<Error> before = validate(m_source, from);
            for (const Error& error : errors) {
                const bool known = std::any_of(before.begin(), before.end(), [&](const Error& e) {
                    return e.code == error.code;
                });
                if (!known)
                    return error;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<ObjectId> created() const
    {
        std::vector<ObjectId> free;
        std::vector<ObjectId> rest;
        for (const auto& [from, to] : m_fresh) {
            if (m_copied.contains(from))
                (azure::isPlaced(to.kind()) ? free : rest).push_back(to);
        }
        // Without a free-standing thing the outermost copies are what a person pasted.
        std::stable_sort(rest.begin(), rest.end(),
                         [&](ObjectId a, ObjectId b) { return rank(a.kind()) < rank(b.kind()); });
        free.insert(free.end(), rest.begin(), rest.end());
        return free;
    }
    static int rank(Kind kind)
    {
        return kind == Kind::Subnet ? 0 : kind == Kind::VirtualMachine ? 1 : 2;
    }

    [[nodiscard]] Message label() const
    {
        const std::vector<ObjectId> ids = created();
        const auto free = std::count_if(ids.begin(), ids.end(),
                                        [](ObjectId id) { return azure::isPlaced(id.kind()); });
        if (free > 1)
            return {PEERSCAPE_TR_NOOP("Paste {0} {0|object|objects}"), {std::to_string(free)}};
        return {PEERSCAPE_TR_NOOP("Paste {0}"),
                {azure::displayName(m_transaction.document(), ids.front())}};
    }

    const Document& m_before;
    const Document& m_source;
    std::set<ObjectId> m_copied;
    const PasteOptions& m_options;
    const Progress& m_progress;
    azure::Transaction m_transaction;
    std::map<ObjectId, ObjectId> m_ids;               ///< From the fragment's to the document's.
    std::map<ObjectId, ObjectId> m_fresh;             ///< Of those, what is made.
    std::unordered_map<ObjectId, ObjectId> m_sources; ///< What is made, back to the fragment's.
    std::map<std::tuple<Kind, ObjectId, std::string>, std::size_t>
        m_numbers;                       ///< The last one that was given after a stem.
    std::map<VnetId, AddressMap> m_maps; ///< By the fragment's networks and subnets.
    std::map<SubnetId, AddressMap> m_subnetMaps;
    AddressMap m_all;
    std::set<ObjectId> m_newAddress; ///< Of the fragment: pasted into another subnet.
};

} // namespace

EditResult paste(const Document& document, const Fragment& fragment, const PasteOptions& options,
                 const Progress& progress)
{
    return Paster(document, fragment, options, progress).run();
}

} // namespace peerscape::edit
