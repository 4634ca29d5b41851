#include "core/edit/put.h"

#include "core/edit/create.h"
#include "core/edit/labels.h"
#include "core/edit/transition.h"

namespace peerscape::edit {

namespace {

/// Stores a value with what follows from it; gives what refuses the change as such.
template<class R>
std::optional<Error> store(azure::Transaction& transaction, const Document& document,
                           Id<R::kKind> id, const R& before, R value, bool flagsOnly)
{
    if (!flagsOnly) {
        if (auto error = refuseTransition(document, id, before, value))
            return error;
    }
    transaction.put(id, std::move(value));
    if (!flagsOnly)
        followUp(transaction, document, id);
    return std::nullopt;
}

} // namespace

template<class R>
EditResult put(const Document& document, Id<R::kKind> id, R value)
{
    const R* current = document.find(id);
    if (current == nullptr)
        return fail("ResourceNotFound", "The resource was not found.", {id});
    normalise(document, current, value);
    const bool flagsOnly = onlyFlagsDiffer(*current, value);
    Message label = changeLabel(document, *current, value);
    azure::Transaction transaction(document);
    if (auto error = store(transaction, document, id, *current, std::move(value), flagsOnly))
        return tl::unexpected<Error>(std::move(*error));
    if (auto error = newViolation(document, transaction.document(), id, flagsOnly))
        return tl::unexpected<Error>(std::move(*error));
    return makeEdit(transaction, std::move(label));
}

template<class R>
EditResult putAll(const Document& document, std::span<const Id<R::kKind>> ids, Message label,
                  const std::function<void(R&)>& change)
{
    azure::Transaction transaction(document);
    std::vector<bool> flagsOnly;
    flagsOnly.reserve(ids.size());
    constexpr std::size_t kAhead = 8; // a hub's thousand peerings, and their names, lie far apart
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i + 2 * kAhead < ids.size())
            document.all<R>().prefetch(ids[i + 2 * kAhead]);
        if (i + kAhead < ids.size()) {
            if (const R* soon = document.find(ids[i + kAhead]))
                soon->name.prefetch();
        }
        const Id<R::kKind> id = ids[i];
        const R* current = document.find(id);
        if (current == nullptr)
            return fail("ResourceNotFound", "The resource was not found.", {id});
        R value = *current;
        change(value);
        normalise(document, current, value);
        flagsOnly.push_back(onlyFlagsDiffer(*current, value));
        if (auto error =
                store(transaction, document, id, *current, std::move(value), flagsOnly.back()))
            return tl::unexpected<Error>(std::move(*error));
    }
    const azure::Document& after = transaction.document();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (auto error = newViolation(document, after, ids[i], flagsOnly[i]))
            return tl::unexpected<Error>(std::move(*error));
    }
    return makeEdit(transaction, std::move(label));
}

template<class R>
EditResult create(const Document& document, R value)
{
    normalise(document, static_cast<const R*>(nullptr), value);
    Message label = addLabel(R::kKind, value.name);
    azure::Transaction transaction(document);
    const ObjectId id = transaction.add(std::move(value));
    followUp(transaction, document, id);
    if (auto error = newViolation(document, transaction.document(), id, false))
        return tl::unexpected<Error>(std::move(*error));
    return makeEdit(transaction, std::move(label), {id});
}

// clang-format off
#define PEERSCAPE_INSTANTIATE(R)                                                                   \
    template EditResult put(const Document&, Id<azure::R::kKind>, azure::R);                       \
    template EditResult putAll(const Document&, std::span<const Id<azure::R::kKind>>, Message,     \
                               const std::function<void(azure::R&)>&);                            \
    template EditResult create(const Document&, azure::R);
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
PEERSCAPE_INSTANTIATE(UnknownResource)
PEERSCAPE_INSTANTIATE(Note)
#undef PEERSCAPE_INSTANTIATE
// clang-format on

EditResult rename(const Document& document, ObjectId id, std::string_view name)
{
    EditResult result = fail("ResourceNotFound", "The resource was not found.", {id});
    document.visit(id, [&](auto typed, auto value) {
        value.name = Text(name);
        result = put(document, typed, std::move(value));
    });
    return result;
}

} // namespace peerscape::edit
