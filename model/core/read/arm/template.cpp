#include "core/read/arm/template.h"

#include "core/base/text.h"
#include "core/read/arm/deployment.h"

namespace peerscape::read::arm {

namespace {

/// Bytes that a template of a few lines may make, and what each byte of a file adds.
constexpr std::size_t kBudget = std::size_t{48} << 20U;
constexpr std::size_t kBudgetPerByte = 20;
/// Deployments within deployments.
constexpr unsigned kMaxNesting = 32;

Target::Level levelOf(const Value& root)
{
    const std::string schema = toLower(textMember(root, "$schema"));
    if (schema.find("subscriptiondeploymenttemplate") != std::string::npos)
        return Target::Level::Subscription;
    if (schema.find("managementgroupdeploymenttemplate") != std::string::npos)
        return Target::Level::ManagementGroup;
    return schema.find("tenantdeploymenttemplate") != std::string::npos
               ? Target::Level::Tenant
               : Target::Level::ResourceGroup;
}

/// What of a resource is not its content.
bool isFrame(std::string_view key)
{
    return equalsIgnoringCase(key, "resources") || equalsIgnoringCase(key, "copy")
           || equalsIgnoringCase(key, "dependsOn") || equalsIgnoringCase(key, "condition");
}

/// Whether a text can stand between two slashes of a resource id.
bool isIdPart(std::string_view text)
{
    return !text.empty() && text.find('/') == std::string_view::npos;
}

/// What write::writeArm says of the drawing; null in templates of others.
const Value* drawingOf(const Value& root)
{
    const Value* metadata = memberOf(root, "metadata");
    const Value* drawing = metadata != nullptr ? memberOf(*metadata, "peerscape") : nullptr;
    return drawing != nullptr && drawing->isObject() ? drawing : nullptr;
}

/// The file's name without its folder: addresses begin at the folder.
std::string_view fileName(std::string_view path)
{
    return path.substr(path.find_last_of("/\\") + 1);
}

} // namespace

bool isDeployment(std::string_view type)
{
    return equalsIgnoringCase(type, "Microsoft.Resources/deployments");
}

Deployment::Deployment(const json::Tree& tree, const TemplateOptions& options, json::Pool& pool)
    : m_tree(tree)
    , m_options(options)
    , m_pool(pool)
    , m_maker(pool, kBudget + kBudgetPerByte * tree.bytes().size())
    , m_evaluator(m_maker, [this](const Value& place, const std::string& reason) {
        note(false, place, {PEERSCAPE_TR_NOOP("unknown value: {0}"), {reason}}, true);
    })
{
    m_evaluator.setSurroundings(this);
    m_root.root = &tree.root();
    m_root.names = &m_root;
    m_root.target.level = levelOf(tree.root());
    m_deployed.drawing = drawingOf(tree.root());
    if (m_deployed.drawing != nullptr) {
        const auto take = [&](std::string_view name, std::string& part) {
            if (const std::string_view text = textMember(*m_deployed.drawing, name); isIdPart(text))
                part = text;
        };
        take("subscriptionId", m_root.target.subscription);
        take("resourceGroup", m_root.target.resourceGroup);
    }
    m_root.address = std::string(kFolderAddress) + std::string(fileName(tree.name()));
    if (const auto& destination = options.destination) {
        m_evaluator.setStrict(true);
        m_root.target = destination->target;
        m_root.name = destination->name;
        m_root.address.clear();
    }
}

Deployment::~Deployment() = default;

void Deployment::note(bool isIgnored, const Value& place, Message message, bool isUnknown)
{
    if (executor() != nullptr && !isUnknown)
        m_evaluator.stop(place, m_subject + ": " + render(message));
    const std::size_t where = place.offset * 64 + place.file % 64;
    if (m_reported.emplace(where, render(message)).second)
        m_deployed.notes.push_back({isIgnored, isUnknown, place, m_subject, std::move(message)});
}

void Deployment::markReached(const Touched& touched)
{
    for (const std::size_t number : touched)
        m_evaluator.openParameters()[number].reachesDrawing = true;
}

bool Deployment::isDrawn(std::string_view type) const
{
    return !m_options.isDrawn || m_options.isDrawn(type);
}

Result<Deployed> Deployment::run()
{
    const Value* resources = memberOf(m_tree.root(), "resources");
    if (resources == nullptr || (!resources->isArray() && !resources->isObject()))
        return failOwn("Invalid", {PEERSCAPE_TR_NOOP("{0}:1:1: the template has no resources"),
                                   {m_tree.name()}});
    readParameters();
    {
        const Evaluator::Enter enter(m_evaluator, m_root, {});
        addAll(m_root, *resources, nullptr);
        bool succeeded = true;
        for (const auto& instance : m_root.instances)
            succeeded = emit(*instance) && succeeded;
        if (executor() == nullptr)
            noteLeftOut();
        else if (succeeded)
            readOutputs();
    }
    if (const auto& reason = m_evaluator.stopped(); reason && executor() != nullptr)
        return fail("InvalidTemplate", *reason);
    if (const auto& reason = m_evaluator.stopped())
        return fail("Limit", (m_options.position ? m_options.position(m_evaluator.stoppedAt())
                                                 : m_tree.name())
                                 + ": " + *reason);
    for (const OpenParameter& parameter : m_evaluator.openParameters()) {
        m_subject = "parameter " + parameter.name;
        if (parameter.reachesDrawing)
            note(false, parameter.place,
                 {PEERSCAPE_TR_NOOP("the parameter {0} has no value; {1} is used"),
                  {parameter.name, parameter.standIn}});
    }
    m_deployed.openParameters = std::move(m_evaluator.openParameters());
    return std::move(m_deployed);
}

bool Deployment::emit(Instance& instance)
{
    if (m_evaluator.stopped() || instance.isExisting)
        return true;
    if (instance.isBeingEmitted)
        m_evaluator.stop(*instance.declaration,
                         "Circular dependency detected on resource: '" + instance.id + "'");
    if (instance.isEmitted)
        return !instance.hasFailed;
    instance.isEmitted = true;
    instance.isBeingEmitted = true;
    instance.hasFailed =
        !emitDependencies(instance)
        || !(isDeployment(instance.type) ? emitDeployment(instance) : emitResource(instance));
    instance.isBeingEmitted = false;
    return !instance.hasFailed;
}

bool Deployment::emitResource(Instance& instance)
{
    Value object = objectOf(instance);
    // What goes out is written out: a copy of something large counts every time.
    m_maker.spend(m_maker.weightOf(object));
    if (!object.isObject() || m_evaluator.stopped())
        return true;
    DeployedResource resource{instance.type, instance.id, instance.apiVersion, object};
    if (Executor* carriesOut = executor())
        return carriesOut->deploy(resource);
    if (const std::vector<std::string> ids = keptDependences(instance, object); !ids.empty()) {
        std::vector<Value> list;
        for (const std::string& id : ids)
            list.push_back(m_maker.string(id, object));
        std::vector<Member> members(object.members.begin(), object.members.end());
        members.push_back({"dependsOn", m_maker.list(std::move(list), object)});
        resource.object = m_maker.object(std::move(members), object);
    }
    m_deployed.resources.push_back(std::move(resource));
    return true;
}

bool Deployment::emitDeployment(Instance& instance)
{
    if (!openDeployment(instance))
        return true; // which was noted
    if (Executor* carriesOut = executor())
        carriesOut->begin(instance.id);
    bool succeeded = true;
    for (const auto& inner : instance.inner->instances)
        succeeded = emit(*inner) && succeeded;
    if (Executor* carriesOut = executor())
        carriesOut->end(succeeded);
    return succeeded;
}

bool Deployment::emitDependencies(Instance& instance)
{
    bool succeeded = true;
    if (executor() != nullptr) {
        for (Instance* other : dependencesOf(instance))
            succeeded = emit(*other) && succeeded;
    }
    return succeeded;
}

void Deployment::noteLeftOut()
{
    const auto namesOf = [](const Value& members, auto isOurs) {
        std::string names;
        for (const Member& member : members.members) {
            if (!isOurs(member.key))
                names += (names.empty() ? "" : ", ") + std::string(member.key);
        }
        return names;
    };
    // What code is written with is literal; an output is what a value will be.
    if (const Value* outputs = memberOf(m_tree.root(), "outputs")) {
        const std::string names = namesOf(*outputs, [](std::string_view) { return false; });
        m_subject = "outputs";
        if (!names.empty())
            note(true, *outputs, {PEERSCAPE_TR_NOOP("outputs are left out: {0}"), {names}});
    }
    // Bicep's compiler signs what it makes, and we what we write.
    if (const Value* metadata = memberOf(m_tree.root(), "metadata")) {
        const std::string names = namesOf(*metadata, [](std::string_view name) {
            return name == "peerscape" || name.starts_with('_');
        });
        m_subject = "metadata";
        if (!names.empty())
            note(true, *metadata, {PEERSCAPE_TR_NOOP("metadata is left out: {0}"), {names}});
    }
}

void Deployment::readOutputs()
{
    const Value* outputs = memberOf(m_tree.root(), "outputs");
    if (outputs == nullptr)
        return;
    for (const Member& output : outputs->members) {
        m_subject = "output " + std::string(output.key);
        const Value* condition = memberOf(output.value, "condition");
        if (condition != nullptr && !m_evaluator.evaluate(*condition).boolean)
            continue;
        const Value* type = memberOf(output.value, "type");
        m_deployed.outputs.push_back(
            {output.key,
             m_maker.object({{"type", type != nullptr ? *type : ValueMaker::null(output.value)},
                             {"value", m_evaluator.output(output.value)}},
                            output.value)});
    }
}

Value Deployment::objectOf(Instance& instance)
{
    if (instance.object) {
        m_evaluator.touch(instance.touched);
        return *instance.object;
    }
    if (instance.isRunning)
        return m_evaluator.refuse(*instance.declaration,
                                  fmt::format("{} refers to itself", instance.name));
    instance.isRunning = true;
    const std::string outerSubject = std::exchange(m_subject, instance.type + ' ' + instance.name);
    std::vector<Member> members;
    {
        const Evaluator::Enter enter(m_evaluator, *instance.scope, instance.loops);
        const Evaluator::Collect collect(m_evaluator, instance.touched);
        for (const Member& member : instance.declaration->members) {
            if (!isFrame(member.key))
                members.push_back({member.key, m_evaluator.evaluate(member.value)});
        }
    }
    instance.object = m_maker.object(std::move(members), *instance.declaration);
    if (isDrawn(instance.type))
        markReached(instance.touched);
    m_subject = outerSubject;
    instance.isRunning = false;
    return *instance.object;
}

Target Deployment::targetOf(const Instance& instance)
{
    Target target = instance.scope->target;
    const auto text = [&](std::string_view name) {
        const Value* member = memberOf(*instance.declaration, name);
        return member != nullptr ? m_evaluator.evaluateText(*member) : std::string();
    };
    const std::string subscription = text("subscriptionId");
    const std::string group = text("resourceGroup");
    const std::string scope = text("scope");
    if (!subscription.empty()) {
        target.subscription = subscription;
        target.level = Target::Level::Subscription;
    }
    if (!group.empty()) {
        target.resourceGroup = group;
        target.level = Target::Level::ResourceGroup;
    }
    constexpr std::string_view kGroups = "Microsoft.Management/managementGroups/";
    constexpr std::string_view kSubscriptions = "/subscriptions/";
    if (scope == "/") {
        target.level = Target::Level::Tenant;
    } else if (const std::size_t at = scope.find(kGroups); at != std::string::npos) {
        target.level = Target::Level::ManagementGroup;
        target.managementGroup = scope.substr(at + kGroups.size());
    } else if (scope.starts_with(kSubscriptions)) {
        const std::size_t end = std::min(scope.find('/', kSubscriptions.size()), scope.size());
        target.subscription = scope.substr(kSubscriptions.size(), end - kSubscriptions.size());
        target.level =
            end == scope.size() ? Target::Level::Subscription : Target::Level::ResourceGroup;
        if (end < scope.size())
            target.resourceGroup = scope.substr(scope.rfind('/') + 1);
    }
    return target;
}

bool Deployment::openDeployment(Instance& instance)
{
    if (instance.isOpened)
        return instance.inner != nullptr;
    instance.isOpened = true;
    const Evaluator::Enter enter(m_evaluator, *instance.scope, instance.loops);
    const std::string outerSubject = std::exchange(m_subject, instance.type + ' ' + instance.name);
    const Value* properties = memberOf(*instance.declaration, "properties");
    const Value* link = properties != nullptr ? memberOf(*properties, "templateLink") : nullptr;
    const Value* inside = properties != nullptr ? memberOf(*properties, "template") : nullptr;
    auto inner = std::make_unique<Scope>();
    if (link != nullptr) {
        if (const json::Tree* tree = linkedTree(instance, *link, inner->address))
            inner->root = &tree->root();
    } else if (inside != nullptr && inside->isObject()) {
        inner->root = inside;
    } else {
        note(true, *instance.declaration,
             {PEERSCAPE_TR_NOOP("the deployment holds no template"), {}});
    }
    const Value* resources = inner->root != nullptr ? memberOf(*inner->root, "resources") : nullptr;
    if (resources != nullptr && m_nesting < kMaxNesting) {
        // Without a word about it, a template inside another is evaluated in the outer scope.
        const Value* options = memberOf(*properties, "expressionEvaluationOptions");
        const bool isOwn =
            link != nullptr
            || (options != nullptr && equalsIgnoringCase(textMember(*options, "scope"), "inner"));
        inner->parent = instance.scope;
        inner->names = isOwn ? inner.get() : instance.scope->names;
        inner->target = targetOf(instance);
        inner->name = instance.name;
        if (isOwn)
            giveParameters(*inner, instance, *properties);
        instance.inner = std::move(inner);
        const Evaluator::Enter enterInner(m_evaluator, *instance.inner,
                                          isOwn ? std::vector<Loop>() : instance.loops);
        ++m_nesting;
        addAll(*instance.inner, *resources, nullptr);
        --m_nesting;
    }
    m_subject = outerSubject;
    return instance.inner != nullptr;
}

Result<Deployed> readTemplate(const json::Tree& tree, const TemplateOptions& options,
                              json::Pool& pool)
{
    return Deployment(tree, options, pool).run();
}

} // namespace peerscape::read::arm
