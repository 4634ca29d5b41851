#include "core/shell/az/program.h"
#include "core/shell/session.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace peerscape;
using Json = nlohmann::json;

namespace {

/// An empty document with the reserved prefixes that the exercise's text shows.
azure::Document exerciseDocument()
{
    azure::Transaction transaction{azure::Document()};
    azure::DocumentSettings settings;
    settings.noneList = "obs-2020";
    transaction.setSettings(settings);
    return transaction.take();
}

/// Types a line, or several joined by line breaks; gives the console's text.
std::string type(shell::Session& session, const std::string& text)
{
    std::string shown;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        shown += session.feed(text.substr(at, end - at)).text();
        at = end + 1;
    }
    return shown;
}

/// The lines of a block of the conformance list: "V3:2" are the first two of V3.
std::vector<std::string> block(const Json& blocks, const std::string& name)
{
    const std::size_t colon = name.find(':');
    std::vector<std::string> lines = blocks.at(name.substr(0, colon));
    if (colon != std::string::npos)
        lines.resize(std::stoul(name.substr(colon + 1)));
    return lines;
}

/// Guids differ between versions of their derivation; their shape does not.
std::string withoutGuids(std::string text)
{
    const auto isGuid = [&](std::size_t at) {
        for (std::size_t i = 0; i < 36; ++i) {
            const char c = text[at + i];
            const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
                return false;
        }
        return true;
    };
    for (std::size_t at = 0; at + 36 <= text.size(); ++at) {
        if (isGuid(at))
            text.replace(at, 36, "<guid-of-thirty-six-characters-here>");
    }
    return text;
}

} // namespace

/// Sessions at the console against what az and the machines print.
class TestConsole : public QObject
{
    Q_OBJECT

private slots:
    void conformance_data()
    {
        QTest::addColumn<QByteArray>("test");
        const Json all =
            Json::parse(test::readFile(QStringLiteral("golden/console/conformance.json")));
        QCOMPARE(all.at("cases").size(), std::size_t{25});
        for (const Json& item : all.at("cases")) {
            Json whole = item;
            whole["blocks"] = all.at("setup");
            const std::string name =
                item.at("id").get<std::string>() + ' ' + item.at("title").get<std::string>();
            QTest::newRow(name.c_str()) << QByteArray::fromStdString(whole.dump());
        }
    }
    void conformance()
    {
        QFETCH(QByteArray, test);
        const Json item = Json::parse(test.toStdString());
        shell::Session session(exerciseDocument());
        for (const std::string& name : item.at("setup").get<std::vector<std::string>>()) {
            for (const std::string& line : block(item.at("blocks"), name)) {
                const std::string shown = type(session, line);
                QVERIFY2(session.status() == 0, (line + '\n' + shown).c_str());
            }
        }
        std::string shown;
        for (const std::string& line : item.at("script").get<std::vector<std::string>>())
            shown += type(session, line);
        for (const std::string& part :
             item.at("expect_stdout_contains").get<std::vector<std::string>>())
            QVERIFY2(shown.find(part) != std::string::npos,
                     (part + "\n--- is not in ---\n" + shown).c_str());
        QCOMPARE(session.status(), item.at("expect_exit").get<int>());
    }

    /// Each session is a script and what the console shows: lines typed stand behind their prompts.
    void sessions_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* pattern : {"*.sh", "*.ps1"}) {
            for (const QString& path :
                 test::filesIn(QStringLiteral("golden/console"), QLatin1String(pattern)))
                QTest::newRow(qPrintable(path)) << path;
        }
    }
    void sessions()
    {
        QFETCH(QString, path);
        const std::string script = test::readFile(path);
        const bool isPowerShell = path.endsWith(QLatin1String(".ps1"));
        shell::Session session(exerciseDocument(), {},
                               isPowerShell ? shell::Language::PowerShell : shell::Language::Bash);
        std::string shown;
        for (std::size_t at = 0; at < script.size();) {
            const std::size_t end = std::min(script.find('\n', at), script.size());
            const std::string line = script.substr(at, end - at);
            if (!session.isAsking())
                shown += session.prompt() + line + '\n';
            for (const shell::Chunk& chunk : session.feed(line).chunks)
                shown += (chunk.kind == shell::Chunk::Kind::Note ? "[note] " : "") + chunk.text;
            at = end + 1;
        }
        shown = withoutGuids(shown);
        const QString expected = QString(path).replace(
            QRegularExpression(QStringLiteral("\\.(sh|ps1)$")), QStringLiteral(".txt"));
        if (qEnvironmentVariableIsSet("PEERSCAPE_UPDATE_TRANSCRIPTS")) {
            QFile file(QStringLiteral(PEERSCAPE_SOURCE_DIR "/tests/") + expected);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(shown));
            return;
        }
        const std::string wanted = test::readFile(expected);
        std::size_t at = 0;
        while (at < std::min(shown.size(), wanted.size()) && shown[at] == wanted[at])
            ++at;
        QVERIFY2(shown == wanted,
                 ("the first difference is here:\n" + shown.substr(at, 400) + "\n--- wanted:\n"
                  + wanted.substr(std::min(at, wanted.size()), 400))
                     .c_str());
    }

    void completion_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char* line, const char* wanted) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(wanted);
        };
        row("ho", "hostname");
        row("az network vnet p", "peering");
        row("az network vnet peering create --allow-v", "--allow-vnet-access");
        row("az network vnet list -o ta", "table");
        row("az network vnet show -n ", "HubNet SpokeNet");
        row("az network vnet peering create --remote-vnet sp", "SpokeNet");
        row("az network vnet subnet show -n ", "apps");
        row("az group show -n ", "learn-rg");
        row("az vm list | az group sh", "show");
        row("az nowhere ", "");
    }
    /// Commands, options, values and the design's names, letter case aside.
    void completion()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, wanted);
        shell::Session session;
        type(session, "az group create -n learn-rg -l northeurope\n"
                      "az network vnet create -g learn-rg -n HubNet --subnet-name apps\n"
                      "az network vnet create -g learn-rg -n SpokeNet --address-prefixes "
                      "10.9.0.0/16");
        const auto completion = session.complete(line.toStdString());
        QByteArray words;
        for (const std::string& word : completion.words)
            words += (words.isEmpty() ? "" : " ") + QByteArray::fromStdString(word);
        QCOMPARE(words, wanted);
        QCOMPARE(completion.replaces,
                 static_cast<std::size_t>(line.size() - 1 - line.lastIndexOf(' ')));
    }

    /// No option, command or group of any help stands without a text.
    void everyHelpExplains_data()
    {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const std::string& path) {
            QTest::newRow(path.c_str()) << QByteArray::fromStdString("az " + path + " -h");
        };
        const shell::CommandTable& table = shell::CommandTable::instance();
        std::vector<std::string> groups{{}};
        while (!groups.empty()) {
            const std::string group = std::move(groups.back());
            groups.pop_back();
            row(group);
            for (const std::string& child : table.childrenOf(group)) {
                if (const std::string path = group + (group.empty() ? "" : " ") + child;
                    table.isGroup(path))
                    groups.push_back(path);
            }
        }
        for (const shell::Command& command : table.all())
            row(command.path);
    }
    void everyHelpExplains()
    {
        QFETCH(QByteArray, line);
        shell::Session session;
        const QStringList lines = QString::fromStdString(session.feed(line.toStdString()).text())
                                      .split(QLatin1Char('\n'));
        QCOMPARE(session.status(), 0);
        int explained = 0;
        for (const QString& shown : lines) {
            if (!shown.startsWith(QLatin1String("    ")))
                continue;
            ++explained;
            const QString text = shown.section(QStringLiteral(" : "), 1);
            QVERIFY2(text.size() > 1 && text.front().isLetter()
                         && !text.startsWith(QLatin1String("Allowed"))
                         && !text.startsWith(QLatin1String("Default: ")),
                     qPrintable(shown));
        }
        QVERIFY(explained > 1);
    }

    /// Each command that writes is one undo step with its text as its name; a refused one is none.
    void everyCommandIsOneStep()
    {
        std::vector<edit::Edit> steps;
        shell::Session session({}, [&steps](const edit::Edit& step) {
            steps.push_back(step);
            return step.next;
        });
        const azure::Document empty = session.document();
        session.feed("az group create -n rg -l northeurope -o none && "
                     "az network vnet create -g rg -n 'A' --subnet-name s \\");
        session.feed("--tags 'a=b c' -o none");
        QCOMPARE(steps.size(), std::size_t{2});
        QCOMPARE(render(steps[0].label),
                 std::string("az group create -n rg -l northeurope -o none"));
        QCOMPARE(render(steps[1].label), std::string("az network vnet create -g rg -n A "
                                                     "--subnet-name s --tags 'a=b c' -o none"));
        QCOMPARE(steps[1].changes.added.size(), std::size_t{2});
        session.setDocument(empty);
        QCOMPARE(type(session, "az network vnet list"), std::string("[]\n"));
        session.setDocument(steps[1].next);
        session.feed("az network vnet create -g rg -n A --address-prefixes 10.0.0.5/16");
        QCOMPARE(session.status(), 1);
        session.feed("az vm create -g rg -n m --vnet-name A --subnet s --image Ubuntu2204 "
                     "--admin-username u --admin-pass Passw0rd-2024 -o none");
        QCOMPARE(steps.size(), std::size_t{3});
        QVERIFY(render(steps[2].label).ends_with("--admin-pass *** -o none"));
        session.feed("NAME=$(az network nsg create -g rg -n n --query NewNSG.name -o tsv)");
        session.feed("az group delete -n rg");
        QCOMPARE(steps.size(), std::size_t{4});
        session.feed("y");
        QCOMPARE(steps.size(), std::size_t{5});
        QCOMPARE(render(steps[4].label), std::string("az group delete -n rg"));
    }

    /// What helps with an error is said below it.
    void advises_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("advice");
        QTest::newRow("group") << QByteArray("az network vnet create -g labs -n A")
                               << QByteArray("Make the group first: `az group create --name labs "
                                             "--location northeurope`\n");
        QTest::newRow("slip") << QByteArray("az network vnet create -g rg-on -n A")
                              << QByteArray("There is a group 'rg-one'.\n");
        QTest::newRow("name") << QByteArray("az network vnet show -g rg-one -n Sale")
                              << QByteArray("Did you mean 'Sales'?\n");
        QTest::newRow("elsewhere") << QByteArray("az network vnet show -g two -n Sales")
                                   << QByteArray("It stands in resource group 'rg-one'.\n");
        QTest::newRow("overlap")
            << QByteArray("az network vnet peering create -g rg-one -n p --vnet-name Sales "
                          "--remote-vnet Twin --allow-vnet-access")
            << QByteArray("Give one of them an address space that is free: `az network vnet update "
                          "--resource-group rg-one --name Twin --address-prefixes 10.1.0.0/16`\n");
        QTest::newRow("none") << QByteArray("az network vnet show -g rg-one -n zzz")
                              << QByteArray();
    }
    void advises()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, advice);
        shell::Session session;
        type(session, "az group create -n rg-one -l northeurope\n"
                      "az group create -n two -l northeurope\n"
                      "az network vnet create -g rg-one -n Sales\n"
                      "az network vnet create -g rg-one -n Twin");
        std::string notes;
        for (const shell::Chunk& chunk : session.feed(line.toStdString()).chunks)
            notes += chunk.kind == shell::Chunk::Kind::Note ? chunk.text : std::string();
        QVERIFY(session.status() != 0);
        QCOMPARE(notes, advice.toStdString());
    }

    /// A machine that is deleted while somebody is logged in closes the connection.
    void aMachineThatGoesEndsTheConnection()
    {
        shell::Session session(exerciseDocument());
        const azure::Document empty = session.document();
        type(session, "az group create -n rg -l northeurope -o none\n"
                      "az network vnet create -g rg -n A --subnet-name s -o none\n"
                      "az vm create -g rg -n m --image Ubuntu2204 --admin-username u "
                      "--admin-password Passw0rd-2024 -o none\n"
                      "ssh -o StrictHostKeyChecking=no "
                      "u@$(az vm list -g rg -d --query [].publicIps -o tsv)\n"
                      "Passw0rd-2024");
        QCOMPARE(session.prompt(), std::string("u@m:~$ "));
        session.setDocument(empty);
        QCOMPARE(session.prompt(), std::string("you@peerscape:~$ "));
        QVERIFY(session.feed("echo $?").text().ends_with("closed by remote host.\n255\n"));
    }

    /// Ctrl+C ends an open question and an open quote; a password is asked for in secret.
    void interrupts()
    {
        shell::Session session(exerciseDocument());
        type(session, "az group create -n rg -l northeurope -o none");
        QVERIFY(!session.isWaiting());
        session.feed("az group delete -n rg");
        QVERIFY(session.isWaiting());
        QVERIFY(!session.asksForSecret());
        QCOMPARE(session.interrupt().text(), std::string("^C\n"));
        QCOMPARE(session.status(), 130);
        QVERIFY(!session.isWaiting());
        QCOMPARE(type(session, "az group exists -n rg"), std::string("true\n"));
        session.feed("echo 'open");
        QCOMPARE(session.prompt(), std::string("> "));
        session.interrupt();
        QCOMPARE(type(session, "echo closed"), std::string("closed\n"));
        type(session, "az vm create -g rg -n vm --image Ubuntu2204 --admin-username azureuser "
                      "--admin-password Passw0rd-2024 -o none\n"
                      "IP=$(az vm show -d -g rg -n vm --query publicIps -o tsv)\n"
                      "ssh -o StrictHostKeyChecking=no azureuser@$IP");
        QVERIFY(session.asksForSecret());
        const std::string shown = session.feed("Passw0rd-2024").text();
        QVERIFY(shown.find("Passw0rd") == std::string::npos);
        QCOMPARE(type(session, "hostname"), std::string("vm\n"));
    }

    /// Words and files do not grow without end.
    void boundsText()
    {
        shell::Session session;
        std::string script = "X=aaaaaaaaaaaaaaaa\necho $X > f";
        for (int i = 0; i < 40; ++i)
            script += "\nX=$X$X\ncat f f > g\ncat g > f";
        type(session, script);
        QCOMPARE(type(session, "cat f | wc -c"), std::string("262144\n"));
        QCOMPARE(type(session, "echo $X | wc -c"), std::string("131073\n"));
    }
};

PEERSCAPE_TEST_CLASS(TestConsole)
#include "tst_console.moc"
