#pragma once

#include "core/base/result.h"
#include "core/read/arm/evaluator.h"

namespace peerscape::read::arm {

/// A resource that a template deploys, its expressions evaluated.
struct DeployedResource
{
    std::string type; ///< "Microsoft.Network/virtualNetworks".
    std::string id;   ///< Full resource id.
    std::string apiVersion;
    /// Without `resources`, `copy`, `condition` and, of `dependsOn`, what the model knows: ids of
    /// the others are left where one of both is not drawn and nothing else names it.
    Value object;
};

/// Something that could not be read as written.
struct TemplateNote
{
    bool isIgnored = false; ///< The resource is left out; else it is approximated.
    bool isUnknown = false; ///< An expression gave no value.
    Value place;
    std::string subject; ///< `type name` of the resource.
    Message message;
};

/// What a template deploys.
struct Deployed
{
    std::vector<DeployedResource> resources; ///< Of one that is carried out: empty.
    std::vector<Member> outputs;             ///< `{"type", "value"}`; of one carried out alone.
    std::vector<TemplateNote> notes;
    std::vector<OpenParameter> openParameters; ///< In the order of first use.
    /// What one of our own templates says of the drawing that it came from; null in others.
    const Value* drawing = nullptr;
};

/// Carries a template out while it is read, as Azure does: a resource is evaluated when those are
/// there that it depends on, and reference() gives what they have become.
class Executor
{
public:
    virtual ~Executor() = default;
    /// Deploys a resource; false when that fails. What depends on it is then left out.
    virtual bool deploy(const DeployedResource& resource) = 0;
    /// A deployment inside the template begins, and has ended: well, or with a failure in it.
    virtual void begin(const std::string& deploymentId) = 0;
    virtual void end(bool succeeded) = 0;
    /// A resource, group or subscription as it is there now, by id; null when it is not. Lives as
    /// long as the executor.
    virtual const Value* find(std::string_view id) = 0;
};

/// What a template that is carried out is told of its deployment.
struct Destination
{
    Executor* executor = nullptr;
    Target target;
    std::string name;     ///< Of the deployment.
    std::string location; ///< Of a deployment to a subscription.
};

struct TemplateOptions
{
    /// Set to carry the template out. Everything that cannot be read as written is then an error,
    /// but for expressions without a value: the executor judges what becomes of those.
    std::optional<Destination> destination;
    std::vector<const json::Tree*> parameterFiles;
    std::map<std::string, std::string> parameters; ///< Values as a person types them.
    /// The template or parameters file at a path relative to the template's folder; null when there
    /// is none. Never fetched from anywhere (import.md 3).
    std::function<const json::Tree*(const std::string& path)> linked;
    /// `FILE:line:column` of a value, for errors.
    std::function<std::string(const Value& place)> position;
    /// Whether resources of a type are drawn, so that parameters which they need are asked for.
    std::function<bool(std::string_view type)> isDrawn;
};

/// Reads an ARM template as Azure would deploy it: parameters, variables, functions, copies,
/// conditions, children in every way of writing, symbolic names, nested and linked deployments.
/// What is unknown is noted, never guessed. `pool` and the linked trees must outlive the result.
/// Errors: `Invalid` when the template has no resources; `Limit` when it makes too much (copies
/// beyond 10,000, texts beyond 4 MB, more values than the file's size warrants); `InvalidTemplate`
/// for what is wrong with one that is carried out. The message begins with FILE:line:column, that
/// of `InvalidTemplate` with the reason.
[[nodiscard]] Result<Deployed> readTemplate(const json::Tree& tree, const TemplateOptions& options,
                                            json::Pool& pool);

} // namespace peerscape::read::arm
