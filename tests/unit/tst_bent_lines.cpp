#include "core/azure/lines.h"
#include "core/diagram/bent_line.h"
#include "core/diagram/diagram.h"
#include "core/edit/copying.h"
#include "core/edit/layout_edits.h"
#include "core/edit/peering_edits.h"
#include "core/edit/remove.h"
#include "core/read/read.h"
#include "core/write/write.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace peerscape;
using diagram::Point;
using diagram::Rect;

namespace {

using Points = std::vector<Point>;

constexpr Rect kLeft{0, 0, 200, 100};
constexpr Rect kRight{600, 0, 200, 100};

const diagram::BoxQuery kNoBoxes = [](const Rect&, const diagram::BoxVisitor&) {};

Points through(const Rect& a, const Rect& b, const Points& bends)
{
    return diagram::routeThrough(a, b, bends, kNoBoxes).points;
}

bool isOrthogonal(const Points& line)
{
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (line[i].x != line[i + 1].x && line[i].y != line[i + 1].y)
            return false;
    }
    return line.size() > 1;
}

/// Two peered networks, their peering bent at one place.
struct Bent
{
    azure::Document document;
    PeeringId there;
    PeeringId back;
};
Bent bentPair()
{
    test::NetworkBuilder net;
    const VnetId a = net.vnet("a", {"10.0.0.0/16"});
    const VnetId b = net.vnet("b", {"10.1.0.0/16"});
    net.peer(a, b);
    net.transaction().place(a, {{0, 0}, {}});
    net.transaction().place(b, {{800, 0}, {}});
    Bent bent{net.document(), PeeringId(1), PeeringId(2)};
    bent.document = edit::bendLine(bent.document, bent.there, {{400, 300}, {700, 300}})->next;
    return bent;
}

} // namespace

/// Lines that a person bent: how they run, and what becomes of the bends.
class TestBentLines : public QObject
{
    Q_OBJECT

private slots:
    void runsThroughTheBends_data()
    {
        QTest::addColumn<QList<QPointF>>("bends");
        QTest::addColumn<QList<QPointF>>("line");
        using Line = QList<QPointF>;
        QTest::newRow("beside both boxes: moves over")
            << Line{{400, 30}} << Line{{200, 30}, {600, 30}};
        QTest::newRow("above both boxes: out of their tops")
            << Line{{400, -60}} << Line{{178, 0}, {178, -60}, {622, -60}, {622, 0}};
        QTest::newRow("two in line")
            << Line{{300, -60}, {500, -60}} << Line{{178, 0}, {178, -60}, {622, -60}, {622, 0}};
        QTest::newRow("a step down")
            << Line{{300, 50}, {300, 80}} << Line{{200, 50}, {300, 50}, {300, 80}, {600, 80}};
        QTest::newRow("inside a box: passed over") << Line{{100, 50}} << Line{{200, 50}, {600, 50}};
    }
    void runsThroughTheBends()
    {
        QFETCH(QList<QPointF>, bends);
        QFETCH(QList<QPointF>, line);
        Points points;
        for (const QPointF& bend : bends)
            points.push_back({bend.x(), bend.y()});
        QList<QPointF> routed;
        for (const Point& point : through(kLeft, kRight, points))
            routed << QPointF(point.x, point.y);
        QCOMPARE(routed, line);
    }

    void sidewaysKeepsTheShapeOfAStep()
    {
        const Rect below{600, 300, 200, 100};
        const Points line = through(kLeft, below, {{300, 200}});
        QVERIFY(isOrthogonal(line));
        QCOMPARE(line.size(), std::size_t{4});
        QCOMPARE(line[1].x, 300.0);
        QCOMPARE(line[2].x, 300.0);
    }

    void isAlwaysOrthogonalAndMeetsEveryBend()
    {
        for (int x = -300; x <= 1100; x += 70) {
            for (int y = -300; y <= 500; y += 65) {
                const Points bends{{1.0 * x, 1.0 * y}, {400.0 - x / 3, 250.0}};
                const Points line = through(kLeft, kRight, bends);
                QVERIFY(isOrthogonal(line));
                for (const Point& bend : bends) {
                    bool met = kLeft.contains(bend) || kRight.contains(bend);
                    for (std::size_t i = 0; i + 1 < line.size(); ++i)
                        met |= diagram::Rect{std::min(line[i].x, line[i + 1].x),
                                             std::min(line[i].y, line[i + 1].y),
                                             std::abs(line[i].x - line[i + 1].x),
                                             std::abs(line[i].y - line[i + 1].y)}
                                   .contains(bend);
                    QVERIFY(met);
                }
            }
        }
    }

    void keepsClearOfBoxesWhereItMay()
    {
        const Rect obstacle{350, 120, 100, 100};
        const diagram::BoxQuery boxes = [&](const Rect& area, const diagram::BoxVisitor& visit) {
            if (obstacle.intersects(area))
                visit(obstacle);
        };
        const Points line =
            diagram::routeThrough(kLeft, {600, 300, 200, 100}, {{520, 170}}, boxes).points;
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            QVERIFY(!obstacle.intersects(
                {std::min(line[i].x, line[i + 1].x), std::min(line[i].y, line[i + 1].y),
                 std::abs(line[i].x - line[i + 1].x), std::abs(line[i].y - line[i + 1].y)}));
    }

    void hasHandlesAtBendsAndBetween()
    {
        const Points bends{{400, -60}};
        const Points line = through(kLeft, kRight, bends);
        const auto handles = diagram::bendHandles(line, bends);
        QCOMPARE(handles.size(), std::size_t{3});
        QVERIFY(!handles[0].isBend && handles[1].isBend && !handles[2].isBend);
        QCOMPARE(handles[1].at, bends[0]);
        QVERIFY(handles[0].at.x < 400 && handles[2].at.x > 400);
        QCOMPARE(diagram::newBendIndex(line, bends, {200, -60}), std::size_t{0});
        QCOMPARE(diagram::newBendIndex(line, bends, {600, -60}), std::size_t{1});
    }

    void bothSidesShareTheBends()
    {
        const Bent bent = bentPair();
        const Points there{{400, 300}, {700, 300}};
        const Points back{{700, 300}, {400, 300}};
        QCOMPARE(azure::bendsOf(bent.document, bent.there), there);
        QCOMPARE(azure::bendsOf(bent.document, bent.back), back);
        const azure::Document moved = edit::bendLine(bent.document, bent.back, {{500, 200}})->next;
        QCOMPARE(azure::bendsOf(moved, bent.there), (Points{{500, 200}}));
        QVERIFY(moved.bends(bent.there) == nullptr);
        // Bends are no part of the meaning.
        QVERIFY(azure::Document::diff(bent.document, moved).layoutOnly());
        const azure::Document one = edit::removePeering(bent.document, bent.there)->next;
        QCOMPARE(azure::bendsOf(one, bent.back), back);
        const diagram::Diagram drawn(one);
        QCOMPARE(drawn.pathOf(bent.back).size(), std::size_t{4});
    }

    void refusesWhatIsNoLineAndTooMany()
    {
        const Bent bent = bentPair();
        QCOMPARE(edit::bendLine(bent.document, VnetId(1), {{1, 1}}).error().code,
                 std::string("NotALine"));
        QCOMPARE(
            edit::bendLine(bent.document, bent.there, Points(33, Point{400, 300})).error().code,
            std::string("TooManyBends"));
    }

    void goesAlongWhenBothEndsMoveAlike()
    {
        const Bent bent = bentPair();
        const auto places = [&](Point a, Point b) {
            return std::vector<std::pair<ObjectId, azure::Placement>>{{VnetId(1), {a, {}}},
                                                                      {VnetId(2), {b, {}}}};
        };
        const Points before = azure::bendsOf(bent.document, bent.there);
        const auto both =
            edit::place(bent.document, places({50, 20}, {850, 20}), {"Move", {}})->next;
        QCOMPARE(azure::bendsOf(both, bent.there), (Points{{450, 320}, {750, 320}}));
        const auto one = edit::place(bent.document, places({50, 20}, {800, 0}), {"Move", {}})->next;
        QCOMPARE(azure::bendsOf(one, bent.there), before);
        QVERIFY(azure::bendsOf(edit::arrange(bent.document, places({50, 20}, {800, 0}))->next,
                               bent.there)
                    .empty());
        QVERIFY(!azure::bendsOf(edit::arrange(bent.document, places({0, 0}, {800, 0}))->next,
                                bent.there)
                     .empty());
        const auto straight = edit::reroute(bent.document, {bent.back, VnetId(1)});
        QVERIFY(azure::bendsOf(straight->next, bent.there).empty());
    }

    void connectionsBendToo()
    {
        test::NetworkBuilder net;
        const VnetId hub = net.vnet("hub", {"10.0.0.0/16"});
        const SiteId site = net.site("hq", {"192.168.0.0/16"});
        net.connect(net.vpnGateway(hub, "gw", "20.0.0.1"), site);
        net.transaction().place(hub, {{0, 0}, {}});
        net.transaction().place(site, {{800, 0}, {}});
        const ConnectionId line(1);
        const azure::Document bent = edit::bendLine(net.document(), line, {{600, 400}})->next;
        const Points path = diagram::Diagram(bent).pathOf(line);
        QVERIFY(isOrthogonal(path));
        QVERIFY(std::any_of(path.begin(), path.end(), [](Point p) { return p.y == 400; }));
        const auto moved =
            edit::place(bent, {{hub, {{10, 10}, {}}}, {site, {{810, 10}, {}}}}, {"Move", {}});
        QCOMPARE(azure::bendsOf(moved->next, line), (Points{{610, 410}}));
        // What is deleted takes its bends along.
        QVERIFY(edit::removeObjects(bent, {line})->next.bends(line) == nullptr);
    }

    void copiesKeepTheBends()
    {
        const Bent bent = bentPair();
        const auto copied = edit::duplicate(bent.document, {VnetId(1), VnetId(2)});
        QVERIFY(copied.has_value());
        QCOMPARE(azure::bendsOf(copied->next, PeeringId(3)).size(), std::size_t{2});
        QVERIFY(!(azure::bendsOf(copied->next, PeeringId(3))
                  == azure::bendsOf(bent.document, bent.there)));
    }

    void isSavedWithWhatNobodyKnows()
    {
        const Bent bent = bentPair();
        std::string text = write::writePeerscape(bent.document);
        const std::string place = R"("peering-1": { "bends": [[400, 300], [700, 300]] })";
        const std::size_t at = text.find(place);
        QVERIFY2(at != std::string::npos, text.c_str());
        text.insert(at + place.size() - 2, R"(, "width": 3)");
        const auto again = read::read({{"design.peerscape", text}});
        QVERIFY(again.has_value());
        QCOMPARE(azure::bendsOf(again->document, bent.there),
                 azure::bendsOf(bent.document, bent.there));
        QCOMPARE(write::writePeerscape(again->document), text);
        // Without bends what nobody knows stays.
        const azure::Document straight = edit::reroute(again->document, {bent.there})->next;
        QVERIFY(write::writePeerscape(straight).find(R"("peering-1": { "width": 3 })")
                != std::string::npos);
    }

    void refusesBrokenBends_data()
    {
        QTest::addColumn<QByteArray>("bends");
        QTest::newRow("three numbers") << QByteArray("[[1, 2, 3]]");
        QTest::newRow("words") << QByteArray("[[\"a\", 2]]");
        QTest::newRow("far away") << QByteArray("[[1e300, 2]]");
        QTest::newRow("too many") << QByteArray("[" + QByteArray("[1,2],").repeated(32) + "[1,2]]");
    }
    void refusesBrokenBends()
    {
        QFETCH(QByteArray, bends);
        std::string text = write::writePeerscape(bentPair().document);
        const std::string place = "[[400, 300], [700, 300]]";
        text.replace(text.find(place), place.size(), bends.toStdString());
        QVERIFY(!read::read({{"design.peerscape", text}}).has_value());
    }
};

PEERSCAPE_TEST_CLASS(TestBentLines)
#include "tst_bent_lines.moc"
