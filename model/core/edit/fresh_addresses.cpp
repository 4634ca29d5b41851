#include "core/edit/fresh_addresses.h"

#include <algorithm>
#include <iterator>

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

TakenSpace::TakenSpace(const std::vector<Prefix>& prefixes)
{
    for (const Prefix& prefix : prefixes)
        add(prefix);
}

TakenSpace::Ranges::const_iterator TakenSpace::reaching(const Ranges& ranges,
                                                        const Address& address)
{
    auto range = ranges.upper_bound(address);
    if (range != ranges.begin() && std::prev(range)->second >= address)
        --range;
    return range;
}

void TakenSpace::add(const Prefix& prefix)
{
    Ranges& ranges = prefix.isV4() ? m_v4 : m_v6;
    Address first = prefix.first();
    Address last = prefix.last();
    auto range = ranges.upper_bound(first);
    if (range != ranges.begin()
        && (std::prev(range)->second >= first || std::prev(range)->second.plus(1) == first))
        --range;
    while (range != ranges.end() && (range->first <= last || range->first == last.plus(1))) {
        first = std::min(first, range->first);
        last = std::max(last, range->second);
        range = ranges.erase(range);
    }
    ranges.emplace(first, last);
}

bool TakenSpace::meets(const Prefix& prefix) const
{
    const Ranges& ranges = rangesOf(prefix);
    const auto range = reaching(ranges, prefix.first());
    return range != ranges.end() && range->first <= prefix.last();
}

std::optional<Prefix> TakenSpace::lowestFree(const Prefix& space, unsigned length,
                                             const Address& from) const
{
    const Ranges& ranges = rangesOf(space);
    Prefix candidate = Prefix::containing(std::max(from, space.first()), length);
    while (space.contains(candidate)) {
        const auto range = reaching(ranges, candidate.first());
        if (range == ranges.end() || candidate.last() < range->first)
            return candidate;
        // The next one that begins behind the range; behind the last address comes nothing.
        Address next = std::max(range->second, candidate.last());
        if (next >= space.last())
            return std::nullopt;
        next = next.plus(1);
        candidate = Prefix::containing(next, length);
        if (candidate.first() < next) {
            if (candidate.last() >= space.last())
                return std::nullopt;
            candidate = Prefix::containing(candidate.last().plus(1), length);
        }
    }
    return std::nullopt;
}

Prefix freshPrefix(const Prefix& prefix, const TakenSpace& taken)
{
    const std::vector<Prefix> spaces = privateSpaces(prefix);
    // Behind the original first: 10.1.0.0/16 becomes 10.2.0.0/16, not 10.0.0.0/16.
    if (spaces.front().contains(prefix) && spaces.front().length() < prefix.length()) {
        if (const auto free = taken.lowestFree(spaces.front(), prefix.length(), prefix.first()))
            return *free;
    }
    for (const Prefix& space : spaces) {
        if (const auto free = taken.lowestFree(space, prefix.length(), space.first()))
            return *free;
    }
    return prefix;
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
