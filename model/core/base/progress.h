#pragma once

#include <cstddef>
#include <functional>

namespace peerscape {

/// Told now and then which share of the work is done (0-1); false gives it up. Work that is given
/// up fails with the code `Cancelled`.
using Progress = std::function<bool(double)>;

/// The progress of a part of some work, between two shares of the whole, which it refers to.
inline Progress partOf(const Progress& whole, double from, double to)
{
    if (!whole)
        return {};
    return [&whole, from, to](double share) { return whole(from + share * (to - from)); };
}

/// A part of some work that goes from one share to another in so many steps.
class ProgressSteps
{
public:
    ProgressSteps(const Progress& progress, double from, double to, std::size_t steps)
        : m_progress(progress)
        , m_from(from)
        , m_by(steps > 0 ? (to - from) / static_cast<double>(steps) : 0)
    {
    }

    /// Before each step; false from when the work is given up.
    bool next()
    {
        constexpr std::size_t kEvery = 256;
        if (m_goesOn && m_done % kEvery == 0 && m_progress)
            m_goesOn = m_progress(m_from + static_cast<double>(m_done) * m_by);
        ++m_done;
        return m_goesOn;
    }

private:
    const Progress& m_progress;
    double m_from;
    double m_by;
    std::size_t m_done = 0;
    bool m_goesOn = true;
};

} // namespace peerscape
