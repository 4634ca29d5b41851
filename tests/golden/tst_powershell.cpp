#include "core/azure/names.h"
#include "core/shell/session.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;

namespace {

/// Types lines joined by line breaks; gives the console's text.
std::string typeAll(shell::Session& session, const std::string& text)
{
    std::string shown;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        shown += session.feed(text.substr(at, end - at)).text();
        at = end + 1;
    }
    return shown;
}

const char* const kTwoNetworks =
    "New-AzResourceGroup learn-rg northeurope | Out-Null\n"
    "$hub = New-AzVirtualNetwork -ResourceGroupName learn-rg -Name HubNet -Location northeurope "
    "-AddressPrefix 10.0.0.0/16 -Subnet (New-AzVirtualNetworkSubnetConfig -Name apps "
    "-AddressPrefix 10.0.1.0/24)\n"
    "$spoke = New-AzVirtualNetwork -ResourceGroupName learn-rg -Name SpokeNet -Location "
    "northeurope -AddressPrefix 10.9.0.0/16";

} // namespace

/// The console's PowerShell: its language, and how it stands in a session.
class TestPowerShell : public QObject
{
    Q_OBJECT

private slots:
    void language_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char* text, const char* wanted) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(wanted);
        };
        row("'a' + 'b'", "ab\n");
        row("1 + 2 * 3", "7\n");
        row("(1 + 2) * 3", "9\n");
        row("10 / 4", "2.5\n");
        row("-3 + 1", "-2\n");
        row("1..3 -join ','", "1,2,3\n");
        row("$a, $b = 1, 2; $b", "2\n");
        row("$n = 4; $n += 2; $n++; $n", "7\n");
        row("$x = 'v'; \"$x ${x}x $($x + 1) `$x\"", "v vx v1 $x\n");
        row("'it''s'", "it's\n");
        row("@{ a = 1; b = 'two' }.b", "two\n");
        row("$h = @{}; $h.k = 5; $h['k']", "5\n");
        row("@(1, 2, 3).Count", "3\n");
        row("@(1, 2, 3)[-1]", "3\n");
        row("'Alpha' -eq 'alpha'", "True\n");
        row("'Alpha' -ceq 'alpha'", "False\n");
        row("'spoke-1' -like 'SPOKE*'", "True\n");
        row("'10.1.0.0/16' -match '^(\\d+)\\.'; $matches[1]", "True\n10\n");
        row("'a-b' -replace '-', '+'", "a+b\n");
        row("1, 5, 9 -gt 4", "5\n9\n");
        row("3 -in 1, 2, 3", "True\n");
        row("-not $true -or 1 -eq 1", "True\n");
        row("'{0} has {1,4}' -f 'x', 7", "x has    7\n");
        row("'abc'.Substring(1).ToUpper()", "BC\n");
        row("[int]'12' + 1", "13\n");
        row("if (1 -gt 2) { 'no' } elseif ($true) { 'yes' } else { 'no' }", "yes\n");
        row("foreach ($i in 1..3) { if ($i -eq 2) { continue }; $i }", "1\n3\n");
        row("for ($i = 0; $i -lt 3; $i++) { $i }", "0\n1\n2\n");
        row("$i = 0; do { $i++ } until ($i -ge 5); $i", "5\n");
        row("$i = 3; while ($i) { $i-- }; $i", "0\n");
        row("function Add([int] $A, $B = 2) { return $A + $B }; Add 1; Add -B 5 -A 1", "3\n6\n");
        row("1..4 | ForEach-Object { $_ * 2 } | Where-Object { $_ -gt 4 }", "6\n8\n");
        row("1..4 | % { $_ } | measure | select -ExpandProperty Count", "4\n");
        row("3, 1, 2 | sort -Descending", "3\n2\n1\n");
        row("try { throw 'gone' } catch { \"caught $($_.Exception.Message)\" } finally { 'end' }",
            "caught gone\nend\n");
        row("$o = @{ b = 1; a = @(1, 2) } | ConvertTo-Json -Compress; $o",
            "{\"b\":1,\"a\":[1,2]}\n");
        row("('{\"a\": {\"b\": [4, 5]}}' | ConvertFrom-Json).a.b[1]", "5\n");
        row("@'\nraw $x\n'@", "raw $x\n");
        row("$x = 3\n@\"\nis $x\n\"@", "is 3\n");
        row("Write-Output `\n  'joined'", "joined\n");
        row("# nothing\n'a' # more\n<# a\n block #> 'b'", "a\nb\n");
        row("Write-Host –Object \u201ccurly\u201d", "curly\n");
        row("$p = @{ Object = 'splat' }; Write-Host @p", "splat\n");
        row("hostname && echo next", "peerscape\nnext\n");
        row("echo a b > f; cat f; dir | select -ExpandProperty Name", "a\nb\nf\n");
        row("'one' | Out-Null; $null -eq $nothing", "True\n");
        row("[pscustomobject]@{ A = 1; B = 'x' }", "\nA B\n- -\n1 x\n\n");
        row("$s = { param($q) $q + 1 }; & $s 4", "5\n");
        row("az account list --query 'length(@)'", "1\n");
    }
    void language()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        shell::Session session({}, {}, shell::Language::PowerShell);
        QCOMPARE(QByteArray::fromStdString(typeAll(session, text.toStdString())), wanted);
        QVERIFY(!session.isWaiting());
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char* text, const char* wanted) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(wanted);
        };
        row("'a' 'b'", "in expression or statement.");
        row("Get-AzVM -N x", nullptr);
        row("New-AzVM -P x", "New-AzVM: Parameter cannot be processed because the parameter name "
                             "'P' is ambiguous. Possible matches include: -PublicIpAddressName "
                             "-PublicIpSku.\n");
        row("Select-Object -Fir two", "Select-Object: Cannot bind parameter 'First'.");
        row("Get-AzVM a b c",
            "Get-AzVM: A positional parameter cannot be found that accepts argument 'c'.\n");
        row("$null.Foo()",
            "InvalidOperation: You cannot call a method on a null-valued expression.\n");
        row("'x'.Fly()", "InvalidOperation: Method invocation failed because [String]");
        row("Stop-AzVM -ResourceGroupName g -Name m -Force",
            "Stop-AzVM: Resource group 'g' could not be found.\nStatusCode: 404\n");
        row("New-AzNetworkSecurityRuleConfig -Name r -Protocol Fax -Access Allow -Priority 100 "
            "-Direction Inbound",
            "New-AzNetworkSecurityRuleConfig: Cannot validate argument on parameter 'Protocol'.");
        row("function f { f }; f", "The script failed due to call depth overflow.\n");
        row("while ($true) { }", "The line does more than this offline shell allows");
        row("Get-AzVM > ", nullptr);
    }
    void errors()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        shell::Session session({}, {}, shell::Language::PowerShell);
        const std::string shown = typeAll(session, text.toStdString());
        if (wanted.isEmpty())
            return;
        QVERIFY2(shown.find(wanted.toStdString()) != std::string::npos, shown.c_str());
        QVERIFY(session.status() != 0);
    }

    /// Each statement that changes the design is one undo step with its text as its name, secrets
    /// left out; a refused one is none.
    void everyStatementIsOneStep()
    {
        std::vector<edit::Edit> steps;
        shell::Session session(
            {},
            [&steps](const edit::Edit& step) {
                steps.push_back(step);
                return step.next;
            },
            shell::Language::PowerShell);
        typeAll(session, std::string(kTwoNetworks));
        QCOMPARE(steps.size(), std::size_t{3});
        QCOMPARE(render(steps[0].label),
                 std::string("New-AzResourceGroup learn-rg northeurope | Out-Null"));
        typeAll(session, "Add-AzVirtualNetworkSubnetConfig -Name a -VirtualNetwork $hub "
                         "-AddressPrefix 10.0.2.0/24 | Add-AzVirtualNetworkSubnetConfig -Name b `\n"
                         "    -AddressPrefix 10.0.3.0/24 | Set-AzVirtualNetwork | Out-Null");
        QCOMPARE(steps.size(), std::size_t{4});
        QCOMPARE(steps[3].changes.added.size(), std::size_t{2});
        QVERIFY(render(steps[3].label).find("-Name b -AddressPrefix") != std::string::npos);
        typeAll(session, "New-AzVirtualNetwork -ResourceGroupName learn-rg -Name Bad -Location "
                         "northeurope -AddressPrefix 10.0.0.5/16");
        QCOMPARE(steps.size(), std::size_t{4});
        typeAll(session, "New-AzVM -Name m -ResourceGroupName learn-rg -Credential (New-Object "
                         "PSCredential ('me', (ConvertTo-SecureString 'Passw0rd-2024' "
                         "-AsPlainText -Force))) | Out-Null");
        QCOMPARE(steps.size(), std::size_t{5});
        QVERIFY(render(steps[4].label).find("Passw0rd") == std::string::npos);
        typeAll(session, "az network vnet create -g learn-rg -n A -o none; Remove-AzVirtualNetwork "
                         "-Name A -ResourceGroupName learn-rg -Force");
        QCOMPARE(steps.size(), std::size_t{7});
        QCOMPARE(render(steps[5].label),
                 std::string("az network vnet create -g learn-rg -n A -o none"));
    }

    /// A question is answered by the next line; no is no, Ctrl+C too, and nothing happens twice.
    void asks()
    {
        shell::Session session({}, {}, shell::Language::PowerShell);
        typeAll(session, std::string(kTwoNetworks));
        session.feed("'once'; Remove-AzVirtualNetwork -ResourceGroupName learn-rg -Name SpokeNet");
        QVERIFY(session.isAsking());
        QVERIFY(session.prompt().find("remove resource 'SpokeNet'") != std::string::npos);
        session.feed("maybe");
        QVERIFY(session.isAsking());
        session.feed("n");
        QVERIFY(!session.isAsking());
        session.feed("Remove-AzResourceGroup learn-rg");
        session.interrupt();
        QCOMPARE(typeAll(session, "(Get-AzVirtualNetwork).Count"), std::string("2\n"));
        session.feed("Remove-AzVirtualNetwork -ResourceGroupName learn-rg -Name SpokeNet");
        session.feed("y");
        QCOMPARE(typeAll(session, "@(Get-AzVirtualNetwork).Count"), std::string("1\n"));
        session.feed("New-AzVM -Name m -ResourceGroupName learn-rg");
        QVERIFY(!session.asksForSecret());
        session.feed("me");
        QVERIFY(session.asksForSecret());
        QVERIFY(session.feed("weak").text().find("password length") != std::string::npos);
        QVERIFY(session.document().all<azure::VirtualMachine>().size() == 0);
    }

    /// `pwsh` and `exit`, and the language chosen from outside.
    void changesLanguage()
    {
        shell::Session session;
        QVERIFY(session.language() == shell::Language::Bash);
        session.feed("pwsh");
        QCOMPARE(session.prompt(), std::string("PS /home/you> "));
        session.feed("$x = 4");
        session.feed("function F {");
        QCOMPARE(session.prompt(), std::string(">> "));
        session.feed("$x }");
        QVERIFY(session.language() == shell::Language::PowerShell);
        QCOMPARE(typeAll(session, "exit"), std::string());
        QCOMPARE(session.prompt(), std::string("you@peerscape:~$ "));
        session.setLanguage(shell::Language::PowerShell);
        QCOMPARE(typeAll(session, "F"), std::string("4\n"));
        session.feed("exit"); // the Cloud Shell stays open
        QVERIFY(session.language() == shell::Language::PowerShell);
    }

    void completion_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char* line, const char* wanted) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(wanted);
        };
        row("get-azvirtualnetworks", "Get-AzVirtualNetworkSubnetConfig");
        row("Get-AzVirtualNetwork -Na", "-Name");
        row("Get-AzVirtualNetwork -Name ", "HubNet SpokeNet");
        row("Get-AzVirtualNetwork | Get-AzVirtualNetworkP", "Get-AzVirtualNetworkPeering");
        row("$s = Get-AzVirtualNetworkSubnetConfig -Name ", "apps");
        row("New-AzPublicIpAddress -Sku ", "Basic Standard");
        row("$hu", "$hub");
        row("az network vnet p", "peering");
        row("Get-AzResourceGroup ", "learn-rg");
    }
    /// Cmdlets, parameters, choices, variables and the design's names.
    void completion()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, wanted);
        shell::Session session({}, {}, shell::Language::PowerShell);
        typeAll(session, std::string(kTwoNetworks));
        QByteArray words;
        for (const std::string& word : session.complete(line.toStdString()).words)
            words += (words.isEmpty() ? "" : " ") + QByteArray::fromStdString(word);
        QCOMPARE(words, wanted);
    }

    /// Lists that hold each other and texts that double do no harm.
    void boundsItself()
    {
        shell::Session session({}, {}, shell::Language::PowerShell);
        QVERIFY(typeAll(session, "$h = @{}; $h.a = $h").find("cannot hold itself")
                != std::string::npos);
        QVERIFY(typeAll(session, "$l = @(1); $g = @{ l = $l }; $l[0] = $g").find("cannot hold")
                != std::string::npos);
        std::string script = "$s = 'aaaaaaaaaaaaaaaa'; $l = @(1)";
        for (int i = 0; i < 40; ++i)
            script += "\n$s = \"$s$s\"; $l = @($l, $l)";
        typeAll(session, script);
        QVERIFY(typeAll(session, "$s.Length; $l").size() < 2'000'000);
        typeAll(session, std::string(5000, '('));
        session.interrupt();
        typeAll(
            session, "1" + [] {
                std::string sum;
                for (int i = 0; i < 5000; ++i)
                    sum += " + 1";
                return sum;
            }());
        QCOMPARE(typeAll(session, "'alive'"), std::string("alive\n"));
    }
};

PEERSCAPE_TEST_CLASS(TestPowerShell)
#include "tst_powershell.moc"
