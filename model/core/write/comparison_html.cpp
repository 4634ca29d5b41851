#include "core/azure/names.h"
#include "core/diagram/color_table.h"
#include "core/write/comparison_words.h"
#include "core/write/xml_text.h"

#include <fmt/format.h>

namespace peerscape::write {

using compare::Change;
using compare::FieldChange;
using compare::PairChange;
using compare::ResourceChange;
using compare::RouteChange;
using compare::RowChange;
using diagram::ColorRole;
using diagram::ThemeKind;

namespace {

/// The theme's colours as custom properties.
std::string palette(ThemeKind theme)
{
    const auto color = [&](ColorRole role) { return diagram::hex(diagram::color(theme, role)); };
    return fmt::format("--canvas:{};--panel:{};--line:{};--text:{};--muted:{};--good:{};--bad:{};"
                       "--warning:{}",
                       color(ColorRole::Window), color(ColorRole::Panel), color(ColorRole::Line),
                       color(ColorRole::Text), color(ColorRole::MutedText), color(ColorRole::Good),
                       color(ColorRole::Bad), color(ColorRole::Warning));
}

constexpr std::string_view kStyle =
    "body{margin:0 auto;max-width:72rem;padding:2rem;background:var(--canvas);color:var(--text);"
    "font:15px/1.5 system-ui,sans-serif}"
    "h1{font-size:1.5rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}"
    "p{color:var(--muted)}"
    "details,table{background:var(--panel);border:1px solid var(--line);border-radius:6px;"
    "margin:.5rem 0;width:100%;box-sizing:border-box}"
    "details{padding:.5rem .75rem}summary{cursor:pointer}"
    "details table{border:0;margin:.25rem 0}"
    "table{border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem;"
    "border-top:1px solid var(--line);overflow-wrap:anywhere}"
    "th{color:var(--muted);font-weight:600;border-top:0}"
    "code{font:13px/1.5 ui-monospace,monospace}"
    ".added{color:var(--good)}.removed{color:var(--bad)}.changed{color:var(--warning)}"
    "@media print{body{max-width:none;padding:0}}";

std::string fieldTable(const ComparedSides& sides, const std::vector<FieldChange>& fields)
{
    std::string html = fmt::format("<table><tr><th>{}</th><th>{}</th><th>{}</th></tr>\n",
                                   said(sides, PEERSCAPE_TR_NOOP("Field")),
                                   said(sides, PEERSCAPE_TR_NOOP("Before")),
                                   said(sides, PEERSCAPE_TR_NOOP("After")));
    for (const FieldChange& field : fields)
        html += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", escapedXml(field.field),
                            escapedXml(field.before), escapedXml(field.after));
    return html + "</table>\n";
}

std::string heading(const std::string& words)
{
    return "<h2>" + words + "</h2>\n";
}

std::string rowCells(Change change, const route::EffectiveRoute& row)
{
    const bool added = change == Change::Added;
    return fmt::format("<tr class=\"{}\"><td>{}</td><td><code>{}</code></td></tr>\n",
                       added ? "added" : "removed", added ? "+" : "−", escapedXml(rowText(row)));
}

std::string pairTable(const ComparedSides& sides, const compare::Comparison& comparison,
                      bool gained)
{
    std::string rows;
    for (const PairChange& pair : comparison.reachability) {
        if (pair.gained == gained)
            rows += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                escapedXml(endName(sides, pair.from)),
                                escapedXml(endName(sides, pair.to)),
                                escapedXml(sides.translate(pair.why.message)));
    }
    if (rows.empty())
        return {};
    return fmt::format("<h2 class=\"{}\">{}</h2>\n"
                       "<table><tr><th>{}</th><th>{}</th><th>{}</th></tr>\n{}</table>\n",
                       gained ? "added" : "removed",
                       said(sides, gained ? PEERSCAPE_TR_NOOP("Reachability gained")
                                          : PEERSCAPE_TR_NOOP("Reachability lost")),
                       said(sides, PEERSCAPE_TR_NOOP("From")), said(sides, PEERSCAPE_TR_NOOP("To")),
                       said(sides, gained ? PEERSCAPE_TR_NOOP("Why not before")
                                          : PEERSCAPE_TR_NOOP("Why not now")),
                       rows);
}

} // namespace

std::string comparisonHtml(const ComparedSides& sides, const compare::Comparison& comparison)
{
    const std::string title = escapedXml(fmt::format("{} → {}", sides.beforeName, sides.afterName));
    std::string html = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{5}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{0}</title>\n"
        "<style>:root{{color-scheme:light dark;{1}}}"
        "@media(prefers-color-scheme:dark){{:root{{{2}}}}}{3}</style>\n</head>\n<body>\n"
        "<h1>{0}</h1>\n<p>{4}</p>\n",
        title, palette(ThemeKind::Light), palette(ThemeKind::Dark), kStyle,
        escapedXml(summaryOf(sides, comparison)),
        said(sides, PEERSCAPE_TR_NOOP("en"))); // the page's language, as HTML calls it
    html += pairTable(sides, comparison, false) + pairTable(sides, comparison, true);
    if (!comparison.settings.empty())
        html += heading(said(sides, PEERSCAPE_TR_NOOP("Settings")))
                + fieldTable(sides, comparison.settings);
    if (!comparison.resources.empty())
        html += heading(said(sides, PEERSCAPE_TR_NOOP("Resources")));
    for (const ResourceChange& change : comparison.resources) {
        html += fmt::format("<details{}><summary class=\"{}\">{}</summary>\n",
                            change.change == Change::Changed ? " open" : "", wordOf(change.change),
                            escapedXml(headingOf(sides, change)));
        html += fieldTable(sides, change.fields) + "</details>\n";
    }
    if (!comparison.routes.empty())
        html += heading(said(sides, PEERSCAPE_TR_NOOP("Effective routes")));
    for (const RouteChange& change : comparison.routes) {
        html += fmt::format("<details open><summary>{} ({})</summary>\n<table>\n",
                            escapedXml(nicNames(sides, change)),
                            escapedXml(azure::displayName(sides.after, change.subnet)));
        for (const RowChange& row : change.rows) {
            if (row.change != Change::Added)
                html += rowCells(Change::Removed, row.before);
            if (row.change != Change::Removed)
                html += rowCells(Change::Added, row.after);
        }
        html += "</table></details>\n";
    }
    return html + "</body>\n</html>\n";
}

} // namespace peerscape::write
