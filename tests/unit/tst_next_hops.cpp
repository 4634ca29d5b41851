#include "core/route/next_hops.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using peerscape::net::Address;
using peerscape::route::NextHops;

namespace {

bool same(const NextHops& hops, const std::vector<Address>& expected)
{
    bool equal = hops.size() == expected.size() && hops.empty() == expected.empty();
    for (std::size_t i = 0; i < expected.size() && equal; ++i)
        equal = hops[i] == expected[i];
    return equal && std::vector<Address>(hops.begin(), hops.end()) == expected
           && (expected.empty() || hops.front() == expected.front());
}

} // namespace

/// Two IPv4 addresses are held otherwise than what else there may be.
class TestNextHops : public QObject
{
    Q_OBJECT

private slots:
    void areWhatWasPushed()
    {
        std::mt19937 random(4);
        for (int round = 0; round < 500; ++round) {
            NextHops hops;
            std::vector<Address> expected;
            QVERIFY(same(hops, expected));
            for (std::size_t i = random() % 6; i > 0; --i) {
                const auto value = static_cast<std::uint32_t>(random());
                const Address hop =
                    random() % 3 != 0 ? Address::v4(value) : Address::v6(0x20010db8U, value);
                hops.push_back(hop);
                expected.push_back(hop);
                QVERIFY(same(hops, expected));
            }
            QVERIFY(hops == NextHops(expected));
        }
    }

    void copiesAreTheirOwn()
    {
        const std::vector<std::vector<Address>> lists{
            {},
            {Address::v4(1)},
            {Address::v4(1), Address::v4(2)},
            {Address::v6(1, 2)},
            {Address::v4(1), Address::v4(2), Address::v4(3)}};
        for (const auto& from : lists) {
            for (const auto& to : lists) {
                const NextHops source(from);
                NextHops target(to);
                target = source;
                QVERIFY(same(target, from));
                const NextHops& itself = target;
                target = itself;
                QVERIFY(same(target, from));
                target.push_back(Address::v4(9));
                QVERIFY(same(source, from));
                NextHops moved(std::move(target));
                target = NextHops(to);
                target = std::move(moved);
                QCOMPARE(target.size(), from.size() + 1);
                QCOMPARE(source == NextHops(to), from == to);
            }
        }
    }
};

PEERSCAPE_TEST_CLASS(TestNextHops)
#include "tst_next_hops.moc"
