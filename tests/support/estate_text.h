#pragma once

#include "core/azure/document.h"

#include <string>

/// Documents in words that do not depend on their ids, to compare what different files gave.
namespace peerscape::test {

/// Everything that is an Azure resource, one a line and sorted: resource id, then every field, with
/// resource ids in place of ids. Lists without order (members of a pool) are sorted.
[[nodiscard]] std::string estateText(const azure::Document& document);

/// The effective routes of every NIC, by resource id, rows as az prints them.
[[nodiscard]] std::string routesText(const azure::Document& document);

/// The first line in which two such texts differ, both ways; empty when they are equal.
[[nodiscard]] std::string firstDifference(const std::string& a, const std::string& b);

} // namespace peerscape::test
