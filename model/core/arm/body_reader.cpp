#include "core/arm/body_reader.h"

#include "core/azure/names.h"
#include "core/azure/references.h"
#include "core/read/estate_reader.h"

#include <fmt/format.h>

#include <set>

namespace peerscape::arm {

namespace {

constexpr std::size_t kMaxDepth = 64;

/// A resource that the body refers to: its id, cut down to the object that has it.
struct Reference
{
    std::string id;
    ObjectId object;
};

/// Collects the references of a body and refuses those that lead nowhere.
class References
{
public:
    References(const azure::Document& document, std::string self)
        : m_document(document)
        , m_self(std::move(self))
    {
    }

    void collect(const Json& value, std::string_view member, std::size_t depth)
    {
        if (depth > kMaxDepth || m_error)
            return;
        if (value.is_object()) {
            for (auto it = value.begin(); it != value.end(); ++it) {
                if (it.key() == "id" && it->is_string())
                    add(it->get<std::string>(), member);
                else
                    collect(*it, it.key(), depth + 1);
            }
        } else if (value.is_array()) {
            for (const Json& item : value)
                collect(item, member, depth + 1);
        }
    }

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// One `{"id": …}` for each, for the reader.
    [[nodiscard]] Json standIns() const
    {
        Json list = Json::array();
        for (const std::string& id : m_ids)
            list.push_back({{"id", id}});
        return list;
    }

private:
    /// `…/networkInterfaces/nic/ipConfigurations/x` is part of the interface.
    [[nodiscard]] ObjectId owner(std::string& id) const
    {
        for (;;) {
            if (const ObjectId found = findResource(m_document, id))
                return found;
            const std::size_t name = id.rfind('/');
            const std::size_t type = name == 0 || name == std::string::npos
                                         ? std::string::npos
                                         : id.rfind('/', name - 1);
            if (type == std::string::npos || type == 0)
                return {};
            id.resize(type);
            if (!azure::splitResourceId(id) || azure::splitResourceId(id)->names.empty())
                return {};
        }
    }

    [[nodiscard]] bool isPartOfItself(std::string_view id) const
    {
        return id.size() >= m_self.size() && equalsIgnoringCase(id.substr(0, m_self.size()), m_self)
               && (id.size() == m_self.size() || id[m_self.size()] == '/');
    }

    void add(std::string id, std::string_view member)
    {
        const auto parts = azure::splitResourceId(id);
        if (!parts || parts->names.empty() || isPartOfItself(id))
            return;
        const std::size_t provider = parts->type.find('/');
        const std::size_t end = parts->type.find('/', provider + 1);
        if (azure::kindOfArmType(parts->type.substr(0, end)) == Kind::None)
            return; // an image, a disk, a policy: not ours to know
        const std::string named = id;
        // A subnet is a thing of its own, an ip configuration is part of its interface.
        const bool isMissing =
            azure::kindOfArmType(parts->type) != Kind::None && !findResource(m_document, named);
        if (const ObjectId object = isMissing ? ObjectId() : owner(id)) {
            m_ids.insert(azure::resourceId(m_document, object));
            return;
        }
        const bool global = member == "remoteVirtualNetwork";
        m_error = Error{
            global ? "InvalidGlobalResourceReference" : "InvalidResourceReference",
            fmt::format(
                "Resource {} referenced by resource {} was not found. Please make sure that "
                "the referenced resource exists{}.",
                named, m_self, global ? "" : ", and that both resources are in the same region"),
            {}};
    }

    const azure::Document& m_document;
    std::string m_self;
    std::set<std::string> m_ids;
    std::optional<Error> m_error;
};

/// The service's words for a prefix that is none, or whose host bits are set.
Error prefixError(const std::string& text, const std::string& id)
{
    net::PrefixError why = net::PrefixError::Syntax;
    static_cast<void>(net::Prefix::parse(text, &why));
    if (why != net::PrefixError::HostBitsSet)
        return {
            "InvalidAddressPrefixFormat",
            fmt::format("Address prefix {} of resource {} is not formatted correctly. It should "
                        "follow CIDR notation, for example 10.0.0.0/24.",
                        text, id),
            {}};
    const std::size_t slash = text.find('/');
    const auto length = static_cast<unsigned>(std::stoul(text.substr(slash + 1)));
    const auto meant =
        net::Prefix::containing(*net::Address::parse(text.substr(0, slash)), length).toString();
    return {
        "InvalidCIDRNotation",
        fmt::format("The address prefix {} in resource {} has an invalid CIDR notation. For the "
                    "given prefix length, the address prefix should be {}.",
                    text, id, meant),
        {}};
}

/// The first address prefix below `value` that is none.
std::optional<Error> wrongPrefix(const Json& value, bool isPrefix, const std::string& id,
                                 std::size_t depth = 0)
{
    if (depth > kMaxDepth)
        return std::nullopt;
    if (isPrefix && value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        return text.empty() || net::Prefix::parse(text) ? std::nullopt
                                                        : std::optional(prefixError(text, id));
    }
    if (!value.is_structured())
        return std::nullopt;
    for (auto it = value.begin(); it != value.end(); ++it) {
        const bool holds = value.is_array()
                               ? isPrefix
                               : it.key() == "addressPrefixes" || it.key() == "addressPrefix";
        if (auto error = wrongPrefix(*it, holds, id, depth + 1))
            return error;
    }
    return std::nullopt;
}

/// The kinds whose prefixes are prefixes only; rules and routes take tags as well.
bool hasPlainPrefixes(const ResourcePath& path)
{
    const std::string& type = path.types.front();
    return equalsIgnoringCase(type, "virtualNetworks")
           || equalsIgnoringCase(type, "localNetworkGateways");
}

} // namespace

Result<ReadBody> readBody(const azure::Document& document, const ResourcePath& path,
                          const std::string& apiVersion, const Json& body)
{
    const std::string id = path.id();
    References references(document, id);
    references.collect(body, {}, 0);
    if (references.error())
        return tl::unexpected<Error>(*references.error());
    if (hasPlainPrefixes(path)) {
        if (auto error = wrongPrefix(body, false, id))
            return tl::unexpected<Error>(std::move(*error));
    }
    Json both;
    both["body"] = body;
    both["body"]["name"] = path.names.back();
    both["standIns"] = references.standIns();
    const std::string bytes = both.dump(-1, ' ', false, Json::error_handler_t::replace);
    const auto tree = read::json::Tree::parse("body", bytes, 0, {.lenient = false});
    if (!tree)
        return fail("InvalidRequestContent",
                    "The request content was invalid and could not be deserialized: '"
                        + tree.error().message + "'.");
    read::ImportReport report;
    read::EstateReader reader({tree->get()}, report);
    const read::json::Value& root = (*tree)->root();
    reader.add({path.type(), id, apiVersion, *root.find("body")});
    for (const read::json::Value& item : root.find("standIns")->items) {
        const std::string standIn(item.find("id")->text);
        reader.add({azure::splitResourceId(standIn)->type, standIn, {}, item});
    }
    ReadBody result;
    result.part = *reader.finish(); // nobody gives it up
    result.resource = findResource(result.part, id);
    if (!result.resource && path.names.size() > 1)
        result.resource = findResource(result.part, path.id(path.names.size() - 1));
    return result;
}

template<class R>
void translateReferences(const azure::Document& part, const azure::Document& document, R& resource)
{
    azure::visitReferences(resource, [&](auto& reference) {
        using IdType = std::decay_t<decltype(reference)>;
        if (reference)
            reference = IdType::of(findResource(document, azure::resourceId(part, reference)));
    });
}

// clang-format off
#define PEERSCAPE_INSTANTIATE(R)                                                                   \
    template void translateReferences(const azure::Document&, const azure::Document&, azure::R&);
PEERSCAPE_INSTANTIATE(Subscription)
PEERSCAPE_INSTANTIATE(ResourceGroup)
PEERSCAPE_INSTANTIATE(VirtualNetwork)
PEERSCAPE_INSTANTIATE(Subnet)
PEERSCAPE_INSTANTIATE(Peering)
PEERSCAPE_INSTANTIATE(NetworkInterface)
PEERSCAPE_INSTANTIATE(VirtualMachine)
PEERSCAPE_INSTANTIATE(RouteTable)
PEERSCAPE_INSTANTIATE(NetworkSecurityGroup)
PEERSCAPE_INSTANTIATE(ApplicationSecurityGroup)
PEERSCAPE_INSTANTIATE(PublicIpAddress)
PEERSCAPE_INSTANTIATE(NatGateway)
PEERSCAPE_INSTANTIATE(VirtualNetworkGateway)
PEERSCAPE_INSTANTIATE(LocalNetworkGateway)
PEERSCAPE_INSTANTIATE(Connection)
PEERSCAPE_INSTANTIATE(ExpressRouteCircuit)
PEERSCAPE_INSTANTIATE(PrivateEndpoint)
PEERSCAPE_INSTANTIATE(AzureFirewall)
PEERSCAPE_INSTANTIATE(BastionHost)
PEERSCAPE_INSTANTIATE(LoadBalancer)
PEERSCAPE_INSTANTIATE(RouteServer)
PEERSCAPE_INSTANTIATE(Note)
PEERSCAPE_INSTANTIATE(UnknownResource)
#undef PEERSCAPE_INSTANTIATE
// clang-format on

} // namespace peerscape::arm
