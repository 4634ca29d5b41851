#include "core/shell/pwsh/runspace.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::shell::pwsh {

Value Runspace::evaluate(const Node& node)
{
    spend(1);
    switch (node.kind) {
    case NodeKind::Constant:
        return node.value;
    case NodeKind::Expand: {
        std::string text;
        for (const NodePtr& part : node.children)
            text += wordOf(*part);
        spend(text.size() / 64);
        return text.substr(0, std::size_t{1} << 17U);
    }
    case NodeKind::Variable:
        return variable(node.text);
    case NodeKind::Member:
        return evaluateMember(node);
    case NodeKind::Index:
        return evaluateIndex(node);
    case NodeKind::Call:
        return evaluateCall(node);
    case NodeKind::Type:
        return "System." + node.text;
    case NodeKind::Cast:
        return cast(node.text, evaluate(*node.children.front()));
    case NodeKind::Unary:
        return evaluateUnary(node);
    case NodeKind::Binary:
        return evaluateBinary(node);
    case NodeKind::Comma: {
        List list;
        for (const NodePtr& item : node.children)
            list.push_back(evaluate(*item));
        return list;
    }
    case NodeKind::Array: {
        List list;
        execute(*node.children.front(), list);
        return list;
    }
    case NodeKind::SubExpression:
    case NodeKind::Paren: {
        // `($x)++` and `($x = 1)` give the value on.
        const NodePtr& block = node.children.front();
        if (node.kind == NodeKind::Paren && block->children.size() == 1
            && block->children.front()->kind == NodeKind::Assign) {
            List none;
            execute(*block->children.front(), none);
            return evaluate(*block->children.front()->children.front());
        }
        if (block->children.size() == 1)
            return valueOfStatement(*block->children.front());
        List list;
        for (const NodePtr& statement : block->children)
            execute(*statement, list);
        return unrolled(std::move(list));
    }
    case NodeKind::Hash: {
        auto table = newObject(kHashtable);
        for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
            table->set(wordOf(*node.children[i]), valueOfStatement(*node.children[i + 1]));
        }
        return table;
    }
    case NodeKind::Script:
        return std::make_shared<const Node>(node);
    case NodeKind::Step: {
        List value;
        step(node, &value);
        return unrolled(std::move(value));
    }
    default: {
        List list;
        execute(node, list);
        return unrolled(std::move(list));
    }
    }
}

Value Runspace::valueOfStatement(const Node& node)
{
    if (node.kind == NodeKind::Pipeline && node.children.size() == 1
        && node.children.front()->kind != NodeKind::Command)
        return evaluate(*node.children.front());
    List values;
    execute(node, values);
    return unrolled(std::move(values));
}

void Runspace::assign(const Node& target, const Value& value)
{
    if (target.kind == NodeKind::Variable) {
        setVariable(target.text, value);
        return;
    }
    if (target.kind == NodeKind::Cast) {
        assign(*target.children.front(), cast(target.text, value));
        return;
    }
    if (target.kind == NodeKind::Comma) {
        const List items = itemsOf(value);
        for (std::size_t i = 0; i < target.children.size(); ++i)
            assign(*target.children[i], i < items.size() ? items[i] : Value());
        return;
    }
    if (target.kind != NodeKind::Member && target.kind != NodeKind::Index)
        throw PowerShellError{"The assignment expression is not valid. The input to an assignment "
                              "operator must be an object that is able to accept assignments, such "
                              "as a variable or a property."};
    const Value owner = evaluate(*target.children[0]);
    const Value key = evaluate(*target.children[1]);
    if (Object* object = owner.object()) {
        const bool mayGrow = object->isOf(kHashtable);
        if (!mayGrow && object->find(textOf(key)) == nullptr)
            throw PowerShellError{fmt::format(
                "InvalidOperation: The property '{}' cannot be found on this object. Verify that "
                "the property exists and can be set.",
                textOf(key))};
        std::size_t budget = 10'000;
        if (holds(value, object, budget))
            throw PowerShellError{"An object cannot hold itself in this offline shell."};
        return object->set(textOf(key), value);
    }
    List* list = owner.list();
    double place = 0;
    if (list == nullptr || !key.toNumber(place))
        throw PowerShellError{fmt::format(
            "InvalidOperation: The property '{}' cannot be found on this object. Verify that the "
            "property exists and can be set.",
            textOf(key))};
    if (place < 0)
        place += static_cast<double>(list->size());
    if (place < 0 || place >= static_cast<double>(list->size()))
        throw PowerShellError{"OperationStopped: Index was outside the bounds of the array."};
    std::size_t budget = 10'000;
    if (holds(value, list, budget))
        throw PowerShellError{"A list cannot hold itself in this offline shell."};
    (*list)[static_cast<std::size_t>(place)] = value;
}

} // namespace peerscape::shell::pwsh