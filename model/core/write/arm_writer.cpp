#include "core/azure/names.h"
#include "core/write/arm_resources.h"
#include "core/write/deployment_plan.h"
#include "core/write/pretty_json.h"
#include "core/write/wide_json.h"
#include "core/write/write.h"

#include <fmt/format.h>

namespace peerscape::write {

namespace {

using Json = nlohmann::ordered_json;

bool looksLikeExpression(std::string_view text)
{
    return text.starts_with('[') && text.ends_with(']') && text != kAdminPassword
           && text != kGroupLocation;
}

/// A text that begins like an expression and is none is written with two brackets, a member's name
/// as well.
void escape(Json& value)
{
    if (value.is_string()) {
        const std::string& text = value.get_ref<const std::string&>();
        if (looksLikeExpression(text))
            value = '[' + text;
    } else if (value.is_array()) {
        for (auto& item : value)
            escape(item);
    } else if (value.is_object()) {
        Json escaped = Json::object();
        for (auto& [key, item] : value.get_ref<Json::object_t&>()) {
            escape(item);
            append(escaped, looksLikeExpression(key) ? '[' + key : key, std::move(item));
        }
        value = std::move(escaped);
    }
}

constexpr const char* kSchema =
    "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

/// Puts the resources of the plan into one template; those of several resource groups into nested
/// deployments, one for each run of the plan within a group.
class ArmWriter
{
public:
    explicit ArmWriter(const azure::Document& document)
        : m_document(document)
    {
    }

    std::string write()
    {
        const std::vector<DeploymentChunk> chunks =
            chunksByGroup(m_document, planDeployment(m_document));
        const bool isNested = chunks.size() > 1;
        Json root;
        if (isNested) {
            root = emptyTemplate();
            for (std::size_t i = 0; i < chunks.size(); ++i)
                root["resources"].push_back(deployment(chunks, i));
            addPassword(root);
        } else {
            root = chunks.empty() ? emptyTemplate() : templateOf(chunks.front());
        }
        root["metadata"] =
            metadata(isNested || chunks.empty() ? ResourceGroupId() : chunks.front().group);
        std::string out;
        writePretty(root, out, 0, 100);
        return out + '\n';
    }

private:
    static Json emptyTemplate()
    {
        Json root;
        root["$schema"] = kSchema;
        root["contentVersion"] = "1.0.0.0";
        root["metadata"] = Json();
        root["resources"] = Json::array();
        return root;
    }

    Json templateOf(const DeploymentChunk& chunk)
    {
        Json root = emptyTemplate();
        root.erase("metadata");
        m_hasPassword = false;
        for (const DeploymentStep& step : chunk.steps)
            addStep(root["resources"], step, chunk);
        addPassword(root);
        return root;
    }

    void addStep(Json& resources, const DeploymentStep& step, const DeploymentChunk& chunk)
    {
        Json needs = Json::array();
        for (const ObjectId need : step.dependsOn) {
            const bool here = std::any_of(chunk.steps.begin(), chunk.steps.end(),
                                          [&](const auto& other) { return other.id == need; });
            if (here)
                needs.push_back(azure::resourceId(m_document, need));
        }
        std::vector<Json> written = armResources(m_document, step.id);
        for (std::size_t i = 0; i < written.size(); ++i) {
            if (i == 1) // children of a route server, after it and one after the other
                needs = Json::array({azure::resourceId(m_document, step.id)});
            Json item;
            for (auto member = written[i].begin(); member != written[i].end(); ++member) {
                if (member.key() == "properties" && !needs.empty())
                    append(item, "dependsOn", needs);
                escape(*member);
                append(item, member.key(), std::move(*member));
            }
            if (!needs.empty() && !written[i].contains("properties"))
                append(item, "dependsOn", needs);
            m_hasPassword = m_hasPassword || step.id.kind() == Kind::VirtualMachine;
            resources.push_back(std::move(item));
        }
    }

    /// The parameter that machines need.
    void addPassword(Json& root) const
    {
        if (!m_hasPassword)
            return;
        Json ordered;
        for (auto member = root.begin(); member != root.end(); ++member) {
            if (member.key() == "resources")
                ordered["parameters"]["adminPassword"] = {{"type", "securestring"}};
            ordered[member.key()] = std::move(*member);
        }
        root = std::move(ordered);
    }

    Json deployment(const std::vector<DeploymentChunk>& chunks, std::size_t index)
    {
        const DeploymentChunk& chunk = chunks[index];
        Json item;
        item["type"] = "Microsoft.Resources/deployments";
        item["apiVersion"] = "2022-09-01";
        item["name"] = deploymentName(chunks, index);
        const auto* group = m_document.find(chunk.group);
        const auto* subscription =
            group != nullptr ? m_document.find(group->subscription) : nullptr;
        if (subscription != nullptr)
            item["subscriptionId"] = subscription->subscriptionId.str();
        if (group != nullptr)
            item["resourceGroup"] = group->name.str();
        for (const std::size_t need : chunk.dependsOn)
            item["dependsOn"].push_back(deploymentName(chunks, need));
        const bool hadPassword = m_hasPassword;
        Json inner = templateOf(chunk);
        item["properties"]["mode"] = "Incremental";
        item["properties"]["expressionEvaluationOptions"] = {{"scope", "inner"}};
        if (m_hasPassword)
            item["properties"]["parameters"]["adminPassword"] = {{"value", kAdminPassword}};
        m_hasPassword = m_hasPassword || hadPassword;
        item["properties"]["template"] = std::move(inner);
        return item;
    }

    [[nodiscard]] std::string deploymentName(const std::vector<DeploymentChunk>& chunks,
                                             std::size_t index) const
    {
        // A deployment's name has at most 64 characters.
        return fmt::format("{:02}-{}", index + 1,
                           m_document.nameOf(chunks[index].group).str().substr(0, 60));
    }

    /// What belongs to the drawing and has no place in ARM; Azure ignores it.
    [[nodiscard]] Json metadata(ResourceGroupId group) const
    {
        Json own;
        const azure::DocumentSettings& settings = m_document.settings();
        if (!settings.title.empty())
            own["title"] = settings.title.str();
        own["noneList"] = settings.noneList.str();
        if (const auto* place = m_document.find(group)) {
            if (const auto* subscription = m_document.find(place->subscription))
                own["subscriptionId"] = subscription->subscriptionId.str();
            own["resourceGroup"] = place->name.str();
        }
        m_document.all<azure::Subscription>().forEach(
            [&](SubscriptionId, const azure::Subscription& subscription) {
                Json item{{"subscriptionId", subscription.subscriptionId.str()},
                          {"name", subscription.name.str()}};
                if (!subscription.tenantId.empty())
                    item["tenantId"] = subscription.tenantId.str();
                own["subscriptions"].push_back(std::move(item));
            });
        return {{"peerscape", std::move(own)}};
    }

    const azure::Document& m_document;
    bool m_hasPassword = false;
};

} // namespace

std::string writeArm(const azure::Document& document)
{
    return ArmWriter(document).write();
}

} // namespace peerscape::write
