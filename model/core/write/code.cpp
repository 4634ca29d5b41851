#include "core/write/code.h"

#include "core/azure/names.h"
#include "core/write/arm_resources.h"
#include "core/write/kept_gaps.h"
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
    if (code.usualImages.empty())
        return;
    const std::string names =
        firstNames(document, {code.usualImages.begin(), code.usualImages.end()});
    code.gaps.push_back(
        {code.usualImages.front(),
         {PEERSCAPE_TR_NOOP("machines without a known image get a usual one: {0}"), {names}},
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

/// Says what of the others only Terraform has words for.
void noteAttributes(const azure::Document& document, Code& code)
{
    document.forEachTable([&](const auto& table) {
        table.forEach([&](auto id, const auto& resource) {
            const std::string names = terraformNames(resource);
            if (!names.empty())
                code.gaps.push_back(
                    {id,
                     {PEERSCAPE_TR_NOOP(
                          "{0}: only Terraform has attributes for this, which is left "
                          "out: {1}"),
                      {azure::displayName(document, id), names}}});
        });
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

std::string firstNames(const azure::Document& document, const std::vector<ObjectId>& ids)
{
    constexpr std::size_t kMostNames = 12;
    std::string names;
    for (std::size_t i = 0; i < std::min(ids.size(), kMostNames); ++i)
        names += (i == 0 ? "" : ", ") + document.nameOf(ids[i]).str();
    return ids.size() > kMostNames ? names + " …" : names;
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
    if (form != CodeForm::Terraform) {
        noteBlocks(document, code);
        noteAttributes(document, code);
    }
    if (form == CodeForm::Arm)
        noteMissingVersions(document, code);
    noteUsualImages(document, code);
    addComments(code, form);
    return code;
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

CodeGap newestVersion(ObjectId object, std::string name, std::string type)
{
    return {object,
            {PEERSCAPE_TR_NOOP("{0} ({1}) gets the newest API version: its file gives none"),
             {std::move(name), std::move(type)}},
            true};
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
