#include "tests/bench/naive_round.h"

#include "tests/bench/clock.h"
#include "tests/support/naive_routes.h"

namespace peerscape::bench {

NaiveSeconds naiveRound(const Estate& estate, const Shape& shape, std::size_t round,
                        std::size_t sampleEvery)
{
    NaiveSeconds seconds;
    std::size_t taken = 0;
    const double perNic = secondsOf([&] {
        for (std::size_t i = round; i < estate.nics.size(); i += sampleEvery * shape.nics, ++taken)
            keep(test::naiveTable(estate.document, estate.document.find(estate.nics[i])->subnet()));
    });
    seconds.perNic = perNic * static_cast<double>(estate.nics.size()) / static_cast<double>(taken);
    taken = 0;
    const double perSubnet = secondsOf([&] {
        for (std::size_t i = round; i < estate.subnets.size(); i += sampleEvery, ++taken)
            keep(test::naiveTable(estate.document, estate.subnets[i]));
    });
    seconds.perSubnet =
        perSubnet * static_cast<double>(estate.subnets.size()) / static_cast<double>(taken);
    return seconds;
}

} // namespace peerscape::bench
