#include "views/canvas/image_export.h"

#include "core/azure/names.h"
#include "core/write/svg.h"
#include "views/canvas/element_painter.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

namespace {

constexpr double kMaxSide = 32000;

Result<void> save(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail("CannotWrite", file.errorString().toStdString());
    return {};
}

/// Blanks out the time of writing, in place so that the offsets in the file stay true: the same
/// design gives the same bytes.
void dropDate(QByteArray& pdf)
{
    const QByteArray key = "/CreationDate (";
    const qsizetype start = pdf.indexOf(key);
    const qsizetype end = start < 0 ? -1 : pdf.indexOf(')', start);
    if (end >= 0)
        std::fill(pdf.begin() + start, pdf.begin() + end + 1, ' ');
}

} // namespace

QImage renderImage(const diagram::Diagram& diagram, const azure::Document& document,
                   const PictureOptions& options)
{
    const std::vector<const diagram::Element*> elements =
        write::chosenElements(diagram, document, options.only);
    const diagram::Rect view = write::boundsOf(elements).grown(options.border);
    const double scale = std::min(options.scale, kMaxSide / std::max(view.width, view.height));
    QImage image(static_cast<int>(std::ceil(view.width * scale)),
                 static_cast<int>(std::ceil(view.height * scale)),
                 QImage::Format_ARGB32_Premultiplied);
    const Theme theme(options.theme);
    image.fill(options.background ? theme.color(ColorRole::Canvas) : QColor(Qt::transparent));
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-view.x, -view.y);
    FontCache fonts;
    ElementPainter elementPainter(painter, theme, diagram::kFull, fonts);
    for (const diagram::Element* element : elements)
        elementPainter.paint(*element);
    return image;
}

Result<void> writePng(const QString& path, const diagram::Diagram& diagram,
                      const azure::Document& document, const PictureOptions& options)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!renderImage(diagram, document, options).save(&buffer, "PNG"))
        return fail("CannotWrite", "the picture cannot be encoded");
    return save(path, bytes);
}

Result<void> writePdf(const QString& path, const diagram::Diagram& diagram,
                      const azure::Document& document, const PictureOptions& options)
{
    const std::vector<const diagram::Element*> elements =
        write::chosenElements(diagram, document, options.only);
    const diagram::Rect view = write::boundsOf(elements).grown(options.border);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        // One canvas unit is a pixel of 1/96 inch; a page cannot be larger than 200 inches.
        const double scale =
            std::min(options.scale, 14400 / (std::max(view.width, view.height) * 0.75));
        writer.setPageSize(
            QPageSize(QSizeF(view.width, view.height) * 0.75 * scale, QPageSize::Point));
        writer.setPageMargins(QMarginsF());
        writer.setResolution(600);
        writer.setTitle(QString::fromStdString(document.settings().title.str()));
        writer.setCreator(QStringLiteral("Peerscape"));
        QPainter painter(&writer);
        const double unit = writer.width() / view.width;
        painter.scale(unit, unit);
        painter.translate(-view.x, -view.y);
        const Theme theme(options.theme);
        if (options.background)
            painter.fillRect(QRectF(view.x, view.y, view.width, view.height),
                             theme.color(ColorRole::Canvas));
        FontCache fonts;
        ElementPainter elementPainter(painter, theme, diagram::kFull, fonts);
        for (const diagram::Element* element : elements)
            elementPainter.paint(*element);
    }
    dropDate(bytes);
    return save(path, bytes);
}

} // namespace peerscape::views
