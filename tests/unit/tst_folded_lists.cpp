#include "core/read/read.h"
#include "core/write/write.h"
#include "tests/support/files.h"
#include "tests/support/mutate.h"
#include "tests/support/test_registry.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <random>

using namespace peerscape;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t kDesigns = 80;
constexpr std::uint32_t kMutations = 1000;

/// Kinds that Azure's lists of the corpus lack, and children written by themselves.
constexpr const char* kMore = R"([
{"id":"/subscriptions/s/resourceGroups/rg-hub","name":"rg-hub","location":"West Europe"},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/loadBalancers/lb","name":"lb",
 "sku":{"name":"Standard","tier":"Regional"},"properties":{"backendAddressPools":[{"name":"pool","id":
 "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/loadBalancers/lb/backendAddressPools/pool"}]}},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkInterfaces/behind","name":"behind",
 "location":"westeurope","properties":{"ipConfigurations":[{"name":"one","properties":{"subnet":{"id":
 "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/a"},
 "loadBalancerBackendAddressPools":[{"id":
 "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/loadBalancers/lb/backendAddressPools/pool"}]}}]}},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v","name":"v","note":"kept é\n",
 "properties":{"addressSpace":{"addressPrefixes":["10.9.0.0/16"]},"Subnets":[{"name":"a","properties":
 {"addressPrefix":"10.9.0.0/24","odd":{"deep":[1,2.50,null]}}},{"properties":{}}]}},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/b",
 "properties":{"addressPrefix":"10.9.1.0/24"},"\u0069d":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/c"},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/routeTables/rt/routes/r","name":"r",
 "properties":{"addressPrefix":"0.0.0.0/0","nextHopType":"Elsewhere","odd":1}},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n/securityRules/r","name":"r",
 "properties":{"access":"Allow","direction":"Inbound","priority":100,"protocol":"tcp"}},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualHubs/server","name":"server","properties":{}},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualHubs/server/bgpConnections/p","name":"p",
 "properties":{"peerAsn":65001,"peerIp":"10.9.0.9","odd":true}},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualHubs/hub","name":"hub",
 "properties":{"virtualWan":{"id":"/w"}}},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/site","name":"site","kind":"app","properties":{"a":"\u00e9"}},
{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateEndpoints/pe","name":"pe","properties":{
 "subnet":{"id":"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/w/subnets/x"}}},
{"name":"nothing says which"}, "text", ["list"], {"id":7}, {}])";

/// Elements of Azure's own lists, as text.
std::vector<std::string> elements()
{
    std::vector<std::string> list;
    const auto addAll = [&](const Json& file) {
        const Json& rows = file.is_array()         ? file
                           : file.contains("data") ? file.at("data")
                                                   : file.at("value");
        for (const Json& row : rows)
            list.push_back(row.dump());
    };
    for (const char* name : {"vnet-list", "nic-list", "nsg-list", "route-table-list", "vm-list",
                             "public-ip-list", "vnet-gateway-list", "vpn-connection-list",
                             "rest-virtualNetworks", "graph-query", "vnet-peering-list-hub"})
        addAll(Json::parse(
            test::readFile(QStringLiteral("golden/corpus/az/%1.json").arg(QLatin1String(name)))));
    addAll(Json::parse(kMore));
    return list;
}

/// Some of the members of an object, and of its properties.
void thin(Json& object, std::mt19937& random)
{
    for (auto member = object.begin(); member != object.end();) {
        if (member.key() == "properties" && member->is_object())
            thin(*member, random);
        member =
            member.key() != "id" && random() % 3 == 0 ? object.erase(member) : std::next(member);
    }
}

/// A list of elements in any order: some left out, some twice, some of these in two parts.
std::string randomList(const std::vector<std::string>& all, std::mt19937& random)
{
    std::vector<std::string> chosen;
    for (const std::string& element : all) {
        for (auto copies = random() % 4 == 0 ? 2 : random() % 5 / 2; copies > 0; --copies) {
            Json part = Json::parse(element);
            if (part.is_object() && random() % 2 == 0)
                thin(part, random);
            chosen.push_back(random() % 3 == 0 ? part.dump(2) : part.dump());
        }
    }
    std::shuffle(chosen.begin(), chosen.end(), random);
    std::string text;
    for (const std::string& element : chosen)
        text += (text.empty() ? "" : random() % 2 == 0 ? "," : " ,\r\n ") + element;
    const auto form = random() % 3;
    return form == 0   ? '[' + text + ']'
           : form == 1 ? "{\"data\":[" + text + "],\"skip_token\":\"x\"}"
                       : "{\"nextLink\":\"n\",\"value\":[" + text + "]}";
}

/// Everything that reading gave, in words.
std::string told(const Result<read::ReadResult>& result)
{
    if (!result)
        return result.error().code + ' ' + result.error().message;
    std::string text = write::writePeerscape(result->document);
    text += std::to_string(result->report.understood) + '\n';
    for (const read::ReportEntry& entry : result->report.entries)
        text += entry.position.file + ':' + std::to_string(entry.position.line) + ':'
                + std::to_string(entry.position.column) + ' '
                + (entry.kind == read::ReportEntry::Kind::Ignored ? "- " : "~ ") + entry.subject
                + ": " + render(entry.message) + '\n';
    return text;
}

/// The first line in which two texts differ, both ways; empty when they are equal.
QString whereTheyDiffer(const std::string& a, const std::string& b)
{
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (x == a.end() && y == b.end())
        return {};
    const auto lineAt = [](const std::string& text, std::string::const_iterator place) {
        const std::size_t offset = static_cast<std::size_t>(place - text.begin());
        const std::size_t start = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
        const std::size_t first = start == std::string::npos ? 0 : start + 1;
        return QString::fromStdString(text.substr(first, text.find('\n', offset) - first));
    };
    return lineAt(a, x) + QStringLiteral("\nor\n") + lineAt(b, y);
}

/// Texts read together: each once as it is, whose lists are folded, and once with a comment behind
/// it, for which every value is built at once.
void compareWays(std::vector<std::string> texts)
{
    const auto read = [&](bool isPadded) {
        std::vector<read::Input> inputs;
        for (std::string& text : texts) {
            const std::string name = "file" + std::to_string(inputs.size());
            text.reserve(isPadded ? text.size() + read::kPadding : 0);
            inputs.push_back(isPadded ? read::inputOf(name, text) : read::Input{name, text});
        }
        return told(read::read(inputs));
    };
    for (std::string& text : texts)
        text += "\n  ";
    const std::string copied = read(false);
    const std::string inPlace = read(true);
    for (std::string& text : texts)
        text.replace(text.size() - 2, 2, "//");
    const std::string atOnce = read(false);
    QCOMPARE(whereTheyDiffer(copied, atOnce), QString());
    QCOMPARE(whereTheyDiffer(inPlace, atOnce), QString());
}

} // namespace

/// Lists read element by element give what they give when everything is built first: the document,
/// what is said to be lost with its places, and errors.
class TestFoldedLists : public QObject
{
    Q_OBJECT

private slots:
    void readAlikeInAnyOrder()
    {
        const std::vector<std::string> all = elements();
        for (std::uint32_t seed = 0; seed < kDesigns; ++seed) {
            std::mt19937 random(seed);
            std::vector<std::string> texts;
            for (auto files = 1 + random() % 3; files > 0; --files)
                texts.push_back(randomList(all, random));
            compareWays(std::move(texts));
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }

    void failAlike()
    {
        const std::vector<std::string> all = elements();
        for (std::uint32_t seed = 0; seed < kMutations; ++seed) {
            std::mt19937 random(seed);
            std::vector<std::string> few;
            std::sample(all.begin(), all.end(), std::back_inserter(few), 4, random);
            compareWays({test::mutated(randomList(few, random), random)});
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }

    /// So many that they are unfolded on a thread of its own.
    void readManyAlike()
    {
        constexpr int kMany = 6000;
        std::vector<std::string> all = elements();
        for (int i = 0; i < kMany; ++i)
            all.push_back(fmt::format(
                R"({{"id":"{0}/networkInterfaces/many-{1}","name":"many-{1}","properties":{{"ipConfigurations":
[{{"name":"c{1}","properties":{{"subnet":{{"id":"{0}/virtualNetworks/v{2}/subnets/a"}},"odd":{1}}}}}]}}}})",
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network", i, i % 700));
        for (std::uint32_t seed = 0; seed < 4; ++seed) {
            std::mt19937 random(seed);
            std::string text = randomList(all, random);
            if (seed > 1) // something is wrong in one of the last ones
                text[text.rfind("odd") + 4] = seed == 2 ? '"' : '}';
            compareWays({std::move(text)});
        }
    }
};

PEERSCAPE_TEST_CLASS(TestFoldedLists)
#include "tst_folded_lists.moc"
