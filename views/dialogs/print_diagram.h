#pragma once

#include "core/write/picture.h"

class QPrinter;
class QWidget;

namespace peerscape::views {

/// How the diagram is printed unless a person says otherwise: light, whole, with its legend.
[[nodiscard]] write::PictureOptions printOptions();

/// Paints a picture on the printer's pages: the drawing as large as fits on one page with the
/// legend beneath it, then a page for each route table.
void printPicture(QPrinter& printer, const write::Picture& picture);

/// Asks for a printer and prints the design.
void printDiagram(QWidget* parent, const azure::Document& document);
/// Shows the pages first; the preview can change paper and direction, and prints.
void previewDiagram(QWidget* parent, const azure::Document& document);

} // namespace peerscape::views
