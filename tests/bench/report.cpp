#include "tests/bench/report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace peerscape::bench {

void Report::add(Result result)
{
    if (!quiet) {
        fmt::print("{:<44}", result.name);
        for (const auto& [name, value] : result.counters)
            fmt::print(" {}={:.4g}", name, value);
        fmt::print("\n");
        std::fflush(stdout);
    }
    m_results.push_back(std::move(result));
}

void Report::goal(Goal goal)
{
    m_goals.push_back(std::move(goal));
}

double Report::value(std::string_view name, std::string_view counter) const
{
    for (const Result& result : m_results) {
        if (result.name != name)
            continue;
        for (const auto& [key, value] : result.counters) {
            if (key == counter)
                return value;
        }
    }
    return -1;
}

void Report::printGoals() const
{
    fmt::print("\n{:<5} {:<66} {:>12} {:>4} {:>10}\n", "goal", "what", "measured", "", "bound");
    for (const Goal& goal : m_goals)
        fmt::print("{:<5} {:<66} {:>12.4g} {:>4} {:>10.4g}  {}\n", goal.id, goal.what, goal.value,
                   goal.atLeast ? ">=" : "<=", goal.bound, goal.met() ? "met" : "MISSED");
}

bool Report::finish() const
{
    if (!quiet)
        printGoals();
    bool met = true;
    for (const Goal& goal : m_goals) {
        if (goal.met())
            continue;
        met = false;
        fmt::print(stderr, "goal missed: {} {}: {:.4g}, not {} {:.4g}\n", goal.id, goal.what,
                   goal.value, goal.atLeast ? ">=" : "<=", goal.bound);
    }
    return met;
}

std::string Report::json(const std::string& machine) const
{
    nlohmann::ordered_json root;
    root["context"] = {{"machine", machine}};
    root["benchmarks"] = nlohmann::ordered_json::array();
    for (const Result& result : m_results) {
        nlohmann::ordered_json entry{{"name", result.name}, {"run_type", "iteration"}};
        for (const auto& [name, value] : result.counters)
            entry[name] = value;
        root["benchmarks"].push_back(std::move(entry));
    }
    root["goals"] = nlohmann::ordered_json::array();
    for (const Goal& goal : m_goals)
        root["goals"].push_back({{"goal", goal.id},
                                 {"what", goal.what},
                                 {"value", goal.value},
                                 {"bound", goal.bound},
                                 {"at_least", goal.atLeast},
                                 {"met", goal.met()}});
    return root.dump(1);
}

} // namespace peerscape::bench
