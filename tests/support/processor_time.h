#pragma once

#include <ctime>

namespace peerscape::test {

/// Processor time of the process since this was made. What a test bounds by it passes however
/// little of the machine is left to it.
class ProcessorTime
{
public:
    [[nodiscard]] double seconds() const
    {
        return static_cast<double>(std::clock() - m_start) / CLOCKS_PER_SEC;
    }

private:
    std::clock_t m_start = std::clock();
};

} // namespace peerscape::test
