#include "tests/bench/load_bench.h"

#include "core/check/check.h"
#include "core/diagram/auto_layout.h"
#include "core/diagram/diagram.h"
#include "core/read/read.h"
#include "core/route/route_engine.h"
#include "tests/bench/clock.h"
#include "tests/bench/memory.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <QJsonDocument>
#include <sys/resource.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

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

/// An estate as an answer in memory, with the room behind it that a file read into memory has.
std::string paddedAnswer(const azure::Document& document)
{
    std::string text = graphAnswer(document);
    text.reserve(text.size() + read::kPadding);
    return text;
}

/// The bytes of a file; ends the program when it cannot be read.
std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    text.reserve(text.size() + read::kPadding);
    if (text.empty()) {
        fmt::print(stderr, "bench: cannot read {}\n", path);
        std::exit(2);
    }
    return text;
}

} // namespace

bool measureLoad(const Shape& shape, bool baselines, std::size_t rounds, Report& report)
{
    const azure::Document made = makeEstate(shape).document;
    const std::string text = paddedAnswer(made);
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    bool equal = true;
    std::vector<double> ours;
    std::vector<double> qjson;
    std::vector<double> nlohmann;
    std::vector<double> ratios;
    for (std::size_t round = 0; round < rounds; ++round) {
        read::ReadResult result;
        ours.push_back(wallSecondsOf([&] {
            if (auto read = read::read({read::inputOf("graph.json", text)}))
                result = std::move(*read);
        }));
        equal = equal && same(result.document, made);
        if (!baselines)
            continue;
        qjson.push_back(wallSecondsOf([&] {
            keep(QJsonDocument::fromJson(
                QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()))));
        }));
        ratios.push_back(qjson.back() / ours.back());
        if (round == 0)
            nlohmann.push_back(wallSecondsOf([&] { keep(nlohmann::json::parse(text)); }));
    }
    const HeldBytes held;
    const auto counted = read::read({read::inputOf("graph.json", text)});
    const double bytesPerNic = held.count() / static_cast<double>(shape.nicCount());
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

void measureLoadSeconds(const Shape& shape, Report& report)
{
    const std::string text = paddedAnswer(makeEstate(shape).document);
    std::vector<double> seconds;
    for (int round = 0; round < 3; ++round)
        seconds.push_back(
            wallSecondsOf([&] { keep(read::read({read::inputOf("graph.json", text)})); }));
    report.add({fmt::format("load/slope/mb:{:.0f}", static_cast<double>(text.size()) / 1e6),
                {{"s", ratioOf(seconds).lowest}}});
}

namespace {

/// All that opening a file makes, and what each step took. Bytes are those since `held` began,
/// without the text.
struct Opening
{
    Opening(const std::string& text, const HeldBytes* held)
    {
        const double before = held != nullptr ? held->count() : 0;
        const auto bytes = [&] { return held != nullptr ? held->count() - before : 0; };
        readSeconds = wallSecondsOf([&] {
            if (auto result = read::read({read::inputOf("graph.json", text)})) {
                document = std::move(result->document);
                understood = result->report.understood;
            }
        });
        documentBytes = bytes();
        layoutSeconds = secondsOf([&] { document = diagram::withLayout(document); });
        routesSeconds = secondsOf([&] { routes = std::make_unique<route::RouteEngine>(document); });
        engineBytes = bytes();
        checkSeconds =
            secondsOf([&] { checker = std::make_unique<check::Checker>(document, *routes); });
        drawingSeconds = secondsOf([&] { drawing = std::make_unique<diagram::Diagram>(document); });
        allBytes = bytes();
    }

    azure::Document document;
    std::unique_ptr<route::RouteEngine> routes;
    std::unique_ptr<check::Checker> checker;
    std::unique_ptr<diagram::Diagram> drawing;
    std::size_t understood = 0;
    double readSeconds = 0;
    double layoutSeconds = 0;
    double routesSeconds = 0;
    double checkSeconds = 0;
    double drawingSeconds = 0;
    double documentBytes = 0;
    double engineBytes = 0;
    double allBytes = 0;
};

} // namespace

void measureOpening(const std::string& path, const Shape& shape, Report& report)
{
    const std::string text =
        path.empty() ? paddedAnswer(makeEstate(shape).document) : contentOf(path);
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    auto timed = std::make_unique<Opening>(text, nullptr);
    const azure::Document& document = timed->document;
    const auto nics = static_cast<double>(document.all<azure::NetworkInterface>().size());
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    Result row{fmt::format("open/vnets:{}/nics:{:.0f}",
                           document.all<azure::VirtualNetwork>().size(), nics),
               // The findings follow on a thread of their own.
               {{"s", timed->readSeconds + timed->layoutSeconds + timed->routesSeconds
                          + timed->drawingSeconds},
                {"mb", megabytes},
                {"read_s", timed->readSeconds},
                {"layout_s", timed->layoutSeconds},
                {"routes_s", timed->routesSeconds},
                {"check_s", timed->checkSeconds},
                {"drawing_s", timed->drawingSeconds},
                {"understood", static_cast<double>(timed->understood)},
                {"peak_MB", static_cast<double>(usage.ru_maxrss) / 1e3}}};
    timed.reset();
    const HeldBytes held;
    const Opening counted(text, &held);
    row.counters.insert(row.counters.end(),
                        {{"document_bytes_per_nic", counted.documentBytes / nics},
                         {"document_engine_bytes_per_nic", counted.engineBytes / nics},
                         {"all_bytes_per_nic", counted.allBytes / nics}});
    report.add(std::move(row));
}

} // namespace peerscape::bench
