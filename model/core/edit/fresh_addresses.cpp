#include "core/edit/fresh_addresses.h"

#include "core/net/free_space.h"

#include <algorithm>

namespace peerscape::edit {

namespace {

using net::Address;
using net::Prefix;

const std::vector<Prefix>& privateRanges()
{
    static const std::vector<Prefix> kRanges{Prefix::containing(Address::v4(0x0a000000), 8),
                                             Prefix::containing(Address::v4(0xac100000), 12),
                                             Prefix::containing(Address::v4(0xc0a80000), 16)};
    return kRanges;
}

/// The bits of `address` behind the first `length`, and those of `base` before.
Address moved(const Address& address, const Prefix& base)
{
    const unsigned length = base.length() + (base.isV4() ? 96U : 0U);
    const auto mask = [](unsigned bits) {
        return bits >= 64 ? ~std::uint64_t{0} : bits == 0 ? 0 : ~(~std::uint64_t{0} >> bits);
    };
    const std::uint64_t high = mask(length);
    const std::uint64_t low = mask(length > 64 ? length - 64 : 0);
    return Address::v6((base.address().high() & high) | (address.high() & ~high),
                       (base.address().low() & low) | (address.low() & ~low));
}

} // namespace

std::vector<Prefix> usedSpace(const azure::Document& document)
{
    std::vector<Prefix> used;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId, const azure::VirtualNetwork& vnet) {
        used.insert(used.end(), vnet.addressPrefixes.begin(), vnet.addressPrefixes.end());
    });
    document.all<azure::LocalNetworkGateway>().forEach(
        [&](SiteId, const azure::LocalNetworkGateway& site) {
            for (const Prefix& prefix : site.addressPrefixes) {
                if (!prefix.contains(privateRanges().front()))
                    used.push_back(prefix);
            }
        });
    return used;
}

std::vector<Prefix> spacesOf(const std::vector<Prefix>& prefixes, net::Family family)
{
    std::vector<Prefix> same;
    std::copy_if(prefixes.begin(), prefixes.end(), std::back_inserter(same),
                 [family](const Prefix& prefix) { return prefix.family() == family; });
    return same;
}

std::vector<Prefix> privateSpaces(const Prefix& prefix)
{
    if (!prefix.isV4())
        return {Prefix::containing(Address::v6(0xfd00000000000000ULL, 0), 8)};
    std::vector<Prefix> spaces = privateRanges();
    std::stable_partition(spaces.begin(), spaces.end(),
                          [&](const Prefix& space) { return space.contains(prefix); });
    return spaces;
}

Prefix freshPrefix(const Prefix& prefix, const std::vector<Prefix>& used)
{
    const std::vector<Prefix> spaces = privateSpaces(prefix);
    // Behind the original first: 10.1.0.0/16 becomes 10.2.0.0/16, not 10.0.0.0/16.
    if (spaces.front().contains(prefix) && spaces.front().length() < prefix.length()) {
        std::vector<Prefix> free = net::freePrefixes(spaces.front(), used);
        std::erase_if(free, [&](const Prefix& range) {
            return range.last() < prefix.first() || range.length() > prefix.length();
        });
        if (!free.empty()) {
            const Prefix& range = free.front();
            return Prefix::containing(
                range.first() < prefix.first() ? prefix.first() : range.first(), prefix.length());
        }
    }
    return net::findFreePrefix(spaces, used, prefix.length()).value_or(prefix);
}

void AddressMap::add(const Prefix& from, const Prefix& to)
{
    if (from != to)
        m_pairs.emplace_back(from, to);
}

void AddressMap::move(Address& address) const
{
    for (const auto& [from, to] : m_pairs) {
        if (!address.isNone() && from.contains(address)) {
            address = moved(address, to);
            return;
        }
    }
}

void AddressMap::move(Prefix& prefix) const
{
    for (const auto& [from, to] : m_pairs) {
        if (from.contains(prefix)) {
            prefix = Prefix::containing(moved(prefix.address(), to), prefix.length());
            return;
        }
    }
}

void AddressMap::moveTexts(std::vector<Text>& texts) const
{
    const auto moveText = [this](Text& text, auto parsed) {
        if (!parsed)
            return;
        const auto before = *parsed;
        move(*parsed);
        if (*parsed != before)
            text = Text(parsed->toString());
    };
    for (Text& text : texts) {
        if (text.view().find('/') == std::string_view::npos)
            moveText(text, Address::parse(text.view()));
        else
            moveText(text, Prefix::parse(text.view()));
    }
}

} // namespace peerscape::edit
