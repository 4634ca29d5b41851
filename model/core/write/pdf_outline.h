#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace peerscape::write {

/// A line of a PDF's table of contents and where it leads.
struct PdfBookmark
{
    std::string title;
    std::size_t page = 0;  ///< From 0.
    double left = 0;       ///< Of the place on the page, points from the left edge.
    double top = 0;        ///< Points from the lower edge.
    std::size_t depth = 0; ///< A line belongs to the nearest one above it of less depth.
};

/// A PDF with a table of contents, appended as an incremental update so that everything before it
/// stays as it is. For files with a plain cross-reference table, as Qt writes them; others, and
/// bookmarks on pages that do not exist, come back without. O(bytes).
[[nodiscard]] std::string pdfWithOutline(std::string_view pdf,
                                         const std::vector<PdfBookmark>& bookmarks);

} // namespace peerscape::write
