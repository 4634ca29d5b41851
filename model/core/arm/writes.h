#pragma once

#include "core/arm/message.h"
#include "core/arm/resource_path.h"

namespace peerscape::arm {

/// A write that was accepted.
struct Written
{
    edit::Edit edit;   ///< One undo step, whatever the body held.
    ObjectId resource; ///< For a part of a list its parent.
    bool created = false;
};

/// PUT of the resource at `path`, by today's version of the API where none is given. A network's
/// inline children are written along: those that a given list leaves out are deleted, lists that
/// are not given leave the children as they are. Refused as `edit` refuses, and with
/// `ResourceGroupNotFound`, `ParentResourceNotFound`, `LocationRequired`, `InvalidResourceLocation`
/// and what `readBody` gives.
[[nodiscard]] Result<Written> putResource(const azure::Document& document, const ResourcePath& path,
                                          const std::string& apiVersion, const Json& body);

/// PUT or PATCH of a resource group; makes the subscription in a document that has none.
[[nodiscard]] Result<Written> putGroup(const azure::Document& document, const ResourcePath& path,
                                       const Json& body);

/// DELETE of the resource or group at `path`; nothing when it does not exist.
[[nodiscard]] Result<std::optional<edit::Edit>> deleteResource(const azure::Document& document,
                                                               const ResourcePath& path);

/// The list of a parent that the last type of `path` names when it is no object of its own:
/// "routes" of a route table, "securityRules" of a security group, "ipConfigurations" and
/// "bgpConnections" of a route server; else empty.
[[nodiscard]] std::string_view listOf(const ResourcePath& path);

} // namespace peerscape::arm
