#pragma once

#include "core/base/ids.h"

#include <optional>
#include <string>
#include <string_view>

/// How kinds and ids are written in a `.peerscape` file.
namespace peerscape::azure {

/// The name of the list of a kind: "virtualNetworks". Empty for None.
[[nodiscard]] std::string_view fileSection(Kind kind);
/// The beginning of its ids: "vnet".
[[nodiscard]] std::string_view filePrefix(Kind kind);

/// "vnet-3"; empty for none.
[[nodiscard]] std::string fileId(ObjectId id);
/// The id that `fileId` wrote; nothing for other text.
[[nodiscard]] std::optional<ObjectId> parseFileId(std::string_view text);

} // namespace peerscape::azure
