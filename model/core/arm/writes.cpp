#include "core/arm/writes.h"

#include "core/arm/body_reader.h"
#include "core/arm/carry_over.h"
#include "core/arm/edit_chain.h"
#include "core/arm/identity.h"
#include "core/azure/names.h"
#include "core/edit/remove.h"
#include "core/write/kept_json.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::arm {

namespace {

using azure::Document;

/// A member of `body` or of its `properties`.
const Json* memberOf(const Json& body, const char* name)
{
    if (!body.is_object())
        return nullptr;
    if (const auto direct = body.find(name); direct != body.end())
        return &*direct;
    const auto properties = body.find("properties");
    if (properties == body.end() || !properties->is_object())
        return nullptr;
    const auto inner = properties->find(name);
    return inner != properties->end() ? &*inner : nullptr;
}

/// One PUT: reads the body, then stores what it holds.
class Put
{
public:
    Put(const Document& document, const ResourcePath& path, const Json& body)
        : m_chain(document)
        , m_path(path)
        , m_body(body)
    {
    }

    Result<Written> run(const std::string& apiVersion)
    {
        if (auto refusal = refusalOfPlace())
            return tl::unexpected<Error>(std::move(*refusal));
        m_apiVersion = apiVersion;
        auto read = readBody(m_chain.document(), m_path,
                             apiVersion.empty() ? "2024-05-01" : apiVersion, m_body);
        if (!read)
            return tl::unexpected<Error>(std::move(read.error()));
        m_part = std::move(read->part);
        Written written;
        const ObjectId existing = findResource(m_chain.document(), m_path.id());
        written.created = !existing;
        if (!listOf(m_path).empty())
            written.created = putItem(read->resource, written.resource);
        else
            m_part.visit(read->resource, [&](auto id, auto value) {
                using IdType = decltype(id);
                written.resource = store(IdType::of(existing), std::move(value));
            });
        auto edit = m_chain.finish();
        if (!edit)
            return tl::unexpected<Error>(std::move(edit.error()));
        written.edit = std::move(*edit);
        return written;
    }

private:
    /// What is wrong with where the resource is to stand.
    std::optional<Error> refusalOfPlace() const
    {
        const Document& document = m_chain.document();
        if (!findGroup(document, m_path.subscription, m_path.resourceGroup))
            return Error{
                "ResourceGroupNotFound",
                fmt::format("Resource group '{}' could not be found.", m_path.resourceGroup),
                {}};
        if (m_path.names.size() > 1) {
            const std::string parent = m_path.id(m_path.names.size() - (isExtension() ? 2 : 1));
            if (findResource(document, parent))
                return std::nullopt;
            std::string type = m_path.types.front();
            for (std::size_t i = 1; i < m_path.types.size(); ++i)
                type += '/' + m_path.types[i];
            return Error{
                "ParentResourceNotFound",
                fmt::format("Failed to perform 'write' on resource(s) of type '{}', because "
                            "the parent resource '{}' could not be found.",
                            type, parent),
                {}};
        }
        // Of what is not modelled nobody knows whether it stands in a region.
        return azure::kindOfArmType(m_path.type()) == Kind::None ? std::nullopt
                                                                 : refusalOfLocation();
    }

    /// Whether it stands on another resource: …/sites/s/providers/Microsoft.Authorization/locks/l.
    [[nodiscard]] bool isExtension() const
    {
        const std::vector<std::string>& types = m_path.types;
        return types.size() > 2 && equalsIgnoringCase(types[types.size() - 2], "providers");
    }

    std::optional<Error> refusalOfLocation() const
    {
        const Json* location = memberOf(m_body, "location");
        if (location == nullptr || !location->is_string() || location->empty())
            return Error{
                "LocationRequired", "The location property is required for this definition.", {}};
        std::string wanted = toLower(location->get<std::string>());
        std::erase(wanted, ' ');
        std::optional<Error> refusal;
        const Document& document = m_chain.document();
        document.visit(findResource(document, m_path.id()), [&](auto, const auto& existing) {
            if constexpr (requires { existing.location; }) {
                if (!existing.location.empty() && existing.location.view() != wanted)
                    refusal =
                        Error{"InvalidResourceLocation",
                              fmt::format(
                                  "The resource '{}' already exists in location '{}' in resource "
                                  "group '{}'. A resource with the same name cannot be created in "
                                  "location '{}'. Please select a new resource name.",
                                  m_path.names.back(), existing.location.view(),
                                  m_path.resourceGroup, wanted),
                              {}};
            }
        });
        return refusal;
    }

    template<class R>
    ObjectId store(Id<R::kKind> existing, R value)
    {
        translateReferences(m_part, m_chain.document(), value);
        if (const R* before = m_chain.document().find(existing))
            carryOver(*before, value);
        if constexpr (R::kKind == Kind::VirtualNetwork) {
            return storeNetwork(existing, std::move(value));
        } else if constexpr (R::kKind == Kind::VirtualMachine) {
            return storeMachine(existing, std::move(value));
        } else {
            if constexpr (R::kKind == Kind::Peering) {
                if (!existing)
                    value.remoteAddressSpace.clear(); // copied anew, whatever the body says
            } else if constexpr (R::kKind == Kind::PublicIpAddress) {
                if (value.ipAddress.isNone()
                    && value.publicIPAllocationMethod == azure::AllocationMethod::Static)
                    value.ipAddress = publicAddressFor(m_chain.document(), m_path.id());
            } else if constexpr (R::kKind == Kind::UnknownResource) {
                keepWhole(value);
            }
            const Id<R::kKind> id = m_chain.store(existing, std::move(value), true);
            giveAddresses(id);
            return id;
        }
    }

    /// A resource that is not modelled is kept as it came, with its id and version.
    void keepWhole(azure::UnknownResource& value) const
    {
        Json whole = m_body;
        whole["id"] = m_path.id();
        whole["name"] = m_path.names.back();
        whole["type"] = m_path.type();
        std::string version = m_apiVersion;
        const ObjectId existing = findResource(m_chain.document(), m_path.id());
        if (const auto* known = m_chain.document().find(UnknownId::of(existing));
            known != nullptr && version.empty())
            version = write::keptText(known->extra, "/apiVersion", {});
        if (!version.empty())
            whole["apiVersion"] = version;
        value.extra = whole.dump(-1, ' ', false, Json::error_handler_t::replace);
        value.type = m_path.type();
    }

    /// A dynamic public address gets its number when something uses it.
    void giveAddresses(ObjectId user)
    {
        std::vector<PublicIpId> used;
        if (const auto* nic = m_chain.document().find(NicId::of(user))) {
            for (const azure::NicIpConfiguration& configuration : nic->ipConfigurations)
                used.push_back(configuration.publicIPAddress);
        } else if (const auto* gateway = m_chain.document().find(GatewayId::of(user))) {
            for (const azure::GatewayIpConfiguration& configuration : gateway->ipConfigurations)
                used.push_back(configuration.publicIPAddress);
        }
        for (const PublicIpId id : used) {
            const azure::PublicIpAddress* address = m_chain.document().find(id);
            if (address == nullptr || !address->ipAddress.isNone())
                continue;
            azure::PublicIpAddress value = *address;
            value.ipAddress =
                publicAddressFor(m_chain.document(), azure::resourceId(m_chain.document(), id));
            m_chain.store(id, std::move(value));
        }
    }

    ObjectId storeNetwork(VnetId existing, azure::VirtualNetwork value)
    {
        value.external = false;
        if (existing)
            removeLeftOut(existing);
        const VnetId id = m_chain.store(existing, std::move(value), true);
        m_part.all<azure::Subnet>().forEach([&](SubnetId, azure::Subnet subnet) {
            storeChild<azure::Subnet>(id, subnet.virtualNetwork, std::move(subnet), "subnets");
        });
        m_part.all<azure::Peering>().forEach([&](PeeringId, azure::Peering peering) {
            storeChild<azure::Peering>(id, peering.virtualNetwork, std::move(peering),
                                       "virtualNetworkPeerings");
        });
        return id;
    }

    template<class R>
    void storeChild(VnetId parent, VnetId partParent, R child, const char* list)
    {
        if (!equalsIgnoringCase(azure::resourceId(m_part, partParent), m_path.id()))
            return; // a child of what the body refers to
        const std::string id = m_path.id() + '/' + list + '/' + child.name.str();
        const auto existing = Id<R::kKind>::of(findResource(m_chain.document(), id));
        translateReferences(m_part, m_chain.document(), child);
        child.virtualNetwork = parent;
        if (const R* before = m_chain.document().find(existing)) {
            carryOver(*before, child);
            // A child as it was is not set anew with its network: a peering stays Disconnected.
            if (child == *before)
                return;
        } else if constexpr (R::kKind == Kind::Peering) {
            child.remoteAddressSpace.clear();
        }
        m_chain.store(existing, std::move(child));
    }

    /// Deletes the children that a given list does not name.
    void removeLeftOut(VnetId vnet)
    {
        const auto isNamed = [](const Json& list, std::string_view name) {
            return std::any_of(list.begin(), list.end(), [&](const Json& item) {
                const auto itemName = item.is_object() ? item.find("name") : item.end();
                return itemName != item.end() && itemName->is_string()
                       && equalsIgnoringCase(itemName->get<std::string>(), name);
            });
        };
        std::vector<ObjectId> leftOut;
        const auto collect = [&](const char* member, auto&& children) {
            const Json* list = memberOf(m_body, member);
            if (list == nullptr || !list->is_array())
                return;
            for (const ObjectId child : children) {
                if (!isNamed(*list, m_chain.document().nameOf(child)))
                    leftOut.push_back(child);
            }
        };
        collect("subnets", azure::subnetsOf(m_chain.document(), vnet));
        collect("virtualNetworkPeerings", azure::peeringsOf(m_chain.document(), vnet));
        for (const ObjectId child : leftOut)
            m_chain.take(edit::removeStrict(m_chain.document(), child));
    }

    ObjectId storeMachine(VmId existing, azure::VirtualMachine value)
    {
        if (!existing && value.osType == "Windows")
            closeGuest(value);
        const VmId id = m_chain.store(existing, std::move(value), true);
        if (m_chain.failed())
            return id;
        const Json* profile = memberOf(m_body, "networkProfile");
        if (profile == nullptr || !profile->is_object() || !profile->contains("networkInterfaces")
            || !profile->at("networkInterfaces").is_array())
            return id;
        for (const Json& item : profile->at("networkInterfaces")) {
            const std::string nicId =
                item.is_object() && item.contains("id") && item["id"].is_string()
                    ? item["id"].get<std::string>()
                    : std::string();
            attach(id, NicId::of(findResource(m_chain.document(), nicId)));
        }
        return id;
    }

    /// Windows takes nothing but its remote desktop and its remote management.
    static void closeGuest(azure::VirtualMachine& value)
    {
        value.guestFirewall = true;
        value.guestFirewallRules = {
            {"Remote Desktop", "Tcp", {Text("3389")}, azure::RuleAccess::Allow},
            {"Windows Remote Management", "Tcp", {Text("5985")}, azure::RuleAccess::Allow}};
    }

    void attach(VmId machine, NicId id)
    {
        const azure::NetworkInterface* nic = m_chain.document().find(id);
        if (nic == nullptr || nic->virtualMachine == machine)
            return;
        if (nic->virtualMachine)
            return m_chain.refuse(
                {"NicInUse",
                 fmt::format("Network Interface {} is used by existing resource {}.",
                             azure::resourceId(m_chain.document(), id),
                             azure::resourceId(m_chain.document(), nic->virtualMachine)),
                 {id}});
        azure::NetworkInterface value = *nic;
        value.virtualMachine = machine;
        m_chain.store(id, std::move(value));
    }

    /// A part of a route server; says whether it is new.
    bool putRouteServerPart(RouteServerId id, const azure::RouteServer& given)
    {
        azure::RouteServer value = *m_chain.document().find(id);
        bool isNew = true;
        if (listOf(m_path) == "ipConfigurations") {
            isNew = !value.subnet;
            value.subnet = given.subnet;
            // Its other members are kept with the server.
            Json kept = Json::parse(value.extra.view(), nullptr, false);
            const Json own = Json::parse(given.extra.view(), nullptr, false);
            const Json::json_pointer place("/properties/ipConfigurations");
            if (own.is_object() && own.contains(place)) {
                if (!kept.is_object())
                    kept = Json::object();
                kept[place] = own[place];
                value.extra = kept.dump(-1, ' ', false, Json::error_handler_t::replace);
            }
        } else if (!given.peers.empty()) {
            azure::RouteServerPeer peer = given.peers.front();
            for (azure::RouteServerPeer& known : value.peers) {
                if (!equalsIgnoringCase(known.name, peer.name))
                    continue;
                peer.name = known.name;
                known = peer;
                isNew = false;
            }
            if (isNew)
                value.peers.push_back(std::move(peer));
        }
        m_chain.store(id, std::move(value), true);
        return isNew;
    }

    /// A route, a security rule or a part of a route server; says whether it is new.
    bool putItem(ObjectId partParent, ObjectId& parent)
    {
        parent = findResource(m_chain.document(), m_path.id(m_path.names.size() - 1));
        bool isNew = true;
        const auto replace = [&](auto id, auto list) {
            const auto* part = m_part.find(decltype(id)::of(partParent));
            if (part == nullptr || ((*part).*list).empty())
                return;
            auto translated = *part;
            translateReferences(m_part, m_chain.document(), translated);
            auto item = (translated.*list).front();
            auto value = *m_chain.document().find(id);
            for (auto& known : value.*list) {
                if (equalsIgnoringCase(known.name, m_path.names.back())) {
                    item.name = known.name;
                    known = item;
                    isNew = false;
                }
            }
            if (isNew)
                (value.*list).push_back(item);
            m_chain.store(id, std::move(value), true);
        };
        if (parent.kind() == Kind::RouteTable)
            replace(RouteTableId::of(parent), &azure::RouteTable::routes);
        else if (parent.kind() == Kind::NetworkSecurityGroup)
            replace(NsgId::of(parent), &azure::NetworkSecurityGroup::securityRules);
        else if (const auto* server = m_part.find(RouteServerId::of(partParent))) {
            azure::RouteServer given = *server;
            translateReferences(m_part, m_chain.document(), given);
            return putRouteServerPart(RouteServerId::of(parent), given);
        }
        return isNew;
    }

    EditChain m_chain;
    const ResourcePath& m_path;
    const Json& m_body;
    std::string m_apiVersion;
    Document m_part;
};

/// Takes a route, a security rule or a part of a route server out of its list.
Result<std::optional<edit::Edit>> removeItem(const Document& document, ObjectId parent,
                                             std::string_view list, std::string_view name)
{
    std::optional<edit::EditResult> result;
    const auto erase = [&](auto id, auto member) {
        auto value = *document.find(id);
        const auto removed = std::erase_if(
            value.*member, [&](const auto& item) { return equalsIgnoringCase(item.name, name); });
        if (removed > 0)
            result = edit::put(document, id, std::move(value));
    };
    if (parent.kind() == Kind::RouteTable)
        erase(RouteTableId::of(parent), &azure::RouteTable::routes);
    else if (parent.kind() == Kind::NetworkSecurityGroup)
        erase(NsgId::of(parent), &azure::NetworkSecurityGroup::securityRules);
    else if (list == "bgpConnections")
        erase(RouteServerId::of(parent), &azure::RouteServer::peers);
    else if (list == "ipConfigurations")
        return fail("BadRequest", "A route server keeps its IP configuration while it stands.",
                    {parent});
    if (!result)
        return std::optional<edit::Edit>();
    if (!*result)
        return tl::unexpected<Error>((*result).error());
    return std::optional(std::move(**result));
}

} // namespace

std::string_view listOf(const ResourcePath& path)
{
    if (path.types.size() != 2 || !equalsIgnoringCase(path.provider, "Microsoft.Network"))
        return {};
    if (equalsIgnoringCase(path.types[0], "virtualHubs")) {
        for (const std::string_view part : {"ipConfigurations", "bgpConnections"}) {
            if (equalsIgnoringCase(path.types[1], part))
                return part;
        }
        return {};
    }
    if (equalsIgnoringCase(path.types[0], "routeTables")
        && equalsIgnoringCase(path.types[1], "routes"))
        return "routes";
    return equalsIgnoringCase(path.types[0], "networkSecurityGroups")
                   && equalsIgnoringCase(path.types[1], "securityRules")
               ? "securityRules"
               : std::string_view();
}

Result<Written> putResource(const Document& document, const ResourcePath& path,
                            const std::string& apiVersion, const Json& body)
{
    return Put(document, path, body).run(apiVersion);
}

Result<Written> putGroup(const Document& document, const ResourcePath& path, const Json& body)
{
    EditChain chain(document);
    SubscriptionId owner = findSubscription(document, path.subscription);
    if (!owner) {
        azure::Subscription subscription;
        subscription.name = kSubscriptionName;
        subscription.subscriptionId = path.subscription;
        owner = chain.store(SubscriptionId(), std::move(subscription));
    }
    const ResourceGroupId existing = findGroup(document, path.subscription, path.resourceGroup);
    azure::ResourceGroup group;
    if (const auto* before = document.find(existing))
        group = *before;
    else
        group.name = path.resourceGroup;
    group.subscription = owner;
    const Json* location = memberOf(body, "location");
    if (location != nullptr && location->is_string()) {
        std::string wanted = toLower(location->get<std::string>());
        std::erase(wanted, ' ');
        if (existing && !group.location.empty() && group.location.view() != wanted)
            return fail(
                "InvalidResourceGroupLocation",
                fmt::format("Invalid resource group location '{}'. The Resource group already "
                            "exists in location '{}'.",
                            wanted, group.location.view()));
        group.location = wanted;
    } else if (!existing) {
        return fail("LocationRequired", "The location property is required for this definition.");
    }
    Json kept = Json::parse(group.extra.view(), nullptr, false);
    if (!kept.is_object())
        kept = Json::object();
    for (const char* name : {"tags", "managedBy"}) {
        const Json* value = memberOf(body, name);
        if (value != nullptr && !value->is_null() && !value->empty())
            kept[name] = *value;
    }
    group.extra =
        kept.empty() ? Text() : Text(kept.dump(-1, ' ', false, Json::error_handler_t::replace));
    Written written;
    written.created = !existing;
    written.resource = chain.store(existing, std::move(group), true);
    auto edit = chain.finish();
    if (!edit)
        return tl::unexpected<Error>(std::move(edit.error()));
    written.edit = std::move(*edit);
    return written;
}

Result<std::optional<edit::Edit>> deleteResource(const Document& document, const ResourcePath& path)
{
    if (!listOf(path).empty())
        return removeItem(document, findResource(document, path.id(1)), listOf(path),
                          path.names.back());
    const ObjectId id = findResource(document, path.id());
    if (!id)
        return std::optional<edit::Edit>();
    auto result = edit::removeStrict(document, id);
    if (!result)
        return tl::unexpected<Error>(std::move(result.error()));
    return std::optional(std::move(*result));
}

} // namespace peerscape::arm
