#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

/// What the service makes up for a resource and the document does not store: worked out from the
/// resource's id or content, so that the same document always gives the same answer.
namespace peerscape::arm {

/// "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx", the same for the same text. O(length).
[[nodiscard]] std::string guidOf(std::string_view text);

/// `W/"<guid>"` of a resource's content.
[[nodiscard]] std::string etagOf(std::string_view content);

/// "00-0D-3A-xx-xx-xx" for an interface.
[[nodiscard]] std::string macAddressOf(std::string_view resourceId);

/// A public IPv4 address in Azure's 20.0.0.0/8 that no resource of the document has; the same for
/// the same document and id. O(public addresses).
[[nodiscard]] net::Address publicAddressFor(const azure::Document& document,
                                            std::string_view resourceId);

/// The subscription of a document that has none yet.
inline constexpr std::string_view kNewSubscription = "00000000-0000-0000-0000-000000000001";
/// Name and tenant that are shown where nobody said.
inline constexpr std::string_view kSubscriptionName = "Peerscape";
inline constexpr std::string_view kTenant = "00000000-0000-0000-0000-0000000000ff";

} // namespace peerscape::arm
