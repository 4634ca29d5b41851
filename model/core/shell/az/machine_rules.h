#pragma once

#include "core/shell/az/failure.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What az itself checks about a new machine before it asks the service.
namespace peerscape::shell {

struct MachineImage
{
    std::string publisher;
    std::string offer;
    std::string sku;
    std::string version;
    bool isWindows = false;
};

/// An alias ("Ubuntu2204"), or a URN `publisher:offer:sku:version`; nothing for others.
[[nodiscard]] std::optional<MachineImage> findImage(std::string_view text);
/// The refusal of an image that is none of these, with the aliases there are.
[[nodiscard]] Failure unknownImage(std::string_view text);

/// How one logs in to a new machine.
struct MachineLogin
{
    std::string type; ///< "password", "ssh" or "all"; empty: it follows from the others.
    std::string password;
    std::vector<std::string> keys; ///< Public keys, "ssh-rsa AAAA… comment".
    bool generatesKeys = false;    ///< Where none is given.
};
/// Whether a text is a public key: its second word, decoded, begins with its first, whose length
/// stands before it.
[[nodiscard]] bool isPublicKey(std::string_view text);
/// The login with its type, as az works it out.
[[nodiscard]] MachineLogin withType(MachineLogin login, bool isWindows);
/// What does not go together in a login that has its type.
[[nodiscard]] std::optional<Failure> refusalOfLogin(const MachineLogin& login, bool isWindows);

/// Whether az takes the characters of an administrator's name; else its refusal.
[[nodiscard]] std::optional<Failure> refusalOfCharacters(std::string_view user, bool isWindows);
/// Whether the service takes a name for an administrator; else its refusal.
[[nodiscard]] std::optional<Failure> refusalOfUser(std::string_view user);
/// Length and kinds of characters of a password; Windows allows longer ones. A hyphen and a
/// backslash are of no kind, as in az.
[[nodiscard]] std::optional<Failure> refusalOfPassword(std::string_view password, bool isWindows);

} // namespace peerscape::shell
