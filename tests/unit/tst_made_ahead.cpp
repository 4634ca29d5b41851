#include "core/base/made_ahead.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <memory>
#include <stdexcept>
#include <string>

using namespace peerscape;

namespace {

/// Counts what is made with it and how often it was emptied.
struct Counts
{
    std::size_t made = 0;
    std::vector<std::unique_ptr<std::size_t>> held;
    void clear() { held.clear(); }
};

using Numbers = MadeAhead<const std::size_t*, Counts>;

const std::size_t* numberIn(std::size_t index, Counts& counts)
{
    ++counts.made;
    return counts.held.emplace_back(std::make_unique<std::size_t>(index)).get();
}

} // namespace

/// Elements are made in their order on another thread, and stay until the next one is asked for.
class TestMadeAhead : public QObject
{
    Q_OBJECT

private slots:
    void givesEveryElementInItsOrder()
    {
        for (const std::size_t count :
             {0UL, 1UL, 127UL, 128UL, 129UL, 511UL, 512UL, 513UL, 10'000UL}) {
            Numbers numbers(count, numberIn);
            QVERIFY(numbers.peek(1) == nullptr);
            for (std::size_t i = 0; i < count; ++i) {
                QCOMPARE(*numbers.next(), i);
                for (const std::size_t ahead : {0UL, 1UL, 2UL}) {
                    if (const auto* soon = numbers.peek(ahead))
                        QCOMPARE(**soon, i + ahead);
                }
            }
            std::size_t made = 0;
            numbers.forEachScratch([&](const Counts& counts) { made += counts.made; });
            QCOMPARE(made, count);
        }
    }

    void isGivenUpAtAnyElement()
    {
        for (std::size_t used = 0; used < 1200; used += 13) {
            Numbers numbers(100'000, numberIn);
            for (std::size_t i = 0; i < used; ++i)
                QCOMPARE(*numbers.next(), i);
        }
    }

    void throwsWhatMakingThrew()
    {
        MadeAhead<std::size_t, Counts> numbers(1000, [](std::size_t index, Counts&) {
            if (index == 500)
                throw std::runtime_error("no such number");
            return index;
        });
        // What was made with it in one batch is gone with it.
        for (std::size_t i = 0; i < 384; ++i)
            QCOMPARE(numbers.next(), i);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)numbers.next());
    }
};

PEERSCAPE_TEST_CLASS(TestMadeAhead)
#include "tst_made_ahead.moc"
