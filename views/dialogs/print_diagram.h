#pragma once

#include "core/write/picture.h"
#include "views/canvas/image_export.h"

class QPrinter;
class QWidget;

namespace peerscape::views {

class ThemeManager;

/// How the diagram is printed unless a person says otherwise: light, whole, with its legend.
[[nodiscard]] write::PictureOptions printOptions();

/// Paints a picture on the printer's pages: the drawing as large as fits on one page with the
/// legend beneath it, then a page for each route table. The printer gives up when `keepGoing` says
/// no.
void printPicture(QPrinter& printer, const write::Picture& picture,
                  const KeepGoing& keepGoing = {});

/// Asks for a printer and prints the design.
void printDiagram(QWidget* parent, const azure::Document& document);
/// Shows the pages first; the preview can change paper and direction, and prints.
void previewDiagram(QWidget* parent, const azure::Document& document, const ThemeManager& theme);

} // namespace peerscape::views
