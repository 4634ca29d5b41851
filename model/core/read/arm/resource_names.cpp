#include "core/read/arm/resource_names.h"

#include "core/base/text.h"
#include "core/read/arm/scope.h"

namespace peerscape::read::arm {

std::optional<std::string> providerPathOf(std::string_view type, std::string_view names)
{
    // 'Microsoft.Network/virtualNetworks/' is written too.
    while (type.ends_with('/'))
        type.remove_suffix(1);
    std::size_t typeStart = type.find('/');
    if (typeStart == std::string_view::npos || typeStart == 0 || names.empty())
        return std::nullopt;
    if (equalsIgnoringCase(type, "Microsoft.Resources/resourceGroups")
        && names.find('/') == std::string_view::npos)
        return "/resourceGroups/" + std::string(names);
    std::string path = "/providers/" + std::string(type.substr(0, typeStart));
    std::size_t nameStart = 0;
    for (;;) {
        const std::size_t typeEnd = type.find('/', typeStart + 1);
        const std::size_t nameEnd = names.find('/', nameStart);
        if ((typeEnd == std::string_view::npos) != (nameEnd == std::string_view::npos))
            return std::nullopt;
        path += type.substr(typeStart, typeEnd - typeStart);
        path += '/';
        path += names.substr(nameStart, nameEnd - nameStart);
        if (typeEnd == std::string_view::npos)
            return path;
        typeStart = typeEnd;
        nameStart = nameEnd + 1;
    }
}

std::optional<std::string> pathOfTypedName(std::string_view text)
{
    std::string type;
    std::string names;
    bool isName = false;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('/', start), text.size());
        const std::string part(text.substr(start, end - start));
        if (start == 0)
            type = part;
        else
            (isName ? names : type) += (isName && names.empty() ? "" : "/") + part;
        isName = start > 0 && !isName;
        start = end + 1;
    }
    return providerPathOf(type, names);
}

std::string Target::prefix() const
{
    switch (level) {
    case Level::ResourceGroup:
        return "/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup;
    case Level::Subscription:
        return "/subscriptions/" + subscription;
    case Level::ManagementGroup:
        return "/providers/Microsoft.Management/managementGroups/" + managementGroup;
    case Level::Tenant:
        break;
    }
    return {};
}

} // namespace peerscape::read::arm
