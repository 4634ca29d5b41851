#pragma once

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace peerscape {

/// Fewer elements than this are made before a thread for them begins.
inline constexpr std::size_t kWorthAhead = 1U << 12U;

/// The elements of a sequence, made in their order on a thread of its own while those before them
/// are used: two halves of a long work at the same time. A few batches are ready ahead at most.
///
/// `Scratch` is what elements are made with and may refer into: default constructible, with
/// `clear()`. There is one for each batch in turn; only `make` and, when all is used, the owner
/// touch them.
template<class T, class Scratch>
class MadeAhead
{
public:
    using Make = std::function<T(std::size_t index, Scratch& scratch)>;

    /// Begins to make `count` elements. What `make` reads must not change as long as this lives.
    MadeAhead(std::size_t count, Make make)
        : m_count(count)
        , m_make(std::move(make))
        , m_worker([this](const std::stop_token& stop) { work(stop); })
    {
    }

    /// The next element, of which there must be one; lasts until the next call. Waits for it, and
    /// throws what making it threw.
    const T& next()
    {
        if (!m_isHeld || m_used == m_elements->size())
            takeBatch();
        return (*m_elements)[m_used++];
    }

    /// The element so many after the last one that `next` gave; null when it is in a later batch.
    [[nodiscard]] const T* peek(std::size_t ahead) const
    {
        const std::size_t place = m_used + ahead - 1;
        return m_isHeld && place < m_elements->size() ? &(*m_elements)[place] : nullptr;
    }

    /// When all elements were used: `visit(const Scratch&)` for what they were made with.
    template<class Visit>
    void forEachScratch(Visit visit) const
    {
        for (const Batch& batch : m_batches)
            visit(batch.scratch);
    }

private:
    static constexpr std::size_t kBatch = 128; ///< Elements; what they hold stays in a cache.
    static constexpr std::size_t kBatches = 4;
    /// A side that has to rest is woken when it has so many batches to go on with: to be woken for
    /// each takes both sides longer than the batch.
    static constexpr std::size_t kWorthWaking = kBatches / 2;

    struct Batch
    {
        Scratch scratch;
        std::vector<T> elements;
        std::exception_ptr failure;
    };

    [[nodiscard]] Batch& batch(std::size_t number) { return m_batches[number % kBatches]; }
    [[nodiscard]] std::size_t batchCount() const { return (m_count + kBatch - 1) / kBatch; }

    /// Gives the batch in use back and waits for the one after it.
    void takeBatch()
    {
        std::unique_lock lock(m_mutex);
        if (m_isHeld && ++m_returned == m_returnedWanted)
            m_changed.notify_all();
        m_isHeld = true;
        m_used = 0;
        if (m_made == m_returned) {
            m_madeWanted = std::min(m_returned + kWorthWaking, batchCount());
            m_changed.wait(lock, [this] { return m_made >= m_madeWanted; });
            m_madeWanted = 0;
        }
        m_elements = &batch(m_returned).elements;
        if (batch(m_returned).failure)
            std::rethrow_exception(batch(m_returned).failure);
    }

    void work(const std::stop_token& stop)
    {
        for (std::size_t number = 0; number < batchCount(); ++number) {
            {
                std::unique_lock lock(m_mutex);
                if (number == m_returned + kBatches) {
                    m_returnedWanted = m_returned + kWorthWaking;
                    if (!m_changed.wait(lock, stop,
                                        [this] { return m_returned >= m_returnedWanted; }))
                        return;
                }
            }
            Batch& fresh = batch(number);
            fresh.elements.clear();
            fresh.scratch.clear();
            const std::size_t first = number * kBatch;
            try {
                for (std::size_t i = first; i < std::min(m_count, first + kBatch); ++i)
                    fresh.elements.push_back(m_make(i, fresh.scratch));
            } catch (...) {
                fresh.failure = std::current_exception();
            }
            const std::lock_guard lock(m_mutex);
            m_made = fresh.failure ? batchCount() : number + 1; // nothing follows a failure
            if (m_madeWanted != 0 && m_made >= m_madeWanted)
                m_changed.notify_all();
            if (fresh.failure)
                return;
        }
    }

    const std::size_t m_count;
    const Make m_make;
    std::array<Batch, kBatches> m_batches;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::size_t m_made = 0;           ///< Batches that were made.
    std::size_t m_returned = 0;       ///< Of them, those that were used; the next one is in use.
    std::size_t m_madeWanted = 0;     ///< What the user rests for; 0 while it does not.
    std::size_t m_returnedWanted = 0; ///< What the thread rests for, or has rested for last.
    const std::vector<T>* m_elements = nullptr; ///< Of the batch in use.
    std::size_t m_used = 0;                     ///< Of these, those that were given out.
    bool m_isHeld = false;                      ///< There is a batch in use.
    std::jthread m_worker; ///< Last: it uses the others, and is waited for first.
};

} // namespace peerscape
