#include "core/arm/front_door.h"

#include "core/arm/identity.h"
#include "core/arm/resource_path.h"
#include "core/base/json_depth.h"
#include "core/base/text.h"
#include "core/read/json_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

namespace peerscape::arm {

namespace {

constexpr std::size_t kMaxOperations = 10'000;
constexpr std::size_t kMaxResultBytes = 64U << 20U;

Error invalidContent(std::string_view what, std::string_view text, std::size_t at)
{
    const std::string_view before = text.substr(0, std::min(at, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n');
    const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1);
    return {"InvalidRequestContent",
            fmt::format("The request content was invalid and could not be deserialized: '{}. Path "
                        "'', line {}, position {}.'.",
                        what, line, column),
            {}};
}

/// Puts quotes around names that have none: `template: {}`.
std::string withQuotedNames(std::string_view text)
{
    constexpr std::string_view kOfNames =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$";
    constexpr std::string_view kSpaces = " \t\r\n";
    std::string out;
    bool quoted = false;
    char before = '\0'; // the last that is no space
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            quoted = c != '"';
            out += c;
            if (c == '\\' && i + 1 < text.size())
                out += text[++i];
        } else if (kOfNames.find(c) != std::string_view::npos && (before == '{' || before == ',')) {
            const std::size_t end = std::min(text.find_first_not_of(kOfNames, i), text.size());
            const std::size_t colon = text.find_first_not_of(kSpaces, end);
            const bool isName = colon < text.size() && text[colon] == ':';
            out += isName ? fmt::format("\"{}\"", text.substr(i, end - i))
                          : std::string(text.substr(i, end - i));
            i = end - 1;
        } else {
            quoted = c == '"';
            out += c;
        }
        if (kSpaces.find(c) == std::string_view::npos)
            before = c;
    }
    return out;
}

/// A body as the service reads it as well: az sends templates with their comments, under a name
/// without quotes. Null when it is not that either.
Json lenientBody(std::string_view text)
{
    const std::string strict = withQuotedNames(read::json::withoutComments(text));
    return tooDeepAt(strict) < strict.size() ? Json() : Json::parse(strict, nullptr, false);
}

bool isApiVersion(const std::string& text)
{
    static const std::regex kForm("[0-9]{4}-[0-9]{2}-[0-9]{2}(-[A-Za-z]{1,20})?");
    constexpr std::size_t kLongest = 40;
    return text.size() <= kLongest && std::regex_match(text, kForm);
}

std::optional<Error> versionError(const Request& request)
{
    const auto version = request.query.find("api-version");
    if (version == request.query.end() || version->second.empty())
        return Error{
            "MissingApiVersionParameter",
            "The api-version query parameter (?api-version=) is required for all requests.",
            {}};
    if (!isApiVersion(version->second))
        return Error{"InvalidApiVersionParameter",
                     fmt::format("The api-version '{}' is invalid. It has the form yyyy-MM-dd or "
                                 "yyyy-MM-dd-preview.",
                                 version->second),
                     {}};
    return std::nullopt;
}

/// The region of the resource that a path begins with.
std::string regionOf(const azure::Document& document, const ResourcePath& path)
{
    std::string region;
    const ObjectId wanted = path.names.empty() ? ObjectId() : findResource(document, path.id(1));
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (wanted && IdType::kKind == wanted.kind()) {
            if (const auto* resource = document.find(IdType::of(wanted))) {
                if constexpr (requires { resource->location; })
                    region = resource->location.str();
            }
        }
    });
    return region.empty() ? "global" : region;
}

/// What of an answer says that the service is at work.
const char* stateAtWork(const ResourcePath& path, int status)
{
    return status == 201 && equalsIgnoringCase(path.provider, "Microsoft.Compute") ? "Creating"
                                                                                   : "Updating";
}

bool isAnswered(const Reply& reply)
{
    return reply.response.status >= 200 && reply.response.status < 300;
}

} // namespace

Result<Json> parseBody(std::string_view text)
{
    if (text.empty())
        return Json();
    if (const std::size_t deep = tooDeepAt(text); deep < text.size())
        return tl::unexpected(invalidContent(
            fmt::format("The reader's MaxDepth of {} has been exceeded", kMaxJsonDepth), text,
            deep));
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        if (Json body = lenientBody(text); body.is_structured())
            return body;
        const std::size_t at = error.byte == 0 ? 0 : error.byte - 1;
        if (at >= text.size())
            return tl::unexpected(
                invalidContent("Unexpected end of content while loading JObject", text, at));
        const char c = text[at];
        return tl::unexpected(invalidContent(
            fmt::format("Unexpected character encountered while parsing value: {}",
                        c >= ' ' && c <= '~' ? std::string(1, c) : "(not printable)"),
            text, at));
    } catch (const Json::exception&) { // a number beyond all numbers
        return tl::unexpected(
            invalidContent("JSON number is too large or small for a Double", text, 0));
    }
}

Reply FrontDoor::handle(Provider& provider, const Request& request, const std::string& base)
{
    if (const auto error = versionError(request))
        return {errorResponse(*error), {}};
    if (auto answer = poll(request))
        return std::move(*answer);
    const azure::Document before = provider.document();
    Reply reply{provider.handle(request), {}};
    begin(reply, request.method == Method::Delete ? before : provider.document(), request, base);
    return reply;
}

void FrontDoor::begin(Reply& reply, const azure::Document& document, const Request& request,
                      const std::string& base)
{
    const auto path = splitPath(request.path);
    if (!path || !isAnswered(reply) || reply.response.status == 204)
        return;
    if (Deployments::answers(*path)) {
        beginDeployment(reply, *path, request, base);
        return;
    }
    const bool isGroup = path->provider.empty() && !path->resourceGroup.empty();
    const bool takesTime = equalsIgnoringCase(path->provider, "Microsoft.Network")
                           || equalsIgnoringCase(path->provider, "Microsoft.Compute");
    const bool put = request.method == Method::Put && takesTime && path->isResource();
    const bool removed = request.method == Method::Delete && (takesTime || isGroup);
    const bool acted = request.method == Method::Post && takesTime;
    if (!put && !removed && !acted)
        return;

    Response& response = reply.response;
    Operation result;
    if (removed && !isGroup)
        result.status = 204;
    if (acted && !response.body.is_null())
        result.body = response.body.dump(-1, ' ', false, Json::error_handler_t::replace);
    const std::string id = keep(std::move(result));
    const std::string scope =
        isGroup ? fmt::format("{}/subscriptions/{}", base, path->subscription)
                : fmt::format("{}/subscriptions/{}/providers/{}/locations/{}", base,
                              path->subscription, path->provider, regionOf(document, *path));
    const auto address = [&](const char* kind) {
        return fmt::format("{}/{}/{}?api-version={}", scope, kind, id,
                           request.query.at("api-version"));
    };
    if (!isGroup)
        reply.headers.emplace_back("Azure-AsyncOperation", address("operations"));
    if (put) {
        // The resource is there, its state says that the service is not done with it.
        if (response.body.contains("properties"))
            response.body["properties"]["provisioningState"] = stateAtWork(*path, response.status);
    } else {
        reply.headers.emplace_back("Location", address("operationResults"));
        response.status = 202;
        response.body = Json();
    }
    reply.headers.emplace_back("Retry-After", "1");
}

void FrontDoor::beginDeployment(Reply& reply, const ResourcePath& path, const Request& request,
                                const std::string& base)
{
    const std::string version = request.query.at("api-version");
    if (request.method == Method::Delete) {
        reply.response.status = 202;
        reply.headers.emplace_back(
            "Location", fmt::format("{}/subscriptions/{}/operationResults/{}?api-version={}", base,
                                    path.subscription, keep({204, {}, {}}), version));
        reply.headers.emplace_back("Retry-After", "1");
    }
    if (request.method != Method::Put)
        return;
    Json& shown = reply.response.body;
    Operation result;
    if (shown["properties"].contains("error"))
        result.failure =
            shown["properties"]["error"].dump(-1, ' ', false, Json::error_handler_t::replace);
    const std::string id = keep(std::move(result));
    reply.headers.emplace_back(
        "Azure-AsyncOperation",
        fmt::format("{}{}/operationStatuses/{}?api-version={}", base, path.id(), id, version));
    reply.headers.emplace_back("Retry-After", "1");
    // What became of it is asked for.
    shown["properties"]["provisioningState"] = "Accepted";
    for (const char* later : {"error", "outputs", "outputResources"})
        shown["properties"].erase(later);
}

std::optional<Reply> FrontDoor::poll(const Request& request) const
{
    // …/operations/ID and …/operationResults/ID, which stand in no resource group, and a
    // deployment's …/operationStatuses/ID.
    const std::string_view path = request.path;
    const std::size_t slash = path.rfind('/');
    if (request.method != Method::Get || slash == std::string_view::npos || slash == 0)
        return std::nullopt;
    const std::size_t start = path.rfind('/', slash - 1) + 1;
    const std::string_view kind = path.substr(start, slash - start);
    const std::string id(path.substr(slash + 1));
    const std::string place = toLower(path.substr(0, start));
    const bool ofDeployment = place.find("/microsoft.resources/deployments/") != std::string::npos;
    if (ofDeployment ? !equalsIgnoringCase(kind, "operationStatuses")
                     : place.find("/resourcegroups/") != std::string::npos)
        return std::nullopt;
    const bool asksState = ofDeployment || equalsIgnoringCase(kind, "operations");
    if (!asksState && !equalsIgnoringCase(kind, "operationResults"))
        return std::nullopt;
    const auto found = m_operations.find(id);
    if (found == m_operations.end())
        return Reply{
            errorResponse(
                {"OperationNotFound", fmt::format("The operation {} was not found.", id), {}}),
            {}};
    Reply reply;
    if (asksState) {
        reply.response.body = {{"name", id}, {"status", "Succeeded"}};
        if (!found->second.failure.empty()) {
            reply.response.body["status"] = "Failed";
            reply.response.body["error"] = Json::parse(found->second.failure);
        }
    } else {
        reply.response.status = found->second.status;
        if (!found->second.body.empty())
            reply.response.body = Json::parse(found->second.body);
    }
    return reply;
}

std::string FrontDoor::keep(Operation operation)
{
    const std::string id = guidOf(fmt::format("operation {}", ++m_count));
    m_bytes += operation.body.size() + operation.failure.size();
    m_operations.emplace(id, std::move(operation));
    m_order.push_back(id);
    while (m_order.size() > kMaxOperations || (m_bytes > kMaxResultBytes && m_order.size() > 1)) {
        const auto oldest = m_operations.find(m_order.front());
        m_bytes -= oldest->second.body.size() + oldest->second.failure.size();
        m_operations.erase(oldest);
        m_order.pop_front();
    }
    return id;
}

} // namespace peerscape::arm
