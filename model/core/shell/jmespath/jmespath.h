#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <string_view>

/// JMESPath, the query language of `az --query`, as its specification and compliance suite have it.
namespace peerscape::shell::jmespath {

/// Members stand in the order in which they came, as az prints them.
using Json = nlohmann::ordered_json;

struct Node;

/// A parsed query. Immutable; a copy shares the syntax tree.
class Expression
{
public:
    /// Reads a query. Error code `syntax`, also for one nested deeper than 200 levels. O(length).
    [[nodiscard]] static Result<Expression> parse(std::string_view text);

    /// The answer for one value; null where the query finds nothing. Error codes, those of the
    /// compliance suite: `invalid-type`, `invalid-value`, `invalid-arity`, `unknown-function`; the
    /// message is the sentence that az prints.
    [[nodiscard]] Result<Json> search(const Json& input) const;

private:
    explicit Expression(std::shared_ptr<const Node> root)
        : m_root(std::move(root))
    {
    }
    std::shared_ptr<const Node> m_root;
};

} // namespace peerscape::shell::jmespath
