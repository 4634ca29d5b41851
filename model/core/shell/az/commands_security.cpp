#include "core/shell/az/az.h"
#include "core/shell/az/commands.h"

#include <array>

namespace peerscape::shell {

namespace {

Answer createSecurityGroup(Az& az, const Arguments& arguments)
{
    const auto location = az.location(arguments);
    if (!location)
        return tl::unexpected<Failure>(location.error());
    Json body;
    body["location"] = *location;
    body["properties"] = Json::object();
    if (arguments.given("tags"))
        body["tags"] = tagsOf(arguments.list("tags"));
    const Answer answer = az.put(az.path(arguments, kNsg), std::move(body));
    return answer ? Answer(Json{{"NewNSG", flattened(*answer)}}) : answer;
}

void setRuleOptions(const Az& az, const Arguments& arguments, Json& properties, bool all)
{
    for (const char* key : {"access", "description", "direction", "protocol"}) {
        if ((all && key != std::string_view("description")) || arguments.given(key))
            properties[key] = arguments.text(key);
    }
    if (arguments.given("priority"))
        properties["priority"] = arguments.number("priority");
    const auto side = [&](const char* key, const char* one, const char* many) {
        if (!all && !arguments.given(key))
            return;
        const std::vector<std::string> words = arguments.list(key);
        properties[one] = words.size() == 1 ? Json(words.front()) : Json();
        properties[many] = words.size() == 1 ? Json::array() : textList(words);
    };
    side("source-address-prefixes", "sourceAddressPrefix", "sourceAddressPrefixes");
    side("source-port-ranges", "sourcePortRange", "sourcePortRanges");
    side("destination-address-prefixes", "destinationAddressPrefix", "destinationAddressPrefixes");
    side("destination-port-ranges", "destinationPortRange", "destinationPortRanges");
    static constexpr ResourceType kAsg{"Microsoft.Network/applicationSecurityGroups"};
    const auto groups = [&](const char* key, const char* member, const char* one,
                            const char* many) {
        if (!arguments.given(key))
            return;
        properties[member] = Json::array();
        for (const std::string& name : arguments.list(key))
            properties[member].push_back(
                referenceTo(name.starts_with('/') ? name : az.path(arguments, kAsg, name)));
        properties[one] = Json();
        properties[many] = Json::array();
    };
    groups("source-asgs", "sourceApplicationSecurityGroups", "sourceAddressPrefix",
           "sourceAddressPrefixes");
    groups("destination-asgs", "destinationApplicationSecurityGroups", "destinationAddressPrefix",
           "destinationAddressPrefixes");
}

Answer createRule(Az& az, const Arguments& arguments)
{
    Json body;
    setRuleOptions(az, arguments, body["properties"], true);
    const Answer answer = az.put(az.path(arguments, kRule), std::move(body));
    return answer ? Answer(flattened(*answer)) : answer;
}

Answer updateRule(Az& az, const Arguments& arguments)
{
    return updateResource<kRule>(az, arguments, [&](Json& body) {
        setRuleOptions(az, arguments, body["properties"], false);
    });
}

Answer listRules(Az& az, const Arguments& arguments)
{
    const Answer answer = az.get(az.path(arguments, kNsg, arguments.text("nsg-name")));
    if (!answer)
        return answer;
    const Json& properties = (*answer)["properties"];
    Json rules = flattened(properties["securityRules"]);
    if (arguments.flag("include-default")) {
        for (const Json& rule : properties["defaultSecurityRules"])
            rules.push_back(flattened(rule));
    }
    return rules;
}

constexpr std::array kSecurityCommands{
    CommandText{"network nsg create|Create a network security group.|@w -n/--name* @g* @l @t",
                createSecurityGroup},
    CommandText{"network nsg list|List network security groups.|@g", listResources<kNsg>},
    CommandText{"network nsg show|Get information about a network security group.|-n/--name# @g# "
                "--expand",
                showResource<kNsg>},
    CommandText{"network nsg delete|Delete a network security group.|@w -n/--name# @g#",
                deleteResource<kNsg>},
    CommandText{"network nsg rule create|Create a network security group rule.|@w --nsg-name* @g* "
                "-n/--name* --access{Allow,Deny}=Allow --description --direction{Inbound,Outbound}="
                "Inbound --priority%* --protocol{*,Ah,Esp,Icmp,Tcp,Udp}=* "
                "--destination-address-prefixes+=* "
                "--destination-port-ranges+=80 "
                "--source-address-prefixes+=* "
                "--source-port-ranges+=* --destination-asgs+ --source-asgs+",
                createRule},
    CommandText{"network nsg rule list|List all rules in a network security group.|@g* --nsg-name* "
                "--include-default!",
                listRules, ruleTable},
    CommandText{"network nsg rule show|Get the details of a rule.|--nsg-name# @g# -n/--name#",
                showResource<kRule>, ruleTable},
    CommandText{
        "network nsg rule update|Update a network security group rule.|@w @u --nsg-name# @g# "
        "-n/--name# --access{Allow,Deny} --description --direction{Inbound,Outbound} "
        "--priority% --protocol{*,Ah,Esp,Icmp,Tcp,Udp} "
        "--destination-address-prefixes+ "
        "--destination-port-ranges+ "
        "--source-address-prefixes+ "
        "--source-port-ranges+ --destination-asgs+ --source-asgs+",
        updateRule},
    CommandText{"network nsg rule delete|Delete a network security group rule.|@w --nsg-name# @g# "
                "-n/--name#",
                deleteResource<kRule>},
};

} // namespace

std::span<const CommandText> securityCommands()
{
    return kSecurityCommands;
}

} // namespace peerscape::shell
