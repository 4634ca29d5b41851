#pragma once

#include "core/edit/edit.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>

/// Azure's resource interface over a document: requests and answers as Azure Resource Manager has
/// them, without HTTP.
namespace peerscape::arm {

/// Members stand in the order in which they came.
using Json = nlohmann::ordered_json;

enum class Method : std::uint8_t { Get, Head, Put, Patch, Post, Delete };

struct Request
{
    Method method = Method::Get;
    std::string path; ///< "/subscriptions/…", without host and query.
    /// "api-version", "$expand" … Names compare exactly.
    std::map<std::string, std::string> query;
    Json body;           ///< Null when there is none.
    std::string ifMatch; ///< The etag that the resource must still have; empty for any.
};

struct Response
{
    int status = 200;
    Json body; ///< Null when there is none; `{"error": {"code", "message"}}` from status 400 on.
    std::optional<edit::Edit> edit; ///< What a write changed, as one undo step.

    [[nodiscard]] bool succeeded() const { return status < 300; }
};

[[nodiscard]] Response answer(Json body, int status = 200);
[[nodiscard]] Response methodNotAllowed(const Request& request);

/// The error answer that belongs to a refusal; the status follows from the code: 404 for what is
/// not there, 409 and 412 for conflicts, else 400.
[[nodiscard]] Response errorResponse(const Error& error);
[[nodiscard]] int statusOf(std::string_view code);
/// The words of such a status: "Not Found".
[[nodiscard]] std::string_view reasonOf(int status);

} // namespace peerscape::arm
