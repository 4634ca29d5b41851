#include "core/azure/names.h"
#include "core/read/read.h"
#include "core/write/code.h"
#include "core/write/deployment_plan.h"
#include "core/write/write.h"
#include "tests/property/random_edits.h"
#include "tests/support/bicep_reader.h"
#include "tests/support/estate_text.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>
#include <set>

using namespace peerscape;

namespace {

constexpr std::uint32_t kDocuments = 1000;
constexpr int kEdits = 40;

/// A document that a person could have drawn: a network to start from and some edits.
azure::Document drawn(std::uint32_t seed)
{
    std::mt19937 random(seed);
    azure::Document document = test::startingNetwork();
    for (int i = 0; i < kEdits; ++i) {
        const auto die = [&] { return static_cast<std::uint32_t>(random() % 4096); };
        if (const edit::EditResult result =
                test::randomEdit(document, {die(), die(), die(), die()}))
            document = result->next;
    }
    return document;
}

azure::Document sample(const QString& path)
{
    const std::string text = test::readFile(path);
    const auto result = read::read({{"sample", text}});
    return result ? result->document : azure::Document();
}

/// The group that a file without a scope is deployed to: the design's only one.
std::string onlyGroup(const azure::Document& document)
{
    std::string group = "/subscriptions/none/resourceGroups/none";
    document.all<azure::ResourceGroup>().forEach(
        [&](ResourceGroupId id, const auto&) { group = azure::resourceId(document, id); });
    return group;
}

/// Settings that decide routes and that no template holds.
azure::Document withSettingsOf(const azure::Document& from, const azure::Document& document)
{
    azure::Transaction transaction(document);
    transaction.setSettings(from.settings());
    return transaction.take();
}

QString bicepFault(const azure::Document& document)
{
    const write::Code code = write::writeBicep(document);
    const auto resources = test::readBicep(code, onlyGroup(document));
    if (!resources)
        return QString::fromStdString(resources.error().message);
    const std::string text = resources->dump();
    const auto result = read::read({{"bicep", text}});
    if (!result)
        return QString::fromStdString(result.error().message);
    const std::string estate =
        test::firstDifference(test::estateText(document), test::estateText(result->document));
    if (!estate.empty())
        return QString::fromStdString(estate);
    return QString::fromStdString(test::firstDifference(
        test::routesText(document), test::routesText(withSettingsOf(document, result->document))));
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

} // namespace

/// A design as code, read back: the same resources and the same routes.
class TestCodeRoundTrips : public QObject
{
    Q_OBJECT

private slots:
    void ofEverySample_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path :
             test::filesIn(QStringLiteral("../resources/samples"), QStringLiteral("*.peerscape")))
            QTest::newRow(qPrintable(path)) << path;
    }

    void ofEverySample()
    {
        QFETCH(QString, path);
        const azure::Document document = sample(path);
        QVERIFY(document.size() > 0);
        QCOMPARE(orderFault(document), QString());
        QCOMPARE(bicepFault(document), QString());
    }

    void ofRandomDocuments()
    {
        for (std::uint32_t seed = 0; seed < kDocuments; ++seed) {
            const azure::Document document = drawn(seed);
            const QString order = orderFault(document);
            QVERIFY2(order.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(seed).arg(order)));
            const QString bicep = bicepFault(document);
            QVERIFY2(bicep.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(seed).arg(bicep)));
        }
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
        QCOMPARE(bicepFault(document), QString());
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
