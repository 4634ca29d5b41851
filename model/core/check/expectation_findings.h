#pragma once

#include "core/check/check.h"
#include "core/expect/expectations.h"

/// Findings about a document's own statements. Internal to `check`.
namespace peerscape::check {

inline constexpr std::string_view kNotMet = "ExpectationNotMet";
inline constexpr std::string_view kNotUnderstood = "ExpectationNotUnderstood";
inline constexpr std::string_view kNotDecided = "ExpectationNotDecided";

/// What a judgement that is not good says, with a packet and its way; nothing for one that is.
[[nodiscard]] std::optional<Finding> expectationFinding(const azure::Document& document,
                                                        const std::string& statement,
                                                        const expect::Judgement& judgement);

} // namespace peerscape::check
