#include "core/shell/az/machine_rules.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace peerscape::shell {

namespace {

struct Alias
{
    std::string_view name;
    std::string_view urn;
};

constexpr std::array kAliases{
    Alias{"CentOS85Gen2", "OpenLogic:CentOS:8_5-gen2:latest"},
    Alias{"Debian11", "Debian:debian-11:11-backports-gen2:latest"},
    Alias{"Debian12", "Debian:debian-12:12-gen2:latest"},
    Alias{"FlatcarLinuxFreeGen2", "kinvolk:flatcar-container-linux-free:stable-gen2:latest"},
    Alias{"OpenSuseLeap154Gen2", "SUSE:opensuse-leap-15-4:gen2:latest"},
    Alias{"RHELRaw8LVMGen2", "RedHat:RHEL:8-lvm-gen2:latest"},
    Alias{"SuseSles15SP5", "SUSE:sles-15-sp5:gen2:latest"},
    Alias{"Ubuntu2204", "Canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2:latest"},
    Alias{"Ubuntu2404", "Canonical:ubuntu-24_04-lts:server:latest"},
    Alias{"UbuntuLTS", "Canonical:UbuntuServer:18.04-LTS:latest"},
    Alias{"Win2022Datacenter", "MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2:latest"},
    Alias{"Win2022AzureEditionCore",
          "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition-core:latest"},
    Alias{"Win2019Datacenter",
          "MicrosoftWindowsServer:WindowsServer:2019-datacenter-gensecond:latest"},
    Alias{"Win2016Datacenter",
          "MicrosoftWindowsServer:WindowsServer:2016-datacenter-gensecond:latest"},
};

} // namespace

std::optional<MachineImage> findImage(std::string_view text)
{
    for (const Alias& alias : kAliases) {
        if (equalsIgnoringCase(alias.name, text))
            text = alias.urn;
    }
    std::vector<std::string> parts;
    for (std::string_view rest = text;;) {
        const std::size_t colon = rest.find(':');
        parts.emplace_back(rest.substr(0, colon));
        if (colon == std::string_view::npos)
            break;
        rest.remove_prefix(colon + 1);
    }
    if (parts.size() != 4)
        return std::nullopt;
    const bool isWindows = toLower(parts[0]).find("windows") != std::string::npos
                           || toLower(parts[1]).find("windows") != std::string::npos;
    return MachineImage{parts[0], parts[1], parts[2], parts[3], isWindows};
}

Failure unknownImage(std::string_view text)
{
    std::string names;
    for (const Alias& alias : kAliases)
        names += fmt::format("{}'{}'", names.empty() ? "" : ", ", alias.name);
    return {1, fmt::format("Invalid image \"{}\". Use a valid image URN, custom image name, custom "
                           "image id, VHD blob URI, or pick an image from [{}].\nSee vm create -h "
                           "for more information on specifying an image.",
                           text, names)};
}

std::optional<Failure> refusalOfUser(std::string_view user)
{
    constexpr std::array kRefused{"administrator", "admin",   "user",   "user1",
                                  "test",          "user2",   "test1",  "user3",
                                  "admin1",        "1",       "123",    "a",
                                  "actuser",       "adm",     "admin2", "aspnet",
                                  "backup",        "console", "david",  "guest",
                                  "john",          "owner",   "root",   "server",
                                  "sql",           "support", "sys",    "test2",
                                  "test3",         "user4",   "user5",  "support_388945a0"};
    const std::string lower = toLower(user);
    if (std::find(kRefused.begin(), kRefused.end(), lower) == kRefused.end())
        return std::nullopt;
    return Failure{1, fmt::format("This user name '{}' meets the general requirements, but is "
                                  "specifically disallowed for this image. Please try a different "
                                  "value.",
                                  user)};
}

std::optional<Failure> refusalOfPassword(std::string_view password, bool isWindows)
{
    const std::size_t longest = isWindows ? 123 : 72;
    const auto has = [&](auto&& test) {
        return std::any_of(password.begin(), password.end(), test) ? 1 : 0;
    };
    const int kinds = has([](char c) { return c >= 'a' && c <= 'z'; })
                      + has([](char c) { return c >= 'A' && c <= 'Z'; })
                      + has([](char c) { return c >= '0' && c <= '9'; }) + has([](char c) {
                            return !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')
                                   && !(c >= '0' && c <= '9') && c != '_';
                        });
    if (password.size() >= 12 && password.size() <= longest && kinds >= 3)
        return std::nullopt;
    return Failure{1,
                   fmt::format("The password length must be between 12 and {}. Password must have "
                               "the 3 of the following: 1 lower case character, 1 upper case "
                               "character, 1 number and 1 special character.",
                               longest)};
}

} // namespace peerscape::shell
