#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace peerscape::bench {

/// One line of the output: a name as performance.md 8 forms it, and numbers by name.
struct Result
{
    std::string name;
    std::vector<std::pair<std::string, double>> counters;
};

/// A goal of performance.md 7 and what came out.
struct Goal
{
    std::string id; ///< "P3".
    std::string what;
    double value = 0;
    double bound = 0;
    bool atLeast = true; ///< Else the value must be at most the bound.
    [[nodiscard]] bool met() const { return atLeast ? value >= bound : value <= bound; }
};

/// What one run measured.
class Report
{
public:
    /// Adds a result and prints it at once, unless the output is JSON.
    void add(Result result);
    void goal(Goal goal);
    /// A counter of a result; -1 when there is no such result.
    [[nodiscard]] double value(std::string_view name, std::string_view counter) const;
    [[nodiscard]] const std::vector<Result>& results() const { return m_results; }
    [[nodiscard]] const std::vector<Goal>& goals() const { return m_goals; }
    void printGoals() const;
    /// Prints the goals, names on the error output those that were missed, and says whether all
    /// were met.
    [[nodiscard]] bool finish() const;
    /// Google Benchmark's JSON: a context and a list of benchmarks with their counters.
    [[nodiscard]] std::string json(const std::string& machine) const;
    bool quiet = false; ///< JSON only.

private:
    std::vector<Result> m_results;
    std::vector<Goal> m_goals;
};

} // namespace peerscape::bench
