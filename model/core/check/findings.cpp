#include "core/check/findings.h"

#include "core/azure/names.h"
#include "core/edit/rules.h"

#include <array>

namespace peerscape::check {

namespace {

struct CodeRule
{
    std::string_view code;
    std::string_view rule;
};

constexpr std::array kCodeRules{
    CodeRule{"RemoteVnetHasNoGateways", "8.1 V01"},
    CodeRule{"SIM-V02", "8.1 V02"},
    CodeRule{"SIM-V03", "8.3 V03"},
    CodeRule{"SIM-V04", "8.1 V04"},
    CodeRule{"VnetAddressSpacesOverlap", "8.1 V05"},
    CodeRule{"VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", "8.1 V06"},
    CodeRule{"RemotePeeringIsDisconnected", "8.1 V07"},
    CodeRule{"AnotherPeeringAlreadyReferencesRemoteVnet", "8.1 V08"},
    CodeRule{"InvalidResourceName", "8.1 V11"},
    CodeRule{"NetcfgSubnetRangeOutsideVnet", "8.1 V12"},
    CodeRule{"NetcfgSubnetRangesOverlap", "8.1 V13"},
    CodeRule{"PrivateIPAddressInReservedRange", "8.2 V15"},
    CodeRule{"PrivateIPAddressNotInSubnet", "8.2 V16"},
    CodeRule{"PrivateIPAddressIsAllocated", "8.2 V16"},
    CodeRule{"SubnetIsFull", "8.2 V16"},
    CodeRule{"RouteTableCannotBeAttachedForAzureBastionSubnet", "8.2 V17"},
    CodeRule{"NetworkSecurityGroupNotCompliantForAzureBastionSubnet", "8.2 V18"},
    CodeRule{"GatewaySubnet", "8.2 V19"},
    CodeRule{"SubnetWithExternalResourcesCannotBeUsedByOtherResources", "8.2 V20"},
    CodeRule{"VnetCountLimitReached", "8.2 V22"},
    CodeRule{"SIM-V24", "8.3 V24"},
    CodeRule{"SIM-V25", "8.3 V25"},
    CodeRule{"MaximumLocalNetworkSitesLimitReachedForGateway", "8.1 V26"},
    CodeRule{"RouteConflict", "8.1 V27a"},
    CodeRule{"MissingNextHopIpAddress", "8.1 V27b"},
    CodeRule{"NextHopIpAddressNotAllowed", "8.1 V27c"},
    CodeRule{"SIM-V27", "8.3 V27"},
    CodeRule{"SIM-V28", "8.3 V28"},
    CodeRule{"SIM-V29", "8.3 V29"},
    CodeRule{"SIM-V30", "8.3 V30"},
    CodeRule{"InvalidGlobalResourceReference", "8.1 V31"},
    CodeRule{"AzureFirewallSubnetRouteTableMustHaveDefaultRouteToInternet", "8.1 V32"},
    CodeRule{"SIM-1.1", "1.1"},
    CodeRule{"SIM-1.4", "1.4"},
    CodeRule{"SIM-1.5", "1.5"},
    CodeRule{"SIM-1.9", "1.9"},
    CodeRule{"SIM-1.10", "1.10"},
    CodeRule{"SIM-3.1.1", "3.1.1"},
    CodeRule{"SIM-4.1.1", "4.1.1"},
    CodeRule{"SIM-4.1.2", "4.1.2"},
    CodeRule{"SIM-4.1.3", "4.1.3"},
    CodeRule{"SIM-4.8.2", "4.8.2"},
    CodeRule{"SIM-5.1.2", "5.1.2"},
    CodeRule{"SIM-9", "9"},
};

void addErrors(const Context& context, edit::rules::Errors errors, Findings& findings)
{
    for (Error& error : errors)
        findings.push_back(errorFinding(context.document, std::move(error)));
}

} // namespace

std::string_view ruleOf(std::string_view code)
{
    for (const CodeRule& entry : kCodeRules) {
        if (entry.code == code)
            return entry.rule;
    }
    return "8";
}

Finding errorFinding(const Document& document, Error error)
{
    Finding finding;
    finding.severity = Severity::Error;
    finding.fix = fixOf(document, error);
    finding.rule = ruleOf(error.code);
    finding.message = within({PEERSCAPE_TR_NOOP("{0}"), {}}, error).words;
    finding.code = std::move(error.code);
    for (const ObjectId id : error.subjects) {
        if (id)
            finding.subjects.push_back(id);
    }
    return finding;
}

Finding lint(std::string_view rule, Severity severity, Message message,
             std::vector<ObjectId> subjects)
{
    Finding finding;
    finding.code = std::string(rule.substr(rule.rfind(' ') + 1));
    finding.severity = severity;
    finding.message = std::move(message);
    finding.subjects = std::move(subjects);
    finding.rule = rule;
    return finding;
}

void checkNearLimit(ObjectId id, const Text& name, std::size_t count, const edit::Limit& limit,
                    Findings& findings)
{
    if (limit.warnAbove == 0 || count <= limit.warnAbove
        || (limit.refuseAbove != 0 && count > limit.refuseAbove))
        return;
    const std::size_t most = limit.refuseAbove != 0 ? limit.refuseAbove : limit.warnAbove;
    Finding finding = lint("8.4 L25", Severity::Warning,
                           {PEERSCAPE_TR_NOOP("{0} has {1} {3}; the limit is {2}."),
                            {name.str(), std::to_string(count), std::to_string(most)},
                            {{limit.what, {}}}},
                           {id});
    finding.detail = std::string(limit.what);
    findings.push_back(std::move(finding));
}

std::string Finding::key(const Document& document) const
{
    std::string text = code;
    for (const ObjectId id : subjects) {
        const std::string name = azure::resourceId(document, id);
        text += '|';
        text += name.empty() ? document.nameOf(id).str() : name;
    }
    if (!detail.empty()) {
        text += '|';
        text += detail;
    }
    return text;
}

Findings checkUnit(const Context& context, ObjectId id)
{
    Findings findings;
    if (!context.document.contains(id))
        return findings;
    edit::rules::Errors errors;
    edit::rules::checkObject({context.document, {}, &context.peerings}, id, errors);
    addErrors(context, std::move(errors), findings);
    switch (id.kind()) {
    case Kind::VirtualNetwork:
        checkVnetUnit(context, VnetId::of(id), findings);
        checkReturnRoutes(context, VnetId::of(id), findings);
        break;
    case Kind::Subnet:
        checkSubnetUnit(context, SubnetId::of(id), findings);
        break;
    case Kind::Peering:
        checkPeeringUnit(context, PeeringId::of(id), findings);
        break;
    case Kind::RouteTable:
        checkRouteTableUnit(context, RouteTableId::of(id), findings);
        break;
    case Kind::NetworkSecurityGroup:
        checkNsgUnit(context, NsgId::of(id), findings);
        break;
    case Kind::VirtualNetworkGateway:
        checkGatewayUnit(context, GatewayId::of(id), findings);
        break;
    case Kind::Connection:
        checkConnectionUnit(context, ConnectionId::of(id), findings);
        break;
    case Kind::PrivateEndpoint:
        checkPrivateEndpointUnit(context, PrivateEndpointId::of(id), findings);
        break;
    case Kind::LoadBalancer:
        checkLoadBalancerUnit(context, LoadBalancerId::of(id), findings);
        break;
    case Kind::VirtualMachine:
        checkVmUnit(context, VmId::of(id), findings);
        break;
    default:
        break;
    }
    return findings;
}

} // namespace peerscape::check
