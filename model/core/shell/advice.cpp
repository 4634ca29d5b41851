#include "core/shell/advice.h"

#include "core/azure/names.h"
#include "core/net/free_space.h"
#include "core/shell/az/close_match.h"
#include "core/write/shell_word.h"

#include <fmt/format.h>

namespace peerscape::shell {

namespace {

using azure::Document;

/// The text between `before` and the next `after`; empty when it is not there.
std::string between(const std::string& text, std::string_view before, std::string_view after)
{
    std::size_t from = text.find(before);
    if (from == std::string::npos)
        return {};
    from += before.size();
    const std::size_t to = text.find(after, from);
    return to == std::string::npos ? std::string() : text.substr(from, to - from);
}

std::string groupAdvice(const Document& document, const std::string& error)
{
    const std::string wanted = between(error, "Resource group '", "'");
    if (wanted.empty())
        return {};
    std::vector<std::string> names;
    document.all<azure::ResourceGroup>().forEach(
        [&](auto, const azure::ResourceGroup& group) { names.push_back(group.name.str()); });
    if (const std::string close = closeMatch(wanted, names); !close.empty())
        return fmt::format("There is a group '{}'.\n", close);
    return fmt::format("Make the group first: `az group create --name {} --location northeurope`\n",
                       write::shellWord(wanted));
}

/// A resource that is not there: the one that was probably meant, or the group that it stands in.
std::string resourceAdvice(const Document& document, const std::string& error)
{
    const std::string resource = between(error, "The Resource '", "'");
    const std::string group = between(error, "under resource group '", "'");
    const std::size_t slash = resource.rfind('/');
    if (slash == std::string::npos || resource.find('/') == slash)
        return {};
    const Kind kind = azure::kindOfArmType(std::string_view(resource).substr(0, slash));
    const std::string name = resource.substr(slash + 1);
    std::vector<std::string> names;
    std::string elsewhere;
    document.forEachTable([&](const auto& table) {
        if (std::decay_t<decltype(table)>::IdType::kKind != kind)
            return;
        table.forEach([&](auto, const auto& item) {
            if constexpr (requires { item.resourceGroup; }) {
                const auto* home = document.find(item.resourceGroup);
                const bool here = home != nullptr && equalsIgnoringCase(home->name, group);
                if (here)
                    names.push_back(item.name.str());
                else if (home != nullptr && equalsIgnoringCase(item.name, name))
                    elsewhere = home->name.str();
            }
        });
    });
    if (!elsewhere.empty())
        return fmt::format("It stands in resource group '{}'.\n", elsewhere);
    if (const std::string close = closeMatch(name, names); !close.empty())
        return fmt::format("Did you mean '{}'?\n", close);
    return {};
}

/// The first 10.x.0.0/16 that no network has anything of.
std::string freeNetworkPrefix(const Document& document)
{
    std::vector<net::Prefix> used;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId, const azure::VirtualNetwork& vnet) {
        used.insert(used.end(), vnet.addressPrefixes.begin(), vnet.addressPrefixes.end());
    });
    const std::vector<net::Prefix> space{*net::Prefix::parse("10.0.0.0/8")};
    const auto prefix = net::findFreePrefix(space, used, 16);
    return prefix ? prefix->toString() : std::string();
}

std::string overlapAdvice(const Document& document, const std::string& error)
{
    // The second network is the one that the command names as remote.
    const std::string remote = between(error, " and /subscriptions/", " cannot be peered");
    const std::string group = between(remote, "/resourceGroups/", "/");
    const std::size_t slash = remote.rfind('/');
    const std::string prefix = freeNetworkPrefix(document);
    if (group.empty() || slash == std::string::npos || prefix.empty())
        return {};
    return fmt::format("Give one of them an address space that is free: `az network vnet update "
                       "--resource-group {} --name {} --address-prefixes {}`\n",
                       write::shellWord(group), write::shellWord(remote.substr(slash + 1)), prefix);
}

} // namespace

std::string adviceFor(const Document& document, const std::string& error)
{
    const std::string code = between(error, "ERROR: (", ")");
    if (code == "ResourceGroupNotFound")
        return groupAdvice(document, error);
    if (code == "ResourceNotFound")
        return resourceAdvice(document, error);
    if (code == "VnetAddressSpacesOverlap")
        return overlapAdvice(document, error);
    if (code == "NextHopIpAddressNotAllowed")
        return "Take the address out as well: --remove nextHopIpAddress\n";
    return {};
}

} // namespace peerscape::shell
