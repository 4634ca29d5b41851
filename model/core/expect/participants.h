#pragma once

#include "core/azure/expectation_text.h"
#include "core/expect/address_classes.h"

#include <compare>
#include <optional>
#include <vector>

namespace peerscape::expect {

/// A part of an end whose hosts are looked at together: an interface, a subnet, a site, another
/// object with an address, a range of addresses that nobody has, or, with neither, the Internet.
struct Participant
{
    ObjectId object;
    std::optional<net::Prefix> range; ///< Of a subnet: only these addresses.
    auto operator<=>(const Participant&) const = default;
};

/// One member of an end: what "another" tells apart.
struct Member
{
    ObjectId object; ///< None for the Internet and for a range.
    std::vector<Participant> parts;
};

/// The parts of an object: of a network its subnets that can hold a host, of a machine its
/// interfaces, else the object itself.
[[nodiscard]] std::vector<Participant> partsOf(const azure::Document& document, ObjectId object);

/// What an end of a statement means in a design. Errors: `NotFound`, `Ambiguous`, `Nothing` for a
/// tag that nothing has.
[[nodiscard]] Result<std::vector<Member>> membersOf(const azure::Document& document,
                                                    const azure::ExpectationEnd& end);

/// What a packet has to pass to go "through" an end: interfaces, firewalls, load balancers,
/// gateways, sorted. Errors: as `membersOf`; `Statement` for what nothing passes through.
[[nodiscard]] Result<std::vector<ObjectId>> passagesOf(const azure::Document& document,
                                                       const azure::ExpectationEnd& end);

/// The hosts that stand for all of a participant's. Receivers include whatever has an address,
/// senders only what sends by itself.
[[nodiscard]] std::vector<reach::Host> senders(const azure::Document& document,
                                               const AddressClasses& classes,
                                               const Participant& participant);
[[nodiscard]] std::vector<reach::Host> receivers(const azure::Document& document,
                                                 const AddressClasses& classes,
                                                 const Participant& participant);

/// Whether a resource has a tag, `key` or `key=value`, letter case of the key aside. Subnets have
/// none of their own in Azure: their network's count too.
[[nodiscard]] bool hasTag(const azure::Document& document, ObjectId object, std::string_view tag);

} // namespace peerscape::expect
