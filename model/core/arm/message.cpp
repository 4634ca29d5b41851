#include "core/arm/message.h"

#include <algorithm>
#include <array>

namespace peerscape::arm {

int statusOf(std::string_view code)
{
    if (code.ends_with("NotFound"))
        return 404;
    if (code == "MethodNotAllowed")
        return 405;
    if (code == "PreconditionFailed")
        return 412;
    constexpr std::array kConflicts{"InvalidResourceLocation", "OperationNotAllowed",
                                    "InvalidResourceGroupLocation"};
    return std::find(kConflicts.begin(), kConflicts.end(), code) != kConflicts.end() ? 409 : 400;
}

std::string_view reasonOf(int status)
{
    switch (status) {
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 412:
        return "Precondition Failed";
    default:
        return "Bad Request";
    }
}

Response answer(Json body, int status)
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

Response methodNotAllowed(const Request& request)
{
    return errorResponse({"MethodNotAllowed",
                          "The HTTP method is not allowed for the resource " + request.path + '.',
                          {}});
}

Response errorResponse(const Error& error)
{
    Response response;
    response.status = statusOf(error.code);
    response.body["error"] = {{"code", error.code}, {"message", error.message}};
    return response;
}

} // namespace peerscape::arm
