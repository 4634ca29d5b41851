#pragma once

#include "core/azure/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peerscape::arm {

/// A request's path taken apart: `/subscriptions/S[/resourceGroups/G][/providers/NS/type[/name
/// …]]`. Empty where the path does not go that far.
struct ResourcePath
{
    std::string subscription;
    std::string resourceGroup;
    std::string provider;           ///< "Microsoft.Network".
    std::vector<std::string> types; ///< "virtualNetworks", "subnets".
    std::vector<std::string> names; ///< As many as types, or one fewer: a collection or an action.
    std::string word;               ///< What stands in place of a provider: "resources".

    [[nodiscard]] bool isResource() const { return !types.empty() && types.size() == names.size(); }
    /// "Microsoft.Network/virtualNetworks/subnets".
    [[nodiscard]] std::string type() const;
    /// The path of the first `depth` type and name pairs, as a resource id.
    [[nodiscard]] std::string id(std::size_t depth) const;
    [[nodiscard]] std::string id() const { return id(names.size()); }
    /// "Microsoft.Network/virtualNetworks/name", as error texts name a top-level resource.
    [[nodiscard]] std::string shortName() const;
};

/// Nothing when the path does not begin with `/subscriptions/S` or has a hole. Segment names
/// compare without case; `%xx` is decoded.
[[nodiscard]] std::optional<ResourcePath> splitPath(std::string_view path);

/// Whether a text has the form of a subscription's id.
[[nodiscard]] bool isGuid(std::string_view text);

// Look-ups without case; none when there is nothing of that name.
[[nodiscard]] SubscriptionId findSubscription(const azure::Document& document,
                                              std::string_view subscription);
[[nodiscard]] ResourceGroupId findGroup(const azure::Document& document,
                                        std::string_view subscription, std::string_view name);
/// The object with this full resource id, unknown resources included.
[[nodiscard]] ObjectId findResource(const azure::Document& document, std::string_view id);

} // namespace peerscape::arm
