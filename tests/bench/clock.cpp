#include "tests/bench/clock.h"

#include <fmt/format.h>

#include <sched.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <fstream>
#include <sstream>

namespace peerscape::bench {

namespace {

std::int64_t read(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

std::int64_t now()
{
    return read(CLOCK_MONOTONIC);
}

std::int64_t threadTime()
{
    return read(CLOCK_THREAD_CPUTIME_ID);
}

long preemptions()
{
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_nivcsw;
}

std::uint64_t stolenTicks()
{
    std::ifstream stat("/proc/stat");
    std::string word;
    std::uint64_t ticks = 0;
    stat >> word;
    // user nice system idle iowait irq softirq steal
    for (int column = 0; column < 8; ++column)
        stat >> ticks;
    return ticks;
}

void emptyCaches()
{
    static std::vector<char> memory(std::size_t{96} << 20U);
    static char value = 0;
    ++value;
    for (std::size_t i = 0; i < memory.size(); i += 64)
        memory[i] = value;
    keep(memory);
}

void pinThread()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<std::size_t>(sched_getcpu()), &set);
    sched_setaffinity(0, sizeof(set), &set);
}

double Samples::percentile(double share) const
{
    if (m_values.empty())
        return 0;
    std::vector<std::int64_t> sorted = m_values;
    std::sort(sorted.begin(), sorted.end());
    const auto rank =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size()) - 1e-9));
    return static_cast<double>(sorted[std::max<std::size_t>(rank, 1) - 1]) / 1000;
}

std::size_t Samples::overMillisecond() const
{
    return static_cast<std::size_t>(
        std::count_if(m_values.begin(), m_values.end(), [](auto v) { return v > 1'000'000; }));
}

Ratio ratioOf(std::vector<double> rounds)
{
    if (rounds.empty())
        return {};
    std::sort(rounds.begin(), rounds.end());
    return {rounds[rounds.size() / 2], rounds.front(), rounds.back()};
}

double secondsOf(const std::function<void()>& work)
{
    const std::int64_t start = threadTime();
    work();
    return static_cast<double>(threadTime() - start) / 1e9;
}

double wallSecondsOf(const std::function<void()>& work)
{
    cpu_set_t pinned;
    sched_getaffinity(0, sizeof(pinned), &pinned);
    cpu_set_t all;
    CPU_ZERO(&all);
    for (std::size_t i = 0; i < CPU_SETSIZE; ++i)
        CPU_SET(i, &all);
    sched_setaffinity(0, sizeof(all), &all);
    const auto start = std::chrono::steady_clock::now();
    work();
    const auto end = std::chrono::steady_clock::now();
    sched_setaffinity(0, sizeof(pinned), &pinned);
    return std::chrono::duration<double>(end - start).count();
}

std::string machine()
{
    std::ifstream info("/proc/cpuinfo");
    std::string processor = "unknown processor";
    for (std::string line; std::getline(info, line);) {
        if (line.starts_with("model name")) {
            processor = line.substr(line.find(':') + 2);
            break;
        }
    }
    return fmt::format("{}, g++ {}, {}", processor, __VERSION__, PEERSCAPE_BENCH_FLAGS);
}

} // namespace peerscape::bench
