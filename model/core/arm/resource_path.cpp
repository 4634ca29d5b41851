#include "core/arm/resource_path.h"

#include "core/azure/names.h"

#include <algorithm>

namespace peerscape::arm {

namespace {

std::optional<unsigned> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A') + 10;
    return std::nullopt;
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto high =
            i + 2 < text.size() && text[i] == '%' ? hexDigit(text[i + 1]) : std::nullopt;
        const auto low = high ? hexDigit(text[i + 2]) : std::nullopt;
        if (low) {
            out += static_cast<char>(*high * 16 + *low);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// The parts between slashes; nothing when one is empty. Clients that ask for any kind of resource
/// leave the place of a parent empty behind the provider: `…/providers/N//T/name`.
std::optional<std::vector<std::string>> segments(std::string_view path)
{
    if (!path.starts_with('/'))
        return std::nullopt;
    if (path.ends_with('/'))
        path.remove_suffix(1);
    std::vector<std::string> parts;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t slash = std::min(path.find('/'), path.size());
        const bool isParent =
            parts.size() > 1 && equalsIgnoringCase(parts[parts.size() - 2], "providers");
        if (slash == 0 && isParent && !path.empty())
            continue;
        if (slash == 0)
            return std::nullopt;
        parts.push_back(decoded(path.substr(0, slash)));
        path.remove_prefix(slash);
    }
    return parts;
}

} // namespace

std::string ResourcePath::type() const
{
    std::string text = provider;
    for (const std::string& part : types)
        text += '/' + part;
    return text;
}

std::string ResourcePath::id(std::size_t depth) const
{
    std::string text = "/subscriptions/" + subscription;
    if (!resourceGroup.empty())
        text += "/resourceGroups/" + resourceGroup;
    if (!provider.empty())
        text += "/providers/" + provider;
    for (std::size_t i = 0; i < depth; ++i)
        text += '/' + types[i] + '/' + names[i];
    return text;
}

std::string ResourcePath::shortName() const
{
    std::string text = type();
    for (const std::string& part : names)
        text += '/' + part;
    return text;
}

bool isGuid(std::string_view text)
{
    return text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-'
           && text[23] == '-'
           && text.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos;
}

std::optional<ResourcePath> splitPath(std::string_view text)
{
    const auto parts = segments(text);
    if (!parts || parts->size() < 2 || !equalsIgnoringCase(parts->front(), "subscriptions"))
        return std::nullopt;
    ResourcePath path;
    path.subscription = (*parts)[1];
    std::size_t at = 2;
    if (at + 1 < parts->size() && equalsIgnoringCase((*parts)[at], "resourceGroups")) {
        path.resourceGroup = (*parts)[at + 1];
        at += 2;
    }
    if (at == parts->size())
        return path;
    if (equalsIgnoringCase((*parts)[at], "deployments")) {
        // An older address of …/providers/Microsoft.Resources/deployments.
        path.provider = "Microsoft.Resources";
    } else if (!equalsIgnoringCase((*parts)[at], "providers")) {
        path.word = (*parts)[at];
        return at + 1 == parts->size() ? std::optional(path) : std::nullopt;
    }
    if (path.provider.empty()) {
        if (++at == parts->size()) {
            path.word = "providers";
            return path;
        }
        path.provider = (*parts)[at++];
    }
    for (; at < parts->size(); at += 2) {
        path.types.push_back((*parts)[at]);
        if (at + 1 < parts->size())
            path.names.push_back((*parts)[at + 1]);
    }
    return path;
}

SubscriptionId findSubscription(const azure::Document& document, std::string_view subscription)
{
    SubscriptionId found;
    document.all<azure::Subscription>().forEach(
        [&](SubscriptionId id, const azure::Subscription& candidate) {
            if (!found && equalsIgnoringCase(candidate.subscriptionId, subscription))
                found = id;
        });
    return found;
}

ResourceGroupId findGroup(const azure::Document& document, std::string_view subscription,
                          std::string_view name)
{
    const SubscriptionId owner = findSubscription(document, subscription);
    ResourceGroupId found;
    document.all<azure::ResourceGroup>().forEach(
        [&](ResourceGroupId id, const azure::ResourceGroup& group) {
            if (!found && group.subscription == owner && equalsIgnoringCase(group.name, name))
                found = id;
        });
    return owner ? found : ResourceGroupId();
}

ObjectId findResource(const azure::Document& document, std::string_view id)
{
    const auto parts = azure::splitResourceId(id);
    if (!parts)
        return {};
    if (parts->names.empty())
        return findGroup(document, parts->subscription, parts->resourceGroup);
    const Kind kind = azure::kindOfArmType(parts->type);
    const ResourceGroupId group = findGroup(document, parts->subscription, parts->resourceGroup);
    if (kind == Kind::None || !group || parts->names.size() > 2) {
        const auto found =
            azure::findByName(document, kind == Kind::None ? Kind::UnknownResource : kind, id);
        return found ? *found : ObjectId();
    }
    // Scope by scope, without a look at every resource of the kind.
    const auto only = [&](Kind wanted, ObjectId scope, std::string_view name) {
        const std::vector<ObjectId> named = document.named(wanted, scope, name);
        return named.size() == 1 ? named.front() : ObjectId();
    };
    if (parts->names.size() == 1)
        return only(kind, group, parts->names[0]);
    const Kind parentKind = azure::kindOfArmType(parts->type.substr(0, parts->type.rfind('/')));
    const ObjectId parent = only(parentKind, group, parts->names[0]);
    return parent ? only(kind, parent, parts->names[1]) : ObjectId();
}

} // namespace peerscape::arm
