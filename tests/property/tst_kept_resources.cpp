#include "core/azure/names.h"
#include "core/read/read.h"
#include "core/shell/session.h"
#include "core/write/arm_resources.h"
#include "core/write/code.h"
#include "tests/property/code_gaps.h"
#include "tests/property/script_runs.h"
#include "tests/support/bicep_reader.h"
#include "tests/support/estate_text.h"
#include "tests/support/hcl_reader.h"
#include "tests/support/sanitized.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace peerscape;
using write::CodeForm;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::uint32_t kEstates = test::kIsSanitized ? 30 : 250;

const std::string kPlace = "/subscriptions/11111111-2222-3333-4444-555555555555/"
                           "resourceGroups/g";
const std::string kSite = kPlace + "/providers/Microsoft.Web/sites/w";

/// JSON with apostrophes for quotes: what moc reads has no raw texts.
std::string inQuotes(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string networkText()
{
    return "{'id':'" + kPlace
           + "/providers/Microsoft.Network/virtualNetworks/v','name':'v','location':'westeurope',"
             "'properties':{'addressSpace':{'addressPrefixes':['10.0.0.0/16']},'subnets':[{'name':"
             "'a','properties':{'addressPrefix':'10.0.1.0/24'}}]}}";
}

azure::Document estateFrom(const std::string& text)
{
    const auto result = read::read({{"estate.json", text}});
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return result->document;
}

/// Resources of types that nobody models, with anything in them.
class Maker
{
public:
    explicit Maker(std::uint32_t seed)
        : m_random(seed)
    {
    }

    azure::Document estate()
    {
        Json resources = Json::array({Json::parse(inQuotes(networkText()))});
        Json plan = resource("Microsoft.Web/serverfarms", "plan " + word());
        Json site = resource("Microsoft.Web/sites", "w" + std::to_string(below(90)));
        const std::string siteId = site["id"];
        site["properties"]["serverFarmId"] = plan["id"];
        if (below(2) == 0)
            site["properties"]["virtualNetworkSubnetId"] =
                kPlace + "/providers/Microsoft.Network/virtualNetworks/v/subnets/a";
        if (below(2) == 0)
            site["properties"]["list"] =
                Json::array({value(1), {{"virtualNetwork", {{"id", resources[0]["id"]}}}}});
        Json child{{"id", siteId + "/config/web"},
                   {"type", "Microsoft.Web/sites/config"},
                   {"apiVersion", "2023-12-01"},
                   {"properties", {{"any", value(0)}}}};
        Json lock{{"id", siteId + "/providers/Microsoft.Authorization/locks/l"},
                  {"type", "Microsoft.Authorization/locks"},
                  {"apiVersion", "2020-05-01"},
                  {"properties", {{"level", "CanNotDelete"}, {"notes", word()}}}};
        for (Json* made : {&child, &site, &plan, &lock}) // in any order
            resources.push_back(std::move(*made));
        return estateFrom(resources.dump());
    }

private:
    std::uint32_t below(std::uint32_t limit)
    {
        return static_cast<std::uint32_t>(m_random()) % limit;
    }

    std::string word()
    {
        static const std::vector<std::string> kWords{
            "plain", "two words",   "quote \" '",     "${var.x} %{if}",
            "$",     "line\nbreak", "Ünïcödé",        "[concat('a')]",
            "[[a",   "[[b]",        "back\\slash",    "#no comment",
            "a: b",  "'@",          "{\"json\": [1]}"};
        return kWords[below(static_cast<std::uint32_t>(kWords.size()))];
    }

    Json value(int depth)
    {
        switch (below(depth > 3 ? 5 : 7)) {
        case 0:
            return below(2) == 0;
        case 1:
            return static_cast<int>(below(900)) - 400;
        case 2:
            return 2.5;
        case 3:
        case 4:
            return word();
        case 5: {
            Json list = Json::array();
            for (std::uint32_t i = below(4); i > 0; --i)
                list.push_back(value(depth + 1));
            return list;
        }
        default: {
            Json made = Json::object();
            for (std::uint32_t i = below(4); i > 0; --i)
                made[below(4) == 0 ? word() : "m" + std::to_string(i)] = value(depth + 1);
            return made;
        }
        }
    }

    Json resource(const std::string& type, std::string name)
    {
        std::erase_if(name, [](char c) {
            return std::string_view("\n\\\"'/#").find(c) != std::string_view::npos;
        });
        Json made{{"id", kPlace + "/providers/" + type + '/' + name},
                  {"type", type},
                  {"apiVersion", "2023-12-01"},
                  {"name", name},
                  {"location", "westeurope"}};
        if (below(2) == 0)
            made["tags"] = {{"env", word()}, {word(), "x"}};
        if (below(2) == 0)
            made["identity"] = {{"type", "UserAssigned"},
                                {"userAssignedIdentities", {{kPlace + "/a", Json::object()}}}};
        if (below(2) == 0)
            made["sku"] = {{"name", "S1"}, {"capacity", below(9)}};
        made["properties"] = {{"any", value(0)}, {"for", value(2)}};
        return made;
    }

    std::mt19937 m_random;
};

/// Every resource that is not modelled as Azure gets it, members sorted, by id.
QStringList resourcesOf(const azure::Document& document)
{
    QStringList lines;
    document.all<azure::UnknownResource>().forEach([&](UnknownId id, const auto&) {
        for (const Json& resource : write::armResources(document, id)) {
            const nlohmann::json sorted = resource;
            lines << QString::fromStdString(azure::resourceId(document, id) + ' ' + sorted.dump());
        }
    });
    lines.sort();
    return lines;
}

/// Two machines, the first with two interfaces of which the file says what becomes of them; with
/// `isAz` in the words of az instead of REST's.
azure::Document machines(bool isAz)
{
    const auto nic = [](const std::string& name) {
        return "{'id':'" + kPlace + "/providers/Microsoft.Network/networkInterfaces/" + name
               + "','location':'westeurope','properties':{'ipConfigurations':[{'name':'ipconfig1',"
                 "'properties':{'subnet':{'id':'"
               + kPlace + "/providers/Microsoft.Network/virtualNetworks/v/subnets/a'}}}]}}";
    };
    const auto of = [&](const std::string& name, const std::string& option, bool isPrimary) {
        const std::string members =
            "'deleteOption':'" + option + "','primary':" + (isPrimary ? "true" : "false");
        return "{'id':'" + kPlace + "/providers/Microsoft.Network/networkInterfaces/" + name + "',"
               + (isAz ? members + ",'resourceGroup':'g'}" : "'properties':{" + members + "}}");
    };
    const auto machine = [&](const std::string& name, const std::string& nics) {
        const std::string properties =
            "'hardwareProfile':{'vmSize':'Standard_B2s'},'storageProfile':{'osDisk':{'osType':"
            "'Linux'}},'networkProfile':{'networkApiVersion':'2020-11-01','networkInterfaces':["
            + nics + "]}}";
        return "{'id':'" + kPlace + "/providers/Microsoft.Compute/virtualMachines/" + name
               + "','type':'Microsoft.Compute/virtualMachines','name':'" + name
               + "','location':'westeurope',"
               + (isAz ? properties : "'properties':{" + properties + '}');
    };
    return estateFrom(
        inQuotes('[' + networkText() + ',' + nic("n1") + ',' + nic("n2") + ',' + nic("n3") + ','
                 + machine("m", of("n1", "Delete", true) + ',' + of("n2", "Detach", false)) + ','
                 + machine("k", of("n3", "Delete", true)) + ']'));
}

/// What each machine says of its interfaces when it is deployed.
QStringList interfacesOf(const azure::Document& document)
{
    QStringList lines;
    document.all<azure::VirtualMachine>().forEach([&](VmId id, const auto&) {
        const Json machine = write::armResources(document, id).front();
        for (const Json& nic : machine["properties"]["networkProfile"]["networkInterfaces"])
            lines << QString::fromStdString(
                azure::displayName(document, id) + ' '
                + nic["id"].get<std::string>().substr(kPlace.size() + 11) + ' '
                + nic.value("properties", Json()).dump());
    });
    lines.sort();
    return lines;
}

/// A network of which a subnet says more of its service endpoints and delegations than which
/// services they are of, as ARM has it, or az.
azure::Document delegatedSubnet(bool isAz)
{
    const auto inner = [&](const std::string& members) {
        return isAz ? members : "'properties':{" + members + '}';
    };
    const std::string subnet =
        "'addressPrefix':'10.0.1.0/24','serviceEndpoints':[{'service':'Microsoft.Sql','locations':["
        "'*']},{'service':'Microsoft.Storage','networkIdentifier':{'isOwn':true}}],"
        "'delegations':[{'name':'plain',"
        + inner("'serviceName':'Microsoft.Web/serverFarms','actions':['a']") + "},{'name':'own',"
        + inner("'serviceName':'Microsoft.Sql/managedInstances','moon':{'phase':[1,'2']}")
        + "},{'name':'Microsoft.Web/hostingEnvironments',"
        + inner("'serviceName':'Microsoft.Web/hostingEnvironments'") + "}]";
    const std::string network = "'addressSpace':{'addressPrefixes':['10.0.0.0/16']},'subnets':[{"
                                "'name':'a',"
                                + inner(subnet) + "}]";
    return estateFrom(
        inQuotes("[{'id':'" + kPlace
                 + "/providers/Microsoft.Network/virtualNetworks/v','type':'Microsoft.Network/"
                   "virtualNetworks','name':'v','location':'westeurope',"
                 + inner(network) + "}]"));
}

/// What its subnet says of each of its service endpoints and delegations.
QStringList servicesOf(const azure::Document& document)
{
    QStringList lines;
    document.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto&) {
        const Json network = write::armResources(document, id).front();
        const Json subnet = network["properties"]["subnets"][0]["properties"];
        for (const char* list : {"serviceEndpoints", "delegations"}) {
            for (const Json& item : subnet.value(list, Json::array()))
                lines << QString::fromStdString(item.dump());
        }
    });
    return lines;
}

/// What the form's code makes of a document, read or run by what is not its writer.
azure::Document madeFrom(const azure::Document& document, CodeForm form)
{
    const write::Code code = write::writeCode(document, form);
    const std::string& text = code.files.front().text;
    if (form == CodeForm::Arm)
        return estateFrom(text);
    if (form == CodeForm::Terraform) {
        const auto plan = test::readHclAsPlan(text);
        if (!plan)
            qFatal("%s\n%s", plan.error().message.c_str(), text.c_str());
        return estateFrom(plan->dump());
    }
    if (form == CodeForm::Bicep) {
        const auto resources = test::readBicep(code, kPlace);
        if (!resources)
            qFatal("%s\n%s", resources.error().message.c_str(), text.c_str());
        return estateFrom(resources->dump());
    }
    const bool isAz = form == CodeForm::AzCli;
    shell::Session session(test::placeOf(document), {},
                           isAz ? shell::Language::Bash : shell::Language::PowerShell);
    const QString refusal =
        isAz ? test::runAzScript(session, text) : test::runScript(session, text);
    if (!refusal.isEmpty())
        qFatal("%s\n%s", qPrintable(refusal), text.c_str());
    return session.document();
}

} // namespace

/// Azure's resources of types that are not modelled: every form of code deploys them.
class TestKeptResources : public QObject
{
    Q_OBJECT

private slots:
    void everyFormGivesThemBack_data()
    {
        QTest::addColumn<int>("form");
        for (const CodeForm form : {CodeForm::Arm, CodeForm::Bicep, CodeForm::Terraform,
                                    CodeForm::AzCli, CodeForm::PowerShell})
            QTest::newRow(std::string(write::formName(form)).c_str()) << static_cast<int>(form);
    }

    void everyFormGivesThemBack()
    {
        QFETCH(int, form);
        for (std::uint32_t seed = 0; seed < kEstates; ++seed) {
            const azure::Document document = Maker(seed).estate();
            QCOMPARE(document.all<azure::UnknownResource>().size(), std::size_t{4});
            const auto which = static_cast<CodeForm>(form);
            QCOMPARE(test::gapsOf(write::writeCode(document, which)), QStringList());
            QCOMPARE(resourcesOf(madeFrom(document, which)), resourcesOf(document));
        }
    }

    void interfacesGoTheirWayWithTheirMachine_data()
    {
        QTest::addColumn<int>("form");
        for (const CodeForm form :
             {CodeForm::Arm, CodeForm::Bicep, CodeForm::AzCli, CodeForm::PowerShell})
            QTest::newRow(std::string(write::formName(form)).c_str()) << static_cast<int>(form);
    }

    void interfacesGoTheirWayWithTheirMachine()
    {
        QFETCH(int, form);
        const azure::Document document = machines(false);
        QCOMPARE(interfacesOf(document),
                 (QStringList{QStringLiteral("k Microsoft.Network/networkInterfaces/n3 "
                                             "{\"deleteOption\":\"Delete\"}"),
                              QStringLiteral("m Microsoft.Network/networkInterfaces/n1 "
                                             "{\"deleteOption\":\"Delete\"}"),
                              QStringLiteral("m Microsoft.Network/networkInterfaces/n2 "
                                             "{\"deleteOption\":\"Detach\"}")}));
        QVERIFY(machines(true) == document);
        QCOMPARE(interfacesOf(madeFrom(document, static_cast<CodeForm>(form))),
                 interfacesOf(document));
    }

    void terraformHasNoWordForThat()
    {
        const QStringList gaps =
            test::gapsOf(write::writeCode(machines(false), CodeForm::Terraform));
        QVERIFY2(gaps.join(QLatin1Char('\n'))
                     .contains(QLatin1String("m: what was kept of the imported file is left out: "
                                             "networkProfile, networkInterfaces.deleteOption")),
                 qPrintable(gaps.join(QLatin1Char('\n'))));
    }

    void delegationsKeepWhatTheySay_data()
    {
        QTest::addColumn<int>("form");
        for (const CodeForm form : {CodeForm::Arm, CodeForm::Bicep, CodeForm::PowerShell})
            QTest::newRow(std::string(write::formName(form)).c_str()) << static_cast<int>(form);
    }

    void delegationsKeepWhatTheySay()
    {
        QFETCH(int, form);
        const azure::Document document = delegatedSubnet(false);
        QCOMPARE(
            servicesOf(document),
            (QStringList{
                QStringLiteral(R"({"service":"Microsoft.Sql"})"),
                QStringLiteral(
                    R"({"service":"Microsoft.Storage","networkIdentifier":{"isOwn":true}})"),
                QStringLiteral(R"({"name":"plain","properties":{"serviceName":)"
                               R"("Microsoft.Web/serverFarms"}})"),
                QStringLiteral(R"({"name":"own","properties":{"serviceName":)"
                               R"("Microsoft.Sql/managedInstances","moon":{"phase":[1,"2"]}}})"),
                QStringLiteral(R"({"name":"Microsoft.Web/hostingEnvironments","properties":)"
                               R"({"serviceName":"Microsoft.Web/hostingEnvironments"}})")}));
        QVERIFY(delegatedSubnet(true) == document);
        QCOMPARE(test::gapsOf(write::writeCode(document, static_cast<CodeForm>(form))),
                 QStringList());
        QCOMPARE(servicesOf(madeFrom(document, static_cast<CodeForm>(form))), servicesOf(document));
    }

    void terraformNamesDelegationsAndTellsTheRest()
    {
        const azure::Document document = delegatedSubnet(false);
        const write::Code code = write::writeCode(document, CodeForm::Terraform);
        QVERIFY2(
            test::gapsOf(code)
                .join(QLatin1Char('\n'))
                .endsWith(QLatin1String("what was kept of the imported file is left out: "
                                        "serviceEndpoints.networkIdentifier, delegations.moon")),
            qPrintable(test::gapsOf(code).join(QLatin1Char('\n'))));
        QStringList names;
        for (const QString& line : servicesOf(madeFrom(document, CodeForm::Terraform)))
            names << QString::fromStdString(
                Json::parse(line.toStdString()).value("name", std::string()));
        QCOMPARE(names,
                 (QStringList{QString(), QString(), QStringLiteral("plain"), QStringLiteral("own"),
                              QStringLiteral("Microsoft.Web/hostingEnvironments")}));
    }

    void azTellsTheNames()
    {
        const QString gaps = test::gapsOf(write::writeCode(delegatedSubnet(false), CodeForm::AzCli))
                                 .join(QLatin1Char('\n'));
        QVERIFY2(gaps.endsWith(QLatin1String(
                     "what was kept of the imported file is left out: "
                     "serviceEndpoints.networkIdentifier, delegations.name, delegations.moon")),
                 qPrintable(gaps));
    }

    void commentsStayInTemplatesAndBicep()
    {
        const azure::Document document = estateFrom(inQuotes(
            "{'$schema':'https://x/deploymentTemplate.json#','resources':[{'type':"
            "'Microsoft.Network/virtualNetworks','name':'v','location':'westeurope','comments':"
            "'who\\r\\nasked','properties':{'addressSpace':{'addressPrefixes':['10.0.0.0/"
            "16']}}}]}"));
        const auto textIn = [&](CodeForm form) {
            const write::Code code = write::writeCode(document, form);
            if (!code.gaps.empty())
                qFatal("%s", qPrintable(test::gapsOf(code).join(QLatin1Char('\n'))));
            return code.files.front().text;
        };
        QVERIFY(textIn(CodeForm::Arm).find("\"comments\": \"who\\r\\nasked\"")
                != std::string::npos);
        QVERIFY(textIn(CodeForm::Bicep).find("\n// who\n// asked\nresource ") != std::string::npos);
        for (const CodeForm form : {CodeForm::Terraform, CodeForm::AzCli, CodeForm::PowerShell})
            QVERIFY(textIn(form).find("asked") == std::string::npos);
    }

    void whatIsNoLongerDelegatedIsNotWritten()
    {
        const azure::Document before = delegatedSubnet(false);
        azure::Transaction transaction(before);
        before.all<azure::Subnet>().forEach([&](SubnetId id, const auto&) {
            transaction.update(id, [](azure::Subnet& subnet) {
                subnet.delegations = {"Microsoft.Sql/managedInstances"};
                subnet.serviceEndpoints.clear();
            });
        });
        QCOMPARE(servicesOf(transaction.take()),
                 QStringList(QStringLiteral(
                     R"({"name":"own","properties":{"serviceName":)"
                     R"("Microsoft.Sql/managedInstances","moon":{"phase":[1,"2"]}}})")));
    }

    void theyAreWrittenAsAPersonWould()
    {
        const azure::Document document = estateFrom(inQuotes(
            "[" + networkText() + ",{'id':'" + kSite
            + "','type':'Microsoft.Web/sites','apiVersion':'2023-12-01','location':'westeurope',"
              "'kind':'app','tags':{'env':'prod'},'properties':{'virtualNetworkSubnetId':'"
            + kPlace
            + "/providers/Microsoft.Network/virtualNetworks/v/subnets/a','httpsOnly':true}},"
              "{'id':'"
            + kSite
            + "/config/web','type':'Microsoft.Web/sites/config','apiVersion':'2023-12-01',"
              "'properties':{'ftpsState':'Disabled'}}]"));
        const auto has = [&](CodeForm form, const char* part) {
            const std::string text = write::writeCode(document, form, {true}).files.front().text;
            return QTest::qVerify(text.find(part) != std::string::npos, part, text.c_str(),
                                  __FILE__, __LINE__);
        };
        for (const char* part :
             {"    azapi = {\n      source  = \"Azure/azapi\"\n",
              "resource \"azapi_resource\" \"w\" {\n"
              "  type      = \"Microsoft.Web/sites@2023-12-01\"\n"
              "  name      = \"w\"\n"
              "  parent_id = azurerm_resource_group.g.id\n"
              "  location  = \"westeurope\"\n"
              "  tags = {\n    env = \"prod\"\n  }\n"
              "  body = {\n"
              "    kind = \"app\"\n"
              "    properties = {\n"
              "      virtualNetworkSubnetId = azurerm_subnet.v_a.id\n"
              "      httpsOnly              = true\n"
              "    }\n"
              "  }\n"
              "  schema_validation_enabled = false\n}\n",
              "  to = azapi_resource.w\n", "  parent_id = azapi_resource.w.id\n"})
            QVERIFY(has(CodeForm::Terraform, part));
        for (const char* part :
             {"    az resource create \\\n    --id /subscriptions/",
              "    --api-version 2023-12-01 \\\n    --is-full-object \\\n    --properties '{\n  "
              "\"location\": \"westeurope\",\n",
              "    az rest \\\n    --method put \\\n    --url '/subscriptions/",
              "/config/web?api-version=2023-12-01' \\\n    --body '{ \"properties\": "})
            QVERIFY(has(CodeForm::AzCli, part));
        QVERIFY(has(CodeForm::PowerShell, "/sites/w' '2023-12-01' (@'\n{\n  \"location\""));
    }

    /// Azure's lists give no version of the API.
    void newestVersionsAreAskedFor()
    {
        const azure::Document document = estateFrom(
            inQuotes("[{'id':'" + kSite
                     + "','type':'Microsoft.Web/sites','location':'x','properties':{'a':1}},"
                       "{'id':'"
                     + kSite
                     + "/config/web','type':'Microsoft.Web/sites/config','kind':'k',"
                       "'properties':{'b':2}}]"));
        struct Wanted
        {
            CodeForm form;
            std::vector<const char*> parts;
            QStringList gaps;
        };
        const QString newest =
            QStringLiteral("%1 gets the newest API version: its file gives none");
        const QString needed = QStringLiteral("%1 needs an apiVersion: its file gives none");
        const QString site = QStringLiteral("w (Microsoft.Web/sites)");
        const QString config = QStringLiteral("w/web (Microsoft.Web/sites/config)");
        for (const Wanted& wanted :
             {Wanted{CodeForm::Terraform,
                     {"type      = "
                      "\"Microsoft.Web/sites@${var.microsoft_web_sites_api_version}\"\n",
                      "variable \"microsoft_web_sites_config_api_version\" {\n"},
                     {needed.arg(site), needed.arg(config)}},
              Wanted{
                  CodeForm::AzCli,
                  {"    --is-full-object \\\n", "    --properties '{ \"b\": 2 }'\n"},
                  {newest.arg(site), newest.arg(config),
                   QStringLiteral("w/web: what was kept of the imported file is left out: kind")}},
              Wanted{CodeForm::PowerShell,
                     {"function Get-ApiVersion(", "(Get-ApiVersion 'Microsoft.Web/sites') (@'"},
                     {newest.arg(site), newest.arg(config)}}}) {
            const write::Code code = write::writeCode(document, wanted.form);
            const std::string& text = code.files.front().text;
            for (const char* part : wanted.parts)
                QVERIFY2(text.find(part) != std::string::npos, text.c_str());
            QCOMPARE(test::gapsOf(code), wanted.gaps);
        }
    }

    /// A lock says on what it stands in its id, not in its body.
    void extensionsAreNoMembersOfTheirBody()
    {
        const azure::Document document = Maker(1).estate();
        for (const CodeForm form : {CodeForm::AzCli, CodeForm::PowerShell, CodeForm::Terraform}) {
            const std::string text = write::writeCode(document, form).files.front().text;
            QVERIFY(text.find("scope") == std::string::npos);
        }
    }

    void cyclesOfNamesAreWrittenOut()
    {
        const std::string other = kPlace + "/providers/Microsoft.Web/sites/x";
        const auto site = [](const std::string& own, const std::string& named) {
            return "{'id':'" + own
                   + "','type':'Microsoft.Web/sites','apiVersion':'1','location':'x',"
                     "'properties':{'peer':'"
                   + named + "/slots/s'}}";
        };
        const azure::Document document =
            estateFrom(inQuotes('[' + site(kSite, other) + ',' + site(other, kSite) + ']'));
        QCOMPARE(resourcesOf(madeFrom(document, CodeForm::Terraform)), resourcesOf(document));
        const std::string text = write::writeCode(document, CodeForm::Terraform).files.front().text;
        QCOMPARE(QString::fromStdString(text).count(QStringLiteral("depends_on")), qsizetype{1});
    }
};

PEERSCAPE_TEST_CLASS(TestKeptResources)
#include "tst_kept_resources.moc"
