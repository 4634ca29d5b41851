#pragma once

#include "core/check/check.h"
#include "core/expect/expectations.h"

/// Findings about a document's own statements.
namespace peerscape::check {

inline constexpr std::string_view kNotMet = "ExpectationNotMet";
inline constexpr std::string_view kNotUnderstood = "ExpectationNotUnderstood";
inline constexpr std::string_view kNotDecided = "ExpectationNotDecided";

/// Why a statement does not hold: the packet or address that breaks it and what becomes of it.
/// Empty for one that holds or is switched off.
[[nodiscard]] Message explanationOf(const azure::Document& document,
                                    const expect::Judgement& judgement);

/// What a judgement that is not good says, with a packet and its way; nothing for one that is.
[[nodiscard]] std::optional<Finding> expectationFinding(const azure::Document& document,
                                                        const std::string& statement,
                                                        const expect::Judgement& judgement);

} // namespace peerscape::check
