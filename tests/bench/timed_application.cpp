#include "tests/bench/timed_application.h"

#include "tests/bench/clock.h"

#include <fmt/format.h>

#include <QEvent>
#include <QMetaEnum>

#include <utility>

namespace peerscape::bench {

bool TimedApplication::notify(QObject* receiver, QEvent* event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    const char* name = receiver->metaObject()->className(); // it may be gone afterwards
    const QEvent::Type type = event->type();
    ++m_depth;
    const std::int64_t start = threadTime();
    const bool handled = QApplication::notify(receiver, event);
    const std::int64_t taken = threadTime() - start;
    --m_depth;
    if (taken > m_longest.nanoseconds) {
        const char* key = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        m_longest = {taken, fmt::format("{} {}", name, key != nullptr ? key : "event")};
    }
    return handled;
}

void TimedApplication::settle(int rounds)
{
    for (int i = 0; i < rounds; ++i)
        processEvents();
}

TimedApplication::Longest TimedApplication::takeLongest()
{
    return std::exchange(m_longest, {});
}

} // namespace peerscape::bench
