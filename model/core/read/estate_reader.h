#pragma once

#include "core/azure/keyed_lists.h"
#include "core/base/small_list.h"
#include "core/read/id_table.h"
#include "core/read/json_unfolder.h"
#include "core/read/read.h"

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace peerscape::read {

/// A resource as a file gives it: ARM's form (members under `properties`) or az's flattened one.
struct WireResource
{
    std::string type;       ///< "Microsoft.Network/virtualNetworks".
    std::string id;         ///< Full resource id.
    std::string apiVersion; ///< Empty when the file does not say.
    json::Value object;
    bool isExisting = false; ///< Only looked up there: it stands outside of what the file deploys.
    bool isBlock = false;    ///< Terraform's block of a type that is not modelled.
};

/// Puts resources from any number of files together to one document: the same resource met twice is
/// one (inline and separate children are merged), references are resolved whatever the order,
/// missing far ends become external networks, dynamic addresses are assigned (D1). One reader for
/// ARM, REST, Resource Graph and az: a member is looked for in the object, then in its
/// `properties`, names without case (import.md 5).
class EstateReader
{
public:
    /// `names` are the files' names, by number.
    EstateReader(std::vector<const json::Tree*> trees, ImportReport& report);

    /// Makes room for so many more resources.
    void expect(std::size_t count);
    void add(const WireResource& resource);
    /// The same, `whole` being the resource's object, unfolded where adding `looksInto` it.
    void add(const WireResource& resource, const json::Value& whole);
    /// Whether adding a resource of this type looks into its object, which may be folded.
    [[nodiscard]] static bool looksInto(std::string_view type);
    /// Counts what was unfolded outside to be added here.
    void takeOver(const json::Unfolder& used) { m_unfolder.takeOver(used); }
    /// Takes over what one of our own templates says of the drawing beside the resources: its
    /// title, the profile of reserved prefixes and the names of the subscriptions.
    void describe(const json::Value& drawing);
    /// Builds the document from everything added; nothing when `progress` gave it up.
    [[nodiscard]] std::optional<azure::Document> finish(const Progress& progress = {});

    /// Whether all that was added was valid; a file whose list was folded may turn out not to be.
    [[nodiscard]] bool isValid() const { return !m_unfolder.hasFailed(); }

    /// Notes that an element of a file is left out.
    void ignore(const json::Value& element, std::string_view subject, Message message);
    /// Notes what became of a part of a file.
    void note(ReportEntry::Kind kind, const json::Value& place, std::string_view subject,
              Message message);

private:
    using Value = json::Value;

    /// A child resource that is an item of a list of its parent's.
    struct ListedChild
    {
        std::string_view list;
        Value object;
    };

    /// Everything known of one object: the places where files describe it.
    struct Record
    {
        ObjectId id;
        bool isExisting = true; ///< Of every source.
        std::string_view armId;
        Text apiVersion;
        SmallList<Value> sources;
        std::vector<ListedChild> children; ///< Child resources that are list items here.
    };

    Record& record(Kind kind, std::string_view armId);
    void addGroup(std::string_view armId, const Value& whole);
    void addInlineChildren(const WireResource& resource, const Value& whole);
    /// The ids of a machine's interfaces, in their order.
    [[nodiscard]] static std::vector<std::string_view> interfacesOf(const Value& machine);
    /// Remembers whose interface is whose, and which are in pools of load balancers.
    void linkMachines();
    void linkPools();
    /// The record with the whole of its sources; until the unfolder is cleared.
    [[nodiscard]] static Record unfolded(const Record& record, json::Unfolder& unfolder);
    /// Builds what was added; false when `progress` gave it up. Of a folded list the objects are
    /// unfolded on a thread of its own, ahead of those that are built.
    [[nodiscard]] bool buildAll(const Progress& progress);
    void build(const Record& record);
    template<class R>
    void put(const Record& record, R resource);
    void reportLost(const Record& record);
    void reportLost(const Value& value, std::string_view armId, unsigned depth);
    /// Marks what a later file repeats of an object, and notes what it says otherwise. O(members).
    void settleRepetitions(const Record& record);

    // Kinds, in estate_kinds.cpp.
    void buildNetwork(const Record& record);
    void buildSubnet(const Record& record);
    void buildPeering(const Record& record);
    void buildNic(const Record& record);
    void buildMachine(const Record& record);
    /// Marks what we would write of any machine as dealt with.
    static void dropUsual(const Record& record, const azure::VirtualMachine& machine);
    /// The system that an image of the marketplace holds, by who publishes it; empty when unknown.
    [[nodiscard]] static Text systemOfImage(const Record& record);
    void buildRouteTable(const Record& record);
    void buildNsg(const Record& record);
    void buildAsg(const Record& record);
    void buildPublicIp(const Record& record);
    void buildNatGateway(const Record& record);
    void buildGateway(const Record& record);
    void buildSite(const Record& record);
    void buildConnection(const Record& record);
    void buildCircuit(const Record& record);
    void buildPrivateEndpoint(const Record& record);
    /// Says of what is drawn in its subnet that it has none.
    void noteUndrawn(const Record& record, SubnetId subnet);
    void buildFirewall(const Record& record);
    void buildBastion(const Record& record);
    void buildLoadBalancer(const Record& record);
    void buildRouteServer(const Record& record);
    void buildUnknown(const Record& record);

    // Members of a record's sources.
    [[nodiscard]] const Value* get(const Record& record, const json::Key& name) const;
    [[nodiscard]] static const Value* get(const Value& object, const json::Key& name);
    [[nodiscard]] static const Value* get(const Value& object, const json::Key& outer,
                                          const json::Key& inner);
    /// Whether an object has a member, which is not used by asking.
    [[nodiscard]] static bool says(const Value& object, const json::Key& name);
    /// The child resources that belong to one of a record's lists.
    [[nodiscard]] static std::vector<Value> childrenOf(const Record& record, std::string_view list);
    /// Marks a member and all in it as dealt with, so that it is not kept: what Azure fills in by
    /// itself, back references and secrets.
    static void drop(const Record& record, const json::Key& name);
    static void drop(const Value& object, const json::Key& name);
    static void drop(const Value& object);
    [[nodiscard]] Text text(const Value* value);
    /// A text whose characters are shared with equal ones of this reading: a million interfaces
    /// have the same region and tags.
    [[nodiscard]] Text shared(std::string_view text);
    /// "West Europe" and "westeurope" are one region.
    [[nodiscard]] Text regionOf(std::string_view location);
    [[nodiscard]] static bool flag(const Value* value, bool otherwise);
    [[nodiscard]] static std::uint32_t number(const Value* value, std::uint32_t otherwise);
    [[nodiscard]] std::vector<Text> texts(const Value* value);
    [[nodiscard]] std::vector<net::Prefix> prefixes(const Record& record, const Value* value);
    [[nodiscard]] net::Address address(const Record& record, const Value* value);
    [[nodiscard]] std::vector<net::Prefix> advertised(const Record& record);
    /// A tag that says "true" or "false"; `otherwise` when there is none.
    [[nodiscard]] bool tagFlag(const Record& record, std::string_view tag, bool otherwise) const;
    [[nodiscard]] static std::string_view childName(const Record& record);
    template<class R>
    void readGrouped(const Record& record, R& resource);
    /// What nobody asked for, for `extra`: of a resource, and of an element of one of its lists.
    [[nodiscard]] Text extraOf(const Record& record);
    [[nodiscard]] Text extraOf(const Value& element);
    /// The same with what is kept of the element's own lists.
    [[nodiscard]] Text extraOf(const Record& record, const Value& element,
                               std::span<const azure::KeyedList> lists);
    /// The members that are read of one of several sources, in lower case; of one source none.
    [[nodiscard]] static std::set<std::string> usedMembers(const Record& record);
    /// Of a resource group nothing else can be set.
    [[nodiscard]] Text extraOfGroup(const Value& group);
    /// Keeps in `extra` what we do not model of a list of which we model the first element: that
    /// one's name, unless it is the usual one, and unknown members, and the other elements whole.
    void keepRest(std::string_view name, const Value& list, std::string_view usualName);
    /// Keeps in `extra` what the elements of a list say beyond the one word that we have for each,
    /// such as what becomes of an interface when its machine is deleted. Several files may have
    /// the list.
    void keepOfElements(const Record& record, const azure::KeyedList& list,
                        const std::vector<const Value*>& lists);
    /// What is kept of them, as JSON; empty for nothing.
    [[nodiscard]] std::string elementsBeyond(const Record& record, const azure::KeyedList& list,
                                             const std::vector<const Value*>& lists);
    /// The same of one element, with its word; empty when it says nothing else.
    [[nodiscard]] static std::string elementBeyond(const Value& element,
                                                   const azure::KeyedList& list);
    [[nodiscard]] bool isKnownBalancer(const Value& pool) const;

    // References.
    [[nodiscard]] static std::string_view idOf(const Value* reference);
    /// The object of this id; none when it is not known.
    [[nodiscard]] ObjectId knownId(std::string_view armId) const;
    /// The same, when it is of this kind.
    [[nodiscard]] ObjectId knownId(std::string_view armId, Kind kind) const;
    template<Kind K>
    [[nodiscard]] Id<K> reference(const Record& record, const Value* value,
                                  bool subResource = false);
    /// The objects of a list of references.
    template<Kind K>
    [[nodiscard]] std::vector<Id<K>> references(const Record& record, const Value* list);
    [[nodiscard]] SubnetId subnetReference(const Record& record, const Value* value);
    [[nodiscard]] VnetId vnetReference(const Record& record, std::string_view armId);
    [[nodiscard]] SubscriptionId subscription(std::string_view guid);
    [[nodiscard]] ResourceGroupId group(std::string_view armId);
    [[nodiscard]] ResourceGroupId groupOf(std::string_view armId);

    void fillRemoteSpaces();
    void assignAddresses();
    [[nodiscard]] net::Address nextAddress(SubnetId subnet, net::Family family);

    std::vector<const json::Tree*> m_trees;
    ImportReport& m_report;
    json::Unfolder m_unfolder; ///< Of the record being added or built.
    azure::Transaction m_transaction;
    std::array<std::uint32_t, kKindCount> m_next{};
    IdTable m_ids; ///< The records' ids, by their place in `m_records`.
    std::deque<Record> m_records;
    std::unordered_map<std::string, ResourceGroupId, CaseFoldedHash, CaseFoldedEqual> m_groups;
    std::unordered_map<std::string, SubscriptionId, CaseFoldedHash, CaseFoldedEqual>
        m_subscriptions;
    std::unordered_map<std::string, std::string, CaseFoldedHash, CaseFoldedEqual> m_machineOfNic;
    /// Interfaces by the id of a pool of a load balancer that they say they are in.
    std::vector<std::pair<std::string, NicId>> m_poolMembers;
    std::unordered_map<std::string_view, Text> m_texts; ///< Those met so far, by their characters.
    std::string m_lastLocation; ///< The region asked for last, as its location says it.
    Text m_lastRegion;
    std::string m_lastGroupId; ///< The group asked for last, as its id says it.
    ResourceGroupId m_lastGroup;
    /// Addresses taken, of the subnets in which something waits for one.
    std::unordered_map<ObjectId, std::set<net::Address>> m_used;
    /// Members of `properties` that keepRest kept for the resource being built, and their names.
    std::string m_rest;
    std::vector<std::string_view> m_restNames;
    std::vector<PeeringId> m_withoutSpace; ///< Peerings whose file gives no remoteAddressSpace.
};

} // namespace peerscape::read
