#include "views/canvas/clipboard.h"

#include "core/azure/file_names.h"
#include "core/azure/names.h"
#include "core/read/read.h"
#include "core/write/svg.h"
#include "core/write/write.h"
#include "qt/document_controller.h"
#include "qt/outline_tree.h"
#include "qt/text.h"
#include "views/canvas/image_export.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>

namespace peerscape::views {

namespace {

const QString kMime = QStringLiteral("application/vnd.peerscape+json");
const QString kSvgMime = QStringLiteral("image/svg+xml");
const QString kCopied = QStringLiteral("copied"); ///< Member that tells copies from surroundings.
constexpr std::size_t kMostInPicture = 400;       ///< More would take long and show little.

QByteArray bytesOf(const edit::Fragment& fragment, const Progress& progress)
{
    QJsonArray copied;
    for (const ObjectId id : fragment.objects)
        copied.append(toQString(azure::fileId(id)));
    azure::Transaction transaction(fragment.document);
    azure::DocumentSettings settings;
    settings.extra = Text(
        QJsonDocument(QJsonObject{{kCopied, copied}}).toJson(QJsonDocument::Compact).toStdString());
    transaction.setSettings(std::move(settings));
    return QByteArray::fromStdString(write::writePeerscape(transaction.take(), progress));
}

/// Names and addresses, a line each, what stands inside indented.
void addLines(const azure::Document& document, const edit::Fragment& fragment, ObjectId id,
              int depth, QString& text)
{
    text += QString(depth, QLatin1Char('\t')) + toQString(qtmodel::outlineName(document, id));
    if (const std::string addresses = qtmodel::outlineAddresses(document, id); !addresses.empty())
        text += QLatin1Char('\t') + toQString(addresses);
    text += QLatin1Char('\n');
    for (const ObjectId child : qtmodel::outlineChildren(document, id)) {
        if (std::binary_search(fragment.objects.begin(), fragment.objects.end(), child))
            addLines(document, fragment, child, depth + 1, text);
    }
}

QString textOf(const edit::Fragment& fragment)
{
    const azure::Document& document = fragment.document;
    QString text;
    for (const ObjectId id : fragment.objects) {
        const ObjectId parent = qtmodel::outlineParent(document, id);
        const bool inside =
            parent && std::binary_search(fragment.objects.begin(), fragment.objects.end(), parent);
        if (!inside && qtmodel::isOutlined(id.kind()))
            addLines(document, fragment, id, 0, text);
    }
    return text;
}

} // namespace

std::unique_ptr<QMimeData> clipboardData(const azure::Document& document,
                                         const std::vector<ObjectId>& objects,
                                         const Progress& progress)
{
    const edit::Fragment fragment = edit::copyOf(document, objects, partOf(progress, 0, 0.2));
    if (fragment.objects.empty())
        return nullptr;
    const QByteArray bytes = bytesOf(fragment, partOf(progress, 0.2, 0.9));
    if (bytes.isEmpty())
        return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setData(kMime, bytes);
    data->setText(textOf(fragment));
    if (objects.size() > kMostInPicture)
        return data;
    write::PictureOptions options;
    options.only = objects;
    options.scale = 2;
    options.translate = qtmodel::DocumentController::translated;
    const write::Picture picture(document, options);
    data->setData(kSvgMime, QByteArray::fromStdString(write::writeSvg(picture)));
    data->setImageData(renderImage(picture));
    return data;
}

bool hasFragment(const QMimeData* data)
{
    return data != nullptr && data->hasFormat(kMime);
}

QByteArray fragmentBytes(const QMimeData& data)
{
    return data.data(kMime);
}

std::optional<edit::Fragment> fragmentFrom(const QByteArray& bytes, const Progress& progress)
{
    if (bytes.isEmpty())
        return std::nullopt;
    const std::string text = bytes.toStdString();
    read::ReadOptions options;
    options.progress = progress;
    const Result<read::ReadResult> read = read::read({{"clipboard", text}}, options);
    if (!read)
        return std::nullopt;
    edit::Fragment fragment{read->document, {}};
    const QByteArray extra = QByteArray::fromStdString(read->document.settings().extra.str());
    for (const QJsonValue& id : QJsonDocument::fromJson(extra)[kCopied].toArray()) {
        const auto parsed = azure::parseFileId(id.toString().toStdString());
        if (parsed && fragment.document.contains(*parsed))
            fragment.objects.push_back(*parsed);
    }
    std::sort(fragment.objects.begin(), fragment.objects.end());
    return fragment.objects.empty() ? std::nullopt : std::optional(std::move(fragment));
}

} // namespace peerscape::views
