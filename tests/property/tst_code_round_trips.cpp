#include "core/azure/names.h"
#include "core/azure/part_names.h"
#include "core/read/read.h"
#include "core/shell/session.h"
#include "core/write/code.h"
#include "core/write/code_changes.h"
#include "core/write/deployment_plan.h"
#include "core/write/write.h"
#include "tests/property/random_edits.h"
#include "tests/property/script_runs.h"
#include "tests/property/undeployable.h"
#include "tests/support/bicep_reader.h"
#include "tests/support/estate_text.h"
#include "tests/support/files.h"
#include "tests/support/hcl_reader.h"
#include "tests/support/sanitized.h"
#include "tests/support/template_file.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <set>

using namespace peerscape;

namespace {

// The everyday build runs them all.
constexpr std::uint32_t kDocuments = test::kIsSanitized ? 100 : 1000;

azure::Document sample(const QString& path)
{
    const std::string text = test::readFile(path);
    const auto result = read::read({{"sample", text}});
    return result ? result->document : azure::Document();
}

/// The group that a file without a scope is deployed to: that of all it deploys.
std::string onlyGroup(const azure::Document& document)
{
    const std::vector<write::DeploymentStep> plan = write::planDeployment(document);
    return plan.empty()
               ? std::string()
               : azure::resourceId(document, write::deploymentGroup(document, plan.front().id));
}

/// The design without what the code leaves out and networks elsewhere that nothing is left of.
azure::Document deployed(const azure::Document& document, const write::Code& code)
{
    azure::Transaction transaction(document);
    for (const write::CodeGap& gap : code.gaps) {
        if (!gap.isAssumed)
            transaction.remove(gap.object);
    }
    const azure::Document rest = transaction.document();
    rest.all<azure::VirtualNetwork>().forEach([&](VnetId id, const auto& network) {
        if (network.external && rest.referrers(id).empty())
            transaction.remove(id);
    });
    return transaction.take();
}

/// The same code with those of its gaps that leave an object out whole; the rest are attributes.
write::Code withWholeGaps(write::Code code)
{
    std::erase_if(code.gaps, [](const write::CodeGap& gap) {
        const std::string_view text = gap.message.text;
        return !text.starts_with("{0} is left out:") && !text.starts_with("{0} ({1}) is left out:");
    });
    return code;
}

/// A design without what Azure decides when it is deployed and Terraform's words leave open:
/// dynamic and public addresses, SKUs that nobody said, the states of peerings and connections.
azure::Document withoutAnswers(const azure::Document& document)
{
    azure::Transaction transaction(document);
    document.all<azure::NetworkInterface>().forEach([&](NicId id, const auto&) {
        transaction.update(id, [](azure::NetworkInterface& nic) {
            for (azure::NicIpConfiguration& configuration : nic.ipConfigurations) {
                if (configuration.privateIPAllocationMethod == azure::AllocationMethod::Dynamic)
                    configuration.privateIPAddress = {};
            }
        });
    });
    document.all<azure::LoadBalancer>().forEach([&](LoadBalancerId id, const auto&) {
        transaction.update(id, [](azure::LoadBalancer& balancer) {
            if (balancer.privateIPAllocationMethod == azure::AllocationMethod::Dynamic)
                balancer.privateIPAddress = {};
            if (balancer.sku.empty())
                balancer.sku = azure::kUnsaidSku;
        });
    });
    document.all<azure::AzureFirewall>().forEach([&](FirewallId id, const auto&) {
        transaction.update(id, [](azure::AzureFirewall& wall) {
            wall.privateIPAddress = {};
            if (wall.sku.empty())
                wall.sku = "Standard";
        });
    });
    document.all<azure::PublicIpAddress>().forEach([&](PublicIpId id, const auto&) {
        transaction.update(id, [](azure::PublicIpAddress& address) {
            address.ipAddress = {};
            if (address.sku.empty())
                address.sku = azure::kUnsaidSku;
        });
    });
    document.all<azure::Peering>().forEach([&](PeeringId id, const auto&) {
        transaction.update(id, [](azure::Peering& peering) {
            peering.remoteAddressSpace.clear();
            peering.disconnected = false;
            peering.doNotVerifyRemoteGateways = false; // a gap that is said
        });
    });
    document.all<azure::VirtualNetworkGateway>().forEach([&](GatewayId id, const auto&) {
        transaction.update(id, [](azure::VirtualNetworkGateway& gateway) {
            gateway.bgpPeeringAddresses.clear();
            if (gateway.sku.empty())
                gateway.sku = azure::unsaidGatewaySku(gateway.gatewayType);
        });
    });
    document.all<azure::Connection>().forEach([&](ConnectionId id, const auto&) {
        transaction.update(id, [](azure::Connection& connection) { connection.up = true; });
    });
    // Parts of other resources there: a pool of its balancer, a zone group of its endpoint.
    document.all<azure::UnknownResource>().forEach([&](UnknownId id, const auto& unknown) {
        if (unknown.type.view() == "Microsoft.Network/loadBalancers/backendAddressPools")
            transaction.remove(id);
        else if (unknown.type.view() == "Microsoft.Network/privateEndpoints/privateDnsZoneGroups")
            transaction.update(id, [](azure::UnknownResource& group) { group.location = {}; });
    });
    return transaction.take();
}

/// Settings that decide routes and that no template holds.
azure::Document withSettingsOf(const azure::Document& from, const azure::Document& document)
{
    azure::Transaction transaction(document);
    transaction.setSettings(from.settings());
    return transaction.take();
}

/// Where two documents differ as estates or in the routes of an interface; empty when nowhere.
QString difference(const azure::Document& document, const azure::Document& again)
{
    const std::string estate =
        test::firstDifference(test::estateText(document), test::estateText(again));
    return QString::fromStdString(
        estate.empty() ? test::firstDifference(test::routesText(document), test::routesText(again))
                       : estate);
}

/// What a template of ours says beside its resources: title, profile, who owns the subscriptions.
QString drawingText(const azure::Document& document)
{
    QStringList lines{QString::fromStdString(document.settings().title.str()),
                      QString::fromStdString(document.settings().noneList.str())};
    document.all<azure::Subscription>().forEach(
        [&](SubscriptionId, const azure::Subscription& subscription) {
            lines << QString::fromStdString(subscription.subscriptionId.str() + ' '
                                            + subscription.name.str() + ' '
                                            + subscription.tenantId.str());
        });
    return lines.join(QLatin1Char('\n'));
}

QString armFault(const azure::Document& document)
{
    const write::Code code = write::writeCode(document, write::CodeForm::Arm);
    const auto result = read::read({{"main.json", code.files.front().text}});
    if (!result)
        return QString::fromStdString(result.error().message);
    if (!result->openParameters.empty())
        return QStringLiteral("it asks for a parameter");
    if (drawingText(result->document) != drawingText(document))
        return drawingText(document) + QLatin1String("\nbecame\n") + drawingText(result->document);
    return difference(deployed(document, code), result->document);
}

QString bicepFault(const azure::Document& document)
{
    const write::Code code = write::writeCode(document, write::CodeForm::Bicep);
    const auto resources = test::readBicep(code, onlyGroup(document));
    if (!resources)
        return QString::fromStdString(resources.error().message);
    const std::string text = resources->dump();
    const auto result = read::read({{"bicep", text}});
    if (!result)
        return QString::fromStdString(result.error().message);
    return difference(deployed(document, code), withSettingsOf(document, result->document));
}

QString terraformFault(const azure::Document& document)
{
    const write::Code code = write::writeCode(document, write::CodeForm::Terraform);
    const auto plan = test::readHclAsPlan(code.files.front().text);
    if (!plan)
        return QString::fromStdString(plan.error().message);
    const std::string text = plan->dump();
    const auto result = read::read({{"plan.json", text}});
    if (!result)
        return QString::fromStdString(result.error().message);
    return difference(withoutAnswers(deployed(document, withWholeGaps(code))),
                      withoutAnswers(withSettingsOf(document, result->document)));
}

/// The same without the names that az gives to the configurations of gateways and to the first one
/// of an interface, and without what a guest does, which no command says.
azure::Document withoutGivenNames(const azure::Document& document)
{
    azure::Transaction transaction(withoutAnswers(document));
    document.all<azure::NetworkInterface>().forEach([&](NicId id, const auto&) {
        transaction.update(id, [](azure::NetworkInterface& nic) {
            for (azure::NicIpConfiguration& configuration : nic.ipConfigurations) {
                if (&configuration == nic.primaryConfiguration())
                    configuration.name = {};
            }
        });
    });
    document.all<azure::VirtualMachine>().forEach([&](VmId id, const auto&) {
        transaction.update(id, [](azure::VirtualMachine& machine) {
            machine.guestFirewall = false;
            machine.guestFirewallRules.clear();
        });
    });
    document.all<azure::VirtualNetworkGateway>().forEach([&](GatewayId id, const auto&) {
        transaction.update(id, [](azure::VirtualNetworkGateway& gateway) {
            for (azure::GatewayIpConfiguration& configuration : gateway.ipConfigurations)
                configuration.name = {};
            // Its second public address makes a gateway active-active; without, a gap is said.
            std::erase_if(gateway.ipConfigurations, [&](const auto& configuration) {
                return !configuration.publicIPAddress
                       && &configuration != &gateway.ipConfigurations.front();
            });
            gateway.activeActive = gateway.ipConfigurations.size() > 1;
        });
    });
    return transaction.take();
}

/// A design without the kinds that the console has no commands for (az-shell.md).
azure::Document withConsoleKinds(const azure::Document& document)
{
    static const std::set<Kind> kWithout{
        Kind::ApplicationSecurityGroup, Kind::AzureFirewall, Kind::BastionHost,
        Kind::ExpressRouteCircuit,      Kind::LoadBalancer,  Kind::NatGateway,
        Kind::PrivateEndpoint,          Kind::RouteServer,   Kind::UnknownResource};
    azure::Transaction transaction(document);
    document.forEachTable([&](const auto& table) {
        table.forEach([&](auto id, const auto&) {
            if (kWithout.contains(ObjectId(id).kind()))
                transaction.remove(id);
        });
    });
    return transaction.take();
}

/// Runs the script's commands against nothing but the place where they build.
QString azFault(const azure::Document& whole)
{
    const write::Code code = write::writeCode(withConsoleKinds(whole), write::CodeForm::AzCli);
    const azure::Document document = deployed(withConsoleKinds(whole), withWholeGaps(code));
    shell::Session session(test::placeOf(document));
    if (const QString refusal = test::runAzScript(session, code.files.front().text);
        !refusal.isEmpty())
        return refusal;
    return difference(withoutGivenNames(document),
                      withoutGivenNames(withSettingsOf(document, session.document())));
}

/// Every step after what it depends on; a spoke's link after the hub's link and gateway.
QString orderFault(const azure::Document& document)
{
    const std::vector<write::DeploymentStep> plan = write::planDeployment(document);
    std::set<ObjectId> done;
    for (const write::DeploymentStep& step : plan) {
        for (const ObjectId need : step.dependsOn) {
            if (!done.contains(need))
                return QString::fromStdString(azure::displayName(document, step.id) + " before "
                                              + azure::displayName(document, need));
        }
        if (!done.insert(step.id).second)
            return QStringLiteral("twice: %1")
                .arg(QString::fromStdString(azure::displayName(document, step.id)));
        const auto* link = document.find(PeeringId::of(step.id));
        if (step.id.kind() != Kind::Peering || !link->useRemoteGateways)
            continue;
        if (const PeeringId back = azure::reverseOf(document, PeeringId::of(step.id));
            back && !document.find(back)->useRemoteGateways && !done.contains(back))
            return QStringLiteral("a link that uses the gateway before the one that offers it");
        for (const GatewayId gateway : azure::gatewaysOf(document, link->remoteVirtualNetwork)) {
            if (!done.contains(gateway))
                return QStringLiteral("a link before the gateway that it uses");
        }
    }
    return {};
}

/// Applies a patch of one file as `patch` does, by the line numbers of its hunks.
std::string patched(const std::string& text, const std::string& patch)
{
    const QStringList lines = QString::fromStdString(text).split(QLatin1Char('\n'));
    QStringList made;
    qsizetype at = 0;
    for (const QString& line : QString::fromStdString(patch).split(QLatin1Char('\n')).mid(2)) {
        if (line.startsWith(QLatin1String("@@ -"))) {
            const QStringList range =
                line.mid(4).section(QLatin1Char(' '), 0, 0).split(QLatin1Char(','));
            const qsizetype count = range.size() > 1 ? range[1].toLongLong() : 1;
            const qsizetype start = range[0].toLongLong() - (count > 0 ? 1 : 0);
            made << lines.mid(at, start - at);
            at = start;
        } else if (!line.isEmpty()) {
            if (line.front() != QLatin1Char('+') && lines.value(at++) != line.mid(1))
                return "the patch does not fit at: " + line.toStdString();
            if (line.front() != QLatin1Char('-'))
                made << line.mid(1);
        }
    }
    return (made << lines.mid(at)).join(QLatin1Char('\n')).toStdString();
}

} // namespace

/// A design as code, read back: the same resources and the same routes.
class TestCodeRoundTrips : public QObject
{
    Q_OBJECT

    /// Shows the fault whole, where a comparison would cut it.
    static void expectNone(const QString& fault) { QVERIFY2(fault.isEmpty(), qPrintable(fault)); }

private slots:
    void ofEverySample_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path : test::sampleFiles())
            QTest::newRow(qPrintable(path)) << path;
    }

    void ofEverySample()
    {
        QFETCH(QString, path);
        const azure::Document document = sample(path);
        QVERIFY(document.size() > 0);
        QCOMPARE(orderFault(document), QString());
        expectNone(armFault(document));
        expectNone(bicepFault(document));
        expectNone(terraformFault(document));
    }

    void ofEveryFileOfTheCorpus_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("parameters");
        for (const QString& path : test::corpusTemplates()) {
            const QString name = path.section(QLatin1Char('/'), -2, -2);
            const QString parameters =
                QString(path).replace(QLatin1String(".json"), QLatin1String(".parameters.json"));
            QTest::newRow(qPrintable(name)) << path << QString();
            if (QFile::exists(parameters))
                QTest::newRow(qPrintable(name + QLatin1String(" with parameters")))
                    << path << parameters;
        }
        for (const char* folder : {"golden/corpus/az", "golden/corpus/terraform"}) {
            for (const QString& path :
                 test::filesIn(QString::fromLatin1(folder), QStringLiteral("*.json")))
                QTest::newRow(qPrintable(path)) << test::pathOf(path) << QString();
        }
    }

    void ofEveryFileOfTheCorpus()
    {
        QFETCH(QString, path);
        QFETCH(QString, parameters);
        const auto result = test::readTemplateFile(path, parameters);
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        expectNone(armFault(result->document));
        expectNone(bicepFault(result->document));
        expectNone(terraformFault(result->document));
        // Half an estate deploys nowhere: a list of interfaces alone, a template without values.
        const bool isWhole = result->kind == read::FileKind::ArmTemplate
                                 ? result->openParameters.empty()
                                 : path.contains(QLatin1String("graph-query.json"))
                                       || path.contains(QLatin1String("graph-query-rest"))
                                       || path.contains(QLatin1String("/terraform/"));
        if (!isWhole)
            return;
        const QString az = azFault(result->document);
        // Only Azure knows the address of an appliance that is made with the route to it.
        if (!test::isRefusedByAzure(az.toStdString())
            && !az.contains(QLatin1String("MissingNextHopIpAddress")))
            expectNone(az);
    }

    void ofRandomDocuments()
    {
        for (std::uint32_t seed = 0; seed < kDocuments; ++seed) {
            const azure::Document document = test::drawnDocument(seed);
            const QString order = orderFault(document);
            QVERIFY2(order.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(seed).arg(order)));
            const QString arm = armFault(document);
            QVERIFY2(arm.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(seed).arg(arm)));
            const QString bicep = bicepFault(document);
            QVERIFY2(bicep.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(seed).arg(bicep)));
            const QString terraform = terraformFault(document);
            QVERIFY2(terraform.isEmpty(),
                     qPrintable(QStringLiteral("%1: %2").arg(seed).arg(terraform)));
        }
    }

    void scriptsBuildEverySample_data() { ofEverySample_data(); }

    void scriptsBuildEverySample()
    {
        QFETCH(QString, path);
        expectNone(azFault(sample(path)));
    }

    void scriptsBuildRandomDocuments()
    {
        std::uint32_t run = 0;
        for (std::uint32_t seed = 0; seed < kDocuments; ++seed) {
            const azure::Document document = test::drawnDocument(seed);
            if (test::hasOldPeerings(document))
                continue;
            const QString fault = azFault(document);
            if (test::isRefusedByAzure(fault.toStdString()))
                continue;
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(seed).arg(fault)));
            ++run;
        }
        QVERIFY(run > kDocuments / 5);
    }

    void scriptsAreValidBash_data() { ofEverySample_data(); }

    void scriptsAreValidBash()
    {
        QFETCH(QString, path);
        const azure::Document document = sample(path);
        const std::string text = write::writeAzCli(document).files.front().text;
        QProcess bash;
        bash.start(QStringLiteral("bash"), {QStringLiteral("-n")});
        QVERIFY(bash.waitForStarted());
        bash.write(QByteArray::fromStdString(text));
        bash.closeWriteChannel();
        QVERIFY(bash.waitForFinished());
        QCOMPARE(QString::fromUtf8(bash.readAllStandardError()), QString());
        QCOMPARE(bash.exitCode(), 0);
    }

    /// Runs the script against an az that remembers what it was told.
    void scriptsCreateEverythingOnce()
    {
        const azure::Document document =
            sample(QStringLiteral("../resources/samples/gateway-transit.peerscape"));
        QTemporaryDir folder;
        const auto put = [&](const QString& name, const std::string& text) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(text));
            file.close();
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                | QFileDevice::ExeOwner);
        };
        put(QStringLiteral("az"), R"(#!/usr/bin/env bash
if [ "$1 $2" = "resource show" ]; then
    grep -qxF -- "$4" "$MEMORY" && exit 0 || { echo "$4" >> "$MEMORY"; exit 3; }
fi
printf '%s\n' "$*" >> "$MEMORY.commands"
)");
        put(QStringLiteral("design.sh"), write::writeAzCli(document).files.front().text);
        put(QStringLiteral("memory"), "");
        QProcess bash;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"), folder.path() + QLatin1Char(':')
                                                       + environment.value(QStringLiteral("PATH")));
        environment.insert(QStringLiteral("MEMORY"), folder.filePath(QStringLiteral("memory")));
        environment.insert(QStringLiteral("ADMIN_PASSWORD"), QStringLiteral("secret word"));
        environment.insert(QStringLiteral("SHARED_KEY"), QStringLiteral("key"));
        bash.setProcessEnvironment(environment);
        const auto run = [&] {
            bash.start(QStringLiteral("bash"), {folder.filePath(QStringLiteral("design.sh"))});
            bash.waitForFinished();
            return bash.exitCode();
        };
        QCOMPARE(run(), 0);
        QFile log(folder.filePath(QStringLiteral("memory.commands")));
        QVERIFY(log.open(QIODevice::ReadOnly));
        const QStringList first = QString::fromUtf8(log.readAll()).split(QLatin1Char('\n'));
        QCOMPARE(first.filter(QStringLiteral("network vnet create")).size(), 4);
        QCOMPARE(first.filter(QStringLiteral("network vnet peering create")).size(), 6);
        QCOMPARE(first.filter(QStringLiteral("vm create")).size(), 4);
        // A second run creates the group again, which changes nothing, and no resource.
        QCOMPARE(run(), 0);
        const QStringList second = QString::fromUtf8(log.readAll()).split(QLatin1Char('\n'));
        QCOMPARE(second.filter(QStringLiteral("create")).filter(QStringLiteral("network")).size(),
                 0);
        QCOMPARE(second.filter(QStringLiteral("group create")).size(), 1);
    }

    void largeEstatesBecomeModules()
    {
        azure::Transaction transaction(test::startingNetwork());
        const azure::VirtualNetwork first = *transaction.document().find(VnetId(1));
        for (int i = 0; i < 30; ++i) {
            azure::VirtualNetwork more = first;
            more.name = "more-" + std::to_string(i);
            transaction.add(more);
        }
        const azure::Document document = transaction.take();
        const write::Code code = write::writeBicep(document);
        QVERIFY(code.files.size() > 30);
        expectNone(bicepFault(document));
    }

    /// A patch that is applied to the code of the one design gives that of the other.
    void changesMakeTheOtherCode()
    {
        for (std::uint32_t seed = 0; seed < kDocuments / 20; ++seed) {
            const write::Code before = write::writeTerraform(test::drawnDocument(seed), {});
            const write::Code after = write::writeTerraform(test::drawnDocument(seed + 1), {});
            const std::string patch = write::writeCodeChanges(before, after, "a", "b");
            QCOMPARE(QString::fromStdString(patched(before.files.front().text, patch)),
                     QString::fromStdString(after.files.front().text));
            QVERIFY(write::writeCodeChanges(after, after, "a", "b").empty());
        }
    }

    void neverWritesWhatIsSecret()
    {
        const azure::Document document =
            sample(QStringLiteral("../resources/samples/gateway-transit.peerscape"));
        QVERIFY(write::writeBicep(document).files.front().text.find("@secure()")
                != std::string::npos);
        for (const write::CodeForm form :
             {write::CodeForm::Arm, write::CodeForm::Bicep, write::CodeForm::Terraform,
              write::CodeForm::AzCli, write::CodeForm::PowerShell}) {
            const write::Code code = write::writeCode(document, form);
            QVERIFY(!code.files.front().text.empty());
            QVERIFY(write::writeCode(document, form).files.front().text == code.files.front().text);
        }
    }
};

PEERSCAPE_TEST_CLASS(TestCodeRoundTrips)
#include "tst_code_round_trips.moc"
