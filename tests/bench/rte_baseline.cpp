#include "tests/bench/rte_baseline.h"

#ifdef PEERSCAPE_BENCH_RTE
#    include <rte_eal.h>
#    include <rte_lpm.h>

#    include <array>
#endif

namespace peerscape::bench {

#ifdef PEERSCAPE_BENCH_RTE

namespace {

class RteLpm : public RteBaseline
{
public:
    explicit RteLpm(rte_lpm* lpm)
        : m_lpm(lpm)
    {
    }
    ~RteLpm() override { rte_lpm_free(m_lpm); }

    std::uint64_t lookUp(const std::vector<std::uint32_t>& addresses) override
    {
        std::array<std::uint32_t, 32> hops{};
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i + hops.size() <= addresses.size(); i += hops.size()) {
            rte_lpm_lookup_bulk(m_lpm, addresses.data() + i, hops.data(), hops.size());
            for (const std::uint32_t hop : hops)
                sum += hop;
        }
        return sum;
    }

private:
    rte_lpm* m_lpm;
};

bool startEal()
{
    static const bool started = [] {
        std::array<const char*, 8> arguments{
            "bench", "--no-huge",   "--no-pci",      "-m",
            "256",   "--no-shconf", "--log-level=1", "--no-telemetry"};
        return rte_eal_init(static_cast<int>(arguments.size()),
                            const_cast<char**>(arguments.data()))
               >= 0;
    }();
    return started;
}

} // namespace

std::unique_ptr<RteBaseline> RteBaseline::make(const std::vector<Prefix>& prefixes)
{
    if (!startEal())
        return nullptr;
    rte_lpm_config config{};
    config.max_rules = static_cast<std::uint32_t>(prefixes.size() + 16);
    config.number_tbl8s = 4096;
    rte_lpm* lpm = rte_lpm_create("bench", SOCKET_ID_ANY, &config);
    if (lpm == nullptr)
        return nullptr;
    std::uint32_t hop = 0;
    for (const Prefix& prefix : prefixes) {
        if (prefix.length > 0)
            rte_lpm_add(lpm, prefix.address, prefix.length, hop++ % 1000);
    }
    return std::make_unique<RteLpm>(lpm);
}

#else

std::unique_ptr<RteBaseline> RteBaseline::make(const std::vector<Prefix>&)
{
    return nullptr;
}

#endif

} // namespace peerscape::bench
