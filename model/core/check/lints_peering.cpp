#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/check/findings.h"
#include "core/check/fixes.h"
#include "core/edit/overlaps.h"
#include "core/edit/rules.h"

#include <algorithm>

namespace peerscape::check {

namespace {

using azure::Peering;

/// What the lints of one side ask for.
struct LintedSide
{
    const Document& document;
    PeeringId id;
    const Peering& link;
    PeeringId reverseId;
    const Peering* reverse;
    const azure::VirtualNetwork* local;
    const azure::VirtualNetwork* remote;

    [[nodiscard]] std::string name() const { return link.name.str(); }
    [[nodiscard]] std::string localName() const { return local->name.str(); }
    /// Also for a network that is gone: the last part of its resource id.
    [[nodiscard]] std::string remoteName() const
    {
        if (remote != nullptr)
            return remote->name.str();
        const std::string_view id_ = link.remoteResourceId;
        return std::string(id_.substr(id_.rfind('/') + 1));
    }
    [[nodiscard]] bool live() const
    {
        return azure::peeringState(document, id) == azure::PeeringState::Connected;
    }
    [[nodiscard]] std::vector<ObjectId> subjects() const
    {
        std::vector<ObjectId> ids{id, link.virtualNetwork};
        if (remote != nullptr)
            ids.push_back(link.remoteVirtualNetwork);
        return ids;
    }
};

/// Offers a fix unless it would be refused: completing a peering may meet what another peering has
/// brought since (V06).
void offer(const Document& document, Fix fix, Finding& finding)
{
    if (fix.apply(document))
        finding.fix = std::move(fix);
}

/// L01, L02, V31: sides that carry nothing.
void checkState(const LintedSide& s, Findings& findings)
{
    if (s.link.disconnected) {
        Finding finding = lint(
            "8.4 L02", Severity::Warning,
            {s.remote != nullptr
                 ? std::string_view(PEERSCAPE_TR_NOOP(
                       "{0} is Disconnected: the other side was deleted. {1} and {2} exchange no "
                       "routes until both sides are made again."))
                 : std::string_view(PEERSCAPE_TR_NOOP("{0} is Disconnected: {2} was deleted. The "
                                                      "side left in {1} still occupies its "
                                                      "address space.")),
             {s.name(), s.localName(), s.remoteName()}},
            s.subjects());
        offer(s.document, fixes::repairDisconnected(s.document, s.id), finding);
        findings.push_back(std::move(finding));
        return;
    }
    if (s.remote == nullptr || s.reverse != nullptr)
        return;
    if (s.remote->external) {
        Finding finding =
            lint("8.1 V31", Severity::Info,
                 {PEERSCAPE_TR_NOOP("{0} refers to {1}, which is not part of this design: it stays "
                                    "Initiated and gives no routes."),
                  {s.name(), s.remoteName()}},
                 s.subjects());
        finding.code = "InvalidGlobalResourceReference"; // D23
        findings.push_back(std::move(finding));
        return;
    }
    Finding finding = lint("8.4 L01", Severity::Warning,
                           {PEERSCAPE_TR_NOOP("{0} is Initiated: {2} has no peering to {1} yet, so "
                                              "neither network reaches the other."),
                            {s.name(), s.localName(), s.remoteName()}},
                           s.subjects());
    offer(s.document, fixes::createOtherSide(s.document, s.id), finding);
    findings.push_back(std::move(finding));
}

/// L03 on the side that must be synced.
void checkSync(const LintedSide& s, Findings& findings)
{
    if (!s.live() || s.remote == nullptr || s.remote->external
        || !azure::isStale(s.document, s.link))
        return;
    Finding finding =
        lint("8.4 L03", Severity::Warning,
             {PEERSCAPE_TR_NOOP("{0} still uses the old address space of {2}: {1} does "
                                "not see the change until the peering is synced."),
              {s.name(), s.localName(), s.remoteName()}},
             s.subjects());
    finding.fix = fixes::sync(s.document, s.id);
    findings.push_back(std::move(finding));
}

/// L04: a spoke that could use the hub's gateway and does not.
void checkTransitNotInForce(const LintedSide& s, Findings& findings)
{
    if (!s.live() || s.remote == nullptr || s.local->external
        || azure::hasOwnGateway(s.document, s.link.virtualNetwork)
        || !azure::hasOwnGateway(s.document, s.link.remoteVirtualNetwork)
        || azure::effectiveGateway(s.document, s.link.virtualNetwork).vnet)
        return;
    if (s.link.useRemoteGateways && s.reverse->allowGatewayTransit)
        return; // in force but for V04, which is an error of its own
    Finding finding = lint(
        "8.4 L04", Severity::Warning,
        {PEERSCAPE_TR_NOOP("{0} does not use the gateway of {1}: sites behind it and {0} do not "
                           "reach each other."),
         {s.localName(), s.remoteName()}},
        s.subjects());
    const auto own = azure::peeringsOf(s.document, s.link.virtualNetwork);
    const bool another = std::any_of(own.begin(), own.end(), [&](PeeringId other) {
        return other != s.id && s.document.find(other)->useRemoteGateways;
    });
    // Two networks cannot use each other's gateways, nor one those of two (V03, V04).
    if (!another && !s.reverse->useRemoteGateways)
        finding.fix = fixes::useGatewayOf(s.document, s.id);
    findings.push_back(std::move(finding));
}

/// L05: a flag without effect. Of a Disconnected side L02 says everything.
void checkTransitWithoutEffect(const LintedSide& s, Findings& findings)
{
    if (!s.link.allowGatewayTransit || s.link.disconnected || s.local->external)
        return;
    std::string_view text;
    if (!azure::hasOwnGateway(s.document, s.link.virtualNetwork))
        text = PEERSCAPE_TR_NOOP(
            "{0} allows gateway transit, but {1} has no gateway to share: no effect.");
    else if (s.reverse != nullptr && !s.reverse->useRemoteGateways)
        text = PEERSCAPE_TR_NOOP(
            "{0} allows gateway transit, but {2} does not use remote gateways: no effect.");
    else
        return;
    Finding finding = lint("8.4 L05", Severity::Info,
                           {text, {s.name(), s.localName(), s.remoteName()}}, s.subjects());
    finding.fix = fixes::setFlag(s.document, s.id, &Peering::allowGatewayTransit, false);
    findings.push_back(std::move(finding));
}

/// L20: access switched off.
void checkAccess(const LintedSide& s, Findings& findings)
{
    if (s.link.allowVirtualNetworkAccess || s.link.disconnected)
        return;
    Finding finding = lint(
        "8.4 L20", Severity::Info,
        {PEERSCAPE_TR_NOOP("{0} blocks default access from {2} to {1}. This takes {2} out of the "
                           "VirtualNetwork tag; it does not cut traffic that a security rule "
                           "allows."),
         {s.name(), s.localName(), s.remoteName()}},
        s.subjects());
    finding.fix = fixes::setFlag(s.document, s.id, &Peering::allowVirtualNetworkAccess, true);
    findings.push_back(std::move(finding));
}

/// L24: subnets that see routes over a subnet peering but get no answers.
void checkUnlistedSubnets(const LintedSide& s, Findings& findings)
{
    if (s.link.peerCompleteVnets || !s.live())
        return;
    const auto listed = [&](const Text& name) {
        return std::any_of(s.link.localSubnetNames.begin(), s.link.localSubnetNames.end(),
                           [&](const Text& other) { return equalsIgnoringCase(name, other); });
    };
    std::string unlisted;
    for (const ObjectId id : azure::subnetsOf(s.document, s.link.virtualNetwork)) {
        const Text name = s.document.nameOf(id);
        if (listed(name))
            continue;
        if (!unlisted.empty())
            unlisted += ", ";
        unlisted += name.view();
    }
    if (unlisted.empty())
        return;
    findings.push_back(lint(
        "8.4 L24", Severity::Info,
        {PEERSCAPE_TR_NOOP("{0} does not list {1}: these subnets of {2} have routes to {3}, but "
                           "their packets are not delivered."),
         {s.name(), unlisted, s.localName(), s.remoteName()}},
        s.subjects()));
}

} // namespace

void checkPeeringUnit(const Context& context, PeeringId id, Findings& findings)
{
    const Document& document = context.document;
    const Peering* link = document.find(id);
    const azure::VirtualNetwork* local = document.find(link->virtualNetwork);
    if (local == nullptr)
        return;
    edit::rules::Errors errors;
    edit::rules::checkPeeredOverlap({document, {}}, id, errors);
    for (Error& error : errors)
        findings.push_back(errorFinding(document, std::move(error)));
    const PeeringId reverseId = azure::reverseOf(document, id);
    const LintedSide side{document,
                          id,
                          *link,
                          reverseId,
                          document.find(reverseId),
                          local,
                          document.find(link->remoteVirtualNetwork)};
    checkState(side, findings);
    checkSync(side, findings);
    checkTransitNotInForce(side, findings);
    checkTransitWithoutEffect(side, findings);
    checkAccess(side, findings);
    checkUnlistedSubnets(side, findings);
}

} // namespace peerscape::check
