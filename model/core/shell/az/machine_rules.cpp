#include "core/shell/az/machine_rules.h"

#include "core/azure/part_names.h"
#include "core/base/base64.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

/// Refuses keys that are none. A file that does not exist is where a new key goes.
std::optional<Failure> refusalOfKeys(const MachineLogin& login)
{
    const bool makesKey = login.generatesKeys && login.keys.size() <= 1;
    if (makesKey
        || (!login.keys.empty() && std::all_of(login.keys.begin(), login.keys.end(), isPublicKey)))
        return std::nullopt;
    return Failure{1, "An RSA key file or key value must be supplied to SSH Key Value. You can use "
                      "--generate-ssh-keys to let CLI generate one for you"};
}

} // namespace

bool isPublicKey(std::string_view text)
{
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos)
        return false;
    const std::string_view kind = text.substr(0, blank);
    text.remove_prefix(blank + 1);
    const auto key = fromBase64(text.substr(0, text.find(' ')));
    constexpr std::size_t kLongest = 255; // the length is four bytes, of which the last is enough
    std::string wanted(3, '\0');
    wanted += static_cast<char>(kind.size());
    wanted += kind;
    return kind.size() <= kLongest && key && key->starts_with(wanted);
}

MachineLogin withType(MachineLogin login, bool isWindows)
{
    const bool hasPassword = !login.password.empty();
    if (login.type.empty())
        login.type = hasPassword && !login.keys.empty() ? "all"
                     : isWindows || hasPassword         ? "password"
                                                        : "ssh";
    return login;
}

std::optional<Failure> refusalOfLogin(const MachineLogin& login, bool isWindows)
{
    const bool byKey = login.type != "password";
    const bool byPassword = login.type != "ssh";
    if (byKey && isWindows)
        return Failure{1, byPassword
                              ? "SSH not supported for Windows VMs. Use password authentication."
                              : "SSH not supported for Windows VMs."};
    if (!byKey && !login.keys.empty())
        return Failure{1, "SSH key cannot be used with password authentication type."};
    if (!byPassword && !login.password.empty())
        return Failure{1, "Admin password cannot be used with SSH authentication type."};
    if (byPassword) {
        if (login.password.empty())
            return Failure{1, "Please specify password in non-interactive mode."};
        if (auto refusal = refusalOfPassword(login.password, isWindows))
            return refusal;
    }
    return byKey ? refusalOfKeys(login) : std::nullopt;
}

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
    return MachineImage{parts[0], parts[1], parts[2], parts[3],
                        azure::isWindowsImage(parts[0], parts[1])};
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

std::optional<Failure> refusalOfCharacters(std::string_view user, bool isWindows)
{
    if (azure::isAdministratorName(user, isWindows))
        return std::nullopt;
    return Failure{
        1, isWindows ? R"(admin user name cannot contain special characters \/"[]:|<>+=;,?*@# )"
                       "or ends with ."
                     : "admin user name cannot contain upper case character A-Z, special "
                       R"(characters \/"[]:|<>+=;,?*@#()! or start with $ or -)"};
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
    constexpr std::string_view kSpecial = R"( `~!@#$%^&*()=+_[]{}|;:./'",<>?)";
    const std::size_t longest = isWindows ? 123 : 72;
    const auto has = [&](auto&& test) {
        return std::any_of(password.begin(), password.end(), test) ? 1 : 0;
    };
    const int kinds = has([](char c) { return c >= 'a' && c <= 'z'; })
                      + has([](char c) { return c >= 'A' && c <= 'Z'; })
                      + has([](char c) { return c >= '0' && c <= '9'; })
                      + has([&](char c) { return kSpecial.find(c) != std::string_view::npos; });
    if (password.size() >= 12 && password.size() <= longest && kinds >= 3)
        return std::nullopt;
    return Failure{1,
                   fmt::format("The password length must be between 12 and {}. Password must have "
                               "the 3 of the following: 1 lower case character, 1 upper case "
                               "character, 1 number and 1 special character.",
                               longest)};
}

} // namespace peerscape::shell
