#include "core/read/arm/template.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <map>
#include <memory>

using namespace peerscape;
using read::json::Value;

namespace {

/// A member of a case as JSON text; `otherwise` when it has none.
std::string memberText(const Value& object, std::string_view name, std::string otherwise)
{
    const Value* member = read::arm::memberOf(object, name);
    return member != nullptr ? read::json::serialise(*member) : otherwise;
}

/// The template around a case: its expression is the property `it` of a resource.
std::string templateOf(const Value& item)
{
    std::string schema = memberText(item, "schema", "\"deploymentTemplate\"");
    schema.insert(schema.size() - 1, ".json#");
    const std::string subject = "{\"type\":\"A.B/c\",\"name\":\"it\",\"properties\":{\"it\":"
                                + memberText(item, "is", "null") + "}}";
    const Value* symbols = read::arm::memberOf(item, "symbols");
    std::string resources = memberText(item, symbols != nullptr ? "symbols" : "resources",
                                       symbols != nullptr ? "{}" : "[]");
    resources.pop_back();
    if (resources.size() > 1)
        resources += ',';
    resources += symbols != nullptr ? "\"subject\":" + subject + '}' : subject + ']';
    return "{\"$schema\":" + schema
           + ",\"definitions\":{\"t\":{\"type\":\"string\"}},\"parameters\":"
           + memberText(item, "parameters", "{}") + ",\"variables\":"
           + memberText(item, "variables", "{}") + ",\"resources\":" + resources + '}';
}

/// What the expression of a case gives, and all notes of its reading.
std::pair<std::string, std::string> answerOf(const std::string& text)
{
    const auto tree = read::json::Tree::parse("template.json", text, 0);
    if (!tree)
        return {tree.error().message, {}};
    read::json::Pool pool;
    const auto deployed = read::arm::readTemplate(**tree, {}, pool);
    if (!deployed)
        return {deployed.error().message, {}};
    std::string notes;
    for (const read::arm::TemplateNote& note : deployed->notes)
        notes += render(note.message) + '\n';
    for (const read::arm::DeployedResource& resource : deployed->resources) {
        if (resource.type != "A.B/c")
            continue;
        const Value* properties = read::arm::memberOf(resource.object, "properties");
        const Value* it = properties != nullptr ? read::arm::memberOf(*properties, "it") : nullptr;
        return {it == nullptr                           ? "nothing"
                : it->type == read::json::Type::Unknown ? "unknown"
                                                        : read::json::serialise(*it),
                notes};
    }
    return {"no resource", notes};
}

} // namespace

/// The conformance table of resources/docs/arm-language.md: cases of every template function.
class TestArmFunctions : public QObject
{
    Q_OBJECT

    std::string m_text = test::readFile(QStringLiteral("golden/arm/functions.json"));
    std::unique_ptr<read::json::Tree> m_cases;

private slots:
    void initTestCase()
    {
        auto tree = read::json::Tree::parse("functions.json", m_text, 0);
        QVERIFY2(tree.has_value(), tree ? "" : tree.error().message.c_str());
        m_cases = std::move(*tree);
    }

    void answersAsDocumented_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("gives");
        QTest::addColumn<QByteArray>("refused");
        for (const auto& function : m_cases->root().members) {
            for (const Value& item : function.value.items) {
                const Value* refused = read::arm::memberOf(item, "refused");
                QTest::newRow(memberText(item, "is", "?").c_str())
                    << QByteArray::fromStdString(templateOf(item))
                    << QByteArray::fromStdString(memberText(item, "gives", "unknown"))
                    << QByteArray::fromStdString(refused != nullptr ? std::string(refused->text)
                                                                    : std::string());
            }
        }
    }

    void answersAsDocumented()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, gives);
        QFETCH(QByteArray, refused);
        const auto [answer, notes] = answerOf(text.toStdString());
        QVERIFY2(notes.find(refused.toStdString()) != std::string::npos, notes.c_str());
        QCOMPARE(QByteArray::fromStdString(answer), gives);
    }

    /// Every function has three cases or more, one of them an error, and a line in the table.
    void coversEveryFunction()
    {
        std::map<std::string, std::pair<int, int>> counts;
        for (const auto& function : m_cases->root().members) {
            for (const Value& item : function.value.items) {
                auto& [all, errors] = counts[std::string(function.key)];
                ++all;
                errors += read::arm::memberOf(item, "refused") != nullptr ? 1 : 0;
            }
        }
        const std::string documentation =
            test::readFile(QStringLiteral("../resources/docs/arm-language.md"));
        for (const read::arm::Function& function : read::arm::allFunctions()) {
            const std::string name(function.usual);
            const auto [all, errors] = counts[name];
            QVERIFY2(all >= 3, name.c_str());
            QVERIFY2(errors >= 1, name.c_str());
            const std::string line = "| `" + name + "` | " + std::to_string(all) + " |";
            QVERIFY2(documentation.find(line) != std::string::npos, line.c_str());
        }
    }
};

PEERSCAPE_TEST_CLASS(TestArmFunctions)
#include "tst_arm_functions.moc"
