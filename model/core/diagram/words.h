#pragma once

#include "core/base/ids.h"
#include "core/base/translate.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace peerscape::diagram {

/// What a drawing says besides names, addresses and Azure's terms.
enum class Word : std::uint8_t {
    // In boxes.
    AndMore,
    NotModelled,
    SpaceUnknown,
    NoSubnets,
    ExistsElsewhere,
    Subnets,
    Things,
    NoAddress,
    Stopped,
    // Of bands and frames.
    Region,
    Subscription,
    Tenant,
    // Along lines.
    OneSided,
    AccessOff,
    SubnetPeering,
    OutOfSync,
    Global,
    CrossTenant,
    Up,
    Down,
    // Only read aloud.
    Peering,
    Connected,
    Initiated,
    Disconnected,
    TransitAllowed,
    RemoteGatewaysUsed,
    ForwardingAllowed,
    Connection,
    VirtualNetwork,
    Collapsed,
    Subnet,
    RouteTable,
    SecurityGroup,
    NatGateway,
    Image,
    Frame,
    Note,
    Site,
    Circuit,
    Resource,
    Locked,
};
inline constexpr std::size_t kWordCount = static_cast<std::size_t>(Word::Locked) + 1;

/// The words of drawings in one language. They decide what is drawn and where tags stand, not how
/// large boxes are: a design has the same places in every language. Copies share the words.
class Words
{
public:
    Words() = default; ///< English.
    /// Asks `translate` once for every word, which may have places (`{0}`) and has no arguments.
    explicit Words(const Translate& translate);

    /// A word, or the template of several.
    [[nodiscard]] std::string_view operator[](Word word) const;
    /// A template with its places filled in.
    [[nodiscard]] std::string filled(Word word, const std::vector<std::string>& arguments) const;
    /// "local network gateway".
    [[nodiscard]] std::string_view kind(Kind kind) const;

private:
    using Texts = std::array<std::string, kWordCount + kKindCount>;
    std::shared_ptr<const Texts> m_texts; ///< Words, then kinds. Null: English.
};

} // namespace peerscape::diagram
