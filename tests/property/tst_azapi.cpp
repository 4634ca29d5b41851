#include "core/azure/names.h"
#include "core/read/read.h"
#include "core/write/arm_resources.h"
#include "core/write/code.h"
#include "tests/property/code_gaps.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace peerscape;

namespace {

const std::string kAzapiGroup = "/subscriptions/s/resourceGroups/g";

/// A state or plan around resources, with apostrophes for quotes.
std::string azapiState(const std::string& resources, const std::string& rest = {})
{
    std::string text = "{'format_version':'1.0','" + std::string(rest.empty() ? "" : "planned_")
                       + "values':{'root_module':{'resources':[" + resources + "]}}" + rest + '}';
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string stateInstance(const std::string& type, const std::string& name,
                          const std::string& values)
{
    return "{'mode':'managed','type':'" + type + "','name':'" + name + "','address':'" + type + '.'
           + name + "','values':{" + values + "}}";
}

std::string azapi(const std::string& label, const std::string& type, const std::string& name,
                  const std::string& parent, const std::string& body)
{
    return stateInstance("azapi_resource", label,
                         "'type':'" + type + "','name':'" + name + "',"
                             + (parent.empty() ? std::string() : "'parent_id':'" + parent + "',")
                             + "'body':" + body);
}

/// What a plan's configuration says of the attributes of a block.
std::string configured(const std::string& type, const std::string& name,
                       const std::string& expressions)
{
    return "{'mode':'managed','type':'" + type + "','name':'" + name + "','expressions':{"
           + expressions + "}}";
}

std::string referring(const std::string& attribute, const std::string& references)
{
    return "'" + attribute + "':{'references':[" + references + "]}";
}

QStringList azapiNotes(const read::ReadResult& result)
{
    QStringList notes;
    for (const read::ReportEntry& entry : result.report.entries)
        notes << QString::fromStdString(entry.subject + ": " + render(entry.message));
    return notes;
}

} // namespace

/// azapi_resource and what belongs to it, from states and plans.
class TestAzapi : public QObject
{
    Q_OBJECT

private slots:
    /// Names in a state are in order, so that a child comes before its parent.
    void readsAHubOfAPlan()
    {
        const std::string network = "Microsoft.Network/virtualNetworks@2023-11-01";
        const auto space = [](const char* prefix) {
            return std::string("{'properties':{'addressSpace':{'addressPrefixes':['") + prefix
                   + "']}}}";
        };
        const std::string link = "'allowForwardedTraffic':true";
        const std::string text = azapiState(
            azapi("a_link", "Microsoft.Network/virtualNetworks/virtualNetworkPeerings@2023-11-01",
                  "to-spoke", {}, "{'properties':{" + link + "}}")
                + ',' + azapi("hub", network, "hub", {}, space("10.0.0.0/16")) + ','
                + azapi("spoke", network, "spoke", {}, space("10.1.0.0/16")) + ','
                + stateInstance("azurerm_resource_group", "g", "'name':'g','location':'x'"),
            ",'resource_changes':[{'address':'azapi_resource.a_link','type':'azapi_resource',"
            "'change':{'actions':['create'],'after_unknown':{'id':true,'parent_id':true,'body':"
            "{'properties':{'remoteVirtualNetwork':{'id':true}}}}}}],"
            "'configuration':{'root_module':{'resources':["
                + configured("azapi_resource", "a_link",
                             referring("parent_id", "'azapi_resource.hub.id','azapi_resource.hub'")
                                 + ','
                                 + referring("body", "'azapi_resource.spoke.id',"
                                                     "'azapi_resource.spoke'"))
                + ','
                + configured("azapi_resource", "hub",
                             referring("parent_id", "'azurerm_resource_group.g.id',"
                                                    "'azurerm_resource_group.g'"))
                + ','
                + configured("azapi_resource", "spoke",
                             referring("parent_id", "'azurerm_resource_group.g.id',"
                                                    "'azurerm_resource_group.g'"))
                + "]}}");
        const auto result = read::read({{"plan.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(azapiNotes(*result), QStringList());
        const azure::Document& document = result->document;
        QCOMPARE(document.all<azure::VirtualNetwork>().size(), std::size_t{2});
        QCOMPARE(document.all<azure::Peering>().size(), std::size_t{1});
        document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& peering) {
            QCOMPARE(document.nameOf(peering.virtualNetwork).str(), std::string("hub"));
            QCOMPARE(document.nameOf(peering.remoteVirtualNetwork).str(), std::string("spoke"));
            QVERIFY(peering.allowForwardedTraffic);
        });
    }

    void saysWhatAPlanLeavesOpen()
    {
        const std::string text = azapiState(
            azapi("s", "Microsoft.Web/sites@1", "s", kAzapiGroup,
                  "{'properties':{'a':1,'list':[{'x':1},{}]}}")
                + ',' + stateInstance("azurerm_resource_group", "g", "'name':'g','location':'x'"),
            ",'resource_changes':[{'address':'azapi_resource.s','type':'azapi_resource','change':"
            "{'after_unknown':{'body':{'properties':{'key':true,'list':[{},{'id':true}]}}}}}],"
            "'configuration':{'root_module':{'resources':["
                + configured("azapi_resource", "s", referring("body", "'random_id.x.hex'"))
                + "]}}");
        const auto result = read::read({{"plan.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(result->document.all<azure::Subscription>().size(), std::size_t{1});
        QCOMPARE(azapiNotes(*result).filter(QStringLiteral("known only after")),
                 QStringList(QStringLiteral(
                     "azapi_resource.s: these attributes are known only after the plan is applied "
                     "and are left out: body.properties.key, body.properties.list.1.id")));
    }

    /// The only thing open and the only id named need not belong together.
    void takesNoIdForWhatIsNone_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<bool>("isLinked");
        QTest::newRow("a key") << QStringLiteral("key") << false;
        QTest::newRow("an id") << QStringLiteral("ownerId") << true;
    }
    void takesNoIdForWhatIsNone()
    {
        QFETCH(const QString, place);
        QFETCH(const bool, isLinked);
        const std::string text = azapiState(
            azapi("s", "Microsoft.Web/sites@1", "s", kAzapiGroup, "{'properties':{'a':1}}") + ','
                + stateInstance("azurerm_resource_group", "g", "'name':'g','location':'x'"),
            ",'resource_changes':[{'address':'azapi_resource.s','type':'azapi_resource','change':"
            "{'after_unknown':{'body':{'properties':{'"
                + place.toStdString() + "':true}}}}}],'configuration':{'root_module':{'resources':["
                + configured("azapi_resource", "s",
                             referring("body", "'azurerm_resource_group.g.id',"
                                               "'azurerm_resource_group.g'"))
                + "]}}");
        const auto result = read::read({{"plan.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(azapiNotes(*result).filter(QStringLiteral("known only after")).isEmpty(),
                 isLinked);
        const nlohmann::json site = write::armResources(result->document, UnknownId(1)).front();
        QCOMPARE(site.at("properties").contains(place.toStdString()), isLinked);
    }

    /// The same resource as text, as an object, and as a state file wraps it.
    void readsWhatAnyStateSays_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("object") << QStringLiteral("{'kind':'app','properties':{'a':1}}");
        QTest::newRow("text") << QStringLiteral(
            "'{\\'kind\\':\\'app\\',\\'properties\\':{\\'a\\':1}}'");
        QTest::newRow("of any type")
            << QStringLiteral("{'value':{'kind':'app','properties':{'a':1}},'type':['object',{}]}");
    }

    void readsWhatAnyStateSays()
    {
        QFETCH(QString, body);
        const std::string text = azapiState(stateInstance(
            "azapi_resource", "s",
            "'id':'" + kAzapiGroup
                + "/providers/Microsoft.Web/sites/s','type':'Microsoft.Web/sites@2023-01-"
                  "01','name':'s','parent_id':'"
                + kAzapiGroup
                + "','location':'x','tags':{'t':'u'},'identity':[{'type':'UserAssigned',"
                  "'identity_ids':['/i'],'principal_id':'p'}],'output':{'b':2},"
                  "'schema_validation_enabled':true,'locks':['l'],'body':"
                + body.toStdString()));
        const auto result = read::read({{"state.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(azapiNotes(*result).filter(QStringLiteral("kept as they are")),
                 QStringList(QStringLiteral("azapi_resource.s: these attributes are not modelled "
                                            "and are kept as they are: locks")));
        const azure::Document& document = result->document;
        const auto resources = write::armResources(document, UnknownId(1));
        QCOMPARE(resources.size(), std::size_t{1});
        const nlohmann::json sorted = resources.front();
        QCOMPARE(QString::fromStdString(sorted.dump()).replace(QLatin1Char('"'), QLatin1Char('\'')),
                 QStringLiteral("{'apiVersion':'2023-01-01','identity':{'type':'UserAssigned',"
                                "'userAssignedIdentities':{'/i':{}}},'kind':'app','location':'x',"
                                "'name':'s','properties':{'a':1},'tags':{'t':'u'},"
                                "'type':'Microsoft.Web/sites'}"));
        const write::Code code = write::writeCode(document, write::CodeForm::Terraform);
        QVERIFY(code.files.front().text.find("  locks                     = [\"l\"]\n")
                != std::string::npos);
    }

    void updatesWhatIsThere()
    {
        const std::string id = kAzapiGroup + "/providers/Microsoft.Network/virtualNetworks/v";
        const std::string text = azapiState(
            stateInstance("azapi_update_resource", "u",
                          "'type':'Microsoft.Network/virtualNetworks@2023-11-01','resource_id':'"
                              + id
                              + "','body':{'properties':{'dhcpOptions':{'dnsServers':['10.0.0.4']},"
                                "'flowTimeoutInMinutes':4}}")
            + ','
            + stateInstance("azurerm_virtual_network", "v",
                            "'id':'" + id
                                + "','name':'v','resource_group_name':'g','location':'x',"
                                  "'address_space':['10.0.0.0/16']")
            + ','
            + stateInstance("azapi_update_resource", "w",
                            "'type':'Microsoft.Web/sites@1','resource_id':'" + kAzapiGroup
                                + "/providers/Microsoft.Web/sites/w','body':{}"));
        const auto result = read::read({{"state.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const auto* network = result->document.find(VnetId(1));
        QVERIFY(network != nullptr && !network->external);
        QCOMPARE(network->dnsServers.size(), std::size_t{1});
        QCOMPARE(network->addressPrefixes.size(), std::size_t{1});
        QVERIFY(network->extra.view().find("flowTimeoutInMinutes") != std::string_view::npos);
        QCOMPARE(result->document.all<azure::UnknownResource>().size(), std::size_t{0});
        QCOMPARE(azapiNotes(*result),
                 QStringList(QStringLiteral("azapi_update_resource.w: what it changes is not in "
                                            "the file; it is left out")));
    }

    void looksUpNetworksOnly()
    {
        const auto looked = [](const std::string& type, const std::string& output) {
            std::string text = stateInstance("azapi_resource", "d" + std::to_string(type.size()),
                                             "'type':'" + type + "@1','name':'x','parent_id':'"
                                                 + kAzapiGroup + "','output':" + output);
            return text.replace(text.find("managed"), 7, "data");
        };
        const auto result = read::read(
            {{"state.json",
              azapiState(
                  looked("Microsoft.Network/virtualNetworks",
                         "{'properties':{'addressSpace':{'addressPrefixes':['10.0.0.0/8']}}}")
                  + ',' + looked("Microsoft.Web/sites", "{}"))}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QVERIFY(result->document.find(VnetId(1))->external);
        QCOMPARE(result->document.find(VnetId(1))->addressPrefixes.size(), std::size_t{1});
        QCOMPARE(result->document.all<azure::UnknownResource>().size(), std::size_t{0});
    }
};

PEERSCAPE_TEST_CLASS(TestAzapi)
#include "tst_azapi.moc"
