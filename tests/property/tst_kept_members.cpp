#include "core/read/read.h"
#include "core/write/write.h"
#include "tests/property/random_edits.h"
#include "tests/support/files.h"
#include "tests/support/sanitized.h"
#include "tests/support/test_registry.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

using namespace peerscape;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::uint32_t kInjected = test::kIsSanitized ? 5 : 40;

/// Gives every object a member that nobody knows: each a name of its own.
class Injector
{
public:
    /// What a file lists; of a template its resources, but not the deployments among them.
    void injectInto(Json& file)
    {
        if (file.is_array()) {
            for (Json& resource : file)
                injectResource(resource);
            return;
        }
        for (const char* list : {"resources", "value", "data"}) {
            if (file.contains(list) && file[list].is_array())
                return injectInto(file[list]);
        }
        injectResource(file);
    }

    /// Where each stands: type and names of members, by the member's name.
    [[nodiscard]] const std::map<std::string, std::string>& places() const { return m_places; }

private:
    void injectResource(Json& resource)
    {
        const auto type = resource.value("type", std::string("?"));
        if (type == "Microsoft.Resources/deployments")
            injectInto(resource["properties"]["template"]);
        else
            inject(resource, type);
    }

    void inject(Json& value, const std::string& place)
    {
        if (value.is_object()) {
            for (auto member = value.begin(); member != value.end(); ++member)
                inject(*member, place + '.' + member.key());
            const std::string name = fmt::format("strange{}", m_places.size());
            value[name] = m_places.size();
            m_places.emplace(name, place);
        } else if (value.is_array()) {
            for (Json& item : value)
                inject(item, place + "[]");
        }
    }

    std::map<std::string, std::string> m_places;
};

/// What random drawings have none of, in a template; apostrophes stand for quotes.
std::string hosts()
{
    std::string text =
        "{'$schema':'https://x/deploymentTemplate.json#','resources':["
        "{'type':'Microsoft.Network/virtualNetworks','name':'v','properties':{'addressSpace':{"
        "'addressPrefixes':['10.0.0.0/16']},'subnets':[{'name':'s','properties':{'addressPrefix':"
        "'10.0.1.0/24','serviceEndpoints':[{'service':'Microsoft.Sql'}],'delegations':[{'name':'d',"
        "'properties':{'serviceName':'Microsoft.Web/serverFarms'}}]}}]}},"
        "{'type':'Microsoft.Network/applicationSecurityGroups','name':'web','properties':{}},"
        "{'type':'Microsoft.Network/networkSecurityGroups','name':'g','properties':{'securityRules'"
        ":[{'name':'r','properties':{'priority':100,'direction':'Inbound','access':'Allow',"
        "'protocol':'Tcp','sourceApplicationSecurityGroups':[{'id':'[ID(`applicationSecurityGroups`"
        ",`web`)]'}],'destinationApplicationSecurityGroups':[{'id':'[ID("
        "`applicationSecurityGroups`,`web`)]'}],'sourcePortRange':'*','destinationPortRange':'80'}}"
        "]}},"
        "{'type':'Microsoft.Network/loadBalancers','name':'lb','sku':{'name':'Standard'},"
        "'properties':{'frontendIPConfigurations':[{'name':'f','properties':{'subnet':{'id':'[ID("
        "`virtualNetworks/subnets`,`v`,`s`)]'}}}],'backendAddressPools':[{'name':'b'},{'name':"
        "'addresses','properties':{'loadBalancerBackendAddresses':[{'name':'a','properties':{"
        "'ipAddress':'10.0.1.9','virtualNetwork':{'id':'[ID(`virtualNetworks`,`v`)]'}}}]}}]}},"
        "{'type':'Microsoft.Network/networkInterfaces','name':'n','properties':{'ipConfigurations'"
        ":[{'name':'c','properties':{'subnet':{'id':'[ID(`virtualNetworks/subnets`,`v`,`s`)]'},"
        "'applicationSecurityGroups':[{'id':'[ID(`applicationSecurityGroups`,`web`)]'}],"
        "'loadBalancerBackendAddressPools':[{'id':'[ID(`loadBalancers/backendAddressPools`,`lb`,"
        "`b`)]'}]}}]}},"
        "{'type':'Microsoft.Network/privateEndpoints','name':'e','properties':{'subnet':{'id':'[ID("
        "`virtualNetworks/subnets`,`v`,`s`)]'},'privateLinkServiceConnections':[{'name':'p',"
        "'properties':{'privateLinkServiceId':'x','groupIds':['blob']}}],'ipConfigurations':[{"
        "'name':'i','properties':{'privateIPAddress':'10.0.1.7'}}]}}]}";
    std::replace(text.begin(), text.end(), '\'', '"');
    std::replace(text.begin(), text.end(), '`', '\'');
    for (std::size_t at = 0; (at = text.find("[ID('", at)) != std::string::npos;)
        text.replace(at, 5, "[resourceId('Microsoft.Network/");
    return text;
}

void collect(const Json& value, std::set<std::string>& names)
{
    if (!value.is_structured()) // else it is its own only element
        return;
    for (auto member = value.begin(); member != value.end(); ++member) {
        if (value.is_object())
            names.insert(member.key());
        collect(*member, names);
    }
}

/// Whether a place lies in what Azure answers and nobody sets: what refers to the resource, and
/// what follows from others.
bool isAnswered(const std::string& place)
{
    static const std::regex kAnswered(
        R"((networksecuritygroups(\.properties)?\.(subnets|defaultsecurityrules)|)"
        R"(routetables(\.properties)?\.subnets|publicipaddresses(\.properties)?\.ipconfiguration|)"
        R"(subnets\[\](\.properties)?\.ipconfigurations|remotevirtualnetworkaddressspace))"
        R"((\[\])?(\.properties)?$)");
    return std::regex_search(toLower(place), kAnswered);
}

/// The places of injected members that are gone when what was read is written; of those that the
/// import report names, in brackets.
std::set<std::string> lostOf(const Injector& injected, const read::ReadResult& result)
{
    std::set<std::string> there;
    collect(Json::parse(write::writeArm(result.document)), there);
    std::set<std::string> told;
    for (const read::ReportEntry& entry : result.report.entries)
        told.insert(entry.message.arguments.begin(), entry.message.arguments.end());
    std::set<std::string> lost;
    for (const auto& [name, place] : injected.places()) {
        if (!there.contains(name) && !isAnswered(place))
            lost.insert(told.contains(name) ? '(' + place + ')' : place);
    }
    return lost;
}

QString lines(const std::set<std::string>& places)
{
    QStringList list;
    for (const std::string& place : places)
        list << QString::fromStdString(place);
    return list.join(QLatin1Char('\n'));
}

} // namespace

/// What nobody knows of a resource that is modelled, wherever it stands in it.
class TestKeptMembers : public QObject
{
    Q_OBJECT

private slots:
    void ofTemplatesAreWrittenBack()
    {
        std::set<std::string> lost;
        for (std::uint32_t seed = 0; seed <= kInjected; ++seed) {
            Json whole = Json::parse(seed < kInjected ? write::writeArm(test::drawnDocument(seed))
                                                      : hosts());
            Injector injector;
            injector.injectInto(whole);
            const auto result = read::read({{"template.json", whole.dump()}});
            QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
            lost.merge(lostOf(injector, *result));
        }
        QCOMPARE(lines(lost), QString());
    }

    void ofAnswersAreWrittenBack_data()
    {
        QTest::addColumn<QStringList>("files");
        const QStringList rest = test::azListsOfOthers();
        const auto with = [&](const char* networks, const char* interfaces) {
            return QStringList{QLatin1String(networks), QLatin1String(interfaces)} + rest;
        };
        QTest::newRow("az") << with("vnet-list", "nic-list");
        QTest::newRow("an older az") << with("old-cli-vnet-list", "old-cli-nic-list");
        QTest::newRow("REST") << with("rest-virtualNetworks", "nic-list");
        QTest::newRow("Resource Graph") << QStringList{QStringLiteral("graph-query")};
        QTest::newRow("Resource Graph, REST") << QStringList{QStringLiteral("graph-query-rest")};
    }

    void ofAnswersAreWrittenBack()
    {
        QFETCH(QStringList, files);
        Injector injector;
        std::vector<std::string> texts;
        for (const QString& name : files) {
            Json file =
                Json::parse(test::readFile(QStringLiteral("golden/corpus/az/%1.json").arg(name)));
            injector.injectInto(file);
            texts.push_back(file.dump());
        }
        std::vector<read::Input> inputs;
        for (const std::string& text : texts)
            inputs.push_back({"answer.json", text});
        const auto result = read::read(inputs);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(lines(lostOf(injector, *result)), QString());
    }
};

PEERSCAPE_TEST_CLASS(TestKeptMembers)
#include "tst_kept_members.moc"
