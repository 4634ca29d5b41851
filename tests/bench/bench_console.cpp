#include "core/shell/session.h"
#include "tests/bench/clock.h"
#include "tests/bench/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

/// How long the console takes over the commands of the Learn module, and over a long script.
using namespace peerscape;
using namespace peerscape::bench;

namespace {

constexpr double kMostCommand = 5; // milliseconds
constexpr double kMostScript = 2;  // seconds
constexpr std::size_t kScriptCommands = 10'000;

std::string readSession(const std::string& name)
{
    std::ifstream file(std::string(PEERSCAPE_SOURCE_DIR) + "/tests/golden/console/" + name);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (text.empty())
        fmt::print(stderr, "bench_console: {} is not there\n", name);
    return text;
}

/// A command of a session: its lines, and how long it took in each round.
struct Command
{
    std::string text;
    std::vector<std::int64_t> times;
};

/// Types a session once; what a command takes is the time of all of its lines.
void typeSession(const std::string& text, shell::Language language, std::vector<Command>& commands)
{
    shell::Session session({}, {}, language);
    std::size_t number = 0;
    std::string lines;
    std::int64_t took = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        const std::int64_t before = now();
        const shell::Outcome outcome = session.feed(line);
        took += now() - before;
        keep(outcome);
        lines += (lines.empty() ? "" : "\n") + line;
        if (session.isWaiting() && !session.isAsking())
            continue;
        if (number == commands.size())
            commands.push_back({lines, {}});
        commands[number++].times.push_back(std::exchange(took, 0));
        lines.clear();
    }
}

/// The median of each command over the rounds, and the worst of those.
void measureSession(const char* name, const std::string& text, shell::Language language,
                    std::size_t rounds, Report& report)
{
    std::vector<Command> commands;
    for (std::size_t round = 0; round < rounds; ++round)
        typeSession(text, language, commands);
    double worst = 0;
    double sum = 0;
    const Command* slowest = nullptr;
    for (Command& command : commands) {
        std::sort(command.times.begin(), command.times.end());
        const double median = milliseconds(command.times[command.times.size() / 2]);
        sum += median;
        if (median >= worst) {
            worst = median;
            slowest = &command;
        }
    }
    report.add({fmt::format("console/{}", name),
                {{"commands", static_cast<double>(commands.size())},
                 {"worst_ms", worst},
                 {"mean_ms", sum / static_cast<double>(commands.size())}}});
    if (slowest != nullptr && !report.quiet)
        fmt::print("    worst: {}\n", slowest->text.substr(0, slowest->text.find('\n')));
    report.goal({"cons", fmt::format("worst command of {}, ms", name), worst, kMostCommand, false});
}

/// What a script does for one network after the other: so many commands.
constexpr std::size_t kCommandsEach = 12;
std::string scriptFor(std::size_t i)
{
    const std::string name = fmt::format("N{}", i);
    const std::string space = fmt::format("10.{}.{}.0/24", i / 250, i % 250);
    const std::string hub = fmt::format("Hub{}", i / 250);
    return fmt::format(
        "name={0}\n"
        "az network vnet create -g rg -n $name --address-prefixes {1} -l westeurope -o none\n"
        "az network vnet subnet create -g rg --vnet-name $name -n apps --address-prefixes {1} -o "
        "none\n"
        "az network vnet peering create -g rg --vnet-name $name -n to-{2} --remote-vnet {2} "
        "--allow-vnet-access -o none\n"
        "az network vnet peering create -g rg --vnet-name {2} -n to-$name --remote-vnet $name "
        "--allow-vnet-access -o none\n"
        "az network vnet peering show -g rg --vnet-name $name -n to-{2} --query peeringState -o "
        "tsv\n"
        "az network nsg create -g rg -n $name-nsg -l westeurope -o none\n"
        "az network nsg rule create -g rg --nsg-name $name-nsg -n ssh --priority 100 "
        "--destination-port-ranges 22 -o none\n"
        "az network vnet subnet update -g rg --vnet-name $name -n apps --nsg $name-nsg -o none\n"
        "az network vnet show -g rg -n $name -o table\n"
        "az network vnet subnet list -g rg --vnet-name $name -o table\n"
        "az network nsg rule list -g rg --nsg-name $name-nsg --query '[].priority' -o tsv\n",
        name, space, hub);
}

/// A script of ten thousand commands, pasted. False when one of them failed.
bool measureScript(std::size_t commands, Report& report)
{
    shell::Session session(azure::Document{});
    std::string script = "az group create -n rg -l westeurope -o none\n";
    for (std::size_t hub = 0; hub <= commands / kCommandsEach / 250; ++hub)
        script +=
            fmt::format("az network vnet create -g rg -n Hub{0} --address-prefixes 172.16.{0}.0/24 "
                        "-l westeurope -o none\n",
                        hub);
    for (std::size_t i = 0; i < commands / kCommandsEach; ++i)
        script += scriptFor(i);
    bool good = true;
    const double seconds = secondsOf([&] {
        for (std::size_t at = 0; at < script.size();) {
            const std::size_t end = std::min(script.find('\n', at), script.size());
            keep(session.feed(std::string_view(script).substr(at, end - at)));
            if (session.status() != 0 && std::exchange(good, false))
                fmt::print(stderr, "fails: {}\n", script.substr(at, end - at));
            at = end + 1;
        }
    });
    report.add({fmt::format("console/script:{}", commands),
                {{"seconds", seconds},
                 {"commands_per_s", static_cast<double>(commands) / seconds},
                 {"objects", static_cast<double>(session.document().size())}}});
    if (commands == kScriptCommands)
        report.goal({"cons", "10,000 commands of a script, s", seconds, kMostScript, false});
    return good;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string_view argument = argc > 1 ? argv[1] : "";
    if (argc > 2 || (argc > 1 && argument != "--quick")) {
        fmt::print(stderr, "usage: bench_console [--quick]\n");
        return 2;
    }
    const bool quick = argument == "--quick";
    pinThread();
    fmt::print("{}\n", machine());
    Report report;
    const std::size_t rounds = quick ? 3 : 51;
    measureSession("module", readSession("module.sh"), shell::Language::Bash, rounds, report);
    measureSession("powershell", readSession("powershell.ps1"), shell::Language::PowerShell, rounds,
                   report);
    const bool good = measureScript(quick ? 500 : kScriptCommands, report);
    return report.finish() && good ? EXIT_SUCCESS : EXIT_FAILURE;
}
