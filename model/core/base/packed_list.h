#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace peerscape {

namespace detail {

/// Storage of a list that nearly always has exactly one element: that one lies in place, any other
/// number in a vector.
template<class T>
class OneInPlace
{
public:
    [[nodiscard]] const T* data() const noexcept
    {
        const T* one = std::get_if<T>(&m_held);
        return one != nullptr ? one : std::get_if<std::vector<T>>(&m_held)->data();
    }
    [[nodiscard]] std::size_t size() const noexcept
    {
        const auto* many = std::get_if<std::vector<T>>(&m_held);
        return many != nullptr ? many->size() : 1;
    }
    [[nodiscard]] std::vector<T> take()
    {
        std::vector<T> list;
        if (T* one = std::get_if<T>(&m_held))
            list.push_back(std::move(*one));
        else
            list = std::move(*std::get_if<std::vector<T>>(&m_held));
        return list;
    }
    void put(std::vector<T> list)
    {
        if (list.size() == 1)
            m_held = std::move(list.front());
        else
            m_held = std::move(list);
    }

private:
    [[no_unique_address]] std::variant<std::vector<T>, T> m_held;
};

/// Storage of a list that is nearly always empty: one pointer, null while it is.
template<class T>
class NoneInPlace
{
public:
    NoneInPlace() = default;
    NoneInPlace(const NoneInPlace& other)
        : m_held(other.m_held ? std::make_unique<std::vector<T>>(*other.m_held) : nullptr)
    {
    }
    NoneInPlace(NoneInPlace&&) noexcept = default;
    NoneInPlace& operator=(NoneInPlace other) noexcept
    {
        m_held = std::move(other.m_held);
        return *this;
    }
    ~NoneInPlace() = default;

    [[nodiscard]] const T* data() const noexcept { return m_held ? m_held->data() : nullptr; }
    [[nodiscard]] std::size_t size() const noexcept { return m_held ? m_held->size() : 0; }
    [[nodiscard]] std::vector<T> take()
    {
        return m_held ? std::move(*std::exchange(m_held, nullptr)) : std::vector<T>();
    }
    void put(std::vector<T> list)
    {
        m_held = list.empty() ? nullptr : std::make_unique<std::vector<T>>(std::move(list));
    }

private:
    std::unique_ptr<std::vector<T>> m_held;
};

} // namespace detail

/// A list for the fields of resources that an estate holds by the million: reads and changes like a
/// std::vector, but takes no more room than its usual length needs. Converts from and to one.
/// Changing the number of elements costs O(n); references to elements do not outlive it. Small
/// fields behind a [[no_unique_address]] list stand in what its storage leaves free.
template<class T, class Storage>
class PackedList
{
public:
    using value_type = T;
    using iterator = T*;
    using const_iterator = const T*;

    PackedList() = default;
    PackedList(std::vector<T> list) { m_storage.put(std::move(list)); }
    PackedList(std::initializer_list<T> values) { m_storage.put(std::vector<T>(values)); }
    operator std::vector<T>() const { return {begin(), end()}; }

    [[nodiscard]] const T* data() const noexcept { return m_storage.data(); }
    [[nodiscard]] std::size_t size() const noexcept { return m_storage.size(); }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] const T* begin() const noexcept { return data(); }
    [[nodiscard]] const T* end() const noexcept { return data() + size(); }
    [[nodiscard]] T* begin() noexcept { return const_cast<T*>(m_storage.data()); }
    [[nodiscard]] T* end() noexcept { return begin() + size(); }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return data()[i]; }
    [[nodiscard]] T& operator[](std::size_t i) noexcept { return begin()[i]; }
    [[nodiscard]] const T& front() const noexcept { return *begin(); }
    [[nodiscard]] const T& back() const noexcept { return *(end() - 1); }
    [[nodiscard]] T& front() noexcept { return *begin(); }
    [[nodiscard]] T& back() noexcept { return *(end() - 1); }

    void push_back(T value)
    {
        change([&](std::vector<T>& list) { list.push_back(std::move(value)); });
    }
    void clear() { m_storage.put({}); }
    void erase(const T* place)
    {
        const auto index = place - data();
        change([&](std::vector<T>& list) { list.erase(list.begin() + index); });
    }
    /// Removes every element for which `test` holds.
    template<class Test>
    void removeIf(Test&& test)
    {
        change([&](std::vector<T>& list) { std::erase_if(list, test); });
    }
    /// Calls `change` with the elements as a vector, and keeps what it leaves.
    template<class Change>
    void change(Change&& change)
    {
        std::vector<T> list = m_storage.take();
        change(list);
        m_storage.put(std::move(list));
    }

    friend bool operator==(const PackedList& a, const PackedList& b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    [[no_unique_address]] Storage m_storage;
};

/// For lists that nearly always have one element.
template<class T>
using MostlyOne = PackedList<T, detail::OneInPlace<T>>;

/// For lists that are nearly always empty.
template<class T>
using MostlyNone = PackedList<T, detail::NoneInPlace<T>>;

} // namespace peerscape
