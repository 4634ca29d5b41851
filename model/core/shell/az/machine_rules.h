#pragma once

#include "core/shell/az/failure.h"

#include <optional>
#include <string>
#include <string_view>

/// What az itself checks about a new machine before it asks the service.
namespace peerscape::shell {

struct MachineImage
{
    std::string publisher;
    std::string offer;
    std::string sku;
    std::string version;
    bool isWindows = false;
};

/// An alias ("Ubuntu2204"), or a URN `publisher:offer:sku:version`; nothing for others.
[[nodiscard]] std::optional<MachineImage> findImage(std::string_view text);
/// The refusal of an image that is none of these, with the aliases there are.
[[nodiscard]] Failure unknownImage(std::string_view text);

/// Whether the service takes a name for an administrator; else its refusal.
[[nodiscard]] std::optional<Failure> refusalOfUser(std::string_view user);
/// Length and kinds of characters of a password; Windows allows longer ones.
[[nodiscard]] std::optional<Failure> refusalOfPassword(std::string_view password, bool isWindows);

} // namespace peerscape::shell
