#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/azure/peering_state.h"
#include "core/base/made_ahead.h"
#include "core/read/estate_building.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace peerscape::read {

namespace {

/// Children that are items of a list in our resources, and the list's name.
struct ListChild
{
    std::string_view type;
    std::string_view parent;
    std::string_view list;
};
constexpr std::array kListChildren{
    ListChild{"Microsoft.Network/routeTables/routes", "Microsoft.Network/routeTables", "routes"},
    ListChild{"Microsoft.Network/networkSecurityGroups/securityRules",
              "Microsoft.Network/networkSecurityGroups", "securityRules"},
    ListChild{"Microsoft.Network/virtualHubs/ipConfigurations", "Microsoft.Network/virtualHubs",
              "ipConfigurations"},
    ListChild{"Microsoft.Network/virtualHubs/bgpConnections", "Microsoft.Network/virtualHubs",
              "bgpConnections"},
};

/// `id` without its last type and name.
std::string_view parentId(std::string_view id)
{
    const std::size_t name = id.rfind('/');
    const std::size_t type = name == std::string_view::npos || name == 0 ? std::string_view::npos
                                                                         : id.rfind('/', name - 1);
    return type == std::string_view::npos ? std::string_view() : id.substr(0, type);
}

/// A full id up to its resource group: "/subscriptions/S/resourceGroups/G"; the whole where it has
/// none.
std::string_view upToGroup(std::string_view id)
{
    std::size_t end = 0;
    for (int slashes = 0; slashes < 4 && end != std::string_view::npos; ++slashes)
        end = id.find('/', end + 1);
    return id.substr(0, end);
}

std::string_view lastName(std::string_view id)
{
    return id.substr(id.rfind('/') + 1);
}

} // namespace

EstateReader::EstateReader(std::vector<const json::Tree*> trees, ImportReport& report)
    : m_trees(std::move(trees))
    , m_report(report)
    , m_transaction({})
{
    m_next.fill(1);
}

void EstateReader::ignore(const Value& element, std::string_view subject, Message message)
{
    (void)m_unfolder.unfolded(element); // whether it is valid
    m_unfolder.clear();
    note(ReportEntry::Kind::Ignored, element, subject, std::move(message));
}

void EstateReader::note(ReportEntry::Kind kind, const Value& place, std::string_view subject,
                        Message message)
{
    ReportEntry entry;
    entry.kind = kind;
    if (place.file < m_trees.size()) {
        const json::Tree& tree = *m_trees[place.file];
        const json::LineColumn at = tree.at(place.offset);
        entry.position = {tree.name(), at.line, at.column};
    }
    entry.subject = subject;
    entry.message = std::move(message);
    m_report.entries.push_back(std::move(entry));
}

EstateReader::Record& EstateReader::record(Kind kind, std::string_view armId)
{
    const IdTable::Added added = m_ids.add(armId);
    if (!added.isNew)
        return m_records[added.number];
    Record& fresh = m_records.emplace_back();
    fresh.id = ObjectId(kind, m_next[static_cast<std::size_t>(kind)]++);
    fresh.armId = m_ids[added.number];
    return fresh;
}

void EstateReader::expect(std::size_t count)
{
    m_ids.reserve(m_records.size() + count);
}

bool EstateReader::looksInto(std::string_view type)
{
    const Kind kind = azure::kindOfArmType(type);
    return kind == Kind::ResourceGroup || kind == Kind::RouteServer || kind == Kind::VirtualNetwork;
}

void EstateReader::add(const WireResource& resource)
{
    add(resource,
        looksInto(resource.type) ? m_unfolder.unfolded(resource.object) : resource.object);
    m_unfolder.clear();
}

void EstateReader::add(const WireResource& resource, const Value& whole)
{
    for (const ListChild& child : kListChildren) {
        if (resource.isBlock || !equalsIgnoringCase(resource.type, child.type))
            continue;
        Record& parent = record(azure::kindOfArmType(child.parent), parentId(resource.id));
        parent.children.push_back({child.list, resource.object});
        ++m_report.understood;
        return;
    }
    Kind kind = azure::kindOfArmType(resource.type);
    if (kind == Kind::ResourceGroup)
        return addGroup(resource.id, whole);
    // A virtual hub of a Virtual WAN is not a route server (import.md 5).
    if (kind == Kind::RouteServer && says(whole, "virtualWan"))
        kind = Kind::UnknownResource;
    if (kind == Kind::None || kind == Kind::Subscription)
        kind = Kind::UnknownResource;
    Record& known = record(kind, resource.id);
    if (known.sources.empty())
        known.apiVersion = resource.apiVersion;
    known.sources.push_back(resource.object);
    known.isExisting = known.isExisting && resource.isExisting;
    if (known.sources.size() == 1) {
        if (kind == Kind::UnknownResource)
            note(ReportEntry::Kind::Ignored, resource.object, resource.id,
                 {PEERSCAPE_TR_NOOP("{0} is not modelled; it is kept as it is"), {resource.type}});
        else
            ++m_report.understood;
    }
    if (kind == Kind::VirtualNetwork)
        addInlineChildren(resource, whole);
}

void EstateReader::describe(const Value& drawing)
{
    azure::DocumentSettings settings = m_transaction.document().settings();
    if (const Value* title = drawing.find("title"))
        settings.title = text(title);
    if (const Value* profile = drawing.find("noneList"))
        settings.noneList = text(profile);
    m_transaction.setSettings(std::move(settings));
    const Value* subscriptions = drawing.find("subscriptions");
    if (subscriptions == nullptr)
        return;
    for (const Value& item : subscriptions->items) {
        const Text guid = text(item.find("subscriptionId"));
        if (guid.empty())
            continue;
        m_transaction.update(subscription(guid.view()), [&](azure::Subscription& known) {
            known.name = text(item.find("name"));
            known.tenantId = text(item.find("tenantId"));
        });
    }
}

void EstateReader::addGroup(std::string_view armId, const Value& whole)
{
    ++m_report.understood;
    const Value* location = get(whole, "location");
    const Text kept = extraOfGroup(whole);
    m_transaction.update(group(armId), [&](azure::ResourceGroup& made) {
        made.location = regionOf(word(location));
        if (!kept.empty())
            made.extra = kept;
    });
}

void EstateReader::addInlineChildren(const WireResource& resource, const Value& whole)
{
    for (const auto& [list, type] : kInlineChildren) {
        const Value* children = get(whole, list);
        if (children == nullptr)
            continue;
        for (const Value& child : children->items) {
            const Value* name = child.find("name");
            if (name == nullptr || !name->isString() || name->text.empty()) {
                note(ReportEntry::Kind::Ignored, child, resource.id,
                     {PEERSCAPE_TR_NOOP("an element of {0} has no name"), {std::string(list)}});
                continue;
            }
            add({std::string(type), fmt::format("{}/{}/{}", resource.id, list, name->text),
                 resource.apiVersion,
                 resource.object.foldedAt != 0 ? json::folded(child, resource.object) : child},
                child);
        }
    }
}

std::string_view EstateReader::childName(const Record& record)
{
    return lastName(record.armId);
}

bool EstateReader::isKnownBalancer(const Value& pool) const
{
    return static_cast<bool>(knownId(parentId(idOf(&pool)), Kind::LoadBalancer));
}

Text EstateReader::shared(std::string_view text)
{
    constexpr std::size_t kMostTexts = 1U << 16U;
    constexpr std::size_t kLongest = 512;
    if (text.empty() || text.size() > kLongest)
        return Text(text);
    const auto known = m_texts.find(text);
    if (known != m_texts.end())
        return known->second;
    Text fresh(text);
    if (m_texts.size() < kMostTexts)
        m_texts.emplace(fresh.view(), fresh);
    return fresh;
}

SubscriptionId EstateReader::subscription(std::string_view guid)
{
    auto [place, isNew] = m_subscriptions.try_emplace(std::string(guid));
    if (isNew) {
        azure::Subscription fresh;
        fresh.name = guid;
        fresh.subscriptionId = guid;
        place->second = m_transaction.add(std::move(fresh));
    }
    return place->second;
}

ResourceGroupId EstateReader::group(std::string_view armId)
{
    // Resources of one group mostly follow each other.
    const std::string_view place = upToGroup(armId);
    if (place != m_lastGroupId || !m_lastGroup) {
        m_lastGroupId = place;
        m_lastGroup = groupOf(armId);
    }
    return m_lastGroup;
}

ResourceGroupId EstateReader::groupOf(std::string_view armId)
{
    const auto parts = azure::splitResourceId(armId);
    const std::string guid(parts ? parts->subscription : std::string_view("unknown"));
    const std::string name(parts && !parts->resourceGroup.empty() ? parts->resourceGroup
                                                                  : std::string_view("unknown"));
    auto [place, isNew] = m_groups.try_emplace(guid + '/' + name);
    if (isNew) {
        azure::ResourceGroup fresh;
        fresh.name = name;
        fresh.subscription = subscription(guid);
        place->second = m_transaction.add(std::move(fresh));
    }
    return place->second;
}

std::string_view EstateReader::idOf(const Value* reference)
{
    if (reference == nullptr)
        return {};
    const Value* id = reference->isObject() ? reference->find("id") : reference;
    return id != nullptr && id->isString() ? id->text : std::string_view();
}

VnetId EstateReader::vnetReference(const Record& from, std::string_view armId)
{
    if (const ObjectId known = knownId(armId, Kind::VirtualNetwork))
        return VnetId::of(known);
    const auto parts = azure::splitResourceId(armId);
    if (!parts || !equalsIgnoringCase(parts->type, azure::armType(Kind::VirtualNetwork)))
        return {};
    const bool known = static_cast<bool>(knownId(armId));
    Record& network = record(Kind::VirtualNetwork, armId);
    if (!known) {
        azure::VirtualNetwork external;
        external.name = lastName(armId);
        external.resourceGroup = group(armId);
        external.external = true;
        m_transaction.put(VnetId::of(network.id), std::move(external));
        if (!from.sources.empty())
            note(ReportEntry::Kind::Approximated, from.sources.front(), from.armId,
                 {PEERSCAPE_TR_NOOP("the virtual network {0} is not in the files; it is drawn as "
                                    "existing elsewhere"),
                  {std::string(lastName(armId))}});
    }
    return VnetId::of(network.id);
}

ObjectId EstateReader::knownId(std::string_view armId) const
{
    const auto known = m_ids.find(armId);
    return known ? m_records[*known].id : ObjectId();
}

ObjectId EstateReader::knownId(std::string_view armId, Kind kind) const
{
    const ObjectId known = knownId(armId);
    return known.kind() == kind ? known : ObjectId();
}

SubnetId EstateReader::subnetReference(const Record& from, const Value* value)
{
    const std::string_view armId = idOf(value);
    if (const ObjectId known = knownId(armId, Kind::Subnet))
        return SubnetId::of(known);
    const auto parts = azure::splitResourceId(armId);
    if (!parts || !equalsIgnoringCase(parts->type, azure::armType(Kind::Subnet))) {
        if (value != nullptr)
            note(ReportEntry::Kind::Approximated, *value, from.armId,
                 {PEERSCAPE_TR_NOOP("the subnet is not known: {0}"), {json::serialise(*value)}});
        return {};
    }
    const bool known = static_cast<bool>(knownId(armId));
    Record& subnet = record(Kind::Subnet, armId);
    if (!known) {
        azure::Subnet external;
        external.name = lastName(armId);
        external.virtualNetwork = vnetReference(from, parentId(armId));
        m_transaction.put(SubnetId::of(subnet.id), std::move(external));
        note(ReportEntry::Kind::Approximated, *value, from.armId,
             {PEERSCAPE_TR_NOOP("the subnet {0} is not in the files; its prefix is unknown"),
              {std::string(lastName(armId))}});
    }
    return SubnetId::of(subnet.id);
}

template<Kind K>
Id<K> EstateReader::reference(const Record& from, const Value* value, bool subResource)
{
    std::string_view armId = idOf(value);
    if (value == nullptr || (armId.empty() && value->type != json::Type::Unknown))
        return {};
    if (subResource) // …/networkInterfaces/nic/ipConfigurations/x names the NIC's part
        armId = parentId(armId);
    if (const ObjectId known = knownId(armId, K))
        return Id<K>::of(known);
    note(ReportEntry::Kind::Approximated, *value, from.armId,
         {PEERSCAPE_TR_NOOP("it refers to {0}, which is not in the files"),
          {armId.empty() ? json::serialise(*value) : std::string(armId)}});
    return {};
}

std::vector<std::string_view> EstateReader::interfacesOf(const Value& machine)
{
    std::vector<std::string_view> ids;
    const Value* nics = get(machine, "networkProfile", "networkInterfaces");
    if (nics == nullptr)
        return ids;
    for (const Value& nic : nics->items) {
        ids.push_back(idOf(&nic));
        drop(nic, "primary"); // the order says it
    }
    return ids;
}

void EstateReader::linkMachines()
{
    for (const Record& machine : m_records) {
        if (machine.id.kind() != Kind::VirtualMachine)
            continue;
        for (const Value& source : machine.sources) {
            for (const std::string_view nic : interfacesOf(m_unfolder.unfolded(source)))
                m_machineOfNic.try_emplace(std::string(nic), machine.armId);
            m_unfolder.clear();
        }
    }
}

void EstateReader::linkPools()
{
    const bool hasBalancers = std::any_of(m_records.begin(), m_records.end(), [](const Record& r) {
        return r.id.kind() == Kind::LoadBalancer;
    });
    if (!hasBalancers)
        return;
    for (const Record& nic : m_records) {
        if (nic.id.kind() != Kind::NetworkInterface)
            continue;
        const Record whole = unfolded(nic, m_unfolder);
        const Value* configurations = get(whole, "ipConfigurations");
        if (configurations != nullptr) {
            for (const Value& configuration : configurations->items) {
                if (const Value* pools = get(configuration, "loadBalancerBackendAddressPools")) {
                    for (const Value& pool : pools->items)
                        m_poolMembers.emplace_back(idOf(&pool), NicId::of(nic.id));
                }
            }
        }
        m_unfolder.clear();
    }
}

std::optional<azure::Document> EstateReader::finish(const Progress& progress)
{
    linkMachines();
    linkPools();
    if (!buildAll(progress))
        return std::nullopt;
    fillRemoteSpaces();
    assignAddresses();
    return m_transaction.take();
}

bool EstateReader::buildAll(const Progress& progress)
{
    constexpr std::size_t kRecordsBetweenReports = 1U << 12U;
    // Building may add records for things that are only referred to; those are stored where they
    // are found.
    std::vector<const Record*> added;
    added.reserve(m_records.size());
    for (const Record& record : m_records)
        added.push_back(&record);
    std::optional<MadeAhead<Record, json::Unfolder>> ahead;
    const bool hasFolded = std::any_of(m_trees.begin(), m_trees.end(),
                                       [](const json::Tree* tree) { return tree->hasFolded(); });
    if (hasFolded && added.size() >= kWorthAhead)
        ahead.emplace(added.size(), [&](std::size_t index, json::Unfolder& unfolder) {
            return unfolded(*added[index], unfolder);
        });
    const auto fetchSoon = [&] { // the thread has made it, in a cache of its own
        if (const Record* afterNext = ahead->peek(2)) {
            for (const Value& source : afterNext->sources)
                json::prefetch(source);
        }
        if (const Record* next = ahead->peek(1)) {
            for (const Value& source : next->sources) {
                for (const json::Member& member : source.members)
                    json::prefetch(member.value);
            }
        }
    };
    for (std::size_t i = 0; i < added.size(); ++i) {
        constexpr std::size_t kFetched = 4; // records, whose ids lie far apart
        if (i + kFetched < added.size()) {
            const std::string_view id = added[i + kFetched]->armId;
            __builtin_prefetch(id.data());
            __builtin_prefetch(id.data() + id.size());
        }
        if (ahead) {
            const Record& whole = ahead->next();
            fetchSoon();
            build(whole);
        } else {
            build(unfolded(*added[i], m_unfolder));
            m_unfolder.clear();
        }
        if (i % kRecordsBetweenReports == 0 && progress
            && !progress(static_cast<double>(i) / static_cast<double>(added.size())))
            return false;
    }
    if (ahead)
        ahead->forEachScratch([this](const json::Unfolder& used) { m_unfolder.takeOver(used); });
    return true;
}

EstateReader::Record EstateReader::unfolded(const Record& record, json::Unfolder& unfolder)
{
    Record whole{record.id, record.isExisting, record.armId, record.apiVersion, {}, {}};
    for (const Value& source : record.sources)
        whole.sources.push_back(unfolder.unfolded(source));
    for (const ListedChild& child : record.children)
        whole.children.push_back({child.list, unfolder.unfolded(child.object)});
    return whole;
}

void EstateReader::build(const Record& record)
{
    switch (record.id.kind()) {
    case Kind::VirtualNetwork:
        return buildNetwork(record);
    case Kind::Subnet:
        return buildSubnet(record);
    case Kind::Peering:
        return buildPeering(record);
    case Kind::NetworkInterface:
        return buildNic(record);
    case Kind::VirtualMachine:
        return buildMachine(record);
    case Kind::RouteTable:
        return buildRouteTable(record);
    case Kind::NetworkSecurityGroup:
        return buildNsg(record);
    case Kind::ApplicationSecurityGroup:
        return buildAsg(record);
    case Kind::PublicIpAddress:
        return buildPublicIp(record);
    case Kind::NatGateway:
        return buildNatGateway(record);
    case Kind::VirtualNetworkGateway:
        return buildGateway(record);
    case Kind::LocalNetworkGateway:
        return buildSite(record);
    case Kind::Connection:
        return buildConnection(record);
    case Kind::ExpressRouteCircuit:
        return buildCircuit(record);
    case Kind::PrivateEndpoint:
        return buildPrivateEndpoint(record);
    case Kind::AzureFirewall:
        return buildFirewall(record);
    case Kind::BastionHost:
        return buildBastion(record);
    case Kind::LoadBalancer:
        return buildLoadBalancer(record);
    case Kind::RouteServer:
        return buildRouteServer(record);
    default:
        return buildUnknown(record);
    }
}

void EstateReader::fillRemoteSpaces()
{
    for (const PeeringId id : m_withoutSpace) {
        m_transaction.update(id, [&](azure::Peering& peering) {
            peering.remoteAddressSpace =
                azure::currentRemoteSpace(m_transaction.document(), peering);
        });
    }
}

template PublicIpId EstateReader::reference<Kind::PublicIpAddress>(const Record&, const Value*,
                                                                   bool);
template NsgId EstateReader::reference<Kind::NetworkSecurityGroup>(const Record&, const Value*,
                                                                   bool);
template AsgId EstateReader::reference<Kind::ApplicationSecurityGroup>(const Record&, const Value*,
                                                                       bool);
template RouteTableId EstateReader::reference<Kind::RouteTable>(const Record&, const Value*, bool);
template NatGatewayId EstateReader::reference<Kind::NatGateway>(const Record&, const Value*, bool);
template GatewayId EstateReader::reference<Kind::VirtualNetworkGateway>(const Record&, const Value*,
                                                                        bool);
template SiteId EstateReader::reference<Kind::LocalNetworkGateway>(const Record&, const Value*,
                                                                   bool);
template CircuitId EstateReader::reference<Kind::ExpressRouteCircuit>(const Record&, const Value*,
                                                                      bool);
template NicId EstateReader::reference<Kind::NetworkInterface>(const Record&, const Value*, bool);
template VmId EstateReader::reference<Kind::VirtualMachine>(const Record&, const Value*, bool);

} // namespace peerscape::read
