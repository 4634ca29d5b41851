#include "core/azure/names.h"
#include "core/write/arm_resources.h"
#include "core/write/code.h"
#include "core/write/deployment_plan.h"
#include "core/write/kept_json.h"
#include "core/write/pretty_json.h"
#include "core/write/shell_word.h"

#include <map>
#include <set>

namespace peerscape::write {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFunctions = R"(
# Puts a resource and waits until it stands. The same resource may be put again.
function Set-Resource([string] $Id, [string] $ApiVersion, [string] $Body) {
    Write-Host "puts: $Id"
    $path = "${Id}?api-version=$ApiVersion"
    $answer = Invoke-AzRestMethod -Method PUT -Path $path -Payload $Body
    if ($answer.StatusCode -ge 400) {
        throw $answer.Content
    }
    do {
        Start-Sleep -Seconds 5
        $state = ((Invoke-AzRestMethod -Method GET -Path $path).Content | ConvertFrom-Json).properties.provisioningState
    } while ($state -in 'Accepted', 'Creating', 'Updating')
    if ($state -in 'Failed', 'Canceled') {
        throw "$Id is $state"
    }
}
)";

constexpr const char* kVersions = R"(
# The newest version of a type's API that is no preview.
function Get-ApiVersion([string] $Type) {
    $namespace, $name = $Type -split '/', 2
    (Get-AzResourceProvider -ProviderNamespace $namespace).ResourceTypes |
        Where-Object { $_.ResourceTypeName -eq $name } |
        ForEach-Object { $_.ApiVersions } |
        Where-Object { $_ -notlike '*preview*' } |
        Select-Object -First 1
}
)";

/// The script: one call for each resource of the plan.
class PowerShellWriter
{
public:
    explicit PowerShellWriter(const azure::Document& document)
        : m_document(document)
    {
    }

    Code write()
    {
        std::string body;
        const std::vector<DeploymentStep> plan = planDeployment(m_document);
        m_locations = groupLocations(m_document, plan);
        for (const DeploymentStep& step : plan) {
            addGroup(deploymentGroup(m_document, step.id), body);
            const std::string id = azure::resourceId(m_document, step.id);
            bool isChild = false;
            for (const Json& resource : armResources(m_document, step.id)) {
                addResource(step.id, isChild ? childId(id, resource) : id, resource, body);
                isChild = true;
            }
        }
        std::string head = "#Requires -Modules Az.Accounts, Az.Resources\n";
        for (const std::string& line :
             codeHeader(m_document, "Run after Connect-AzAccount, as often as you like."))
            head += "# " + line + '\n';
        if (m_needsPassword)
            head += "param(\n    # The password of the administrator of every machine.\n"
                    "    [Parameter(Mandatory)] [securestring] $AdminPassword\n)\n";
        head += "Set-StrictMode -Version Latest\n$ErrorActionPreference = 'Stop'\n";
        if (m_needsPassword)
            head += "$password = ConvertTo-Json ([pscredential]::new('x', "
                    "$AdminPassword).GetNetworkCredential().Password)\n";
        head += kFunctions;
        if (m_asksForVersions)
            head += kVersions;
        return {{{{}, head + body}}, std::move(m_gaps), {}};
    }

private:
    static std::string childId(const std::string& parent, const Json& resource)
    {
        const std::string type = resource.value("type", std::string());
        const std::string name = resource.value("name", std::string());
        return parent + '/' + type.substr(type.rfind('/') + 1) + '/'
               + name.substr(name.rfind('/') + 1);
    }

    void addGroup(ResourceGroupId group, std::string& body)
    {
        const auto location = m_locations.find(group);
        if (location == m_locations.end() || !m_groups.emplace(group).second)
            return;
        Json json{{"location", location->second}};
        body += call(azure::resourceId(m_document, group), powerShellWord("2022-09-01"), json, {});
    }

    void addResource(ObjectId object, const std::string& id, Json resource, std::string& body)
    {
        std::string version = textOf(resource, "apiVersion");
        const std::string type = textOf(resource, "type");
        if (version.empty()) {
            m_asksForVersions = true;
            m_gaps.push_back(newestVersion(object, m_document.nameOf(object).str(), type));
            version = "(Get-ApiVersion " + powerShellWord(type) + ')';
        } else {
            version = powerShellWord(version);
        }
        resource = requestBody(std::move(resource));
        std::string replace;
        if (resource.dump().find(kAdminPassword) != std::string::npos) {
            m_needsPassword = true;
            replace = ".Replace('\"@password@\"', $password)";
        }
        body += call(id, version,
                     replaced(std::move(resource), deploymentGroup(m_document, object)), replace);
    }

    /// The resource with what only Azure or the person knows put in or marked.
    Json replaced(Json value, ResourceGroupId group) const
    {
        if (value == Json(kAdminPassword))
            return "@password@";
        if (value == Json(kGroupLocation)) {
            const auto location = m_locations.find(group);
            return location != m_locations.end() ? location->second : std::string();
        }
        if (value.is_structured()) {
            for (auto& item : value)
                item = replaced(std::move(item), group);
        }
        return value;
    }

    static std::string call(const std::string& id, const std::string& version, const Json& json,
                            const std::string& replace)
    {
        // A here-string ends only at '@ at the beginning of a line, where JSON never has one.
        std::string text;
        writePretty(json, text, 0, 100);
        return "\nSet-Resource " + powerShellWord(id) + ' ' + version + " (@'\n" + text + "\n'@"
               + replace + ")\n";
    }

    const azure::Document& m_document;
    std::set<ResourceGroupId> m_groups;
    std::map<ResourceGroupId, std::string> m_locations;
    std::vector<CodeGap> m_gaps;
    bool m_needsPassword = false;
    bool m_asksForVersions = false;
};

} // namespace

Code writePowerShell(const azure::Document& document)
{
    return PowerShellWriter(document).write();
}

} // namespace peerscape::write
