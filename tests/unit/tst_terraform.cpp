#include "core/azure/names.h"
#include "core/read/read.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/processor_time.h"
#include "tests/support/test_registry.h"
#include "tests/unit/hub_and_spoke.h"

#include <QTest>

using namespace peerscape;

namespace {

Result<read::ReadResult> readPlan(const std::string& text)
{
    return read::read({{"plan.json", text}});
}

std::string planned(const std::string& resources, const std::string& configuration)
{
    return R"({"format_version":"1.2","planned_values":{"root_module":{"resources":[)" + resources
           + R"(]}},"configuration":{"root_module":{"resources":[)" + configuration + "]}}}";
}

/// An instance of a plan; `rest` are members beside its address, each with a comma in front.
std::string instance(const std::string& type, const std::string& name, const std::string& values,
                     const std::string& rest = {})
{
    return R"({"mode":"managed","type":")" + type + R"(","name":")" + name + R"(","values":{)"
           + values + '}' + rest + '}';
}

std::string network(const std::string& name, const std::string& more = {})
{
    return instance("azurerm_virtual_network", name,
                    R"("name":")" + name
                        + R"(","resource_group_name":"g","location":"westeurope",)"
                          R"("address_space":["10.0.0.0/16"])"
                        + more);
}

std::string subnet(const std::string& name, const std::string& rest = {})
{
    return instance("azurerm_subnet", "this",
                    R"("name":")" + name
                        + R"(","resource_group_name":"g","virtual_network_name":"v",)"
                          R"("address_prefixes":["10.0.0.0/24"])",
                    rest);
}

const std::string kInterface =
    R"("resource_group_name":"g","location":"westeurope","ip_configuration":[{"name":"i",)"
    R"("private_ip_address_allocation":"Dynamic"}],"name":)";

/// The subnets that interfaces stand in, as `nic in subnet`, and the report's messages.
QStringList places(const read::ReadResult& result)
{
    QStringList list;
    result.document.all<azure::NetworkInterface>().forEach([&](NicId id, const auto& nic) {
        list << QString::fromStdString(azure::displayName(result.document, id) + " in "
                                       + result.document.nameOf(nic.subnet()).str());
    });
    list.sort();
    for (const read::ReportEntry& entry : result.report.entries)
        list << QString::fromStdString(render(entry.message));
    return list;
}

const azure::Subnet* onlySubnet(const azure::Document& document)
{
    const azure::Subnet* found = nullptr;
    document.all<azure::Subnet>().forEach([&](SubnetId, const auto& item) { found = &item; });
    return found;
}

/// A plan whose references have 2^60 ways to go.
std::string endless()
{
    // Every module hands every input of its own on, twice: without a memory 2^60 ways.
    std::string module = R"({"resources":[{"mode":"managed","type":"azurerm_network_interface",)"
                         R"("name":"n","expressions":{"ip_configuration":[{"subnet_id":)"
                         R"({"references":["var.a","var.b"]}}]}}]})";
    std::string address;
    for (int depth = 0; depth < 60; ++depth) {
        module = R"({"module_calls":{"m":{"expressions":{"a":{"references":["var.a","var.b"]},)"
                 R"("b":{"references":["var.b","var.a"]}},"module":)"
                 + module + "}}}";
        address += (address.empty() ? "" : ".") + std::string("module.m");
    }
    return R"({"format_version":"1.2","planned_values":{"root_module":{"child_modules":[)"
           R"({"address":")"
           + address + R"(","resources":[)"
           + instance("azurerm_network_interface", "n", kInterface + R"("n")")
           + R"(]}]}},"configuration":{"root_module":)" + module + "}}";
}

} // namespace

/// Terraform's three files: states, plans and state files.
class TestTerraform : public QObject
{
    Q_OBJECT

private slots:
    void readsEverySetWhole_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("show of a state") << QStringLiteral("show-state");
        QTest::newRow("show of a plan") << QStringLiteral("show-plan");
        QTest::newRow("state file") << QStringLiteral("terraform.tfstate");
    }

    void readsEverySetWhole()
    {
        QFETCH(QString, file);
        const std::string text =
            test::readFile(QStringLiteral("golden/corpus/terraform/%1.json").arg(file));
        const auto result = readPlan(text);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(test::hubAndSpokeFault(result->document), QString());
        QStringList report;
        for (const read::ReportEntry& entry : result->report.entries)
            report << QString::fromStdString(entry.position.file) + QLatin1Char(':')
                          + QString::number(entry.position.line) + QLatin1Char(' ')
                          + QString::fromStdString(entry.subject + ": " + render(entry.message));
        // Of all that these files have, code is written without this alone.
        QCOMPARE(report.join(QLatin1Char('\n')),
                 file == QLatin1String("show-state")
                     ? QStringLiteral("plan.json:5 outputs: outputs are left out: hub_vnet_id")
                     : QString());
        QCOMPARE(result->before.has_value(), file == QLatin1String("show-plan"));
        // The shared key of these files is a made-up word; no key is ever kept.
        QVERIFY(text.find("shared_key") != std::string::npos);
        QVERIFY(write::writePeerscape(result->document).find("ummy") == std::string::npos);
    }

    void aPlanHasTwoSides()
    {
        const std::string resource = network("v");
        const std::string before = network("gone");
        const auto result = readPlan(
            R"({"format_version":"1.2","planned_values":{"root_module":{"resources":[)" + resource
            + R"(]}},"prior_state":{"format_version":"1.0","values":{"root_module":{"resources":[)"
            + before + "]}}}}");
        QVERIFY(result.has_value());
        QVERIFY(azure::findByName(result->document, Kind::VirtualNetwork, "v").has_value());
        QVERIFY(!azure::findByName(result->document, Kind::VirtualNetwork, "gone").has_value());
        QVERIFY(result->before.has_value());
        QVERIFY(azure::findByName(*result->before, Kind::VirtualNetwork, "gone").has_value());
        QVERIFY(!azure::findByName(*result->before, Kind::VirtualNetwork, "v").has_value());
    }

    /// What a plan creates stands in the subscription of what is there.
    void aPlanIsOfTheSubscriptionBeforeIt()
    {
        const auto result = readPlan(
            R"({"format_version":"1.2","planned_values":{"root_module":{"resources":[)"
            + instance("azurerm_virtual_network", "v",
                       R"("name":"v","resource_group_name":"g","location":"x")")
            + R"(]}},"prior_state":{"format_version":"1.0","values":{"root_module":{"resources":[)"
            + instance("azurerm_route_table", "t",
                       R"("name":"t","resource_group_name":"g","location":"x","id":)"
                       R"("/subscriptions/before/resourceGroups/g/providers/Microsoft.Network/)"
                       R"(routeTables/t")")
            + "]}}}}");
        QVERIFY(result.has_value());
        const auto network = azure::findByName(result->document, Kind::VirtualNetwork, "v");
        QVERIFY(network.has_value());
        QCOMPARE(azure::resourceId(result->document, *network),
                 std::string("/subscriptions/before/resourceGroups/g/providers/Microsoft.Network/"
                             "virtualNetworks/v"));
    }

    void knowsTheNamesOfEveryVersion_data()
    {
        QTest::addColumn<QByteArray>("subnet");
        QTest::addColumn<QByteArray>("table");
        QTest::newRow("3") << QByteArray(R"("address_prefixes":["10.0.0.0/24"],)"
                                         R"("service_endpoints":["Microsoft.Storage"],)"
                                         R"("private_endpoint_network_policies_enabled":true)")
                           << QByteArray(R"("disable_bgp_route_propagation":true)");
        QTest::newRow("4") << QByteArray(R"("address_prefixes":["10.0.0.0/24"],)"
                                         R"("service_endpoints":["Microsoft.Storage"],)"
                                         R"("private_endpoint_network_policies":"Enabled")")
                           << QByteArray(R"("bgp_route_propagation_enabled":false)");
        QTest::newRow("5") << QByteArray(R"("address_prefixes":["10.0.0.0/24"],)"
                                         R"("service_endpoint":[{"service":"Microsoft.Storage"}],)"
                                         R"("private_endpoint_network_policies":"Enabled")")
                           << QByteArray(R"("bgp_route_propagation_enabled":false)");
    }

    void knowsTheNamesOfEveryVersion()
    {
        QFETCH(QByteArray, subnet);
        QFETCH(QByteArray, table);
        const auto result = readPlan(planned(
            network("v") + ','
                + instance("azurerm_subnet", "s",
                           R"("name":"s","resource_group_name":"g","virtual_network_name":"v",)"
                               + subnet.toStdString())
                + ','
                + instance("azurerm_route_table", "t",
                           R"("name":"t","resource_group_name":"g",)" + table.toStdString()),
            ""));
        QVERIFY(result.has_value());
        QVERIFY(result->report.entries.empty());
        const azure::Subnet* made = onlySubnet(result->document);
        QVERIFY(made != nullptr);
        QVERIFY(made->serviceEndpoints == std::vector<Text>{Text("Microsoft.Storage")});
        QVERIFY(made->privateEndpointNetworkPolicies
                == azure::PrivateEndpointNetworkPolicies::Enabled);
        QCOMPARE(made->addressPrefixes.size(), std::size_t{1});
        result->document.all<azure::RouteTable>().forEach(
            [&](RouteTableId, const auto& item) { QVERIFY(item.disableBgpRoutePropagation); });
    }

    void followsReferences_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QStringList>("places");
        const QStringList byKey{QStringLiteral("nic-a in a"), QStringLiteral("nic-b in b")};
        const QStringList inB{QStringLiteral("nic-a in b"), QStringLiteral("nic-b in b")};
        const auto unknown = [](const QString& words) {
            const QString message =
                QStringLiteral("what it refers to cannot be told from the plan: %1").arg(words);
            return QStringList{QStringLiteral("nic-a in "), QStringLiteral("nic-b in "), message,
                               message};
        };
        // Single quotes stand for what JSON writes as an escaped double quote.
        QTest::newRow("an instance")
            << QByteArray(R"("azurerm_subnet.this['b'].id","azurerm_subnet.this['b']",)"
                          R"("azurerm_subnet.this")")
            << inB;
        QTest::newRow("the same key") << QByteArray(R"("azurerm_subnet.this","each.key")") << byKey;
        QTest::newRow("the instances themselves")
            << QByteArray(R"("each.value.id","each.value")") << byKey;
        QTest::newRow("some instance") << QByteArray(R"("azurerm_subnet.this")")
                                       << unknown(QStringLiteral("azurerm_subnet.this"));
        QTest::newRow("a key that is computed")
            << QByteArray(R"("azurerm_subnet.this","each.value.subnet","each.value")")
            << unknown(QStringLiteral("azurerm_subnet.this, each.value.subnet, each.value"));
        QTest::newRow("a local value")
            << QByteArray(R"("local.subnet")") << unknown(QStringLiteral("local.subnet"));
        QTest::newRow("an output's element")
            << QByteArray(R"("module.net.ids['y']","module.net.ids","module.net")")
            << QStringList{QStringLiteral("nic-a in y"), QStringLiteral("nic-b in y")};
        QTest::newRow("an output that asks back")
            << QByteArray(R"("module.net.circle","module.net")")
            << unknown(QStringLiteral("module.net.circle, module.net"));
    }

    /// Two subnets and two interfaces by the same keys, and a module with two subnets more.
    void followsReferences()
    {
        QFETCH(QByteArray, expression);
        QFETCH(QStringList, places);
        std::string text =
            planned(network("v") + ',' + subnet("a", R"(,"index":"a")") + ','
                        + subnet("b", R"(,"index":"b")") + ','
                        + instance("azurerm_network_interface", "n", kInterface + R"("nic-a")",
                                   R"(,"index":"a")")
                        + ','
                        + instance("azurerm_network_interface", "n", kInterface + R"("nic-b")",
                                   R"(,"index":"b")"),
                    R"({"mode":"managed","type":"azurerm_network_interface","name":"n",)"
                    R"("for_each_expression":{"references":["azurerm_subnet.this"]},)"
                    R"("expressions":{"ip_configuration":[{"name":{"constant_value":"i"},)"
                    R"("subnet_id":{"references":[)"
                        + expression.replace('\'', "\\\"").toStdString() + "]}}]}}");
        const std::string module = R"("child_modules":[{"address":"module.net","resources":[)"
                                   + subnet("x", R"(,"index":"x")") + ','
                                   + subnet("y", R"(,"index":"y")") + "]}],";
        const std::string calls =
            R"("module_calls":{"net":{"expressions":{"back":{"references":["module.net.circle"]}},)"
            R"("module":{"outputs":{"ids":{"expression":{"references":["azurerm_subnet.this"]}},)"
            R"("circle":{"expression":{"references":["var.back"]}}}}}},)";
        text.replace(text.find(R"("root_module":{)") + 15, 0, module);
        text.replace(text.rfind(R"("root_module":{)") + 15, 0, calls);
        const auto result = readPlan(text);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(::places(*result), places);
    }

    void tiesResourcesTogether()
    {
        const auto named = [](const char* type, const char* name, const char* more = "") {
            return instance(type, name,
                            R"("name":")" + std::string(name) + R"(","resource_group_name":"g")"
                                + more);
        };
        const auto tie = [](const char* type, const char* object, const char* objectId,
                            const char* target, const char* targetId, const char* more = "") {
            const std::string ids = R"(":"/subscriptions/00000000-0000-0000-0000-000000000000)"
                                    R"(/resourceGroups/g/providers/Microsoft.Network/)";
            return ','
                   + instance(type, "tie",
                              '"' + std::string(object) + ids + objectId + R"(",")" + target + ids
                                  + targetId + '"' + more);
        };
        const auto result = readPlan(
            R"({"format_version":"1.0","values":{"root_module":{"resources":[)" + network("v") + ','
            + subnet("s") + ',' + instance("azurerm_network_interface", "n", kInterface + R"("n")")
            + ',' + named("azurerm_nat_gateway", "nat") + ',' + named("azurerm_public_ip", "p")
            + ',' + named("azurerm_public_ip", "q") + ',' + named("azurerm_route_table", "t") + ','
            + named("azurerm_network_security_group", "nsg") + ','
            + named("azurerm_application_security_group", "asg") + ','
            + named("azurerm_lb", "lb",
                    R"(,"sku":"Standard","frontend_ip_configuration":[{"name":"f",)"
                    R"("private_ip_address_allocation":"Dynamic","subnet_id":)"
                    R"("/subscriptions/00000000-0000-0000-0000-000000000000)"
                    R"(/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v)"
                    R"(/subnets/s"}])")
            + tie("azurerm_subnet_route_table_association", "subnet_id",
                  "virtualNetworks/v/subnets/s", "route_table_id", "routeTables/t",
                  R"(,"odd":1,"timeouts":{"read":"1h"})")
            + tie("azurerm_subnet_nat_gateway_association", "subnet_id",
                  "virtualNetworks/v/subnets/s", "nat_gateway_id", "natGateways/nat")
            + tie("azurerm_nat_gateway_public_ip_association", "nat_gateway_id", "natGateways/nat",
                  "public_ip_address_id", "publicIPAddresses/p")
            + tie("azurerm_nat_gateway_public_ip_association", "nat_gateway_id", "natGateways/nat",
                  "public_ip_address_id", "publicIPAddresses/q")
            + tie("azurerm_network_interface_security_group_association", "network_interface_id",
                  "networkInterfaces/n", "network_security_group_id", "networkSecurityGroups/nsg")
            + tie("azurerm_network_interface_application_security_group_association",
                  "network_interface_id", "networkInterfaces/n", "application_security_group_id",
                  "applicationSecurityGroups/asg")
            + tie("azurerm_network_interface_backend_address_pool_association",
                  "network_interface_id", "networkInterfaces/n", "backend_address_pool_id",
                  "loadBalancers/lb/backendAddressPools/pool", R"(,"ip_configuration_name":"i")")
            + "]}}}");
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        QCOMPARE(result->report.entries.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(render(result->report.entries.front().message)),
                 QStringLiteral("these attributes are not modelled and are left out: "
                                "odd, timeouts"));
        const azure::Document& document = result->document;
        const azure::Subnet* made = onlySubnet(document);
        QVERIFY(made != nullptr && made->routeTable && made->natGateway);
        QCOMPARE(document.find(made->natGateway)->publicIpAddresses.size(), std::size_t{2});
        document.all<azure::NetworkInterface>().forEach([&](NicId id, const auto& nic) {
            QVERIFY(nic.networkSecurityGroup);
            QCOMPARE(nic.ipConfigurations.front().applicationSecurityGroups.size(), std::size_t{1});
            QCOMPARE(document.referrers(id, Kind::LoadBalancer).size(), std::size_t{1});
        });
    }

    void readsDataSourcesAsExisting()
    {
        std::string data = network("shared", R"(,"subnets":["a","b"])");
        data.replace(data.find("managed"), 7, "data");
        const auto result = readPlan(
            R"({"format_version":"1.0","values":{"root_module":{"resources":[)" + data + "]}}}");
        QVERIFY(result.has_value());
        const auto found = azure::findByName(result->document, Kind::VirtualNetwork, "shared");
        QVERIFY(found.has_value());
        const auto* made = result->document.find(VnetId::of(*found));
        QVERIFY(made->external);
        QCOMPARE(made->addressPrefixes.size(), std::size_t{1});
    }

    void readsAzapi_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("object") << QByteArray(
            R"({"properties":{"addressSpace":{"addressPrefixes":["10.3.0.0/16"]}}})");
        QTest::newRow("text") << QByteArray(
            R"("{'properties':{'addressSpace':{'addressPrefixes':['10.3.0.0/16']}}}")");
    }

    void readsAzapi()
    {
        QFETCH(QByteArray, body);
        const auto result = readPlan(
            R"({"format_version":"1.0","values":{"root_module":{"resources":[)"
            + instance("azapi_resource", "v",
                       R"("type":"Microsoft.Network/virtualNetworks@2023-11-01","name":"v",)"
                       R"("parent_id":"/subscriptions/s/resourceGroups/g","body":)"
                           + body.replace('\'', "\\\"").toStdString())
            + "]}}}");
        QVERIFY(result.has_value());
        QVERIFY(result->report.entries.empty());
        const auto found = azure::findByName(result->document, Kind::VirtualNetwork, "g/v");
        QVERIFY(found.has_value());
        QCOMPARE(result->document.find(VnetId::of(*found))->addressPrefixes.size(), std::size_t{1});
    }

    void saysWhatItLeavesOut()
    {
        const auto result = readPlan(
            "{\"format_version\":\"1.0\",\"values\":{\"root_module\":{\"resources\":[\n"
            + network("v", R"(,"ip_address_pool":[{"id":"x"}],"another":true,"off":false)") + ",\n"
            + instance("azurerm_storage_account", "s", R"("name":"s","primary_access_key":"KEY")")
            + "]}}}");
        QVERIFY(result.has_value());
        QStringList lines;
        for (const read::ReportEntry& entry : result->report.entries)
            lines << QString::number(entry.position.line) + QLatin1Char(' ')
                         + QString::fromStdString(entry.subject + ": " + render(entry.message));
        QCOMPARE(lines, (QStringList{
                            QStringLiteral("3 /subscriptions/00000000-0000-0000-0000-000000000000/"
                                           "providers/Terraform/azurerm_storage_account/s: "
                                           "Terraform/azurerm_storage_account is not modelled; it "
                                           "is kept as it is"),
                            QStringLiteral("2 azurerm_virtual_network.v: these attributes are not "
                                           "modelled and are kept as they are: another, "
                                           "ip_address_pool.id, off"),
                            QStringLiteral("3 azurerm_storage_account.s: secrets are never kept; "
                                           "these are left out: primary_access_key")}));
        QVERIFY(write::writePeerscape(result->document).find("KEY") == std::string::npos);
    }

    void survivesReferencesWithoutEnd()
    {
        const std::string text = endless();
        const test::ProcessorTime time;
        const auto result = readPlan(text);
        QVERIFY2(time.seconds() < 1, qPrintable(QString::number(time.seconds())));
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    }

    /// Its parts come before the balancer: the order of a state means nothing.
    void bringsInPartsOfBalancersAndZones()
    {
        const std::string text =
            test::readFile(QStringLiteral("golden/terraform/balancer-and-zones.json"));
        const auto result = readPlan(text);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        for (const read::ReportEntry& entry : result->report.entries) {
            const std::string message = render(entry.message);
            QVERIFY2(message.find("it is kept as it is") != std::string::npos
                         || message.find("it stands in no subnet") != std::string::npos,
                     message.c_str());
        }
        const std::string arm = write::writeArm(result->document);
        for (const char* kept :
             {"loadBalancers/lb/probes/alive", "loadBalancers/lb/frontendIPConfigurations/front",
              "\"requestPath\": \"/health\"", "loadBalancers/lb/backendAddressPools/pool",
              "\"backendPort\": 8443", "pe/zones",
              "\"type\": \"Microsoft.Network/privateEndpoints/privateDnsZoneGroups\"",
              "privateDnsZones/privatelink.blob.core.windows.net"})
            QVERIFY2(arm.find(kept) != std::string::npos, (kept + ("\n" + arm)).c_str());
    }
};

PEERSCAPE_TEST_CLASS(TestTerraform)
#include "tst_terraform.moc"
