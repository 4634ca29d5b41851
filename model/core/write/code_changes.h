#pragma once

#include "core/write/code.h"

/// What would change in code that deploys a design.
namespace peerscape::write {

/// Two codes of the same form, file by file and line by line, as `diff -u` prints it: what is
/// removed after `-`, what is added after `+`, three lines around. The main files go by
/// `beforeName` and `afterName`, others by their paths. Empty when nothing differs. Deterministic;
/// O(lines × differing lines), and parts with more than some thousand differing lines are shown as
/// replaced whole.
[[nodiscard]] std::string writeCodeChanges(const Code& before, const Code& after,
                                           std::string_view beforeName, std::string_view afterName);

} // namespace peerscape::write
