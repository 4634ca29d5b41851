#pragma once

#include "core/azure/document.h"
#include "core/route/effective_route.h"

#include <nlohmann/json.hpp>

#include <QString>

#include <set>
#include <string>
#include <vector>

/// The recorded answers of the real service (tests/golden/cases/README.md).
namespace peerscape::test {

/// One recorded question with its answer.
struct CaseFile
{
    QString name; ///< The file without its suffix.
    nlohmann::json content;

    [[nodiscard]] const nlohmann::json& query() const { return content.at("query"); }
    [[nodiscard]] const nlohmann::json& expect() const { return content.at("expect"); }
    [[nodiscard]] std::string kind() const { return query().at("kind"); }
    /// The topology as the ARM reader understands it, with the reserved-prefix list of the source.
    /// Fails the test when the reader refuses it.
    [[nodiscard]] azure::Document document() const;
};

/// All cases, sorted by name. Read once.
[[nodiscard]] const std::vector<CaseFile>& allCases();
/// The case of this name; it must exist.
[[nodiscard]] const CaseFile& caseNamed(const QString& name);
/// For a `_data` function: a column "name" and one row for each case of a kind.
void addCaseRows(const std::string& kind);

/// A row in the form of the cases. Addresses are a set, also those of several rows folded into one.
struct CaseRow
{
    std::string source;
    std::string state;
    std::set<std::string> prefixes;
    std::string nextHopType;
    std::set<std::string> nextHops;
    bool anyNextHop = false; ///< The case leaves the next hop open.
    std::string name;        ///< Of a user route; empty: any.

    /// Whether `actual` is what this expected row describes.
    [[nodiscard]] bool matches(const CaseRow& actual) const;
    /// For messages.
    [[nodiscard]] std::string text() const;
};

/// Rows of a case, or of a table; rows that differ in nothing but the next hop become one.
[[nodiscard]] std::vector<CaseRow> caseRows(const nlohmann::json& rows);
[[nodiscard]] std::vector<CaseRow> caseRows(const route::EffectiveRouteTable& table);
/// Whether a row has every member of a pattern of `absent`.
[[nodiscard]] bool matchesPattern(const nlohmann::json& pattern, const CaseRow& row);
/// One row a line.
[[nodiscard]] std::string text(const std::vector<CaseRow>& rows);

} // namespace peerscape::test
