#include "core/write/code.h"

#include "core/azure/fields.h"
#include "core/azure/names.h"
#include "core/write/arm_resources.h"
#include "core/write/kept_json.h"
#include "core/write/machine_setup.h"
#include "core/write/write.h"

#include <algorithm>
#include <array>

namespace peerscape::write {

namespace {

struct FormWords
{
    CodeForm form;
    std::string_view name;
    std::string_view suffix;
};
constexpr std::array kForms{
    FormWords{CodeForm::Arm, "arm", ".json"},
    FormWords{CodeForm::Bicep, "bicep", ".bicep"},
    FormWords{CodeForm::Terraform, "terraform", ".tf"},
    FormWords{CodeForm::AzCli, "az", ".sh"},
    FormWords{CodeForm::PowerShell, "powershell", ".ps1"},
};

const FormWords& wordsOf(CodeForm form)
{
    return kForms[static_cast<std::size_t>(form)];
}

/// What the forms say that hold the resources of templates.
Code ofTemplates(const azure::Document& document, Code code)
{
    document.all<azure::VirtualMachine>().forEach(
        [&](VmId id, const azure::VirtualMachine& machine) {
            if (getsUsualImage(machine))
                code.usualImages.push_back(id);
        });
    return code;
}

Code written(const azure::Document& document, CodeForm form, const CodeOptions& options)
{
    switch (form) {
    case CodeForm::Bicep:
        return ofTemplates(document, writeBicep(document));
    case CodeForm::Terraform:
        return writeTerraform(document, options);
    case CodeForm::AzCli:
        return writeAzCli(document);
    case CodeForm::PowerShell:
        return ofTemplates(document, writePowerShell(document));
    case CodeForm::Arm:
        break;
    }
    return ofTemplates(document, {{{{}, writeArm(document)}}, {}, {}});
}

/// A text that cannot leave the line of a comment.
std::string oneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

/// Says of which machines nobody knows what they run.
void noteUsualImages(const azure::Document& document, Code& code)
{
    constexpr std::size_t kMostNames = 12;
    if (code.usualImages.empty())
        return;
    std::string names;
    for (std::size_t i = 0; i < std::min(code.usualImages.size(), kMostNames); ++i)
        names += (i == 0 ? "" : ", ") + document.nameOf(code.usualImages[i]).str();
    if (code.usualImages.size() > kMostNames)
        names += " …";
    code.gaps.push_back(
        {code.usualImages.front(),
         {PEERSCAPE_TR_NOOP("machines of which no image is known get a usual one: {0}"), {names}},
         true});
}

/// Says which resources a template holds that Azure would not take as they are.
void noteMissingVersions(const azure::Document& document, Code& code)
{
    document.all<azure::UnknownResource>().forEach([&](UnknownId id,
                                                       const azure::UnknownResource& resource) {
        const auto written = keptResource(resource.extra);
        if (!written.empty() && !written.value("apiVersion", nlohmann::ordered_json()).is_string())
            code.gaps.push_back(
                {id,
                 {PEERSCAPE_TR_NOOP("{0} ({1}) needs an apiVersion: its file gives none"),
                  {resource.name.str(), resource.type.str()}},
                 true});
    });
}

/// Says what only Terraform can deploy.
void noteBlocks(const azure::Document& document, Code& code)
{
    document.all<azure::UnknownResource>().forEach(
        [&](UnknownId id, const azure::UnknownResource& resource) {
            if (const auto block = keptBlock(resource.extra))
                code.gaps.push_back(
                    {id,
                     {PEERSCAPE_TR_NOOP("{0} ({1}) is left out: only Terraform's block of it is "
                                        "known"),
                      {resource.name.str(), block->type}}});
        });
}

/// The gaps, for whoever has the file alone.
void addComments(Code& code, CodeForm form)
{
    if (form == CodeForm::Arm || code.gaps.empty())
        return; // JSON has no comments
    const std::string mark = form == CodeForm::Bicep ? "// " : "# ";
    std::string& text = code.files.front().text;
    text += '\n' + mark + "What this file leaves out or assumes:\n";
    for (const CodeGap& gap : code.gaps)
        text += mark + "- " + oneLine(render(gap.message)) + '\n';
}

/// The names of members that were kept, without doubles.
class KeptNames
{
public:
    void add(const Text& extra) { add(keptObject(extra)); }
    void add(const nlohmann::ordered_json& kept)
    {
        addMembers(kept, {});
        if (const auto properties = kept.find("properties"); properties != kept.end())
            addMembers(*properties, {});
    }

    [[nodiscard]] std::string text() const
    {
        std::string all;
        for (const std::string& name : m_names)
            all += (all.empty() ? "" : ", ") + name;
        return all;
    }

private:
    void addMembers(const nlohmann::ordered_json& object, const std::string& before)
    {
        if (!object.is_object())
            return;
        for (auto member = object.begin(); member != object.end(); ++member) {
            const std::string& key = member.key();
            // Of a machine's setup the rest is told more closely, as most of it is written.
            if (before.empty() && (key == "storageProfile" || key == "osProfile"))
                addMembers(*member, key + '.');
            else if (key != "properties" && key != "peerscape" && key != "tags"
                     && std::find(m_names.begin(), m_names.end(), before + key) == m_names.end())
                m_names.push_back(before + key);
        }
    }

    std::vector<std::string> m_names;
};

} // namespace

std::string_view formName(CodeForm form)
{
    return wordsOf(form).name;
}

std::string_view formSuffix(CodeForm form)
{
    return wordsOf(form).suffix;
}

std::optional<CodeForm> formOfName(std::string_view name)
{
    for (const FormWords& words : kForms) {
        if (words.name == name)
            return words.form;
    }
    return std::nullopt;
}

std::optional<CodeForm> formOfPath(std::string_view path)
{
    for (const FormWords& words : kForms) {
        if (path.ends_with(words.suffix))
            return words.form;
    }
    return std::nullopt;
}

Code writeCode(const azure::Document& document, CodeForm form, const CodeOptions& options)
{
    Code code = written(document, form, options);
    // No form touches a network that exists elsewhere: what the file says of its subnets may be a
    // part of them only.
    document.all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet& subnet) {
        const auto* network = document.find(subnet.virtualNetwork);
        if (network != nullptr && network->external && !subnet.addressPrefixes.empty())
            code.gaps.push_back(
                {id,
                 {PEERSCAPE_TR_NOOP("{0} is left out: its virtual network exists elsewhere"),
                  {azure::displayName(document, id)}}});
    });
    if (form != CodeForm::Terraform)
        noteBlocks(document, code);
    if (form == CodeForm::Arm)
        noteMissingVersions(document, code);
    noteUsualImages(document, code);
    addComments(code, form);
    return code;
}

std::optional<CodeGap> keptGap(const azure::Document& document, ObjectId id)
{
    if (id.kind() == Kind::UnknownResource)
        return std::nullopt; // it is left out whole
    KeptNames kept;
    document.visit(id, [&](auto, const auto& resource) {
        nlohmann::ordered_json rest = keptObject(resource.extra);
        if constexpr (std::is_same_v<decltype(resource), const azure::VirtualMachine&>)
            takeSetup(resource, rest);
        if constexpr (std::is_same_v<decltype(resource), const azure::RouteServer&>)
            takePublicAddress(rest);
        if constexpr (std::is_same_v<decltype(resource), const azure::LoadBalancer&>)
            takeBalancerNames(rest);
        kept.add(rest);
        if constexpr (azure::HasFields<decltype(resource)>)
            azure::visitFields(resource, [&](std::string_view, const auto& field) {
                if constexpr (azure::PartList<decltype(field)>) {
                    for (const auto& part : field)
                        kept.add(part.extra);
                }
            });
    });
    const std::string names = kept.text();
    if (names.empty())
        return std::nullopt;
    return CodeGap{id,
                   {PEERSCAPE_TR_NOOP("{0}: what was kept of the imported file is left out: {1}"),
                    {azure::displayName(document, id), names}}};
}

Message deletedRemote(std::string peering)
{
    return {PEERSCAPE_TR_NOOP("{0} is left out: its remote virtual network was deleted"),
            {std::move(peering)}};
}

Message needsItsDisk(std::string machine)
{
    return {PEERSCAPE_TR_NOOP("{0} is left out: it starts from a disk that is there already"),
            {std::move(machine)}};
}

std::vector<std::string> codeHeader(const azure::Document& document, std::string_view howToDeploy)
{
    const std::string title = oneLine(document.settings().title.str());
    std::vector<std::string> lines{title.empty() ? "Written by Peerscape from an untitled drawing."
                                                 : "Written by Peerscape from the drawing \""
                                                       + title + "\"."};
    lines.emplace_back(howToDeploy);
    return lines;
}

} // namespace peerscape::write
