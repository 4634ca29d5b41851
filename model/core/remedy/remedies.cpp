#include "core/remedy/remedies.h"

#include "core/azure/names.h"
#include "core/remedy/search.h"

#include <algorithm>

namespace peerscape::remedy {

using azure::Document;
using reach::Answer;
using reach::Path;
using reach::Reason;
using route::RouteEngine;

namespace {

/// A firewall sees one direction only: both ways over what either passes, or none over it.
std::vector<Step> straighten(const RouteEngine& routes, const Answer& answer)
{
    const Document& document = routes.document();
    std::vector<Step> steps;
    const auto follow = [&](const Path& led, const Path& other, const reach::Host& to) {
        if (other.hops.empty() || !other.hops.front().subnet)
            return;
        for (const reach::Hop& hop : led.hops) {
            if (hop.kind != reach::HopKind::Appliance || hop.address.isNone())
                continue;
            const SubnetId subnet = other.hops.front().subnet;
            const VnetId vnet = azure::vnetOf(document, to.subnet);
            net::Prefix space = net::Prefix::containing(to.address, 128);
            if (const auto* network = document.find(vnet)) {
                for (const net::Prefix& prefix : network->addressPrefixes) {
                    if (prefix.contains(to.address))
                        space = prefix;
                }
            }
            steps.push_back(sendThrough(document, subnet, space, hop.address));
        }
        for (const reach::Hop& hop : other.hops) {
            for (const route::EffectiveRoute& row : hop.routes) {
                const auto table = RouteTableId::of(row.origin);
                if (row.source == azure::RouteSource::User && document.find(table) != nullptr)
                    steps.push_back(dropRoute(document, table, row.name));
            }
        }
    };
    const Path& there = answer.forward.front();
    const Path& back = answer.back.front();
    follow(there, back, answer.from);
    follow(back, there, answer.to);
    return steps;
}

std::vector<Step> proposals(const RouteEngine& routes, const Answer& answer,
                            const reach::Flow& flow)
{
    const Path& there = answer.forward.front();
    if (!there.verdict.reachable())
        return proposalsFor(routes, there, answer.to, answer.to.address, flow);
    const Path& back = answer.back.front();
    if (back.verdict.reason == Reason::AsymmetricStateful)
        return straighten(routes, answer);
    return proposalsFor(routes, back, answer.from, answer.from.address, flow);
}

} // namespace

Result<std::vector<Remedy>> findRemedies(const RouteEngine& routes, const reach::End& from,
                                         const reach::End& to, const reach::Flow& flow,
                                         const SearchOptions& options)
{
    const auto now = reach::reach(routes, from, to, flow);
    if (!now)
        return tl::unexpected<Error>(now.error());
    // The same two hosts throughout, whoever else an edit may bring.
    const reach::Host sender = now->from;
    const reach::Host receiver = now->to;
    const Question question = [&](const RouteEngine& changed) -> std::optional<std::vector<Step>> {
        const auto answer = reach::reachHosts(changed, sender, receiver, flow);
        if (!answer)
            return std::vector<Step>();
        if (answer->reachable)
            return std::nullopt;
        return proposals(changed, *answer, flow);
    };
    return search(routes, question, options);
}

edit::EditResult applyRemedy(const Document& document, const Remedy& remedy)
{
    edit::Edit edit{document, {}, remedy.edit.label, {}};
    for (const check::Fix& step : remedy.steps) {
        const edit::EditResult result = step.apply(edit.next);
        if (!result)
            return result;
        edit.next = result->next;
        edit.created.insert(edit.created.end(), result->created.begin(), result->created.end());
    }
    edit.changes = Document::diff(document, edit.next);
    return edit;
}

} // namespace peerscape::remedy
