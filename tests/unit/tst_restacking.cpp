#include "core/azure/note_order.h"
#include "core/diagram/auto_layout.h"
#include "core/diagram/diagram.h"
#include "core/edit/create.h"
#include "core/edit/layout_edits.h"
#include "core/edit/restack.h"
#include "core/read/read.h"
#include "core/write/picture_formats.h"
#include "core/write/write.h"
#include "tests/support/network_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;
using edit::Restack;

/// Notes, frames and images in front of each other and of the networks.
class TestRestacking : public QObject
{
    Q_OBJECT

private:
    azure::Document m_document;
    ObjectId m_network;
    ObjectId m_first;
    ObjectId m_second;
    ObjectId m_frame;
    ObjectId m_far;

    static std::string pile(const azure::Document& document)
    {
        std::string names;
        diagram::Diagram(document).forEach([&](const diagram::Element& element) {
            if (element.object && !element.parent)
                names += document.nameOf(element.object).str() + ' ';
        });
        return names;
    }
    void restack(const std::vector<ObjectId>& ids, Restack where)
    {
        const diagram::Diagram diagram(m_document);
        const auto result = edit::restack(m_document, ids, where, [&](ObjectId a, ObjectId b) {
            return diagram.boxOf(a)->intersects(*diagram.boxOf(b));
        });
        QVERIFY(result.has_value());
        QVERIFY(result->changes.empty() || result->changes.layoutOnly());
        // What is kept up to date is what would be made anew.
        diagram::Diagram kept(m_document);
        kept.update(result->next, result->changes);
        std::string names;
        kept.forEachIn(kept.bounds().grown(100), [&](const diagram::Element& element) {
            if (element.object && !element.parent)
                names += result->next.nameOf(element.object).str() + ' ';
        });
        m_document = result->next;
        QCOMPARE(QString::fromStdString(names), QString::fromStdString(pile(m_document)));
    }

private slots:
    void init()
    {
        test::NetworkBuilder net;
        m_network = net.vnet("hub", {"10.1.0.0/16"});
        net.transaction().place(m_network, {{0, 0}, {300, 200}});
        azure::Document document = net.document();
        const auto add = [&](edit::EditResult result) {
            document = result->next;
            return result->created.front();
        };
        m_first = add(edit::addNote(document, "one", {{20, 20}, {}}));
        m_second = add(edit::addNote(document, "two", {{40, 25}, {}}));
        m_frame = add(edit::addFrame(document, "part", {{-20, -20}, {400, 300}}));
        m_far = add(edit::addNote(document, "far", {{900, 900}, {}}));
        m_document = document;
    }

    void framesLieBehindAndNotesInFrontAtFirst()
    {
        QCOMPARE(pile(m_document), std::string("frame1 hub note1 note2 note3 "));
    }

    void goesToEitherEnd()
    {
        restack({m_first}, Restack::ToFront);
        QCOMPARE(pile(m_document), std::string("frame1 hub note2 note3 note1 "));
        restack({m_first}, Restack::ToBack);
        QCOMPARE(pile(m_document), std::string("note1 frame1 hub note2 note3 "));
        restack({m_second, m_frame}, Restack::ToBack);
        QCOMPARE(pile(m_document), std::string("frame1 note2 note1 hub note3 "));
        restack({m_frame}, Restack::ToFront);
        QCOMPARE(pile(m_document), std::string("note2 note1 hub note3 frame1 "));
        // At the end there is nothing to do.
        const auto again = edit::restack(m_document, {m_frame}, Restack::ToFront,
                                         [](ObjectId, ObjectId) { return true; });
        QVERIFY(again->changes.empty());
    }

    void goesPastWhatItCovers()
    {
        restack({m_first}, Restack::Forward);
        QCOMPARE(pile(m_document), std::string("frame1 hub note2 note1 note3 "));
        // The one that is left covers nothing of it.
        restack({m_first}, Restack::Forward);
        QCOMPARE(pile(m_document), std::string("frame1 hub note2 note1 note3 "));
        restack({m_first}, Restack::Backward);
        restack({m_first}, Restack::Backward);
        QCOMPARE(pile(m_document), std::string("frame1 note1 hub note2 note3 "));
        restack({m_first}, Restack::Backward);
        QCOMPARE(pile(m_document), std::string("note1 frame1 hub note2 note3 "));
        restack({m_first}, Restack::Forward);
        restack({m_first}, Restack::Forward);
        QCOMPARE(pile(m_document), std::string("frame1 hub note1 note2 note3 "));
        QVERIFY(m_document.placement(m_first)->order == 0);
    }

    void onlyWhatHasToGetsAnotherOrder()
    {
        const auto result = edit::restack(m_document, {m_first}, Restack::ToFront,
                                          [](ObjectId, ObjectId) { return true; });
        QCOMPARE(result->changes.moved.size(), std::size_t{1});
        QCOMPARE(fillTemplate(result->label.text, result->label.arguments),
                 std::string("Bring note1 to the front"));
        // At the end of the numbers all get new ones.
        azure::Transaction transaction(m_document);
        transaction.place(m_far, {{900, 900}, {}, false, false, azure::kMostOrder});
        m_document = transaction.take();
        restack({m_first}, Restack::ToFront);
        QCOMPARE(pile(m_document), std::string("frame1 hub note2 note3 note1 "));
        QVERIFY(m_document.placement(m_first)->order < 10);
    }

    void whatIsPointedAtIsTheFrontOne()
    {
        const auto at = [&] {
            const diagram::Diagram diagram(m_document);
            return diagram.hitTest({60, 40}, 1).element->object;
        };
        QVERIFY(at() == m_second);
        restack({m_first}, Restack::ToFront);
        QVERIFY(at() == m_first);
        restack({m_first, m_second}, Restack::ToBack);
        QVERIFY(at() == m_network);
    }

    void linesDoNotMindWhatLiesBehind()
    {
        test::NetworkBuilder net;
        const VnetId left = net.vnet("left", {"10.1.0.0/16"});
        const VnetId right = net.vnet("right", {"10.2.0.0/16"});
        net.peer(left, right);
        net.transaction().place(left, {{0, 0}, {}});
        net.transaction().place(right, {{900, 0}, {}});
        const auto added = edit::addNote(net.document(), "between", {{450, -100}, {100, 300}});
        m_document = added->next;
        const ObjectId line = m_document.referrers(left, Kind::Peering).front();
        const auto corners = [&] { return diagram::Diagram(m_document).pathOf(line).size(); };
        QVERIFY(corners() > 2);
        restack(added->created, Restack::ToBack);
        QCOMPARE(corners(), std::size_t{2});
    }

    void aFileKeepsIt()
    {
        restack({m_first}, Restack::ToBack);
        const std::string bytes = write::writePeerscape(m_document);
        const auto again = read::read({{"a.peerscape", bytes}});
        QVERIFY(again && again->document == m_document);
        QVERIFY(bytes.find("\"order\": -1") != std::string::npos);
        const auto wrong = [&](std::string order) {
            std::string other = bytes;
            other.replace(other.find("\"order\": -1"), 11, "\"order\": " + std::move(order));
            return !read::read({{"a.peerscape", other}});
        };
        QVERIFY(wrong("1000001") && wrong("-99999999999") && wrong("1.5") && wrong("\"1\""));
        // Other programs draw it behind too.
        const std::string drawio =
            write::writePictureText(write::Picture(m_document, {}), write::PictureFormat::Drawio);
        QVERIFY(drawio.find("parent=\"layer-behind\"") != std::string::npos);
    }

    void theAutomaticLayoutLeavesWhatLiesBehind()
    {
        azure::Transaction transaction(m_document);
        transaction.place(m_second, {{40, 25}, {222, 99}, false, false, 3});
        m_document = transaction.take();
        restack({m_first}, Restack::ToBack);
        const auto arranged =
            edit::arrange(m_document, diagram::autoLayout(m_document, false, 1.5));
        QVERIFY(*arranged->next.placement(m_first) == *m_document.placement(m_first));
        QVERIFY(arranged->next.placement(m_second)->order == 3);
        QVERIFY(arranged->next.placement(m_second)->size == (azure::Size{222, 99}));
    }
};

PEERSCAPE_TEST_CLASS(TestRestacking)
#include "tst_restacking.moc"
