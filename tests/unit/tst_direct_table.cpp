#include "core/route/hot_table.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <array>
#include <random>
#include <set>

using namespace peerscape;
using route::Decision;
using route::DirectTable;
using route::NextHopFinder;
using route::RangeTable;

/// The table without searches answers as the search does.
class TestDirectTable : public QObject
{
    Q_OBJECT

    using Starts = std::set<std::uint32_t>;

    /// Ranges that begin at these addresses, and at 0.0.0.0.
    static RangeTable<std::uint32_t> ranges(Starts starts)
    {
        starts.insert(0);
        RangeTable<std::uint32_t> table;
        table.starts.assign(starts.begin(), starts.end());
        table.decisions.resize(table.starts.size());
        for (std::uint32_t i = 0; i < table.starts.size(); ++i)
            table.decisions[i].originIndex = i;
        return table;
    }
    /// Asks for the addresses on both sides of where each range begins, and for some at random.
    static void compare(const RangeTable<std::uint32_t>& table)
    {
        const DirectTable direct(table);
        std::mt19937 random(3);
        std::vector<std::uint32_t> addresses;
        for (const std::uint32_t start : table.starts)
            addresses.insert(addresses.end(),
                             {start, start - 1, start + 1, static_cast<std::uint32_t>(random())});
        addresses.resize((addresses.size() + 7) / 8 * 8);
        std::array<NextHopFinder::Question, DirectTable::kAtOnce> questions;
        std::array<Decision, DirectTable::kAtOnce> answers;
        for (std::size_t first = 0; first < addresses.size(); first += questions.size()) {
            for (std::size_t i = 0; i < questions.size(); ++i)
                questions[i] = {SubnetId(1), net::Address::v4(addresses[first + i])};
            direct.find(questions, answers);
            for (std::size_t i = 0; i < questions.size(); ++i) {
                QVERIFY(answers[i] == table.find(addresses[first + i]));
                QVERIFY(answers[i] == direct.find(addresses[first + i]));
            }
        }
    }

private slots:
    void answersAsTheSearchDoes()
    {
        std::mt19937 random(7);
        compare(ranges({}));
        compare(ranges({1, 0xffffffffU}));
        compare(ranges({0x0a000000U, 0x0a000001U, 0x0a000100U, 0x0a040000U, 0x0b000000U}));
        for (const std::uint32_t mask : {0xffffffffU, 0xffffff00U, 0xfffc0000U, 0xff000000U}) {
            for (const std::size_t count : {3U, 40U, 150U}) {
                Starts starts;
                Starts near;
                while (starts.size() < count) {
                    starts.insert(static_cast<std::uint32_t>(random()) & mask);
                    near.insert(0x0a010000U + (static_cast<std::uint32_t>(random()) & 0x3ffffU));
                }
                compare(ranges(starts));
                compare(ranges(near));
            }
        }
    }

    void takesNoMoreMemoryThanItSays()
    {
        std::mt19937 random(8);
        Starts scattered;
        while (scattered.size() < 2'000)
            scattered.insert(static_cast<std::uint32_t>(random()));
        QVERIFY(DirectTable(ranges({0x0a000000U})).hasEntries());
        QVERIFY(!DirectTable(ranges(scattered)).hasEntries());
        compare(ranges(scattered));
    }
};

PEERSCAPE_TEST_CLASS(TestDirectTable)
#include "tst_direct_table.moc"
