#include "core/azure/names.h"
#include "core/read/read.h"
#include "core/write/code.h"
#include "core/write/kept_json.h"
#include "core/write/write.h"
#include "tests/property/code_gaps.h"
#include "tests/support/hcl_reader.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>

using namespace peerscape;
using azure::Document;
using write::CodeForm;

namespace {

const std::string kGroupOfVault = "/subscriptions/11111111-2222-3333-4444-555555555555/"
                                  "resourceGroups/g";
const std::string kNetworkId = kGroupOfVault + "/providers/Microsoft.Network/virtualNetworks/v";
const std::string kVaultId = kGroupOfVault + "/providers/Microsoft.KeyVault/vaults/kv";

const std::string kSecretId = "https://kv.vault.azure.net/secrets/db/1";

const std::string kNetworkBlock =
    "{'mode':'managed','type':'azurerm_virtual_network','name':'v','values':{'id':'" + kNetworkId
    + "','name':'v','resource_group_name':'g','location':'westeurope',"
      "'address_space':['10.0.0.0/16']}},"
      "{'mode':'managed','type':'azurerm_subnet','name':'s','values':{'id':'"
    + kNetworkId
    + "/subnets/s','name':'s','resource_group_name':'g','virtual_network_name':'v',"
      "'address_prefixes':['10.0.1.0/24']}}";

/// JSON with apostrophes for quotes: what moc reads has no raw texts.
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// What `terraform show -json` says of a state with a vault, which names a subnet, and a secret.
std::string stateWithVault()
{
    return "{'format_version':'1.0','values':{'root_module':{'resources':[" + kNetworkBlock
           + ",{'mode':'managed','type':'azurerm_key_vault','name':'main','values':{'id':'"
           + kVaultId
           + "','name':'kv','resource_group_name':'g','location':'westeurope','sku_name':"
             "'standard','soft_delete_retention_days':7,'purge_protection_enabled':false,"
             "'contact':[],'timeouts':null,'tags':{'cost centre':'${it}','env':'prod'},"
             "'network_acls':[{'bypass':'AzureServices','default_action':'Deny','ip_rules':"
             "['1.2.3.4'],'virtual_network_subnet_ids':['"
           + kNetworkId
           + "/subnets/s']}],'admin':'HIDDEN-1'},'sensitive_values':{'admin':true,"
             "'network_acls':[{}]}},"
             "{'mode':'managed','type':'azurerm_key_vault_secret','name':'db','index':'a',"
             "'values':{'id':'"
           + kSecretId
           + "','name':'db','value':"
             "'HIDDEN-2','content_type':'text','key_vault_id':'"
           + kVaultId + "'}},"
           + "{'mode':'managed','type':'random_password','name':'p','values':{'length':16,"
             "'result':'HIDDEN-3'}}]}}}";
}

Document documentOf(const std::string& text)
{
    const auto result = read::read({{"plan.json", json(text)}});
    if (!result)
        qFatal("%s", result.error().message.c_str());
    return result->document;
}

/// Every block that was kept: type, label, values and what is missing, sorted, with
/// apostrophes for quotes.
QStringList blocksOf(const Document& document)
{
    QStringList blocks;
    document.all<azure::UnknownResource>().forEach(
        [&](UnknownId, const azure::UnknownResource& resource) {
            const auto block = write::keptBlock(resource.extra);
            QStringList missing;
            for (const std::string& name : block ? block->missing : std::vector<std::string>())
                missing << QString::fromStdString(name);
            blocks << (block ? QString::fromStdString(block->type + ' ' + block->label + ' '
                                                      + block->values.dump())
                                   + QStringLiteral(" -") + missing.join(QLatin1Char(' '))
                             : QStringLiteral("no block"));
        });
    blocks.sort();
    return blocks.replaceInStrings(QStringLiteral("\""), QStringLiteral("'"));
}

} // namespace

/// Terraform's resources of types that are not modelled: kept, saved and written back.
class TestKeptBlocks : public QObject
{
    Q_OBJECT

private slots:
    void keepsAState()
    {
        const auto result = read::read({{"state.json", json(stateWithVault())}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const Document& document = result->document;
        const auto vault = azure::findByName(document, Kind::UnknownResource, kVaultId);
        QVERIFY2(vault.has_value(), vault ? "" : vault.error().message.c_str());
        QCOMPARE(document.find(UnknownId::of(*vault))->type.str(),
                 std::string("Microsoft.KeyVault/vaults"));
        QCOMPARE(
            blocksOf(document),
            (QStringList{
                QStringLiteral("azurerm_key_vault main {'name':'kv','resource_group_name':'g',"
                               "'location':'westeurope','sku_name':'standard',"
                               "'soft_delete_retention_days':7,'purge_protection_enabled':false,"
                               "'tags':{'cost centre':'${it}','env':'prod'},"
                               "'network_acls':[{'bypass':'AzureServices','default_action':'Deny',"
                               "'ip_rules':['1.2.3.4'],'virtual_network_subnet_ids':['")
                    + QString::fromStdString(kNetworkId) + QStringLiteral("/subnets/s']}]} -admin"),
                QStringLiteral("azurerm_key_vault_secret db a {'name':'db',"
                               "'content_type':'text','key_vault_id':'")
                    + QString::fromStdString(kVaultId) + QStringLiteral("'} -value"),
                QStringLiteral("random_password p {'length':16} -result")}));
        QStringList notes;
        for (const read::ReportEntry& entry : result->report.entries)
            notes << QString::fromStdString(render(entry.message));
        QCOMPARE(notes.filter(QStringLiteral("it is kept as it is")).size(), 3);
        QCOMPARE(notes.filter(QStringLiteral("secrets are never kept")).size(), 3);
        QCOMPARE(notes.size(), 6);
    }

    void forgetsSecretsAndSavesTheRest()
    {
        const Document document = documentOf(stateWithVault());
        const std::string saved = write::writePeerscape(document);
        QVERIFY(saved.find("HIDDEN") == std::string::npos);
        const auto again = read::read({{"a.peerscape", saved}});
        QVERIFY(again.has_value());
        QVERIFY(again->document == document);
    }

    void writesThemBack()
    {
        const write::Code code =
            write::writeCode(documentOf(stateWithVault()), CodeForm::Terraform, {true});
        const std::string& text = code.files.front().text;
        for (const char* part : {
                 "resource \"azurerm_key_vault\" \"main\" {\n"
                 "  resource_group_name        = azurerm_resource_group.g.name\n"
                 "  name                       = \"kv\"\n",
                 "  tags = {\n    \"cost centre\" = \"$${it}\"\n    env           = \"prod\"\n  "
                 "}\n",
                 "  network_acls {\n",
                 "    virtual_network_subnet_ids = [azurerm_subnet.v_s.id]\n",
                 "resource \"azurerm_key_vault_secret\" \"db_a\" {\n",
                 "  key_vault_id = azurerm_key_vault.main.id\n",
                 "resource \"random_password\" \"p\" {\n  length = 16\n}\n",
                 "  to = azurerm_key_vault_secret.db_a\n"
                 "  id = \"https://kv.vault.azure.net/secrets/db/1\"\n",
                 "# - db: value has to be added: the drawing does not hold it\n",
                 "# - kv (azurerm_key_vault) is written as its state has it: take out what only "
                 "Azure gives\n",
             })
            QVERIFY2(text.find(part) != std::string::npos, (part + text).c_str());
    }

    /// The file says the same of them when it is read, where only its configuration is known.
    void isTheSameInBothDirections()
    {
        const Document document = documentOf(stateWithVault());
        const write::Code code = write::writeCode(document, CodeForm::Terraform);
        const auto plan = test::readHclAsPlan(code.files.front().text);
        QVERIFY2(plan.has_value(), plan ? "" : plan.error().message.c_str());
        const Document read = documentOf(plan->dump());
        QCOMPARE(read.all<azure::UnknownResource>().size(), std::size_t{3});
        const write::Code again = write::writeCode(read, CodeForm::Terraform);
        const auto bodyOf = [](const std::string& text) {
            return text.substr(0, text.find("\n# What this file leaves out"));
        };
        QCOMPARE(QString::fromStdString(bodyOf(again.files.front().text)),
                 QString::fromStdString(bodyOf(code.files.front().text)));
    }

    void otherFormsSayThatTheyLackThem()
    {
        const Document document = documentOf(stateWithVault());
        for (const CodeForm form :
             {CodeForm::Arm, CodeForm::Bicep, CodeForm::AzCli, CodeForm::PowerShell}) {
            const write::Code code = write::writeCode(document, form);
            QCOMPARE(
                test::gapsOf(code),
                (QStringList{QStringLiteral("kv (azurerm_key_vault) is left out: only "
                                            "Terraform's block of it is known"),
                             QStringLiteral("db (azurerm_key_vault_secret) is left out: only "
                                            "Terraform's block of it is known"),
                             QStringLiteral("p (random_password) is left out: only Terraform's "
                                            "block of it is known")}));
            const std::string& text = code.files.front().text;
            QVERIFY(text.substr(0, text.find("What this file leaves out")).find("KeyVault")
                    == std::string::npos);
        }
    }

    /// Of a plan what its configuration says, and ids in place of references.
    void keepsAPlan()
    {
        const Document document = documentOf(
            "{'format_version':'1.2','planned_values':{'root_module':{'resources':[" + kNetworkBlock
            + ",{'mode':'managed','type':'azurerm_key_vault','name':'main','values':{'name':"
              "'kv','resource_group_name':'g','location':'westeurope','sku_name':'standard',"
              "'computed':'c','network_acls':[{'bypass':'None','computed':'c'}]}},"
              "{'mode':'managed','type':'azurerm_role_assignment','name':'r','values':{"
              "'role_definition_name':'Reader'}}]}},'configuration':{'root_module':{'resources':"
              "[{'mode':'managed','type':'azurerm_key_vault','name':'main','expressions':{"
              "'name':{'constant_value':'kv'},'resource_group_name':{'constant_value':'g'},"
              "'location':{'references':['var.l']},'sku_name':{},'network_acls':[{'bypass':{},"
              "'virtual_network_subnet_ids':{'references':['azurerm_subnet.s.id',"
              "'azurerm_subnet.s']}}]}},"
              "{'mode':'managed','type':'azurerm_role_assignment','name':'r','expressions':{"
              "'role_definition_name':{},'scope':{'references':['azurerm_key_vault.main.id',"
              "'azurerm_key_vault.main']},'principal_id':{'references':"
              "['azurerm_user_assigned_identity.x.principal_id']}}}]}}}");
        const QString vault =
            QString::fromStdString(kGroupOfVault + "/providers/Terraform/azurerm_key_vault/kv");
        QCOMPARE(
            blocksOf(document),
            (QStringList{
                QStringLiteral("azurerm_key_vault main {'name':'kv','resource_group_name':'g',"
                               "'location':'westeurope','sku_name':'standard',"
                               "'network_acls':[{'bypass':'None','virtual_network_subnet_ids':['")
                    + QString::fromStdString(kNetworkId) + QStringLiteral("/subnets/s']}]} -"),
                QStringLiteral("azurerm_role_assignment r {'role_definition_name':'Reader',"
                               "'scope':'")
                    + vault + QStringLiteral("'} -principal_id")}));
        const std::string text = write::writeCode(document, CodeForm::Terraform).files.front().text;
        QVERIFY2(text.find("  scope                = azurerm_key_vault.main.id\n")
                     != std::string::npos,
                 text.c_str());
    }

    /// A state file marks secrets by paths; two blocks may share what Azure calls one thing.
    void keepsAStateFile()
    {
        const std::string storage =
            kGroupOfVault + "/providers/Microsoft.Storage/storageAccounts/st";
        const Document document = documentOf(
            "{'version':4,'terraform_version':'1.9.0','serial':1,'lineage':'x','resources':["
            "{'mode':'managed','type':'azurerm_storage_account','name':'st','provider':'p',"
            "'instances':[{'attributes':{'id':'"
            + storage
            + "','name':'st','resource_group_name':'g','plain':'HIDDEN-1','more':[{'deep':"
              "'HIDDEN-2','shallow':'s'}],'primary_connection_string':'HIDDEN-3'},"
              "'sensitive_attributes':[[{'type':'get_attr','value':'plain'}],"
              "[{'type':'get_attr','value':'more'},{'type':'index','value':{'value':0,'type':"
              "'number'}},{'type':'get_attr','value':'deep'}]]}]},"
              "{'mode':'managed','type':'azurerm_storage_account_network_rules','name':'st',"
              "'provider':'p','instances':[{'attributes':{'id':'"
            + storage + "','default_action':'Deny','storage_account_id':'" + storage + "'}}]}]}");
        QCOMPARE(document.all<azure::UnknownResource>().size(), std::size_t{2});
        QCOMPARE(blocksOf(document),
                 (QStringList{QStringLiteral("azurerm_storage_account st {'name':'st',"
                                             "'resource_group_name':'g','more':[{'shallow':'s'}]} "
                                             "-more.deep plain primary_connection_string"),
                              QStringLiteral("azurerm_storage_account_network_rules st "
                                             "{'default_action':'Deny','storage_account_id':'")
                                  + QString::fromStdString(storage) + QStringLiteral("'} -")}));
        const std::string text = write::writeCode(document, CodeForm::Terraform).files.front().text;
        QVERIFY2(text.find("storage_account_id = azurerm_storage_account.st.id")
                     != std::string::npos,
                 text.c_str());
        QVERIFY(text.find("HIDDEN") == std::string::npos);
    }

    /// What is no word of Terraform's cannot get into the code.
    void writesNothingThatIsNoBlock()
    {
        const Document document = documentOf(
            "{'format_version':'1.0','values':{'root_module':{'resources':["
            "{'mode':'managed','type':'x\\' {}\\nresource \\'y','name':'n','values':{'a':'b'}},"
            "{'mode':'managed','type':'azurerm_x','name':'\\'} evil {','values':{'a = 1\\nb':"
            "'c','count':'3','d':'e'}}]}}}");
        const std::string text = write::writeCode(document, CodeForm::Terraform).files.front().text;
        QVERIFY2(test::readHclAsPlan(text).has_value(), text.c_str());
        QVERIFY2(text.find("resource \"azurerm_x\" \"evil\" {\n  d = \"e\"\n}\n")
                     != std::string::npos,
                 text.c_str());
        QVERIFY2(text.find("\nresource \"y") == std::string::npos, text.c_str());
    }
};

PEERSCAPE_TEST_CLASS(TestKeptBlocks)
#include "tst_kept_blocks.moc"
