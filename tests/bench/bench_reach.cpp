#include "core/edit/put.h"
#include "core/reach/matrix_keeper.h"
#include "tests/bench/clock.h"
#include "tests/bench/estate.h"

#include <fmt/format.h>

#include <cstdlib>
#include <random>
#include <string_view>

using namespace peerscape;
using namespace peerscape::bench;

/// How long one question takes in a large estate, and a matrix that follows edits beside one that
/// is made afresh after each.
namespace {

constexpr double kMostWalk = 50; ///< Microseconds, the median of one way there and back.

/// Questions between interfaces at random: p50 in microseconds.
double measureWalks(const Estate& estate, std::size_t questions)
{
    const route::RouteEngine routes(estate.document);
    std::mt19937 random(5);
    Samples samples;
    std::size_t reached = 0;
    for (std::size_t i = 0; i < questions; ++i) {
        const NicId from = estate.nics[random() % estate.nics.size()];
        const NicId to = estate.nics[random() % estate.nics.size()];
        const std::int64_t start = now();
        const auto answer = reach::reach(routes, {from, {}}, {to, {}});
        samples.add(now() - start);
        reached += answer && answer->reachable ? 1U : 0U;
    }
    fmt::print("reach/walk/vnets:{}  p50_us {:.2f}  p99_us {:.2f}  max_us {:.1f}  reached {}\n",
               estate.hubs.size() + estate.spokes.size(), samples.percentile(0.5),
               samples.percentile(0.99), samples.max(), reached);
    return samples.percentile(0.5);
}

/// Edits that switch forwarded traffic on a peering, with the matrix kept and made afresh in turn;
/// whether both always say the same.
bool measureMatrix(const Estate& estate, reach::MatrixBy by, int edits)
{
    azure::Document document = estate.document;
    route::RouteEngine routes(document);
    const std::int64_t start = now();
    reach::MatrixKeeper keeper(routes, by);
    const double first = static_cast<double>(now() - start) / 1e6;
    std::mt19937 random(6);
    Samples kept;
    std::vector<double> ratios;
    bool equal = true;
    for (int i = 0; i < edits; ++i) {
        const PeeringId link = estate.spokeSides[random() % estate.spokeSides.size()];
        const auto edit = edit::modify(document, link, [](azure::Peering& peering) {
            peering.allowForwardedTraffic = !peering.allowForwardedTraffic;
        });
        if (!edit)
            continue;
        routes.update(edit->next, edit->changes);
        const std::int64_t before = now();
        keeper.update(document, edit->changes, routes);
        const std::int64_t took = now() - before;
        kept.add(took);
        document = edit->next;
        const std::int64_t again = now();
        const reach::Matrix fresh = reach::makeMatrix(routes, by);
        ratios.push_back(static_cast<double>(now() - again) / static_cast<double>(took));
        equal = equal && fresh == keeper.matrix();
    }
    const Ratio ratio = ratioOf(ratios);
    fmt::print("reach/matrix/ends:{}  first_ms {:.1f}  edit_p50_us {:.1f}  edit_p99_us {:.1f}  "
               "full/incremental {:.1f} ({:.1f} to {:.1f})  equal {}\n",
               keeper.matrix().ends.size(), first, kept.percentile(0.5), kept.percentile(0.99),
               ratio.median, ratio.lowest, ratio.highest, equal);
    return equal;
}

} // namespace

int main(int argc, char** argv)
{
    const bool equality = argc > 1 && std::string_view(argv[1]) == "--equality";
    if (argc > 1 && !equality) {
        fmt::print(stderr, "usage: bench_reach [--equality]\n");
        return 2;
    }
    pinThread();
    Shape shape;
    shape.vnets = equality ? 40 : 150;
    shape.nics = 1;
    shape.onPremises = 10;
    bool good = measureMatrix(makeEstate(shape), reach::MatrixBy::Subnet, equality ? 5 : 20);
    if (!equality) {
        fmt::print("{}\n", machine());
        shape.vnets = 10'000;
        shape.nics = 2;
        shape.onPremises = 100;
        const double walk = measureWalks(makeEstate(shape), 20'000);
        if (walk > kMostWalk) {
            fmt::print(stderr, "goal missed: a walk takes {:.1f} us, not {:.0f}\n", walk,
                       kMostWalk);
            good = false;
        }
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
