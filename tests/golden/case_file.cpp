#include "tests/golden/case_file.h"

#include "core/read/read.h"
#include "tests/support/files.h"

#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <map>

namespace peerscape::test {

using nlohmann::json;

namespace {

/// The profile that stands for a case's own name of the list that its source printed (2.4).
const std::string& profileOf(const std::string& noneList)
{
    static const std::map<std::string, std::string> profiles{
        {"", "obs-2026"},
        {"long-2026", "obs-2026"},
        {"none-rows-removed", "obs-2026"},
        {"17-rows-2023", "obs-netlab"},
        {"3-rows-module / 18-rows-replay", "obs-learn"},
        {"5-rows-2021", "obs-2021"},
        {"3-rows-docs", "obs-2020"},
    };
    return profiles.at(noneList);
}

std::set<std::string> strings(const json& list)
{
    std::set<std::string> result;
    for (const json& item : list)
        result.insert(item.get<std::string>());
    return result;
}

CaseRow rowOf(const json& row)
{
    CaseRow result;
    result.source = row.at("source");
    result.state = row.at("state");
    result.prefixes = strings(row.at("addressPrefix"));
    result.nextHopType = row.at("nextHopType");
    result.anyNextHop = !row.contains("nextHopIpAddress");
    if (!result.anyNextHop)
        result.nextHops = strings(row.at("nextHopIpAddress"));
    result.name = row.value("name", "");
    return result;
}

CaseRow rowOf(const route::EffectiveRoute& row)
{
    CaseRow result;
    result.source = toString(row.source);
    result.state = toString(row.state);
    for (const net::Prefix& prefix : row.addressPrefixes)
        result.prefixes.insert(prefix.toString());
    if (row.addressPrefixes.empty())
        result.prefixes.insert(row.prefixText.str());
    result.nextHopType = toString(row.nextHopType);
    for (const net::Address& hop : row.nextHopIpAddresses)
        result.nextHops.insert(hop.toString());
    result.name = row.name.str();
    return result;
}

bool sameButNextHop(const CaseRow& a, const CaseRow& b)
{
    return a.source == b.source && a.state == b.state && a.prefixes == b.prefixes
           && a.nextHopType == b.nextHopType;
}

template<class Rows>
std::vector<CaseRow> folded(const Rows& rows)
{
    std::vector<CaseRow> result;
    for (const auto& item : rows) {
        CaseRow row = rowOf(item);
        const auto same = std::find_if(result.begin(), result.end(), [&](const CaseRow& other) {
            return sameButNextHop(other, row) && !other.nextHops.empty();
        });
        if (same != result.end() && !row.nextHops.empty())
            same->nextHops.merge(row.nextHops);
        else
            result.push_back(std::move(row));
    }
    return result;
}

} // namespace

azure::Document CaseFile::document() const
{
    const std::string bytes = content.at("topology").dump();
    const auto result = read::read({{name.toStdString(), bytes}});
    if (!result) {
        QTest::qFail(result.error().message.c_str(), __FILE__, __LINE__);
        return {};
    }
    azure::Transaction transaction(result->document);
    azure::DocumentSettings settings = result->document.settings();
    settings.noneList = profileOf(content.value("noneList", ""));
    transaction.setSettings(std::move(settings));
    return transaction.take();
}

const std::vector<CaseFile>& allCases()
{
    static const std::vector<CaseFile> cases = [] {
        std::vector<CaseFile> read;
        for (const QString& path :
             filesIn(QStringLiteral("golden/cases"), QStringLiteral("*.json")))
            read.push_back({QFileInfo(path).completeBaseName(), json::parse(readFile(path))});
        return read;
    }();
    return cases;
}

const CaseFile& caseNamed(const QString& name)
{
    const auto found = std::find_if(allCases().begin(), allCases().end(),
                                    [&](const CaseFile& file) { return file.name == name; });
    Q_ASSERT(found != allCases().end());
    return *found;
}

void addCaseRows(const std::string& kind)
{
    QTest::addColumn<QString>("name");
    for (const CaseFile& file : allCases()) {
        if (file.kind() == kind)
            QTest::newRow(qPrintable(file.name)) << file.name;
    }
}

bool CaseRow::matches(const CaseRow& actual) const
{
    return sameButNextHop(*this, actual) && (anyNextHop || nextHops == actual.nextHops)
           && (name.empty() || name == actual.name);
}

std::string CaseRow::text() const
{
    std::string line = source + ' ' + state;
    for (const std::string& prefix : prefixes)
        line += ' ' + prefix;
    line += ' ' + nextHopType;
    for (const std::string& hop : nextHops)
        line += ' ' + hop;
    return name.empty() ? line : line + " (" + name + ')';
}

std::vector<CaseRow> caseRows(const json& rows)
{
    return folded(rows);
}

std::vector<CaseRow> caseRows(const route::EffectiveRouteTable& table)
{
    return folded(table.routes);
}

bool matchesPattern(const json& pattern, const CaseRow& row)
{
    const auto field = [&](const char* name, const std::string& value) {
        return !pattern.contains(name) || pattern.at(name) == value;
    };
    const auto list = [&](const char* name, const std::set<std::string>& values) {
        return !pattern.contains(name) || strings(pattern.at(name)) == values;
    };
    return field("source", row.source) && field("state", row.state)
           && field("nextHopType", row.nextHopType) && list("addressPrefix", row.prefixes)
           && list("nextHopIpAddress", row.nextHops);
}

std::string text(const std::vector<CaseRow>& rows)
{
    std::string lines;
    for (const CaseRow& row : rows)
        lines += row.text() + '\n';
    return lines;
}

} // namespace peerscape::test
