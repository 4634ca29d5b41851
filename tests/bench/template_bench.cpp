#include "tests/bench/template_bench.h"

#include "core/read/read.h"
#include "tests/bench/clock.h"
#include "tests/support/template_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <QFile>
#include <QJsonDocument>

namespace peerscape::bench {

namespace {

constexpr std::size_t kCompiledBytes = 20'000'000;
constexpr std::size_t kSubnets = 8; ///< Of each network of the compiled template.

/// A module as Bicep compiles it into its caller: a deployment with its own scope, typed and
/// described parameters, lambdas, a copy of subnets and of rules, a condition.
std::string moduleText(std::size_t number)
{
    std::string subnets;
    for (std::size_t i = 0; i < kSubnets; ++i)
        subnets += fmt::format(
            R"({}{{"name":"snet-{}","prefix":"[cidrSubnet('10.{}.{}.0/24', 27, {})]"}})",
            i > 0 ? "," : "", i, number / 250, number % 250, i);
    return fmt::format(
               R"("module{0}":{{"type":"Microsoft.Resources/deployments","apiVersion":"2022-09-01",)"
               R"("name":"[format('network-{{0}}-{{1}}', {0}, uniqueString(deployment().name))]",)"
               R"("properties":{{"expressionEvaluationOptions":{{"scope":"inner"}},"mode":"Incremental",)"
               R"("parameters":{{"name":{{"value":"[format('vnet-{{0}}', {0})]"}},"location":{{"value":)"
               R"("[parameters('location')]"}},"prefix":{{"value":"10.{1}.{2}.0/24"}},"subnets":)"
               R"({{"value":[{3}]}}}},)",
               number, number / 250, number % 250, subnets)
           + R"("template":{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/)"
             R"(deploymentTemplate.json#","languageVersion":"2.0","contentVersion":"1.0.0.0",)"
             R"("metadata":{"_generator":{"name":"bicep","version":"0.36.1.42791","templateHash":)"
             R"("11223344556677889900"},"name":"Virtual Networks","description":"A network."},)"
             R"("definitions":{"subnetType":{"type":"object","properties":{"name":{"type":"string",)"
             R"("metadata":{"description":"Required. The name of the subnet."}},"prefix":{"type":)"
             R"("string","metadata":{"description":"Required. Its address prefix."}},"group":{"type":)"
             R"("string","nullable":true,"metadata":{"description":"Optional. The id of its security )"
             R"(group."}}}}},"parameters":{"name":{"type":"string","metadata":{"description":)"
             R"("Required. The name of the virtual network."}},"location":{"type":"string",)"
             R"("defaultValue":"[resourceGroup().location]"},"prefix":{"type":"string"},"subnets":)"
             R"({"type":"array","items":{"$ref":"#/definitions/subnetType"},"nullable":true},"tags":)"
             R"({"type":"object","nullable":true},"lock":{"type":"bool","defaultValue":false}},)"
             R"("variables":{"copy":[{"name":"named","count":"[length(coalesce(parameters('subnets'),)"
             R"( createArray()))]","input":"[shallowMerge(createArray(coalesce(parameters('subnets'),)"
             R"( createArray())[copyIndex('named')], createObject('index', copyIndex('named'))))]"}],)"
             R"("names":"[map(coalesce(parameters('subnets'), createArray()), lambda('s', )"
             R"(lambdaVariables('s').name))]"},"resources":{"telemetry":{"condition":)"
             R"("[parameters('lock')]","type":"Microsoft.Authorization/locks","apiVersion":)"
             R"("2020-05-01","name":"[format('lock-{0}', parameters('name'))]","properties":{"level":)"
             R"("CanNotDelete","notes":"[format('{0} subnets', length(variables('names')))]"}},)"
             R"("group":{"type":"Microsoft.Network/networkSecurityGroups","apiVersion":"2024-05-01",)"
             R"("name":"[format('{0}-nsg', parameters('name'))]","location":)"
             R"("[parameters('location')]","properties":{"copy":[{"name":"securityRules","count":)"
             R"("[length(variables('named'))]","input":{"name":"[format('from-{0}', )"
             R"(variables('named')[copyIndex('securityRules')].name)]","properties":{"priority":)"
             R"("[add(100, variables('named')[copyIndex('securityRules')].index)]","direction":)"
             R"("Inbound","access":"Allow","protocol":"Tcp","sourceAddressPrefix":)"
             R"("[variables('named')[copyIndex('securityRules')].prefix]","sourcePortRange":"*",)"
             R"("destinationAddressPrefix":"*","destinationPortRange":"443"}}}]}},"network":{"type":)"
             R"("Microsoft.Network/virtualNetworks","apiVersion":"2024-05-01","name":)"
             R"("[parameters('name')]","location":"[parameters('location')]","tags":)"
             R"("[parameters('tags')]","properties":{"copy":[{"name":"subnets","count":)"
             R"("[length(variables('named'))]","input":{"name":)"
             R"("[variables('named')[copyIndex('subnets')].name]","properties":{"addressPrefix":)"
             R"("[variables('named')[copyIndex('subnets')].prefix]","networkSecurityGroup":)"
             R"("[if(empty(tryGet(variables('named')[copyIndex('subnets')], 'group')), )"
             R"(createObject('id', resourceId('Microsoft.Network/networkSecurityGroups', )"
             R"(format('{0}-nsg', parameters('name')))), null())]"}}}],"addressSpace":)"
             R"({"addressPrefixes":["[parameters('prefix')]"]}},"dependsOn":["group"]}},"outputs":)"
             R"({"resourceId":{"type":"string","value":"[resourceId('Microsoft.Network/)"
             R"(virtualNetworks', parameters('name'))]"}}}}})";
}

/// A template of modules, as long as asked for, and how many it holds.
std::pair<std::string, std::size_t> compiledTemplate(std::size_t bytes)
{
    std::string text = R"({"$schema":"https://schema.management.azure.com/schemas/2019-04-01/)"
                       R"(deploymentTemplate.json#","languageVersion":"2.0","contentVersion":)"
                       R"("1.0.0.0","parameters":{"location":{"type":"string","defaultValue":)"
                       R"("westeurope"}},"resources":{)";
    std::size_t count = 0;
    while (text.size() < bytes) {
        if (count > 0)
            text += ',';
        text += moduleText(count++);
    }
    return {text + "}}", count};
}

/// Measures reading beside the parsers that only parse; `texts` is what they parse.
void compare(const std::string& what, const std::vector<std::string>& texts,
             const std::function<void()>& reading, std::size_t rounds, Report& report)
{
    double megabytes = 0;
    for (const std::string& text : texts)
        megabytes += static_cast<double>(text.size()) / 1e6;
    std::vector<double> ours;
    std::vector<double> qjson;
    std::vector<double> nlohmann;
    for (std::size_t round = 0; round < rounds; ++round) {
        ours.push_back(secondsOf(reading));
        qjson.push_back(secondsOf([&] {
            for (const std::string& text : texts)
                keep(QJsonDocument::fromJson(
                    QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()))));
        }));
        // One of the corpus is no strict JSON, as templates may be.
        nlohmann.push_back(secondsOf([&] {
            for (const std::string& text : texts)
                keep(nlohmann::json::parse(text, nullptr, false, true));
        }));
    }
    const double s = ratioOf(ours).median;
    const auto add = [&](const char* parser, const std::vector<double>& seconds) {
        const double median = ratioOf(seconds).median;
        report.add({fmt::format("templates/{}/{}/mb:{:.1f}", what, parser, megabytes),
                    {{"s", median},
                     {"files", static_cast<double>(texts.size())},
                     {"of_ours", median / s}}});
    };
    add("peerscape", ours);
    add("qjson", qjson);
    add("nlohmann", nlohmann);
}

} // namespace

bool measureTemplates(std::size_t rounds, Report& report)
{
    bool equal = true;
    std::vector<std::string> corpus;
    for (const QString& path : test::corpusTemplates()) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            corpus.push_back(file.readAll().toStdString());
    }
    if (!corpus.empty())
        compare(
            "corpus", corpus,
            [&] {
                for (const QString& path : test::corpusTemplates())
                    equal = test::readTemplateFile(path).has_value() && equal;
            },
            rounds, report);
    const auto [text, modules] = compiledTemplate(kCompiledBytes);
    compare(
        "compiled", {text},
        [&, &bytes = text, count = modules] {
            const auto result = read::read({{"main.json", bytes}});
            equal = equal && result && result->document.all<azure::VirtualNetwork>().size() == count
                    && result->document.all<azure::Subnet>().size() == count * kSubnets
                    && result->document.all<azure::NetworkSecurityGroup>().size() == count;
        },
        rounds, report);
    return equal;
}

} // namespace peerscape::bench
