#include "views/dialogs/print_diagram.h"

#include "qt/document_controller.h"
#include "views/canvas/image_export.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/beside_window.h"

#include <QAction>
#include <QCoreApplication>
#include <QPainter>
#include <QPrintDialog>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace peerscape::views {

namespace {

constexpr double kLargest = 96.0; ///< Canvas units for each inch: a picture is never enlarged.

/// Fits what the painter is to show in canvas units into a page; gives the scale.
void fitToPage(QPainter& painter, const QPrinter& printer, const diagram::Rect& view)
{
    const QRectF page = printer.pageRect(QPrinter::DevicePixel);
    const double scale = std::min(
        {page.width() / view.width, page.height() / view.height, printer.resolution() / kLargest});
    painter.translate((page.width() - view.width * scale) / 2, 0);
    painter.scale(scale, scale);
    painter.translate(-view.x, -view.y);
}

QPrinter& prepared(QPrinter& printer, const write::Picture& picture)
{
    printer.setDocName(QString::fromStdString(picture.title()));
    printer.setCreator(QStringLiteral("Peerscape"));
    const diagram::Rect& view = picture.view();
    printer.setPageOrientation(view.width >= view.height ? QPageLayout::Landscape
                                                         : QPageLayout::Portrait);
    return printer;
}

/// Prints on a thread of its own; the window shows how far it is.
void printBeside(QWidget* window, QPrinter& printer, const write::Picture& picture)
{
    runBesideWindow(window, QCoreApplication::translate("PrintDiagram", "Printing…"),
                    QCoreApplication::translate("PrintDiagram", "Cancel"), [&](JobState& state) {
                        printPicture(printer, picture,
                                     [&state](int percent) { return state.goOn(percent); });
                    });
}

/// Qt's preview has icons of its own, which no theme colours. Its actions are known by their texts,
/// in its own words.
void useOurIcons(const QPrintPreviewDialog& dialog, const ThemeManager& theme)
{
    struct ActionIcon
    {
        const char* text;
        const char* glyph;
    };
    static constexpr std::array kIcons{
        ActionIcon{"Fit width", "fit-width"},
        ActionIcon{"Fit page", "fit"},
        ActionIcon{"Zoom in", "zoom-in"},
        ActionIcon{"Zoom out", "zoom-out"},
        ActionIcon{"Portrait", "portrait"},
        ActionIcon{"Landscape", "landscape"},
        ActionIcon{"First page", "first-page"},
        ActionIcon{"Previous page", "chevron-left"},
        ActionIcon{"Next page", "chevron-right"},
        ActionIcon{"Last page", "last-page"},
        ActionIcon{"Show single page", "page"},
        ActionIcon{"Show facing pages", "facing-pages"},
        ActionIcon{"Show overview of all pages", "all-pages"},
        ActionIcon{"Page setup", "settings"},
        ActionIcon{"Print", "print"},
    };
    for (QAction* action : dialog.findChildren<QAction*>()) {
        for (const ActionIcon& icon : kIcons) {
            if (action->text() == QCoreApplication::translate("QPrintPreviewDialog", icon.text))
                action->setIcon(theme.icon(QLatin1String(icon.glyph)));
        }
    }
}

} // namespace

write::PictureOptions printOptions()
{
    write::PictureOptions options;
    options.legend = true;
    options.translate = qtmodel::DocumentController::translated;
    options.background = false; // paper is white
    return options;
}

void printPicture(QPrinter& printer, const write::Picture& picture, const KeepGoing& keepGoing)
{
    QPainter painter(&printer);
    const bool legend = picture.options().legend;
    diagram::Rect first = picture.drawingView();
    if (legend)
        first = first.united(picture.furniture().front().bounds.grown(picture.options().border));
    painter.save();
    fitToPage(painter, printer, first);
    paintDrawing(painter, picture, keepGoing);
    if (legend)
        paintFurniture(painter, picture, 0);
    painter.restore();
    if (keepGoing && !keepGoing(100)) {
        printer.abort();
        return;
    }
    for (std::size_t i = legend ? 1 : 0; i < picture.furniture().size(); ++i) {
        printer.newPage();
        painter.save();
        fitToPage(painter, printer, picture.furniture()[i].bounds.grown(picture.options().border));
        paintFurniture(painter, picture, i);
        painter.restore();
    }
}

void printDiagram(QWidget* parent, const azure::Document& document)
{
    const write::Picture picture(document, printOptions());
    QPrinter printer(QPrinter::HighResolution);
    QPrintDialog dialog(&prepared(printer, picture), parent);
    if (dialog.exec() == QDialog::Accepted)
        printBeside(parent, printer, picture);
}

void previewDiagram(QWidget* parent, const azure::Document& document, const ThemeManager& theme)
{
    const write::Picture picture(document, printOptions());
    QPrinter printer(QPrinter::HighResolution);
    QPrintPreviewDialog dialog(&prepared(printer, picture), parent);
    dialog.setWindowTitle(QCoreApplication::translate("PrintDiagram", "Print preview"));
    if (parent != nullptr) // with room for all of its tools
        dialog.resize(parent->size().boundedTo({1100, 800}) * 0.9);
    if (auto* tools = dialog.findChild<QToolBar*>()) {
        tools->setMovable(false);
        tools->setIconSize({18, 18});
        for (auto* button : tools->findChildren<QToolButton*>()) // Qt leaves them to the mouse
            button->setFocusPolicy(Qt::TabFocus);
    }
    useOurIcons(dialog, theme);
    QObject::connect(&dialog, &QPrintPreviewDialog::paintRequested, &dialog,
                     [&](QPrinter* paper) { printBeside(&dialog, *paper, picture); });
    dialog.exec();
}

} // namespace peerscape::views
