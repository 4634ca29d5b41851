#include "core/replay/step_code.h"

#include "core/arm/resource_path.h"
#include "core/azure/names.h"
#include "core/replay/texts.h"

#include <algorithm>

namespace peerscape::replay {

namespace {

using azure::Document;
using write::CodeForm;

constexpr std::string_view kExampleSecret = "Peerscape-2024";

shell::Language languageOf(CodeForm form)
{
    return form == CodeForm::PowerShell ? shell::Language::PowerShell : shell::Language::Bash;
}

void feedLines(shell::Session& session, const std::string& text, bool& failed)
{
    for (std::size_t at = 0; at <= text.size() && !failed;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        for (const shell::Chunk& chunk : session.feed(text.substr(at, end - at)).chunks)
            failed = failed || chunk.kind == shell::Chunk::Kind::Error;
        at = end + 1;
    }
    failed = failed || session.isWaiting();
}

/// All files of a form as one text.
std::string wholeText(const Document& document, CodeForm form)
{
    std::string text;
    for (const write::CodeFile& file : write::writeCode(document, form).files) {
        const std::string_view comment = form == CodeForm::Terraform ? "# " : "// ";
        if (!text.empty())
            text += '\n' + std::string(comment) + file.path + "\n\n";
        text += file.text;
    }
    return text;
}

/// What was typed, when it does by itself what the step did.
std::string typedText(const Step& step, CodeForm form, const Operations& operations)
{
    const bool isAz = step.label.starts_with("az ");
    const bool isOther = isAz != (form == CodeForm::AzCli);
    // A cut label, a secret and a sentence of the window are no commands.
    if (isOther || step.label.find("***") != std::string::npos
        || step.label.find("…") != std::string::npos
        || (!isAz && step.label.find("-Az") == std::string::npos))
        return {};
    return runsTo(step.label, languageOf(form), step.before, step.after, operations.touched)
               ? step.label
               : std::string();
}

StepCode commandsOf(const Step& step, CodeForm form)
{
    const Operations operations = operationsBetween(step.before, step.after);
    StepCode code;
    code.text = typedText(step, form, operations);
    if (!code.text.empty())
        return code;
    const auto add = [&](const std::string& text) {
        code.text += (code.text.empty() ? "" : "\n\n") + text;
    };
    const auto textOf = [&](const Operation& operation) {
        return form == CodeForm::AzCli ? azText(operation) : powerShellText(operation);
    };
    for (const Operation& operation : operations.done)
        add(textOf(operation));
    for (Operation operation : operations.refused) {
        operation.before = step.before;
        operation.after = step.after;
        std::string text = textOf(operation);
        std::replace(text.begin(), text.end(), '\r', ' ');
        std::string commented = "# Not in this order or not in Azure:\n# ";
        for (const char c : text)
            commented += c == '\n' ? std::string("\n# ") : std::string(1, c);
        add(commented);
    }
    code.isWhole = operations.isWhole;
    if (!code.isWhole)
        add("# A part of this edit has no command: only the drawing knows it.");
    return code;
}

/// The questions at the head of a script, for the secrets that it uses.
std::string scriptHead(const std::string& body, CodeForm form)
{
    std::string head = form == CodeForm::AzCli ? "#!/usr/bin/env bash\n" : "";
    head +=
        "# The edits of a drawing, written by Peerscape. Run in an empty design, or in Azure.\n";
    const auto uses = [&](std::string_view word) { return body.find(word) != std::string::npos; };
    if (form == CodeForm::AzCli) {
        if (uses(kAzPassword))
            head += "read -rsp 'Password of the machines: ' ADMIN_PASSWORD\n";
        if (uses(kAzSharedKey))
            head += "read -rsp 'Key of the connections: ' SHARED_KEY\n";
        return head;
    }
    if (uses(kPowerShellPassword)) {
        head += "$AdminPassword = Read-Host -Prompt 'Password of the machines' -AsSecureString\n";
    }
    return head;
}

/// The subscription that cmdlets of a step go to when they name none: the first of the design.
std::string contextOf(const Step& step)
{
    for (const Document* document : {&step.before, &step.after}) {
        if (document->all<azure::Subscription>().size() > 0)
            return arm::Provider(*document).defaultSubscription();
    }
    return {};
}

} // namespace

std::vector<std::string> placesOf(const Operation& operation)
{
    std::vector<std::string> places{operation.request.path};
    if (operation.object.kind() == Kind::VirtualMachine
        && operation.request.method == arm::Method::Post)
        places = {arm::splitPath(operation.request.path)->id(1)};
    for (const Document* document : {&operation.before, &operation.after}) {
        const auto vnet = VnetId::of(arm::findResource(*document, operation.request.path));
        if (!vnet)
            continue;
        for (const ObjectId subnet : azure::subnetsOf(*document, vnet))
            places.push_back(azure::resourceId(*document, subnet));
    }
    return places;
}

bool runsTo(const std::string& text, shell::Language language, const Document& before,
            const Document& after, const std::vector<std::string>& places)
{
    shell::Session session(before, {}, language);
    bool failed = false;
    const std::string secret(kExampleSecret);
    if (language == shell::Language::Bash)
        feedLines(session, "ADMIN_PASSWORD=" + secret + "\nSHARED_KEY=" + secret, failed);
    else
        feedLines(session,
                  "$AdminPassword = ConvertTo-SecureString " + secret + " -AsPlainText -Force",
                  failed);
    feedLines(session, text, failed);
    if (failed || session.status() != 0)
        return false;
    // Nothing beside it may have come or gone.
    const auto count = [](const Document& document) { return document.size(); };
    return count(session.document()) == count(after)
           && looksAlike(session.document(), after, places);
}

StepCode codeOf(const Step& step, CodeForm form)
{
    const azure::ChangeSet changes = Document::diff(step.before, step.after);
    if (changes.added.empty() && changes.removed.empty() && changes.updated.empty())
        return {};
    if (form == CodeForm::AzCli || form == CodeForm::PowerShell)
        return commandsOf(step, form);
    return {changedBlocks(wholeText(step.before, form), wholeText(step.after, form),
                          form == CodeForm::Terraform ? "#" : "//"),
            true};
}

std::string scriptOf(const std::vector<Step>& steps, CodeForm form)
{
    if (steps.empty())
        return {};
    if (form != CodeForm::AzCli && form != CodeForm::PowerShell)
        return wholeText(steps.back().after, form);
    std::string body;
    std::string context;
    const auto add = [&](const Step& step) {
        const StepCode code = codeOf(step, form);
        std::string label = step.label.substr(0, step.label.find('\n'));
        if (code.text.empty())
            return;
        const std::string wanted = form == CodeForm::PowerShell ? contextOf(step) : std::string();
        if (wanted != context) {
            body += "\nSet-AzContext -Subscription '" + wanted + "' | Out-Null\n";
            context = wanted;
        }
        body += '\n' + (code.text == step.label ? std::string() : "# " + label + '\n') + code.text
                + '\n';
    };
    Document empty;
    if (steps.front().before.size() > 0)
        add({empty, steps.front().before, "The document as it was opened"});
    for (const Step& step : steps)
        add(step);
    return scriptHead(body, form) + body;
}

} // namespace peerscape::replay
