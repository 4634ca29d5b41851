#include "core/diagram/auto_layout.h"
#include "core/diagram/diagram.h"
#include "core/diagram/overview.h"
#include "core/edit/layout_edits.h"
#include "core/edit/remove.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace peerscape;
using azure::Document;

namespace {

constexpr int kSpokes = 560;
constexpr int kSpokesOfHub = 20;

/// Hundreds of spokes, each with a subnet, and their hubs, laid out.
Document wheels()
{
    test::NetworkBuilder net;
    VnetId hub;
    for (int i = 0; i < kSpokes; ++i) {
        if (i % kSpokesOfHub == 0)
            hub = net.vnet("hub" + std::to_string(i), {"10.0.0.0/16"});
        const VnetId spoke = net.vnet("spoke" + std::to_string(i), {"10.1.0.0/16"},
                                      i % 2 == 0 ? "westeurope" : "northeurope");
        net.subnet(spoke, "apps", {"10.1.1.0/24"});
        net.peer(hub, spoke);
    }
    return diagram::withLayout(net.document());
}

std::vector<ObjectId> networksOf(const Document& document)
{
    std::vector<ObjectId> ids;
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const auto&) { ids.push_back(id); });
    return ids;
}

std::vector<diagram::Element> elementsOf(const diagram::Diagram& diagram)
{
    std::vector<diagram::Element> elements;
    diagram.forEach([&](const diagram::Element& element) { elements.push_back(element); });
    return elements;
}

/// Where the boxes are and how many lines end at them, without finding a way for each line.
std::map<ObjectId, std::pair<diagram::Rect, std::uint32_t>>
blocksOf(const diagram::Diagram& diagram)
{
    std::map<ObjectId, std::pair<diagram::Rect, std::uint32_t>> blocks;
    diagram.forEachBlockIn(diagram.bounds(), [&](const diagram::Block& block) {
        blocks[block.object] = {block.rect, block.lines};
    });
    return blocks;
}

std::size_t bundledLines(const diagram::Diagram& diagram)
{
    std::size_t lines = 0;
    diagram.forEachBundle(0.02, [&](const diagram::Bundle& bundle) { lines += bundle.count(); });
    return lines;
}

/// The same place, moved.
diagram::Places movedBy(const Document& document, double dx, double dy)
{
    diagram::Places places;
    for (const ObjectId id : networksOf(document)) {
        places.emplace_back(id, *document.placement(id));
        places.back().second.position.x += dx;
        places.back().second.position.y += dy;
    }
    return places;
}

} // namespace

/// What concerns most of a drawing makes it anew: it must not be told from one that was followed
/// thing by thing.
class TestLargeChanges : public QObject
{
    Q_OBJECT

private slots:
    void aDrawingFollowsThem()
    {
        const Document start = wheels();
        diagram::Diagram drawn(start);
        elementsOf(drawn); // somebody has looked at all of it
        Document now = start;
        const auto follow = [&](const edit::EditResult& result) {
            QVERIFY(result.has_value());
            const diagram::Damage damage =
                drawn.update(result->next, Document::diff(now, result->next));
            QVERIFY(damage.everything);
            now = result->next;
            const diagram::Diagram fresh(now);
            QVERIFY(blocksOf(drawn) == blocksOf(fresh));
            QCOMPARE(bundledLines(drawn), bundledLines(fresh));
            QVERIFY(drawn.bounds() == fresh.bounds());
        };
        follow(edit::place(now, movedBy(now, 10, -30), {"", {}}));
        follow(edit::setCollapsed(now, networksOf(now), true));
        follow(edit::setCollapsed(now, networksOf(now), false));
        follow(edit::showLayer(now, azure::Layer::Peerings, false));
        QCOMPARE(bundledLines(drawn), std::size_t{0});
        follow(edit::showLayer(now, azure::Layer::Peerings, true));
        QCOMPARE(bundledLines(drawn), std::size_t{kSpokes});
        std::vector<ObjectId> half = networksOf(now);
        half.erase(half.begin(), half.begin() + kSpokes / 2);
        follow(edit::removeObjects(now, half));
        // All the way back, as undo goes.
        drawn.update(start, Document::diff(now, start));
        QVERIFY(elementsOf(drawn) == elementsOf(diagram::Diagram(start)));
    }

    /// A box that is only displaced keeps a size that somebody gave it.
    /// However much of the drawing it is: what comes by the thousand is found in another way.
    void aMarqueeTakesWhatLiesInIt()
    {
        const Document document = wheels();
        const diagram::Diagram drawing(document);
        const diagram::Rect all = drawing.bounds().grown(10);
        const std::vector<diagram::Element> elements = elementsOf(drawing);
        for (const double share : {1.0, 0.6, 0.2, 0.02}) {
            const diagram::Rect area{all.x, all.y, all.width * share, all.height};
            const auto isIn = [&](ObjectId id) { return area.contains(*drawing.boxOf(id)); };
            std::vector<ObjectId> wanted;
            for (const diagram::Element& element : elements) {
                const bool isLine = element.kind == diagram::ElementKind::Connector;
                if (element.object
                    && (isLine           ? isIn(element.from) && isIn(element.to)
                        : element.parent ? !isIn(element.parent) && area.contains(element.box)
                                         : isIn(element.object)))
                    wanted.push_back(element.object);
            }
            std::sort(wanted.begin(), wanted.end());
            QVERIFY(drawing.objectsIn(area, false) == wanted);
        }
    }

    void sizesStay()
    {
        Document now = wheels();
        diagram::Places places = movedBy(now, 0, 0);
        for (auto& [id, placement] : places)
            placement.size = {500, 300};
        diagram::Diagram drawn(now);
        const auto go = [&](const diagram::Places& to) {
            const edit::EditResult result = edit::place(now, to, {"", {}});
            drawn.update(result->next, Document::diff(now, result->next));
            now = result->next;
        };
        go(places);
        go(movedBy(now, 40, 0));
        for (const ObjectId id : networksOf(now)) {
            const diagram::Rect rect = *drawn.boxOf(id);
            QCOMPARE(rect.width, 500.0);
            QVERIFY(rect.height >= 300);
            QCOMPARE(rect.x, now.placement(id)->position.x);
        }
    }
};

PEERSCAPE_TEST_CLASS(TestLargeChanges)
#include "tst_large_changes.moc"
