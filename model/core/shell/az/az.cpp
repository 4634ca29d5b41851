#include "core/shell/az/az.h"

#include "core/azure/names.h"
#include "core/shell/az/output.h"

#include <fmt/format.h>

#include <algorithm>

namespace peerscape::shell {

namespace {

Failure failureOf(const arm::Response& response)
{
    const Json& error = response.body["error"];
    const auto code = error["code"].get<std::string>();
    const auto message = error["message"].get<std::string>();
    return {response.status == 404 ? 3 : 1,
            fmt::format("({0}) {1}\nCode: {0}\nMessage: {1}", code, message)};
}

} // namespace

std::string Az::subscription(const Arguments& arguments) const
{
    const std::string given = arguments.text("subscription");
    if (given.empty())
        return m_state.subscription.empty() ? m_provider.defaultSubscription()
                                            : m_state.subscription;
    std::string found = given;
    document().all<azure::Subscription>().forEach(
        [&](SubscriptionId, const azure::Subscription& subscription) {
            if (equalsIgnoringCase(subscription.name, given))
                found = subscription.subscriptionId.str();
        });
    return found;
}

std::string Az::groupPath(const Arguments& arguments) const
{
    return "/subscriptions/" + subscription(arguments) + "/resourceGroups/"
           + arguments.text("resource-group");
}

std::string Az::path(const Arguments& arguments, const ResourceType& type,
                     const std::string& name) const
{
    return groupPath(arguments) + "/providers/" + type.type + '/' + name;
}

std::string Az::path(const Arguments& arguments, const ResourceType& type) const
{
    if (type.parentKey == nullptr)
        return path(arguments, type, arguments.text("name"));
    return path(arguments, type, arguments.text(type.parentKey)) + '/' + type.childType + '/'
           + arguments.text("name");
}

std::string Az::idOf(const Arguments& arguments, const ResourceType& type,
                     std::string_view key) const
{
    const std::string given = arguments.text(key);
    return given.empty() || given.front() == '/' ? given : path(arguments, type, given);
}

tl::expected<std::string, Failure> Az::location(const Arguments& arguments)
{
    if (const std::string given = arguments.text("location"); !given.empty())
        return given;
    const Answer group = get(groupPath(arguments));
    if (!group)
        return tl::unexpected<Failure>(group.error());
    return (*group)["location"].get<std::string>();
}

Answer Az::send(arm::Request request)
{
    const arm::Response response = m_provider.handle(request);
    if (!response.succeeded())
        return tl::unexpected<Failure>(failureOf(response));
    return response.body;
}

Answer Az::get(const std::string& path)
{
    return send({arm::Method::Get, path, {}, {}, {}});
}

Answer Az::put(const std::string& path, Json body, std::map<std::string, std::string> query)
{
    return send({arm::Method::Put, path, std::move(query), std::move(body), {}});
}

Answer Az::patch(const std::string& path, Json body)
{
    return send({arm::Method::Patch, path, {}, std::move(body), {}});
}

Answer Az::remove(const std::string& path)
{
    const Answer answer = send({arm::Method::Delete, path, {}, {}, {}});
    return answer ? Answer(Json()) : answer; // a deletion prints nothing
}

Answer Az::post(const std::string& path, Json body, std::map<std::string, std::string> query)
{
    return send({arm::Method::Post, path, std::move(query), std::move(body), {}});
}

Json referenceTo(const std::string& id)
{
    return id.empty() ? Json() : Json{{"id", id}};
}

Json tagsOf(const std::vector<std::string>& words)
{
    Json tags = Json::object();
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        if (!word.empty())
            tags[word.substr(0, equals)] =
                equals == std::string::npos ? std::string() : word.substr(equals + 1);
    }
    return tags;
}

Json textList(const std::vector<std::string>& words)
{
    Json list = Json::array();
    for (const std::string& word : words)
        list.push_back(word);
    return list;
}

template<const ResourceType& kType>
Answer showResource(Az& az, const Arguments& arguments)
{
    const Answer answer = az.get(az.path(arguments, kType));
    return answer ? Answer(flattened(*answer)) : answer;
}

template<const ResourceType& kType>
Answer deleteResource(Az& az, const Arguments& arguments)
{
    return az.remove(az.path(arguments, kType));
}

namespace {

/// As many of a list as `--max-items` asks for. A list is one page here, so there is no token.
Answer page(Json list, const Arguments& arguments)
{
    if (arguments.given("next-token"))
        return refuse("--next-token: a list of this offline shell is one page. Use --max-items "
                      "alone, or a slice of --query.");
    if (!arguments.given("max-items"))
        return list;
    const std::int64_t most = std::max<std::int64_t>(arguments.number("max-items"), 0);
    if (most < static_cast<std::int64_t>(list.size()))
        list.erase(list.begin() + most, list.end());
    return list;
}

} // namespace

template<const ResourceType& kType>
Answer listResources(Az& az, const Arguments& arguments)
{
    std::string path;
    if constexpr (kType.parentKey != nullptr)
        path = az.path(arguments, kType, arguments.text(kType.parentKey)) + '/' + kType.childType;
    else if (arguments.given("resource-group"))
        path = az.groupPath(arguments) + "/providers/" + kType.type;
    else
        path = "/subscriptions/" + az.subscription(arguments) + "/providers/" + kType.type;
    const Answer answer = az.get(path);
    return answer ? page(flattened((*answer)["value"]), arguments) : answer;
}

// clang-format off
#define PEERSCAPE_INSTANTIATE(kType)                                                               \
    template Answer showResource<kType>(Az&, const Arguments&);                                    \
    template Answer deleteResource<kType>(Az&, const Arguments&);                                  \
    template Answer listResources<kType>(Az&, const Arguments&);
PEERSCAPE_INSTANTIATE(kVnet)
PEERSCAPE_INSTANTIATE(kPeering)
PEERSCAPE_INSTANTIATE(kSubnet)
PEERSCAPE_INSTANTIATE(kNic)
PEERSCAPE_INSTANTIATE(kNsg)
PEERSCAPE_INSTANTIATE(kRule)
PEERSCAPE_INSTANTIATE(kRouteTable)
PEERSCAPE_INSTANTIATE(kRoute)
PEERSCAPE_INSTANTIATE(kPublicIp)
PEERSCAPE_INSTANTIATE(kGateway)
PEERSCAPE_INSTANTIATE(kSite)
PEERSCAPE_INSTANTIATE(kConnection)
PEERSCAPE_INSTANTIATE(kMachine)
#undef PEERSCAPE_INSTANTIATE
// clang-format on

} // namespace peerscape::shell
