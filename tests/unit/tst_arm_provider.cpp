#include "core/arm/provider.h"
#include "core/azure/names.h"
#include "core/read/read.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"
#include "tests/unit/arm_answers.h"

#include <QTest>

#include <algorithm>

using namespace peerscape;
using arm::Json;
using arm::Method;
using arm::Response;

namespace {

const std::string kGroup = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg";
const std::string kNetwork = kGroup + "/providers/Microsoft.Network";

Response send(arm::Provider& provider, Method method, const std::string& path, Json body = {},
              std::string ifMatch = {})
{
    return provider.handle({method, path, {}, std::move(body), std::move(ifMatch)});
}

Json networkBody(const char* space, const char* subnet)
{
    return {{"location", "northeurope"},
            {"properties",
             {{"addressSpace", {{"addressPrefixes", {space}}}},
              {"subnets", {{{"name", "apps"}, {"properties", {{"addressPrefix", subnet}}}}}}}}};
}

/// A subscription with the group "rg", the network "A" with the subnet "apps", and the interface
/// "nic" in it.
arm::Provider providerWithNetwork()
{
    azure::Transaction transaction{azure::Document()};
    azure::Subscription subscription;
    subscription.name = "sub";
    subscription.subscriptionId = "11111111-1111-1111-1111-111111111111";
    transaction.add(std::move(subscription));
    arm::Provider provider(transaction.take());
    const auto put = [&](const std::string& path, Json body) {
        const Response response = send(provider, Method::Put, path, std::move(body));
        if (response.status != 201)
            qFatal("%s", test::said(response).c_str());
    };
    put(kGroup, {{"location", "northeurope"}});
    put(kNetwork + "/virtualNetworks/A", networkBody("10.1.0.0/16", "10.1.1.0/24"));
    put(kNetwork + "/networkInterfaces/nic",
        {{"location", "northeurope"},
         {"properties",
          {{"ipConfigurations",
            {{{"name", "one"},
              {"properties",
               {{"subnet", {{"id", kNetwork + "/virtualNetworks/A/subnets/apps"}}}}}}}}}}});
    return provider;
}

std::string text(const Json& value)
{
    return value.dump();
}

/// What a resource says, whatever the order of its members; without etags, which hold the order.
std::string members(const Json& resource)
{
    const auto filter = [](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        return event != nlohmann::json::parse_event_t::key || parsed != "etag";
    };
    return nlohmann::json::parse(resource.dump(), filter).dump();
}

/// Where two texts part, with what each says from there.
std::string firstDifference(const std::string& one, const std::string& other)
{
    constexpr std::size_t kShown = 300;
    const auto [mine, yours] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
    const auto at = static_cast<std::size_t>(mine - one.begin());
    const std::size_t from = at - std::min<std::size_t>(at, 40);
    return one.substr(from, kShown) + "\n  became\n" + other.substr(from, kShown);
}

} // namespace

/// Azure's resource interface over a document.
class TestArmProvider : public QObject
{
    Q_OBJECT

private slots:
    void putCreatesThenReplaces()
    {
        arm::Provider provider = providerWithNetwork();
        const std::string path = kNetwork + "/virtualNetworks/B";
        const Response created =
            send(provider, Method::Put, path, networkBody("10.2.0.0/16", "10.2.1.0/24"));
        QCOMPARE(created.status, 201);
        QVERIFY(created.edit.has_value());
        QCOMPARE(created.edit->changes.added.size(), std::size_t{2});
        QCOMPARE(text(created.body.at("properties").at("provisioningState")), text("Succeeded"));
        QCOMPARE(text(send(provider, Method::Get, path).body), text(created.body));

        Json wider = networkBody("10.2.0.0/15", "10.2.1.0/24");
        const Response replaced = send(provider, Method::Put, path, wider);
        QCOMPARE(replaced.status, 200);
        QVERIFY(replaced.body.at("etag") != created.body.at("etag"));
        QCOMPARE(text(replaced.body.at("properties").at("resourceGuid")),
                 text(created.body.at("properties").at("resourceGuid")));
        QCOMPARE(text(replaced.body.at("properties").at("subnets").at(0).at("etag")),
                 text(created.body.at("properties").at("subnets").at(0).at("etag")));
    }

    void whatTheSdkAsksForIsGiven()
    {
        arm::Provider provider = providerWithNetwork();
        const auto put =
            send(provider, Method::Put, kGroup + "/providers/Microsoft.Compute/virtualMachines/vm",
                 {{"location", "northeurope"},
                  {"properties",
                   {{"networkProfile",
                     {{"networkInterfaces", {{{"id", kNetwork + "/networkInterfaces/nic"}}}}}}}}});
        QCOMPARE(test::said(put), std::string("201"));
        QVERIFY(!put.body["properties"].contains("instanceView"));
        const Response view =
            provider.handle({Method::Get,
                             kGroup + "/providers/Microsoft.Compute/virtualMachines/vm",
                             {{"$expand", "instanceView"}},
                             {},
                             {}});
        QCOMPARE(text(view.body["properties"]["instanceView"]["statuses"][1]["code"]),
                 text("PowerState/running"));

        send(provider, Method::Put, kGroup + "2",
             {{"location", "northeurope"}, {"tags", {{"a", "b"}}}});
        const auto groups = [&](const char* filter) {
            const std::size_t end = kGroup.rfind('/');
            return provider
                .handle({Method::Get, kGroup.substr(0, end), {{"$filter", filter}}, {}, {}})
                .body["value"]
                .size();
        };
        QCOMPARE(groups("tagname eq 'a' and tagvalue eq 'b'"), std::size_t{1});
        QCOMPARE(groups("tagname eq 'a' and tagvalue eq 'c'"), std::size_t{0});
        QCOMPARE(groups("tagname eq 'a'"), std::size_t{1});
        QCOMPARE(groups("tagname eq 'b'"), std::size_t{0});
    }

    /// Clients that look up any kind of resource leave the place of its parent empty.
    void anEmptyParentIsNone()
    {
        arm::Provider provider = providerWithNetwork();
        QCOMPARE(test::said(send(provider, Method::Get, kNetwork + "//virtualNetworks/A")),
                 std::string("200"));
        QCOMPARE(test::said(send(provider, Method::Get, kNetwork + "//virtualNetworks/B")),
                 std::string("404 ResourceNotFound"));
        for (const char* path : {"/virtualNetworks//subnets/apps", "//", "/virtualNetworks//"})
            QCOMPARE(send(provider, Method::Get, kNetwork + path).status, 400);
    }

    void aLabelIsAName()
    {
        arm::Provider provider = providerWithNetwork();
        const std::string path = kNetwork + "/publicIPAddresses/p";
        const auto settings = [&](Json dns) {
            Json body{{"location", "northeurope"}, {"sku", {{"name", "Standard"}}}};
            body["properties"] = {{"publicIPAllocationMethod", "Static"},
                                  {"dnsSettings", std::move(dns)}};
            return send(provider, Method::Put, path, std::move(body))
                .body.at("properties")
                .at("dnsSettings");
        };
        QCOMPARE(text(settings({{"domainNameLabel", "web"}}).at("fqdn")),
                 text("web.northeurope.cloudapp.azure.com"));
        QCOMPARE(text(settings({{"domainNameLabel", "api"}, {"fqdn", "old"}}).at("fqdn")),
                 text("api.northeurope.cloudapp.azure.com"));
    }

    void aSubnetThatIsNotThereCannotBeReferredTo()
    {
        arm::Provider provider = providerWithNetwork();
        const Response refused = send(
            provider, Method::Put, kNetwork + "/networkInterfaces/other",
            {{"location", "northeurope"},
             {"properties",
              {{"ipConfigurations",
                {{{"name", "one"},
                  {"properties",
                   {{"subnet", {{"id", kNetwork + "/virtualNetworks/A/subnets/nope"}}}}}}}}}}});
        QCOMPARE(test::said(refused), std::string("400 InvalidResourceReference"));
    }

    void whatPutLeavesOutIsDeleted()
    {
        arm::Provider provider = providerWithNetwork();
        const std::string path = kNetwork + "/virtualNetworks/A";
        Json body = networkBody("10.1.0.0/16", "10.1.1.0/24");
        body["properties"]["subnets"][0]["name"] = "other";
        body["properties"]["subnets"][0]["properties"]["addressPrefix"] = "10.1.2.0/24";
        const azure::Document before = provider.document();
        const Response refused = send(provider, Method::Put, path, body);
        QCOMPARE(test::said(refused), std::string("400 InUseSubnetCannotBeDeleted"));
        QCOMPARE(refused.body.at("error").at("message").get<std::string>(),
                 "Subnet apps is in use by " + kNetwork
                     + "/networkInterfaces/nic/ipConfigurations/one and cannot be deleted. In "
                       "order to delete the subnet, delete all the resources within the subnet. "
                       "See aka.ms/deletesubnet.");
        QVERIFY(azure::Document::diff(before, provider.document()).empty());

        QCOMPARE(send(provider, Method::Delete, kNetwork + "/networkInterfaces/nic").status, 200);
        const Response replaced = send(provider, Method::Put, path, body);
        QCOMPARE(test::said(replaced), std::string("200"));
        QCOMPARE(replaced.body.at("properties").at("subnets").size(), std::size_t{1});
        QCOMPARE(text(replaced.body.at("properties").at("subnets").at(0).at("name")),
                 text("other"));
    }

    void unknownMembersAreKept()
    {
        arm::Provider provider = providerWithNetwork();
        const std::string path = kNetwork + "/virtualNetworks/A";
        const Response patched =
            send(provider, Method::Patch, path,
                 {{"tags", {{"cost", "7"}}}, {"properties", {{"futureSwitch", {{"on", true}}}}}});
        QCOMPARE(test::said(patched), std::string("200"));
        const Json whole = send(provider, Method::Get, path).body;
        QCOMPARE(text(whole.at("tags").at("cost")), text("7"));
        QCOMPARE(text(whole.at("properties").at("futureSwitch")), std::string(R"({"on":true})"));
        QCOMPARE(whole.at("properties").at("subnets").size(), std::size_t{1});

        const std::string unknown = kNetwork + "/applicationGateways/gate";
        const Json body{{"location", "northeurope"}, {"properties", {{"any", {1, nullptr, "x"}}}}};
        QCOMPARE(test::said(send(provider, Method::Put, unknown, body)), std::string("201"));
        QCOMPARE(text(send(provider, Method::Get, unknown).body.at("properties").at("any")),
                 std::string(R"([1,null,"x"])"));
    }

    void etagsGuardWrites()
    {
        arm::Provider provider = providerWithNetwork();
        const std::string path = kNetwork + "/virtualNetworks/A";
        const std::string etag =
            send(provider, Method::Get, path).body.at("etag").get<std::string>();
        const Json body = networkBody("10.0.0.0/15", "10.1.1.0/24");
        QCOMPARE(test::said(send(provider, Method::Put, path, body, etag)), std::string("200"));
        QCOMPARE(test::said(send(provider, Method::Put, path, body, etag)),
                 std::string("412 PreconditionFailed"));
        QCOMPARE(test::said(send(provider, Method::Put, path, body, "*")), std::string("200"));
    }

    void routesAndRulesAreResources()
    {
        arm::Provider provider = providerWithNetwork();
        const std::string table = kNetwork + "/routeTables/ways";
        const std::string route = table + "/routes/out";
        const Json body{
            {"properties", {{"addressPrefix", "10.9.0.0/16"}, {"nextHopType", "None"}}}};
        QCOMPARE(test::said(send(provider, Method::Put, route, body)),
                 std::string("404 ParentResourceNotFound"));
        QCOMPARE(send(provider, Method::Put, table, {{"location", "northeurope"}}).status, 201);
        const Response created = send(provider, Method::Put, route, body);
        QCOMPARE(created.status, 201);
        QCOMPARE(text(created.body.at("id")), text(route));
        QCOMPARE(send(provider, Method::Put, route, body).status, 200);
        QCOMPARE(send(provider, Method::Get, table + "/routes").body.at("value").size(),
                 std::size_t{1});
        QCOMPARE(send(provider, Method::Delete, route).status, 200);
        QCOMPARE(send(provider, Method::Delete, route).status, 204);
        QCOMPARE(test::said(send(provider, Method::Get, route)), std::string("404 NotFound"));
    }

    void refusals_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("wanted");
        const QString network = QString::fromStdString(kNetwork);
        const QString group = QString::fromStdString(kGroup);
        const auto row = [](const char* name, Method method, const QString& path,
                            const QByteArray& body, const char* wanted) {
            QTest::newRow(name) << static_cast<int>(method) << path << body
                                << QString::fromLatin1(wanted);
        };
        const QByteArray place = R"({"location":"northeurope"})";
        row("no resource", Method::Get, network + QStringLiteral("/virtualNetworks/nope"), "",
            "404 ResourceNotFound");
        row("no group", Method::Get,
            QString(group + QStringLiteral("/providers/Microsoft.Network/virtualNetworks/A"))
                .replace(QStringLiteral("/rg/"), QStringLiteral("/nope/")),
            "", "404 ResourceGroupNotFound");
        row("no subscription", Method::Get, QStringLiteral("/subscriptions/nope"), "",
            "404 SubscriptionNotFound");
        row("no path", Method::Get, QStringLiteral("/somewhere//else"), "",
            "400 InvalidRequestUri");
        row("no body", Method::Put, network + QStringLiteral("/virtualNetworks/B"), "",
            "400 InvalidRequestContent");
        row("no location", Method::Put, network + QStringLiteral("/virtualNetworks/B"), "{}",
            "400 LocationRequired");
        row("another location", Method::Put, network + QStringLiteral("/virtualNetworks/A"),
            R"({"location":"westeurope"})", "409 InvalidResourceLocation");
        row("another location of the group", Method::Put, group, R"({"location":"westeurope"})",
            "409 InvalidResourceGroupLocation");
        row("host bits", Method::Put, network + QStringLiteral("/virtualNetworks/A/subnets/x"),
            R"({"properties":{"addressPrefix":"10.1.7.5/24"}})", "400 InvalidCIDRNotation");
        row("no prefix", Method::Put, network + QStringLiteral("/virtualNetworks/A/subnets/x"),
            R"({"properties":{"addressPrefix":"ten"}})", "400 InvalidAddressPrefixFormat");
        row("outside", Method::Put, network + QStringLiteral("/virtualNetworks/A/subnets/x"),
            R"({"properties":{"addressPrefix":"10.7.0.0/24"}})",
            "400 NetcfgSubnetRangeOutsideVnet");
        row("no such table", Method::Put, network + QStringLiteral("/virtualNetworks/A/subnets/x"),
            R"({"properties":{"addressPrefix":"10.1.7.0/24","routeTable":{"id":")"
                + network.toUtf8() + R"(/routeTables/nope"}}})",
            "400 InvalidResourceReference");
        row("no such network", Method::Put,
            network + QStringLiteral("/virtualNetworks/A/virtualNetworkPeerings/p"),
            R"({"properties":{"remoteVirtualNetwork":{"id":")" + network.toUtf8()
                + R"(/virtualNetworks/nope"}}})",
            "400 InvalidGlobalResourceReference");
        row("in use", Method::Delete, network + QStringLiteral("/virtualNetworks/A/subnets/apps"),
            "", "400 InUseSubnetCannotBeDeleted");
        row("wrong method", Method::Post, group, place, "405 MethodNotAllowed");
        row("no running machine", Method::Post,
            network + QStringLiteral("/networkInterfaces/nic/effectiveRouteTable"), "",
            "400 NicMustBeAttachedToRunningVmToGetEffectiveRoutes");
    }
    /// The codes and statuses of az-shell.md 3.7; nothing changes.
    void refusals()
    {
        QFETCH(int, method);
        QFETCH(QString, path);
        QFETCH(QByteArray, body);
        QFETCH(QString, wanted);
        arm::Provider provider = providerWithNetwork();
        const azure::Document before = provider.document();
        const Json parsed =
            body.isEmpty() ? Json() : Json::parse(body.toStdString(), nullptr, false);
        const Response response =
            send(provider, static_cast<Method>(method), path.toStdString(), parsed);
        QCOMPARE(QString::fromStdString(test::said(response)), wanted);
        QVERIFY(!response.edit.has_value());
        QVERIFY(azure::Document::diff(before, provider.document()).empty());
    }

    void samplesGoThrough_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : test::sampleFiles())
            QTest::newRow(qPrintable(path)) << path;
    }
    /// Whatever is read can be written back as it came: it says the same afterwards.
    void samplesGoThrough()
    {
        QFETCH(QString, path);
        const std::string bytes = test::readFile(path);
        const auto result = read::read({{"sample", bytes}}, {});
        QVERIFY(result.has_value());
        arm::Provider provider(result->document);
        std::vector<std::string> ids;
        result->document.forEachTable([&](const auto& table) {
            table.forEach([&](auto id, const auto& resource) {
                if constexpr (requires { resource.external; }) {
                    if (resource.external)
                        return;
                }
                if (!azure::armType(ObjectId(id).kind()).empty()
                    && azure::resourceId(result->document, id).find("/providers/")
                           != std::string::npos)
                    ids.push_back(azure::resourceId(result->document, id));
            });
        });
        QVERIFY(ids.size() > 3);
        for (const std::string& id : ids) {
            const Response got = send(provider, Method::Get, id);
            QVERIFY2(got.status == 200, (id + ": " + test::said(got)).c_str());
            QCOMPARE(got.body.at("id").get<std::string>(), id);
            const Response put = send(provider, Method::Put, id, got.body);
            QVERIFY2(put.status == 200, (id + ": " + text(put.body)).c_str());
            // A side that is written again begins anew (3.2); as a part of its network it was not.
            QString expected = QString::fromStdString(members(got.body));
            if (id.find("/virtualNetworkPeerings/") != std::string::npos)
                expected.replace(QStringLiteral("Disconnected"), QStringLiteral("Initiated"));
            const std::string one = expected.toStdString();
            const std::string other = members(put.body);
            QVERIFY2(one == other, (id + ": " + firstDifference(one, other)).c_str());
            // The first time a default that was spelt out becomes part of the design.
            const azure::Document before = provider.document();
            QCOMPARE(send(provider, Method::Put, id, put.body).status, 200);
            QVERIFY2(azure::Document::diff(before, provider.document()).empty(), id.c_str());
        }
    }
};

PEERSCAPE_TEST_CLASS(TestArmProvider)
#include "tst_arm_provider.moc"
