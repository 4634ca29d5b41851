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
/// are used: two halves of a long work at the same time. At most two batches are ready ahead.
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
        if (!m_isHeld || m_used == m_batches[m_turn].elements.size())
            takeBatch();
        return m_batches[m_turn].elements[m_used++];
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

    struct Batch
    {
        Scratch scratch;
        std::vector<T> elements;
        std::exception_ptr failure;
        bool isReady = false; ///< Belongs to whoever uses it; else to the thread.
    };

    /// Gives the batch in use back and waits for the one after it.
    void takeBatch()
    {
        std::unique_lock lock(m_mutex);
        if (m_isHeld) {
            m_batches[m_turn].isReady = false;
            m_turn = (m_turn + 1) % m_batches.size();
            m_changed.notify_all();
        }
        m_isHeld = true;
        m_used = 0;
        m_changed.wait(lock, [this] { return m_batches[m_turn].isReady; });
        if (m_batches[m_turn].failure)
            std::rethrow_exception(m_batches[m_turn].failure);
    }

    void work(const std::stop_token& stop)
    {
        std::size_t turn = 0;
        for (std::size_t first = 0; first < m_count; first += kBatch) {
            Batch& batch = m_batches[turn];
            {
                std::unique_lock lock(m_mutex);
                if (!m_changed.wait(lock, stop, [&] { return !batch.isReady; }))
                    return;
            }
            batch.elements.clear();
            batch.scratch.clear();
            try {
                for (std::size_t i = first; i < std::min(m_count, first + kBatch); ++i)
                    batch.elements.push_back(m_make(i, batch.scratch));
            } catch (...) {
                batch.failure = std::current_exception();
            }
            const bool hasFailed = static_cast<bool>(batch.failure);
            {
                const std::lock_guard lock(m_mutex);
                batch.isReady = true;
            }
            m_changed.notify_all();
            if (hasFailed)
                return;
            turn = (turn + 1) % m_batches.size();
        }
    }

    const std::size_t m_count;
    const Make m_make;
    std::array<Batch, 3> m_batches;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::size_t m_turn = 0; ///< The batch in use.
    std::size_t m_used = 0; ///< Elements of it that were given out.
    bool m_isHeld = false;  ///< There is a batch in use.
    std::jthread m_worker;  ///< Last: it uses the others, and is waited for first.
};

} // namespace peerscape
