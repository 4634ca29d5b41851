#pragma once

#include "core/arm/provider.h"

#include <vector>

/// The requests to Azure that lie between two versions of a design. Internal to this folder.
namespace peerscape::replay {

using arm::Json;

/// One request, and the versions around it.
struct Operation
{
    arm::Request request;
    ObjectId object; ///< In `after`; of a deletion in `before`.
    bool isNew = false;
    /// For routes and rules that alone changed in their table or group: what is gone and what is
    /// put, by name.
    std::vector<std::string> goneParts;
    std::vector<std::string> putParts;
    azure::Document before;
    azure::Document after;
};

struct Operations
{
    std::vector<Operation> done;      ///< In an order that Azure takes.
    std::vector<Operation> refused;   ///< What the service's stand-in does not take.
    bool isWhole = true;              ///< Afterwards everything that Azure knows is as wanted.
    std::vector<std::string> touched; ///< The resource ids that they are about.
};

/// Finds them by trying: what is refused is tried again after the others.
/// O(difference × difference) requests in the worst case.
[[nodiscard]] Operations operationsBetween(const azure::Document& before,
                                           const azure::Document& after);

/// What Azure would see of an object, to compare two versions: null for what it does not know.
[[nodiscard]] Json seenByAzure(const azure::Document& document, const std::string& id);
/// The same of two documents at some places.
[[nodiscard]] bool looksAlike(const azure::Document& a, const azure::Document& b,
                              const std::vector<std::string>& ids);

} // namespace peerscape::replay
