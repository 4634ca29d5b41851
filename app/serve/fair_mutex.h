#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>

namespace peerscape::serve {

/// A mutex that is taken in the order in which threads asked for it: among many clients none waits
/// for all the requests of the others. Works with `std::lock_guard`.
class FairMutex
{
public:
    void lock()
    {
        std::unique_lock guard(m_guard);
        if (!m_taken) {
            m_taken = true;
            return;
        }
        Waiter self;
        m_waiting.push_back(&self);
        self.called.wait(guard, [&self] { return self.isNext; });
    }
    void unlock()
    {
        const std::lock_guard guard(m_guard);
        if (m_waiting.empty()) {
            m_taken = false;
            return;
        }
        Waiter* next = m_waiting.front();
        m_waiting.pop_front();
        next->isNext = true; // it stays taken, by another
        next->called.notify_one();
    }

private:
    struct Waiter
    {
        std::condition_variable called;
        bool isNext = false;
    };
    std::mutex m_guard;
    bool m_taken = false;
    std::deque<Waiter*> m_waiting;
};

} // namespace peerscape::serve
