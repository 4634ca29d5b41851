#include "core/shell/jmespath/jmespath.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <string>

using namespace peerscape;
using shell::jmespath::Expression;
using Json = shell::jmespath::Json;

namespace {

/// The answer as compact JSON, or the error's code and message.
std::string answer(std::string_view query, std::string_view input)
{
    const auto expression = Expression::parse(query);
    if (!expression)
        return expression.error().code;
    const auto result = expression->search(Json::parse(input));
    return result ? result->dump() : result.error().code + ": " + result.error().message;
}

/// Compared by value: the suite says nothing of the order of members.
bool sameValue(const Json& a, const Json& b)
{
    return nlohmann::json::parse(a.dump()) == nlohmann::json::parse(b.dump());
}

/// What is wrong with a case of the compliance suite; empty when nothing is.
std::string wrong(const Json& given, const Json& test)
{
    const auto expression = Expression::parse(test.at("expression").get<std::string>());
    std::string code = expression ? std::string() : expression.error().code;
    Json result;
    if (expression) {
        const auto found = expression->search(given);
        if (found)
            result = *found;
        else
            code = found.error().code;
    }
    if (const auto expected = test.find("error"); expected != test.end())
        return code == expected->get<std::string>()
                   ? ""
                   : "gave " + (code.empty() ? result.dump() : code);
    if (!code.empty())
        return "refused: " + code;
    if (const auto expected = test.find("result"); expected != test.end())
        return sameValue(result, *expected) ? "" : "gave " + result.dump();
    return "";
}

} // namespace

class TestJmespath : public QObject
{
    Q_OBJECT

private slots:
    void passesTheComplianceSuite()
    {
        const QString folder = test::sharedFolder(QStringLiteral("jmespath"));
        if (folder.isEmpty())
            QSKIP("the compliance suite is not beside the sources");
        std::size_t count = 0;
        QStringList failures;
        for (const QString& name :
             QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files)) {
            QFile file(folder + QLatin1Char('/') + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const Json& suite : Json::parse(file.readAll().toStdString())) {
                for (const Json& test : suite.at("cases")) {
                    ++count;
                    const std::string problem = wrong(suite.at("given"), test);
                    if (!problem.empty())
                        failures << name + QLatin1String(": ")
                                        + QString::fromStdString(test.dump() + ' ' + problem);
                }
            }
        }
        QVERIFY2(failures.isEmpty(), qPrintable(failures.join(QLatin1Char('\n'))));
        QCOMPARE(count, std::size_t{908});
    }

    void keepsTheOrderOfMembers()
    {
        QCOMPARE(answer("{Name:name, A:a}", R"({"a":1,"name":"x"})"),
                 std::string(R"({"Name":"x","A":1})"));
        QCOMPARE(answer("keys(@)", R"({"b":1,"a":2})"), std::string(R"(["b","a"])"));
    }

    void saysErrorsAsAzDoes()
    {
        QCOMPARE(answer("length(a)", "{}"),
                 std::string("invalid-type: In function length(), invalid type for value: None, "
                             "expected one of: ['string', 'array', 'object'], received: \"null\""));
        QCOMPARE(answer("join(',', a)", R"({"a":[1]})"),
                 std::string("invalid-type: In function join(), invalid type for value: 1, "
                             "expected one of: ['array-string'], received: \"int\""));
        QCOMPARE(answer("nope(a)", "{}"),
                 std::string("unknown-function: Unknown function: nope()"));
        QCOMPARE(answer("length(a, b)", "{}"),
                 std::string("invalid-arity: Expected 1 argument for function length(), "
                             "received 2"));
        QCOMPARE(answer("[].{", "{}"), std::string("syntax"));
    }

    void refusesWhatIsNestedTooDeeply()
    {
        QCOMPARE(answer(std::string(100'000, '('), "{}"), std::string("syntax"));
        QCOMPARE(answer(std::string(100'000, '!') + 'a', "{}"), std::string("syntax"));
        std::string chain = "a";
        for (int i = 0; i < 100'000; ++i)
            chain += "[]";
        QCOMPARE(answer(chain, "{}"), std::string("syntax"));
    }

    void countsInWholeNumbersWhereItCan()
    {
        QCOMPARE(answer("sum(@)", "[1,2]"), std::string("3"));
        QCOMPARE(answer("avg(@)", "[1,2]"), std::string("1.5"));
        QCOMPARE(answer("sum(@)", "[9223372036854775807,1]"), std::string("9.223372036854776e+18"));
        QCOMPARE(answer("abs(@)", "-9223372036854775808"), std::string("9223372036854775808"));
        QCOMPARE(answer("[::9223372036854775807]", "[1,2,3]"), std::string("[1]"));
        QCOMPARE(answer("[::-9223372036854775807]", "[1,2,3]"), std::string("[3]"));
    }
};

PEERSCAPE_TEST_CLASS(TestJmespath)
#include "tst_jmespath.moc"
