#pragma once

#include "core/base/result.h"
#include "core/route/effective_route.h"

namespace peerscape::route {

/// One sentence of a reason. Arguments of the message that name objects stand in `links` at the
/// same place; none where the argument is plain text.
struct Reason
{
    Message message;
    std::vector<ObjectId> links;
};

/// A setting on which a row hangs: changing it makes the row go away (or come back).
struct Dependence
{
    ObjectId object;
    std::string_view field; ///< As the API spells it: "allowGatewayTransit".
    Message message;        ///< "MarketingVNet-To-SalesVNet no longer allows gateway transit"
};

/// Why a row stands in a table: numbered steps, what it beat or lost to, what would remove it, and
/// the rule's number.
struct Explanation
{
    std::vector<Reason> steps;
    std::vector<Dependence> dependences;
    std::vector<std::size_t>
        beats; ///< Rows of the same table that are Invalid because of this one.
    std::int32_t beatenBy = -1;
    std::string_view rule; ///< "4.4.2"
};

/// Explains row `index` of `table`, which must be of `document`. O(rows).
[[nodiscard]] Explanation explain(const azure::Document& document, const EffectiveRouteTable& table,
                                  std::size_t index);

/// The short reason of the "Because of" column: "gateway transit from MarketingVNet".
[[nodiscard]] Message because(const azure::Document& document, const EffectiveRoute& route);

} // namespace peerscape::route
