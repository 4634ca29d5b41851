#include "tests/serve/raw_client.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;

namespace {

std::string codeOf(const httplib::Result& result)
{
    if (!result)
        return httplib::to_string(result.error());
    const auto body = arm::Json::parse(result->body, nullptr, false);
    return std::to_string(result->status)
           + (body.is_object() && body.contains("error")
                  ? ' ' + body["error"]["code"].get<std::string>()
                  : std::string());
}

/// Where an address points to, without "http://host:port".
std::string pathOf(const std::string& address)
{
    return address.substr(address.find('/', 8));
}

} // namespace

/// Requests and answers as Azure Resource Manager has them on the wire.
class TestServeProtocol : public QObject
{
    Q_OBJECT

private slots:
    void writesAreOperations()
    {
        test::Served served;
        const auto client = served.client();
        const std::string path = test::networkPath("virtualNetworks/A");
        const auto put = client->Put(path, test::networkBody("10.0.0.0/16"), "application/json");
        QCOMPARE(codeOf(put), std::string("201"));
        QCOMPARE(arm::Json::parse(put->body)["properties"]["provisioningState"].get<std::string>(),
                 std::string("Updating"));
        const std::string operation = put->get_header_value("Azure-AsyncOperation");
        QVERIFY2(
            operation.starts_with(served.server().address()
                                  + "/subscriptions/00000000-0000-0000-0000-000000000001/providers/"
                                    "Microsoft.Network/locations/northeurope/operations/"),
            operation.c_str());
        QVERIFY(!put->has_header("Location"));
        QVERIFY(put->has_header("Retry-After"));
        QVERIFY(put->has_header("x-ms-request-id"));
        const auto state = client->Get(pathOf(operation));
        QCOMPARE(codeOf(state), std::string("200"));
        QCOMPARE(arm::Json::parse(state->body)["status"].get<std::string>(),
                 std::string("Succeeded"));
        const auto now = client->Get(path);
        QCOMPARE(arm::Json::parse(now->body)["properties"]["provisioningState"].get<std::string>(),
                 std::string("Succeeded"));

        const auto removed = client->Delete(path);
        QCOMPARE(codeOf(removed), std::string("202"));
        QVERIFY(removed->body.empty());
        QCOMPARE(codeOf(client->Get(pathOf(removed->get_header_value("Location")))),
                 std::string("204"));
        QCOMPARE(codeOf(client->Get(pathOf(removed->get_header_value("Azure-AsyncOperation")))),
                 std::string("200"));
        QCOMPARE(codeOf(client->Delete(path)), std::string("204"));
        QCOMPARE(codeOf(client->Get(path)), std::string("404 ResourceNotFound"));

        const auto group = client->Delete(test::groupPath() + "?api-version=2022-09-01");
        QCOMPARE(codeOf(group), std::string("202"));
        QVERIFY(!group->has_header("Azure-AsyncOperation"));
        QCOMPARE(codeOf(client->Get(pathOf(group->get_header_value("Location")))),
                 std::string("200"));
    }

    /// What one program changed, another does not overwrite unseen.
    void etagsGuardAgainstOthers()
    {
        test::Served served;
        const auto client = served.client();
        const std::string path = test::networkPath("virtualNetworks/A");
        QCOMPARE(codeOf(client->Put(path, test::networkBody("10.0.0.0/16"), "application/json")),
                 std::string("201"));
        const auto etag = arm::Json::parse(client->Get(path)->body)["etag"].get<std::string>();
        const auto patched =
            client->Patch(path, R"({"tags": {"owner": "me"}})", "application/json");
        QCOMPARE(codeOf(patched), std::string("200"));
        const arm::Json now = arm::Json::parse(client->Get(path)->body);
        QCOMPARE(now["tags"].dump(), std::string(R"({"owner":"me"})"));
        QCOMPARE(now["properties"]["addressSpace"].dump(),
                 std::string(R"({"addressPrefixes":["10.0.0.0/16"]})"));
        const auto putIf = [&](const std::string& seen) {
            return codeOf(client->Put(path, {{"If-Match", seen}}, test::networkBody("10.0.0.0/15"),
                                      "application/json"));
        };
        QCOMPARE(putIf(etag), std::string("412 PreconditionFailed"));
        QCOMPARE(putIf(now["etag"].get<std::string>()), std::string("200"));
    }

    void resultsOfActionsAreFetched()
    {
        test::Served served;
        const auto client = served.client();
        const auto put = [&](const std::string& path, const std::string& body) {
            return codeOf(client->Put(test::networkPath(path), body, "application/json"));
        };
        QCOMPARE(put("virtualNetworks/A", test::networkBody("10.0.0.0/16")), std::string("201"));
        QCOMPARE(put("virtualNetworks/A/subnets/s",
                     R"({"properties": {"addressPrefix": "10.0.0.0/24"}})"),
                 std::string("201"));
        const std::string base = test::groupPath() + "/providers/";
        QCOMPARE(put("networkInterfaces/nic",
                     R"({"location": "northeurope", "properties": {"ipConfigurations": [{"name":
                        "one", "properties": {"subnet": {"id": ")"
                         + base + R"(Microsoft.Network/virtualNetworks/A/subnets/s"}}}]}})"),
                 std::string("201"));
        const std::string action = "networkInterfaces/nic/effectiveRouteTable";
        QCOMPARE(codeOf(client->Post(test::networkPath(action))),
                 std::string("400 NicMustBeAttachedToRunningVmToGetEffectiveRoutes"));
        const auto machine = client->Put(
            base + "Microsoft.Compute/virtualMachines/vm?api-version=2024-07-01",
            R"({"location": "northeurope", "properties": {"networkProfile": {"networkInterfaces":
               [{"id": ")"
                + base + R"(Microsoft.Network/networkInterfaces/nic"}]}}})",
            "application/json");
        QCOMPARE(codeOf(machine), std::string("201"));
        const auto begun = client->Post(test::networkPath(action));
        QCOMPARE(codeOf(begun), std::string("202"));
        const auto result = client->Get(pathOf(begun->get_header_value("Location")));
        QCOMPARE(codeOf(result), std::string("200"));
        QVERIFY(arm::Json::parse(result->body)["value"].size() > 1);
    }

    void mistakesGetTheServicesWords_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("said");
        const QByteArray version("?api-version=2024-05-01");
        const QByteArray network("{\"location\": \"northeurope\"}");
        QTest::newRow("no version")
            << QByteArray() << network << QByteArray("400 MissingApiVersionParameter");
        QTest::newRow("no version at all") << QByteArray("?api-version=") << network
                                           << QByteArray("400 MissingApiVersionParameter");
        QTest::newRow("another version") << QByteArray("?api-version=new") << network
                                         << QByteArray("400 InvalidApiVersionParameter");
        QTest::newRow("its name in other letters")
            << QByteArray("?API-Version=2024-05-01") << QByteArray("[")
            << QByteArray("400 InvalidRequestContent");
        QTest::newRow("no body") << version << QByteArray()
                                 << QByteArray("400 InvalidRequestContent");
        QTest::newRow("half a body")
            << version << QByteArray("{\"location\": ") << QByteArray("400 InvalidRequestContent");
        QTest::newRow("a list") << version << QByteArray("[]")
                                << QByteArray("400 InvalidRequestContent");
        QTest::newRow("not UTF-8") << version << QByteArray("{\"location\": \"\xff\"}")
                                   << QByteArray("400 InvalidRequestContent");
        QTest::newRow("too large a number") << version << QByteArray("{\"tags\": 1e999}")
                                            << QByteArray("400 InvalidRequestContent");
        QTest::newRow("too deep") << version << QByteArray(100'000, '[')
                                  << QByteArray("400 InvalidRequestContent");
    }
    void mistakesGetTheServicesWords()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, said);
        test::Served served;
        const auto before = served.endpoint().version().document;
        const std::string path = test::networkPath("virtualNetworks/A");
        const auto result =
            served.client()->Put(path.substr(0, path.find('?')) + query.toStdString(),
                                 body.toStdString(), "application/json");
        QCOMPARE(codeOf(result), said.toStdString());
        QVERIFY(served.endpoint().version().document == before);
    }

    void aBrokenBodyIsToldWhere()
    {
        const auto where = [](const char* text) {
            const auto body = arm::parseBody(text);
            return body ? std::string("read") : body.error().message;
        };
        const std::string start =
            "The request content was invalid and could not be deserialized: '";
        QCOMPARE(where("{\n  \"a\": x"),
                 start
                     + "Unexpected character encountered while parsing value: x. Path '', line 2, "
                       "position 7.'.");
        QCOMPARE(where("{"), start
                                 + "Unexpected end of content while loading JObject. Path '', "
                                   "line 1, position 1.'.");
        QCOMPARE(where("\"[[[\\\"[[[\""), std::string("read"));
        QCOMPARE(where(""), std::string("read"));
    }

    void whatIsNotHttpIsSaidSo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("words") << QByteArray("hello there\r\n\r\n");
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n", 13);
        QTest::newRow("an unknown method") << QByteArray("BREW / HTTP/1.1\r\n\r\n");
        QTest::newRow("an unknown version") << QByteArray("GET / HTTP/7.0\r\n\r\n");
        QTest::newRow("a header without a name") << QByteArray("GET / HTTP/1.1\r\n: : :\r\n\r\n");
    }
    void whatIsNotHttpIsSaidSo()
    {
        QFETCH(QByteArray, bytes);
        test::Served served;
        test::RawClient client(served.port());
        QVERIFY(client.send(bytes.toStdString()));
        client.finish();
        const std::string answer = client.readAll();
        QVERIFY2(answer.starts_with("HTTP/1.1 4"), answer.c_str());
        QVERIFY2(answer.find("{\"error\":{\"code\":") != std::string::npos, answer.c_str());
    }

    /// What follows a request that ought to have no body is not taken for the next request.
    void hiddenRequestsAreNotHeard()
    {
        test::Served served;
        const std::string bearer = "Authorization: Bearer " + served.server().token() + "\r\n";
        const std::string hidden = "DELETE " + test::groupPath()
                                   + "?api-version=2022-09-01 HTTP/1.1\r\nHost: a\r\n" + bearer
                                   + "\r\n";
        const auto before = served.endpoint().version().document;
        for (const std::string& line :
             {std::string("GET /subscriptions?api-version=2022-12-01"), std::string("HEAD /"),
              "PUT " + test::networkPath("virtualNetworks/A")}) {
            test::RawClient client(served.port());
            // Of a PUT the token is wrong, so that its body is not read.
            QVERIFY(client.send(line + " HTTP/1.1\r\nHost: a\r\nContent-Length: "
                                + std::to_string(hidden.size()) + "\r\n"
                                + (line.starts_with("PUT") ? "" : bearer) + "\r\n" + hidden));
            client.finish();
            const std::string answer = client.readAll();
            QVERIFY2(answer.find("HTTP/1.1", 1) == std::string::npos, answer.c_str());
        }
        QVERIFY(served.endpoint().version().document == before);
    }

    void aRequestWithoutLengthHasNoBody()
    {
        test::Served served;
        test::RawClient client(served.port());
        QVERIFY(client.send("DELETE " + test::networkPath("virtualNetworks/A")
                            + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                            + served.server().token() + "\r\nConnection: close\r\n\r\n"));
        QVERIFY(client.readAll().starts_with("HTTP/1.1 204"));
    }

    void methodsBeyondTheServicesAreRefused()
    {
        test::Served served;
        QCOMPARE(codeOf(served.client()->Options("/subscriptions?api-version=2022-12-01")),
                 std::string("405 MethodNotAllowed"));
        const auto head = served.client()->Head(test::groupPath() + "?api-version=2022-12-01");
        QCOMPARE(codeOf(head), std::string("204"));
    }

    void watchersHearOfEveryAnswer()
    {
        std::mutex mutex;
        std::vector<serve::Exchange> seen;
        serve::Endpoint endpoint{azure::Document()};
        serve::HttpServer server(
            [&](const arm::Request& request, const std::string& base) {
                return endpoint.answer(request, base);
            },
            [&](const serve::Exchange& exchange) {
                const std::lock_guard lock(mutex);
                seen.push_back(exchange);
            });
        QVERIFY(server.start(0));
        httplib::Client client(server.address());
        QVERIFY(client.Get("/subscriptions?api-version=2022-12-01"));
        // It hears of an answer when the client may have it already.
        QTRY_VERIFY(([&] {
            const std::lock_guard lock(mutex);
            return seen.size() == 1;
        })());
        QVERIFY(client.Get("/subscriptions?api-version=2022-12-01",
                           {{"Authorization", "Bearer " + server.token()}}));
        server.stop();
        QCOMPARE(seen.size(), std::size_t{2});
        QCOMPARE(seen[0].status, 401);
        QCOMPARE(seen[1].status, 200);
        QCOMPARE(seen[1].method, std::string("GET"));
        QCOMPARE(seen[1].path, std::string("/subscriptions"));
    }
};

PEERSCAPE_TEST_CLASS(TestServeProtocol)
#include "tst_protocol.moc"
