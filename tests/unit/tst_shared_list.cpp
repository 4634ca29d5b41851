#include "core/base/shared_list.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

using peerscape::SharedList;

class TestSharedList : public QObject
{
    Q_OBJECT

    using Values = std::vector<std::uint32_t>;
    static Values valuesOf(const SharedList<std::uint32_t>& list)
    {
        return {list.items().begin(), list.items().end()};
    }

private slots:
    void theEmptyOneOwnsNothing()
    {
        SharedList<std::uint32_t> list;
        QVERIFY(list.empty());
        QVERIFY(list.items().data() == nullptr);
        list.append({});
        QVERIFY(list.items().data() == nullptr);
    }

    void copiesShareUntilOneChanges()
    {
        SharedList<std::uint32_t> list;
        list.insert(0, 7);
        SharedList<std::uint32_t> copy = list;
        QVERIFY(copy.items().data() == list.items().data());
        copy.insert(0, 3);
        QCOMPARE(valuesOf(list), Values{7});
        QCOMPARE(valuesOf(copy), (Values{3, 7}));
        const SharedList<std::uint32_t> kept = copy;
        copy.erase(0);
        QCOMPARE(valuesOf(copy), Values{7});
        QCOMPARE(valuesOf(kept), (Values{3, 7}));
    }

    void changesAsAVectorDoes()
    {
        std::mt19937 random(5);
        SharedList<std::uint32_t> list;
        Values values;
        std::vector<std::pair<SharedList<std::uint32_t>, Values>> versions;
        for (int round = 0; round < 5'000; ++round) {
            const std::size_t place = random() % (values.size() + 1);
            const auto value = static_cast<std::uint32_t>(random());
            if (random() % 50 == 0) {
                const Values more(random() % 5, value);
                list.append(more);
                values.insert(values.end(), more.begin(), more.end());
            } else if (place < values.size() && random() % 5 < 2) {
                list.erase(place);
                values.erase(values.begin() + static_cast<std::ptrdiff_t>(place));
            } else {
                list.insert(place, value);
                values.insert(values.begin() + static_cast<std::ptrdiff_t>(place), value);
            }
            QCOMPARE(valuesOf(list), values);
            if (random() % 100 == 0)
                versions.emplace_back(list, values);
        }
        for (const auto& [version, wanted] : versions)
            QCOMPARE(valuesOf(version), wanted);
    }
};

PEERSCAPE_TEST_CLASS(TestSharedList)
#include "tst_shared_list.moc"
