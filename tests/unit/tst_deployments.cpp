#include "core/arm/front_door.h"
#include "core/azure/names.h"
#include "core/read/read.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;
using arm::Json;
using arm::Method;
using arm::Response;

namespace {

const std::string kScope = "/subscriptions/00000000-0000-0000-0000-000000000001";
const std::string kDeploymentGroup = kScope + "/resourceGroups/rg";
const std::string kDeployments = "/providers/Microsoft.Resources/deployments";

/// JSON written with single quotes for double ones; what stands between double ones stays.
Json jsonOf(std::string text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '"' && text[i] != '\'')
            continue;
        const char end = text[i];
        text[i] = '"';
        i = text.find(end, i + 1);
        text[i] = '"';
    }
    return Json::parse(text);
}

/// A deployment's body of a template's members and parameters.
Json templateOf(const std::string& members, const char* mode = "Incremental",
                const std::string& parameters = "{}")
{
    Json body;
    body["properties"]["mode"] = mode;
    body["properties"]["template"] = jsonOf('{' + members + '}');
    body["properties"]["parameters"] = jsonOf(parameters);
    return body;
}

/// A text as it is, anything else as JSON.
std::string plainOf(const Json& value)
{
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string networkText(const std::string& name, const std::string& prefix,
                        const std::string& more = {})
{
    return "{'type': 'Microsoft.Network/virtualNetworks', 'apiVersion': '2024-05-01', 'name': '"
           + name
           + "', 'location': '[resourceGroup().location]', 'properties': {'addressSpace': "
             "{'addressPrefixes': ['"
           + prefix + "']}}" + more + '}';
}

std::string peeringText(const std::string& from, const std::string& to, const std::string& more)
{
    return "{'type': 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings', 'apiVersion': "
           "'2024-05-01', 'name': '"
           + from + "/to-" + to
           + "', 'properties': {'remoteVirtualNetwork': {'id': "
             "\"[resourceId('Microsoft.Network/virtualNetworks', '"
           + to + "')]\"}}" + more + '}';
}

arm::Provider providerWithGroup()
{
    arm::Provider provider;
    const Response made =
        provider.handle({Method::Put, kDeploymentGroup, {}, {{"location", "northeurope"}}, {}});
    if (made.status != 201)
        qFatal("%s", made.body.dump().c_str());
    return provider;
}

Response sendTo(arm::Provider& provider, Method method, const std::string& path, Json body = {})
{
    return provider.handle({method, path, {}, std::move(body), {}});
}

Response deploy(arm::Provider& provider, Json body, const std::string& name = "d")
{
    return sendTo(provider, Method::Put, kDeploymentGroup + kDeployments + '/' + name,
                  std::move(body));
}

/// The names of all networks: "A B"; with their peerings: "A(to-B Initiated)".
QString networksOf(const arm::Provider& provider)
{
    QStringList names;
    provider.document().all<azure::VirtualNetwork>().forEach(
        [&](VnetId id, const azure::VirtualNetwork& vnet) {
            QString name = QString::fromStdString(vnet.name.str());
            for (const ObjectId peering : azure::peeringsOf(provider.document(), id))
                name += QLatin1Char('+')
                        + QString::fromStdString(provider.document().nameOf(peering).str());
            names << name;
        });
    return names.join(QLatin1Char(' '));
}

/// The resources that a document is written as, sorted, without what orders them and without what
/// a peering remembers: one that is made takes the space and the state of today.
QStringList resourcesOf(const azure::Document& document)
{
    QStringList list;
    const Json written = Json::parse(write::writeArm(document));
    for (Json resource : written.at("resources")) {
        resource.erase("dependsOn");
        for (const char* past : {"remoteAddressSpace", "peeringState"})
            resource["properties"].erase(past);
        list << QString::fromStdString(nlohmann::json::parse(resource.dump()).dump());
    }
    list.sort();
    return list;
}

} // namespace

/// Templates that Microsoft.Resources/deployments carries out.
class TestDeployments : public QObject
{
    Q_OBJECT

private slots:
    void aTemplateIsOneEdit()
    {
        arm::Provider provider = providerWithGroup();
        const azure::Document before = provider.document();
        const Response made =
            deploy(provider, templateOf("'resources': [" + networkText("A", "10.1.0.0/16") + ','
                                        + networkText("B", "10.2.0.0/16") + ']'));
        QCOMPARE(made.status, 201);
        QCOMPARE(networksOf(provider), QStringLiteral("A B"));
        QVERIFY(made.edit.has_value());
        QVERIFY(made.edit->changes == azure::Document::diff(before, provider.document()));
        QCOMPARE(render(made.edit->label), std::string("Deploy d"));
        QCOMPARE(plainOf(made.body["properties"]["provisioningState"]), std::string("Succeeded"));
        QCOMPARE(made.body["properties"]["outputResources"].size(), std::size_t{2});
        // In the region of its group.
        provider.document().all<azure::VirtualNetwork>().forEach(
            [](VnetId, const azure::VirtualNetwork& vnet) {
                QCOMPARE(vnet.location.str(), std::string("northeurope"));
            });
        // Again it changes nothing.
        const Response again =
            deploy(provider, templateOf("'resources': [" + networkText("A", "10.1.0.0/16") + ']'));
        QCOMPARE(again.status, 200);
        QVERIFY(!again.edit.has_value());
    }

    void dependenciesGoFirst()
    {
        arm::Provider provider = providerWithGroup();
        const std::string peering = peeringText("A", "B", ", 'dependsOn': ['A', 'B']");
        const std::string rest =
            networkText("A", "10.1.0.0/16") + ',' + networkText("B", "10.2.0.0/16");
        QCOMPARE(deploy(provider, templateOf("'resources': [" + peering + ',' + rest + ']')).status,
                 201);
        QCOMPARE(networksOf(provider), QStringLiteral("A+to-B B"));
        // Without a word about it, it begins at once, when its network is not there yet.
        arm::Provider other = providerWithGroup();
        const Response failed = deploy(
            other, templateOf("'resources': [" + peeringText("A", "B", "") + ',' + rest + ']'));
        QCOMPARE(failed.status, 201);
        const Json& properties = failed.body["properties"];
        QCOMPARE(plainOf(properties["provisioningState"]), std::string("Failed"));
        QCOMPARE(plainOf(properties["error"]["code"]), std::string("DeploymentFailed"));
        QCOMPARE(plainOf(properties["error"]["details"][0]["code"]),
                 std::string("ParentResourceNotFound"));
        // What could be deployed stays.
        QCOMPARE(networksOf(other), QStringLiteral("A B"));
        QVERIFY(failed.edit.has_value());
    }

    void whatDependsOnAFailureIsLeftOut()
    {
        arm::Provider provider = providerWithGroup();
        const Response failed =
            deploy(provider, templateOf("'resources': [" + networkText("A", "10.1.0.0/33") + ','
                                        + networkText("B", "10.2.0.0/16", ", 'dependsOn': ['A']")
                                        + ',' + networkText("C", "10.3.0.0/16") + ']'));
        QCOMPARE(networksOf(provider), QStringLiteral("C"));
        QCOMPARE(failed.body["properties"]["error"]["details"].size(), std::size_t{1});
        const Response list =
            sendTo(provider, Method::Get, kDeploymentGroup + kDeployments + "/d/operations");
        QCOMPARE(list.body["value"].size(), std::size_t{2});
        const Json& first = list.body["value"][0]["properties"];
        QCOMPARE(plainOf(first["provisioningState"]), std::string("Failed"));
        QCOMPARE(plainOf(first["targetResource"]["resourceName"]), std::string("A"));
        QCOMPARE(plainOf(first["statusMessage"]["error"]["code"]),
                 std::string("InvalidAddressPrefixFormat"));
        QCOMPARE(plainOf(list.body["value"][1]["properties"]["provisioningState"]),
                 std::string("Succeeded"));
    }

    void referencesSeeWhatIsThere()
    {
        arm::Provider provider = providerWithGroup();
        deploy(provider, templateOf("'resources': [" + networkText("A", "10.1.0.0/16") + ']'));
        // B takes its address space from A, which another deployment made; the output waits.
        const Response made = deploy(
            provider,
            templateOf(
                "'resources': [{'type': 'Microsoft.Network/virtualNetworks', 'apiVersion': "
                "'2024-05-01', 'name': 'B', 'location': \"[reference(resourceId('"
                "Microsoft.Network/virtualNetworks', 'A'), '2024-05-01', 'full').location]\", "
                "'properties': {'addressSpace': "
                "\"[reference(resourceId('Microsoft.Network/virtualNetworks', "
                "'A')).addressSpace]\"}}], "
                "'outputs': {'state': {'type': 'string', 'value': "
                "\"[reference('B').provisioningState]\"}}"),
            "e");
        QVERIFY2(made.status == 201, made.body.dump().c_str());
        QCOMPARE(networksOf(provider), QStringLiteral("A B"));
        QCOMPARE(made.body["properties"]["outputs"].dump(),
                 std::string(R"({"state":{"type":"string","value":"Succeeded"}})"));
    }

    void refusedTemplates_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("parameters");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        const QByteArray one =
            "'parameters': {'size': {'type': 'int', 'allowedValues': [16, 24]}}, "
            "'resources': []";
        const auto row = [](const char* name, const QByteArray& members,
                            const QByteArray& parameters, const char* words,
                            const char* code = "InvalidTemplate") {
            QTest::newRow(name) << members << parameters << QString::fromLatin1(code)
                                << QString::fromLatin1(words);
        };
        row("no resources", "'parameters': {}", "{}", "has no resources");
        row("not given", one, "{}", "The value for the template parameter 'size' is not provided.");
        row("not known", one, "{'size': {'value': 16}, 'x': {'value': 1}}",
            "The template parameters 'x' in the parameters file are not valid");
        row("of another type", one, "{'size': {'value': [1]}}",
            "Expected 'String, Integer, Uri'. Actual 'Array'.");
        row("not allowed", one, "{'size': {'value': 8}}",
            "The value '8' is not part of the allowed value(s): '16,24'.");
        row("key vault", one, "{'size': {'reference': {'keyVault': {'id': 'x'}}}}", "key vault",
            "KeyVaultParameterReferenceNotFound");
        row("unknown function",
            "'resources': [{'type': 'Microsoft.Network/virtualNetworks', 'apiVersion': "
            "'2024-05-01', 'name': 'A', 'location': '[nowhere()]', 'properties': {}}]",
            "{}", "there is no function nowhere()");
        row("unknown name",
            "'resources': [{'type': 'Microsoft.Network/virtualNetworks', 'apiVersion': "
            "'2024-05-01', 'name': '[nobody()]', 'properties': {}}]",
            "{}", "the name is unknown");
        row("circle",
            "'resources': [{'type': 'Microsoft.Network/routeTables', 'apiVersion': '2024-05-01', "
            "'name': 'a', 'location': 'westeurope', 'dependsOn': ['b']}, {'type': "
            "'Microsoft.Network/routeTables', 'apiVersion': '2024-05-01', 'name': 'b', 'location': "
            "'westeurope', 'dependsOn': ['a']}]",
            "{}", "Circular dependency detected on resource");
        row("too many",
            "'resources': [{'type': 'Microsoft.Network/routeTables', 'apiVersion': '2024-05-01', "
            "'name': \"[format('t{0}', copyIndex())]\", 'location': 'westeurope', 'copy': {'name': "
            "'tables', 'count': 801}}]",
            "{}", "exceeds the maximum of 800");
        row("linked",
            "'resources': [{'type': 'Microsoft.Resources/deployments', 'apiVersion': '2022-09-01', "
            "'name': 'n', 'properties': {'templateLink': {'uri': 'https://x/y.json'}}}]",
            "{}", "never fetched");
    }
    void refusedTemplates()
    {
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, parameters);
        QFETCH(QString, code);
        QFETCH(QString, words);
        arm::Provider provider = providerWithGroup();
        const azure::Document before = provider.document();
        const Json body =
            templateOf(members.toStdString(), "Incremental", parameters.toStdString());
        for (const bool isQuestion : {true, false}) {
            const Response refused =
                isQuestion ? sendTo(provider, Method::Post,
                                    kDeploymentGroup + kDeployments + "/d/validate", body)
                           : deploy(provider, body);
            QVERIFY2(refused.status >= 400, refused.body.dump().c_str());
            const Json& error = refused.body["error"];
            QCOMPARE(QString::fromStdString(error["code"].get<std::string>()), code);
            QVERIFY2(QString::fromStdString(error["message"].get<std::string>()).contains(words),
                     error.dump().c_str());
        }
        QVERIFY(azure::Document::diff(before, provider.document()).empty());
        QCOMPARE(sendTo(provider, Method::Get, kDeploymentGroup + kDeployments + "/d").status, 404);
    }

    /// az says of a machine with a password only the image.
    void machinesRunWhatTheirImageHolds()
    {
        arm::Provider provider = providerWithGroup();
        const auto machine = [](const char* name, const char* publisher) {
            return std::string("{'type': 'Microsoft.Compute/virtualMachines', 'apiVersion': "
                               "'2022-11-01', 'name': '")
                   + name
                   + "', 'location': '[resourceGroup().location]', 'properties': {'osProfile': "
                     "{'computerName': 'a', 'adminUsername': 'you', 'adminPassword': 'x'}, "
                     "'storageProfile': {'osDisk': {'createOption': 'fromImage'}, "
                     "'imageReference': {'publisher': '"
                   + publisher + "', 'offer': 'o', 'sku': 's', 'version': 'latest'}}}}";
        };
        deploy(provider, templateOf("'resources': [" + machine("one", "Canonical") + ','
                                    + machine("two", "MicrosoftWindowsServer") + ']'));
        QStringList systems;
        provider.document().all<azure::VirtualMachine>().forEach(
            [&](VmId, const azure::VirtualMachine& value) {
                systems << QString::fromStdString(value.osType.str())
                               + (value.guestFirewall ? QLatin1String("+") : QLatin1String());
            });
        QCOMPARE(systems.join(QLatin1Char(' ')), QStringLiteral("Linux Windows+"));
    }

    void secretsAreNotShown()
    {
        arm::Provider provider = providerWithGroup();
        const Response made =
            deploy(provider,
                   templateOf("'parameters': {'open': {'type': 'string'}, 'secret': "
                              "{'type': 'securestring'}}, 'resources': []",
                              "Incremental", "{'open': {'value': 'a'}, 'secret': {'value': 'b'}}"));
        QCOMPARE(made.body["properties"]["parameters"].dump(),
                 std::string(
                     R"({"open":{"type":"String","value":"a"},"secret":{"type":"SecureString"}})"));
    }

    void completeTakesTheRestAway()
    {
        arm::Provider provider = providerWithGroup();
        deploy(provider, templateOf("'resources': [" + networkText("A", "10.1.0.0/16") + ','
                                    + networkText("B", "10.2.0.0/16") + ','
                                    + peeringText("A", "B", ", 'dependsOn': ['A', 'B']") + ']'));
        const Json only =
            templateOf("'resources': [" + networkText("C", "10.3.0.0/16") + ']', "Complete");
        const Response asked =
            sendTo(provider, Method::Post, kDeploymentGroup + kDeployments + "/c/whatIf", only);
        std::string changes;
        for (const Json& change : asked.body["properties"]["changes"])
            changes += change["changeType"].get<std::string>() + ' '
                       + change["resourceId"].get<std::string>().substr(
                           change["resourceId"].get<std::string>().rfind('/') + 1)
                       + ' ';
        QCOMPARE(changes, std::string("Create C Delete A Delete B "));
        QCOMPARE(networksOf(provider), QStringLiteral("A+to-B B"));
        deploy(provider, only, "c");
        QCOMPARE(networksOf(provider), QStringLiteral("C"));
    }

    void whatIfSaysEachProperty()
    {
        arm::Provider provider = providerWithGroup();
        deploy(provider, templateOf("'resources': [" + networkText("A", "10.1.0.0/16") + ','
                                    + networkText("B", "10.2.0.0/16") + ']'));
        const Response asked =
            sendTo(provider, Method::Post, kDeploymentGroup + kDeployments + "/c/whatIf",
                   templateOf("'resources': [" + networkText("A", "10.9.0.0/16") + ']'));
        QCOMPARE(plainOf(asked.body["status"]), std::string("Succeeded"));
        const Json& changes = asked.body["properties"]["changes"];
        QCOMPARE(changes.size(), std::size_t{2});
        QCOMPARE(plainOf(changes[0]["changeType"]), std::string("Modify"));
        QCOMPARE(plainOf(changes[0]["delta"][0]["path"]),
                 std::string("properties.addressSpace.addressPrefixes"));
        QCOMPARE(plainOf(changes[0]["delta"][0]["propertyChangeType"]), std::string("Array"));
        QCOMPARE(
            changes[0]["delta"][0]["children"][0].dump(),
            std::string(
                R"({"path":"0","propertyChangeType":"Modify","before":"10.1.0.0/16","after":"10.9.0.0/16"})"));
        QCOMPARE(plainOf(changes[1]["changeType"]), std::string("Ignore"));
    }

    void nestedDeploymentsHaveTheirOwnRecord()
    {
        arm::Provider provider = providerWithGroup();
        const std::string inner =
            "{'type': 'Microsoft.Resources/deployments', 'apiVersion': '2022-09-01', 'name': "
            "'inner', 'properties': {'mode': 'Incremental', 'expressionEvaluationOptions': "
            "{'scope': 'inner'}, 'template': {'resources': ["
            + networkText("A", "10.1.0.0/16")
            + "], 'outputs': {'name': {'type': 'string', 'value': 'A'}}}}}";
        const Response made = deploy(
            provider,
            templateOf("'resources': [" + inner
                       + "], 'outputs': {'of': {'type': "
                         "'string', 'value': \"[reference('inner').outputs.name.value]\"}}"));
        QVERIFY2(made.status == 201, made.body.dump().c_str());
        QCOMPARE(plainOf(made.body["properties"]["outputs"]["of"]["value"]), std::string("A"));
        const Response list = sendTo(provider, Method::Get, kDeploymentGroup + kDeployments);
        QCOMPARE(list.body["value"].size(), std::size_t{2});
        const Response operations =
            sendTo(provider, Method::Get, kDeploymentGroup + kDeployments + "/d/operations");
        QCOMPARE(
            plainOf(operations.body["value"][0]["properties"]["targetResource"]["resourceType"]),
            std::string("Microsoft.Resources/deployments"));
        const std::string older = kDeploymentGroup + "/deployments/inner/operations";
        QCOMPARE(sendTo(provider, Method::Get, older).body["value"].size(), std::size_t{1});
        // With its group it is forgotten.
        QCOMPARE(sendTo(provider, Method::Delete, kDeploymentGroup).status, 200);
        QCOMPARE(sendTo(provider, Method::Get, kScope + kDeployments + "/inner").status, 404);
    }

    void clientsWaitForTheEnd()
    {
        arm::Provider provider = providerWithGroup();
        arm::FrontDoor door;
        const std::map<std::string, std::string> version{{"api-version", "2022-09-01"}};
        const auto put = [&](const std::string& resources) {
            return door.handle(provider,
                               {Method::Put,
                                kDeploymentGroup + kDeployments + "/d",
                                version,
                                templateOf("'resources': [" + resources + ']'),
                                {}},
                               "http://here");
        };
        const auto ask = [&](const arm::Reply& begun) {
            std::string address = begun.headers.at(0).second;
            address = address.substr(std::string("http://here").size());
            return door
                .handle(provider,
                        {Method::Get, address.substr(0, address.find('?')), version, {}, {}},
                        "http://here")
                .response.body;
        };
        const arm::Reply begun = put(networkText("A", "10.1.0.0/16"));
        QCOMPARE(begun.headers.at(0).first, std::string("Azure-AsyncOperation"));
        QCOMPARE(plainOf(begun.response.body["properties"]["provisioningState"]),
                 std::string("Accepted"));
        QVERIFY(!begun.response.body["properties"].contains("outputResources"));
        QCOMPARE(plainOf(ask(begun)["status"]), std::string("Succeeded"));
        const arm::Reply failing = put(networkText("A", "10.1.0.0/33"));
        QVERIFY(failing.response.succeeded());
        QVERIFY(!failing.response.body["properties"].contains("error"));
        const Json end = ask(failing);
        QCOMPARE(plainOf(end["status"]), std::string("Failed"));
        QCOMPARE(plainOf(end["error"]["details"][0]["code"]),
                 std::string("InvalidAddressPrefixFormat"));
    }

    /// az sends a template with its comments, under a name without quotes.
    void bodiesOfAzAreRead()
    {
        const auto body =
            arm::parseBody("{\"properties\": {\"mode\": \"Incremental\", template: "
                           "{ // what it makes\n \"resources\": [ /* none: {[ */ ]}}}");
        QVERIFY(body.has_value());
        QCOMPARE(
            body->dump(),
            std::string(R"({"properties":{"mode":"Incremental","template":{"resources":[]}}})"));
        QVERIFY(!arm::parseBody("{template: }").has_value());
        QVERIFY(!arm::parseBody("{\"a\": template}").has_value());
        // Brackets behind a comment's quote count as well.
        const auto deep =
            arm::parseBody("{/* \" */ a: " + std::string(200, '[') + std::string(200, ']') + '}');
        QVERIFY(!deep.has_value());
    }

    void ourOwnTemplatesMakeTheDesign_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : test::sampleFiles())
            QTest::newRow(qPrintable(path)) << path;
    }
    /// What a sample is written as deploys to the same, in a design that is empty.
    void ourOwnTemplatesMakeTheDesign()
    {
        QFETCH(QString, path);
        const std::string bytes = test::readFile(path);
        const auto sample = read::read({{"sample", bytes}}, {});
        QVERIFY(sample.has_value());
        Json body;
        body["location"] = "northeurope";
        body["properties"]["mode"] = "Incremental";
        body["properties"]["template"] = Json::parse(write::writeArm(sample->document));
        const Json declared = body["properties"]["template"].value("parameters", Json::object());
        for (auto member = declared.begin(); member != declared.end(); ++member) {
            if (!member->contains("defaultValue"))
                body["properties"]["parameters"][member.key()]["value"] = "Peerscape-2024";
        }
        azure::Transaction transaction{azure::Document()};
        sample->document.all<azure::Subscription>().forEach(
            [&](SubscriptionId, const azure::Subscription& subscription) {
                transaction.add(subscription);
            });
        arm::Provider provider(transaction.take());
        const std::string scope = "/subscriptions/" + provider.defaultSubscription();
        std::string place = scope;
        const bool isOfGroup =
            body["properties"]["template"]["$schema"].get<std::string>().find("subscription")
            == std::string::npos;
        sample->document.all<azure::ResourceGroup>().forEach(
            [&](ResourceGroupId id, const azure::ResourceGroup&) {
                const std::string group = azure::resourceId(sample->document, id);
                if (isOfGroup)
                    place = group;
                sendTo(provider, Method::Put, group, {{"location", "northeurope"}});
            });
        const Response made =
            sendTo(provider, Method::Put, place + kDeployments + "/sample", std::move(body));
        QVERIFY2(made.status == 201, made.body.dump().c_str());
        QVERIFY2(made.body["properties"]["provisioningState"] == Json("Succeeded"),
                 made.body["properties"].dump().c_str());
        // It is written as the same resources, whatever their order.
        const QStringList wanted = resourcesOf(sample->document);
        const QStringList got = resourcesOf(provider.document());
        for (qsizetype i = 0; i < std::min(wanted.size(), got.size()); ++i)
            QCOMPARE(got.at(i), wanted.at(i));
        QCOMPARE(got.size(), wanted.size());
    }
};

PEERSCAPE_TEST_CLASS(TestDeployments)
#include "tst_deployments.moc"
