#include "tests/cli/program.h"
#include "tests/support/fake_tool.h"
#include "tests/support/test_registry.h"

using namespace peerscape;

namespace {

// What a compiler makes of a file with one network; by the shell's own printf.
constexpr const char* kTemplate =
    "printf '%s' '{\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/"
    "deploymentTemplate.json#\",\"contentVersion\":\"1.0.0.0\",\"resources\":[{\"type\":"
    "\"Microsoft.Network/virtualNetworks\",\"apiVersion\":\"2023-09-01\",\"name\":\"made\","
    "\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.7.0.0/16\"]}}}]}'\n";

} // namespace

/// Bicep through the person's own compiler, which is not there, fails or answers.
class TestBicep : public QObject
{
    Q_OBJECT

private slots:
    void readsThroughTheCompiler_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QByteArray>("arguments");
        QTest::newRow("bicep") << QStringLiteral("bicep")
                               << QByteArray("build main.bicep --stdout");
        QTest::newRow("az") << QStringLiteral("az")
                            << QByteArray("bicep build --file main.bicep --stdout");
    }

    void readsThroughTheCompiler()
    {
        QFETCH(QString, tool);
        QFETCH(QByteArray, arguments);
        test::FakeTools tools;
        tools.add(tool, "echo \"$@\" > " + QFile::encodeName(tools.at(QStringLiteral("said")))
                            + "\necho 'Warning no-unused-params' >&2\n" + kTemplate);
        const QTemporaryDir folder;
        const test::Run run = test::runProgram(
            folder.path(), {QStringLiteral("inventory"), QStringLiteral("main.bicep")});
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains("made 10.7.0.0/16"), run.out.constData());
        QCOMPARE(tools.contentOf(QStringLiteral("said")).trimmed(), arguments);
    }

    void saysWhatIsMissing()
    {
        const test::FakeTools tools;
        const QTemporaryDir folder;
        const test::Run run = test::runProgram(
            folder.path(), {QStringLiteral("inventory"), QStringLiteral("main.bicep")});
        QCOMPARE(run.status, 2);
        QCOMPARE(run.out, QByteArray());
        QVERIFY2(run.err.startsWith("main.bicep: error: NeedsBicep: "), run.err.constData());
        QVERIFY(run.err.contains("neither 'bicep' nor 'az' is on the path"));
    }

    void saysWhatTheCompilerSays()
    {
        test::FakeTools tools;
        tools.add(
            QStringLiteral("bicep"),
            "echo 'main.bicep(3,1) : Error BCP018: Expected the \"=\" character' >&2\nexit 1\n");
        const QTemporaryDir folder;
        const test::Run run = test::runProgram(
            folder.path(), {QStringLiteral("inventory"), QStringLiteral("main.bicep")});
        QCOMPARE(run.status, 2);
        QCOMPARE(run.err, QByteArray("main.bicep: error: ToolFailed: main.bicep(3,1) : Error "
                                     "BCP018: Expected the \"=\" character\n"));
    }
};

PEERSCAPE_TEST_CLASS(TestBicep)
#include "tst_bicep.moc"
