#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/cost/peering_costs.h"
#include "core/edit/peering_edits.h"
#include "core/read/prices.h"
#include "core/read/read.h"
#include "core/write/costs.h"
#include "core/write/sanitise.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/network_builder.h"
#include "tests/support/random_design.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <array>
#include <random>

using namespace peerscape;

namespace {

using cost::Direction;
using cost::Money;

constexpr Money kUsd = cost::kWhole;

QString sentence(const Message& message)
{
    return QString::fromStdString(render(message));
}

/// Two peered networks, and what 1,000 GB cost that the first sends.
struct Pair
{
    test::NetworkBuilder net;
    VnetId a;
    VnetId b;
    PeeringId there;
    PeeringId back;

    Pair(std::string_view regionOfA, std::string_view regionOfB)
        : a(net.vnet("a", {"10.0.0.0/16"}, regionOfA))
        , b(net.vnet("b", {"10.1.0.0/16"}, regionOfB))
    {
        std::tie(there, back) = net.peer(a, b);
        net.update(there, [](azure::Peering& side) { side.monthlyGigabytes = 1000; });
    }

    Direction sent() { return directionOf(net.document(), read::shippedPrices(), there); }
};

} // namespace

/// What Azure bills (rules.md, Costs), what is not known, and damaged price tables.
class TestCosts : public QObject
{
    Q_OBJECT

private slots:
    void billing_data();
    void billing();
    void eachDirectionIsBilledOnce();
    void whatIsNotKnown();
    void notConnected();
    void gatewayTransit();
    void statesAndForgets();
    void isKeptAndSanitised();
    void totalsOfRandomDesigns();
    void sumsStayInRange();
    void shippedTable();
    void pricesAsText_data();
    void pricesAsText();
    void damagedTables_data();
    void damagedTables();
};

void TestCosts::billing_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<qint64>("outbound"); // of 1,000 GB
    QTest::addColumn<qint64>("inbound");

    // Infracost's own test data of pull 1852 (2022-07-13): 10.00 and 10.00, 35.00 and 35.00,
    // 35.00 and 90.00.
    QTest::newRow("C2 within a region") << "westeurope" << "westeurope" << qint64{10} << qint64{10};
    QTest::newRow("C3 within zone 1") << "westeurope" << "northeurope" << qint64{35} << qint64{35};
    QTest::newRow("C3 zone 1 to 2") << "westeurope" << "japanwest" << qint64{35} << qint64{90};
    // Of the tests of arm-estimator's pull 257 (2024-02-07): 0.25, 0.39 and 0.50 USD for a GB both
    // ways between zones 1 and 2, 1 and 3, 2 and 3.
    QTest::newRow("C3 zone 2 to 1") << "japanwest" << "westeurope" << qint64{90} << qint64{35};
    QTest::newRow("C3 zone 1 to 3") << "eastus" << "brazilsouth" << qint64{35} << qint64{160};
    QTest::newRow("C3 zone 3 to 2") << "uaenorth" << "eastasia" << qint64{160} << qint64{90};
    QTest::newRow("spelt for people") << "West Europe" << "westeurope" << qint64{10} << qint64{10};
    QTest::newRow("zone not confirmed, within")
        << "swedencentral" << "swedencentral" << qint64{10} << qint64{10};
}

void TestCosts::billing()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const qint64, outbound);
    QFETCH(const qint64, inbound);
    Pair pair(from.toStdString(), to.toStdString());
    const Direction sent = pair.sent();
    QCOMPARE(*sent.outbound * 1000, Money{outbound * kUsd});
    QCOMPARE(*sent.inbound * 1000, Money{inbound * kUsd});
    QCOMPARE(*sent.cost(), Money{(outbound + inbound) * kUsd});
    QVERIFY(noteOf(pair.net.document(), sent).text.empty());
}

void TestCosts::eachDirectionIsBilledOnce() // C1
{
    Pair pair("westeurope", "japaneast");
    pair.net.update(pair.back, [](azure::Peering& side) { side.monthlyGigabytes = 10; });
    const auto all = cost::estimate(pair.net.document(), read::shippedPrices());
    QCOMPARE(all.directions.size(), std::size_t{2});
    QCOMPARE(cost::moneyText(all.total.money), std::string("126.25"));
    // What a sends and what it gets, at its own rate.
    QCOMPARE(all.networks.size(), std::size_t{2});
    QCOMPARE(all.networks[0].name, std::string("a"));
    QCOMPARE(cost::moneyText(all.networks[0].total.money), std::string("35.35"));
    QCOMPARE(cost::moneyText(all.networks[1].total.money), std::string("90.90"));
    QCOMPARE(all.regionPairs.size(), std::size_t{1});
    QCOMPARE(all.regionPairs[0].name, std::string("japaneast - westeurope"));
    QCOMPARE(all.regionPairs[0].total.money, all.total.money);
}

void TestCosts::whatIsNotKnown()
{
    Pair unconfirmed("westeurope", "swedencentral");
    QVERIFY(!unconfirmed.sent().cost());
    QCOMPARE(*unconfirmed.sent().outbound * 1000, 35 * kUsd);
    QCOMPARE(sentence(noteOf(unconfirmed.net.document(), unconfirmed.sent())),
             QStringLiteral("No price for swedencentral in the table."));

    Pair government("usgovvirginia", "usgovvirginia");
    QVERIFY(!government.sent().price());
    QCOMPARE(sentence(noteOf(government.net.document(), government.sent())),
             QStringLiteral("No price within usgovvirginia in the table."));

    Pair elsewhere("westeurope", "");
    QCOMPARE(sentence(noteOf(elsewhere.net.document(), elsewhere.sent())),
             QStringLiteral("No price: the region of b is not known."));
    const auto all = cost::estimate(elsewhere.net.document(), read::shippedPrices());
    QCOMPARE(all.total.withoutPrice, std::size_t{1});
    QCOMPARE(all.total.notStated, std::size_t{1});
    QCOMPARE(sentence(gapsOf(all.total)),
             QStringLiteral("Not counted: 1 not stated, 1 without a price."));
    QVERIFY(!all.total.known()); // which is not 0

    Pair unstated("westeurope", "westeurope");
    unstated.net.update(unstated.there, [](azure::Peering& side) { side.monthlyGigabytes = {}; });
    QVERIFY(!unstated.sent().cost());
    QCOMPARE(*unstated.sent().price(), kUsd / 50); // what a GB costs is known all the same
}

void TestCosts::notConnected()
{
    test::NetworkBuilder net;
    const VnetId a = net.vnet("a", {"10.0.0.0/16"});
    const PeeringId alone = net.link(a, net.vnet("b", {"10.1.0.0/16"}));
    const PeeringId gone = net.link(a, net.vnet("c", {"10.2.0.0/16"}));
    net.update(alone, [](azure::Peering& side) { side.monthlyGigabytes = 1000; });
    net.update(gone, [](azure::Peering& side) {
        side.remoteVirtualNetwork = {};
        side.remoteResourceId = "/subscriptions/s/x/virtualNetworks/old";
        side.disconnected = true;
    });
    const auto all = cost::estimate(net.document(), read::shippedPrices());
    QCOMPARE(*all.total.known(), Money{0});
    QCOMPARE(all.total.notConnected, std::size_t{2});
    QCOMPARE(all.directions[1].toName, std::string("old"));
    QCOMPARE(sentence(noteOf(net.document(), all.directions[0])),
             QStringLiteral("Not Connected: carries nothing."));
}

void TestCosts::gatewayTransit() // C4
{
    test::NetworkBuilder net;
    const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    const VnetId spoke = net.vnet("spoke", {"10.1.0.0/16"});
    const auto sides =
        net.peer(hub, spoke, {.allowGatewayTransit = true}, {.useRemoteGateways = true});
    const auto note = [&](PeeringId side) {
        return sentence(
            noteOf(net.document(), directionOf(net.document(), read::shippedPrices(), side)));
    };
    QCOMPARE(note(sides.first), QString()); // there is no gateway yet
    net.vpnGateway(hub, "gw", "20.0.0.1");
    for (const PeeringId side : {sides.first, sides.second})
        QCOMPARE(note(side), QStringLiteral("At most: what goes on through the gateway is billed "
                                            "at spoke only."));
}

void TestCosts::statesAndForgets()
{
    Pair pair("westeurope", "westeurope");
    pair.net.update(pair.there, [](azure::Peering& side) { side.disconnected = true; });
    const azure::Document before = pair.net.document();
    const auto stated = edit::stateTraffic(before, pair.there, 7);
    QVERIFY(stated.has_value());
    QCOMPARE(sentence(stated->label), QStringLiteral("State 7 GB a month on a-To-b"));
    QCOMPARE(stated->next.find(pair.there)->monthlyGigabytes, std::optional<std::uint32_t>(7));
    // To Azure nothing was put: the side would be Initiated else (3.2.3).
    QVERIFY(stated->next.find(pair.there)->disconnected);
    const auto forgotten = edit::stateTraffic(stated->next, pair.there, std::nullopt);
    QCOMPARE(sentence(forgotten->label), QStringLiteral("State no data on a-To-b"));
    QVERIFY(!forgotten->next.find(pair.there)->monthlyGigabytes);
    QCOMPARE(edit::stateTraffic(before, PeeringId(99), 1).error().code,
             std::string("ResourceNotFound"));
}

void TestCosts::isKeptAndSanitised()
{
    Pair pair("westeurope", "westeurope");
    const std::string file = write::writePeerscape(pair.net.document());
    const auto read = read::read({{"file.peerscape", file}});
    QVERIFY(read.has_value());
    QVERIFY(read->document == pair.net.document());
    QVERIFY(!write::sanitised(pair.net.document()).find(pair.there)->monthlyGigabytes);
}

void TestCosts::totalsOfRandomDesigns()
{
    constexpr std::array kRegions{"westeurope", "eastus", "japaneast",     "uaenorth",
                                  "westus3",    "",       "usgovvirginia", "northeurope"};
    // Noted here once more, and looked up differently.
    const auto rateOf = [](std::string_view region) -> std::optional<Money> {
        if (region == "westeurope" || region == "eastus" || region == "northeurope")
            return 35'000;
        if (region == "japaneast")
            return 90'000;
        return region == "uaenorth" ? std::optional<Money>(160'000) : std::nullopt;
    };
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        azure::Transaction transaction(test::randomDesign(seed));
        const azure::Document design = transaction.document();
        design.all<azure::VirtualNetwork>().forEach([&](VnetId id, const azure::VirtualNetwork&) {
            transaction.update(id, [&](azure::VirtualNetwork& network) {
                network.location = kRegions[random() % kRegions.size()];
            });
        });
        design.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering&) {
            transaction.update(id, [&](azure::Peering& side) {
                if (random() % 4 != 0)
                    side.monthlyGigabytes = static_cast<std::uint32_t>(random() % 100'000);
            });
        });
        const azure::Document document = transaction.take();
        Money naive = 0;
        std::size_t counted = 0;
        document.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& side) {
            const auto* from = document.find(side.virtualNetwork);
            const auto* to = document.find(side.remoteVirtualNetwork);
            if (to == nullptr || !azure::isLive(document, id) || !side.monthlyGigabytes)
                return;
            auto out = rateOf(from->location);
            auto in = rateOf(to->location);
            if (from->location == to->location && !from->location.empty()
                && from->location != "usgovvirginia")
                out = in = 10'000;
            if (!out || !in)
                return;
            ++counted;
            naive += (*out + *in) * *side.monthlyGigabytes;
        });
        const auto all = cost::estimate(document, read::shippedPrices());
        QCOMPARE(all.total.money, naive);
        QCOMPARE(all.total.counted(), counted);
        for (const auto* groups : {&all.networks, &all.regionPairs}) {
            Money sum = 0;
            for (const cost::Group& group : *groups)
                sum += group.total.money;
            QCOMPARE(sum, naive);
        }
    }
}

void TestCosts::sumsStayInRange()
{
    test::NetworkBuilder net;
    cost::PriceTable prices = read::shippedPrices();
    prices.withinRegion = {cost::kMostPerGigabyte, cost::kMostPerGigabyte};
    const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
    for (int i = 0; i < 200; ++i) {
        const auto sides = net.peer(hub, net.vnet("spoke" + std::to_string(i), {"10.1.0.0/16"}));
        for (const PeeringId side : {sides.first, sides.second})
            net.update(side, [](azure::Peering& link) {
                link.monthlyGigabytes = std::numeric_limits<std::uint32_t>::max();
            });
    }
    const auto all = cost::estimate(net.document(), prices);
    QCOMPARE(all.total.money, std::numeric_limits<Money>::max());
}

void TestCosts::shippedTable()
{
    const cost::PriceTable& table = read::shippedPrices();
    QCOMPARE(table.currency, std::string("USD"));
    QCOMPARE(table.zones.size(), std::size_t{4});
    const auto again = read::readPrices("again.json", write::writePrices(table));
    QVERIFY2(again.has_value(), again ? "" : again.error().message.c_str());
    QVERIFY(*again == table);
}

void TestCosts::pricesAsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("millionths"); // -1: none
    QTest::addColumn<QString>("written");

    QTest::newRow("thousandths") << "0.035" << qint64{35'000} << "0.035";
    QTest::newRow("tenths") << "0.1" << qint64{100'000} << "0.10";
    QTest::newRow("free") << "0" << qint64{0} << "0.00";
    QTest::newRow("millionths") << "0.000001" << qint64{1} << "0.000001";
    QTest::newRow("the most") << "10" << qint64{10'000'000} << "10.00";
    for (const char* bad : {"", "-0.01", "10.01", "1000", "0.0000001", "1e-2", ".5", "1.", "0,1"})
        QTest::addRow("bad %s", bad) << bad << qint64{-1} << "";
}

void TestCosts::pricesAsText()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, millionths);
    QFETCH(const QString, written);
    const cost::Price price = cost::parsePrice(text.toStdString());
    QCOMPARE(price.value_or(-1), Money{millionths});
    if (price)
        QCOMPARE(QString::fromStdString(cost::priceText(*price)), written);
    QCOMPARE(cost::moneyText(1'005'000), std::string("1.01"));
    QCOMPARE(cost::moneyText(4'999), std::string("0.00"));
}

void TestCosts::damagedTables_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("error");

    const auto row = [](const char* name, const char* from, const char* to, const char* error) {
        QTest::newRow(name) << from << to << error;
    };
    row("date", R"("2023-08")", R"("August")",
        R"(Invalid t:2:11: "date" is not a date such as 2023-08 or 2023-08-31)");
    row("month 13", R"("2023-08")", R"("2023-13")",
        R"(Invalid t:2:11: "date" is not a date such as 2023-08 or 2023-08-31)");
    row("no source", R"("source": ")", R"("sauce": ")",
        R"(Invalid t:3:12: nothing is called "sauce" here)");
    row("currency", R"("USD")", R"("dollars")",
        R"(Invalid t:4:15: "currency" is not a code such as USD)");
    row("negative", "0.035", "-1",
        "Invalid t:9:19: the outbound price of Zone 1 is not a number from 0 to 10 with at most "
        "six decimals");
    row("text", R"("inbound": 0.01)", R"("inbound": "0.01")",
        "Invalid t:5:49: the inbound price within a region is not a number from 0 to 10 with at "
        "most six decimals");
    row("a slip", R"("outbound": 0.09)", R"("outbund": 0.09)",
        R"(Invalid t:20:18: nothing is called "outbund" here)");
    row("twice", R"("japaneast")", R"("westeurope")",
        "Invalid t:23:76: westeurope is in two zones, or twice in Zone 2");
    row("no region", R"("japaneast")", "7",
        "Invalid t:23:76: a region of Zone 2 is not a name such as westeurope");
    row("no zones", R"("zones": [)", R"("zones": {"a": [)", "Syntax t:");
    row("no object", "{", "[", "Syntax t:");
}

void TestCosts::damagedTables()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, error);
    QString text = QString::fromStdString(
        test::readFile(QStringLiteral("../resources/prices/peering-prices.json")));
    const qsizetype at = text.indexOf(from);
    QVERIFY(at >= 0);
    text.replace(at, from.size(), to);
    const auto table = read::readPrices("t", text.toStdString());
    QVERIFY(!table);
    const QString got = QStringLiteral("%1 %2").arg(QString::fromStdString(table.error().code),
                                                    QString::fromStdString(table.error().message));
    QVERIFY2(got.startsWith(error), qPrintable(got));
}

PEERSCAPE_TEST_CLASS(TestCosts)
#include "tst_costs.moc"
