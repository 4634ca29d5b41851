#include "core/base/text.h"
#include "core/read/arm/deployment.h"
#include "core/read/arm/resource_names.h"

#include <algorithm>

namespace peerscape::read::arm {

namespace {

std::ptrdiff_t slashes(std::string_view text)
{
    return std::count(text.begin(), text.end(), '/');
}

bool isTrue(const Value* value)
{
    return value != nullptr && value->boolean;
}

/// A value that a person typed, by the type that the template declares.
Value typedValue(const std::string& text, const Value* declaration, const Value& place,
                 ValueMaker& maker, json::Pool& pool)
{
    const std::string type =
        declaration != nullptr ? toLower(textMember(*declaration, "type")) : std::string();
    const bool isText = type == "string" || type == "securestring";
    if (!isText) {
        // In brackets, so that a number or word alone is a document too.
        const auto tree = json::Tree::parse("value", '[' + text + ']', 0);
        if (tree && (*tree)->root().items.size() == 1)
            return maker.adopt((*tree)->root().items.front(), place);
    }
    Value value = ValueMaker::unknown(place);
    value.type = Type::String;
    value.text = pool.keep(text);
    return value;
}

} // namespace

void Deployment::readParameters()
{
    for (const json::Tree* file : m_options.parameterFiles) {
        const Value* list = memberOf(file->root(), "parameters");
        if (list == nullptr)
            continue;
        for (const Member& member : list->members) {
            // A key vault reference has no value here; it stays unknown.
            const Value* value = memberOf(member.value, "value");
            m_root.parameters[toLower(member.key)] = {
                value != nullptr ? *value : ValueMaker::unknown(member.value), nullptr, {}};
        }
    }
    const Value* declarations = memberOf(m_tree.root(), "parameters");
    for (const auto& [name, text] : m_options.parameters) {
        const Value* declaration =
            declarations != nullptr ? memberOf(*declarations, name) : nullptr;
        if (declaration == nullptr)
            note(true, m_tree.root(),
                 {PEERSCAPE_TR_NOOP("the template has no parameter {0}"), {name}});
        else
            m_root.parameters[toLower(name)] = {
                typedValue(text, declaration, *declaration, m_maker, m_pool), nullptr, {}};
    }
}

void Deployment::addAll(Scope& scope, const Value& resources, const Instance* parent)
{
    for (const Value& item : resources.items)
        addCopies(scope, item, {}, parent);
    for (const Member& member : resources.members) // symbolic names
        addCopies(scope, member.value, toLower(member.key), parent);
}

void Deployment::addCopies(Scope& scope, const Value& resource, const std::string& symbol,
                           const Instance* parent)
{
    if (!resource.isObject()) {
        note(true, resource, {PEERSCAPE_TR_NOOP("a resource is an object"), {}});
        return;
    }
    std::vector<Loop> loops = parent != nullptr ? parent->loops : m_evaluator.loops();
    const Value* copy = memberOf(resource, "copy");
    if (copy == nullptr || !copy->isObject()) {
        const Evaluator::Enter enter(m_evaluator, scope, std::move(loops));
        addOne(scope, resource, symbol, parent);
        return;
    }
    std::int64_t count = 0;
    Touched touched;
    {
        const Evaluator::Enter enter(m_evaluator, scope, loops);
        const Evaluator::Collect collect(m_evaluator, touched);
        count = m_evaluator.copyCount(*copy);
    }
    const std::string_view type = textMember(resource, "type");
    if (isDrawn(type) || isDeployment(type))
        markReached(touched);
    for (std::int64_t i = 0; i < count && !m_evaluator.stopped(); ++i) {
        std::vector<Loop> inside = loops;
        inside.push_back({std::string(textMember(*copy, "name")), i, true});
        const Evaluator::Enter enter(m_evaluator, scope, std::move(inside));
        addOne(scope, resource, symbol.empty() ? symbol : fmt::format("{}[{}]", symbol, i), parent);
    }
}

std::string Deployment::nameOf(const Value& resource, const std::string& type,
                               const Instance* parent)
{
    const Value* declared = memberOf(resource, "name");
    std::string name = declared != nullptr ? m_evaluator.evaluateText(*declared) : std::string();
    if (name.empty() && !m_evaluator.stopped()) {
        name = m_unnamed++ == 0 ? "<?>" : fmt::format("<?{}>", m_unnamed);
        note(false, declared != nullptr ? *declared : resource,
             {PEERSCAPE_TR_NOOP("the name is unknown; it is shown as {0}"), {name}});
    }
    // A nested child may be written with its own name only.
    if (parent != nullptr && slashes(type) - 1 > slashes(name))
        name = parent->name + '/' + name;
    // An unknown name stands for all segments.
    if (name.starts_with('<')) {
        std::string missing;
        for (std::ptrdiff_t n = slashes(type) - 1 - slashes(name); n > 0; --n)
            missing += "<?>/";
        name = missing + name;
    }
    return name;
}

std::string Deployment::idOf(const Instance& instance)
{
    const auto path = providerPathOf(instance.type, instance.name);
    if (!path)
        return {};
    const Value* scopeValue = memberOf(*instance.declaration, "scope");
    if (isDeployment(instance.type))
        return targetOf(instance).prefix() + *path;
    if (scopeValue != nullptr) {
        const std::string base = m_evaluator.evaluateText(*scopeValue);
        if (base.starts_with('/'))
            return (base == "/" ? std::string() : base) + *path;
        if (const auto basePath = pathOfTypedName(base))
            return instance.scope->target.prefix() + *basePath + *path;
    }
    return instance.scope->target.prefix() + *path;
}

bool Deployment::isWanted(const Value& resource)
{
    const Value* condition = memberOf(resource, "condition");
    if (condition == nullptr)
        return true;
    const Value value = m_evaluator.evaluate(*condition);
    if (value.type == Type::Boolean)
        return value.boolean;
    note(false, *condition,
         {PEERSCAPE_TR_NOOP("the condition is unknown; the resource is kept"), {}});
    return true;
}

std::unique_ptr<Instance> Deployment::identified(Scope& scope, const Value& resource,
                                                 std::string symbol, const Instance* parent,
                                                 bool& isKept)
{
    auto instance = std::make_unique<Instance>();
    instance->declaration = &resource;
    instance->scope = &scope;
    instance->loops = m_evaluator.loops();
    instance->symbol = std::move(symbol);
    instance->isExisting = isTrue(memberOf(resource, "existing"));
    const Value* type = memberOf(resource, "type");
    instance->type = type != nullptr ? m_evaluator.evaluateText(*type) : std::string();
    m_subject = instance->type;
    if (instance->type.empty()) {
        note(true, resource, {PEERSCAPE_TR_NOOP("a resource without a type"), {}});
        return nullptr;
    }
    // "Microsoft.Network/virtualNetworks@2024-05-01" is how extensions write the version.
    if (const std::size_t at = instance->type.find('@'); at != std::string::npos)
        instance->type.resize(at);
    // A nested child is written with its last type only.
    if (parent != nullptr && instance->type.find('/') == std::string::npos)
        instance->type = parent->type + '/' + instance->type;
    Touched touched;
    {
        const Evaluator::Collect collect(m_evaluator, touched);
        isKept = isWanted(resource);
        // A false condition does not hold for the children, which need the parent's name.
        if (isKept || memberOf(resource, "resources") != nullptr)
            instance->name = nameOf(resource, instance->type, parent);
    }
    if (isDrawn(instance->type) || isDeployment(instance->type))
        markReached(touched);
    m_subject = instance->type + ' ' + instance->name;
    return instance;
}

void Deployment::addOne(Scope& scope, const Value& resource, std::string symbol,
                        const Instance* parent)
{
    if (!m_maker.spend(sizeof(Instance)))
        m_evaluator.stop(resource, "the template makes more resources than Peerscape reads");
    bool isKept = true;
    std::unique_ptr<Instance> owned =
        identified(scope, resource, std::move(symbol), parent, isKept);
    if (owned == nullptr || m_evaluator.stopped())
        return;
    Instance& instance = *owned;
    if (isKept) {
        const Value* version = memberOf(resource, "apiVersion");
        instance.apiVersion =
            version != nullptr ? m_evaluator.evaluateText(*version) : std::string();
        instance.id = idOf(instance);
        if (instance.id.empty()) {
            note(true, resource,
                 {PEERSCAPE_TR_NOOP("the name has not as many parts as the type"), {}});
            return;
        }
        if (instance.isExisting)
            m_byId.try_emplace(toLower(instance.id), &instance);
        else
            m_byId[toLower(instance.id)] = &instance;
        if (!instance.symbol.empty())
            scope.symbols[instance.symbol] = &instance;
        scope.instances.push_back(std::move(owned));
    }
    const Value* children = memberOf(resource, "resources");
    if (children != nullptr && !isDeployment(instance.type))
        addAll(scope, *children, &instance);
}

} // namespace peerscape::read::arm
