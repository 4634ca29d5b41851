#include "tests/bench/memory.h"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<bool> g_counts{false};
std::atomic<std::ptrdiff_t> g_held{0};

/// glibc keeps the block's size in front of it.
std::ptrdiff_t sizeOf(void* block)
{
    return static_cast<std::ptrdiff_t>(malloc_usable_size(block) + sizeof(std::size_t));
}

} // namespace

// The program's own allocation functions: they count when asked to, nothing else.
void* operator new(std::size_t size)
{
    void* block = std::malloc(size);
    if (block == nullptr)
        throw std::bad_alloc();
    if (g_counts.load(std::memory_order_relaxed))
        g_held.fetch_add(sizeOf(block), std::memory_order_relaxed);
    return block;
}

void operator delete(void* block) noexcept
{
    if (block == nullptr)
        return;
    if (g_counts.load(std::memory_order_relaxed))
        g_held.fetch_sub(sizeOf(block), std::memory_order_relaxed);
    std::free(block);
}

void operator delete(void* block, std::size_t) noexcept
{
    operator delete(block);
}

namespace peerscape::bench {

HeldBytes::HeldBytes()
{
    g_held = 0;
    g_counts = true;
}

HeldBytes::~HeldBytes()
{
    g_counts = false;
}

double HeldBytes::count() const
{
    return static_cast<double>(g_held.load());
}

} // namespace peerscape::bench
