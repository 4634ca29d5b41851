#include "core/net/address.h"
#include "core/read/arm/evaluator.h"

#include <array>

/// parseCidr, cidrSubnet, cidrHost.
namespace peerscape::read::arm {

namespace {

/// The network of the first argument; host bits are cleared, as Azure does.
std::optional<net::Prefix> network(const Call& call)
{
    if (!call.isText(0))
        return std::nullopt;
    const std::string_view text = call.text(0);
    const std::size_t slash = text.find('/');
    const auto whole = net::Prefix::parse(text);
    if (whole)
        return slash != std::string_view::npos ? whole : std::nullopt;
    const auto address = net::Address::parse(text.substr(0, slash));
    if (!address || slash == std::string_view::npos)
        return std::nullopt;
    const auto digits = text.substr(slash + 1);
    unsigned length = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9' || length > 128)
            return std::nullopt;
        length = length * 10 + static_cast<unsigned>(c - '0');
    }
    return digits.empty() || length > (address->isV4() ? 32U : 128U)
               ? std::nullopt
               : std::optional(net::Prefix::containing(*address, length));
}

Value notNetwork(const Call& call)
{
    return call.refuse(std::string(call.name)
                       + "() takes an address range such as 10.0.0.0/16, not " + textOf(call[0]));
}

/// `base` plus `index` times 2^shift.
net::Address moved(const net::Address& base, std::uint64_t index, unsigned shift)
{
    if (base.isV4() || shift == 0)
        return base.plus(shift < 64 ? index << shift : 0);
    const std::uint64_t low = shift < 64 ? index << shift : 0;
    const std::uint64_t high = shift >= 64 ? index << (shift - 64) : index >> (64 - shift);
    const net::Address sum = base.plus(low);
    return net::Address::v6(sum.high() + high, sum.low());
}

Value parseCidr(const Call& call)
{
    const auto prefix = network(call);
    if (!prefix)
        return notNetwork(call);
    const bool isV4 = prefix->isV4();
    const net::Address mask =
        isV4 ? net::Address::v4(
                   prefix->length() == 0 ? 0 : ~std::uint32_t{0} << (32 - prefix->length()))
             : net::Prefix::containing(net::Address::v6(~std::uint64_t{0}, ~std::uint64_t{0}),
                                       prefix->length())
                   .first();
    std::vector<Member> members{{"network", call.string(prefix->first().toString())},
                                {"netmask", call.string(mask.toString())}};
    const bool hasEnds = isV4 && prefix->length() < 31;
    if (isV4)
        members.push_back({"broadcast", call.string(prefix->last().toString())});
    members.push_back(
        {"firstUsable", call.string(prefix->first().plus(hasEnds ? 1 : 0).toString())});
    members.push_back(
        {"lastUsable",
         call.string(hasEnds ? net::Address::v4(prefix->last().v4Value() - 1).toString()
                             : prefix->last().toString())});
    members.push_back({"cidr", call.integer(prefix->length())});
    return call.object(std::move(members));
}

Value cidrSubnet(const Call& call)
{
    const auto prefix = network(call);
    const auto length = integerOf(call[1]);
    const auto index = integerOf(call[2]);
    if (!prefix)
        return notNetwork(call);
    if (!length || !index)
        return call.wrongType(length ? 2 : 1, "whole numbers behind the address range");
    if (*length < prefix->length() || *length > prefix->width())
        return call.refuse("cidrSubnet() makes no larger networks than it is given");
    const auto bits = static_cast<unsigned>(*length) - prefix->length();
    if (*index < 0 || (bits < 63 && *index >= std::int64_t{1} << bits))
        return call.refuse("cidrSubnet(): the network has no subnet " + std::to_string(*index));
    const net::Address first = moved(prefix->first(), static_cast<std::uint64_t>(*index),
                                     prefix->width() - static_cast<unsigned>(*length));
    return call.string(net::Prefix::containing(first, static_cast<unsigned>(*length)).toString());
}

Value cidrHost(const Call& call)
{
    const auto prefix = network(call);
    const auto index = integerOf(call[1]);
    if (!prefix)
        return notNetwork(call);
    if (!index)
        return call.wrongType(1, "a whole number behind the address range");
    const std::uint64_t reserved = prefix->isV4() ? 2 : 1; // the first, and IPv4's last address
    if (*index < 0 || prefix->addressCount() <= reserved
        || static_cast<std::uint64_t>(*index) >= prefix->addressCount() - reserved)
        return call.refuse("cidrHost(): the network has no host " + std::to_string(*index));
    return call.string(prefix->first().plus(static_cast<std::uint64_t>(*index) + 1).toString());
}

constexpr std::array kNetworkFunctions{
    Function{"parsecidr", "parseCidr", 1, 1, parseCidr},
    Function{"cidrsubnet", "cidrSubnet", 3, 3, cidrSubnet},
    Function{"cidrhost", "cidrHost", 2, 2, cidrHost},
};

} // namespace

std::span<const Function> networkFunctions()
{
    return kNetworkFunctions;
}

} // namespace peerscape::read::arm
