#include "core/azure/names.h"
#include "core/write/code.h"
#include "core/write/code_names.h"
#include "core/write/deployment_plan.h"
#include "core/write/hcl.h"
#include "core/write/terraform_resources.h"

namespace peerscape::write {

namespace {

/// The file around the resources: providers, groups, variables.
class TerraformWriter
{
public:
    TerraformWriter(const azure::Document& document, const CodeOptions& options)
        : m_document(document)
        , m_plan(planDeployment(document, KeptBlocks::Deployed))
        , m_resources(document, m_plan, options)
    {
    }

    Code write()
    {
        std::string body;
        for (const ResourceGroupId group : m_resources.groups())
            body += '\n' + m_resources.groupText(group);
        for (const DeploymentStep& step : m_plan) {
            const std::string text = m_resources.stepText(step);
            if (!text.empty())
                body += '\n' + text;
        }
        std::string head;
        for (const std::string& line :
             codeHeader(m_document, "Deploy with: terraform init && terraform apply"))
            head += "# " + line + '\n';
        head += '\n' + requirements() + providers();
        if (m_resources.needsPassword()) {
            HclBlock variable("variable \"admin_password\"");
            variable.setText("description", "The password of the administrator of every machine.")
                .set("type", "string")
                .setFlag("sensitive", true);
            head += '\n' + variable.text();
        }
        for (const auto& [type, name] : m_resources.askedVersions()) {
            HclBlock variable("variable \"" + name + '"');
            variable.setText("description", "The API version of " + type + ": its file gives none.")
                .set("type", "string");
            head += '\n' + variable.text();
        }
        return {{{{}, head + body}}, m_resources.takeGaps(), m_resources.takeUsualImages()};
    }

private:
    [[nodiscard]] std::string requirements() const
    {
        HclBlock terraform("terraform");
        terraform.setText("required_version", ">= 1.5");
        HclBlock& providers = terraform.block("required_providers");
        const auto require = [&](const char* name, const char* source, const char* version) {
            providers.setMap(name, {{"source", hclText(source)}, {"version", hclText(version)}});
        };
        require("azurerm", "hashicorp/azurerm", "~> 4.0");
        if (m_resources.usesAzapi())
            require("azapi", "Azure/azapi", "~> 2.0");
        return terraform.text();
    }

    [[nodiscard]] std::string providers() const
    {
        std::string text;
        for (const SubscriptionId id : m_resources.subscriptions()) {
            HclBlock provider("provider \"azurerm\"");
            if (const std::string alias = m_resources.providerAlias(id); !alias.empty())
                provider.setText("alias", alias);
            if (const auto* subscription = m_document.find(id)) {
                provider.setText("subscription_id", subscription->subscriptionId.view());
                provider.setText("tenant_id", subscription->tenantId.view());
            }
            provider.block("features");
            text += '\n' + provider.text();
        }
        return text;
    }

    const azure::Document& m_document;
    std::vector<DeploymentStep> m_plan;
    TerraformResources m_resources;
};

} // namespace

Code writeTerraform(const azure::Document& document, const CodeOptions& options)
{
    return TerraformWriter(document, options).write();
}

} // namespace peerscape::write
