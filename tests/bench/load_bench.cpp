#include "tests/bench/load_bench.h"

#include "core/read/read.h"
#include "tests/bench/clock.h"
#include "tests/bench/memory.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <QJsonDocument>

namespace peerscape::bench {

namespace {

/// Whether the reader made of the answer what the estate is made of.
bool same(const azure::Document& read, const azure::Document& made)
{
    bool equal = read.size() == made.size();
    const auto compare = [&](const auto& a, const auto& b) {
        equal = equal && a.size() == b.size();
    };
    compare(read.all<azure::VirtualNetwork>(), made.all<azure::VirtualNetwork>());
    compare(read.all<azure::Subnet>(), made.all<azure::Subnet>());
    compare(read.all<azure::Peering>(), made.all<azure::Peering>());
    compare(read.all<azure::NetworkInterface>(), made.all<azure::NetworkInterface>());
    // Interfaces are written and read in document order.
    auto index = std::uint32_t{1};
    made.all<azure::NetworkInterface>().forEach([&](NicId id, const azure::NetworkInterface& nic) {
        const auto* other = read.find(NicId(index++));
        const auto* subnet = other != nullptr ? read.find(other->subnet()) : nullptr;
        equal = equal && subnet != nullptr && other->name == nic.name && id
                && subnet->name == made.find(nic.subnet())->name
                && other->primaryConfiguration()->privateIPAddress
                       == nic.primaryConfiguration()->privateIPAddress;
    });
    return equal;
}

} // namespace

bool measureLoad(const Shape& shape, bool baselines, std::size_t rounds, Report& report)
{
    const azure::Document made = makeEstate(shape).document;
    const std::string text = graphAnswer(made);
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    bool equal = true;
    std::vector<double> ours;
    std::vector<double> qjson;
    std::vector<double> nlohmann;
    std::vector<double> ratios;
    double bytesPerNic = 0;
    for (std::size_t round = 0; round < rounds; ++round) {
        const std::size_t before = heldBytes();
        read::ReadResult result;
        ours.push_back(secondsOf([&] {
            if (auto read = read::read({{"graph.json", text}}))
                result = std::move(*read);
        }));
        bytesPerNic =
            static_cast<double>(heldBytes() - before) / static_cast<double>(shape.nicCount());
        equal = equal && same(result.document, made);
        if (!baselines)
            continue;
        qjson.push_back(secondsOf([&] {
            keep(QJsonDocument::fromJson(
                QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()))));
        }));
        ratios.push_back(qjson.back() / ours.back());
        if (round == 0)
            nlohmann.push_back(secondsOf([&] { keep(nlohmann::json::parse(text)); }));
    }
    const auto add = [&](const char* parser, const std::vector<double>& seconds,
                         std::vector<std::pair<std::string, double>> more) {
        const double s = ratioOf(seconds).median;
        more.insert(more.begin(), {{"s", s}, {"GB_per_s", megabytes / 1000 / s}});
        report.add({fmt::format("load/{}/mb:{:.0f}", parser, megabytes), std::move(more)});
    };
    add("peerscape", ours,
        {{"nics", static_cast<double>(shape.nicCount())},
         {"bytes_per_nic", bytesPerNic},
         {"equal", equal ? 1.0 : 0.0}});
    if (baselines) {
        add("qjson", qjson, {{"ratio", ratioOf(ratios).median}});
        add("nlohmann", nlohmann, {});
    }
    return equal;
}

} // namespace peerscape::bench
