#include "core/read/read.h"
#include "core/write/code.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <set>

using namespace peerscape;

namespace {

/// A template with one resource, which stands in single quotes.
std::string templateOf(QByteArray resource)
{
    resource.replace('\'', '"');
    return "{\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/"
           "deploymentTemplate.json#\",\"resources\":["
           + resource.toStdString() + "]}";
}

} // namespace

/// What code keeps of an imported file, and what it says of the rest.
class TestCodeGaps : public QObject
{
    Q_OBJECT

private slots:
    void machinesKeepTheirSetup_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QStringList>("terraform");
        QTest::addColumn<QStringList>("az");
        QTest::addColumn<QStringList>("gaps");
        const auto row = [](const char* name, const char* profile, const QStringList& terraform,
                            const QStringList& az, const QStringList& gaps) {
            QTest::newRow(name) << QString::fromLatin1(profile) << terraform << az << gaps;
        };
        row("marketplace",
            "'storageProfile':{'imageReference':{'publisher':'MicrosoftWindowsServer','offer':"
            "'WindowsServer','sku':'2016-Core','version':'1.2.3','exactVersion':'1.2.3'}}",
            {QStringLiteral("\"azurerm_windows_virtual_machine\""),
             QStringLiteral("sku       = \"2016-Core\"")},
            {QStringLiteral("--image MicrosoftWindowsServer:WindowsServer:2016-Core:1.2.3")}, {});
        row("one's own", "'storageProfile':{'imageReference':{'id':'/images/i'}}",
            {QStringLiteral("source_image_id                 = \"/images/i\"")},
            {QStringLiteral("--image /images/i")}, {});
        row("its disk",
            "'storageProfile':{'imageReference':{'id':'/images/i'},'osDisk':{'createOption':"
            "'FromImage','name':'d','caching':'ReadOnly','diskSizeGb':64,'managedDisk':{'id':"
            "'/disks/d','storageAccountType':'Premium_LRS'}}}",
            {QStringLiteral("name                 = \"d\""),
             QStringLiteral("caching              = \"ReadOnly\""),
             QStringLiteral("storage_account_type = \"Premium_LRS\""),
             QStringLiteral("disk_size_gb         = 64")},
            {QStringLiteral("--os-disk-name d"), QStringLiteral("--os-disk-caching ReadOnly"),
             QStringLiteral("--os-disk-size-gb 64"), QStringLiteral("--storage-sku Premium_LRS")},
            {});
        row("its administrator",
            "'storageProfile':{'imageReference':{'id':'/images/i'}},'osProfile':{'computerName':"
            "'c','adminUsername':'a','linuxConfiguration':{'provisionVMAgent':true}}",
            {QStringLiteral("admin_username                  = \"a\""),
             QStringLiteral("computer_name                   = \"c\"")},
            {QStringLiteral("--admin-username a"), QStringLiteral("--computer-name c")},
            {QStringLiteral("m: what was kept of the imported file is left out: "
                            "osProfile.linuxConfiguration")});
        row("a disk that is there",
            "'storageProfile':{'osDisk':{'createOption':'Attach','osType':'Linux','managedDisk':"
            "{'id':'/disks/d'}}}",
            {QStringLiteral("# - m is left out: it starts from a disk that is there already")},
            {QStringLiteral("--attach-os-disk /disks/d"), QStringLiteral("--os-type Linux")}, {});
        row("nobody knows", "'storageProfile':{'imageReference':{'sku':'x'}}",
            {QStringLiteral("publisher = \"Canonical\"")}, {QStringLiteral("--image Canonical:")},
            {QStringLiteral("m: what was kept of the imported file is left out: "
                            "storageProfile.imageReference"),
             QStringLiteral("machines without a known image get a usual one: m")});
    }

    /// Terraform and az create a machine from what its file says, and leave nothing out in silence.
    void machinesKeepTheirSetup()
    {
        QFETCH(QString, profile);
        QFETCH(QStringList, terraform);
        QFETCH(QStringList, az);
        QFETCH(QStringList, gaps);
        QString json = QStringLiteral("[{'id':'@Microsoft.Network/networkInterfaces/n','location':"
                                      "'x','ipConfigurations':[{'name':'i'}]},"
                                      "{'id':'@Microsoft.Compute/virtualMachines/m','location':'x',"
                                      "'hardwareProfile':{'vmSize':'Standard_B1s'},'networkProfile'"
                                      ":{'networkInterfaces':[{'id':"
                                      "'@Microsoft.Network/networkInterfaces/n'}]},%1}]")
                           .arg(profile);
        json.replace(QLatin1Char('\''), QLatin1Char('"'));
        json.replace(QLatin1Char('@'),
                     QLatin1String("/subscriptions/s/resourceGroups/g/providers/"));
        const std::string text = json.toStdString();
        const auto result = read::read({{"vms.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        for (const auto& [form, wanted] : {std::pair(write::CodeForm::Terraform, terraform),
                                           std::pair(write::CodeForm::AzCli, az)}) {
            const write::Code code = write::writeCode(result->document, form);
            const QString written = QString::fromStdString(code.files.front().text);
            for (const QString& part : wanted + gaps)
                QVERIFY2(written.contains(part), qPrintable(part + QLatin1Char('\n') + written));
            const auto said =
                std::count_if(code.gaps.begin(), code.gaps.end(), [](const auto& gap) {
                    return !gap.message.text.starts_with("{0} is left out:");
                });
            QCOMPARE(said, gaps.size());
        }
    }

    /// What a form cannot write stands in the file, too, and no name leaves its comment.
    void gapsStandInTheFile()
    {
        const std::string text =
            R"([{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/w\nrm -rf x",)"
            R"("name":"w\nrm -rf x","type":"Microsoft.Web/sites","location":"x"}])";
        const auto result = read::read({{"sites.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        for (const write::CodeForm form : {write::CodeForm::Bicep, write::CodeForm::Terraform,
                                           write::CodeForm::AzCli, write::CodeForm::PowerShell}) {
            const write::Code code = write::writeCode(result->document, form);
            QCOMPARE(code.gaps.size(), std::size_t{1});
            const std::string& written = code.files.front().text;
            const std::size_t place = written.find("What this file leaves out or assumes:\n");
            QVERIFY(place != std::string::npos);
            QVERIFY2(written.find("- w rm -rf x", place) != std::string::npos, written.c_str());
            QVERIFY2(written.find("\nrm", place) == std::string::npos, written.c_str());
        }
    }

    /// Nothing that a file names can end the quotes that it stands in.
    void namesStayInTheirQuotes()
    {
        const std::string text =
            templateOf("{'type':'Microsoft.Web/sites','apiVersion':'1\\u0027 = {','name':"
                       "'a\\u2019; calc; \\u2018b','properties':{}}");
        const auto result = read::read({{"main.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const auto written = [&](write::CodeForm form) {
            return QString::fromStdString(
                write::writeCode(result->document, form).files.front().text);
        };
        const QString script = written(write::CodeForm::PowerShell);
        QVERIFY2(
            script.contains(QStringLiteral("/a\u2019\u2019; calc; \u2018\u2018b' '1'' = {' (@'")),
            qPrintable(script));
        const QString bicep = written(write::CodeForm::Bicep);
        QVERIFY2(bicep.contains(QStringLiteral(" 'Microsoft.Web/sites@1\\' = {' = {\n")),
                 qPrintable(bicep));
    }

    void routeServersKeepTheirPublicAddress()
    {
        QByteArray json =
            "[{'id':'@publicIPAddresses/p','location':'x'},{'id':'@virtualNetworks/v','location':"
            "'x','addressSpace':{'addressPrefixes':['10.0.0.0/16']},'subnets':[{'id':"
            "'@virtualNetworks/v/subnets/RouteServerSubnet','name':'RouteServerSubnet',"
            "'addressPrefix':'10.0.0.0/26'}]},{'id':'@virtualHubs/r','location':'x','sku':"
            "'Standard'},{'id':'@virtualHubs/r/ipConfigurations/c','subnet':{'id':"
            "'@virtualNetworks/v/subnets/RouteServerSubnet'},'publicIPAddress':{'id':"
            "'@publicIPAddresses/p'}}]";
        json.replace('\'', '"').replace(
            '@', "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/");
        const std::string text = json.toStdString();
        const auto result = read::read({{"server.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(result->document.all<azure::RouteServer>().size(), std::size_t{1});
        for (const auto& [form, wanted] :
             {std::pair(write::CodeForm::Terraform,
                        "public_ip_address_id             = azurerm_public_ip.p.id"),
              std::pair(write::CodeForm::AzCli, "--public-ip-address /subscriptions/s/")}) {
            const write::Code code = write::writeCode(result->document, form);
            const std::string& written = code.files.front().text;
            QVERIFY2(written.find(wanted) != std::string::npos, written.c_str());
            QCOMPARE(code.gaps.size(), std::size_t{0});
        }
    }

    void importBlocksTakeOverEveryResource_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : test::sampleFiles())
            QTest::newRow(qPrintable(path)) << path;
        QTest::newRow("graph") << QStringLiteral("golden/corpus/az/graph-query.json");
    }

    /// With import blocks nothing is created that is there: associations and pools, too.
    void importBlocksTakeOverEveryResource()
    {
        QFETCH(QString, path);
        const std::string text = test::readFile(path);
        const auto result = read::read({{"design", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const write::Code code =
            write::writeCode(result->document, write::CodeForm::Terraform, {.importBlocks = true});
        const QString written = QString::fromStdString(code.files.front().text);
        QVERIFY(!written.contains(QStringLiteral("id = \"\"")));
        static const QRegularExpression kResource(QStringLiteral("^resource \"(\\w+)\" \"(\\w+)\""),
                                                  QRegularExpression::MultilineOption);
        int count = 0;
        for (auto found = kResource.globalMatch(written); found.hasNext(); ++count) {
            const QRegularExpressionMatch match = found.next();
            const QRegularExpression block(
                QStringLiteral(
                    "^import \\{\n  to = %1\\.%2(\\[\"[^\n]*\"\\])?\n  id = \"/subscriptions/")
                    .arg(match.captured(1), match.captured(2)),
                QRegularExpression::MultilineOption);
            QVERIFY2(block.match(written).hasMatch(), qPrintable(match.captured(0)));
        }
        QVERIFY(count > 2);
        QVERIFY(
            !QString::fromStdString(
                 write::writeCode(result->document, write::CodeForm::Terraform).files.front().text)
                 .contains(QStringLiteral("import {")));
    }

    void templatesKeepTheirOwnResources()
    {
        const std::string text = templateOf(
            "{'type':'Microsoft.Compute/virtualMachineScaleSets','apiVersion':'2024-07-01','name':"
            "'s','scale':{'capacity':2},'resourceGroup':'g'}");
        const auto result = read::read({{"main.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const write::Code code = write::writeCode(result->document, write::CodeForm::Arm);
        const std::string& written = code.files.front().text;
        for (const char* kept :
             {"\n      \"scale\": { \"capacity\": 2 }", "\"resourceGroup\": \"g\""})
            QVERIFY2(written.find(kept) != std::string::npos, written.c_str());
        QCOMPARE(code.gaps.size(), std::size_t{0});
    }

    /// A template takes no members that only answers have, and az's flat ones under `properties`;
    /// what it would not take without a version is said.
    void templatesTakeOtherResourcesBack()
    {
        const std::string text =
            R"([{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/w","name":"w",)"
            R"("type":"Microsoft.Web/sites","location":"x","kind":"app","etag":"e",)"
            R"("resourceGroup":"g","provisioningState":"Succeeded","httpsOnly":true}])";
        const auto result = read::read({{"sites.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const write::Code code = write::writeCode(result->document, write::CodeForm::Arm);
        const std::string& written = code.files.front().text;
        for (const char* kept : {"\"kind\": \"app\"", "\"properties\": { \"httpsOnly\": true }"})
            QVERIFY2(written.find(kept) != std::string::npos, written.c_str());
        for (const char* dropped : {"\"id\"", "\"etag\"", "provisioningState"})
            QVERIFY2(written.find(dropped) == std::string::npos, written.c_str());
        QCOMPARE(code.gaps.size(), std::size_t{1});
        QVERIFY(code.gaps.front().isAssumed);
        QCOMPARE(render(code.gaps.front().message),
                 std::string("w (Microsoft.Web/sites) needs an apiVersion: its file gives none"));
    }

    /// A version that is no text is none; what is not written at all needs none.
    void onlyWhatIsWrittenNeedsAVersion()
    {
        for (const auto& [extra, wanted] : {std::pair("", 0),
                                            {R"({"apiVersion":"2024-01-01"})", 0},
                                            {R"({"kind":"app"})", 1},
                                            {R"({"apiVersion":2024})", 1},
                                            {R"({"id":"/sites/w","etag":"e"})", 0}}) {
            azure::Transaction transaction{azure::Document()};
            azure::UnknownResource resource;
            resource.name = "w";
            resource.type = "Microsoft.Web/sites";
            resource.extra = extra;
            transaction.add(resource);
            const write::Code code = write::writeCode(transaction.take(), write::CodeForm::Arm);
            QVERIFY2(code.gaps.size() == static_cast<std::size_t>(wanted), extra);
        }
    }

    /// Of a machine that is left out nothing else is said.
    void whatIsLeftOutIsSaidOnce()
    {
        azure::Transaction transaction{azure::Document()};
        azure::VirtualMachine machine;
        machine.name = "m";
        machine.extra = R"({"properties":{"licenseType":"x"}})";
        transaction.add(machine);
        azure::Peering link;
        link.name = "gone";
        link.extra = R"({"properties":{"other":"x"}})";
        azure::VirtualNetwork network;
        network.name = "n";
        network.extra = R"({"properties":{"other":"x"}})";
        link.virtualNetwork = transaction.add(network);
        transaction.add(link);
        const write::Code code = write::writeCode(transaction.take(), write::CodeForm::AzCli);
        std::set<ObjectId> objects;
        for (const write::CodeGap& gap : code.gaps)
            objects.insert(gap.object);
        QCOMPARE(code.gaps.size(), std::size_t{3});
        QCOMPARE(objects.size(), std::size_t{3});
    }

    /// Templates hold what is known of an image, however its name is spelt, and no other one.
    void templatesKeepAPartOfAnImage()
    {
        for (const char* extra :
             {R"({"properties":{"storageProfile":{"imageReference":{"sku":"x"}}}})",
              R"({"properties":{"storageProfile":{"ImageReference":{"sku":"x"}}}})"}) {
            azure::Transaction transaction{azure::Document()};
            azure::VirtualMachine machine;
            machine.name = "m";
            machine.extra = extra;
            transaction.add(machine);
            const azure::Document document = transaction.take();
            for (const write::CodeForm form :
                 {write::CodeForm::Arm, write::CodeForm::Bicep, write::CodeForm::PowerShell}) {
                const write::Code code = write::writeCode(document, form);
                const std::string& written = code.files.front().text;
                QCOMPARE(code.gaps.size(), std::size_t{0});
                QVERIFY2(written.find("Canonical") == std::string::npos, written.c_str());
            }
            const write::Code terraform = write::writeCode(document, write::CodeForm::Terraform);
            QVERIFY(terraform.files.front().text.find("Canonical") != std::string::npos);
            QVERIFY(terraform.usualImages.size() == 1);
        }
    }
};

PEERSCAPE_TEST_CLASS(TestCodeGaps)
#include "tst_code_gaps.moc"
