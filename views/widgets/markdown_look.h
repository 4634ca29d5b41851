#pragma once

class QTextDocument;

namespace peerscape::views {

class Theme;

/// Gives a text that was made of Markdown, for which Qt has no style sheet, air between its parts,
/// the sizes of our headings, and the theme's colours of links and of the lines of tables.
void styleMarkdown(QTextDocument& document, const Theme& theme);

} // namespace peerscape::views
