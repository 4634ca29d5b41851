#include "core/diagram/arranging.h"
#include "core/diagram/auto_layout.h"
#include "core/diagram/box_builder.h"
#include "core/diagram/diagram.h"
#include "core/diagram/snapping.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace peerscape;
using azure::Document;
using azure::Point;
using azure::Rect;

namespace {

/// Four networks at the given places, all of one size.
Document networksAt(const std::vector<Point>& places)
{
    test::NetworkBuilder net;
    std::vector<VnetId> ids;
    for (std::size_t i = 0; i < places.size(); ++i)
        ids.push_back(net.vnet("n" + std::to_string(i), {"10.0.0.0/16"}));
    for (std::size_t i = 0; i < places.size(); ++i)
        net.transaction().place(ids[i], {places[i], {240, 120}});
    return net.document();
}

std::vector<ObjectId> allOf(const Document& document)
{
    std::vector<ObjectId> ids;
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const auto&) { ids.push_back(id); });
    return ids;
}

Document with(const Document& document, const diagram::Places& places)
{
    azure::Transaction transaction(document);
    for (const auto& [id, placement] : places)
        transaction.place(id, placement);
    return transaction.take();
}

Rect rectOf(const Document& document, std::uint32_t number)
{
    return diagram::boxRect(document, VnetId(number));
}

bool anyOverlap(const Document& document)
{
    const std::vector<ObjectId> ids = allOf(document);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        for (std::size_t j = i + 1; j < ids.size(); ++j) {
            if (diagram::boxRect(document, ids[i]).intersects(diagram::boxRect(document, ids[j])))
                return true;
        }
    }
    return false;
}

/// The document after an edit that places things, as the window settles it.
Document settled(const Document& before, const diagram::Places& places)
{
    const diagram::Diagram drawn(before);
    const Document next = with(before, places);
    return with(next, drawn.roomFor(next, Document::diff(before, next)));
}

} // namespace

/// Lining up, snapping, and keeping boxes clear of each other.
class TestArranging : public QObject
{
    Q_OBJECT

private slots:
    void alignsOnTheEdgeOfAll()
    {
        const Document before = networksAt({{100, 0}, {0, 300}, {40, 600}});
        const Document left =
            with(before, diagram::aligned(before, allOf(before), diagram::Alignment::Left));
        for (std::uint32_t i = 1; i <= 3; ++i)
            QCOMPARE(rectOf(left, i).x, 0.0);
        QCOMPARE(rectOf(left, 1).y, 0.0);
        const Document right =
            with(before, diagram::aligned(before, allOf(before), diagram::Alignment::Right));
        for (std::uint32_t i = 1; i <= 3; ++i)
            QCOMPARE(rectOf(right, i).right(), 340.0);
        const Document middle =
            with(before, diagram::aligned(before, allOf(before), diagram::Alignment::Center));
        for (std::uint32_t i = 1; i <= 3; ++i)
            QCOMPARE(rectOf(middle, i).center().x, 170.0);
    }

    void aligningARowMakesAColumn()
    {
        const Document before = networksAt({{0, 0}, {300, 10}, {600, 20}});
        const Document after =
            with(before, diagram::aligned(before, allOf(before), diagram::Alignment::Left));
        QVERIFY(!anyOverlap(after));
        QVERIFY(rectOf(after, 1).bottom() < rectOf(after, 2).y);
        QVERIFY(rectOf(after, 2).bottom() < rectOf(after, 3).y);
    }

    void distributesWithEqualGaps()
    {
        const Document before = networksAt({{0, 0}, {260, 0}, {1000, 40}, {600, 0}});
        const Document after =
            with(before, diagram::distributed(before, allOf(before), diagram::Axis::Horizontal));
        QCOMPARE(rectOf(after, 1), rectOf(before, 1));
        QCOMPARE(rectOf(after, 3), rectOf(before, 3));
        const double gap = rectOf(after, 2).x - rectOf(after, 1).right();
        QVERIFY(std::abs(rectOf(after, 4).x - rectOf(after, 2).right() - gap) <= 1);
        QVERIFY(std::abs(rectOf(after, 3).x - rectOf(after, 4).right() - gap) <= 1);
        // Too narrow: they move on.
        const Document narrow = networksAt({{0, 0}, {100, 200}, {200, 400}});
        const Document wide =
            with(narrow, diagram::distributed(narrow, allOf(narrow), diagram::Axis::Horizontal));
        QCOMPARE(rectOf(wide, 2).x - rectOf(wide, 1).right(), 30.0);
        QCOMPARE(rectOf(wide, 3).x - rectOf(wide, 2).right(), 30.0);
        QVERIFY(
            diagram::distributed(before, {VnetId(1), VnetId(2)}, diagram::Axis::Vertical).empty());
    }

    void lockedThingsStay()
    {
        Document document = networksAt({{100, 0}, {0, 300}, {40, 600}});
        azure::Transaction transaction(document);
        transaction.place(VnetId(1), {{100, 0}, {240, 120}, true});
        document = transaction.take();
        const auto isFirst = [](const auto& place) { return place.first == VnetId(1); };
        for (const diagram::Places& places :
             {diagram::aligned(document, allOf(document), diagram::Alignment::Left),
              diagram::autoLayout(document, false)})
            QVERIFY(std::none_of(places.begin(), places.end(), isFirst));
    }

    void snapsToEdgesMiddlesAndGaps()
    {
        const Rect box{0, 0, 100, 50};
        const std::vector<Rect> others{{203, 200, 100, 50}, {403, 200, 100, 50}};
        const diagram::Snapping snapping{10, true, 6};
        // Its left edge comes near the left edge of the first.
        const diagram::Snapped edge = diagram::snapMove(box, {199, 71}, others, snapping);
        QCOMPARE(edge.by, (Point{203, 70}));
        QCOMPARE(edge.guides.size(), std::size_t{3}); // both edges and the middle are in line
        QCOMPARE(edge.guides.front().from.x, edge.guides.front().to.x);
        // As far from the second as that is from the first.
        const diagram::Snapped gap = diagram::snapMove(box, {600, 202}, others, snapping);
        QCOMPARE(gap.by, (Point{603, 200}));
        QCOMPARE(std::count_if(gap.guides.begin(), gap.guides.end(),
                               [](const diagram::Guide& guide) { return guide.gap; }),
                 2);
        // Out of reach of everything the grid holds; without it nothing does.
        QCOMPARE(diagram::snapMove(box, {131, 71}, others, snapping).by, (Point{130, 70}));
        QCOMPARE(diagram::snapMove(box, {131.5, 71}, others, {0, false, 0}).by, (Point{131.5, 71}));
        QCOMPARE(diagram::snapMove(box, {199, 71}, others, {10, false, 6}).by, (Point{200, 70}));
    }

    void resizingSnapsTheCorner()
    {
        const diagram::Snapped snapped =
            diagram::snapResize({0, 0, 100, 50}, {101, 33}, {{203, 200, 100, 50}}, {10, true, 6});
        QCOMPARE(snapped.by, (Point{103, 30}));
    }

    void aBoxDroppedOnAnotherGoesBeside()
    {
        const Document before = networksAt({{0, 0}, {600, 0}, {0, 600}});
        const Document after = settled(before, {{VnetId(2), {{30, 10}, {240, 120}}}});
        QVERIFY(!anyOverlap(after));
        QCOMPARE(rectOf(after, 1), rectOf(before, 1));
        QCOMPARE(rectOf(after, 3), rectOf(before, 3));
        QVERIFY(std::abs(rectOf(after, 2).y) < 200);
        // What was moved together stays together.
        const Document both = settled(
            before, {{VnetId(2), {{100, 0}, {240, 120}}}, {VnetId(3), {{-500, 600}, {240, 120}}}});
        QVERIFY(!anyOverlap(both));
        QCOMPARE(rectOf(both, 2).x - rectOf(both, 3).x, 600.0);
        QCOMPARE(rectOf(both, 2).y - rectOf(both, 3).y, -600.0);
    }

    void aBoxThatGrowsPushesItsNeighboursOn()
    {
        const Document before = networksAt({{0, 0}, {260, 0}, {520, 0}, {0, 140}, {900, 900}});
        const Document after = settled(before, {{VnetId(1), {{0, 0}, {300, 200}}}});
        QVERIFY(!anyOverlap(after));
        QCOMPARE(rectOf(after, 2).y, 0.0);
        QCOMPARE(rectOf(after, 3).y, 0.0);
        QCOMPARE(rectOf(after, 4).x, 0.0);
        QVERIFY(rectOf(after, 2).x >= 300 && rectOf(after, 3).x > rectOf(after, 2).right());
        QVERIFY(rectOf(after, 4).y >= 200);
        QCOMPARE(rectOf(after, 5), rectOf(before, 5));
    }

    void aLockedNeighbourIsNotPushed()
    {
        Document before = networksAt({{0, 0}, {260, 0}});
        azure::Transaction transaction(before);
        transaction.place(VnetId(2), {{260, 0}, {240, 120}, true});
        before = transaction.take();
        const Document after = settled(before, {{VnetId(1), {{0, 0}, {300, 120}}}});
        QVERIFY(!anyOverlap(after));
        QCOMPARE(rectOf(after, 2), rectOf(before, 2));
    }

    void whatIsNewTogetherStaysTogether()
    {
        const Document before = networksAt({{0, 0}, {400, 0}, {0, 300}});
        azure::Transaction transaction(before);
        std::vector<ObjectId> ids;
        for (const Point& at : {Point{30, 30}, {430, 30}, {30, 330}}) {
            ids.push_back(transaction.add(azure::VirtualNetwork(*before.find(VnetId(1)))));
            transaction.place(ids.back(), {at, {240, 120}});
        }
        const Document next = transaction.take();
        const Document after =
            with(next, diagram::Diagram(before).roomFor(next, Document::diff(before, next)));
        QVERIFY(!anyOverlap(after));
        const auto at = [&](std::size_t i) { return after.placement(ids[i])->position; };
        QCOMPARE(at(1), (Point{at(0).x + 400, at(0).y}));
        QCOMPARE(at(2), (Point{at(0).x, at(0).y + 300}));
        // On each other they cannot stay.
        azure::Transaction piled(before);
        for (int i = 0; i < 3; ++i) {
            const VnetId id = piled.add(azure::VirtualNetwork(*before.find(VnetId(1))));
            piled.place(id, {{30, 30}, {240, 120}});
        }
        const Document pile = piled.take();
        QVERIFY(!anyOverlap(
            with(pile, diagram::Diagram(before).roomFor(pile, Document::diff(before, pile)))));
    }

    void copiesGoBelowOrRight()
    {
        // There would be room much nearer above and on the left.
        for (const Point& other : {Point{0, 160}, Point{280, 0}}) {
            const Document before = networksAt({{0, 0}, other});
            azure::Transaction transaction(before);
            const VnetId copy = transaction.add(azure::VirtualNetwork(*before.find(VnetId(1))));
            transaction.place(copy, {{30, 30}, {240, 120}});
            const Document next = transaction.take();
            const Document after =
                with(next, diagram::Diagram(before).roomFor(next, Document::diff(before, next),
                                                            diagram::Aside::BelowRight));
            QVERIFY(!anyOverlap(after));
            const Point at = after.placement(copy)->position;
            QVERIFY(at.x >= 30 && at.y >= 30);
            QVERIFY(at.x < 600 && at.y < 400);
        }
    }

    void notesMayLieOnAnything()
    {
        test::NetworkBuilder net;
        const VnetId vnet = net.vnet("n", {"10.0.0.0/16"});
        net.transaction().place(vnet, {{0, 0}, {240, 120}});
        azure::Note note;
        note.text = Text("Look here");
        const NoteId id = net.transaction().add(note);
        net.transaction().place(id, {{500, 500}, {}});
        const Document before = net.document();
        const Document after = settled(before, {{id, {{20, 20}, {}}}});
        QCOMPARE(after.placement(id)->position, (Point{20, 20}));
        QCOMPARE(after.placement(vnet)->position, (Point{0, 0}));
    }
};

PEERSCAPE_TEST_CLASS(TestArranging)
#include "tst_arranging.moc"
