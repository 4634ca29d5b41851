#include "core/diagram/auto_layout.h"
#include "core/diagram/diagram.h"
#include "core/diagram/overview.h"
#include "tests/property/random_edits.h"
#include "tests/property/random_network.h"
#include "tests/support/test_registry.h"

#include <rapidcheck.h>

#include <QTest>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

using namespace peerscape;
using diagram::Diagram;
using diagram::Element;
using diagram::Rect;
using test::Dice;

namespace {

/// Which element is which from one version to the next. What counts the rest of a subnet's chips
/// has no object; its place in its subnet names it.
using ElementKey = std::tuple<diagram::ElementKind, ObjectId, std::string, ObjectId>;
using Drawing = std::map<ElementKey, Element>;

Drawing drawingOf(const Diagram& diagram)
{
    Drawing drawing;
    diagram.forEach([&](const Element& element) {
        const ElementKey key{element.kind, element.object, element.band.str(), element.parent};
        RC_ASSERT(drawing.emplace(key, element).second);
    });
    return drawing;
}

/// The order in which elements are painted.
std::vector<ElementKey> orderOf(const Diagram& diagram)
{
    std::vector<ElementKey> order;
    diagram.forEachIn(diagram.bounds().grown(5000), [&](const Element& element) {
        order.emplace_back(element.kind, element.object, element.band.str(), element.parent);
    });
    return order;
}

using Ends = std::array<double, 4>;
std::map<std::pair<bool, Ends>, std::array<std::uint32_t, 3>> bundlesOf(const Diagram& diagram,
                                                                        double zoom)
{
    std::map<std::pair<bool, Ends>, std::array<std::uint32_t, 3>> bundles;
    diagram.forEachBundle(zoom, [&](const diagram::Bundle& bundle) {
        const Ends ends{bundle.from.x, bundle.from.y, bundle.to.x, bundle.to.y};
        auto& counts = bundles[{bundle.connections, ends}];
        for (std::size_t i = 0; i < counts.size(); ++i)
            counts[i] += bundle.counts[i];
    });
    return bundles;
}

std::map<ObjectId, std::uint32_t> hubsOf(const Diagram& diagram)
{
    std::map<ObjectId, std::uint32_t> hubs;
    diagram.forEachHub([&](const diagram::Block& hub) { hubs[hub.object] = hub.lines; });
    return hubs;
}

void checkEqual(const Diagram& updated, const Diagram& fresh)
{
    const Drawing a = drawingOf(updated);
    const Drawing b = drawingOf(fresh);
    for (const auto& [key, element] : b) {
        const auto found = a.find(key);
        if (found == a.end())
            RC_FAIL("missing after the update: " + element.accessibleName);
        if (!(found->second == element))
            RC_FAIL("drawn otherwise after the update: " + element.accessibleName + " / "
                    + found->second.accessibleName);
    }
    for (const auto& [key, element] : a) {
        if (!b.contains(key))
            RC_FAIL("left over after the update: " + element.accessibleName);
    }
    RC_ASSERT(orderOf(updated) == orderOf(fresh));
    for (const double zoom : {0.1, 0.02})
        RC_ASSERT(bundlesOf(updated, zoom) == bundlesOf(fresh, zoom));
    RC_ASSERT(hubsOf(updated) == hubsOf(fresh));
    RC_ASSERT(updated.bounds() == fresh.bounds());
}

/// The parts of an element that can look different; lines segment by segment.
std::vector<Rect> partsOf(const Element& element)
{
    std::vector<Rect> parts;
    for (const diagram::Primitive& primitive : element.primitives) {
        if (const auto* box = std::get_if<diagram::BoxShape>(&primitive.shape)) {
            parts.push_back(box->rect);
        } else if (const auto* line = std::get_if<diagram::LineShape>(&primitive.shape)) {
            for (std::size_t i = 0; i + 1 < line->points.size(); ++i) {
                const diagram::Point a = line->points[i];
                const diagram::Point b = line->points[i + 1];
                parts.push_back({std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x),
                                 std::abs(a.y - b.y)});
            }
        }
    }
    return parts;
}

bool isCovered(const Rect& part, const std::vector<Rect>& areas)
{
    return std::any_of(areas.begin(), areas.end(),
                       [&](const Rect& area) { return area.contains(part); });
}

/// Whether every point that one of two bands covers and the other does not was told.
bool isDifferenceCovered(const Rect& before, const Rect& after, const std::vector<Rect>& areas)
{
    const Rect all = before.united(after);
    for (int i = 0; i <= 40; ++i) {
        for (int j = 0; j <= 40; ++j) {
            const diagram::Point p{all.x + all.width * i / 40, all.y + all.height * j / 40};
            if (before.contains(p) != after.contains(p) && !isCovered({p.x, p.y, 0, 0}, areas))
                return false;
        }
    }
    return true;
}

void checkDamage(const Drawing& before, const Drawing& after, const diagram::Damage& damage)
{
    if (damage.everything)
        return;
    const auto told = [&](const Element& element) {
        for (const Rect& part : partsOf(element)) {
            if (!isCovered(part, damage.areas))
                RC_FAIL("looks different and was not told: " + element.accessibleName);
        }
    };
    for (const auto& [key, was] : before) {
        const auto is = after.find(key);
        if (is == after.end()) {
            told(was);
        } else if (!(is->second == was)) {
            const bool band = !was.object && !was.band.empty();
            if (band)
                RC_ASSERT(isDifferenceCovered(was.box, is->second.box, damage.areas));
            if (band && was.box == is->second.box)
                told(was);
            if (!band) {
                told(was);
                told(is->second);
            }
        }
    }
    for (const auto& [key, is] : after) {
        if (!before.contains(key))
            told(is);
    }
}

void checkApart(const azure::Document& document, const Diagram& drawn)
{
    std::vector<std::pair<ObjectId, Rect>> boxes;
    document.all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const auto&) { boxes.emplace_back(id, *drawn.boxOf(id)); });
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            if (boxes[i].second.intersects(boxes[j].second))
                RC_FAIL(document.nameOf(boxes[i].first).str() + " lies on "
                        + document.nameOf(boxes[j].first).str());
        }
    }
}

rc::Gen<Dice> anyDice()
{
    const auto die = rc::gen::inRange<std::uint32_t>(0, 4096);
    return rc::gen::container<std::array<std::uint32_t, 4>>(die);
}

/// Shows or hides a layer, or makes a note a frame and a frame a note.
void changeLook(azure::Transaction& transaction, const Dice& dice)
{
    if (dice[2] % 2 == 0) {
        azure::DocumentSettings settings = transaction.document().settings();
        const azure::Layer layer = azure::kLayers[dice[1] % azure::kLayers.size()].layer;
        settings.hiddenLayers.set(layer, !settings.hiddenLayers.contains(layer));
        transaction.setSettings(std::move(settings));
        return;
    }
    std::vector<NoteId> notes;
    transaction.document().all<azure::Note>().forEach(
        [&](NoteId id, const auto&) { notes.push_back(id); });
    if (notes.empty())
        notes.push_back(transaction.add(azure::Note{}));
    transaction.update(notes[dice[1] % notes.size()],
                       [](azure::Note& note) { note.frame = !note.frame; });
}

/// Moves, enlarges, locks or collapses one of the free-standing things.
void moveSomething(azure::Transaction& transaction, const Dice& dice)
{
    std::vector<ObjectId> ids;
    const auto add = [&](ObjectId id, const auto&) { ids.push_back(id); };
    transaction.document().all<azure::VirtualNetwork>().forEach(add);
    transaction.document().all<azure::LocalNetworkGateway>().forEach(add);
    transaction.document().all<azure::Note>().forEach(add);
    if (ids.empty())
        return;
    const ObjectId id = ids[dice[1] % ids.size()];
    transaction.place(id,
                      {{static_cast<double>(dice[2]) - 1000, static_cast<double>(dice[3]) - 1500},
                       dice[0] % 3 == 0 ? azure::Size{500, 400} : azure::Size{},
                       dice[1] % 5 == 0,
                       dice[2] % 4 == 0});
    if (dice[3] % 5 == 0)
        changeLook(transaction, dice);
}

} // namespace

class TestDiagramProperties : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("RC_PARAMS"))
            qputenv("RC_PARAMS", "max_success=60 max_size=60");
    }

    void followsAnyChange()
    {
        QVERIFY(
            rc::check("an updated drawing equals a fresh one, and all differences are told", [] {
                azure::Document document = diagram::withLayout(test::startingNetwork());
                Diagram watched(document);
                Diagram unseen(document);
                Drawing before = drawingOf(watched);
                const auto steps = *rc::gen::container<std::vector<Dice>>(anyDice());
                for (const Dice& dice : steps) {
                    azure::Transaction transaction(document);
                    if (dice[0] % 2 == 0)
                        moveSomething(transaction, dice);
                    else
                        test::randomStep(transaction, dice);
                    const azure::Document next = diagram::withLayout(transaction.take());
                    const azure::ChangeSet changes = azure::Document::diff(document, next);
                    const diagram::Damage damage = watched.update(next, changes);
                    unseen.update(next, changes);
                    const Drawing after = drawingOf(watched);
                    checkDamage(before, after, damage);
                    document = next;
                    before = after;
                    if (dice[3] % 4 == 0)
                        checkEqual(watched, Diagram(document));
                }
                checkEqual(watched, Diagram(document));
                checkEqual(unseen, Diagram(document));
            }));
    }

    void followsEveryEdit()
    {
        QVERIFY(rc::check("an updated drawing equals a fresh one after the edits of a person", [] {
            azure::Document document = diagram::withLayout(test::startingNetwork());
            Diagram watched(document);
            const auto steps = *rc::gen::container<std::vector<Dice>>(anyDice());
            for (const Dice& dice : steps) {
                const edit::EditResult result = test::randomEdit(document, dice);
                if (!result)
                    continue;
                const azure::Document next = diagram::withLayout(result->next);
                const Drawing before = drawingOf(watched);
                const diagram::Damage damage =
                    watched.update(next, azure::Document::diff(document, next));
                checkDamage(before, drawingOf(watched), damage);
                document = next;
            }
            checkEqual(watched, Diagram(document));
        }));
    }

    void keepsNetworksApart()
    {
        QVERIFY(rc::check("no edit, move or resize leaves two networks on each other", [] {
            azure::Document document = diagram::withLayout(test::startingNetwork());
            Diagram drawn(document);
            const auto steps = *rc::gen::container<std::vector<Dice>>(anyDice());
            for (const Dice& dice : steps) {
                azure::Transaction transaction(document);
                if (dice[0] % 2 == 0) {
                    moveSomething(transaction, dice);
                } else {
                    const edit::EditResult result = test::randomEdit(document, dice);
                    if (!result)
                        continue;
                    transaction = azure::Transaction(result->next);
                }
                azure::Document next = diagram::withLayout(transaction.take());
                azure::Transaction room(next);
                for (const auto& [id, placement] :
                     drawn.roomFor(next, azure::Document::diff(document, next)))
                    room.place(id, placement);
                next = room.take();
                drawn.update(next, azure::Document::diff(document, next));
                document = next;
                checkApart(document, drawn);
            }
        }));
    }
};

PEERSCAPE_TEST_CLASS(TestDiagramProperties)
#include "tst_diagram_properties.moc"
