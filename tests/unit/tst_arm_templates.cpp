#include "core/azure/names.h"
#include "core/read/read.h"
#include "tests/support/hostile_templates.h"
#include "tests/support/processor_time.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <map>

using namespace peerscape;

namespace {

/// A template from its members, written with single quotes for double ones.
std::string templateText(QByteArray members)
{
    members.replace('\'', '"');
    return "{\"$schema\":\"https://x/deploymentTemplate.json#\"," + members.toStdString() + "}";
}

Result<read::ReadResult> readMembers(const QByteArray& members,
                                     const std::map<std::string, std::string>& files = {},
                                     const std::map<std::string, std::string>& parameters = {})
{
    read::ReadOptions options;
    options.parameters = parameters;
    options.beside = [&](const std::string&,
                         const std::string& path) -> std::optional<std::string> {
        const auto file = files.find(path);
        return file != files.end() ? std::optional(file->second) : std::nullopt;
    };
    const std::string text = templateText(members);
    return read::read({{"main.json", text}}, options);
}

/// `vnet 10.0.0.0/16: a 10.0.0.0/24, b …` for every network.
QString networks(const azure::Document& document)
{
    QStringList lines;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId id,
                                                      const azure::VirtualNetwork& vnet) {
        QString line = QString::fromStdString(vnet.name.str());
        if (vnet.external)
            line += QLatin1String(" (existing)");
        for (const net::Prefix& prefix : vnet.addressPrefixes)
            line += QLatin1Char(' ') + QString::fromStdString(prefix.toString());
        for (const ObjectId child : azure::subnetsOf(document, id)) {
            line += QLatin1String(", ") + QString::fromStdString(document.nameOf(child).str());
            for (const net::Prefix& prefix : document.find(SubnetId::of(child))->addressPrefixes)
                line += QLatin1Char(' ') + QString::fromStdString(prefix.toString());
        }
        lines << line;
    });
    return lines.join(QLatin1String("; "));
}

QString notes(const read::ReadResult& result)
{
    QStringList lines;
    for (const read::ReportEntry& entry : result.report.entries)
        lines << QStringLiteral("%1:%2 %3")
                     .arg(QString::fromStdString(entry.position.file))
                     .arg(entry.position.line)
                     .arg(QString::fromStdString(render(entry.message)));
    return lines.join(QLatin1Char('\n'));
}

/// A resource of type virtual network with a prefix.
QByteArray vnet(const QByteArray& name, const QByteArray& prefix, const QByteArray& more = {})
{
    return "{'type':'Microsoft.Network/virtualNetworks','apiVersion':'2024-05-01','name':'" + name
           + "','properties':{'addressSpace':{'addressPrefixes':['" + prefix + "']}" + more + "}";
}

QByteArray deployment(const QByteArray& name, const QByteArray& properties,
                      const QByteArray& more = {})
{
    return "{'type':'Microsoft.Resources/deployments','apiVersion':'2022-09-01','name':'" + name
           + "'," + more + "'properties':{'mode':'Incremental'," + properties + "}}";
}

} // namespace

/// The ARM template language beside its functions: everything import.md lists as a trap.
class TestArmTemplates : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryWayOfWriting_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("expected");
        const QByteArray a = vnet("a", "10.0.0.0/16") + "}";
        QTest::newRow("inline subnets")
            << "'resources':["
                   + vnet("a", "10.0.0.0/16",
                          ",'subnets':[{'name':'s','properties':{'addressPrefix':"
                          "'10.0.1.0/24'}}]")
                   + "}]"
            << QStringLiteral("a 10.0.0.0/16, s 10.0.1.0/24");
        QTest::newRow("separate subnet")
            << "'resources':[" + a
                   + ",{'type':'Microsoft.Network/virtualNetworks/subnets','apiVersion':'2024-05-"
                     "01','name':'[format(\\'{0}/{1}\\', \\'a\\', \\'s\\')]','properties':{"
                     "'addressPrefix':'10.0.1.0/24'}}]"
            << QStringLiteral("a 10.0.0.0/16, s 10.0.1.0/24");
        QTest::newRow("nested child of short type")
            << "'resources':[" + vnet("a", "10.0.0.0/16")
                   + ",'resources':[{'type':'subnets','apiVersion':'2024-05-01','name':'s',"
                     "'properties':{'addressPrefix':'10.0.1.0/24'}}]}]"
            << QStringLiteral("a 10.0.0.0/16, s 10.0.1.0/24");
        QTest::newRow("nested child of full type and name")
            << "'resources':[" + vnet("a", "10.0.0.0/16")
                   + ",'resources':[{'type':'Microsoft.Network/virtualNetworks/subnets',"
                     "'apiVersion':'2024-05-01','name':'a/s','properties':{'addressPrefix':"
                     "'10.0.1.0/24'}}]}]"
            << QStringLiteral("a 10.0.0.0/16, s 10.0.1.0/24");
        QTest::newRow("property copy")
            << "'resources':["
                   + vnet("a", "10.0.0.0/16",
                          ",'copy':[{'name':'subnets','count':2,'input':{'name':'["
                          "format(\\'s{0}\\', copyIndex(\\'subnets\\'))]','properties'"
                          ":{'addressPrefix':'[format(\\'10.0.{0}.0/24\\', "
                          "copyIndex(\\'subnets\\'))]'}}}]")
                   + "}]"
            << QStringLiteral("a 10.0.0.0/16, s0 10.0.0.0/24, s1 10.0.1.0/24");
        QTest::newRow("merged by name, whatever the order")
            << "'resources':[{'type':'Microsoft.Network/virtualNetworks/subnets','apiVersion':"
               "'2024-05-01','name':'A/S','properties':{'addressPrefixes':[],'addressPrefix':"
               "'10.0.1.0/24'}},"
                   + vnet("a", "10.0.0.0/16",
                          ",'subnets':[{'name':'s','properties':{'addressPrefix':'10.0.1.0/24'}}]")
                   + "}]"
            << QStringLiteral("a 10.0.0.0/16, S 10.0.1.0/24");
        QTest::newRow("an empty list beside a filled prefix")
            << "'resources':["
                   + vnet("a", "10.0.0.0/16",
                          ",'subnets':[{'name':'s','properties':{'addressPrefixes':[],"
                          "'addressPrefix':'10.0.1.0/24'}}]")
                   + "}]"
            << QStringLiteral("a 10.0.0.0/16, s 10.0.1.0/24");
        QTest::newRow("a subnet of a network elsewhere")
            << QByteArray("'resources':[{'type':'Microsoft.Network/virtualNetworks/subnets',"
                          "'apiVersion':'2024-05-01','name':'far/s','properties':{'addressPrefix':"
                          "'10.0.1.0/24'}}]")
            << QStringLiteral("far (existing), s 10.0.1.0/24");
        QTest::newRow("resource copy")
            << "'resources':["
                   + vnet("[concat(\\'v\\', copyIndex(1))]", "[concat(\\'10.\\', copyIndex(), "
                                                             "\\'.0.0/16\\')]")
                   + ",'copy':{'name':'nets','count':2}}]"
            << QStringLiteral("v1 10.0.0.0/16; v2 10.1.0.0/16");
        QTest::newRow("copy of none")
            << "'resources':[" + vnet("a", "10.0.0.0/16") + ",'copy':{'name':'n','count':0}}]"
            << QString();
        QTest::newRow("property copy of a null parameter")
            << "'parameters':{'subnets':{'type':'array','nullable':true}},'resources':["
                   + vnet("a", "10.0.0.0/16",
                          ",'copy':[{'name':'subnets','count':'[length(parameters(\\'subnets\\'))]'"
                          ",'input':'[parameters(\\'subnets\\')[copyIndex(\\'subnets\\')]]'}]")
                   + "}]"
            << QStringLiteral("a 10.0.0.0/16");
        QTest::newRow("conditions")
            << "'resources':[" + vnet("a", "10.0.0.0/16") + ",'condition':false},"
                   + vnet("b", "10.1.0.0/16") + ",'condition':'[not(equals(1, 2))]'}]"
            << QStringLiteral("b 10.1.0.0/16");
        QTest::newRow("an escaped bracket") << "'resources':[" + vnet("[[x]", "10.0.0.0/16") + "}]"
                                            << QStringLiteral("[x] 10.0.0.0/16");
        QTest::newRow("symbolic names and existing")
            << "'languageVersion':'2.0','resources':{'old':{'existing':true,'type':"
               "'Microsoft.Network/virtualNetworks','apiVersion':'2024-05-01','name':'old'},'new':"
                   + vnet("a", "10.0.0.0/16",
                          ",'virtualNetworkPeerings':[{'name':'p','properties':{"
                          "'remoteVirtualNetwork':{'id':'[resourceId(\\'Microsoft.Network/"
                          "virtualNetworks\\', \\'old\\')]'}}}]")
                   + "}}"
            << QStringLiteral("a 10.0.0.0/16; old (existing)");
        QTest::newRow("user-defined functions")
            << "'functions':[{'namespace':'my','members':{'third':{'parameters':[{'name':'n','type'"
               ":'int'}],'output':{'type':'string','value':'[format(\\'10.0.{0}.0/24\\', "
               "parameters(\\'n\\'))]'}}}}],'resources':["
                   + vnet("a", "[MY.Third(add(2, 3))]") + "}]"
            << QStringLiteral("a 10.0.5.0/24");
        QTest::newRow("user-defined types")
            << "'definitions':{'net':{'type':'object','nullable':true}},'parameters':{'n':{'$ref':"
               "'#/definitions/net'}},'resources':["
                   + vnet("[coalesce(tryGet(parameters(\\'n\\'), \\'name\\'), \\'none\\')]",
                          "10.0.0.0/16")
                   + "}]"
            << QStringLiteral("none 10.0.0.0/16");
        QTest::newRow("comments and raw line breaks")
            << "// first\n'resources':[/* all\n of it */"
                   + vnet("[concat(\\'a\\',\n\\'b\\')]", "10.0.0.0/16") + "}]"
            << QStringLiteral("ab 10.0.0.0/16");
    }

    void readsEveryWayOfWriting()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, expected);
        members.replace("\\'", "\x01");
        members.replace('\'', '"');
        members.replace('\x01', '\'');
        const std::string text =
            "{\"$schema\":\"https://x/deploymentTemplate.json#\"," + members.toStdString() + "}";
        const auto result = read::read({{"main.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QVERIFY2(networks(result->document) == expected,
                 qPrintable(networks(result->document) + QLatin1Char('\n') + notes(*result)));
    }

    void nestedScopesSeeTheirOwn()
    {
        // Outer (also without a word about it) sees the parent's variables, inner its own.
        const QByteArray inside = "'template':{'variables':{'n':'inner'},'resources':["
                                  + vnet("[variables(\\'n\\')]", "10.0.0.0/16") + "}]}";
        QByteArray members =
            "'variables':{'n':'outer'},'resources':[" + deployment("d1", inside) + ","
            + deployment("d2", "'expressionEvaluationOptions':{'scope':'inner'}," + inside,
                         "'resourceGroup':'rg2',")
            + "]";
        members.replace("\\'", "\x01");
        members.replace('\'', '"');
        members.replace('\x01', '\'');
        const std::string text =
            "{\"$schema\":\"https://x/deploymentTemplate.json#\"," + members.toStdString() + "}";
        const auto result = read::read({{"main.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(networks(result->document),
                 QStringLiteral("outer 10.0.0.0/16; inner 10.0.0.0/16"));
        const auto inner = azure::findByName(result->document, Kind::VirtualNetwork, "inner");
        QVERIFY(inner.has_value());
        QVERIFY(azure::resourceId(result->document, *inner).find("/rg2/") != std::string::npos);
    }

    void linkedTemplatesAreLookedUpBesideTheFile()
    {
        QByteArray linked = vnet("[parameters(\"n\")]", "10.0.0.0/16") + "}";
        const std::string file =
            templateText("'parameters':{'n':{'type':'string','defaultValue':'linked'}},"
                         "'resources':["
                         + vnet("PLACE", "10.0.0.0/16") + "}]");
        std::string withParameter = file;
        withParameter.replace(withParameter.find("PLACE"), 5, "[parameters('n')]");
        const QByteArray members =
            "'resources':["
            + deployment("relative", "'templateLink':{'relativePath':'nested/a.json'},"
                                     "'parameters':{'n':{'value':'one'}}")
            + ","
            + deployment("web", "'templateLink':{'uri':'https://raw.githubusercontent.com/o/r/"
                                "master/nested/a.json?token'},'parameters':{'n':{'value':'two'}}")
            + "," + deployment("gone", "'templateLink':{'uri':'https://example.org/gone.json'}")
            + "," + deployment("self", "'templateLink':{'relativePath':'nested/self.json'}") + "]";
        const std::string self = templateText(
            "'resources':[" + deployment("again", "'templateLink':{'relativePath':'self.json'}")
            + "]");
        const auto result =
            readMembers(members, {{"nested/a.json", withParameter}, {"nested/self.json", self}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(networks(result->document), QStringLiteral("one 10.0.0.0/16; two 10.0.0.0/16"));
        const QString said = notes(*result);
        QVERIFY2(said.contains(QLatin1String("main.json:1 the linked template "
                                             "https://example.org/gone.json is not beside the "
                                             "file")),
                 qPrintable(said));
        QVERIFY2(said.contains(QLatin1String("nested/self.json:1 the template links to itself")),
                 qPrintable(said));
    }

    void linkedTemplatesGivenTogetherAreReadOnce()
    {
        const std::string main = templateText(
            "'resources':[" + deployment("d", "'templateLink':{'relativePath':'nested/a.json'}")
            + "]");
        const std::string linked = templateText("'resources':[" + vnet("a", "10.0.0.0/16") + "}]");
        for (const auto& inputs :
             {std::vector<read::Input>{{"a.json", linked}, {"main.json", main}},
              std::vector<read::Input>{{"x/main.json", main}, {"x/nested/a.json", linked}}}) {
            const auto result = read::read(inputs);
            QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
            QCOMPARE(networks(result->document), QStringLiteral("a 10.0.0.0/16"));
            QCOMPARE(result->report.understood, std::size_t{1});
        }
    }

    void asksOnlyForParametersThatReachTheDrawing()
    {
        QByteArray members =
            "'parameters':{'net':{'type':'string','metadata':{'description':'Its name'}},"
            "'password':{'type':'secureString'},'size':{'type':'int','minValue':3},"
            "'region':{'type':'string','allowedValues':['eastus','westus']}},"
            "'variables':{'prefix':'[format(@10.{0}.0.0/16@, parameters(@size@))]'},"
            "'resources':["
            + vnet("[parameters(@net@)]", "[variables(@prefix@)]")
            + ",'location':"
              "'[parameters(@region@)]'},{'type':'Microsoft.Compute/virtualMachines','apiVersion'"
              ":'2024-05-01','name':'vm','properties':{'osProfile':{'adminPassword':"
              "'[parameters(@password@)]'}}}]";
        std::string text = templateText(members);
        std::replace(text.begin(), text.end(), '@', '\'');
        const auto result = read::read({{"main.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(networks(result->document), QStringLiteral("net 10.3.0.0/16"));
        QStringList asked;
        for (const read::OpenParameter& parameter : result->openParameters)
            asked << QString::fromStdString(parameter.name + ':' + parameter.type + '='
                                            + parameter.standIn + ' ' + parameter.description)
                         + QString::number(parameter.allowedValues.size());
        asked.sort();
        QCOMPARE(asked, (QStringList{QStringLiteral("net:string=net Its name0"),
                                     QStringLiteral("region:string=eastus 2"),
                                     QStringLiteral("size:int=3 0")}));
        QVERIFY(!notes(*result).contains(QLatin1String("password")));

        read::ReadOptions options;
        options.parameters = {{"NET", "hub"}, {"size", "7"}, {"region", "moon"}, {"typo", "1"}};
        const auto given = read::read({{"main.json", text}}, options);
        QVERIFY(given.has_value());
        QCOMPARE(networks(given->document), QStringLiteral("hub 10.7.0.0/16"));
        QVERIFY(given->openParameters.empty());
        QVERIFY2(notes(*given).contains(QLatin1String("moon is not among the values")),
                 qPrintable(notes(*given)));
        QVERIFY(notes(*given).contains(QLatin1String("the template has no parameter typo")));
    }

    void unknownSpreadsAndStopsNothing()
    {
        QByteArray members =
            "'resources':["
            + vnet("a", "10.0.0.0/16",
                   ",'subnets':[{'name':'s','properties':{'addressPrefix':'[listKeys(@x@, "
                   "@2020-01-01@).value]'}}]")
            + "}," + vnet("[reference(@elsewhere@).name]", "10.1.0.0/16")
            + ",'condition':'[equals(reference(@elsewhere@).x, 1)]'},"
            + vnet("[concat(@c@, copyIndex())]", "10.2.0.0/16")
            + ",'copy':{'name':'n','count':'[reference(@elsewhere@).count]'}}]";
        std::string text = templateText(members);
        std::replace(text.begin(), text.end(), '@', '\'');
        const auto result = read::read({{"main.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(networks(result->document),
                 QStringLiteral("a 10.0.0.0/16, s; <?> 10.1.0.0/16; c0 10.2.0.0/16"));
        const QString said = notes(*result);
        for (const char* part :
             {"only Azure knows what list*() gives",
              "the condition is unknown; the resource is kept",
              "the copy's count is unknown; one is assumed", "the name is unknown"})
            QVERIFY2(said.contains(QLatin1String(part)), qPrintable(said));
    }

    void aFirewallsAddressIsGuessedAndMarked()
    {
        QByteArray members =
            "'resources':["
            + vnet("hub", "10.0.0.0/16",
                   ",'subnets':[{'name':'AzureFirewallSubnet','properties':{'addressPrefix':"
                   "'10.0.1.0/26'}}]")
            + "},{'type':'Microsoft.Network/azureFirewalls','apiVersion':'2024-05-01','name':"
              "'fw','properties':{'ipConfigurations':[{'name':'c','properties':{'subnet':{'id':"
              "'[resourceId(@Microsoft.Network/virtualNetworks/subnets@, @hub@, "
              "@AzureFirewallSubnet@)]'}}}]}},{'type':'Microsoft.Network/routeTables',"
              "'apiVersion':'2024-05-01','name':'rt','properties':{'routes':[{'name':'d',"
              "'properties':{'addressPrefix':'0.0.0.0/0','nextHopType':'VirtualAppliance',"
              "'nextHopIpAddress':'[reference(@fw@).ipConfigurations[0].properties."
              "privateIPAddress]'}}]}}]";
        std::string text = templateText(members);
        std::replace(text.begin(), text.end(), '@', '\'');
        const auto result = read::read({{"main.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const auto table = azure::findByName(result->document, Kind::RouteTable, "rt");
        QVERIFY(table.has_value());
        const azure::Route& route = result->document.find(RouteTableId::of(*table))->routes.front();
        QVERIFY(route.nextHopIpAddress.has_value());
        QCOMPARE(route.nextHopIpAddress->toString(), std::string("10.0.1.4"));
        const auto firewall = azure::findByName(result->document, Kind::AzureFirewall, "fw");
        QCOMPARE(result->document.find(FirewallId::of(*firewall))->privateIPAddress.toString(),
                 std::string("10.0.1.4"));
        QVERIFY(notes(*result).contains(QLatin1String("10.0.1.4 is the likely one")));
    }

    void hostileTemplatesEndSoon_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected"); // of the error or the report
        for (const test::HostileTemplate& item : test::hostileTemplates())
            QTest::newRow(item.what) << item.text << item.expected;
    }

    void hostileTemplatesEndSoon()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const std::string bytes = text.toStdString();
        const test::ProcessorTime time;
        const auto result = read::read({{"main.json", bytes}});
        const double seconds = time.seconds();
        const QString said =
            result ? notes(*result) : QString::fromStdString(result.error().message);
        QVERIFY2(said.contains(QLatin1String(expected)), qPrintable(said.left(2000)));
        if (!result)
            QVERIFY(said.startsWith(QLatin1String("main.json:")));
        QVERIFY2(seconds < 10, qPrintable(QString::number(seconds)));
    }
};

PEERSCAPE_TEST_CLASS(TestArmTemplates)
#include "tst_arm_templates.moc"
