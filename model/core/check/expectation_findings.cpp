#include "core/check/expectation_findings.h"

#include "core/azure/names.h"

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

Message packetMessage(const Document& document, const std::string& statement, const Breach& breach)
{
    const std::string packet = flowName(breach.flow);
    const std::string from = hostName(document, breach.from);
    const std::string to = hostName(document, breach.to);
    const std::string way = wayName(document, breach.path);
    if (breach.passesBy)
        return {PEERSCAPE_TR_NOOP("Expected: {0}. But {1} from {2} to {3} takes another way: {4}."),
                {statement, packet, from, to, way}};
    if (breach.path.verdict.reachable())
        return {PEERSCAPE_TR_NOOP("Expected: {0}. But {1} from {2} to {3} arrives: {4}."),
                {statement, packet, from, to, way}};
    return {PEERSCAPE_TR_NOOP("Expected: {0}. But of {1} from {2} to {3}: {4} The way: {5}."),
            {statement, packet, from, to, render(breach.path.verdict.message), way}};
}

Message routeMessage(const Document& document, const std::string& statement, const Breach& breach)
{
    const std::string at = azure::displayName(document, breach.from.object);
    if (breach.routes.empty())
        return {PEERSCAPE_TR_NOOP("Expected: {0}. But no route of {1} holds {2}."),
                {statement, at, breach.to.address.toString()}};
    const route::EffectiveRoute& row = breach.routes.front();
    std::string hop(azure::toString(row.nextHopType));
    const std::string addresses = route::nextHopText(row);
    if (!addresses.empty())
        hop += ' ' + addresses;
    return {PEERSCAPE_TR_NOOP("Expected: {0}. But {1} sends {2} by {3} to {4}."),
            {statement, at, breach.to.address.toString(), route::prefixesText(row), hop}};
}

} // namespace

std::optional<Finding> expectationFinding(const Document& document, const std::string& statement,
                                          const Judgement& judgement)
{
    Finding finding;
    finding.severity = Severity::Error;
    finding.rule = "Expectations";
    finding.detail = statement;
    switch (judgement.state) {
    case Judgement::State::Met:
        return std::nullopt;
    case Judgement::State::Broken: {
        const Breach& breach = *judgement.breach;
        finding.code = kNotMet;
        const bool aboutRoutes = breach.path.hops.empty();
        finding.message = aboutRoutes ? routeMessage(document, statement, breach)
                                      : packetMessage(document, statement, breach);
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
        finding.message = {PEERSCAPE_TR_NOOP("The statement \"{0}\" cannot be checked: {1}."),
                           {statement, judgement.error.message}};
        break;
    case Judgement::State::TooLarge:
        finding.code = kNotDecided;
        finding.severity = Severity::Warning;
        finding.message = {
            PEERSCAPE_TR_NOOP("The statement \"{0}\" is about more than {1} pairs and was not "
                              "decided."),
            {statement, std::to_string(expect::kMostPairs)}};
        break;
    }
    return finding;
}

} // namespace peerscape::check
