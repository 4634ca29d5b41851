#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace peerscape::write {

/// JSON for people and for comparing versions: two spaces of indent, but what fits into `width`
/// characters stays on one line, so that a list of small objects has one object per line. Numbers,
/// order and spelling as given.
void writePretty(const nlohmann::ordered_json& value, std::string& out, std::size_t indent = 0,
                 std::size_t width = 100);

} // namespace peerscape::write
