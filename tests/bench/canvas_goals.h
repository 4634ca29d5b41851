#pragma once

#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace peerscape::bench {

/// Processor time of this thread in milliseconds: what the work costs, whoever else uses the
/// machine.
inline double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Prints results beside their goals and remembers which were missed.
class Goals
{
public:
    /// A measured value that must not be above `limit`; what is compared with, if anything, is
    /// printed as a ratio to it.
    void atMost(const std::string& name, double value, double limit, const char* unit,
                double baseline = 0)
    {
        const bool met = value <= limit;
        std::printf("%-58s %10.3f %-4s goal %8.2f %-6s", name.c_str(), value, unit, limit,
                    met ? "met" : "MISSED");
        if (baseline > 0)
            std::printf("  baseline %10.2f, ratio %8.1f", baseline, baseline / value);
        std::printf("\n");
        std::fflush(stdout);
        if (!met)
            m_missed.push_back(name);
    }

    /// Names the goals missed; the exit status of the program.
    [[nodiscard]] int finish() const
    {
        for (const std::string& name : m_missed)
            std::printf("missed: %s\n", name.c_str());
        return m_missed.empty() ? 0 : 1;
    }

private:
    std::vector<std::string> m_missed;
};

} // namespace peerscape::bench
