#pragma once

#include "core/read/terraform/forms.h"
#include "core/read/terraform/terraform.h"
#include "core/read/terraform/translation.h"

#include <initializer_list>
#include <unordered_map>

namespace peerscape::read::terraform {

/// A list of words as a message holds it: a long one is cut.
[[nodiscard]] inline std::string shortened(std::string text)
{
    constexpr std::size_t kMost = 300;
    if (text.size() > kMost)
        text.replace(kMost, std::string::npos, "…");
    return text;
}

/// One reading of a file: instances, then their resource ids, then objects, then what ties them
/// together.
class Reader
{
public:
    Reader(const json::Tree& tree, Side side, json::Pool& pool);
    [[nodiscard]] Result<Estate> run();

private:
    /// An object that is being put together.
    struct Entry
    {
        std::string type;
        std::string id;
        Draft draft;
        bool isExisting = false;
        std::string apiVersion{};
        bool isBlock = false; ///< Of a type that is not modelled.
    };
    class BlockValues;

    // Resource ids.
    /// The subscription that the first id names; empty when there is no id.
    [[nodiscard]] static std::string subscriptionOfIds(const std::vector<Instance>& instances);
    void findIds();
    [[nodiscard]] std::string idOfGrouped(const Instance& instance, std::string_view armType);
    [[nodiscard]] std::string idOfChild(const Instance& instance, const Form& form);
    [[nodiscard]] std::string idOfAzapi(const Instance& instance);
    /// Those of azapi's resources of which nobody knew the parent before.
    void findAzapiIds();
    /// Whether it is of a type that is not modelled, and managed.
    [[nodiscard]] static bool isKept(const Instance& instance);
    [[nodiscard]] std::string idOfKept(const Instance& instance);
    [[nodiscard]] std::string placeOfKept(const Instance& instance);
    [[nodiscard]] std::string groupId(const Instance& instance);
    /// The name, or what stands in its place when only Azure's answer will give it.
    [[nodiscard]] std::string nameOf(const Instance& instance);
    [[nodiscard]] std::string subscriptionOf(const Instance& instance) const;
    /// The one instance of an ARM type (any when it is empty) that an attribute's expression names.
    [[nodiscard]] const std::string* idBehind(const Instance& instance, std::string_view attribute,
                                              std::string_view armType);

    // Links.
    [[nodiscard]] std::vector<std::string> linked(const Instance& instance, const Value* value,
                                                  const Value* expression, std::string_view target,
                                                  bool isList);
    [[nodiscard]] std::string linkOf(const Instance& instance, std::string_view attribute,
                                     std::string_view target);

    // Objects.
    void add(const Instance& instance, const std::string& id);
    void addResource(const Instance& instance, const std::string& id, const Form& form);
    void addGroup(const Instance& instance, const std::string& id);
    void addAzapi(const Instance& instance, const std::string& id);
    /// Changes members of a resource; of one that the file does not have, it says no more.
    void updateByAzapi(const Instance& instance);
    /// The body of a resource as a value, with what a plan leaves open filled in from what the
    /// configuration refers to; null where there is none.
    [[nodiscard]] const Value* bodyOf(const Instance& instance);
    [[nodiscard]] Value identityOf(const Value& block);
    /// What a plan says is unknown of azapi's bodies.
    void findUnknownBodies(const Value& root);
    [[nodiscard]] Value linkedBody(const Instance& instance, const Value& known,
                                   const Value& unknown);
    /// Keeps an instance of a type that is not modelled as the block that it is.
    void keep(const Instance& instance, const std::string& id);
    /// A pool, probe or rule: an element of a list of its balancer.
    void addBalancerPart(const Instance& instance, const std::string& id);
    /// The zone groups of a private endpoint: resources of their own in Azure.
    void addZoneGroups(const Instance& instance, const std::string& id);
    /// Keeps what no table knows of an instance beside what is read of it.
    void keepUnknown(const Instance& instance, Draft& object);
    /// Says which attributes are kept, and which are not; gives the names of those.
    [[nodiscard]] std::vector<Value> noteMissing(const Instance& instance,
                                                 const BlockValues& values);
    void setMissing(Draft& block, const std::vector<Value>& missing);
    /// Adds what the table of its type knows to an object, and keeps what it does not know.
    void translate(const Instance& instance, Draft& object);
    void addRouteServerPart(const Instance& instance, const std::string& id);
    void settleSystem(const Instance& instance, const Form& form, Draft& object);
    /// The entry of a resource id; a new one when the file has none.
    [[nodiscard]] Entry& entry(std::string_view type, const std::string& id, const Value& place);
    void associate(const Instance& instance, const Association& association);
    /// Reports what an instance that becomes no object says beside what was read of it.
    void noteOthers(const Instance& instance, std::initializer_list<std::string_view> read);
    void setDnsServers(const Instance& instance);
    /// The attributes of a type, with paths in Azure's form: most below `properties`.
    [[nodiscard]] std::span<const Attribute> tableOf(std::string_view type);
    void note(bool isIgnored, const Value& place, const Instance& instance, Message message);

    json::Pool& m_pool;
    std::vector<Instance> m_instances;
    Links m_links;
    std::vector<std::string> m_ids; ///< By instance; empty for what has none.
    std::unordered_map<std::string, Value> m_unknownBodies; ///< By address.
    std::unordered_map<std::string, std::string> m_byName;  ///< `type|group|name` to resource id.
    std::set<std::string> m_kept; ///< Ids of what is not modelled, in lower case.
    std::unordered_map<std::string, std::size_t> m_keptTwice; ///< Ids to the last number added.
    std::string m_subscription;                               ///< Of what does not say another.
    std::unordered_map<std::string_view, std::vector<Attribute>> m_tables;
    std::list<Entry> m_entries;
    std::unordered_map<std::string, Entry*> m_byId; ///< By resource id in lower case.
    Estate m_estate;
};

} // namespace peerscape::read::terraform
