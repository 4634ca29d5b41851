#include "core/net/free_space.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace peerscape;

class TestPrefixes : public QObject
{
    Q_OBJECT

private slots:
    /// Also the prefixes of IPv6 amid which the addresses of IPv4 lie.
    void whatAPrefixContainsFollowsItAtOnce()
    {
        std::mt19937 random(7);
        std::vector<net::Prefix> prefixes;
        const auto add = [&](std::string_view address, unsigned shortest, unsigned longest) {
            const unsigned length =
                shortest + static_cast<unsigned>(random() % (longest - shortest + 1));
            const net::Address from =
                net::Address::parse(address)->plus(random() % (std::uint64_t{1} << 32U));
            prefixes.push_back(net::Prefix::containing(from, length));
        };
        for (int i = 0; i < 200; ++i) {
            add("0.0.0.0", 0, 32);
            add("::", 0, 128);
            add("fd00::", 0, 128);
        }
        prefixes.push_back(*net::Prefix::parse("0.0.0.0/0"));
        prefixes.push_back(*net::Prefix::parse("::/0"));
        std::sort(prefixes.begin(), prefixes.end());
        QVERIFY(std::is_partitioned(prefixes.begin(), prefixes.end(),
                                    [](const net::Prefix& prefix) { return prefix.isV4(); }));
        for (std::size_t i = 0; i < prefixes.size(); ++i) {
            std::size_t j = i;
            while (j < prefixes.size() && prefixes[i].contains(prefixes[j]))
                ++j;
            for (; j < prefixes.size(); ++j)
                QVERIFY2(!prefixes[i].contains(prefixes[j]), prefixes[i].toString().c_str());
        }
    }

    void overlapsAreFoundAcrossFamilies()
    {
        const std::vector<net::Prefix> wide{*net::Prefix::parse("::/0"),
                                            *net::Prefix::parse("10.0.0.0/8")};
        const std::vector<net::Prefix> narrow{*net::Prefix::parse("10.1.0.0/16"),
                                              *net::Prefix::parse("fd00::/64")};
        const std::vector<std::pair<std::size_t, std::size_t>> wanted{{0, 1}, {1, 0}};
        QVERIFY(net::findOverlaps(wide, narrow) == wanted);
    }

    void theLengthOfATextIsKnownWithoutIt()
    {
        for (const char* text : {"0.0.0.0/0", "9.0.0.0/8", "100.64.0.0/10", "192.168.99.200/32",
                                 "::/0", "2001:db8::1:0:0:1/128", "fd00:1234::/99"}) {
            const net::Prefix prefix = *net::Prefix::parse(text);
            QCOMPARE(prefix.textLength(), prefix.toString().size());
        }
    }
};

PEERSCAPE_TEST_CLASS(TestPrefixes)
#include "tst_prefixes.moc"
