#include "core/azure/names.h"
#include "core/compare/nearest_ends.h"
#include "core/edit/put.h"
#include "core/edit/remove.h"
#include "core/write/comparison.h"
#include "tests/support/named.h"
#include "tests/support/network_builder.h"
#include "tests/support/random_design.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace peerscape;
using compare::Change;
using compare::Comparison;
using compare::Matching;

namespace {

/// A hub with an appliance between two spokes; `otherWayRound` makes everything in another order,
/// so that no id is the same.
azure::Document hubAndSpokes(bool otherWayRound = false)
{
    test::NetworkBuilder net;
    VnetId vnets[3];
    const char* const names[]{"hub", "one", "two"};
    const char* const spaces[]{"10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16"};
    const char* const ranges[]{"10.0.1.0/24", "10.1.1.0/24", "10.2.1.0/24"};
    SubnetId subnets[3];
    for (int step = 0; step < 3; ++step) {
        const int i = otherWayRound ? 2 - step : step;
        vnets[i] = net.vnet(names[i], {spaces[i]});
        subnets[i] = net.subnet(vnets[i], "apps", {ranges[i]});
    }
    const NicId nva = net.appliance(subnets[0], "nva", "10.0.1.4");
    Q_UNUSED(nva)
    for (int step = 1; step < 3; ++step) {
        const int i = otherWayRound ? 3 - step : step;
        net.peer(vnets[0], vnets[i], {.allowForwardedTraffic = true},
                 {.allowForwardedTraffic = true});
        net.nic(subnets[i], i == 1 ? "vm1" : "vm2");
        const RouteTableId table = net.routeTable(i == 1 ? "rt1" : "rt2");
        net.route(table, "across", i == 1 ? "10.2.0.0/16" : "10.1.0.0/16",
                  azure::NextHopType::VirtualAppliance, "10.0.1.4");
        net.associate(subnets[i], table);
    }
    return net.document();
}

std::string endName(const azure::Document& document, const compare::PairEnd& end)
{
    return end.after ? azure::displayName(document, end.after) : "Internet";
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private slots:
    void idsDoNotMatterBetweenFiles()
    {
        const azure::Document one = hubAndSpokes();
        const azure::Document other = hubAndSpokes(true);
        QVERIFY(compare::compare(one, other).empty());
        QVERIFY(!(one == other));
        // By id they are other things with each other's names.
        QVERIFY(!compare::compare(one, other, {.matching = Matching::ById, .by = {}, .flow = {}})
                     .empty());
    }

    void oneRouteLess()
    {
        const azure::Document before = hubAndSpokes();
        const azure::Document after =
            edit::modify(hubAndSpokes(true),
                         test::named<azure::RouteTable>(hubAndSpokes(true), "rt2"),
                         [](azure::RouteTable& t) { t.routes.clear(); })
                ->next;
        const Comparison result = compare::compare(before, after);
        QCOMPARE(result.resources.size(), std::size_t(1));
        QVERIFY(result.resources[0].change == Change::Changed);
        QCOMPARE(result.resources[0].fields.size(), std::size_t(1));
        QCOMPARE(result.resources[0].fields[0].field, std::string("routes/across"));
        QCOMPARE(result.resources[0].fields[0].before,
                 std::string("addressPrefix 10.1.0.0/16, nextHopIpAddress 10.0.1.4"));
        QCOMPARE(result.resources[0].fields[0].after, std::string());
        QCOMPARE(result.routes.size(), std::size_t(1));
        QCOMPARE(result.routes[0].nics.size(), std::size_t(1));
        QCOMPARE(azure::displayName(after, result.routes[0].nics[0]), std::string("vm2"));
        std::vector<std::string> lost;
        for (const compare::PairChange& pair : result.reachability) {
            QVERIFY(!pair.gained);
            lost.push_back(endName(after, pair.from) + ">" + endName(after, pair.to));
        }
        QCOMPARE(lost, (std::vector<std::string>{"vm1>vm2", "vm2>vm1"}));
    }

    void partsAreFoundByName()
    {
        const azure::Document before = hubAndSpokes();
        const auto change = [](azure::RouteTable& t) {
            t.routes[0].nextHopIpAddress = test::address("10.0.1.5");
            t.routes.insert(
                t.routes.begin(),
                {Text("first"), test::prefix("10.9.0.0/16"), {}, azure::NextHopType::None, {}});
        };
        const azure::Document after =
            edit::modify(before, test::named<azure::RouteTable>(before, "rt1"), change)->next;
        const Comparison result =
            compare::compare(before, after, {.matching = Matching::ById, .by = {}, .flow = {}});
        QCOMPARE(result.resources.size(), std::size_t(1));
        const auto& fields = result.resources[0].fields;
        QCOMPARE(fields.size(), std::size_t(2));
        QCOMPARE(fields[0].field, std::string("routes/across/nextHopIpAddress"));
        QCOMPARE(fields[0].before, std::string("10.0.1.4"));
        QCOMPARE(fields[0].after, std::string("10.0.1.5"));
        QCOMPARE(fields[1].field, std::string("routes/first"));
        QCOMPARE(fields[1].after, std::string("addressPrefix 10.9.0.0/16, nextHopType None"));
    }

    void whatRefersToRemovedThings()
    {
        const azure::Document before = hubAndSpokes();
        const azure::Document after =
            edit::removeObjects(before, {test::named<azure::RouteTable>(before, "rt1")})->next;
        const Comparison result = compare::compare(before, after);
        QCOMPARE(result.resources.size(), std::size_t(2));
        QVERIFY(result.resources[0].change == Change::Changed); // the subnet
        QCOMPARE(result.resources[0].fields.size(), std::size_t(1));
        QCOMPARE(result.resources[0].fields[0].before, std::string("rt1"));
        QCOMPARE(result.resources[0].fields[0].after, std::string());
        QVERIFY(result.resources[1].change == Change::Removed);
        QVERIFY(!result.resources[1].fields.empty());
    }

    /// Against two whole matrices, with things of all kinds removed.
    void reachabilityIsTheDifferenceOfMatrices()
    {
        std::size_t differences = 0;
        for (std::uint32_t seed = 1; seed <= 25; ++seed) {
            const azure::Document before = test::randomDesign(seed);
            std::vector<ObjectId> objects;
            before.forEachTable([&](const auto& table) {
                table.forEach([&](auto id, const auto&) {
                    if (ObjectId(id).kind() > Kind::Subnet)
                        objects.push_back(id);
                });
            });
            const ObjectId gone = objects[seed * 7919 % objects.size()];
            const azure::Document after = edit::removeObjects(before, {gone})->next;
            const Comparison there = compare::compare(
                before, after,
                {.matching = Matching::ById, .by = reach::MatrixBy::Nic, .flow = {}});
            std::map<std::pair<ObjectId, ObjectId>, bool> expected;
            const auto one = reach::makeMatrix(route::RouteEngine(before), reach::MatrixBy::Nic);
            const auto other = reach::makeMatrix(route::RouteEngine(after), reach::MatrixBy::Nic);
            const auto place = [&](ObjectId id) {
                return std::find(other.ends.begin(), other.ends.end(), id) - other.ends.begin();
            };
            for (std::size_t i = 0; i < one.ends.size(); ++i) {
                for (std::size_t j = 0; j < one.ends.size(); ++j) {
                    const auto a = static_cast<std::size_t>(place(one.ends[i]));
                    const auto b = static_cast<std::size_t>(place(one.ends[j]));
                    if (a < other.ends.size() && b < other.ends.size()
                        && one.at(i, j).reachable() != other.at(a, b).reachable())
                        expected[{one.ends[i], one.ends[j]}] = other.at(a, b).reachable();
                }
            }
            std::map<std::pair<ObjectId, ObjectId>, bool> found;
            for (const compare::PairChange& pair : there.reachability) {
                if (NicId::of(pair.from.after) && NicId::of(pair.to.after))
                    found[{pair.from.before, pair.to.before}] = pair.gained;
            }
            QVERIFY(found == expected);
            differences += expected.size();
            // The other way round everything is the opposite.
            const Comparison back = compare::compare(
                after, before,
                {.matching = Matching::ById, .by = reach::MatrixBy::Nic, .flow = {}});
            QCOMPARE(back.resources.size(), there.resources.size());
            QCOMPARE(back.routes.size(), there.routes.size());
            QCOMPARE(back.reachability.size(), there.reachability.size());
            for (std::size_t i = 0; i < back.reachability.size(); ++i)
                QVERIFY(back.reachability[i].gained != there.reachability[i].gained);
            QVERIFY(compare::compare(before, before).empty());
        }
        QVERIFY(differences > 40);
    }

    void moreEndsThanArePairedAreSaid()
    {
        test::NetworkBuilder net;
        const VnetId vnet = net.vnet("big", {"10.0.0.0/16"});
        const SubnetId one = net.subnet(vnet, "one", {"10.0.0.0/23"});
        const SubnetId two = net.subnet(vnet, "two", {"10.0.2.0/23"});
        for (std::size_t i = 0; i < compare::kMostEnds; ++i)
            net.nic(i % 2 == 0 ? one : two, "nic" + std::to_string(i));
        const azure::Document most = net.document();
        net.nic(one, "another");
        const azure::Document more = net.document();
        const auto said = [](const Comparison& comparison, const azure::Document& document) {
            return QString::fromStdString(write::writeComparison(
                {document, document, "A", "B"}, comparison, write::ComparisonFormat::Text));
        };
        const Comparison coarse = compare::compare(more, more);
        QVERIFY(coarse.by == reach::MatrixBy::Subnet);
        QVERIFY(coarse.isCoarser);
        QCOMPARE(coarse.pairs, std::size_t{6});
        QVERIFY2(
            said(coarse, more)
                .contains(QStringLiteral(
                    "6 pairs of subnets because there are more than 400 interfaces, sites and")),
            qPrintable(said(coarse, more)));
        // Asked for, it is done.
        compare::Options wanted;
        wanted.by = reach::MatrixBy::Vnet;
        QVERIFY(!compare::compare(most, most, wanted).isCoarser);
        Comparison cut;
        cut.by = reach::MatrixBy::Vnet;
        cut.isCoarser = true;
        cut.endsLeftOut = 7;
        QVERIFY2(
            said(cut, most).contains(QStringLiteral("except the 7 farthest from what changed")),
            qPrintable(said(cut, most)));
    }

    void theFarthestEndsAreLeftOut()
    {
        // A chain of networks, one more than pairs are made of beside two that hang on nothing.
        test::NetworkBuilder net;
        std::vector<VnetId> chain;
        std::vector<compare::PairEnd> ends;
        for (std::size_t i = 0; i < compare::kMostEnds; ++i) {
            chain.push_back(net.vnet("n" + std::to_string(i), {}));
            if (i > 0)
                net.peer(chain[i - 1], chain[i]);
            ends.push_back({chain[i], chain[i]});
        }
        const VnetId alone = net.vnet("alone", {});
        ends.insert(ends.begin(), {alone, alone});
        ends.emplace_back(); // the Internet
        const azure::Document document = net.document();
        QCOMPARE(compare::keepNearestEnds(ends, document, {chain[10]}), std::size_t{2});
        QCOMPARE(ends.size(), compare::kMostEnds);
        QVERIFY(ends.front().after == chain.front());
        QVERIFY(ends.back() == compare::PairEnd());
        // The farthest of the chain went too.
        QVERIFY(ends[ends.size() - 2].after == chain[chain.size() - 2]);
        QCOMPARE(compare::keepNearestEnds(ends, document, {}), std::size_t{0});
    }

    /// Reports for people are in the language of who asks, apart from names and Azure's terms; what
    /// is for programs is the same for all.
    void reportsSpeakALanguage()
    {
        const azure::Document before = hubAndSpokes();
        azure::Transaction transaction(before);
        azure::DocumentSettings settings = before.settings();
        settings.title = "three";
        transaction.setSettings(settings);
        const azure::Document titled = transaction.take();
        const azure::Document after =
            edit::modify(titled, test::named<azure::RouteTable>(titled, "rt1"),
                         [](azure::RouteTable& t) { t.routes.clear(); })
                ->next;
        const azure::Document without =
            edit::removeObjects(after, {test::named<azure::RouteTable>(after, "rt2")})->next;
        const auto said = [](const azure::Document& was, const azure::Document& is,
                             write::ComparisonFormat format, const Translate& translate) {
            return QString::fromStdString(write::writeComparison(
                {was, is, "a.json", "b.json", translate}, compare::compare(was, is), format));
        };
        const Translate bracketed = [&](const Message& message) {
            std::vector<std::string> arguments = message.arguments;
            for (const Message& part : message.parts)
                arguments.push_back(render(part));
            return "[" + fillTemplate(message.text, arguments) + "]";
        };
        static const QRegularExpression kBrackets(QStringLiteral("\\[[^\\]]*\\]"));
        static const QRegularExpression kMarkup(QStringLiteral("<style>.*</style>|<[^>]*>|```diff"),
                                                QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression kEnglish(
            QStringLiteral("\\b(field|before|after|from|to|now|why|settings|resources?|effective "
                           "routes?|reachability|gained|lost|added|removed|changed|none|pairs?|"
                           "differs?|table|machine|interfaces?)\\b"),
            QRegularExpression::CaseInsensitiveOption);
        for (const auto format : {write::ComparisonFormat::Text, write::ComparisonFormat::Markdown,
                                  write::ComparisonFormat::Html}) {
            for (const auto& [was, is] : {std::pair(before, without), std::pair(without, before),
                                          std::pair(before, before)}) {
                QString text = said(was, is, format, bracketed);
                text.remove(kMarkup);
                QVERIFY2(!kEnglish.match(text.remove(kBrackets)).hasMatch(), qPrintable(text));
            }
        }
        QCOMPARE(said(before, without, write::ComparisonFormat::Json, bracketed),
                 said(before, without, write::ComparisonFormat::Json, render));
    }

    void pageNeedsNothingElse()
    {
        const azure::Document before = hubAndSpokes();
        const azure::Document after =
            edit::modify(before, test::named<azure::RouteTable>(before, "rt1"),
                         [](azure::RouteTable& t) {
                             t.extra = Text("{\"tags\":{\"note\":\"<b>x & y<\\/b>\"}}");
                             t.routes.clear();
                         })
                ->next;
        const Comparison result = compare::compare(before, after);
        const std::string html = write::writeComparison({before, after, "a.json", "b.json"}, result,
                                                        write::ComparisonFormat::Html);
        const auto has = [&](std::string_view text) {
            return html.find(text) != std::string::npos;
        };
        QVERIFY(has("&lt;b&gt;") && !has("<b>"));
        for (const std::string_view foreign :
             {"http", "src=", "href=", "<script", "@import", "url("})
            QVERIFY(!has(foreign));
        QVERIFY(has("tags/note") && has("routes/across") && has("vm1")
                && has("prefers-color-scheme"));
    }
};

PEERSCAPE_TEST_CLASS(TestCompare)
#include "tst_compare.moc"
