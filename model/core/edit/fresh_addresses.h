#pragma once

#include "core/azure/document.h"

#include <map>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

/// Finding address space that nobody has, and taking addresses along when a network moves to it.
namespace peerscape::edit {

/// Every prefix of every network, and of every site that does not cover all private addresses: a
/// new network should meet none of them. O(networks + sites).
[[nodiscard]] std::vector<net::Prefix> usedSpace(const azure::Document& document);

/// Space that somebody has, to be asked many times. Prefixes of one family never meet those of the
/// other.
class TakenSpace
{
public:
    explicit TakenSpace(const std::vector<net::Prefix>& prefixes);

    /// O(log ranges) mostly: what lies side by side becomes one range.
    void add(const net::Prefix& prefix);
    /// O(log ranges).
    [[nodiscard]] bool meets(const net::Prefix& prefix) const;
    /// The lowest prefix of `length` bits in `space` that does not begin before the one that holds
    /// `from` and meets nothing; none when there is no room. O(ranges that are passed).
    [[nodiscard]] std::optional<net::Prefix> lowestFree(const net::Prefix& space, unsigned length,
                                                        const net::Address& from) const;

private:
    using Ranges = std::map<net::Address, net::Address>; ///< From the first to the last address.

    [[nodiscard]] const Ranges& rangesOf(const net::Prefix& prefix) const
    {
        return prefix.isV4() ? m_v4 : m_v6;
    }
    /// The first range that ends at `address` or behind it.
    static Ranges::const_iterator reaching(const Ranges& ranges, const net::Address& address);

    Ranges m_v4; ///< None touches another.
    Ranges m_v6;
};

/// The prefixes of one family.
[[nodiscard]] std::vector<net::Prefix> spacesOf(const std::vector<net::Prefix>& prefixes,
                                                net::Family family);

/// The private ranges in which to look for space like `prefix`: first the one that holds it, then
/// the others; for IPv6 the unique local addresses.
[[nodiscard]] std::vector<net::Prefix> privateSpaces(const net::Prefix& prefix);

/// The next free prefix of the same length that meets nothing: the first one behind `prefix` in its
/// private range, else the lowest anywhere; the prefix itself when there is none.
[[nodiscard]] net::Prefix freshPrefix(const net::Prefix& prefix, const TakenSpace& taken);

/// Prefixes that became others of the same length. Moves addresses and prefixes that lie in the
/// old ones to the same place in the new ones and leaves others alone.
class AddressMap
{
public:
    void add(const net::Prefix& from, const net::Prefix& to);

    void move(net::Address& address) const;
    void move(net::Prefix& prefix) const;
    template<class T>
    void move(std::optional<T>& value) const
    {
        if (value)
            move(*value);
    }
    template<class T>
        requires std::is_same_v<T, net::Address> || std::is_same_v<T, net::Prefix>
    void move(std::vector<T>& values) const
    {
        for (T& value : values)
            move(value);
    }
    template<class Storage>
    void move(PackedList<net::Prefix, Storage>& prefixes) const
    {
        for (net::Prefix& prefix : prefixes)
            move(prefix);
    }
    /// Fields of other types hold no addresses of their own.
    template<class T>
    void move(T&) const
    {
    }
    /// Texts that are addresses or prefixes.
    void moveTexts(std::vector<Text>& texts) const;

private:
    std::vector<std::pair<net::Prefix, net::Prefix>> m_pairs;
};

} // namespace peerscape::edit
