#include "tests/cli/program.h"
#include "tests/support/test_registry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <httplib.h>

#include <csignal>

using namespace peerscape;

namespace {

const std::string kNetworks =
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/"
    "Microsoft.Network/virtualNetworks";
const std::string kVersion = "?api-version=2024-05-01";

/// The program while it serves.
class Serving
{
public:
    Serving(const QString& folder, const QStringList& arguments)
    {
        m_process.setWorkingDirectory(folder);
        m_process.start(
            QStringLiteral(PEERSCAPE_BINARY),
            QStringList{QStringLiteral("serve"), QStringLiteral("-o"), QStringLiteral("json")}
                + arguments);
        if (!m_process.waitForReadyRead(60'000))
            return;
        m_said = QJsonDocument::fromJson(m_process.readAllStandardOutput()).object();
    }
    ~Serving() { m_process.kill(); }
    Q_DISABLE_COPY_MOVE(Serving)

    [[nodiscard]] std::string address() const
    {
        return m_said.value(QLatin1String("address")).toString().toStdString();
    }
    [[nodiscard]] int put(const std::string& name) const
    {
        httplib::Client client(address());
        const std::string token = m_said.value(QLatin1String("token")).toString().toStdString();
        const auto result = client.Put(
            kNetworks + '/' + name + kVersion, {{"Authorization", "Bearer " + token}},
            R"({"location": "northeurope", "properties": {"addressSpace": {"addressPrefixes": ["10.77.0.0/16"]}}})",
            "application/json");
        return result ? result->status : -1;
    }
    /// Its exit status after a signal.
    [[nodiscard]] int end(int signal)
    {
        ::kill(static_cast<pid_t>(m_process.processId()), signal);
        return m_process.waitForFinished(60'000) && m_process.exitStatus() == QProcess::NormalExit
                   ? m_process.exitCode()
                   : -1;
    }

private:
    QProcess m_process;
    QJsonObject m_said;
};

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// `peerscape serve` as a process: it says where it is, answers, and ends when it is told to.
class TestServe : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("design.peerscape"));
        const test::Run made = test::runProgram(
            m_folder->path(), {QStringLiteral("az"), QStringLiteral("--save"), m_file},
            "az group create -n rg -l northeurope -o none\n");
        QCOMPARE(made.status, 0);
    }

    void theFileStaysAsItIs()
    {
        const QByteArray before = contents(m_file);
        Serving serving(m_folder->path(), {m_file});
        QCOMPARE(serving.put("A"), 201);
        QCOMPARE(serving.end(SIGTERM), 0);
        QCOMPARE(contents(m_file), before);
    }

    void savesWhatClientsChange()
    {
        Serving serving(m_folder->path(), {m_file, QStringLiteral("--save")});
        QCOMPARE(serving.put("A"), 201);
        QTRY_VERIFY_WITH_TIMEOUT(contents(m_file).contains("10.77.0.0/16"), 60'000);
        QCOMPARE(serving.put("B"), 201);
        QCOMPARE(serving.end(SIGINT), 0);
        const test::Run run = test::runProgram(
            m_folder->path(), {QStringLiteral("az"), m_file, QStringLiteral("-c"),
                               QStringLiteral("az network vnet list --query [].name -o tsv")});
        QCOMPARE(run.out, QByteArray("A\nB\n"));
    }

    void savesToAnotherFile()
    {
        const QString other = m_folder->filePath(QStringLiteral("other.peerscape"));
        const QByteArray before = contents(m_file);
        Serving serving(m_folder->path(), {m_file, QStringLiteral("--save"), other});
        QCOMPARE(serving.put("A"), 201);
        QCOMPARE(serving.end(SIGTERM), 0);
        QCOMPARE(contents(m_file), before);
        QVERIFY(contents(other).contains("10.77.0.0/16"));
    }

    void aPortInUseIsRefused()
    {
        const Serving serving(m_folder->path(), {m_file});
        const std::string address = serving.address();
        QVERIFY(address.starts_with("http://127.0.0.1:"));
        const QString port = QString::fromStdString(address.substr(address.rfind(':') + 1));
        const test::Run run = test::runProgram(
            m_folder->path(), {QStringLiteral("serve"), m_file, QStringLiteral("--port"), port});
        QCOMPARE(run.status, 2);
        QCOMPARE(run.out, QByteArray());
        QCOMPARE(QString::fromUtf8(run.err),
                 QStringLiteral("peerscape: error: CannotListen: 127.0.0.1:%1 cannot be listened "
                                "on: Address already in use\n")
                     .arg(port));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

PEERSCAPE_TEST_CLASS(TestServe)
#include "tst_serve.moc"
