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
    Value object; ///< Without `resources`, `copy`, `dependsOn` and `condition`.
};

/// Something that could not be read as written.
struct TemplateNote
{
    bool isIgnored = false; ///< The resource is left out; else it is approximated.
    Value place;
    std::string subject; ///< `type name` of the resource.
    Message message;
};

/// What a template deploys.
struct Deployed
{
    std::vector<DeployedResource> resources;
    std::vector<TemplateNote> notes;
    std::vector<OpenParameter> openParameters; ///< In the order of first use.
    /// What one of our own templates says of the drawing that it came from; null in others.
    const Value* drawing = nullptr;
};

struct TemplateOptions
{
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
/// beyond 10,000, texts beyond 4 MB, more values than the file's size warrants). The message begins
/// with FILE:line:column.
[[nodiscard]] Result<Deployed> readTemplate(const json::Tree& tree, const TemplateOptions& options,
                                            json::Pool& pool);

} // namespace peerscape::read::arm
