#include "tests/serve/raw_client.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

#include <thread>

using namespace peerscape;

namespace {

std::string head(const test::Served&, const std::string& line, const std::string& more = {})
{
    return line + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + more + "\r\n";
}

std::string bearer(test::Served& served)
{
    return "Authorization: Bearer " + served.server().token() + "\r\n";
}

/// "408 RequestTimeout" of a raw answer.
std::string saidRaw(const std::string& answer)
{
    const std::size_t body = answer.find("\r\n\r\n");
    if (!answer.starts_with("HTTP/1.1 ") || body == std::string::npos)
        return "not HTTP: " + answer;
    const std::string status = answer.substr(9, 3);
    const auto json = arm::Json::parse(answer.substr(body + 4), nullptr, false);
    return json.is_object() && json.contains("error")
               ? status + ' ' + json["error"]["code"].get<std::string>()
               : status;
}

} // namespace

/// What a request may take: of bytes, of time, of the network; and who may ask.
class TestServeBounds : public QObject
{
    Q_OBJECT

private slots:
    void onlyLoopbackListens()
    {
        test::Served served;
        const QByteArray port = QByteArray::number(served.port(), 16).rightJustified(4, '0');
        int found = 0;
        for (const char* name : {"/proc/net/tcp", "/proc/net/tcp6"}) {
            QFile table{QString::fromLatin1(name)};
            if (!table.open(QIODevice::ReadOnly))
                continue;
            for (const QByteArray& line : table.readAll().split('\n')) {
                const QList<QByteArray> fields = line.simplified().split(' ');
                constexpr auto kListening = "0A";
                if (fields.size() < 4 || fields[3] != kListening
                    || !fields[1].endsWith(':' + port.toUpper()))
                    continue;
                ++found;
                QCOMPARE(fields[1], "0100007F:" + port.toUpper());
            }
        }
        QCOMPARE(found, 1);
    }

    void aPortIsNotShared()
    {
        test::Served served;
        serve::HttpServer second(
            [](const arm::Request&, const std::string&) { return arm::Reply(); });
        const auto started = second.start(served.port());
        QVERIFY(!started);
        QCOMPARE(started.error().code, std::string("CannotListen"));
        QVERIFY(!second.isListening());
    }

    void strangersAreTurnedAway_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no token") << QByteArray() << QByteArray("401 AuthenticationFailed");
        QTest::newRow("another scheme") << QByteArray("Authorization: Basic TOKEN\r\n")
                                        << QByteArray("401 InvalidAuthenticationToken");
        QTest::newRow("another token") << QByteArray("Authorization: Bearer abc\r\n")
                                       << QByteArray("401 InvalidAuthenticationToken");
        QTest::newRow("an empty token") << QByteArray("Authorization: Bearer \r\n")
                                        << QByteArray("401 InvalidAuthenticationToken");
        QTest::newRow("a longer token") << QByteArray("Authorization: Bearer TOKENx\r\n")
                                        << QByteArray("401 InvalidAuthenticationToken");
        QTest::newRow("the token")
            << QByteArray("Authorization: Bearer TOKEN\r\n") << QByteArray("201");
        QTest::newRow("in other letters")
            << QByteArray("authorization: bearer TOKEN\r\n") << QByteArray("201");
    }
    void strangersAreTurnedAway()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, said);
        test::Served served;
        const std::size_t before = served.endpoint().version().writes;
        header.replace("TOKEN", QByteArray::fromStdString(served.server().token()));
        const std::string body = test::networkBody("10.0.0.0/16");
        test::RawClient client(served.port());
        QVERIFY(client.send(head(served, "PUT " + test::networkPath("virtualNetworks/A"),
                                 header.toStdString() + "Content-Length: "
                                     + std::to_string(body.size()) + "\r\nConnection: close\r\n")
                            + body));
        QCOMPARE(saidRaw(client.readAll()), said.toStdString());
        QCOMPARE(served.endpoint().version().writes - before, std::size_t(said == "201" ? 1 : 0));
    }

    void whatIsTooLargeIsRefused()
    {
        serve::Bounds bounds;
        bounds.body = 1000;
        test::Served served(bounds);
        const auto client = served.client();
        const auto put = [&](std::size_t size) {
            std::string body = test::networkBody("10.0.0.0/16");
            body.resize(size, ' ');
            const auto result =
                client->Put(test::networkPath("virtualNetworks/A"), body, "application/json");
            return result ? result->status : -1;
        };
        QCOMPARE(put(1000), 201);
        QCOMPARE(put(1001), 413);
        QCOMPARE(put(1000), 200);

        const std::string line = "PUT " + test::networkPath("virtualNetworks/A");
        test::RawClient announced(served.port());
        QVERIFY(
            announced.send(head(served, line, bearer(served) + "Content-Length: 99999999999\r\n")));
        announced.finish();
        QCOMPARE(saidRaw(announced.readAll()), std::string("413 RequestContentTooLarge"));

        test::RawClient chunked(served.port());
        std::string chunks;
        for (int i = 0; i < 1000; ++i)
            chunks += "64\r\n" + std::string(100, ' ') + "\r\n";
        chunked.send(head(served, line, bearer(served) + "Transfer-Encoding: chunked\r\n")
                     + chunks);
        QCOMPARE(saidRaw(chunked.readAll()), std::string("413 RequestContentTooLarge"));
    }

    void endlessHeadsEnd()
    {
        serve::Bounds bounds;
        bounds.body = 1000;
        test::Served served(bounds);
        test::RawClient lines(served.port());
        std::string many = "GET / HTTP/1.1\r\n";
        for (int i = 0; i < 20'000; ++i)
            many += "X-" + std::to_string(i) + ": something\r\n";
        lines.send(many);
        QVERIFY(lines.readAll().find("200 OK") == std::string::npos);

        test::RawClient line(served.port());
        line.send("GET /" + std::string(300'000, 'a'));
        QVERIFY(line.readAll().find("200 OK") == std::string::npos);

        test::RawClient address(served.port());
        address.send(head(served, "GET /" + std::string(9'000, 'a'), bearer(served)));
        QCOMPARE(saidRaw(address.readAll()), std::string("414 RequestUriTooLong"));
    }

    void slowRequestsEnd()
    {
        serve::Bounds bounds;
        bounds.read = std::chrono::milliseconds(200);
        test::Served served(bounds);
        const std::string line = "PUT " + test::networkPath("virtualNetworks/A");
        test::RawClient silent(served.port());
        QVERIFY(silent.send(head(served, line, bearer(served) + "Content-Length: 10\r\n") + "{"));
        QCOMPARE(saidRaw(silent.readAll()), std::string("408 RequestTimeout"));

        // A byte now and then keeps no connection: the time is that of the whole.
        test::RawClient dripping(served.port());
        QVERIFY(dripping.send(line));
        while (dripping.send("a"))
            std::this_thread::sleep_for(std::chrono::milliseconds(5));

        test::RawClient half(served.port());
        QVERIFY(half.send("GET /subscriptions HTTP/1.1\r\nHost: a\r\n"));
        QCOMPARE(saidRaw(half.readAll()), std::string("408 RequestTimeout"));
    }

    void packedBodiesAreNotUnpacked()
    {
        test::Served served;
        const auto result = served.client()->Put(
            test::networkPath("virtualNetworks/A"), {{"Content-Encoding", "gzip"}},
            std::string("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10), "application/json");
        QVERIFY(result);
        QCOMPARE(result->status, 415);
    }
};

PEERSCAPE_TEST_CLASS(TestServeBounds)
#include "tst_bounds.moc"
