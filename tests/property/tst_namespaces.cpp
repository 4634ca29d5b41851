#include "core/azure/names.h"
#include "core/reach/reach.h"
#include "tests/property/packet_lab.h"
#include "tests/support/random_design.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

using namespace peerscape;

namespace {

constexpr std::uint32_t kDesigns = 200;
constexpr int kTurns = 3;             ///< At most, for packets that were lost.
constexpr std::uint32_t kWorkers = 3; ///< Each waits for the kernel now and then.
constexpr std::chrono::seconds kLimit{240};

/// The interfaces that ask and answer: all of them, appliances too.
std::vector<NicId> endsOf(const azure::Document& document)
{
    std::vector<NicId> nics;
    document.all<azure::NetworkInterface>().forEach(
        [&](NicId id, const azure::NetworkInterface&) { nics.push_back(id); });
    return nics;
}

/// Every pair with what the walk says of it.
std::vector<test::Probe> predictions(const route::RouteEngine& routes)
{
    std::vector<test::Probe> probes;
    const std::vector<NicId> nics = endsOf(routes.document());
    for (const NicId from : nics) {
        for (const NicId to : nics) {
            if (from == to)
                continue;
            test::Probe probe;
            probe.from = from;
            probe.to = to;
            probe.port = static_cast<std::uint16_t>(4000 + probes.size() % 2);
            const auto answer =
                reach::reach(routes, {from, {}}, {to, {}}, {reach::Protocol::Udp, probe.port});
            probe.expectArrival = answer->forward.front().verdict.reachable();
            probe.expectAnswer = answer->reachable;
            probes.push_back(probe);
        }
    }
    return probes;
}

struct Tally
{
    std::uint32_t designs = 0;
    std::size_t pairs = 0;
    std::size_t arrived = 0;
    std::size_t answered = 0;
};

/// A child that judges every `kWorkers`-th design; what it says is read from the pipe.
struct Worker
{
    pid_t child = -1;
    int out = -1;
};

bool asPredicted(const test::Probe& probe, const test::ProbeResult& result)
{
    return result.arrived == probe.expectArrival && result.answered == probe.expectAnswer;
}

/// A busy machine loses a packet now and then: those that went otherwise than predicted go again,
/// a few times.
std::vector<test::ProbeResult> measure(test::PacketLab& lab, const std::vector<test::Probe>& probes)
{
    std::vector<test::ProbeResult> results = lab.measure(probes);
    for (int turn = 0; turn < kTurns; ++turn) {
        std::vector<test::Probe> again;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < probes.size(); ++i) {
            if (!asPredicted(probes[i], results[i])) {
                again.push_back(probes[i]);
                places.push_back(i);
            }
        }
        if (again.empty())
            break;
        const std::vector<test::ProbeResult> second = lab.measure(again);
        for (std::size_t i = 0; i < places.size(); ++i)
            results[places[i]] = second[i];
    }
    return results;
}

/// Lines that say where packets and predictions differ; the last line is the tally.
void judge(FILE* out, std::uint32_t first)
{
    if (const auto reason = test::enterOwnNetwork()) {
        std::fprintf(out, "SKIP %s\n", reason->c_str());
        return;
    }
    const auto start = std::chrono::steady_clock::now();
    Tally tally;
    test::PacketLab lab;
    for (std::uint32_t seed = first;
         seed <= kDesigns && std::chrono::steady_clock::now() - start < kLimit; seed += kWorkers) {
        const azure::Document document = test::randomDesign(seed);
        const route::RouteEngine routes(document);
        if (const auto failure = lab.load(routes)) {
            std::fprintf(out, "FAIL seed %u: %s\n", seed, failure->c_str());
            return;
        }
        const std::vector<test::Probe> probes = predictions(routes);
        const std::vector<test::ProbeResult> results = measure(lab, probes);
        for (std::size_t i = 0; i < probes.size(); ++i) {
            tally.arrived += results[i].arrived ? 1U : 0U;
            tally.answered += results[i].answered ? 1U : 0U;
            if (asPredicted(probes[i], results[i]))
                continue;
            std::fprintf(out,
                         "FAIL seed %u: %s to %s port %u: predicted arrival %d answer %d, measured "
                         "%d %d\n",
                         seed, azure::displayName(document, probes[i].from).c_str(),
                         azure::displayName(document, probes[i].to).c_str(), probes[i].port,
                         probes[i].expectArrival, probes[i].expectAnswer, results[i].arrived,
                         results[i].answered);
        }
        tally.pairs += probes.size();
        ++tally.designs;
    }
    std::fprintf(out, "DONE %u designs, %zu pairs, %zu arrived, %zu answered\n", tally.designs,
                 tally.pairs, tally.arrived, tally.answered);
}

Worker startWorker(std::uint32_t first)
{
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0)
        return {};
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        FILE* out = fdopen(ends[1], "w");
        judge(out, first);
        std::fclose(out);
        _exit(0); // and with it every namespace
    }
    close(ends[1]);
    return {child, ends[0]};
}

QByteArray reportOf(const Worker& worker)
{
    QByteArray report;
    char buffer[4096];
    for (ssize_t size = 0; (size = read(worker.out, buffer, sizeof buffer)) > 0;)
        report.append(buffer, size);
    close(worker.out);
    return report;
}

} // namespace

/// The independent judge: designs as network namespaces, real packets, and every pair as predicted.
class TestNamespaces : public QObject
{
    Q_OBJECT

private slots:
    void packetsGoAsPredicted()
    {
        std::vector<Worker> workers;
        for (std::uint32_t i = 1; i <= kWorkers; ++i)
            workers.push_back(startWorker(i));
        Tally sum;
        QByteArray skipped;
        QByteArray failures;
        for (const Worker& worker : workers) {
            QVERIFY(worker.child > 0);
            const QByteArray report = reportOf(worker);
            int status = 0;
            QCOMPARE(waitpid(worker.child, &status, 0), worker.child);
            QCOMPARE(status, 0);
            Tally tally;
            const QByteArray last = report.trimmed().split('\n').last();
            if (report.startsWith("SKIP"))
                skipped = report.trimmed().mid(5);
            else if (std::sscanf(last.constData(),
                                 "DONE %u designs, %zu pairs, %zu arrived, %zu answered",
                                 &tally.designs, &tally.pairs, &tally.arrived, &tally.answered)
                     != 4)
                failures += report;
            if (report.contains("FAIL"))
                failures += report;
            sum.designs += tally.designs;
            sum.pairs += tally.pairs;
            sum.arrived += tally.arrived;
            sum.answered += tally.answered;
        }
        if (!skipped.isEmpty())
            QSKIP(skipped.constData());
        qInfo("%u designs, %zu pairs: %zu packets arrived, %zu answers came back", sum.designs,
              sum.pairs, sum.arrived, sum.answered);
        QVERIFY2(failures.isEmpty(), failures.left(8000).constData());
        QVERIFY(sum.designs >= kDesigns / 4);
        // A judge that sees everything or nothing arrive judges nothing.
        QVERIFY(sum.answered > sum.pairs / 10);
        QVERIFY(sum.arrived < sum.pairs * 9 / 10);
        // All right so far, but not what the name of this test promises.
        if (sum.designs < kDesigns)
            QSKIP(qPrintable(QStringLiteral("the time was up after %1 of %2 designs, all of which "
                                            "went as predicted")
                                 .arg(sum.designs)
                                 .arg(kDesigns)));
    }
};

PEERSCAPE_TEST_CLASS(TestNamespaces)
#include "tst_namespaces.moc"
