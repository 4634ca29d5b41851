#include "tests/bench/layout_bench.h"

#include "core/diagram/auto_layout.h"
#include "tests/bench/clock.h"

#include <fmt/format.h>

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>

namespace peerscape::bench {

namespace {

double childSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec)
           + static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

} // namespace

void measureLayout(const Estate& estate, Report& report)
{
    const auto vnets = estate.hubs.size() + estate.spokes.size();
    std::vector<double> seconds;
    for (int round = 0; round < 5; ++round)
        seconds.push_back(secondsOf([&] { keep(diagram::withLayout(estate.document)); }));
    report.add({fmt::format("layout/peerscape/vnets:{}", vnets),
                {{"ms", ratioOf(seconds).median * 1000}}});
    if (std::system("command -v sfdp >/dev/null") != 0)
        return;
    const double before = childSeconds();
    FILE* graph = popen("sfdp -Tplain >/dev/null 2>&1", "w");
    if (graph == nullptr)
        return;
    fmt::print(graph, "graph g {{\n");
    estate.document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& link) {
        if (link.virtualNetwork < link.remoteVirtualNetwork)
            fmt::print(graph, "n{} -- n{};\n", link.virtualNetwork.index,
                       link.remoteVirtualNetwork.index);
    });
    fmt::print(graph, "}}\n");
    if (pclose(graph) == 0)
        report.add({fmt::format("layout/sfdp/vnets:{}", vnets),
                    {{"ms", (childSeconds() - before) * 1000}}});
}

} // namespace peerscape::bench
