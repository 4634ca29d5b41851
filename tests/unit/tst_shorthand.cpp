#include "core/base/json_depth.h"
#include "core/shell/az/shorthand.h"
#include "core/shell/session.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;

namespace {

/// `[[[…]]]`, a list in a list in a list.
std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

constexpr std::size_t kAbyss = 200'000;

} // namespace

/// Values as az takes them on its command line.
class TestShorthand : public QObject
{
    Q_OBJECT

private slots:
    void readsBothSpellings_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char* text, const char* wanted) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(wanted);
        };
        row("{name:a,of:[x,'b c']}", R"({"name":"a","of":["x","b c"]})");
        row(R"({"number":1,"of":[true]})", R"({"number":1,"of":[true]})");
        row("{a:1}", R"({"a":"1"})");
        row("{a:1,a:2}", "");
        row("[a", "");
    }
    void readsBothSpellings()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        const auto read = shell::readShorthand(text.toStdString());
        QCOMPARE(read.has_value(), !wanted.isEmpty());
        if (read)
            QCOMPARE(QByteArray::fromStdString(read->dump()), wanted);
    }

    /// JSON nests a little deeper than the shorthand may.
    void refusesWhatNestsTooDeeply()
    {
        const auto deepest = static_cast<std::size_t>(kMaxJsonDepth);
        QVERIFY(shell::readShorthand(nested(deepest)).has_value());
        QVERIFY(!shell::readShorthand(nested(deepest + 1)).has_value());
        QVERIFY(!shell::readShorthand(nested(kAbyss)).has_value());
        QVERIFY(!shell::readShorthand(std::string(kAbyss, '[')).has_value());
        QVERIFY(!shell::readShorthand("[a," + nested(kAbyss) + ']').has_value());
        // Brackets in quotes nest nothing.
        QVERIFY(shell::readShorthand("[\"" + std::string(kAbyss, '[') + "\"]").has_value());
    }

    void commandsOutliveAnAbyss_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::newRow("a list") << QByteArray(
            "az network vnet create -g g -n w --address-prefixes ");
        QTest::newRow("a value") << QByteArray(
            "az network vnet update -g g -n v --set addressSpace=");
        QTest::newRow("an element")
            << QByteArray("az network vnet update -g g -n v --add addressSpace.addressPrefixes ");
        QTest::newRow("a query") << QByteArray("az network vnet list --query ");
    }
    /// The command refuses the word, and the next one is served.
    void commandsOutliveAnAbyss()
    {
        QFETCH(QByteArray, command);
        shell::Session session;
        session.feed("az group create -n g -l northeurope");
        session.feed("az network vnet create -g g -n v --address-prefixes 10.0.0.0/16");
        QCOMPARE(session.status(), 0);
        const std::string quote = command.endsWith("--query ") ? "'`" : "'";
        const std::string end(quote.rbegin(), quote.rend());
        // Of a longer word the shell takes the beginning.
        session.feed(command.toStdString() + quote + nested(60'000) + end);
        QVERIFY(session.status() != 0);
        session.feed("az network vnet show -g g -n v");
        QCOMPARE(session.status(), 0);
    }
};

PEERSCAPE_TEST_CLASS(TestShorthand)
#include "tst_shorthand.moc"
