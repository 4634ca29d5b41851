#pragma once

#include "core/arm/message.h"
#include "core/arm/resource_path.h"

#include <string_view>
#include <vector>

namespace peerscape::arm {

/// What the service says of a deployment with a part that failed.
inline constexpr std::string_view kDeploymentFailed =
    "At least one resource deployment operation failed. Please list deployment operations for "
    "details. Please see https://aka.ms/arm-deployment-operations for usage details.";

/// What became of one resource of a deployment.
struct DeploymentStep
{
    std::string resourceId;
    bool isNew = false;
    /// Its code and message; nothing when it is there.
    std::optional<Error> failure;
    bool isRemoval = false; ///< By the mode Complete.
};

/// A deployment and what it did, in the order in which it was done. One inside another is a step of
/// the outer one, and has its own steps.
struct DeploymentRun
{
    std::string id;
    std::vector<DeploymentStep> steps;
    Json outputs = Json::object(); ///< `{"name": {"type", "value"}}`.
    std::optional<Error> outputFailure;

    [[nodiscard]] bool succeeded() const;
};

struct TemplateRun
{
    azure::Document document;        ///< With everything that could be deployed.
    std::vector<DeploymentRun> runs; ///< The outermost one first.
    Json parameters;                 ///< As the service shows them: no secrets.
};

/// Carries out the template of a deployment's `properties` at `path`, that of the deployment. What
/// fails leaves the others as they are, but for those that depend on it, as in Azure. With the mode
/// Complete everything else goes from the group at the end. `location` is that of a deployment to a
/// subscription. Errors, with which nothing is done: `InvalidTemplate`, `InvalidDeployment`,
/// `InvalidContentLink` (nothing is ever fetched).
[[nodiscard]] Result<TemplateRun> runTemplate(const azure::Document& document,
                                              const ResourcePath& path, const std::string& location,
                                              const Json& properties);

/// What is wrong with the parameters that a template is given, in the service's words; else the
/// parameters as the service shows them. O(parameters).
[[nodiscard]] Result<Json> checkParameters(const Json& templateBody, const Json& given);

} // namespace peerscape::arm
