#pragma once

#include "core/net/address.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

namespace peerscape::route {

/// The next hop addresses of a row. Nearly always there is none, or one or two IPv4 addresses,
/// which take eight bytes; what else there may be lies in a list of its own. Read like a const list
/// whose items are values.
class NextHops
{
public:
    using value_type = net::Address;

    class const_iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = net::Address;
        using difference_type = std::ptrdiff_t;
        using pointer = const net::Address*;
        using reference = net::Address;

        const_iterator() = default;
        const_iterator(const NextHops& hops, std::size_t place)
            : m_hops(&hops)
            , m_place(place)
        {
        }
        net::Address operator*() const { return (*m_hops)[m_place]; }
        const_iterator& operator++()
        {
            ++m_place;
            return *this;
        }
        const_iterator operator++(int) { return {*m_hops, m_place++}; }
        bool operator==(const const_iterator&) const = default;

    private:
        const NextHops* m_hops = nullptr;
        std::size_t m_place = 0;
    };

    NextHops() noexcept = default;
    NextHops(std::initializer_list<net::Address> hops)
        : NextHops(std::vector(hops))
    {
    }
    NextHops(const std::vector<net::Address>& hops)
    {
        for (const net::Address& hop : hops)
            push_back(hop);
    }
    NextHops(const NextHops& other)
        : m_bytes(other.m_bytes)
        , m_count(other.m_count)
    {
        if (isList())
            hold(new List(other.list()));
    }
    NextHops(NextHops&& other) noexcept
        : m_bytes(other.m_bytes)
        , m_count(std::exchange(other.m_count, 0))
    {
    }
    NextHops& operator=(const NextHops& other)
    {
        if (isList() || other.isList())
            return *this = NextHops(other);
        m_bytes = other.m_bytes;
        m_count = other.m_count;
        return *this;
    }
    NextHops& operator=(NextHops&& other) noexcept
    {
        std::swap(m_bytes, other.m_bytes);
        std::swap(m_count, other.m_count);
        return *this;
    }
    ~NextHops()
    {
        if (isList())
            delete &list();
    }

    [[nodiscard]] std::size_t size() const noexcept { return isList() ? list().size() : m_count; }
    [[nodiscard]] bool empty() const noexcept { return m_count == 0; }
    [[nodiscard]] net::Address operator[](std::size_t place) const noexcept
    {
        return isList() ? list()[place] : net::Address::v4(held<std::uint32_t>(place));
    }
    [[nodiscard]] net::Address front() const noexcept { return (*this)[0]; }
    [[nodiscard]] const_iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] const_iterator end() const noexcept { return {*this, size()}; }

    void push_back(const net::Address& hop)
    {
        if (!isList() && hop.isV4() && m_count < kInline) {
            const std::uint32_t value = hop.v4Value();
            std::memcpy(m_bytes.data() + m_count * sizeof value, &value, sizeof value);
            ++m_count;
            return;
        }
        if (!isList())
            hold(new List(begin(), end()));
        list().push_back(hop);
    }

    friend bool operator==(const NextHops& a, const NextHops& b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    using List = std::vector<net::Address>;
    static constexpr std::uint8_t kInline = 2;
    /// In `m_count`: the bytes point to a list.
    static constexpr std::uint8_t kList = 0xff;

    [[nodiscard]] bool isList() const noexcept { return m_count == kList; }
    [[nodiscard]] List& list() const noexcept { return *held<List*>(0); }
    void hold(List* list) noexcept
    {
        std::memcpy(m_bytes.data(), &list, sizeof list);
        m_count = kList;
    }
    template<class T>
    [[nodiscard]] T held(std::size_t place) const noexcept
    {
        T value;
        std::memcpy(&value, m_bytes.data() + place * sizeof value, sizeof value);
        return value;
    }

    // Bytes, so that a row may have them wherever it has room.
    std::array<unsigned char, 8> m_bytes{};
    std::uint8_t m_count = 0;
};

} // namespace peerscape::route
