#include "views/canvas/image_files.h"

#include "core/azure/image.h"
#include "core/base/base64.h"
#include "core/read/embedded_source.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QMimeData>
#include <QPainter>
#include <QSvgRenderer>
#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>
#include <deque>
#include <optional>

namespace peerscape::views {

namespace {

constexpr int kMostSvgSide = 2048; ///< Pixels that an SVG file becomes.
constexpr double kSvgScale = 4;
constexpr qint64 kMostFileBytes = qint64{64} << 20;      ///< Larger files are not even looked into.
constexpr qsizetype kMostDecoded = qsizetype{192} << 20; ///< Bytes of pixels besides the newest.

QString say(const char* text)
{
    return QCoreApplication::translate("ImageFiles", text);
}

auto refuse(const QString& reason)
{
    return fail("NotAnImage", reason.toStdString());
}

Result<QByteArray> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(file.errorString());
    if (file.size() > kMostFileBytes)
        return refuse(say(QT_TRANSLATE_NOOP("ImageFiles", "The file is too large.")));
    return file.readAll();
}

bool isNamedLikeImage(const QString& path)
{
    static const QStringList suffixes{QStringLiteral("png"), QStringLiteral("svg"),
                                      QStringLiteral("jpg"), QStringLiteral("jpeg")};
    return suffixes.contains(QFileInfo(path).suffix().toLower());
}

/// The URL of an image in that format; nothing when it becomes too large.
std::optional<Text> urlIn(const char* format, const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    const auto url = azure::imageUrl(bytes.toStdString());
    return url ? std::optional(Text(*url)) : std::nullopt;
}

/// As PNG, else as JPEG where nothing shines through; smaller in pixels until it fits.
Result<Text> encoded(QImage image)
{
    int side =
        std::min(static_cast<int>(azure::kMostImageSide), std::max(image.width(), image.height()));
    for (; side > 0; side /= 2) {
        if (std::max(image.width(), image.height()) > side)
            image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        if (const auto url = urlIn("PNG", image))
            return *url;
        if (const auto url = image.hasAlphaChannel() ? std::nullopt : urlIn("JPEG", image))
            return *url;
    }
    return refuse(say(QT_TRANSLATE_NOOP("ImageFiles", "This is not a picture.")));
}

/// The name without its prefix.
QStringView localName(QStringView qualified)
{
    return qualified.mid(qualified.lastIndexOf(u':') + 1);
}

/// Whether a drawing shows other files, which would be taken along unseen. Read as Qt's renderer
/// reads it: prefixes need not be declared and mean nothing, entities are replaced, in any
/// encoding. What is packed is not looked into.
bool showsOtherFiles(const QByteArray& svg)
{
    if (svg.startsWith("\x1f\x8b"))
        return true;
    QXmlStreamReader reader(svg);
    reader.setNamespaceProcessing(false);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement
            || localName(reader.qualifiedName()) != u"image")
            continue;
        for (const QXmlStreamAttribute& attribute : reader.attributes()) {
            if (localName(attribute.qualifiedName()) == u"href"
                && !attribute.value().trimmed().startsWith(u"data:", Qt::CaseInsensitive))
                return true;
        }
    }
    return false;
}

Result<Text> urlOfSvg(const QByteArray& bytes)
{
    if (showsOtherFiles(bytes))
        return refuse(say(QT_TRANSLATE_NOOP("ImageFiles", "The picture shows other files.")));
    QSvgRenderer renderer(bytes);
    if (!renderer.isValid())
        return refuse(say(QT_TRANSLATE_NOOP("ImageFiles", "This is not a picture.")));
    const QSizeF natural = renderer.viewBoxF().size().isEmpty() ? QSizeF(renderer.defaultSize())
                                                                : renderer.viewBoxF().size();
    if (natural.isEmpty())
        return refuse(say(QT_TRANSLATE_NOOP("ImageFiles", "The picture has no size.")));
    const double scale =
        std::min(kSvgScale, kMostSvgSide / std::max(natural.width(), natural.height()));
    QImage image((natural * scale).toSize().expandedTo({1, 1}),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    return encoded(image);
}

Result<Text> urlOfPixels(const QByteArray& bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QImage image = reader.read();
    const auto asItIs = azure::imageUrl(bytes.toStdString());
    if (!image.isNull() && asItIs && reader.transformation() == QImageIOHandler::TransformationNone)
        return Text(*asItIs);
    return encoded(image);
}

} // namespace

bool isPlainImage(const QString& path)
{
    if (!isNamedLikeImage(path))
        return false;
    const Result<QByteArray> bytes = contentOf(path);
    return bytes && !read::embeddedSource(bytes->toStdString());
}

Result<ImageFile> readImageFile(const QString& path)
{
    const Result<QByteArray> bytes = contentOf(path);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    if (read::embeddedSource(bytes->toStdString()))
        return refuse(say(QT_TRANSLATE_NOOP("ImageFiles", "The picture holds a design: open it.")));
    const bool svg = QFileInfo(path).suffix().compare(u"svg", Qt::CaseInsensitive) == 0;
    Result<Text> url = svg ? urlOfSvg(*bytes) : urlOfPixels(*bytes);
    if (!url)
        return tl::unexpected<Error>(url.error());
    return ImageFile{std::move(*url), QFileInfo(path).completeBaseName()};
}

bool holdsImage(const QMimeData* data)
{
    if (data == nullptr)
        return false;
    const QList<QUrl> urls = data->urls();
    return data->hasImage()
           || (urls.size() == 1 && urls.front().isLocalFile()
               && isNamedLikeImage(urls.front().toLocalFile()));
}

ImageSource imageFrom(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() == 1 && urls.front().isLocalFile())
        return [path = urls.front().toLocalFile()] { return readImageFile(path); };
    return [pixels = qvariant_cast<QImage>(data.imageData())]() -> Result<ImageFile> {
        Result<Text> url = encoded(pixels);
        if (!url)
            return tl::unexpected<Error>(url.error());
        return ImageFile{std::move(*url), say(QT_TRANSLATE_NOOP("ImageFiles", "Image"))};
    };
}

const QImage& decodedImage(const Text& url)
{
    struct Decoded
    {
        Text url;
        QImage image;
    };
    thread_local std::deque<Decoded> known; // texts share their characters: one look is enough
    const auto found = std::find_if(known.begin(), known.end(), [&url](const Decoded& decoded) {
        return decoded.url.view().data() == url.view().data();
    });
    if (found != known.end())
        return found->image;
    QImage image;
    if (const auto parts = azure::imageParts(url)) {
        const std::string bytes = fromBase64(parts->base64).value_or(std::string());
        image = QImage::fromData(QByteArray::fromStdString(bytes));
    }
    known.push_front({url, image.convertToFormat(QImage::Format_ARGB32_Premultiplied)});
    qsizetype bytes = 0;
    const auto tooMuch = std::find_if(known.begin() + 1, known.end(), [&bytes](const Decoded& old) {
        bytes += old.image.sizeInBytes();
        return bytes > kMostDecoded;
    });
    known.erase(tooMuch, known.end());
    return known.front().image;
}

} // namespace peerscape::views
