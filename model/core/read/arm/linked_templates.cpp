#include "core/base/text.h"
#include "core/read/arm/deployment.h"
#include "core/read/arm/encodings.h"

#include <algorithm>

namespace peerscape::read::arm {

namespace {

/// How many of an address's last parts are tried as a path beside the template.
constexpr int kMostParts = 3;

/// An address without what stands behind the file: a query, or a token joined to it.
std::string withoutToken(std::string_view address)
{
    const std::size_t json = toLower(address).find(".json");
    address = json != std::string::npos ? address.substr(0, json + 5)
                                        : address.substr(0, address.find_first_of("?#"));
    return fromUriComponent(address).value_or(std::string(address));
}

} // namespace

const json::Tree* Deployment::fileAt(const std::string& address, std::string& found) const
{
    if (!m_options.linked)
        return nullptr;
    const std::string path = withoutToken(address);
    const auto tryPath = [&](const std::string& candidate) -> const json::Tree* {
        found = std::string(kFolderAddress) + candidate;
        return candidate.empty() ? nullptr : m_options.linked(candidate);
    };
    if (path.starts_with(kFolderAddress)) {
        if (const json::Tree* tree = tryPath(path.substr(kFolderAddress.size())))
            return tree;
    }
    // An address on the web: the file may lie beside the template (import.md 3).
    std::size_t start = path.size();
    std::vector<std::string> candidates;
    for (int parts = 0; parts < kMostParts && start > 0; ++parts) {
        start = path.rfind('/', start - 1);
        if (start == std::string::npos) {
            candidates.push_back(path);
            break;
        }
        candidates.push_back(path.substr(start + 1));
    }
    for (auto candidate = candidates.rbegin(); candidate != candidates.rend(); ++candidate) {
        if (const json::Tree* tree = tryPath(*candidate))
            return tree;
    }
    return nullptr;
}

const json::Tree* Deployment::linkedTree(const Instance& instance, const Value& link,
                                         std::string& address)
{
    const Value* relative = memberOf(link, "relativePath");
    const Value* uri = memberOf(link, "uri");
    std::string wanted;
    if (relative != nullptr) {
        const Scope* scope = instance.scope;
        while (scope->address.empty() && scope->parent != nullptr)
            scope = scope->parent;
        wanted = combineUri(scope->address, m_evaluator.evaluateText(*relative));
    } else if (uri != nullptr) {
        wanted = m_evaluator.evaluateText(*uri);
    }
    const json::Tree* tree = wanted.empty() ? nullptr : fileAt(wanted, address);
    if (tree == nullptr) {
        if (wanted.starts_with(kFolderAddress))
            wanted = wanted.substr(kFolderAddress.size());
        note(
            true, link,
            {PEERSCAPE_TR_NOOP("the linked template {0} is not beside the file, and never fetched"),
             {wanted.empty() ? json::serialise(link) : wanted}});
        return nullptr;
    }
    for (const Scope* scope = instance.scope; scope != nullptr; scope = scope->parent) {
        if (scope->root == &tree->root()) {
            note(true, link, {PEERSCAPE_TR_NOOP("the template links to itself"), {}});
            return nullptr;
        }
    }
    return tree;
}

void Deployment::giveParameters(Scope& inner, Instance& instance, const Value& properties)
{
    const auto give = [&](const Value& list, Scope* scope) {
        for (const Member& member : list.members) {
            // A key vault reference has no value here.
            const Value* value = memberOf(member.value, "value");
            if (member.value.isString() && scope != nullptr) {
                inner.parameters[toLower(member.key)] = {member.value, scope, instance.loops, true};
                continue;
            }
            inner.parameters[toLower(member.key)] = {
                value != nullptr ? *value : ValueMaker::unknown(member.value), scope,
                instance.loops};
        }
    };
    if (const Value* link = memberOf(properties, "parametersLink")) {
        std::string address;
        const json::Tree* tree = linkedTree(instance, *link, address);
        const Value* list = tree != nullptr ? memberOf(tree->root(), "parameters") : nullptr;
        if (list != nullptr)
            give(*list, nullptr);
    }
    const Value* list = memberOf(properties, "parameters");
    if (list == nullptr)
        return;
    // The whole list may be one expression.
    if (list->isString())
        give(m_evaluator.evaluate(*list), nullptr);
    else
        give(*list, instance.scope);
}

} // namespace peerscape::read::arm
