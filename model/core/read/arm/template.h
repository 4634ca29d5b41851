#pragma once

#include "core/read/estate_reader.h"

namespace peerscape::read::arm {

/// Reads the resources of an ARM template into `estate`: parameters from outside, defaults,
/// variables, conditions, resource and property copies, children nested or named `parent/child`.
/// What is not read yet (nested and linked deployments) is noted. `pool` must outlive `estate`.
/// Error: `Invalid` when the template has no resources.
[[nodiscard]] Result<void> readTemplate(const json::Tree& tree,
                                        const std::vector<const json::Tree*>& parameterFiles,
                                        const std::map<std::string, std::string>& parameters,
                                        json::Pool& pool, EstateReader& estate);

} // namespace peerscape::read::arm
