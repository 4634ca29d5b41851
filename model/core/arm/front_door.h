#pragma once

#include "core/arm/provider.h"

#include <deque>
#include <unordered_map>
#include <utility>

namespace peerscape::arm {

/// A request's body as JSON: null for an empty text. Error: `InvalidRequestContent` with the place,
/// in the service's words, also for what is nested deeper than 100 levels. O(length).
[[nodiscard]] Result<Json> parseBody(std::string_view text);

/// An answer with the headers that belong to it.
struct Reply
{
    Response response;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// What a client of Azure Resource Manager meets before and after the provider: the API version is
/// asked for, and what takes the service time is answered as an operation that the client polls
/// (`Azure-AsyncOperation`, `Location`). Time stands still here: the write has happened when its
/// answer goes out, and an operation is done when it is first asked about. Not thread-safe, like
/// the provider.
class FrontDoor
{
public:
    /// Answers one request. `base` is "http://host:port", with which the addresses begin that the
    /// client is told to ask. The last 10,000 operations can be asked about, and of their results
    /// the last that fill 64 MiB.
    [[nodiscard]] Reply handle(Provider& provider, const Request& request, const std::string& base);

private:
    struct Operation
    {
        int status = 200;    ///< Of the result.
        std::string body;    ///< Of the result, written out; often empty.
        std::string failure; ///< The error of one that failed, written out; else empty.
    };

    /// Makes the answer one of an operation, if the service takes its time over such requests.
    /// `document` has the resource.
    void begin(Reply& reply, const azure::Document& document, const Request& request,
               const std::string& base);
    void beginDeployment(Reply& reply, const ResourcePath& path, const Request& request,
                         const std::string& base);
    /// The answer to a poll; nothing when the path asks about no operation.
    [[nodiscard]] std::optional<Reply> poll(const Request& request) const;
    std::string keep(Operation operation);

    std::unordered_map<std::string, Operation> m_operations;
    std::deque<std::string> m_order; ///< Their ids, the oldest first.
    std::size_t m_bytes = 0;         ///< Of all results.
    std::size_t m_count = 0;         ///< Operations begun so far.
};

} // namespace peerscape::arm
