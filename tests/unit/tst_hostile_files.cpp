#include "core/check/check.h"
#include "core/diagram/auto_layout.h"
#include "core/diagram/diagram.h"
#include "core/read/read.h"
#include "core/route/route_engine.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/mutate.h"
#include "tests/support/processor_time.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;
using test::readFile;

namespace {

constexpr int kCopiesOfASample = 1000;
constexpr int kCopiesOfAnotherFile = 400;
/// Of those that are read, one in so many is also drawn, checked and asked for its routes.
constexpr int kOpenedShare = 8;

Result<read::ReadResult> readMutant(const std::string& text)
{
    return read::read({{"mutant.json", text}});
}

/// What the window does with a document that it opens.
void open(const azure::Document& document)
{
    const azure::Document placed = diagram::withLayout(document);
    const route::RouteEngine routes(placed);
    placed.all<azure::Subnet>().forEach(
        [&](SubnetId id, const azure::Subnet&) { static_cast<void>(routes.table(id)); });
    static_cast<void>(check::Checker(placed, routes).findings());
    static_cast<void>(diagram::Diagram(placed).bounds());
}

std::string atDepth(std::size_t depth)
{
    return "{\"format\":\"peerscape\",\"version\":1,\"future\":" + std::string(depth - 1, '[')
           + std::string(depth - 1, ']') + '}';
}

std::string templateOfDepth(std::size_t depth)
{
    return R"({"$schema":"x/deploymentTemplate.json#","resources":[{"type":"A.B/c","name":"x",)"
           R"("apiVersion":"1","deep":)"
           + std::string(depth - 3, '[') + std::string(depth - 3, ']') + "}]}";
}

} // namespace

/// Files that are broken, by accident or on purpose: refused with a place and a reason, or read.
class TestHostileFiles : public QObject
{
    Q_OBJECT

private slots:
    void survivesMutants_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("copies");
        for (const QString& path : test::sampleFiles())
            QTest::newRow(qPrintable(path)) << path << kCopiesOfASample;
        for (const char* path :
             {"golden/corpus/az/vnet-list.json", "golden/corpus/az/nic-list.json",
              "golden/corpus/az/graph-query-array.json", "golden/corpus/az/old-cli-nic-list.json",
              "golden/corpus/az/vnet-gateway-list.json", "golden/corpus/terraform/show-state.json",
              "golden/corpus/terraform/show-plan.json",
              "golden/corpus/terraform/terraform.tfstate.json",
              "golden/templates/copies-and-conditions.json"})
            QTest::newRow(path) << QString::fromLatin1(path) << kCopiesOfAnotherFile;
    }

    void survivesMutants()
    {
        QFETCH(QString, path);
        QFETCH(int, copies);
        const std::string text = readFile(path);
        QVERIFY(!text.empty());
        std::mt19937 random(20260131);
        int read = 0;
        double slowest = 0;
        for (int i = 0; i < copies; ++i) {
            const std::string mutant = test::mutated(text, random);
            const test::ProcessorTime time;
            const auto result = readMutant(mutant);
            slowest = std::max(slowest, time.seconds());
            if (!result) {
                QVERIFY(!result.error().code.empty());
                QVERIFY2(result.error().message.starts_with("mutant.json:"),
                         result.error().message.c_str());
                continue;
            }
            const std::string written = write::writePeerscape(result->document);
            const auto again = readMutant(written);
            QVERIFY2(again.has_value(), again ? "" : again.error().message.c_str());
            QVERIFY(again->document == result->document);
            if (++read % kOpenedShare == 0)
                open(result->document);
        }
        QVERIFY(read > 0);
        QVERIFY(read < copies);
        QVERIFY2(slowest < 2, qPrintable(QString::number(slowest)));
    }

    void namesThePlaceOfEveryFault_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("a missing comma")
            << QByteArray("{\n  \"format\": \"peerscape\"\n  \"version\": 1\n}\n")
            << QByteArray("mutant.json:2:");
        QTest::newRow("a wrong field") << QByteArray(
            "{\"format\":\"peerscape\",\"version\":1,\n\"notes\":[\n{\"id\":\"note-1\","
            "\"name\":7}]}") << QByteArray("mutant.json:3:23: a string was expected");
        QTest::newRow("an id that nothing has") << QByteArray(
            "{\"format\":\"peerscape\",\"version\":1,\"notes\":[],\n \"layout\":{\"note-1\":{}}}")
                                                << QByteArray(
                                                       "mutant.json:2:21: there is no object "
                                                       "with the id \"note-1\"");
        QTest::newRow("not JSON") << QByteArray("<svg/>") << QByteArray("mutant.json:1:1: ");
    }

    void namesThePlaceOfEveryFault()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        const auto result = readMutant(text.toStdString());
        QVERIFY(!result.has_value());
        QVERIFY2(QByteArray::fromStdString(result.error().message).startsWith(message),
                 result.error().message.c_str());
    }

    void limitsDepth()
    {
        QVERIFY(readMutant(atDepth(264)).has_value());
        const auto own = readMutant(atDepth(265));
        QVERIFY(!own.has_value());
        QCOMPARE(own.error().code, std::string("Limit"));
        // What fits into a template fits into the document that it becomes.
        const auto deepest = readMutant(templateOfDepth(256));
        QVERIFY2(deepest.has_value(), deepest ? "" : deepest.error().message.c_str());
        QVERIFY(readMutant(write::writePeerscape(deepest->document)).has_value());
        const auto foreign = readMutant(templateOfDepth(257));
        QVERIFY(!foreign.has_value());
        QCOMPARE(foreign.error().code, std::string("Limit"));
        QVERIFY(foreign.error().message.find("256 levels") != std::string::npos);
        // Far beyond: no recursion may follow the file.
        QVERIFY(!readMutant(std::string(5'000'000, '[')).has_value());
    }

    void limitsIds()
    {
        const auto withId = [](const std::string& number) {
            return readMutant("{\"format\":\"peerscape\",\"version\":1,\"notes\":[{\"id\":\"note-"
                              + number + "\",\"name\":\"a\"}]}");
        };
        QVERIFY(withId(std::to_string(ObjectId::kMaxIndex)).has_value());
        QVERIFY(!withId(std::to_string(ObjectId::kMaxIndex + 1)).has_value());
        QVERIFY(!withId("0").has_value());
        QVERIFY(!withId("99999999999999999999").has_value());
    }
};

PEERSCAPE_TEST_CLASS(TestHostileFiles)
#include "tst_hostile_files.moc"
