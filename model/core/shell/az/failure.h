#pragma once

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include <string>

namespace peerscape::shell {

using Json = nlohmann::ordered_json;

/// What a command says instead of an answer, and its exit status (az-shell: 1 refused, 2 the line
/// cannot be read, 3 not found).
struct Failure
{
    int status = 1;
    std::string message;    ///< Without a prefix and without a line break at the end.
    bool hasTrailer = true; ///< With status 2: whether the lines about examples follow.
};

/// An answer; null prints nothing.
using Answer = tl::expected<Json, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> refuse(std::string message, int status = 1)
{
    return tl::unexpected<Failure>(Failure{status, std::move(message)});
}

} // namespace peerscape::shell
