#include "tests/cli/program.h"
#include "tests/support/fake_tool.h"
#include "tests/support/test_registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace peerscape;

namespace {

// What a compiler makes of a file with one network; by the shell's own printf.
constexpr const char* kTemplate =
    "printf '%s' '{\"$schema\":\"https://schema.management.azure.com/schemas/2019-04-01/"
    "deploymentTemplate.json#\",\"contentVersion\":\"1.0.0.0\",\"resources\":[{\"type\":"
    "\"Microsoft.Network/virtualNetworks\",\"apiVersion\":\"2023-09-01\",\"name\":\"made\","
    "\"properties\":{\"addressSpace\":{\"addressPrefixes\":[\"10.7.0.0/16\"]}}}]}'\n";

QString compact(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// A template whose network wants a prefix.
QString openTemplate()
{
    const QJsonObject space{
        {QStringLiteral("addressPrefixes"), QJsonArray{QStringLiteral("[parameters('prefix')]")}}};
    const QJsonObject network{
        {QStringLiteral("type"), QStringLiteral("Microsoft.Network/virtualNetworks")},
        {QStringLiteral("apiVersion"), QStringLiteral("2023-09-01")},
        {QStringLiteral("name"), QStringLiteral("made")},
        {QStringLiteral("properties"), QJsonObject{{QStringLiteral("addressSpace"), space}}}};
    const QJsonObject prefix{{QStringLiteral("type"), QStringLiteral("string")}};
    return compact({{QStringLiteral("$schema"), QStringLiteral("x/deploymentTemplate.json#")},
                    {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("prefix"), prefix}}},
                    {QStringLiteral("resources"), QJsonArray{network}}});
}

QString values()
{
    const QJsonObject prefix{{QStringLiteral("value"), QStringLiteral("10.9.0.0/16")}};
    return compact(
        {{QStringLiteral("$schema"), QStringLiteral("x/deploymentParameters.json#")},
         {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("prefix"), prefix}}}});
}

/// A compiler that makes the open template of every `.bicep`, and `both` of every `.bicepparam`.
void addCompiler(test::FakeTools& tools, const QJsonObject& both)
{
    for (const auto& [name, text] : {std::pair(QStringLiteral("build"), openTemplate()),
                                     std::pair(QStringLiteral("build-params"), compact(both))}) {
        QFile file(tools.at(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8() + '\n');
    }
    const QByteArray folder = QFile::encodeName(tools.at(QString()));
    tools.add(QStringLiteral("bicep"),
              "read -r answer < " + folder + "/$1\nprintf '%s' \"$answer\"\n");
}

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

    void readsParametersThroughTheCompiler_data()
    {
        QTest::addColumn<QStringList>("files");
        const QString file = QStringLiteral("main.bicep");
        const QString values = QStringLiteral("main.bicepparam");
        QTest::newRow("alone") << QStringList{values};
        QTest::newRow("with its template") << QStringList{file, values};
        QTest::newRow("as an option") << QStringList{file, QStringLiteral("--parameters"), values};
    }

    void readsParametersThroughTheCompiler()
    {
        QFETCH(QStringList, files);
        test::FakeTools tools;
        addCompiler(tools, {{QStringLiteral("parametersJson"), values()},
                            {QStringLiteral("templateJson"), openTemplate()},
                            {QStringLiteral("templateSpecId"), QJsonValue::Null}});
        const QTemporaryDir folder;
        const test::Run run =
            test::runProgram(folder.path(), QStringList{QStringLiteral("inventory")} + files);
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.status, 0);
        QCOMPARE(run.out.count("made 10.9.0.0/16"), qsizetype{1});
    }

    /// The compiled template has no positions of its source: places are said to be its own.
    void namesWhatAPlaceIsIn()
    {
        test::FakeTools tools;
        tools.add(QStringLiteral("bicep"),
                  QByteArray(kTemplate).replace("\"resources\":[",
                                                "\"resources\":[{\"type\":\"A.B/c\",\"apiVersion\":"
                                                "\"1\",\"name\":\"x\"},"));
        const QTemporaryDir folder;
        const test::Run run = test::runProgram(
            folder.path(),
            QStringLiteral("convert main.bicep -o - --to arm").split(QLatin1Char(' ')));
        QCOMPARE(run.status, 0);
        QVERIFY2(run.err.startsWith("main.bicep (compiled):1:"), run.err.constData());
    }

    void saysWhenOnlyAzureHasTheTemplate()
    {
        test::FakeTools tools;
        addCompiler(tools,
                    {{QStringLiteral("parametersJson"), values()},
                     {QStringLiteral("templateJson"), QJsonValue::Null},
                     {QStringLiteral("templateSpecId"), QStringLiteral("/subscriptions/s")}});
        const QTemporaryDir folder;
        const test::Run run = test::runProgram(
            folder.path(), {QStringLiteral("inventory"), QStringLiteral("main.bicepparam")});
        QCOMPARE(run.status, 2);
        QVERIFY2(run.err.startsWith("main.bicepparam: error: ToolFailed: these are parameters of"),
                 run.err.constData());
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

    void saysWhatHappened_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("az without its compiler")
            << QStringLiteral("az")
            << QByteArray("ERROR: Error while attempting to retrieve the latest Bicep version: "
                          "Max retries exceeded")
            << QByteArray(
                   "main.bicep: error: NeedsBicep: 'az' is there, but not the Bicep compiler "
                   "that it fetches from the internet, and fetching it failed; run 'az bicep "
                   "install' with a connection, put 'bicep' on the path, or run 'bicep "
                   "build' where there is a connection and open the JSON that it writes. az "
                   "says:\n");
        QTest::newRow("an az of old")
            << QStringLiteral("az")
            << QByteArray("ERROR: bicep is misspelled or not recognized by the system.")
            << QByteArray("main.bicep: error: ToolFailed: 'az bicep' failed before the file was "
                          "compiled; put 'bicep' on the path, or run 'bicep build' where there is "
                          "a connection and open the JSON that it writes. az says:\n");
        QTest::newRow("a mistake, by az")
            << QStringLiteral("az") << QByteArray("ERROR: main.bicep(3,1) : Error BCP018: x")
            << QByteArray("main.bicep: error: ToolFailed: ");
        QTest::newRow("a module of a registry")
            << QStringLiteral("bicep")
            << QByteArray("main.bicep(1,12) : Error BCP192: Unable to restore the artifact")
            << QByteArray(
                   "main.bicep: error: NeedsNetwork: a module of this file is in a registry, "
                   "from which the compiler could not fetch it; run 'bicep restore' with a "
                   "connection and open the file again, or run 'bicep build' where there is "
                   "a connection and open the JSON that it writes. The compiler says:\n");
    }

    /// Our words first, then the tool's own.
    void saysWhatHappened()
    {
        QFETCH(QString, tool);
        QFETCH(QByteArray, words);
        QFETCH(QByteArray, said);
        test::FakeTools tools;
        tools.add(tool, "echo '" + words + "' >&2\nexit 1\n");
        const QTemporaryDir folder;
        const test::Run run = test::runProgram(
            folder.path(), {QStringLiteral("inventory"), QStringLiteral("main.bicep")});
        QCOMPARE(run.status, 2);
        QCOMPARE(run.err, said + words + '\n');
    }
};

PEERSCAPE_TEST_CLASS(TestBicep)
#include "tst_bicep.moc"
