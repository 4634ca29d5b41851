#include "tests/bench/memory.h"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> g_held{0};

/// glibc keeps the block's size in front of it.
std::size_t sizeOf(void* block)
{
    return malloc_usable_size(block) + sizeof(std::size_t);
}

} // namespace

// The program's own allocation functions: they count, nothing else.
void* operator new(std::size_t size)
{
    void* block = std::malloc(size);
    if (block == nullptr)
        throw std::bad_alloc();
    g_held.fetch_add(sizeOf(block), std::memory_order_relaxed);
    return block;
}

void operator delete(void* block) noexcept
{
    if (block == nullptr)
        return;
    g_held.fetch_sub(sizeOf(block), std::memory_order_relaxed);
    std::free(block);
}

void operator delete(void* block, std::size_t) noexcept
{
    operator delete(block);
}

namespace peerscape::bench {

std::size_t heldBytes()
{
    return g_held.load(std::memory_order_relaxed);
}

} // namespace peerscape::bench
