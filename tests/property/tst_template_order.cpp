#include "core/azure/names.h"
#include "core/read/read.h"
#include "core/write/code.h"
#include "core/write/deployment_plan.h"
#include "core/write/kept_json.h"
#include "core/write/write.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace peerscape;
using write::CodeForm;
using Json = nlohmann::ordered_json;

namespace {

/// A template with resources in order that only `dependsOn` tells; apostrophes stand for quotes, a
/// grave accent for an apostrophe.
azure::Document orderedDesign()
{
    const std::string other = "','apiVersion':'2022-09-01','location':'westeurope'";
    std::string text =
        "{'$schema':'https://x/deploymentTemplate.json#','resources':["
        "{'type':'A.B/first','name':'one"
        + other
        + ",'dependsOn':['two','[resourceId(`Microsoft.Network/virtualNetworks`,`v`)]']},"
          "{'type':'A.B/second','name':'two"
        + other
        + ",'properties':{'network':'[resourceId(`Microsoft.Network/virtualNetworks`,`v`)]'},"
          "'dependsOn':['v','many']},"
          "{'type':'Microsoft.Network/virtualNetworks','name':'v','location':'westeurope',"
          "'apiVersion':'2024-05-01','properties':{'addressSpace':{'addressPrefixes':["
          "'10.0.0.0/16']}},'dependsOn':['many','gone','there']},"
          "{'copy':{'name':'many','count':2},'type':'A.B/"
          "third','name':'[format(`m{0}`,copyIndex())]"
        + other + "},{'condition':false,'type':'A.B/fourth','name':'gone" + other
        + "},{'type':'Microsoft.Network/routeTables','name':'rt','apiVersion':'2024-05-01',"
          "'location':'westeurope','dependsOn':['v']},"
          "{'type':'A.B/second/child','name':'two/c"
        + other
        + ",'dependsOn':['two','inner']},"
          "{'type':'Microsoft.Resources/deployments','apiVersion':'2022-09-01','name':'inner',"
          "'properties':{'mode':'Incremental','template':{'resources':[{'type':'A.B/fifth',"
          "'name':'deep"
        + other + "}]}}}]}";
    std::replace(text.begin(), text.end(), '\'', '"');
    std::replace(text.begin(), text.end(), '`', '\'');
    const auto result = read::read({{"main.json", text}});
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return result->document;
}

/// The names of what an object keeps as dependences, joined with spaces.
QString dependencesOf(const azure::Document& document, Kind kind, const char* name)
{
    QStringList names;
    if (const auto id = azure::findByName(document, kind, name)) {
        document.visit(*id, [&](auto, const auto& resource) {
            const Json kept = write::keptMembers(resource.extra);
            for (const std::string need : kept.value("dependsOn", Json::array()))
                names << QString::fromStdString(need.substr(need.rfind('/') + 1));
        });
    } else {
        qFatal("%s", name);
    }
    return names.join(QLatin1Char(' '));
}

} // namespace

/// What a template says with `dependsOn` and nothing else tells.
class TestTemplateOrder : public QObject
{
    Q_OBJECT

private slots:
    void isKept()
    {
        const azure::Document document = orderedDesign();
        const auto of = [&](Kind kind, const char* name) {
            return dependencesOf(document, kind, name);
        };
        QCOMPARE(of(Kind::UnknownResource, "one"), QStringLiteral("two v"));
        // Its properties name the network.
        QCOMPARE(of(Kind::UnknownResource, "two"), QStringLiteral("m0 m1"));
        // One is left out by its condition, and nothing has the name of the other.
        QCOMPARE(of(Kind::VirtualNetwork, "v"), QStringLiteral("m0 m1"));
        QCOMPARE(of(Kind::RouteTable, "rt"), QString()); // the model knows both
        QCOMPARE(of(Kind::UnknownResource,
                    "/subscriptions/00000000-0000-0000-0000-000000000000/"
                    "resourceGroups/rg-import/providers/A.B/second/two/child/c"),
                 QStringLiteral("deep")); // a part of `two`
    }

    void partsTellItToo()
    {
        std::string text =
            "{'$schema':'https://x/deploymentTemplate.json#','resources':["
            "{'type':'Microsoft.Network/routeTables/routes','name':'rt/"
            "r','apiVersion':'2024-05-01',"
            "'properties':{'addressPrefix':'0.0.0.0/0','nextHopType':'Internet'},'dependsOn':["
            "'rt','one']},"
            "{'type':'Microsoft.Network/routeTables','name':'rt','apiVersion':'2024-05-01',"
            "'location':'westeurope'},"
            "{'type':'A.B/first','name':'one','apiVersion':'2022-09-01'}]}";
        std::replace(text.begin(), text.end(), '\'', '"');
        const auto result = read::read({{"main.json", text}});
        QVERIFY(result);
        const auto one = azure::findByName(result->document, Kind::UnknownResource, "one");
        QVERIFY(one.has_value());
        QStringList steps;
        for (const write::DeploymentStep& step : write::planDeployment(result->document))
            steps << QString::fromStdString(result->document.nameOf(step.id).str())
                         + (step.dependsOn == std::vector<ObjectId>{*one}
                                ? QStringLiteral(" after one")
                                : QString());
        QCOMPARE(steps, (QStringList{QStringLiteral("one"), QStringLiteral("rt after one")}));
    }

    void isSaved()
    {
        const std::string saved = write::writePeerscape(orderedDesign());
        const auto again = read::read({{"a.peerscape", saved}});
        QVERIFY(again);
        QCOMPARE(write::writePeerscape(again->document), saved);
        QCOMPARE(dependencesOf(again->document, Kind::UnknownResource, "one"),
                 QStringLiteral("two v"));
    }

    void isWrittenAndReadAgain()
    {
        const std::string written = write::writeArm(orderedDesign());
        const auto again = read::read({{"main.json", written}});
        QVERIFY(again);
        QCOMPARE(write::writeArm(again->document), written);
        QCOMPARE(dependencesOf(again->document, Kind::UnknownResource, "one"),
                 QStringLiteral("two v"));
    }

    void everyFormFollowsIt_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<QByteArrayList>("parts"); // where each of them begins
        QTest::newRow("az") << static_cast<int>(CodeForm::AzCli)
                            << QByteArrayList{"/m0", "/m1", "--name v \\", "/two ", "/one "};
        QTest::newRow("PowerShell") << static_cast<int>(CodeForm::PowerShell)
                                    << QByteArrayList{"/m0'", "/m1'", "/v'", "/two'", "/one'"};
        QTest::newRow("Bicep") << static_cast<int>(CodeForm::Bicep)
                               << QByteArrayList{"name: 'm0'", "dependsOn: [\n    m0\n    m1\n",
                                                 "name: 'two'", "dependsOn: [\n    two\n"};
        QTest::newRow("Terraform")
            << static_cast<int>(CodeForm::Terraform)
            << QByteArrayList{
                   "depends_on          = [azapi_resource.m0, azapi_resource.m1]",
                   "depends_on                = [azapi_resource.m0, azapi_resource.m1]",
                   "depends_on                = [azurerm_virtual_network.v, azapi_resource.two]"};
    }

    void everyFormFollowsIt()
    {
        QFETCH(int, form);
        QFETCH(QByteArrayList, parts);
        const std::string text =
            write::writeCode(orderedDesign(), static_cast<CodeForm>(form)).files.front().text;
        std::size_t at = 0;
        for (const QByteArray& part : parts) {
            const std::size_t found = text.find(part.toStdString(), at);
            QVERIFY2(found != std::string::npos, (part.toStdString() + "\n" + text).c_str());
            at = found;
        }
    }
};

PEERSCAPE_TEST_CLASS(TestTemplateOrder)
#include "tst_template_order.moc"
