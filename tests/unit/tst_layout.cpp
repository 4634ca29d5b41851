#include "core/diagram/auto_layout.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/connector_builder.h"
#include "core/diagram/connector_router.h"
#include "tests/bench/layout_quality.h"
#include "tests/support/network_builder.h"
#include "tests/support/random_design.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <string>

using namespace peerscape;
using diagram::Point;
using diagram::Rect;

namespace {

/// Asks a list for the boxes that touch an area.
diagram::BoxQuery queryOf(const std::vector<Rect>& boxes)
{
    return [&boxes](const Rect& area, const diagram::BoxVisitor& visit) {
        for (const Rect& box : boxes) {
            if (box.intersects(area))
                visit(box);
        }
    };
}

bool passes(const std::vector<Point>& line, const Rect& box)
{
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Rect segment{std::min(line[i].x, line[i + 1].x), std::min(line[i].y, line[i + 1].y),
                           std::abs(line[i].x - line[i + 1].x),
                           std::abs(line[i].y - line[i + 1].y)};
        if (segment.intersects(box.grown(-1)))
            return true;
    }
    return false;
}

/// How near two lines run to each other side by side.
double leastGap(const std::vector<Point>& one, const std::vector<Point>& other)
{
    const auto overlap = [](double a, double b, double c, double d) {
        return std::min(std::max(a, b), std::max(c, d)) - std::max(std::min(a, b), std::min(c, d));
    };
    double least = 1e9;
    for (std::size_t i = 0; i + 1 < one.size(); ++i) {
        for (std::size_t j = 0; j + 1 < other.size(); ++j) {
            const Point &a = one[i], &b = one[i + 1], &c = other[j], &d = other[j + 1];
            if (a.y == b.y && c.y == d.y && overlap(a.x, b.x, c.x, d.x) > 0)
                least = std::min(least, std::abs(a.y - c.y));
            if (a.x == b.x && c.x == d.x && overlap(a.y, b.y, c.y, d.y) > 0)
                least = std::min(least, std::abs(a.x - c.x));
        }
    }
    return least;
}

/// Hubs that are peered with each other and with spokes of their own.
azure::Document hubsWithSpokes(int hubs, int spokes)
{
    test::NetworkBuilder net;
    std::vector<VnetId> centres;
    for (int h = 0; h < hubs; ++h) {
        centres.push_back(net.vnet("hub" + std::to_string(h), {"10.0.0.0/16"}));
        const auto gateway = net.vpnGateway(centres.back(), "gw" + std::to_string(h), "20.0.0.1");
        net.connect(gateway, net.site("site" + std::to_string(h), {"192.168.0.0/16"}));
        for (int other = 0; other < h; ++other)
            net.peer(centres[static_cast<std::size_t>(other)], centres.back());
        for (int s = 0; s < spokes; ++s) {
            const VnetId spoke =
                net.vnet("spoke" + std::to_string(h) + '-' + std::to_string(s), {"10.1.0.0/16"});
            for (int subnet = 0; subnet < s % 4; ++subnet)
                net.subnet(spoke, "subnet" + std::to_string(subnet), {"10.1.1.0/24"});
            net.peer(centres.back(), spoke);
        }
    }
    return net.document();
}

} // namespace

/// Where the automatic layout puts boxes, and how lines run between them.
class TestLayout : public QObject
{
    Q_OBJECT

private slots:
    void boxesApartAndLinesClear_data()
    {
        QTest::addColumn<int>("hubs");
        QTest::addColumn<int>("spokes");
        for (const auto& [hubs, spokes] :
             {std::pair(1, 1), {1, 2}, {1, 3}, {1, 7}, {1, 24}, {1, 100}, {2, 5}, {3, 12}, {6, 20}})
            QTest::addRow("%d hubs with %d spokes", hubs, spokes) << hubs << spokes;
    }
    void boxesApartAndLinesClear()
    {
        QFETCH(int, hubs);
        QFETCH(int, spokes);
        const bench::Drawing drawing = bench::arrangedByPeerscape(hubsWithSpokes(hubs, spokes));
        QCOMPARE(drawing.lines.size(),
                 static_cast<std::size_t>(hubs * spokes + hubs + hubs * (hubs - 1) / 2));
        const bench::Quality quality = bench::qualityOf(drawing);
        QCOMPARE(quality.boxOverlaps, std::size_t{0});
        QCOMPARE(quality.throughBoxes, std::size_t{0});
        if (spokes >= 20)
            QVERIFY2(quality.aspect > 0.8 && quality.aspect < 3,
                     qPrintable(QString::number(quality.aspect)));
    }

    void anyDesignIsClear()
    {
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            const bench::Quality quality =
                bench::qualityOf(bench::arrangedByPeerscape(test::randomDesign(seed)));
            QCOMPARE(quality.boxOverlaps, std::size_t{0});
            QCOMPARE(quality.throughBoxes, std::size_t{0});
        }
    }

    void looseThingsStandInRows()
    {
        test::NetworkBuilder net;
        net.vnet("only", {"10.0.0.0/16"});
        for (int i = 0; i < 60; ++i)
            net.site("site" + std::to_string(i), {"192.168.0.0/16"});
        const bench::Quality quality = bench::qualityOf(bench::arrangedByPeerscape(net.document()));
        QCOMPARE(quality.boxOverlaps, std::size_t{0});
        QVERIFY(quality.aspect > 0.8 && quality.aspect < 2.6);
    }

    /// What a line says stands beside it, as much of it as there is room for between the ends.
    void wordsOfAShortLineStayOffItsEnds()
    {
        test::NetworkBuilder net;
        const auto gateway = net.vpnGateway(net.vnet("hub", {"10.0.0.0/16"}), "gw", "20.0.0.1");
        const auto connection = net.connect(gateway, net.site("office", {"192.168.0.0/16"}));
        const std::string full = net.document().find(connection)->name.str() + " · IPsec · up";
        for (const auto& [gap, words] :
             {std::pair(400, full), {110, std::string("IPsec · up")}, {40, std::string("up")}}) {
            const std::vector<Rect> boxes{{0, -300, 140, 700}, {140.0 + gap, -300, 200, 700}};
            const diagram::Element line =
                diagram::buildConnection(net.document(), connection, {{140, 50}, {140.0 + gap, 50}},
                                         queryOf(boxes), diagram::Words());
            std::string shown;
            for (const diagram::Primitive& primitive : line.primitives) {
                if (const auto* text = std::get_if<diagram::TextShape>(&primitive.shape))
                    shown = text->text;
                if (const auto* tag = std::get_if<diagram::BoxShape>(&primitive.shape)) {
                    for (const Rect& box : boxes)
                        QVERIFY(!box.intersects(tag->rect));
                }
            }
            QCOMPARE(shown, words);
        }
    }

    /// Two peerings of a box that is only a header high do not run on each other: each is twelve
    /// wide.
    void linesOfALowBoxKeepApart()
    {
        const Rect hub{400, 400, 224, 64};
        for (const std::vector<Point>& corners :
             {std::vector<Point>{
                  {0, 100}, {300, 100}, {600, 100}, {900, 100}, {0, 600}, {900, 600}},
              std::vector<Point>{{800, 100}, {800, 240}, {800, 380}, {800, 520}, {800, 660}},
              std::vector<Point>{
                  {0, 240}, {0, 380}, {0, 520}, {800, 260}, {800, 400}, {800, 540}}}) {
            std::vector<Rect> boxes{hub};
            for (const Point& corner : corners)
                boxes.push_back({corner.x, corner.y, 224, corner.y < 400 ? 98.0 : 64.0});
            std::vector<std::vector<Point>> lines;
            for (std::size_t i = 1; i < boxes.size(); ++i)
                lines.push_back(diagram::routeConnector(hub, boxes[i], queryOf(boxes)).points);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                for (std::size_t j = i + 1; j < lines.size(); ++j)
                    QVERIFY(leastGap(lines[i], lines[j]) >= 18);
            }
        }
    }

    void hubsStandInTheMiddle()
    {
        const azure::Document document = hubsWithSpokes(1, 8);
        azure::Transaction transaction(document);
        for (const auto& [id, placement] : diagram::autoLayout(document, false))
            transaction.place(id, placement);
        const azure::Document placed = transaction.take();
        Rect all;
        Rect hub;
        placed.all<azure::VirtualNetwork>().forEach(
            [&](VnetId id, const azure::VirtualNetwork& vnet) {
                const Rect rect = diagram::boxRect(placed, id);
                all = all.width == 0 ? rect : all.united(rect);
                if (vnet.name == "hub0")
                    hub = rect;
            });
        QVERIFY(std::abs(hub.center().x - all.center().x) < all.width / 4);
        QVERIFY(std::abs(hub.center().y - all.center().y) < all.height / 4);
    }

    void theSameEveryTimeAndStable()
    {
        const azure::Document document = hubsWithSpokes(2, 9);
        QVERIFY(diagram::autoLayout(document, false) == diagram::autoLayout(document, false));
        const azure::Document placed = diagram::withLayout(document);
        QVERIFY(diagram::autoLayout(placed, true).empty());
        // What comes later takes a free place and moves nothing.
        test::NetworkBuilder net(placed);
        const VnetId late = net.vnet("late", {"10.9.0.0/16"});
        const azure::Document more = diagram::withLayout(net.document());
        placed.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto&) {
            QVERIFY(*more.placement(id) == *placed.placement(id));
            QVERIFY(!diagram::boxRect(more, id).intersects(diagram::boxRect(more, late)));
        });
    }

    void linesGoRoundWalls()
    {
        const Rect a{0, 0, 200, 150};
        const Rect b{900, 20, 200, 150};
        // A wall between them with a gap of 60 far from the straight way.
        const std::vector<Rect> walls{a, b, {500, -200, 60, 420}, {500, 280, 60, 400}};
        const diagram::Route route = diagram::routeConnector(a, b, queryOf(walls));
        QVERIFY(route.points.size() >= 4);
        for (std::size_t i = 2; i < walls.size(); ++i)
            QVERIFY(!passes(route.points, walls[i]));
        for (std::size_t i = 0; i + 1 < route.points.size(); ++i) {
            const bool level = route.points[i].y == route.points[i + 1].y;
            QVERIFY(level || route.points[i].x == route.points[i + 1].x);
            // It does not run through its own ends either.
            const std::vector<Point> segment{route.points[i], route.points[i + 1]};
            QVERIFY(!passes(segment, a.grown(-2)) && !passes(segment, b.grown(-2)));
        }
        // Only what lies where it looked can change it.
        std::vector<Rect> more = walls;
        more.push_back({route.looked.right() + 20, route.looked.bottom() + 20, 100, 100});
        QVERIFY(diagram::routeConnector(a, b, queryOf(more)).points == route.points);
    }

    void aClosedWayIsCrossedOnce()
    {
        const Rect a{0, 0, 200, 150};
        const Rect b{900, 20, 200, 150};
        const std::vector<Rect> wall{a, b, {500, -2000, 60, 4000}};
        const diagram::Route route = diagram::routeConnector(a, b, queryOf(wall));
        QVERIFY(passes(route.points, wall[2]));
        QVERIFY(route.points.size() >= 2);
    }

    void linesBetweenTheSameTwoBoxesKeepApart()
    {
        test::NetworkBuilder net;
        const VnetId a = net.vnet("a", {"10.0.0.0/16"});
        const VnetId b = net.vnet("b", {"10.1.0.0/16"});
        const GatewayId first = net.vpnGateway(a, "first", "20.0.0.1");
        const GatewayId second = net.vpnGateway(b, "second", "20.0.0.2");
        net.peer(a, b);
        const SiteId site = net.site("hq", {"192.168.0.0/16"});
        net.connect(first, site);
        net.connect(first, site);
        for (int i = 0; i < 2; ++i) {
            azure::Connection joint;
            joint.name = "joint" + std::to_string(i);
            joint.connectionType = azure::ConnectionType::Vnet2Vnet;
            joint.virtualNetworkGateway1 = i == 0 ? first : second;
            joint.virtualNetworkGateway2 = i == 0 ? second : first;
            net.transaction().add(joint);
        }
        const bench::Drawing drawing = bench::arrangedByPeerscape(net.document());
        QCOMPARE(drawing.lines.size(), std::size_t{5});
        const bench::Quality quality = bench::qualityOf(drawing);
        QCOMPARE(quality.sharedTracks, std::size_t{0});
        QCOMPARE(quality.throughBoxes, std::size_t{0});
    }

    void linesOfOneBoxKeepApart()
    {
        // Spokes above each other to the right of a hub: no two lines run on each other or cross.
        bench::Drawing drawing;
        drawing.boxes.push_back({0, 0, 280, 300});
        for (int row = -3; row <= 3; ++row)
            drawing.boxes.push_back({560, 100.0 + row * 230, 250, 160});
        for (std::size_t i = 1; i < drawing.boxes.size(); ++i)
            drawing.lines.push_back(
                {0, i,
                 diagram::routeConnector(drawing.boxes[0], drawing.boxes[i], queryOf(drawing.boxes))
                     .points});
        const bench::Quality quality = bench::qualityOf(drawing);
        QCOMPARE(quality.crossings, std::size_t{0});
        QCOMPARE(quality.sharedTracks, std::size_t{0});
        QCOMPARE(quality.throughBoxes, std::size_t{0});
    }
};

PEERSCAPE_TEST_CLASS(TestLayout)
#include "tst_layout.moc"
