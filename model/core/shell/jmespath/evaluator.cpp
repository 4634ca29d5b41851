#include "core/shell/jmespath/evaluator.h"

#include <algorithm>

namespace peerscape::shell::jmespath {

namespace {

Found null()
{
    return Json();
}

/// One end of a slice: `bound` counted from the front and held between `low` and `high`.
long long cap(long long bound, long long size, long long low, long long high)
{
    if (bound < 0)
        bound = bound < -size ? low : bound + size;
    return std::clamp(bound, low, high);
}

Result<Found> slice(const Node& node, const Json& input)
{
    const long long step = node.slice[2].value_or(1);
    if (step == 0)
        return fail("invalid-value", "slice step cannot be zero");
    if (!input.is_array())
        return null();
    const auto size = static_cast<long long>(input.size());
    const bool forward = step > 0;
    const long long low = forward ? 0 : -1;
    const long long high = forward ? size : size - 1;
    const long long start =
        node.slice[0] ? cap(*node.slice[0], size, low, high) : (forward ? low : high);
    const long long stop =
        node.slice[1] ? cap(*node.slice[1], size, low, high) : (forward ? high : low);
    Json list = Json::array();
    // `i + step` cannot run over: the distance left is compared first.
    for (long long i = start; forward ? i < stop : i > stop;) {
        list.push_back(input[static_cast<std::size_t>(i)]);
        if (forward ? step >= stop - i : step <= stop - i)
            break;
        i += step;
    }
    return Found(std::move(list));
}

Json flattened(const Json& input)
{
    Json list = Json::array();
    for (const Json& item : input) {
        if (item.is_array())
            list.insert(list.end(), item.begin(), item.end());
        else
            list.push_back(item);
    }
    return list;
}

/// Each element for which `wanted` holds, put through `node`; nulls are left out.
template<class Wanted>
Result<Found> project(const Node& node, const Json& elements, Wanted&& wanted)
{
    Json list = Json::array();
    for (const Json& element : elements) {
        const Result<bool> keep = wanted(element);
        if (!keep)
            return tl::unexpected<Error>(keep.error());
        if (!*keep)
            continue;
        auto found = evaluate(node, element);
        if (!found)
            return found;
        if (!found->get().is_null())
            list.push_back(found->take());
    }
    return Found(std::move(list));
}

Result<bool> always(const Json&)
{
    return true;
}

Result<Found> evaluateProjection(const Node& node, const Json& input)
{
    auto base = evaluate(node.children[0], input);
    if (!base)
        return base;
    const Json& elements = base->get();
    if (node.type == NodeType::ValueProjection)
        return elements.is_object() ? project(node.children[1], elements, always) : null();
    if (!elements.is_array())
        return null();
    if (node.type == NodeType::Projection)
        return project(node.children[1], elements, always);
    return project(node.children[1], elements, [&](const Json& element) -> Result<bool> {
        const auto condition = evaluate(node.children[2], element);
        if (!condition)
            return tl::unexpected<Error>(condition.error());
        return !isFalse(condition->get());
    });
}

Result<Found> compare(const Node& node, const Json& input)
{
    const auto left = evaluate(node.children[0], input);
    if (!left)
        return left;
    const auto right = evaluate(node.children[1], input);
    if (!right)
        return right;
    const Json& a = left->get();
    const Json& b = right->get();
    if (node.text == "==" || node.text == "!=")
        return Found(Json(sameValue(a, b) == (node.text == "==")));
    if (!a.is_number() || !b.is_number())
        return null(); // order is defined for numbers only
    const bool answer = node.text == "<"    ? a < b
                        : node.text == "<=" ? a <= b
                        : node.text == ">"  ? b < a
                                            : b <= a;
    return Found(Json(answer));
}

Result<Found> evaluateLogic(const Node& node, const Json& input)
{
    auto left = evaluate(node.children[0], input);
    if (!left)
        return left;
    if (node.type == NodeType::Not)
        return Found(Json(isFalse(left->get())));
    const bool decided = isFalse(left->get()) == (node.type == NodeType::And);
    return decided ? std::move(left) : evaluate(node.children[1], input);
}

Result<Found> select(const Node& node, const Json& input)
{
    if (input.is_null())
        return null();
    Json made = node.type == NodeType::MultiSelectHash ? Json::object() : Json::array();
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        auto found = evaluate(node.children[i], input);
        if (!found)
            return found;
        if (made.is_object())
            made[node.keys[i]] = found->take();
        else
            made.push_back(found->take());
    }
    return Found(std::move(made));
}

/// The right side works on the left side's answer; one that was made is copied out of it.
Result<Found> evaluateChain(const Node& node, const Json& input)
{
    const auto left = evaluate(node.children[0], input);
    if (!left)
        return left;
    auto right = evaluate(node.children[1], left->get());
    if (!right || left->isBorrowed())
        return right;
    return Found(right->take());
}

} // namespace

bool isFalse(const Json& value)
{
    if (value.is_number())
        return false;
    return value.is_boolean()  ? !value.get<bool>()
           : value.is_string() ? value.get_ref<const std::string&>().empty()
                               : value.empty();
}

bool sameValue(const Json& a, const Json& b)
{
    if (a.is_object() && b.is_object()) {
        if (a.size() != b.size())
            return false;
        for (auto member = a.begin(); member != a.end(); ++member) {
            const auto other = b.find(member.key());
            if (other == b.end() || !sameValue(*member, *other))
                return false;
        }
        return true;
    }
    if (a.is_array() && b.is_array())
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameValue);
    return a == b;
}

Result<Found> evaluate(const Node& node, const Json& input)
{
    switch (node.type) {
    case NodeType::Current:
    case NodeType::Identity:
        return Found(input);
    case NodeType::Field: {
        if (!input.is_object())
            return null();
        const auto member = input.find(node.text);
        return member != input.end() ? Found(*member) : null();
    }
    case NodeType::Literal:
        return Found(node.literal);
    case NodeType::Index: {
        if (!input.is_array())
            return null();
        const auto size = static_cast<long long>(input.size());
        const long long index = node.index < 0 ? node.index + size : node.index;
        return index >= 0 && index < size ? Found(input[static_cast<std::size_t>(index)]) : null();
    }
    case NodeType::Slice:
        return slice(node, input);
    case NodeType::Subexpression:
        return evaluateChain(node, input);
    case NodeType::Projection:
    case NodeType::ValueProjection:
    case NodeType::FilterProjection:
        return evaluateProjection(node, input);
    case NodeType::Flatten: {
        const auto base = evaluate(node.children[0], input);
        if (!base)
            return base;
        return base->get().is_array() ? Found(flattened(base->get())) : null();
    }
    case NodeType::Comparison:
        return compare(node, input);
    case NodeType::Or:
    case NodeType::And:
    case NodeType::Not:
        return evaluateLogic(node, input);
    case NodeType::MultiSelectList:
    case NodeType::MultiSelectHash:
        return select(node, input);
    case NodeType::Function: {
        auto value = callFunction(node.text, node.children, input);
        if (!value)
            return tl::unexpected<Error>(std::move(value.error()));
        return Found(std::move(*value));
    }
    case NodeType::Reference:
        return null(); // means something to functions only
    }
    return null();
}

Result<Json> Expression::search(const Json& input) const
{
    auto found = evaluate(*m_root, input);
    if (!found)
        return tl::unexpected<Error>(std::move(found.error()));
    return found->take();
}

} // namespace peerscape::shell::jmespath
