#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"

#include <string_view>
#include <vector>

namespace peerscape::edit {

/// Everything that Azure would refuse about one object as it stands in `document`
/// (azure-routing.md 8.1–8.3), with Azure's code and text, in rule order. Empty for an object that
/// would deploy. The edits refuse what this refuses after the change, and the checks report it for
/// whole documents: there is one list of rules. O(peerings, subnets or routes of the object's
/// network).
[[nodiscard]] std::vector<Error> validate(const azure::Document& document, ObjectId id);

/// Reads an address prefix that somebody typed. Errors: `SIM-V24`, with a text that says what is
/// wrong and, for one that is not aligned to its length, which prefix was meant.
[[nodiscard]] Result<net::Prefix> readPrefix(std::string_view text);

} // namespace peerscape::edit
