#include "core/reach/reach.h"

#include "core/azure/names.h"
#include "core/reach/walker.h"

#include <algorithm>
#include <iterator>

namespace peerscape::reach {

using azure::Document;
using net::Address;

namespace {

bool isOutside(ObjectId id)
{
    return id.kind() == Kind::LocalNetworkGateway || id.kind() == Kind::ExpressRouteCircuit;
}

Station stationOf(const Document& document, const Host& host)
{
    Station station{.kind = HopKind::Source,
                    .object = host.object,
                    .subnet = host.subnet,
                    .address = host.address};
    if (isOutside(host.object))
        station.kind = HopKind::Site;
    else if (const auto* nic = document.find(NicId::of(host.object)))
        station.subnet = nic->subnet();
    return station;
}

Target targetOf(const Host& host)
{
    return {host.address, host.object, host.object ? SubnetId() : host.subnet};
}

std::vector<Way> walk(const route::RouteEngine& routes, const Station& from, const Address& source,
                      const Target& target, const Terms& terms)
{
    Walker walker(routes, target, terms);
    if (from.kind == HopKind::Site || from.kind == HopKind::Client)
        return walker.walkFromOutside(from, source);
    if (!from.object && !from.subnet)
        return walker.walkFromInternet(source);
    return walker.walk(from, source);
}

/// Whether an appliance keeps track of flows: a firewall, or what translates addresses.
bool isStateful(const Document& document, ObjectId id)
{
    if (const auto* nic = document.find(NicId::of(id)))
        return nic->isStateful || nic->snat;
    if (const auto* balancer = document.find(LoadBalancerId::of(id)))
        return std::any_of(balancer->backendNics.begin(), balancer->backendNics.end(),
                           [&](NicId nic) { return isStateful(document, nic); });
    return id.kind() == Kind::AzureFirewall;
}

/// What keeps track of flows: the machine, over all of its interfaces, where there is one.
ObjectId deviceOf(const Document& document, ObjectId appliance)
{
    const auto* nic = document.find(NicId::of(appliance));
    return nic != nullptr && nic->virtualMachine ? ObjectId(nic->virtualMachine) : appliance;
}

/// The appliances of one direction whose devices are not on the other.
std::vector<ObjectId> unshared(const Document& document, const std::vector<ObjectId>& appliances,
                               const std::vector<ObjectId>& others)
{
    std::vector<ObjectId> result;
    std::copy_if(appliances.begin(), appliances.end(), std::back_inserter(result),
                 [&](ObjectId id) {
                     return std::none_of(others.begin(), others.end(), [&](ObjectId other) {
                         return deviceOf(document, other) == deviceOf(document, id);
                     });
                 });
    return result;
}

/// One way of the answer to a packet that went one way.
struct Reply
{
    Path path;
    std::vector<ObjectId> appliances;
};

/// Finds the ways back of one delivered packet.
class Replier
{
public:
    Replier(const route::RouteEngine& routes, const Terms& terms, const Host& asker)
        : m_routes(routes)
        , m_document(routes.document())
        , m_terms{terms.flow, terms.options, false, terms.footprint}
        , m_asker(asker)
    {
    }

    /// `destination` is the address that the packet was sent to.
    std::vector<Reply> replies(const Way& way, const Address& destination)
    {
        m_replies.clear();
        m_destination = destination;
        Station from = way.end;
        std::vector<Translation> pending = way.translations;
        switch (way.end.kind) {
        case HopKind::PrivateEndpoint: // D9: its answer always returns
            return {onlyHop(way.end)};
        case HopKind::Internet:
            // The answer comes to what sent the packet out, whose translation is undone there.
            if (pending.empty())
                return {onlyHop(way.device)};
            from = way.device;
            from.kind = HopKind::Appliance;
            return afterTranslation(std::move(pending), {}, {});
        case HopKind::Branch:
            from.kind = HopKind::Appliance;
            from.address = way.end.address;
            break;
        case HopKind::Destination:
            from.kind = from.object.kind() == Kind::VirtualNetworkGateway ? HopKind::Gateway
                                                                          : HopKind::Source;
            if (const auto* nic = m_document.find(NicId::of(from.object)))
                from.subnet = nic->subnet();
            break;
        default:
            break;
        }
        leg(from, from.balancer ? from.address : destination, way.source, std::move(pending), {},
            {});
        return std::move(m_replies);
    }

private:
    [[nodiscard]] Reply onlyHop(const Station& at) const
    {
        Reply reply;
        Hop& hop = reply.path.hops.emplace_back();
        hop.kind = at.kind;
        hop.object = at.object;
        hop.address = at.address;
        hop.subnet = at.subnet;
        hop.source = m_destination;
        hop.destination = m_asker.address;
        reply.path.verdict.message = {PEERSCAPE_TR_NOOP("The answer returns."), {}};
        return reply;
    }

    /// From a station towards the source that the packet had there.
    void leg(const Station& from, const Address& source, const Address& towards,
             std::vector<Translation> pending, std::vector<Hop> before,
             std::vector<ObjectId> appliances)
    {
        Target target;
        if (pending.empty())
            target = targetOf(m_asker);
        else
            target.object = pending.back().at.object;
        target.address = towards;
        for (Way& way : walk(m_routes, from, source, target, m_terms)) {
            Reply reply{join(before, std::move(way.path)), appliances};
            reply.appliances.insert(reply.appliances.end(), way.appliances.begin(),
                                    way.appliances.end());
            if (!reply.path.verdict.reachable() || pending.empty())
                m_replies.push_back(std::move(reply));
            else
                continueAfter(pending, std::move(reply.path.hops), std::move(reply.appliances));
        }
    }

    std::vector<Reply> afterTranslation(std::vector<Translation> pending, std::vector<Hop> before,
                                        std::vector<ObjectId> appliances)
    {
        continueAfter(std::move(pending), std::move(before), std::move(appliances));
        return std::move(m_replies);
    }

    /// The last translation is undone where it was made, and the answer goes on from there.
    void continueAfter(std::vector<Translation> pending, std::vector<Hop> before,
                       std::vector<ObjectId> appliances)
    {
        const Translation last = pending.back();
        pending.pop_back();
        appliances.push_back(last.at.balancer ? ObjectId(last.at.balancer) : last.at.object);
        leg(last.at, m_destination, last.original, std::move(pending), std::move(before),
            std::move(appliances));
    }

    /// A path that goes on where another ended: the station in between is one hop.
    static Path join(std::vector<Hop> before, Path path)
    {
        if (before.empty())
            return path;
        before.pop_back();
        path.hops.insert(path.hops.begin(), before.begin(), before.end());
        return path;
    }

    const route::RouteEngine& m_routes;
    const Document& m_document;
    Terms m_terms;
    const Host& m_asker;
    Address m_destination;
    std::vector<Reply> m_replies;
};

/// Puts the paths that fail first, and takes out those that are the same.
void order(std::vector<Path>& paths)
{
    std::vector<Path> unique;
    for (Path& path : paths) {
        if (std::find(unique.begin(), unique.end(), path) == unique.end())
            unique.push_back(std::move(path));
    }
    std::stable_partition(unique.begin(), unique.end(),
                          [](const Path& path) { return !path.verdict.reachable(); });
    paths = std::move(unique);
}

/// Asks one question.
class Question
{
public:
    Question(const route::RouteEngine& routes, const Host& from, const Host& to, const Flow& flow,
             const Options& options, Footprint* footprint)
        : m_routes(routes)
        , m_document(routes.document())
        , m_terms{flow, options, true, footprint}
    {
        m_answer.from = from;
        m_answer.to = to;
    }

    Answer ask()
    {
        const Host& from = m_answer.from;
        const Host& to = m_answer.to;
        const bool fromInternet = !from.object && !from.subnet;
        for (Way& way :
             walk(m_routes, stationOf(m_document, from), from.address, targetOf(to), m_terms)) {
            if (way.path.verdict.reachable()) {
                if (fromInternet)
                    addInternetReplies(way);
                else
                    addReplies(way);
            }
            m_answer.forward.push_back(std::move(way.path));
        }
        if (m_answer.back.empty())
            addUnasked();
        order(m_answer.forward);
        order(m_answer.back);
        m_answer.reachable = m_answer.forward.front().verdict.reachable()
                             && m_answer.back.front().verdict.reachable();
        return std::move(m_answer);
    }

private:
    void addReplies(const Way& way)
    {
        for (Reply& reply :
             Replier(m_routes, m_terms, m_answer.from).replies(way, m_answer.to.address)) {
            judgeSymmetry(way, reply);
            m_answer.back.push_back(std::move(reply.path));
        }
    }

    /// 7.3.2: a stateful firewall drops an answer whose question it did not see, and the other way
    /// round.
    void judgeSymmetry(const Way& way, Reply& reply)
    {
        // A private endpoint's answer and the Internet's come back by themselves.
        if (!reply.path.verdict.reachable() || reply.path.hops.size() < 2)
            return;
        std::vector<ObjectId> oneWay = unshared(m_document, way.appliances, reply.appliances);
        const std::vector<ObjectId> back = unshared(m_document, reply.appliances, way.appliances);
        oneWay.insert(oneWay.end(), back.begin(), back.end());
        std::sort(oneWay.begin(), oneWay.end());
        if (oneWay.empty())
            return;
        m_answer.asymmetric = true;
        const auto stateful = std::find_if(oneWay.begin(), oneWay.end(),
                                           [&](ObjectId id) { return isStateful(m_document, id); });
        if (stateful == oneWay.end())
            return;
        reply.path.verdict = {Reason::AsymmetricStateful,
                              {PEERSCAPE_TR_NOOP("{0} keeps track of flows and sees only "
                                                 "one direction of this one."),
                               {azure::displayName(m_document, *stateful)}},
                              {*stateful}};
    }

    /// The answer to a packet from the Internet must leave by the interface it came to (7.6.3).
    void addInternetReplies(const Way& way)
    {
        const Host& to = m_answer.to;
        const Target internet{m_answer.from.address, {}, {}};
        const Terms terms{m_terms.flow, m_terms.options, false, m_terms.footprint};
        for (Way& reply : walk(m_routes, stationOf(m_document, to), to.address, internet, terms)) {
            if (reply.device.object != way.end.object && reply.path.hops.size() > 1) {
                reply.path.verdict = {
                    Reason::ReplyTakesAnotherPath,
                    {PEERSCAPE_TR_NOOP("The answer of {0} leaves by another way than its public "
                                       "address."),
                     {azure::displayName(m_document, to.object)}},
                    {to.object, reply.path.hops.front().subnet}};
            }
            m_answer.back.push_back(std::move(reply.path));
        }
    }

    /// Nothing arrived: what a packet from the other end would meet.
    void addUnasked()
    {
        const Host& from = m_answer.from;
        const Host& to = m_answer.to;
        const bool sends = !LoadBalancerId::of(to.object) && !PrivateEndpointId::of(to.object);
        if (sends && (to.object || to.subnet) && (from.object || from.subnet)) {
            const Terms terms{m_terms.flow, m_terms.options, false, m_terms.footprint};
            for (Way& way :
                 walk(m_routes, stationOf(m_document, to), to.address, targetOf(from), terms))
                m_answer.back.push_back(std::move(way.path));
        }
        if (m_answer.back.empty())
            m_answer.back.push_back({{}, m_answer.forward.front().verdict});
    }

    const route::RouteEngine& m_routes;
    const Document& m_document;
    Terms m_terms;
    Answer m_answer;
};

} // namespace

std::string_view toString(HopKind kind)
{
    switch (kind) {
    case HopKind::Source:
        return "Source";
    case HopKind::Appliance:
        return "VirtualAppliance";
    case HopKind::Gateway:
        return "VirtualNetworkGateway";
    case HopKind::Site:
        return "OnPremises";
    case HopKind::Client:
        return "VpnClient";
    case HopKind::Branch:
        return "Branch";
    case HopKind::PrivateEndpoint:
        return "PrivateEndpoint";
    case HopKind::Internet:
        return "Internet";
    case HopKind::Destination:
        break;
    }
    return "VnetLocal";
}

std::string nameOf(const Document& document, const Hop& hop)
{
    if (hop.object)
        return azure::displayName(document, hop.object);
    if (hop.kind == HopKind::Internet)
        return "Internet";
    return hop.subnet ? azure::displayName(document, hop.subnet) : hop.address.toString();
}

std::string RuleDecision::ruleName() const
{
    return (isDefault ? "defaultSecurityRules/" : "securityRules/") + rule.str();
}

std::string_view Answer::status() const
{
    return reachable ? "Reachable" : "Unreachable";
}

const Verdict& Answer::verdict() const
{
    const Verdict& there = forward.front().verdict;
    return there.reachable() ? back.front().verdict : there;
}

Result<Answer> reachHosts(const route::RouteEngine& routes, const Host& from, const Host& to,
                          const Flow& flow, const Options& options, Footprint* footprint)
{
    const bool sends = !LoadBalancerId::of(from.object) && !PrivateEndpointId::of(from.object);
    if (!sends)
        return failOwn("NoSource",
                       {PEERSCAPE_TR_NOOP("'{0}' sends nothing by itself"),
                        {azure::displayName(routes.document(), from.object)}},
                       {from.object});
    if (from.address.family() != to.address.family())
        return failOwn("NoAddress",
                       {PEERSCAPE_TR_NOOP("the ends have no addresses of one family"), {}},
                       {from.object, to.object});
    if (!from.object && !from.subnet && !to.object && !to.subnet)
        return failOwn(
            "NoSource",
            {PEERSCAPE_TR_NOOP("nothing of the design lies between these two ends"), {}});
    if (footprint != nullptr) {
        footprint->add(azure::vnetOf(routes.document(), from.subnet));
        footprint->add(azure::vnetOf(routes.document(), to.subnet));
        footprint->outside = footprint->outside || isOutside(from.object) || isOutside(to.object);
    }
    return Question(routes, from, to, flow, options, footprint).ask();
}

Result<Answer> reach(const route::RouteEngine& routes, const End& from, const End& to,
                     const Flow& flow, const Options& options)
{
    const Document& document = routes.document();
    Result<Host> target = hostOf(document, to);
    if (!target)
        return tl::unexpected<Error>(target.error());
    const bool bare = !from.object && from.address;
    Result<Host> source =
        bare ? senderOf(document, *from.address) : hostOf(document, from, target->address.family());
    if (!source)
        return tl::unexpected<Error>(source.error());
    if (source->address.family() != target->address.family()) {
        target = hostOf(document, to, source->address.family());
        if (!target)
            return tl::unexpected<Error>(target.error());
    }
    return reachHosts(routes, *source, *target, flow, options);
}

} // namespace peerscape::reach
