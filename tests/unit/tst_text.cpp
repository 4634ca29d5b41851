#include "core/base/text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using peerscape::Text;

class TestText : public QObject
{
    Q_OBJECT

private slots:
    void sharesItsCharacters()
    {
        const Text a("westeurope");
        const Text b =
            a; // NOLINT(performance-unnecessary-copy-initialization): the copy is the test
        QCOMPARE(static_cast<const void*>(a.view().data()),
                 static_cast<const void*>(b.view().data()));
        QVERIFY(a == Text("westeurope"));
    }

    void emptyTextOwnsNothing()
    {
        QVERIFY(Text("").empty());
        QCOMPARE(Text().view().size(), std::size_t{0});
        QVERIFY(Text() == Text(""));
    }

    /// Short lengths and long ones are kept in different ways.
    void keepsTextsOfEveryLength()
    {
        for (const std::size_t length : {1U, 7U, 19U, 254U, 255U, 256U, 70'000U}) {
            std::string characters(length, 'x');
            characters.back() = '\xff';
            const Text text(characters);
            QCOMPARE(text.size(), length);
            QVERIFY(text == characters);
            QVERIFY(Text(text).view() == characters);
        }
    }

    void comparesNamesWithoutCase()
    {
        QVERIFY(peerscape::equalsIgnoringCase("GatewaySubnet", "gatewaysubnet"));
        QVERIFY(!peerscape::equalsIgnoringCase("vnet1", "vnet10"));
        QVERIFY(peerscape::compareIgnoringCase("Alpha", "beta") < 0);
    }

    /// Eight bytes at a time as one by one, whatever the bytes and the length.
    void foldsWordsAsItFoldsLetters()
    {
        std::mt19937 random(8);
        const std::string letters("aAzZ@[`{09-/\x7f\x80\xc1\xda\xff", 16);
        for (int round = 0; round < 20'000; ++round) {
            std::string a(random() % 40, ' ');
            for (char& c : a)
                c = letters[random() % letters.size()];
            std::string b = a;
            for (char& c : b) {
                if (random() % 2 == 0 && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
                    c = static_cast<char>(c ^ 0x20);
                else if (random() % 40 == 0)
                    c = letters[random() % letters.size()];
            }
            if (random() % 8 == 0)
                b.resize(random() % 40, 'a');
            const int wanted = peerscape::toLower(a).compare(peerscape::toLower(b));
            const int order = peerscape::compareIgnoringCase(a, b);
            QCOMPARE(order < 0, wanted < 0);
            QCOMPARE(order > 0, wanted > 0);
            QCOMPARE(peerscape::equalsIgnoringCase(a, b), wanted == 0);
            if (wanted == 0)
                QCOMPARE(peerscape::CaseFoldedHash{}(a), peerscape::CaseFoldedHash{}(b));
        }
    }
};

PEERSCAPE_TEST_CLASS(TestText)
#include "tst_text.moc"
