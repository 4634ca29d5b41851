#pragma once

#include <QApplication>

#include <cstdint>
#include <string>
#include <vector>

namespace peerscape::bench {

/// An application that knows how long the event loop was kept from the next event.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

    /// Handles events until `rounds` times in a row there was none.
    void settle(int rounds = 50);

    /// Processor time in nanoseconds of the longest event since the last call, and what it was.
    struct Longest
    {
        std::int64_t nanoseconds = 0;
        std::string what;
    };
    Longest takeLongest();

    /// Notes from now on when a widget was painted.
    void watch(const QObject* widget) { m_watched = widget; }
    /// Processor time of the ends of its paint events since the last call, oldest first.
    std::vector<std::int64_t> takePaints();

private:
    bool deliver(QObject* receiver, QEvent* event);

    Longest m_longest;
    const QObject* m_watched = nullptr;
    std::vector<std::int64_t> m_paints;
    int m_depth = 0; ///< Events that are sent while one is handled are part of it.
};

} // namespace peerscape::bench
