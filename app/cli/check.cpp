#include "core/check/check.h"

#include "app/cli/verb.h"
#include "core/azure/expectation_text.h"
#include "core/azure/names.h"
#include "core/azure/peering_state.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>
#include <set>

namespace peerscape::cli {

namespace {

using Json = nlohmann::ordered_json;

struct CheckOptions
{
    InputOptions input;
    std::string format;
};

std::string_view severityName(check::Severity severity)
{
    switch (severity) {
    case check::Severity::Error:
        return "error";
    case check::Severity::Warning:
        return "warning";
    case check::Severity::Info:
        break;
    }
    return "info";
}

/// How one of the document's statements stands: "met", "off" or the code of the finding about it.
std::string stateOf(const std::vector<check::Finding>& findings, std::string_view statement)
{
    if (const auto parsed = azure::parseExpectation(statement); parsed && parsed->off)
        return "off";
    for (const check::Finding& finding : findings) {
        if (finding.detail == statement && finding.code.starts_with("Expectation"))
            return finding.code;
    }
    return "met";
}

Json asJson(const azure::Document& document, const std::vector<check::Finding>& findings)
{
    Json root;
    root["findings"] = Json::array();
    for (const check::Finding& finding : findings) {
        Json item;
        item["code"] = finding.code;
        item["severity"] = severityName(finding.severity);
        item["message"] = render(finding.message);
        item["resources"] = Json::array();
        for (const ObjectId id : finding.subjects)
            item["resources"].push_back(azure::resourceId(document, id));
        if (finding.fix)
            item["fix"] = render(finding.fix->label);
        root["findings"].push_back(std::move(item));
    }
    root["peerings"] = Json::array();
    document.all<azure::Peering>().forEach([&](PeeringId id, const azure::Peering& peering) {
        Json item;
        item["vnet"] = document.nameOf(peering.virtualNetwork).str();
        item["name"] = peering.name.str();
        item["peeringState"] = azure::toString(azure::peeringState(document, id));
        item["peeringSyncLevel"] = azure::toString(azure::peeringSyncLevel(document, id));
        root["peerings"].push_back(std::move(item));
    });
    if (document.settings().expectations.empty())
        return root;
    root["expectations"] = Json::array();
    for (const Text& statement : document.settings().expectations)
        root["expectations"].push_back(
            {{"statement", statement.str()}, {"state", stateOf(findings, statement)}});
    return root;
}

std::string asText(const azure::Document& document, const std::vector<check::Finding>& findings)
{
    std::string text;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const check::Finding& finding : findings) {
        errors += finding.severity == check::Severity::Error ? 1 : 0;
        warnings += finding.severity == check::Severity::Warning ? 1 : 0;
        text += severityName(finding.severity);
        text += ": " + finding.code + ": ";
        if (!finding.subjects.empty())
            text += azure::displayName(document, finding.subjects.front()) + ": ";
        text += render(finding.message) + '\n';
        if (finding.fix)
            text += "    fix: " + render(finding.fix->label) + '\n';
    }
    const std::size_t notes = findings.size() - errors - warnings;
    text += std::to_string(errors) + (errors == 1 ? " error, " : " errors, ")
            + std::to_string(warnings) + (warnings == 1 ? " warning, " : " warnings, ")
            + std::to_string(notes) + (notes == 1 ? " note\n" : " notes\n");
    return text;
}

/// SARIF 2.1.0: one run, one rule for each code, logical locations by resource id.
std::string asSarif(const azure::Document& document, const std::vector<check::Finding>& findings,
                    const std::string& file)
{
    Json rules = Json::array();
    Json results = Json::array();
    std::set<std::string> known;
    for (const check::Finding& finding : findings) {
        if (known.insert(finding.code).second)
            rules.push_back({{"id", finding.code}});
        Json locations = Json::array();
        for (const ObjectId id : finding.subjects) {
            Json location;
            if (!file.empty() && file != "-")
                location["physicalLocation"]["artifactLocation"]["uri"] = file;
            location["logicalLocations"] = Json::array(
                {{{"fullyQualifiedName", azure::resourceId(document, id)}, {"kind", "resource"}}});
            locations.push_back(std::move(location));
        }
        const bool info = finding.severity == check::Severity::Info;
        results.push_back({{"ruleId", finding.code},
                           {"level", info ? "note" : std::string(severityName(finding.severity))},
                           {"message", {{"text", render(finding.message)}}},
                           {"locations", std::move(locations)}});
    }
    Json driver{{"name", "Peerscape"}, {"version", PEERSCAPE_VERSION}, {"rules", std::move(rules)}};
    Json run;
    run["tool"]["driver"] = std::move(driver);
    run["results"] = std::move(results);
    Json root;
    root["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
    root["version"] = "2.1.0";
    root["runs"] = Json::array({std::move(run)});
    return root.dump(2) + '\n';
}

std::string escapedXml(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\n':
            result += "&#10;";
            break;
        default:
            // XML 1.0 cannot hold other control characters, even escaped.
            result += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? '?' : c;
        }
    }
    return result;
}

/// JUnit: one test case for each statement that holds or is switched off and for each finding;
/// those that are errors fail.
std::string asJunit(const azure::Document& document, const std::vector<check::Finding>& findings)
{
    const auto failures =
        std::count_if(findings.begin(), findings.end(),
                      [](const check::Finding& f) { return f.severity == check::Severity::Error; });
    std::vector<std::string> met;
    std::vector<std::string> off;
    for (const Text& statement : document.settings().expectations) {
        const std::string state = stateOf(findings, statement);
        if (state == "met")
            met.push_back(statement.str());
        else if (state == "off")
            off.push_back(statement.str());
    }
    const std::size_t cases = std::max<std::size_t>(findings.size() + met.size() + off.size(), 1);
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite "
                       "name=\"peerscape check\" tests=\""
                       + std::to_string(cases) + "\" failures=\"" + std::to_string(failures)
                       + "\">\n";
    for (const std::string& statement : met)
        text +=
            "    <testcase classname=\"Expectation\" name=\"" + escapedXml(statement) + "\"/>\n";
    for (const std::string& statement : off)
        text += "    <testcase classname=\"Expectation\" name=\"" + escapedXml(statement)
                + "\"><skipped/></testcase>\n";
    if (findings.empty() && met.empty() && off.empty())
        text += "    <testcase classname=\"peerscape\" name=\"no findings\"/>\n";
    for (const check::Finding& finding : findings) {
        const std::string where = finding.code.starts_with("Expectation") ? finding.detail
                                  : finding.subjects.empty()
                                      ? std::string()
                                      : azure::displayName(document, finding.subjects.front());
        text += "    <testcase classname=\"" + escapedXml(finding.code) + "\" name=\""
                + escapedXml(where) + "\">\n";
        const std::string message = escapedXml(render(finding.message));
        if (finding.severity == check::Severity::Error)
            text += "      <failure message=\"" + message + "\"/>\n";
        else
            text += "      <system-out>" + message + "</system-out>\n";
        text += "    </testcase>\n";
    }
    return text + "  </testsuite>\n</testsuites>\n";
}

void runCheck(const CheckOptions& options, Context& context)
{
    const auto input = options.input.load(context);
    if (!input)
        return;
    const azure::Document& document = input->document;
    const std::vector<check::Finding> findings =
        check::checkDocument(document, route::RouteEngine(document));
    std::ostream& out = context.streams.out;
    if (options.format == "json")
        out << asJson(document, findings).dump(2) << '\n';
    else if (options.format == "sarif")
        out << asSarif(document, findings, options.input.title());
    else if (options.format == "junit")
        out << asJunit(document, findings);
    else
        out << asText(document, findings);
    if (std::any_of(findings.begin(), findings.end(),
                    [](const check::Finding& f) { return f.severity == check::Severity::Error; }))
        context.status = kNo;
}

} // namespace

void addCheck(CLI::App& program, Context& context)
{
    auto options = std::make_shared<CheckOptions>();
    CLI::App* verb =
        program.add_subcommand("check", "What Azure would refuse, what is risky, and notes");
    options->input.addTo(*verb);
    addFormat(*verb, options->format, {"text", "json", "sarif", "junit"});
    verb->callback([options, &context] { runCheck(*options, context); });
}

} // namespace peerscape::cli
