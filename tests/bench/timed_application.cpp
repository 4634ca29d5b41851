#include "tests/bench/timed_application.h"

#include "tests/bench/clock.h"

#include <fmt/format.h>

#include <QEvent>
#include <QMetaEnum>

#include <utility>

namespace peerscape::bench {

bool TimedApplication::deliver(QObject* receiver, QEvent* event)
{
    const bool painted = receiver == m_watched && event->type() == QEvent::Paint;
    const bool handled = QApplication::notify(receiver, event);
    if (painted)
        m_paints.push_back(threadTime());
    return handled;
}

bool TimedApplication::notify(QObject* receiver, QEvent* event)
{
    if (m_depth > 0)
        return deliver(receiver, event);
    const char* name = receiver->metaObject()->className(); // it may be gone afterwards
    const QEvent::Type type = event->type();
    ++m_depth;
    const std::int64_t start = threadTime();
    const bool handled = deliver(receiver, event);
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

std::vector<std::int64_t> TimedApplication::takePaints()
{
    return std::exchange(m_paints, {});
}

} // namespace peerscape::bench
