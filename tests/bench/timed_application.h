#pragma once

#include <QApplication>

#include <cstdint>
#include <string>

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

private:
    Longest m_longest;
    int m_depth = 0; ///< Events that are sent while one is handled are part of it.
};

} // namespace peerscape::bench
