#pragma once

#include "core/arm/message.h"
#include "core/arm/resource_path.h"

#include <optional>

namespace peerscape::arm {

/// A resource provider with its types and their versions, as `az provider show` has it; without
/// types when it is none of ours. O(kinds).
[[nodiscard]] Json providerEntry(std::string_view name);
/// The providers whose resources Peerscape models.
[[nodiscard]] Json providerList();

/// The answer about images that machines are made of, which clients ask for the newest version of
/// and for its operating system; nothing when `path` asks for something else. Any image is there,
/// in one version: images are not part of a network's design.
[[nodiscard]] std::optional<Response> imageAnswer(const ResourcePath& path);

} // namespace peerscape::arm
