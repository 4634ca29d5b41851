#include "core/azure/names.h"
#include "core/write/arm_resources.h"
#include "core/write/code.h"
#include "core/write/code_names.h"
#include "core/write/deployment_plan.h"
#include "core/write/kept_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace peerscape::write {

namespace {

using Json = nlohmann::ordered_json;

/// A text in Bicep's quotes. `${` would begin an expression.
std::string bicepText(std::string_view text)
{
    std::string out = "'";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\'' || c == '\\')
            out += std::string("\\") + c;
        else if (c == '$' && i + 1 < text.size() && text[i + 1] == '{')
            out += "\\$";
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{{{:x}}}", static_cast<unsigned>(c));
        else
            out += c;
    }
    return out + '\'';
}

/// What every file of a design has in common: the parameters, and which id names what.
class Design
{
public:
    explicit Design(const azure::Document& document, const std::vector<DeploymentStep>& plan)
        : m_document(document)
    {
        std::map<std::string, std::size_t> uses;
        for (const DeploymentStep& step : plan) {
            m_objects.emplace(toLower(azure::resourceId(document, step.id)), step.id);
            document.visit(step.id, [&](auto, const auto& resource) {
                if constexpr (requires { resource.location; })
                    ++uses[resource.location.str()];
            });
        }
        uses.erase("");
        NameMaker names;
        for (const auto& [region, count] : uses)
            m_regions.emplace(region, uses.size() == 1 ? names.make("location")
                                                       : names.make(region + " location"));
        document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto& vnet) {
            if (!vnet.external)
                m_networkNames.emplace(id, names.make(vnet.name.str() + " name"));
        });
    }

    [[nodiscard]] const azure::Document& document() const { return m_document; }
    /// The parameter for a region; empty when no parameter stands for it.
    [[nodiscard]] std::string regionParameter(const std::string& region) const
    {
        const auto found = m_regions.find(region);
        return found != m_regions.end() ? found->second : std::string();
    }
    /// The parameter for the name of a network; empty for other objects.
    [[nodiscard]] std::string nameParameter(ObjectId id) const
    {
        const auto found = m_networkNames.find(id);
        return found != m_networkNames.end() ? found->second : std::string();
    }
    /// The deployed object whose resource id a text is, or begins with up to a slash, and the rest.
    [[nodiscard]] std::pair<ObjectId, std::string> split(const std::string& text) const
    {
        if (!text.starts_with("/subscriptions/"))
            return {};
        for (std::string name = toLower(text); !name.empty();
             name.erase(std::min(name.rfind('/'), name.size()))) {
            if (const auto found = m_objects.find(name); found != m_objects.end())
                return {found->second, text.substr(name.size())};
        }
        return {};
    }
    /// The value that a parameter has unless somebody gives another.
    [[nodiscard]] std::string defaultOf(const std::string& parameter) const
    {
        for (const auto& [region, name] : m_regions) {
            if (name == parameter)
                return region;
        }
        for (const auto& [id, name] : m_networkNames) {
            if (name == parameter)
                return m_document.nameOf(id).str();
        }
        return {};
    }

private:
    const azure::Document& m_document;
    std::map<std::string, ObjectId> m_objects;      ///< By resource id in lower case.
    std::map<std::string, std::string> m_regions;   ///< Parameter by region.
    std::map<ObjectId, std::string> m_networkNames; ///< Parameter by network.
};

constexpr const char* kPasswordParameter = "adminPassword";

/// The resources of one file, and the parameters that they use.
class BicepBody
{
public:
    BicepBody(const Design& design, const std::vector<DeploymentStep>& steps, Code& code)
        : m_design(design)
        , m_code(code)
    {
        m_names.reserve({"resource", "param",    "var",         "module",        "output",
                         "if",       "for",      "in",          "existing",      "true",
                         "false",    "null",     "type",        "func",          "import",
                         "using",    "metadata", "targetScope", "resourceGroup", kPasswordParameter,
                         "location"});
        for (const DeploymentStep& step : steps)
            m_symbols.emplace(step.id, m_names.make(design.document().nameOf(step.id).str()));
        for (const DeploymentStep& step : steps)
            addStep(step);
    }

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] const std::set<std::string>& parameters() const { return m_parameters; }

private:
    void addStep(const DeploymentStep& step)
    {
        bool isFirst = true;
        for (const Json& resource : armResources(m_design.document(), step.id)) {
            if (!resource.contains("apiVersion") || !resource["apiVersion"].is_string()) {
                m_code.gaps.push_back(
                    {step.id,
                     {PEERSCAPE_TR_NOOP(
                          "{0} is left out: the file it came from gives no API version"),
                      {m_design.document().nameOf(step.id).str()}}});
                return;
            }
            if (resource.contains("scope") && !m_symbols.contains(scopeOf(step.id, resource))) {
                m_code.gaps.push_back(
                    {step.id,
                     {PEERSCAPE_TR_NOOP("{0} is left out: what it stands on is not in this file"),
                      {m_design.document().nameOf(step.id).str()}}});
                return;
            }
            add(step, resource, isFirst);
            isFirst = false;
        }
    }

    /// The deployed object that an extension resource stands on: Bicep wants it by its symbol.
    [[nodiscard]] ObjectId scopeOf(ObjectId id, const Json& resource) const
    {
        const Json& given = resource["scope"];
        const std::string scope = given.is_string() ? given.get<std::string>() : std::string();
        const azure::Document& document = m_design.document();
        const auto [object, rest] = m_design.split(
            scope.starts_with('/') ? scope
                                   : azure::resourceId(document, deploymentGroup(document, id))
                                         + "/providers/" + scope);
        return rest.empty() ? object : ObjectId();
    }

    void add(const DeploymentStep& step, const Json& resource, bool isFirst)
    {
        m_referred.clear();
        const std::string name = resource.value("name", std::string());
        const std::string own = m_symbols.at(step.id);
        std::string body;
        std::string symbol = own;
        if (!isFirst) {
            body = line("parent", own);
            symbol = m_names.make(own + ' ' + name.substr(name.rfind('/') + 1));
            body += line("name", bicepText(name.substr(name.rfind('/') + 1)));
        } else {
            body = nameLines(step.id, name);
        }
        for (auto member = resource.begin(); member != resource.end(); ++member) {
            static const std::set<std::string> kHandled{"type",      "apiVersion", "name",
                                                        "dependsOn", "id",         "comments"};
            if (member.key() == "scope") {
                const ObjectId scope = scopeOf(step.id, resource);
                m_referred.insert(scope);
                body += line("scope", m_symbols.at(scope));
            } else if (!kHandled.contains(member.key())) {
                body += line(key(member.key()), value(*member, 1));
            }
        }
        if (isFirst)
            body += dependences(step);
        m_text += '\n' + commentLines(textOf(resource, "comments"));
        m_text += fmt::format("resource {} {} = {{\n{}}}\n", symbol,
                              bicepText(resource.value("type", std::string()) + '@'
                                        + resource.value("apiVersion", std::string())),
                              body);
    }

    /// What a template's author said of a resource.
    static std::string commentLines(const std::string& comments)
    {
        std::string lines;
        std::string_view rest = comments;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
            if (end > 0)
                lines.append("// ").append(rest.substr(0, end)).append("\n");
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return lines;
    }

    std::string nameLines(ObjectId id, const std::string& name)
    {
        if (id.kind() == Kind::Peering) {
            const VnetId vnet = azure::vnetOf(m_design.document(), id);
            const std::string last = m_design.document().nameOf(id).str();
            if (const auto parent = m_symbols.find(vnet); parent != m_symbols.end()) {
                m_referred.insert(vnet);
                return line("parent", parent->second) + line("name", bicepText(last));
            }
            if (const std::string parameter = use(m_design.nameParameter(vnet)); !parameter.empty())
                return line("name", interpolated(parameter, '/' + last));
        }
        const std::string parameter = use(m_design.nameParameter(id));
        return line("name", parameter.empty() ? bicepText(name) : parameter);
    }

    /// What must be there before and is not named in the resource itself.
    std::string dependences(const DeploymentStep& step)
    {
        std::string list;
        for (const ObjectId need : step.dependsOn) {
            const auto symbol = m_symbols.find(need);
            if (symbol != m_symbols.end() && !m_referred.contains(need))
                list += "    " + symbol->second + '\n';
        }
        return list.empty() ? list : "  dependsOn: [\n" + list + "  ]\n";
    }

    static std::string line(const std::string& name, const std::string& text)
    {
        return "  " + name + ": " + text + '\n';
    }

    static std::string key(const std::string& name)
    {
        return isIdentifier(name) ? name : bicepText(name);
    }

    static std::string interpolated(const std::string& expression, const std::string& rest)
    {
        return "'${" + expression + '}' + bicepText(rest).substr(1);
    }

    std::string use(const std::string& parameter)
    {
        if (!parameter.empty())
            m_parameters.insert(parameter);
        return parameter;
    }

    std::string value(const Json& json, std::size_t depth)
    {
        if (json.is_string())
            return text(json.get<std::string>());
        if (json.is_number_float())
            return "json(" + bicepText(json.dump()) + ')'; // Bicep has whole numbers only
        if (!json.is_structured())
            return json.dump();
        if (json.empty())
            return json.is_object() ? "{}" : "[]";
        const std::string indent(2 * (depth + 1), ' ');
        std::string out = json.is_object() ? "{\n" : "[\n";
        for (auto item = json.begin(); item != json.end(); ++item) {
            out += indent + (json.is_object() ? key(item.key()) + ": " : std::string())
                   + value(*item, depth + 1) + '\n';
        }
        return out + std::string(2 * depth, ' ') + (json.is_object() ? '}' : ']');
    }

    std::string text(const std::string& characters)
    {
        if (characters == kAdminPassword)
            return use(kPasswordParameter);
        if (characters == kGroupLocation)
            return "resourceGroup().location";
        if (const std::string region = use(m_design.regionParameter(characters)); !region.empty())
            return region;
        const auto [id, rest] = m_design.split(characters);
        if (!id)
            return bicepText(characters);
        if (const auto symbol = m_symbols.find(id); symbol != m_symbols.end()) {
            m_referred.insert(id);
            const std::string expression = symbol->second + ".id";
            return rest.empty() ? expression : interpolated(expression, rest);
        }
        // In another file: the id, with the network's name as it may have been given.
        const std::string parameter = use(m_design.nameParameter(id));
        const std::size_t nameEnd = characters.size() - rest.size();
        const std::size_t nameStart = characters.rfind('/', nameEnd - 1) + 1;
        if (parameter.empty())
            return bicepText(characters);
        const std::string before = bicepText(std::string_view(characters).substr(0, nameStart));
        return before.substr(0, before.size() - 1) + "${" + parameter + '}'
               + bicepText(rest).substr(1);
    }

    const Design& m_design;
    Code& m_code;
    NameMaker m_names;
    std::map<ObjectId, std::string> m_symbols;
    std::set<ObjectId> m_referred; ///< By the resource being written.
    std::set<std::string> m_parameters;
    std::string m_text;
};

/// Puts the files together: one, or a main file with a module for each part.
class BicepWriter
{
public:
    explicit BicepWriter(const azure::Document& document)
        : m_document(document)
        , m_plan(planDeployment(document))
        , m_design(document, m_plan)
    {
    }

    Code write()
    {
        const std::vector<DeploymentChunk> chunks = chunksForModules(m_document, m_plan);
        if (chunks.size() <= 1) {
            const BicepBody body(m_design, m_plan, m_code);
            m_code.files.push_back(
                {{}, header() + parameters(body.parameters(), true) + body.text()});
            return std::move(m_code);
        }
        m_code.files.emplace_back();
        std::set<std::string> used;
        std::string modules;
        for (std::size_t i = 0; i < chunks.size(); ++i) {
            const BicepBody body(m_design, chunks[i].steps, m_code);
            used.insert(body.parameters().begin(), body.parameters().end());
            const std::string path = "modules/" + fileName(chunks, i) + ".bicep";
            m_code.files.push_back({path, comment({"A part of the drawing; see the main file."})
                                              + parameters(body.parameters(), false)
                                              + body.text()});
            modules += module(chunks, i, path, body.parameters());
        }
        m_code.files.front().text = header() + parameters(used, true) + modules;
        return std::move(m_code);
    }

private:
    static std::string comment(const std::vector<std::string>& lines)
    {
        std::string text;
        for (const std::string& line : lines)
            text += "// " + line + '\n';
        return text;
    }

    [[nodiscard]] std::string header() const
    {
        return comment(codeHeader(
            m_document,
            "Deploy with: az deployment group create --resource-group NAME --template-file FILE"));
    }

    [[nodiscard]] std::string parameters(const std::set<std::string>& names,
                                         bool withDefaults) const
    {
        std::string text;
        for (const std::string& name : names) {
            if (name == kPasswordParameter) {
                text += "\n@description('The password of the administrator of every machine.')\n"
                        "@secure()\nparam adminPassword string\n";
                continue;
            }
            text += "\nparam " + name + " string";
            text += withDefaults ? " = " + bicepText(m_design.defaultOf(name)) + '\n' : "\n";
        }
        return text;
    }

    [[nodiscard]] std::string fileName(const std::vector<DeploymentChunk>& chunks,
                                       std::size_t index) const
    {
        const DeploymentChunk& chunk = chunks[index];
        const ObjectId label = chunk.network ? ObjectId(chunk.network) : ObjectId(chunk.group);
        return fmt::format("{:02}-{}", index + 1, fileWord(m_document.nameOf(label).view()));
    }

    static std::string symbol(std::size_t index) { return fmt::format("part{:02}", index + 1); }

    [[nodiscard]] std::string module(const std::vector<DeploymentChunk>& chunks, std::size_t index,
                                     const std::string& path,
                                     const std::set<std::string>& names) const
    {
        const DeploymentChunk& chunk = chunks[index];
        std::string text = fmt::format("\nmodule {} '{}' = {{\n  name: {}\n", symbol(index), path,
                                       bicepText(fileName(chunks, index)));
        const auto* group = m_document.find(chunk.group);
        const auto* subscription =
            group != nullptr ? m_document.find(group->subscription) : nullptr;
        if (subscription != nullptr)
            text += fmt::format("  scope: resourceGroup({}, {})\n",
                                bicepText(subscription->subscriptionId.view()),
                                bicepText(group->name.view()));
        if (!names.empty()) {
            text += "  params: {\n";
            for (const std::string& name : names)
                text += fmt::format("    {}: {}\n", name, name);
            text += "  }\n";
        }
        if (!chunk.dependsOn.empty()) {
            text += "  dependsOn: [\n";
            for (const std::size_t need : chunk.dependsOn)
                text += "    " + symbol(need) + '\n';
            text += "  ]\n";
        }
        return text + "}\n";
    }

    const azure::Document& m_document;
    std::vector<DeploymentStep> m_plan;
    Design m_design;
    Code m_code;
};

} // namespace

Code writeBicep(const azure::Document& document)
{
    return BicepWriter(document).write();
}

} // namespace peerscape::write
