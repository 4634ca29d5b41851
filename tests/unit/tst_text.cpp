#include "core/base/text.h"
#include "tests/support/test_registry.h"

#include <QTest>

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

    void comparesNamesWithoutCase()
    {
        QVERIFY(peerscape::equalsIgnoringCase("GatewaySubnet", "gatewaysubnet"));
        QVERIFY(!peerscape::equalsIgnoringCase("vnet1", "vnet10"));
        QVERIFY(peerscape::compareIgnoringCase("Alpha", "beta") < 0);
    }
};

PEERSCAPE_TEST_CLASS(TestText)
#include "tst_text.moc"
