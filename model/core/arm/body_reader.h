#pragma once

#include "core/arm/message.h"
#include "core/arm/resource_path.h"

namespace peerscape::arm {

/// The body of a PUT as the readers of files understand it: a small document that holds the
/// resource, its inline children, and stand-ins for what it refers to, by resource id.
struct ReadBody
{
    azure::Document part;
    ObjectId resource; ///< In `part`: the resource, or for a list child (a route, a security rule)
                       ///< its parent with this one element.
};

/// Reads a body for the resource at `path`. Refused as the service does: references to what is not
/// in `document` (`InvalidResourceReference`, for the far end of a peering
/// `InvalidGlobalResourceReference`), prefixes that are none (`InvalidAddressPrefixFormat`).
[[nodiscard]] Result<ReadBody> readBody(const azure::Document& document, const ResourcePath& path,
                                        const std::string& apiVersion, const Json& body);

/// Puts the ids of `document` in place of those of `part` into everything that a resource of `part`
/// refers to. A group that `document` lacks becomes none.
template<class R>
void translateReferences(const azure::Document& part, const azure::Document& document, R& resource);

} // namespace peerscape::arm
