#pragma once

#include "core/edit/rules.h"

#include <optional>

/// What a PUT does beside storing the value, and the changes that Azure refuses although the result
/// would be allowed. Internal to `edit`.
namespace peerscape::edit {

/// Completes a value that is about to be stored, as the service does: addresses are assigned (1.7),
/// a peering that is put is no longer disconnected (3.2.3). `before` is null for a new resource.
template<class R>
void normalise(const azure::Document&, const R* /*before*/, R& /*value*/)
{
}
void normalise(const azure::Document& document, const azure::Peering* before,
               azure::Peering& value);
void normalise(const azure::Document& document, const azure::NetworkInterface* before,
               azure::NetworkInterface& value);
void normalise(const azure::Document& document, const azure::PrivateEndpoint* before,
               azure::PrivateEndpoint& value);
void normalise(const azure::Document& document, const azure::AzureFirewall* before,
               azure::AzureFirewall& value);
void normalise(const azure::Document& document, const azure::LoadBalancer* before,
               azure::LoadBalancer& value);

/// The refusals of changing `before` into `after` as such: V09, V14, V28.
template<class R>
std::optional<Error> refuseTransition(const azure::Document&, Id<R::kKind>, const R& /*before*/,
                                      const R& /*after*/)
{
    return std::nullopt;
}
std::optional<Error> refuseTransition(const azure::Document& document, VnetId id,
                                      const azure::VirtualNetwork& before,
                                      const azure::VirtualNetwork& after);
std::optional<Error> refuseTransition(const azure::Document& document, SubnetId id,
                                      const azure::Subnet& before, const azure::Subnet& after);
std::optional<Error> refuseTransition(const azure::Document& document, PeeringId id,
                                      const azure::Peering& before, const azure::Peering& after);

/// Carries a stored change on to objects that depend on it: the name of a subnet into the lists of
/// subnet peerings, that of a machine into interfaces that are named after it, the copy of the
/// address space into the other side of a new peering.
void followUp(azure::Transaction& transaction, const azure::Document& before, ObjectId id);

/// The violations of objects other than `id` that a change of `id` can cause, as they stand in
/// `document`. `before` and `after` are the documents around the change, for telling what changed.
[[nodiscard]] rules::Errors violationsAround(const azure::Document& document,
                                             const azure::Document& before,
                                             const azure::Document& after, ObjectId id);

/// Whether a peering changed in its flags alone: then nothing follows, no transition is refused,
/// and nothing but the rules about flags can say something new, so that a hub's thousand other
/// peerings need not be looked at.
template<class R>
bool onlyFlagsDiffer(const R& /*before*/, const R& /*after*/)
{
    return false;
}
[[nodiscard]] bool onlyFlagsDiffer(const azure::Peering& before, const azure::Peering& after);

/// What refuses the change of `id` from `before` to `after`: the first violation that is not there
/// before, if any; of flags alone with `flagsOnly`.
[[nodiscard]] std::optional<Error> newViolation(const azure::Document& before,
                                                const azure::Document& after, ObjectId id,
                                                bool flagsOnly);

} // namespace peerscape::edit
