#include "core/check/expectation_findings.h"

#include "core/azure/names.h"
#include "core/edit/expectation_edits.h"

#include <algorithm>

namespace peerscape::check {

using azure::Document;
using expect::Breach;
using expect::Judgement;

namespace {

std::string placeName(const Document& document, ObjectId object, SubnetId subnet,
                      const net::Address& address)
{
    if (object)
        return azure::displayName(document, object);
    if (subnet)
        return azure::displayName(document, subnet) + ' ' + address.toString();
    return address.toString();
}

std::string hostName(const Document& document, const reach::Host& host)
{
    std::string name = placeName(document, host.object, host.subnet, host.address);
    if (host.object)
        name += " (" + host.address.toString() + ')';
    return name;
}

std::string flowName(const reach::Flow& flow)
{
    std::string text(toString(flow.protocol));
    if (flow.protocol != reach::Protocol::Icmp)
        text += ' ' + std::to_string(flow.destinationPort);
    return text;
}

/// "vm1 - nva - vm2": the stations of a way.
std::string wayName(const Document& document, const reach::Path& path)
{
    std::string text;
    for (const reach::Hop& hop : path.hops) {
        text += text.empty() ? "" : " - ";
        text += hop.kind == reach::HopKind::Internet
                    ? "Internet"
                    : placeName(document, hop.object, hop.subnet, hop.address);
    }
    return text;
}

void addSubject(std::vector<ObjectId>& subjects, ObjectId id)
{
    if (id && std::find(subjects.begin(), subjects.end(), id) == subjects.end())
        subjects.push_back(id);
}

Message packetMessage(const Document& document, const Breach& breach)
{
    const std::string packet = flowName(breach.flow);
    const std::string from = hostName(document, breach.from);
    const std::string to = hostName(document, breach.to);
    const std::string way = wayName(document, breach.path);
    if (breach.passesBy)
        return {PEERSCAPE_TR_NOOP("{0} from {1} to {2} takes another way: {3}."),
                {packet, from, to, way}};
    if (breach.path.verdict.reachable())
        return {PEERSCAPE_TR_NOOP("{0} from {1} to {2} arrives: {3}."), {packet, from, to, way}};
    return {PEERSCAPE_TR_NOOP("{0} from {1} to {2} is lost: {4} The way: {3}."),
            {packet, from, to, way},
            {breach.path.verdict.message}};
}

std::string hopName(std::string_view type, const std::string& addresses)
{
    return addresses.empty() ? std::string(type) : std::string(type) + ' ' + addresses;
}

Message changeMessage(const Document& document, const Breach& breach)
{
    const std::string at = azure::displayName(document, breach.from.object);
    const std::string address = breach.to.address.toString();
    std::string then;
    for (const net::Address& hop : breach.recorded->nextHopIpAddresses)
        then += (then.empty() ? "" : " ") + hop.toString();
    then = hopName(azure::toString(breach.recorded->nextHop), then);
    if (breach.routes.empty())
        return {PEERSCAPE_TR_NOOP("{0} has no route for {1} any more; it went to {2}."),
                {at, address, then}};
    const route::EffectiveRoute& row = breach.routes.front();
    return {PEERSCAPE_TR_NOOP("{0} sends {1} by {2} to {3}; it went to {4}."),
            {at, address, route::prefixesText(row),
             hopName(azure::toString(row.nextHopType), route::nextHopText(row)), then}};
}

/// Takes the routes as they are now for those that shall not change.
Fix recordAnew(const std::string& statement)
{
    const Message label{PEERSCAPE_TR_NOOP("Record the routes as they are now"), {}};
    return {label, [statement](const Document& document) -> edit::EditResult {
                const auto& all = document.settings().expectations;
                const auto place = std::find(all.begin(), all.end(), statement);
                auto recorded = expect::recordRoutes(route::RouteEngine(document), statement);
                if (!recorded)
                    return tl::unexpected<Error>(recorded.error());
                return edit::replaceExpectation(
                    document, static_cast<std::size_t>(place - all.begin()), *recorded);
            }};
}

Message routeMessage(const Document& document, const Breach& breach)
{
    const std::string at = azure::displayName(document, breach.from.object);
    if (breach.routes.empty())
        return {PEERSCAPE_TR_NOOP("{0} has no route for {1}."), {at, breach.to.address.toString()}};
    const route::EffectiveRoute& row = breach.routes.front();
    return {PEERSCAPE_TR_NOOP("{0} sends {1} by {2} to {3}."),
            {at, breach.to.address.toString(), route::prefixesText(row),
             hopName(azure::toString(row.nextHopType), route::nextHopText(row))}};
}

} // namespace

Message explanationOf(const Document& document, const Judgement& judgement)
{
    switch (judgement.state) {
    case Judgement::State::Broken:
        break;
    case Judgement::State::NotUnderstood:
        return within({PEERSCAPE_TR_NOOP("{0}"), {}}, judgement.error).words;
    case Judgement::State::TooLarge:
        return {PEERSCAPE_TR_NOOP("More than {0} pairs: not decided."),
                {std::to_string(expect::kMostPairs)}};
    case Judgement::State::Met:
    case Judgement::State::Off:
        return {};
    }
    const Breach& breach = *judgement.breach;
    return breach.recorded            ? changeMessage(document, breach)
           : breach.path.hops.empty() ? routeMessage(document, breach)
                                      : packetMessage(document, breach);
}

std::optional<Finding> expectationFinding(const Document& document, const std::string& statement,
                                          const Judgement& judgement)
{
    Finding finding;
    finding.severity = Severity::Error;
    finding.rule = "Expectations";
    finding.detail = statement;
    switch (judgement.state) {
    case Judgement::State::Met:
    case Judgement::State::Off:
        return std::nullopt;
    case Judgement::State::Broken: {
        const Breach& breach = *judgement.breach;
        finding.code = kNotMet;
        finding.message = {PEERSCAPE_TR_NOOP("Expected: {0}. But {1}"),
                           {azure::withoutRecord(statement)},
                           {explanationOf(document, judgement)}};
        if (breach.recorded)
            finding.fix = recordAnew(statement);
        addSubject(finding.subjects,
                   breach.from.object ? breach.from.object : ObjectId(breach.from.subnet));
        addSubject(finding.subjects,
                   breach.to.object ? breach.to.object : ObjectId(breach.to.subnet));
        for (const ObjectId id : breach.path.verdict.subjects)
            addSubject(finding.subjects, id);
        for (const route::EffectiveRoute& row : breach.routes)
            addSubject(finding.subjects, row.origin);
        break;
    }
    case Judgement::State::NotUnderstood:
        finding.code = kNotUnderstood;
        finding.message =
            within({PEERSCAPE_TR_NOOP("The statement \"{0}\" cannot be checked: {1}."),
                    {azure::withoutRecord(statement)}},
                   judgement.error)
                .words;
        if (judgement.error.code == expect::kNotRecorded)
            finding.fix = recordAnew(statement);
        break;
    case Judgement::State::TooLarge:
        finding.code = kNotDecided;
        finding.severity = Severity::Warning;
        finding.message = {
            PEERSCAPE_TR_NOOP("The statement \"{0}\" is about more than {1} pairs and was not "
                              "decided."),
            {azure::withoutRecord(statement), std::to_string(expect::kMostPairs)}};
        break;
    }
    return finding;
}

} // namespace peerscape::check
