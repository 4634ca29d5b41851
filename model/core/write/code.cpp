#include "core/write/code.h"

#include "core/azure/names.h"
#include "core/write/kept_json.h"
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

Code written(const azure::Document& document, CodeForm form, const CodeOptions& options)
{
    switch (form) {
    case CodeForm::Bicep:
        return writeBicep(document);
    case CodeForm::Terraform:
        return writeTerraform(document, options);
    case CodeForm::AzCli:
        return writeAzCli(document);
    case CodeForm::PowerShell:
        return writePowerShell(document);
    case CodeForm::Arm:
        break;
    }
    return {{{{}, writeArm(document)}}, {}};
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
    return code;
}

std::optional<CodeGap> keptGap(const azure::Document& document, ObjectId id)
{
    if (id.kind() == Kind::UnknownResource)
        return std::nullopt; // it is left out whole
    Text extra;
    document.visit(id, [&](auto, const auto& resource) { extra = resource.extra; });
    const nlohmann::ordered_json kept = keptObject(extra);
    std::string names;
    const auto add = [&](const nlohmann::ordered_json& object) {
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (member.key() != "properties" && member.key() != "peerscape"
                && member.key() != "tags")
                names += (names.empty() ? "" : ", ") + member.key();
        }
    };
    add(kept);
    if (const auto properties = kept.find("properties");
        properties != kept.end() && properties->is_object())
        add(*properties);
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

std::vector<std::string> codeHeader(const azure::Document& document, std::string_view howToDeploy)
{
    std::string title = document.settings().title.str();
    std::replace_if(
        title.begin(), title.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; },
        ' ');
    std::vector<std::string> lines{title.empty() ? "Written by Peerscape from an untitled drawing."
                                                 : "Written by Peerscape from the drawing \""
                                                       + title + "\"."};
    lines.emplace_back(howToDeploy);
    return lines;
}

} // namespace peerscape::write
