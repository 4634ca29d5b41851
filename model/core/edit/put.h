#pragma once

#include "core/azure/names.h"
#include "core/edit/edit.h"

#include <functional>
#include <span>

namespace peerscape::edit {

/// Replaces a resource by `value`, as an ARM PUT on an existing resource does: the general way to
/// change any field. Refuses what `validate` refuses of the result for this object and for those
/// whose validity hangs on it (for a network: its subnets and peerings, …), unless it was refused
/// before the change already, and the transitions that Azure refuses: V09 (remote network of a
/// peering), V14 (prefix in use), V28 (mode switch), names taken. A change of a network's address
/// space makes peerings stale by itself (3.6); nothing is silently synced. Putting a Disconnected
/// peering again makes it Initiated (3.2.3). The label says what changed ("Allow gateway transit on
/// hub-To-spoke1", "Rename …", "Change …"). Errors: `ResourceNotFound` when the id does not exist;
/// else Azure's.
template<class R>
[[nodiscard]] EditResult put(const Document& document, Id<R::kKind> id, R value);

/// `put` with a change made to a copy: `modify(document, id, [](Peering& p) { p.useRemoteGateways =
/// true; })`.
template<Kind K, class Change>
[[nodiscard]] EditResult modify(const Document& document, Id<K> id, Change&& change)
{
    const auto* current = document.find(id);
    if (current == nullptr)
        return fail("ResourceNotFound", "The resource was not found.", {id});
    auto value = *current;
    change(value);
    return put(document, id, std::move(value));
}

/// The same change to several resources of a kind as one edit and one undo step: each is put as
/// above, with all others changed already. `change` gets a copy of each.
template<class R>
[[nodiscard]] EditResult putAll(const Document& document, std::span<const Id<R::kKind>> ids,
                                Message label, const std::function<void(R&)>& change);

/// `putAll` that needs not be told the type: `modifyAll(document, ids, label, [](Peering& p) {
/// p.allowGatewayTransit = true; })`.
template<Kind K, class Change>
[[nodiscard]] EditResult modifyAll(const Document& document, const std::vector<Id<K>>& ids,
                                   Message label, Change&& change)
{
    using R = std::decay_t<decltype(*document.find(Id<K>()))>;
    return putAll<R>(document, ids, std::move(label), [&](R& value) { change(value); });
}

/// Gives an object another name; refuses names that are taken in its scope or invalid (V11).
[[nodiscard]] EditResult rename(const Document& document, ObjectId id, std::string_view name);

} // namespace peerscape::edit
