#include "core/azure/names.h"
#include "core/read/read.h"
#include "core/read/terraform/forms.h"
#include "core/write/code.h"
#include "core/write/kept_json.h"
#include "core/write/write.h"
#include "tests/property/code_gaps.h"
#include "tests/support/files.h"
#include "tests/support/hcl_reader.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace peerscape;
using azure::Document;
using read::terraform::As;
using read::terraform::Attribute;
using read::terraform::Form;
using write::CodeForm;
using Json = nlohmann::ordered_json;

namespace {

const std::string kAttributesGroup =
    "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/g";

/// JSON with apostrophes for quotes and `@` for the group's providers of networks.
std::string attributesJson(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    const std::string place = kAttributesGroup + "/providers/Microsoft.Network/";
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at))
        text.replace(at, 1, place);
    return text;
}

std::string stateOf(const std::string& resources)
{
    return "{'format_version':'1.0','values':{'root_module':{'resources':[" + resources + "]}}}";
}

std::string instanceOf(const std::string& type, const std::string& name, const std::string& values,
                       const std::string& marks = "{}")
{
    return "{'mode':'managed','type':'" + type + "','name':'" + name + "','values':{" + values
           + "},'sensitive_values':" + marks + "}";
}

std::string named(const std::string& id)
{
    return "'id':'@" + id + "','name':'" + id.substr(id.rfind('/') + 1)
           + "','resource_group_name':'g','location':'westeurope'";
}

/// A network, and an interface with two configurations.
std::string networkAnd(const std::string& ofNetwork, const std::string& ofInterface,
                       const std::string& ofSecond, const std::string& marks = "{}")
{
    return stateOf(
        instanceOf("azurerm_virtual_network", "v",
                   named("virtualNetworks/v") + ",'address_space':['10.0.0.0/16']" + ofNetwork)
        + ','
        + instanceOf("azurerm_subnet", "s",
                     named("virtualNetworks/v/subnets/s")
                         + ",'virtual_network_name':'v','address_prefixes':['10.0.1.0/24']")
        + ','
        + instanceOf("azurerm_network_interface", "n",
                     named("networkInterfaces/n") + ofInterface
                         + ",'ip_configuration':[{'name':'a','subnet_id':"
                           "'@virtualNetworks/v/subnets/s','private_ip_address_allocation':"
                           "'Dynamic','primary':true},{'name':'b','subnet_id':"
                           "'@virtualNetworks/v/subnets/s','private_ip_address_allocation':"
                           "'Dynamic','primary':false"
                         + ofSecond + "}]",
                     marks));
}

Document readText(const std::string& text)
{
    const auto result = read::read({{"file.json", text}});
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return result->document;
}

Document stateDocument(const std::string& text)
{
    return readText(attributesJson(text));
}

std::string terraformText(const Document& document)
{
    return write::writeCode(document, CodeForm::Terraform).files.front().text;
}

/// What the file says when Terraform plans it.
Document plannedAgain(const Document& document)
{
    const auto plan = test::readHclAsPlan(terraformText(document));
    if (!plan)
        qFatal("%s", plan.error().message.c_str());
    return readText(plan->dump());
}

QString bodyOf(const Document& document)
{
    const std::string text = terraformText(document);
    return QString::fromStdString(text.substr(0, text.find("\n# What this file leaves out")));
}

/// What was kept of everything, without where it came from.
QStringList keptOf(const Document& document)
{
    QStringList lines;
    document.forEachTable([&](const auto& table) {
        table.forEach([&](auto id, const auto& resource) {
            auto kept = nlohmann::json::parse(resource.extra.view(), nullptr, false);
            if (!kept.is_object())
                return;
            if (kept.contains("terraformAttributes"))
                kept["terraformAttributes"].erase("from");
            lines << QString::fromStdString(azure::resourceId(document, id) + ' ' + kept.dump());
        });
    });
    lines.sort();
    return lines;
}

/// Columns are as wide as their names: how wide says nothing.
std::string withoutColumns(const std::string& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != ' ' || text.compare(i, 2, "  ") != 0 || out.ends_with('\n')
            || out.ends_with("\n "))
            out += text[i];
        else if (text.compare(text.find_first_not_of(' ', i), 2, "= ") != 0)
            out += text[i];
    }
    return out;
}

bool holds(const std::string& text, std::string_view part)
{
    return withoutColumns(text).find(part) != std::string::npos;
}

// The walk over every attribute.

/// The id of what has the name x, of a parent with the same name.
std::string idOfType(std::string_view armType)
{
    std::size_t at = armType.find('/');
    std::string id = kAttributesGroup + "/providers/" + std::string(armType.substr(0, at));
    while (at != std::string_view::npos) {
        const std::size_t end = armType.find('/', at + 1);
        id +=
            std::string(armType.substr(at, end == std::string_view::npos ? end : end - at)) + "/x";
        at = end;
    }
    return id;
}

/// A value that an attribute may have.
Json valueFor(const Attribute& attribute)
{
    const std::string_view name = attribute.name;
    const auto ends = [&](std::string_view end) { return name.ends_with(end); };
    const auto isOneOf = [&](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const std::string target = attribute.target.empty()
                                   ? attributesJson("@virtualNetworks/elsewhere")
                                   : idOfType(attribute.target);
    switch (attribute.as) {
    case As::Link:
    case As::LinkText:
        return Json(target);
    case As::Links:
        return Json::array({target});
    case As::Enabled:
    case As::Negated:
        return Json(true);
    case As::SshKeys:
        return Json::array({{{"username", "u"}, {"public_key", "k"}}});
    case As::Services:
        return Json::array({"Microsoft.Storage"});
    default:
        break;
    }
    if (isOneOf({"address_space", "address_prefixes"}))
        return Json::array({"10.0.0.0/16"});
    if (ends("address_prefix"))
        return Json("10.0.0.0/16");
    if (isOneOf({"dns_servers"}))
        return Json::array({"10.0.0.9"});
    if (isOneOf({"zones"}))
        return Json::array({"1"});
    if (isOneOf({"tags", "ip_tags"}))
        return Json{{"k", "v"}};
    if (isOneOf({"gateway_address", "peer_ip", "bgp_peering_address", "peering_address"})
        || ends("ip_address"))
        return Json("10.0.0.4");
    if (ends("_ranges") || ends("_prefixes") || ends("_names") || ends("_protocols")
        || ends("_types") || name == "labels")
        return Json::array({"1"});
    if (ends("_minutes") || ends("_seconds") || ends("_mbps") || ends("_gbps") || ends("asn")
        || ends("weight") || ends("port") || ends("_units") || ends("_unit") || ends("_count")
        || ends("_capacity") || name == "priority" || ends("vlan_id") || ends("_gb")
        || ends("_size") || ends("_datasize") || ends("_lifetime"))
        return Json(100);
    if (ends("_enabled") || name.starts_with("enable") || name.starts_with("allow_")
        || name == "active_active" || name.starts_with("disable_") || name.starts_with("use_"))
        return Json(name != "peer_complete_virtual_networks_enabled");
    if (name == "direction")
        return Json("Outbound");
    if (name == "next_hop_type")
        return Json("VirtualAppliance");
    if (name == "create_option")
        return Json("FromImage");
    if (name == "os_type")
        return Json("Linux");
    if (name == "private_ip_address_allocation")
        return Json("Static");
    return Json("Word");
}

/// The attributes of a table with values, those of blocks in it too; what only Azure gives, or no
/// file says, is left out.
Json valuesFor(std::span<const Attribute> table)
{
    static const std::set<As> kWithout{As::Settled, As::Secret,  As::EndName,
                                       As::Answer,  As::Implied, As::Joined};
    Json values = Json::object();
    std::set<std::string_view> paths;
    for (const Attribute& attribute : table) {
        if (kWithout.contains(attribute.as) || values.contains(std::string(attribute.name)))
            continue;
        // A machine is made of its own image or of one of the marketplace.
        if (attribute.path == "storageProfile.imageReference.id"
            || (attribute.path == "id" && attribute.as == As::Copy))
            continue;
        // The names of other versions are said by those of azurerm 4.
        if (!attribute.path.empty() && !paths.insert(attribute.path).second)
            continue;
        values[std::string(attribute.name)] = attribute.parts.empty()
                                                  ? valueFor(attribute)
                                                  : Json::array({valuesFor(attribute.parts)});
    }
    return values;
}

/// An instance with the name x, of a parent with the same name.
Json instanceOfForm(const Form& form, Json values)
{
    values["id"] = idOfType(form.armType);
    values["name"] = "x";
    values["resource_group_name"] = "g";
    if (!form.parentName.empty())
        values[std::string(form.parentName)] = "x";
    return {{"mode", "managed"},
            {"type", std::string(form.type)},
            {"name", "x"},
            {"values", std::move(values)}};
}

/// The names of a block's attributes and of those of the blocks in it, by their paths.
void collectNames(const Json& values, const std::string& path, std::set<std::string>& names)
{
    for (auto value = values.begin(); value != values.end(); ++value) {
        names.insert(path + value.key());
        if (value->is_array() && !value->empty() && value->front().is_object())
            collectNames(value->front(), path + value.key() + '.', names);
    }
}

} // namespace

/// What is not modelled of Terraform's resources that are: kept, saved and written back.
class TestKeptAttributes : public QObject
{
    Q_OBJECT

private slots:
    /// The file that is written says the same when it is read.
    void areTheSameInBothDirections()
    {
        const Document document = stateDocument(
            networkAnd(",'odd':[1,'x'],'off':false,'timeouts':{'create':'30m','delete':null},"
                       "'future':{'a':'${b}'},'guid':'answer','ip_address_pool':[{'id':'/p',"
                       "'number_of_ip_addresses':'9','allocated_ip_address_prefixes':['1']}]",
                       ",'subnet_named':'@virtualNetworks/v','mac_address':'answer'",
                       ",'odd':true,'more':[{'x':1},{'y':[{'z':2}]}]"));
        const Document again = plannedAgain(document);
        QCOMPARE(bodyOf(again), bodyOf(document));
        QCOMPARE(keptOf(again), keptOf(document));
        QCOMPARE(write::writePeerscape(plannedAgain(again)), write::writePeerscape(again));
        const std::string text = terraformText(document);
        for (const char* part :
             {"  odd = [1, \"x\"]\n", "  off = false\n",
              "  timeouts {\n    create = \"30m\"\n  }\n", "    a = \"$${b}\"\n",
              "  ip_address_pool {\n    id = \"/p\"\n"
              "    number_of_ip_addresses = \"9\"\n  }\n",
              "    primary = false\n    odd = true\n"
              "\n    more {\n      x = 1\n    }\n\n    more {\n      y {\n        z = 2\n",
              "# - attributes that are not modelled are written as the state has them; take out "
              "what only Azure gives: v, n\n"})
            QVERIFY2(holds(text, part), (part + text).c_str());
        QVERIFY2(!holds(text, "answer"), text.c_str());
        QVERIFY2(!holds(text, "allocated_ip_address_prefixes"), text.c_str());
    }

    void surviveSaving()
    {
        const Document document = stateDocument(networkAnd(",'odd':1", "", ",'odd':true"));
        const std::string saved = write::writePeerscape(document);
        const auto again = read::read({{"a.peerscape", saved}});
        QVERIFY(again.has_value());
        QVERIFY(again->document == document);
        QCOMPARE(write::writePeerscape(again->document), saved);
        QCOMPARE(terraformText(again->document), terraformText(document));
    }

    /// What stands in a block goes with the block; a block that is gone takes nothing along in
    /// silence.
    void followTheirBlocks()
    {
        const Document document = stateDocument(networkAnd("", "", ",'odd':true"));
        const auto nic = azure::findByName(document, Kind::NetworkInterface, "n");
        QVERIFY(nic.has_value());
        const auto edited = [&](auto change) {
            azure::Transaction transaction(document);
            transaction.update(NicId::of(*nic),
                               [&](azure::NetworkInterface& made) { change(made); });
            return terraformText(transaction.take());
        };
        const std::string renamed =
            edited([](azure::NetworkInterface& made) { made.ipConfigurations[1].name = "c"; });
        QVERIFY2(holds(renamed, "odd = true"), renamed.c_str());
        const std::string without = edited([](azure::NetworkInterface& made) {
            const azure::NicIpConfiguration first = made.ipConfigurations.front();
            made.ipConfigurations = {};
            made.ipConfigurations.push_back(first);
        });
        QVERIFY2(!holds(without, "odd"), without.c_str());
        QVERIFY2(holds(without, "# - n: what was kept of the imported file is left out: "
                                "ip_configuration\n"),
                 without.c_str());
    }

    void secretsAreNotKept()
    {
        const std::string text =
            networkAnd("", ",'odd_password':'HIDDEN','odd':'HIDDEN'", ",'deep':'HIDDEN'",
                       "{'odd':true,'ip_configuration':[{},{'deep':true}]}");
        const Document document = stateDocument(text);
        QVERIFY(!holds(write::writePeerscape(document), "HIDDEN"));
        const std::string written = terraformText(document);
        QVERIFY2(!holds(written, "HIDDEN"), written.c_str());
        QVERIFY2(holds(written, "# - n: ip_configuration.deep, odd, odd_password has to be added"),
                 written.c_str());
    }

    /// Azure's own forms do not hold what Azure has no name for, and say so.
    void otherFormsSayThatTheyLackThem()
    {
        const Document document = stateDocument(networkAnd(",'odd':1", "", ",'odd':true"));
        for (const CodeForm form :
             {CodeForm::Arm, CodeForm::Bicep, CodeForm::AzCli, CodeForm::PowerShell}) {
            const write::Code code = write::writeCode(document, form);
            QCOMPARE(test::gapsOf(code),
                     (QStringList{QStringLiteral("v: only Terraform has attributes for this, "
                                                 "which is left out: odd"),
                                  QStringLiteral("n: only Terraform has attributes for this, "
                                                 "which is left out: ip_configuration")}));
            const std::string& text = code.files.front().text;
            QVERIFY2(!holds(text.substr(0, text.find("What this file leaves out")), "erraformA"),
                     text.c_str());
        }
    }

    /// What az and templates say, by the same table.
    void membersOfAzureAreWritten()
    {
        const Document document = stateDocument(
            "[{'id':'@publicIPAddresses/p','location':'x','zones':['1','2'],'sku':{'name':"
            "'Standard','tier':'Global'},'publicIPAllocationMethod':'Static','idleTimeoutInMinutes'"
            ":9,'publicIPAddressVersion':'IPv4','dnsSettings':{'domainNameLabel':'l','fqdn':'f'},"
            "'etag':'e'},"
            "{'id':'@virtualNetworks/v','location':'x','addressSpace':{'addressPrefixes':"
            "['10.0.0.0/16']},'flowTimeoutInMinutes':5,'enableDdosProtection':false,'encryption':"
            "{'enabled':true,'enforcement':'AllowUnencrypted'},'subnets':[]},"
            "{'id':'@networkInterfaces/n','location':'x','enableAcceleratedNetworking':true,"
            "'enableIPForwarding':true,'dnsSettings':{'dnsServers':['10.0.0.9'],'appliedDnsServers'"
            ":['10.0.0.9']},'auxiliaryMode':'None','macAddress':'m','nicType':'Standard',"
            "'extendedLocation':{'name':'z','type':'EdgeZone'},'tags':{'a':'b'},"
            "'ipConfigurations':[{'name':'i','gatewayLoadBalancer':{'id':'/g'}}]},"
            "{'id':'@privateDnsZones/z.com','name':'z.com','location':'global','tags':{'k':'v'},"
            "'numberOfRecordSets':1}]");
        const std::string text = terraformText(document);
        for (const char* part :
             {"  zones = [\"1\", \"2\"]\n", "  sku_tier = \"Global\"\n",
              "  idle_timeout_in_minutes = 9\n", "  domain_name_label = \"l\"\n",
              "  flow_timeout_in_minutes = 5\n",
              "  encryption {\n    enforcement = \"AllowUnencrypted\"\n  }\n",
              "  accelerated_networking_enabled = true\n", " = [\"10.0.0.9\"]\n",
              "  edge_zone = \"z\"\n",
              "    gateway_load_balancer_frontend_ip_configuration_id = \"/g\"\n",
              "resource \"azurerm_private_dns_zone\" \"z_com\" {\n  name = "
              "\"z.com\"\n  resource_group_name = azurerm_resource_group.g.name\n  tags = {\n"
              "    k = \"v\"\n  }\n}\n",
              "# - n: what was kept of the imported file is left out: nicType\n"})
            QVERIFY2(holds(text, part), (part + text).c_str());
        for (const char* part : {"ddos_protection_plan", "auxiliary_mode", "mac_address", "fqdn"})
            QVERIFY2(!holds(text, part), (part + text).c_str());
    }

    /// No text of a file becomes code.
    void writeNothingThatIsNoAttribute()
    {
        const Document document =
            stateDocument(networkAnd(",'a = 1\\nb':1,'count':5,'x':'\\\\\\' ${evil}\\n'", "", ""));
        const std::string text = terraformText(document);
        QVERIFY2(test::readHclAsPlan(text).has_value(), text.c_str());
        QVERIFY2(!holds(text, "\nb") && !holds(text, "  count"), text.c_str());
        QVERIFY2(holds(text, "v: what was kept of the imported file is left out: a = 1 b, count"),
                 text.c_str());
    }

    void everyAttributeIsWrittenBack_data()
    {
        QTest::addColumn<QString>("type");
        for (const Form& form : read::terraform::forms()) {
            const std::string type(form.type);
            QTest::newRow(type.c_str()) << QString::fromStdString(type);
        }
    }

    /// Whatever a table has a name for comes back: what is missing is named here, with its reason.
    void everyAttributeIsWrittenBack()
    {
        QFETCH(QString, type);
        // Said otherwise by what is written, or Azure's to say.
        static const std::set<std::string> kElsewhere{
            "azurerm_network_interface.network_security_group_id", // by an association
            "azurerm_network_interface.virtual_machine_id",        // by the machine
            "azurerm_network_interface.ip_configuration.application_security_group_ids",
            "azurerm_network_interface.ip_configuration.load_balancer_backend_address_pools_ids",
            "azurerm_network_interface.ip_configuration.private_ip_address_version", // the address
            "azurerm_network_interface.ip_configuration.primary", // the only one is
            "azurerm_lb.frontend_ip_configuration.private_ip_address_version",
            "azurerm_virtual_network_gateway.ip_configuration.private_ip_address", // Azure's choice
            "azurerm_virtual_network_gateway.bgp_settings.bgp_peering_address",
            "azurerm_subnet.security_group", // by associations
            "azurerm_subnet.route_table_id",
            "azurerm_virtual_network.subnet",            // subnets are resources of their own
            "azurerm_nat_gateway.public_ip_address_ids", // by associations
            "azurerm_linux_virtual_machine.os_disk.create_option", // of the older type
            "azurerm_linux_virtual_machine.os_disk.os_type",
            "azurerm_linux_virtual_machine.os_profile"};
        const std::string name = type.toStdString();
        const Form& form = *read::terraform::formOf(name);
        Json full = valuesFor(read::terraform::attributesOf(name));
        std::set<std::string> wanted;
        collectNames(full, {}, wanted);
        Json resources = Json::array({instanceOfForm(form, std::move(full))});
        for (const Form& other : read::terraform::forms()) {
            if (other.armType != form.armType)
                resources.push_back(instanceOfForm(other, Json::object()));
        }
        const Json state{{"format_version", "1.0"},
                         {"values", {{"root_module", {{"resources", resources}}}}}};
        const Document document = readText(state.dump());
        const auto plan = test::readHclAsPlan(terraformText(document));
        QVERIFY2(plan.has_value(), plan ? "" : plan.error().message.c_str());
        std::set<std::string> written;
        for (const Json& resource : (*plan)["configuration"]["root_module"]["resources"])
            collectNames(resource["expressions"], {}, written);
        // Terraform has these in blocks of their parents, too.
        const std::string block = name == "azurerm_route"                   ? "route."
                                  : name == "azurerm_network_security_rule" ? "security_rule."
                                                                            : "";
        const std::string machine =
            form.armType == read::terraform::kMachineType ? "azurerm_linux_virtual_machine" : name;
        const auto isWritten = [&](const std::string& attribute) {
            // One value of several is said by another name.
            const bool isPlural = attribute.ends_with('s');
            const std::string one =
                attribute.substr(0, attribute.size() - (attribute.ends_with("xes") ? 2 : 1));
            return written.contains(block + attribute) || written.contains(block + attribute + "es")
                   || written.contains(block + attribute + 's')
                   || (isPlural && written.contains(block + one));
        };
        QStringList lost;
        for (const std::string& attribute : wanted) {
            const bool isElsewhere =
                std::any_of(kElsewhere.begin(), kElsewhere.end(), [&](const std::string& one) {
                    return (machine + '.' + attribute).starts_with(one);
                });
            if (!isWritten(attribute) && !isElsewhere)
                lost << QString::fromStdString(attribute);
        }
        QVERIFY2(lost.isEmpty(),
                 (lost.join(QLatin1String(", ")).toStdString() + "\n" + terraformText(document))
                     .c_str());
    }
};

PEERSCAPE_TEST_CLASS(TestKeptAttributes)
#include "tst_kept_attributes.moc"
