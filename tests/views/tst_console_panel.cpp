#include "core/azure/names.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/console/console_input.h"
#include "views/console/console_output.h"
#include "views/console/console_panel.h"
#include "views/widgets/link_label.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QUndoStack>

using namespace peerscape;

/// The Azure CLI panel as a person uses it.
class TestConsolePanel : public QObject
{
    Q_OBJECT

private:
    static QString shown(test::Person& person)
    {
        return person.in<views::ConsoleOutput>(QStringLiteral("console")).toPlainText();
    }
    static views::ConsoleInput& line(test::Person& person)
    {
        return person.in<views::ConsoleInput>(QStringLiteral("console"));
    }
    static QString prompt(test::Person& person)
    {
        return person.in<QLabel>(QStringLiteral("console"), QStringLiteral("prompt")).text();
    }
    /// Goes to the panel by its key and types lines, each with Enter.
    static void type(test::Person& person, const QStringList& lines)
    {
        person.key(Qt::Key_7, Qt::AltModifier);
        QVERIFY(line(person).hasFocus());
        for (const QString& text : lines) {
            person.type(text);
            person.key(Qt::Key_Return);
        }
    }
    static void waitForScript(test::Person& person)
    {
        const auto& panel = person.window().panel<views::ConsolePanel>(QStringLiteral("console"));
        QTRY_VERIFY_WITH_TIMEOUT(!panel.isRunning(), 30000);
    }
    /// The addresses, sides and places in groups that the exercise asks for, as one text.
    static std::string networkOf(const azure::Document& document)
    {
        std::vector<std::string> facts;
        document.all<azure::Subnet>().forEach([&](SubnetId id, const azure::Subnet& subnet) {
            const auto& vnet = *document.find(azure::vnetOf(document, id));
            facts.push_back("subnet " + vnet.name.str() + '/' + subnet.name.str() + ' '
                            + vnet.location.str() + ' ' + vnet.addressPrefixes.front().toString()
                            + ' ' + subnet.addressPrefixes.front().toString());
        });
        document.all<azure::Peering>().forEach([&](PeeringId, const azure::Peering& peering) {
            facts.push_back("peering " + document.nameOf(peering.virtualNetwork).str() + ' '
                            + document.nameOf(peering.remoteVirtualNetwork).str()
                            + (peering.allowVirtualNetworkAccess ? " access" : ""));
        });
        document.all<azure::VirtualMachine>().forEach([&](VmId id,
                                                          const azure::VirtualMachine& machine) {
            for (const ObjectId nic : document.referrers(id, Kind::NetworkInterface))
                facts.push_back("machine " + machine.name.str() + ' '
                                + azure::displayName(document, azure::subnetOf(document, nic)) + ' '
                                + document.find(NicId::of(nic))
                                      ->ipConfigurations.front()
                                      .privateIPAddress.toString());
        });
        std::sort(facts.begin(), facts.end());
        std::string text;
        for (const std::string& fact : facts)
            text += fact + '\n';
        return text;
    }
    /// A click on a word of the output.
    static void clickWord(test::Person& person, const QString& word)
    {
        auto& output = person.in<views::ConsoleOutput>(QStringLiteral("console"));
        QTextCursor cursor = output.document()->find(word, output.document()->characterCount() - 1,
                                                     QTextDocument::FindBackward);
        QVERIFY(!cursor.isNull());
        cursor.setPosition(cursor.selectionStart() + 1);
        output.setTextCursor(cursor);
        output.ensureCursorVisible();
        QTest::mouseClick(output.viewport(), Qt::LeftButton, {}, output.cursorRect().center());
    }

    static QComboBox& language(test::Person& person)
    {
        return person.in<QComboBox>(QStringLiteral("console"), QStringLiteral("language"));
    }

private slots:
    /// The drop-down by keyboard, its memory, and `pwsh` and `exit` that move it.
    void speaksPowerShell()
    {
        {
            test::Person person;
            person.key(Qt::Key_7, Qt::AltModifier);
            for (int i = 0; i < 8 && !language(person).hasFocus(); ++i)
                person.key(Qt::Key_Backtab, Qt::ShiftModifier);
            QVERIFY(language(person).hasFocus());
            person.key(Qt::Key_Down);
            QCOMPARE(language(person).currentText(), QStringLiteral("PowerShell"));
            QCOMPARE(prompt(person), QStringLiteral("PS /home/you> "));
            type(person, {QStringLiteral("New-AzResourceGroup lab northeurope | Out-Null"),
                          QStringLiteral("$net = New-AzVirtualNetwork -ResourceGroupName lab -Name "
                                         "Hub -Location northeurope `"),
                          QStringLiteral("-AddressPrefix 10.0.0.0/16")});
            QCOMPARE(person.controller().undoStack()->count(), 2);
            QVERIFY(person.find(Kind::VirtualNetwork, QStringLiteral("Hub")));
            type(person, {QStringLiteral("$net | select Name, Location")});
            QVERIFY(shown(person).endsWith(
                QStringLiteral("Name Location\n---- --------\nHub  northeurope\n\n")));
            person.type(QStringLiteral("Get-AzVirtualNetworkP"));
            person.key(Qt::Key_Tab);
            QCOMPARE(line(person).text(), QStringLiteral("Get-AzVirtualNetworkPeering "));
            person.key(Qt::Key_U, Qt::ControlModifier);
            person.run(QStringLiteral("edit.undo"));
            type(person, {QStringLiteral("@(Get-AzVirtualNetwork).Count"), QStringLiteral("bash")});
            QVERIFY(shown(person).contains(QStringLiteral("\n0\n")));
            QCOMPARE(language(person).currentText(), QStringLiteral("Azure CLI"));
            type(person, {QStringLiteral("pwsh")});
            QCOMPARE(language(person).currentText(), QStringLiteral("PowerShell"));
        }
        test::Person again(test::Person::Settings::Kept);
        again.key(Qt::Key_7, Qt::AltModifier);
        QCOMPARE(prompt(again), QStringLiteral("PS /home/you> "));
    }

    /// A .ps1 file runs in PowerShell, whatever the panel spoke before.
    void runsPowerShellScripts()
    {
        test::Person person;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lab.ps1"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("$place = @{\r\n  Name = 'lab'\r\n  Location = 'westeurope'\r\n}\r\n"
                   "New-AzResourceGroup @place\r\n");
        file.close();
        QVERIFY(views::ConsolePanel::isScript(path));
        person.window().panel<views::ConsolePanel>(QStringLiteral("console")).runScript(path);
        waitForScript(person);
        QVERIFY(person.find(Kind::ResourceGroup, QStringLiteral("lab")));
        QCOMPARE(language(person).currentText(), QStringLiteral("PowerShell"));
    }

    void aClickOnItsTabGivesItTheKeyboard()
    {
        test::Person person;
        const std::string before = person.bytes();
        QTabBar* tabs = nullptr;
        int tab = -1;
        for (QTabBar* bar : person.window().findChildren<QTabBar*>()) {
            for (int i = 0; i < bar->count(); ++i) {
                if (bar->tabText(i) == QStringLiteral("Azure CLI")) {
                    tabs = bar;
                    tab = i;
                }
            }
        }
        QVERIFY(tabs != nullptr);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
        QTRY_VERIFY(line(person).hasFocus());
        person.type(QStringLiteral("az network vnet list")); // letters that place things elsewhere
        QCOMPARE(line(person).text(), QStringLiteral("az network vnet list"));
        QCOMPARE(person.bytes(), before);
    }

    /// The module's commands, pasted at once, draw what sample 1 shows.
    void theExerciseIsTyped()
    {
        test::Person person;
        person.key(Qt::Key_7, Qt::AltModifier);
        QString script;
        for (const QString& text :
             QString::fromStdString(test::readFile(QStringLiteral("golden/console/module.sh")))
                 .split(QLatin1Char('\n'))) {
            if (text.startsWith(QStringLiteral("SALES=")))
                break; // what follows looks around, and deletes everything at the end
            script += text + QLatin1Char('\n');
        }
        QApplication::clipboard()->setText(script + QStringLiteral("az network vnet list -o tsv"));
        person.key(Qt::Key_V, Qt::ControlModifier);
        waitForScript(person);
        QCOMPARE(line(person).text(), QStringLiteral("az network vnet list -o tsv"));
        QVERIFY(!shown(person).contains(QStringLiteral("ERROR")));
        QVERIFY(shown(person).contains(QStringLiteral("VNetGlobalPeering")));

        test::Person sample(QStringLiteral("exercise"));
        QCOMPARE(networkOf(person.document()), networkOf(sample.document()));
        const diagram::Diagram& diagram = person.controller().diagram();
        person.document().all<azure::Peering>().forEach(
            [&](PeeringId id, const azure::Peering&) { QVERIFY(diagram.find(id) != nullptr); });

        // A group, three networks, three machines, four halves.
        QCOMPARE(person.controller().undoStack()->count(), 11);
        QCOMPARE(person.controller().undoStack()->text(4).left(32),
                 QStringLiteral("az vm create --resource-group le"));
        QVERIFY(!person.controller().undoStack()->text(4).contains(QStringLiteral("Passw0rd")));
        person.undoEverything();
        QCOMPARE(person.document().size(), std::size_t{0});
    }

    /// The same with cmdlets, machines made by New-AzVm.
    void theExerciseIsTypedInPowerShell()
    {
        test::Person person;
        type(person, {QStringLiteral("pwsh")});
        QString script =
            QString::fromStdString(test::readFile(QStringLiteral("golden/console/powershell.ps1")));
        script.truncate(script.indexOf(QStringLiteral("# Errors.")));
        script += QStringLiteral(
            "$password = ConvertTo-SecureString 'Passw0rd-2024' -AsPlainText -Force\n"
            "$login = New-Object System.Management.Automation.PSCredential ('you', $password)\n");
        for (const auto& [name, region, subnet] : {std::tuple("Sales", "northeurope", "Apps"),
                                                   {"Marketing", "northeurope", "Apps"},
                                                   {"Research", "westeurope", "Data"}})
            script += QStringLiteral("New-AzVm -ResourceGroupName learn-rg -Location %2 "
                                     "-VirtualNetworkName %1VNet -SubnetName %3 -Name %1VM "
                                     "-Credential $login | Out-Null\n")
                          .arg(QLatin1String(name), QLatin1String(region), QLatin1String(subnet));
        QApplication::clipboard()->setText(script);
        person.key(Qt::Key_V, Qt::ControlModifier);
        waitForScript(person);
        test::Person sample(QStringLiteral("exercise"));
        QCOMPARE(networkOf(person.document()), networkOf(sample.document()));
    }

    void whatWasDrawnIsAScript_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("az") << 1 << QStringLiteral("sh");
        QTest::newRow("PowerShell") << 2 << QStringLiteral("ps1");
    }
    /// Networks with machines, drawn and peered by keys: the history's script makes them again in
    /// an empty window. It asks for the password and waits for it.
    void whatWasDrawnIsAScript()
    {
        QFETCH(int, form);
        QFETCH(QString, suffix);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("drawn.") + suffix);
        test::Person drawn;
        for (const char* name : {"SalesVNet", "MarketingVNet", "ResearchVNet"}) {
            drawn.window().canvas().setFocus();
            drawn.key(Qt::Key_Escape); // out of the machine before
            drawn.key(Qt::Key_V);
            drawn.key(Qt::Key_F2);
            drawn.type(QLatin1String(name));
            drawn.key(Qt::Key_Return);
            drawn.key(Qt::Key_M);
        }
        for (const auto& [one, other] :
             {std::pair("SalesVNet", "MarketingVNet"), {"MarketingVNet", "ResearchVNet"}}) {
            drawn.window().selection().set(
                {drawn.find(Kind::VirtualNetwork, QLatin1String(one)),
                 drawn.find(Kind::VirtualNetwork, QLatin1String(other))});
            drawn.window().canvas().setFocus();
            drawn.key(Qt::Key_L);
        }
        QCOMPARE(drawn.document().all<azure::Peering>().size(), std::size_t{4});
        drawn.key(Qt::Key_8, Qt::AltModifier);
        drawn.in<QComboBox>(QStringLiteral("history")).setCurrentIndex(form);
        drawn.choose(path);
        for (auto* link : drawn.window()
                              .panels()
                              .content(QStringLiteral("history"))
                              ->findChildren<views::LinkLabel*>()) {
            if (link->text() == QStringLiteral("Save as script…"))
                QTest::mouseClick(link, Qt::LeftButton);
        }

        test::Person again;
        auto& panel = again.window().panel<views::ConsolePanel>(QStringLiteral("console"));
        again.key(Qt::Key_7, Qt::AltModifier);
        panel.runScript(path);
        QTRY_VERIFY(prompt(again).startsWith(QStringLiteral("Password of the machines")));
        QVERIFY(panel.isRunning());
        again.type(QStringLiteral("Passw0rd-2024"));
        again.key(Qt::Key_Return);
        waitForScript(again);
        QVERIFY2(!shown(again).contains(QStringLiteral("ERROR")), qPrintable(shown(again)));
        QVERIFY(!shown(again).contains(QStringLiteral("Passw0rd")));
        QCOMPARE(networkOf(again.document()), networkOf(drawn.document()));
    }

    void undoTakesBackTheLastCommand()
    {
        test::Person person;
        type(person, {QStringLiteral("az group create -n rg -l northeurope -o none"),
                      QStringLiteral("az network vnet create -g rg -n A -o none")});
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{1});
        person.key(Qt::Key_Z, Qt::ControlModifier); // the line is empty
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{0});
        type(person, {QStringLiteral("az network vnet list")});
        QVERIFY(shown(person).endsWith(QStringLiteral("[]\n")));
        // In a line that is being typed it takes back what was typed.
        person.type(QStringLiteral("az"));
        person.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(line(person).text(), QString());
        QCOMPARE(person.document().all<azure::ResourceGroup>().size(), std::size_t{1});
    }

    void theKeysOfAShell()
    {
        test::Person person(QStringLiteral("exercise"));
        type(person, {QStringLiteral("echo one"), QStringLiteral("echo two")});
        person.type(QStringLiteral("ec"));
        person.key(Qt::Key_Up);
        QCOMPARE(line(person).text(), QStringLiteral("echo two"));
        person.key(Qt::Key_Up);
        QCOMPARE(line(person).text(), QStringLiteral("echo one"));
        person.key(Qt::Key_Up);
        QCOMPARE(line(person).text(), QStringLiteral("echo one"));
        person.key(Qt::Key_Down);
        person.key(Qt::Key_Down);
        QCOMPARE(line(person).text(), QStringLiteral("ec"));
        person.key(Qt::Key_U, Qt::ControlModifier);

        person.key(Qt::Key_R, Qt::ControlModifier);
        person.type(QStringLiteral("echo"));
        QCOMPARE(line(person).text(), QStringLiteral("echo two"));
        QVERIFY(prompt(person).contains(QStringLiteral("echo")));
        person.key(Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(line(person).text(), QStringLiteral("echo one"));
        person.key(Qt::Key_Return);
        QVERIFY(shown(person).endsWith(QStringLiteral("echo one\none\n")));
        QVERIFY(prompt(person).endsWith(QStringLiteral("$ ")));

        person.type(QStringLiteral("az network vn"));
        person.key(Qt::Key_Tab);
        QCOMPARE(line(person).text(), QStringLiteral("az network vnet"));
        person.key(Qt::Key_Tab); // vnet and vnet-gateway
        QVERIFY(shown(person).contains(QStringLiteral("vnet-gateway")));
        person.type(QStringLiteral(" show -n Sal"));
        person.key(Qt::Key_Tab);
        QCOMPARE(line(person).text(), QStringLiteral("az network vnet show -n SalesVNet "));
        person.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(line(person).text(), QString());
        QVERIFY(shown(person).endsWith(QStringLiteral("^C\n")));

        person.key(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(shown(person), QString());
        person.key(Qt::Key_Tab); // an empty line lets go
        QVERIFY(!line(person).hasFocus());
    }

    void namesLeadToTheCanvas()
    {
        test::Person person(QStringLiteral("exercise"));
        type(person, {QStringLiteral("az network vnet list -o table")});
        clickWord(person, QStringLiteral("ResearchVNet"));
        QVERIFY(person.window().selection().single()
                == person.find(Kind::VirtualNetwork, QStringLiteral("ResearchVNet")));
        // By keys: Shift+Tab to the output, again to the last link in it, Enter.
        person.window().selection().clear();
        type(person,
             {QStringLiteral("clear"),
              QStringLiteral("az network vnet show -g %1 -n SalesVNet --query id")
                  .arg(QString::fromStdString(
                      person.document()
                          .nameOf(person.document()
                                      .find(VnetId::of(person.find(Kind::VirtualNetwork,
                                                                   QStringLiteral("SalesVNet"))))
                                      ->resourceGroup)
                          .str()))});
        auto& output = person.in<views::ConsoleOutput>(QStringLiteral("console"));
        person.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(output.hasFocus());
        person.key(Qt::Key_Backtab, Qt::ShiftModifier);
        person.key(Qt::Key_Return);
        QVERIFY(person.window().selection().single()
                == person.find(Kind::VirtualNetwork, QStringLiteral("SalesVNet")));
    }

    void anErrorIsRedAndItsFixIsAtHand()
    {
        test::Person person;
        type(person, {QStringLiteral("az network vnet create -g lab -n A -o none")});
        QVERIFY(shown(person).contains(QStringLiteral("ERROR: (ResourceGroupNotFound)")));
        auto& output = person.in<views::ConsoleOutput>(QStringLiteral("console"));
        const QTextCursor error = output.document()->find(QStringLiteral("ERROR"));
        for (const auto mode :
             {views::ThemeManager::Mode::Light, views::ThemeManager::Mode::Dark}) {
            person.theme().setMode(mode);
            QCOMPARE(error.charFormat().foreground().color(),
                     person.theme().theme().color(views::ColorRole::Bad));
        }
        clickWord(person, QStringLiteral("group create"));
        QCOMPARE(line(person).text(),
                 QStringLiteral("az group create --name lab --location northeurope"));
        QVERIFY(line(person).hasFocus());
        person.key(Qt::Key_Return);
        QCOMPARE(person.document().all<azure::ResourceGroup>().size(), std::size_t{1});
    }

    void intoAMachineAndOut()
    {
        test::Person person;
        type(person,
             {QStringLiteral("az group create -n rg -l northeurope -o none"),
              QStringLiteral("az network vnet create -g rg -n A --subnet-name s -o none"),
              QStringLiteral("az vm create -g rg -n web --image Ubuntu2204 --admin-username ada "
                             "--admin-password Passw0rd-2024 -o none"),
              QStringLiteral("IP=$(az vm list -g rg -d --query [].publicIps -o tsv)"),
              QStringLiteral("ssh -o StrictHostKeyChecking=no ada@$IP")});
        QCOMPARE(line(person).echoMode(), QLineEdit::Password);
        QVERIFY(prompt(person).endsWith(QStringLiteral("password: ")));
        type(person, {QStringLiteral("Passw0rd-2024")});
        QCOMPARE(prompt(person), QStringLiteral("ada@web:~$ "));
        QCOMPARE(line(person).echoMode(), QLineEdit::Normal);
        person.key(Qt::Key_Up); // a password is not remembered
        QVERIFY(line(person).text().startsWith(QStringLiteral("ssh")));
        person.key(Qt::Key_U, Qt::ControlModifier);
        type(person, {QStringLiteral("exit")});
        QCOMPARE(prompt(person), QStringLiteral("you@peerscape:~$ "));
        QVERIFY(!shown(person)
                     .section(QStringLiteral("password:"), 1)
                     .contains(QStringLiteral("Passw0rd")));
    }

    void aWatchKeepsUpWithTheCanvas()
    {
        test::Person person(QStringLiteral("exercise"));
        type(person,
             {QStringLiteral("watch -n 5 \"az network vnet list --query '[].name' -o tsv\"")});
        QVERIFY(!shown(person).contains(QStringLiteral("vnet1")));
        person.run(QStringLiteral("insert.vnet"));
        QVERIFY(shown(person).contains(QStringLiteral("vnet1")));
        QCOMPARE(shown(person).count(QStringLiteral("Every 5.0s")), 1);
        type(person, {QStringLiteral("echo done")});
        person.run(QStringLiteral("edit.undo"));
        QVERIFY(shown(person).contains(QStringLiteral("vnet1")));
        QVERIFY(shown(person).endsWith(QStringLiteral("done\n")));
    }

    void aScriptFileRuns()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lab.sh"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray script = "#!/bin/bash\r\naz group create -n rg -l northeurope -o none\r\n";
        for (int i = 0; i < 200; ++i)
            script += "az network vnet create -g rg -n v" + QByteArray::number(i)
                      + " --address-prefixes 10." + QByteArray::number(i) + ".0.0/16 -o none\n";
        file.write(script);
        file.close();

        test::Person person;
        QVERIFY(person.drop({path}));
        waitForScript(person);
        QVERIFY2(!shown(person).contains(QStringLiteral("ERROR")), qPrintable(shown(person)));
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{200});
        QCOMPARE(person.controller().undoStack()->count(), 201);
        person.undoEverything();

        person.choose(path);
        person.run(QStringLiteral("file.runScript"));
        // Ctrl+C stops it between two commands.
        person.key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(!person.window().panel<views::ConsolePanel>(QStringLiteral("console")).isRunning());
        QVERIFY(person.document().all<azure::VirtualNetwork>().size() < 200);
        QVERIFY(shown(person).endsWith(QStringLiteral("^C\n")));
    }
};

PEERSCAPE_TEST_CLASS(TestConsolePanel)
#include "tst_console_panel.moc"
