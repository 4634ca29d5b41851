#include "core/read/read.h"
#include "core/write/code.h"
#include "core/write/wide_json.h"
#include "core/write/write.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace peerscape;
using Json = nlohmann::ordered_json;

namespace {

/// So many that walking over the members for each of them would not end soon.
constexpr int kMembers = 60'000;

Json wideObject()
{
    Json wide;
    for (int i = 0; i < kMembers; ++i)
        write::append(wide, "attribute_" + std::to_string(i), i);
    return wide;
}

} // namespace

/// Objects of a file's width are read, kept and written in time that grows with them.
class TestWideJson : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatOthersRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"{}", "[]", "null", "1", "-2.5e3", "\"\\u00e9\\n\"", "[1,[2,{\"a\":[]}],{}]",
              "{\"b\":1,\"a\":{\"c\":null,\"b\":[true,false]}}", "{\"a\":1,\"b\":2,\"a\":3}",
              "{\"a\":{\"x\":1},\"a\":{\"y\":2}}", "", "{", "{\"a\"}", "[1,]", "1 2", "nul"})
            QTest::newRow(text) << QByteArray(text);
    }

    void readsWhatOthersRead()
    {
        QFETCH(QByteArray, text);
        const Json wanted = Json::parse(text.toStdString(), nullptr, false);
        const Json read = write::parseWide(text.toStdString());
        QCOMPARE(read.is_discarded(), wanted.is_discarded());
        QCOMPARE(QString::fromStdString(read.dump()), QString::fromStdString(wanted.dump()));
    }

    void findsAndAddsAmongMany()
    {
        Json object;
        write::WideObject members(object);
        QVERIFY(members.find("a") == nullptr);
        for (int i = 0; i < kMembers; ++i)
            members.at(std::to_string(i % (kMembers / 2))) = i;
        QCOMPARE(object.size(), std::size_t{kMembers / 2});
        QCOMPARE(object.begin().key(), std::string("0"));
        QCOMPARE(members.find("7")->get<int>(), kMembers / 2 + 7);
        QVERIFY(members.find("x") == nullptr);
        std::string twice = "{\"a\":0";
        for (int i = 0; i < kMembers; ++i)
            twice += ",\"m" + std::to_string(i % 100) + "\":" + std::to_string(i);
        QCOMPARE(write::parseWide(twice + '}').size(), std::size_t{101});
        Json word = "no object";
        QVERIFY(write::WideObject(word).find("a") == nullptr);
    }

    void everyFormWritesWideResources_data()
    {
        QTest::addColumn<bool>("isState");
        QTest::newRow("Azure's") << false;
        QTest::newRow("Terraform's") << true;
    }

    void everyFormWritesWideResources()
    {
        QFETCH(bool, isState);
        const std::string group = "/subscriptions/s/resourceGroups/g";
        const std::string network = group + "/providers/Microsoft.Network/virtualNetworks/v";
        const std::string other = group + "/providers/Microsoft.KeyVault/vaults/k";
        const auto instance = [&](const char* type, const std::string& id) {
            Json values = wideObject();
            write::append(values, "id", id);
            write::append(values, "resource_group_name", "g");
            write::append(values, "name", id.substr(id.rfind('/') + 1));
            return Json{{"mode", "managed"}, {"type", type}, {"name", "x"}, {"values", values}};
        };
        const auto resource = [&](const std::string& id) {
            return Json{{"id", id},
                        {"apiVersion", "2023-07-01"},
                        {"location", "x"},
                        {"properties", wideObject()}};
        };
        const Json file =
            isState
                ? Json{{"format_version", "1.0"},
                       {"values",
                        {{"root_module",
                          {{"resources", Json::array({instance("azurerm_virtual_network", network),
                                                      instance("azurerm_key_vault", other)})}}}}}}
                : Json::array({resource(network), resource(other)});
        const std::string text = file.dump();
        const auto result = read::read({{"wide.json", text}});
        QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
        const std::string last = "attribute_" + std::to_string(kMembers - 1);
        for (const write::CodeForm form :
             {write::CodeForm::Arm, write::CodeForm::Bicep, write::CodeForm::Terraform,
              write::CodeForm::AzCli, write::CodeForm::PowerShell}) {
            const write::Code code = write::writeCode(result->document, form);
            bool isNamed = code.files.front().text.find(last) != std::string::npos;
            for (const write::CodeGap& gap : code.gaps)
                isNamed = isNamed || render(gap.message).find(last) != std::string::npos;
            QVERIFY2(isNamed, std::string(write::formName(form)).c_str());
        }
        const std::string saved = write::writePeerscape(result->document);
        const auto again = read::read({{"a.peerscape", saved}});
        QVERIFY(again.has_value());
        QVERIFY(again->document == result->document);
    }
};

PEERSCAPE_TEST_CLASS(TestWideJson)
#include "tst_wide_json.moc"
