#pragma once

#include "core/shell/jmespath/syntax.h"

#include <span>

/// Evaluation of JMESPath. Internal to this folder.
namespace peerscape::shell::jmespath {

/// A value that is part of the input, or one that was made.
class Found
{
public:
    Found(const Json& borrowed)
        : m_borrowed(&borrowed)
    {
    }
    Found(Json&& made)
        : m_made(std::move(made))
    {
    }
    [[nodiscard]] const Json& get() const { return m_borrowed != nullptr ? *m_borrowed : m_made; }
    [[nodiscard]] bool isBorrowed() const { return m_borrowed != nullptr; }
    [[nodiscard]] Json take() { return m_borrowed != nullptr ? *m_borrowed : std::move(m_made); }

private:
    const Json* m_borrowed = nullptr;
    Json m_made;
};

/// Evaluates a node for an input that outlives the call. Throws nothing.
[[nodiscard]] Result<Found> evaluate(const Node& node, const Json& input);

/// Calls a function with its arguments. Error codes as Expression::search.
[[nodiscard]] Result<Json> callFunction(const std::string& name, std::span<const Node> arguments,
                                        const Json& input);

/// Whether JMESPath takes the value for false: null, false, "", [] and {}.
[[nodiscard]] bool isFalse(const Json& value);
/// Equality by value: members of objects in any order, numbers by size.
[[nodiscard]] bool sameValue(const Json& a, const Json& b);

} // namespace peerscape::shell::jmespath
