#pragma once

#include "core/replay/operations.h"
#include "core/shell/session.h"

#include <string>

/// Operations as commands. Internal to this folder.
namespace peerscape::replay {

/// The commands of one operation: those that a person would type where the console makes the same
/// of them, else the request itself.
[[nodiscard]] std::string azText(const Operation& operation);
[[nodiscard]] std::string powerShellText(const Operation& operation);

/// Whether commands run in the console without an error and make of `before` what `after` is at
/// some places.
[[nodiscard]] bool runsTo(const std::string& text, shell::Language language,
                          const azure::Document& before, const azure::Document& after,
                          const std::vector<std::string>& places);
/// What `operation` is about: its resource, and of a network its subnets.
[[nodiscard]] std::vector<std::string> placesOf(const Operation& operation);

/// The blocks of a text in Bicep or Terraform that are new or other than before, and a comment for
/// each that is gone.
[[nodiscard]] std::string changedBlocks(const std::string& before, const std::string& after,
                                        std::string_view comment);

// Stand-ins for secrets: variables that the head of a script asks for.
inline constexpr std::string_view kAzPassword = "\"$ADMIN_PASSWORD\"";
inline constexpr std::string_view kAzSharedKey = "\"$SHARED_KEY\"";
inline constexpr std::string_view kPowerShellPassword = "$AdminPassword";

} // namespace peerscape::replay
