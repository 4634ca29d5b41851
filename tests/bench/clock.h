#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace peerscape::bench {

/// Nanoseconds of a clock that only goes forward.
[[nodiscard]] std::int64_t now();

/// How often the kernel has taken the processor away from this thread, so that a sample in which
/// that happened can be taken again.
[[nodiscard]] long preemptions();

/// Processor time of this thread in nanoseconds: for work of seconds, during which a busy machine
/// takes the processor away for sure.
[[nodiscard]] std::int64_t threadTime();

/// Nanoseconds as milliseconds.
[[nodiscard]] constexpr double milliseconds(std::int64_t nanoseconds)
{
    return static_cast<double>(nanoseconds) / 1e6;
}

/// Time that the hypervisor took away from all processors since the start, in ticks of 10 ms.
[[nodiscard]] std::uint64_t stolenTicks();

/// Writes memory of three times the last cache's size, so that whatever was cached is not.
void emptyCaches();

/// Keeps the thread on the processor it runs on.
void pinThread();

/// A distribution of nanoseconds.
class Samples
{
public:
    void add(std::int64_t nanoseconds) { m_values.push_back(nanoseconds); }
    [[nodiscard]] std::size_t count() const { return m_values.size(); }
    /// The smallest sample that the given share does not exceed, in microseconds; 0 without any.
    [[nodiscard]] double percentile(double share) const;
    [[nodiscard]] double max() const { return percentile(1); }
    /// How many took longer than a millisecond.
    [[nodiscard]] std::size_t overMillisecond() const;

private:
    std::vector<std::int64_t> m_values;
};

/// A ratio of two things measured in turn: the median of the rounds' ratios, with the lowest and
/// the highest.
struct Ratio
{
    double median = 0;
    double lowest = 0;
    double highest = 0;
};
[[nodiscard]] Ratio ratioOf(std::vector<double> rounds);

/// Processor seconds of one call, those of this thread alone.
[[nodiscard]] double secondsOf(const std::function<void()>& work);
/// Seconds that one call lasts, on any processors: of work that several threads share.
[[nodiscard]] double wallSecondsOf(const std::function<void()>& work);

/// What the machine is: processor, compiler, flags.
[[nodiscard]] std::string machine();

/// Keeps the compiler from leaving out what made `value`.
template<class T>
void keep(const T& value)
{
    asm volatile("" : : "g"(&value) : "memory");
}

} // namespace peerscape::bench
