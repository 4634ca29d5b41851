#include "core/write/sanitise.h"

#include "core/azure/fields.h"
#include "core/azure/file_names.h"
#include "core/azure/names.h"
#include "core/edit/platform_subnets.h"
#include "core/write/address_mask.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace peerscape::write {

using azure::Address;
using azure::Prefix;

namespace {

/// Texts that are Azure's words and not a person's.
bool isAzureWord(std::string_view field)
{
    constexpr std::array<std::string_view, 13> kFields{"location",
                                                       "sku",
                                                       "vmSize",
                                                       "osType",
                                                       "type",
                                                       "serviceTag",
                                                       "protocol",
                                                       "ports",
                                                       "serviceEndpoints",
                                                       "delegations",
                                                       "groupIds",
                                                       "sourcePortRanges",
                                                       "destinationPortRanges"};
    return std::find(kFields.begin(), kFields.end(), field) != kFields.end();
}

bool isPlatformSubnet(std::string_view name)
{
    constexpr std::array<std::string_view, 5> kNames{
        edit::kGatewaySubnet, edit::kFirewallSubnet, edit::kFirewallManagementSubnet,
        edit::kBastionSubnet, edit::kRouteServerSubnet};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// A number that depends on the names of a design, which only those know who have it.
std::uint64_t keyOf(const azure::Document& document)
{
    std::uint64_t key = 0xcbf29ce484222325ULL;
    const auto add = [&](std::string_view text) {
        for (const char c : text)
            key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        key = (key ^ 0xffU) * 0x100000001b3ULL;
    };
    document.all<azure::Subscription>().forEach(
        [&](SubscriptionId, const azure::Subscription& subscription) {
            add(subscription.subscriptionId);
        });
    document.all<azure::ResourceGroup>().forEach(
        [&](ResourceGroupId, const azure::ResourceGroup& group) { add(group.name); });
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId, const azure::VirtualNetwork& vnet) { add(vnet.name); });
    return key;
}

std::vector<Prefix> subnetPrefixes(const azure::Document& document)
{
    std::vector<Prefix> prefixes;
    document.all<azure::Subnet>().forEach([&](SubnetId, const azure::Subnet& subnet) {
        prefixes.insert(prefixes.end(), subnet.addressPrefixes.begin(),
                        subnet.addressPrefixes.end());
    });
    return prefixes;
}

class Sanitiser
{
public:
    explicit Sanitiser(const azure::Document& document)
        : m_document(document)
        , m_transaction(document)
        , m_mask(keyOf(document), subnetPrefixes(document))
    {
    }

    azure::Document run()
    {
        m_document.forEachTable([&](const auto& table) {
            table.forEach([&](auto id, auto resource) {
                m_owner = id;
                clean(resource);
                resource.name = newName(id);
                m_transaction.put(id, std::move(resource));
            });
        });
        // Only what cannot hold anybody's words: a title, statements and unknown members can.
        azure::DocumentSettings settings;
        settings.noneList = m_document.settings().noneList;
        settings.showSubscriptions = m_document.settings().showSubscriptions;
        settings.hiddenLayers = m_document.settings().hiddenLayers;
        m_transaction.setSettings(std::move(settings));
        return m_transaction.take();
    }

private:
    [[nodiscard]] Text newName(ObjectId id) const
    {
        const Text name = m_document.nameOf(id);
        return id.kind() == Kind::Subnet && isPlatformSubnet(name) ? name : azure::fileId(id);
    }

    template<class R>
    void clean(R& resource)
    {
        std::size_t parts = 0;
        azure::visitFields(
            resource, [&](std::string_view field, auto& value) { replace(field, value, ++parts); });
        if constexpr (requires { resource.extra; })
            resource.extra = {};
        if constexpr (requires { resource.monthlyGigabytes; })
            resource.monthlyGigabytes = {}; // says how a business does
    }

    /// `place` counts from 1 where names have to be told apart within one resource.
    template<class T>
    void replace(std::string_view field, T& value, std::size_t place)
    {
        if constexpr (std::is_same_v<T, Text>) {
            value = replaced(field, value, place);
        } else if constexpr (std::is_same_v<T, Address> || std::is_same_v<T, Prefix>) {
            value = m_mask(value);
        } else if constexpr (requires { value.name; }) {
            clean(value);
            value.name = fmt::format("{}-{}", filePartName(field), place);
        } else if constexpr (requires { value.has_value(); }) {
            if (value)
                replace(field, *value, place);
        } else if constexpr (requires { value.begin(); }) {
            std::size_t index = 0;
            for (auto& item : value)
                replace(field, item, ++index);
        }
    }

    /// "routes" → "route".
    static std::string_view filePartName(std::string_view list)
    {
        return list.ends_with('s') ? list.substr(0, list.size() - 1) : list;
    }

    Text replaced(std::string_view field, const Text& text, std::size_t place)
    {
        if (text.empty() || field == "name" || isAzureWord(field))
            return text;
        if (m_owner.kind() == Kind::Note && field == "image")
            return {}; // nobody knows what it shows
        if (field == "subscriptionId" || field == "tenantId") {
            const auto number = m_guids.try_emplace(toLower(text), m_guids.size() + 1);
            return fmt::format("00000000-0000-0000-0000-{:012}", number.first->second);
        }
        if (field == "remoteResourceId" || field == "privateLinkServiceId")
            return resourceId(text);
        if (field == "localSubnetNames" || field == "remoteSubnetNames")
            return subnetName(field, text, place);
        if (const auto prefix = Prefix::parse(text))
            return text.view().find('/') != std::string_view::npos
                       ? m_mask(*prefix).toString()
                       : m_mask(prefix->address()).toString();
        if (field == "sourceAddressPrefixes" || field == "destinationAddressPrefixes")
            return addressRange(text);
        if (m_owner.kind() == Kind::Note)
            return fmt::format("Note {}", m_owner.index());
        return fmt::format("{}-{}", field, m_owner.index());
    }

    /// A range of addresses, or Azure's word for many of them.
    Text addressRange(const Text& text)
    {
        const std::size_t dash = text.view().find('-');
        if (dash == std::string_view::npos)
            return text;
        const auto from = Address::parse(text.view().substr(0, dash));
        const auto to = Address::parse(text.view().substr(dash + 1));
        if (!from || !to)
            return text;
        // A range that is no prefix need not stay in order: its smallest common prefix does.
        unsigned length = from->isV4() ? 32 : 128;
        while (length > 0 && !Prefix::containing(*from, length).contains(*to))
            --length;
        return m_mask(Prefix::containing(*from, length)).toString();
    }

    /// An id of something outside the design, with its type and new names.
    Text resourceId(const Text& text)
    {
        const auto parts = azure::splitResourceId(text);
        const auto number = m_outside.try_emplace(toLower(text), m_outside.size() + 1);
        const std::size_t count = number.first->second;
        if (!parts)
            return fmt::format("outside-{}", count);
        std::string id = fmt::format("/subscriptions/{}/resourceGroups/outside/providers",
                                     "00000000-0000-0000-0000-000000000000");
        std::string_view type = parts->type;
        for (std::size_t segment = 0; !type.empty(); ++segment) {
            const std::size_t slash = std::min(type.find('/'), type.size());
            id += '/' + std::string(type.substr(0, slash));
            if (segment > 0)
                id += fmt::format("/outside-{}", count);
            type.remove_prefix(std::min(slash + 1, type.size()));
        }
        return id;
    }

    Text subnetName(std::string_view field, const Text& text, std::size_t place)
    {
        const auto* peering = m_document.find(PeeringId::of(m_owner));
        const VnetId vnet = peering == nullptr            ? VnetId()
                            : field == "localSubnetNames" ? peering->virtualNetwork
                                                          : peering->remoteVirtualNetwork;
        const SubnetId subnet = vnet ? azure::findSubnet(m_document, vnet, text) : SubnetId();
        return subnet ? newName(subnet) : Text(fmt::format("outside-{}", place));
    }

    const azure::Document& m_document;
    azure::Transaction m_transaction;
    AddressMask m_mask;
    ObjectId m_owner; ///< The resource whose fields are looked at.
    std::map<std::string, std::size_t> m_guids;
    std::map<std::string, std::size_t> m_outside;
};

} // namespace

azure::Document sanitised(const azure::Document& document)
{
    return Sanitiser(document).run();
}

} // namespace peerscape::write
