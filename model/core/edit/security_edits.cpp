#include "core/edit/security_edits.h"

#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "core/edit/put.h"

#include <algorithm>

namespace peerscape::edit {

namespace {

constexpr std::int32_t kFirstPriority = 100;

} // namespace

EditResult denyInbound(const Document& document, SubnetId subnet, std::string name,
                       std::vector<Text> sources, const Message& label)
{
    const azure::Subnet* place = document.find(subnet);
    if (place == nullptr)
        return fail("ResourceNotFound", "The subnet was not found.", {subnet});
    azure::SecurityRule rule;
    rule.name = std::move(name);
    rule.priority = kFirstPriority;
    rule.direction = azure::RuleDirection::Inbound;
    rule.access = azure::RuleAccess::Deny;
    rule.sourceAddressPrefixes = std::move(sources);
    rule.destinationAddressPrefixes = {Text("*")};
    rule.sourcePortRanges = {Text("*")};
    rule.destinationPortRanges = {Text("*")};
    const NsgId group = place->networkSecurityGroup;
    if (const auto* known = document.find(group)) {
        for (const azure::SecurityRule& other : known->securityRules) {
            if (other.direction == rule.direction)
                rule.priority = std::min(rule.priority, other.priority - 1);
        }
        if (rule.priority < kFirstPriority)
            return failOwn("NoRoom",
                           {PEERSCAPE_TR_NOOP("No rule can stand before the first one."), {}},
                           {group});
    }
    const auto append = [&](azure::NetworkSecurityGroup& g) { g.securityRules.push_back(rule); };
    if (group) {
        EditResult result = modify(document, group, append);
        if (result)
            result->label = label;
        return result;
    }
    return chain(
        document, label, [&](const Document& now) { return addNsg(now, subnet); },
        [&](const Document& now) {
            return modify(now, now.find(subnet)->networkSecurityGroup, append);
        });
}

} // namespace peerscape::edit
