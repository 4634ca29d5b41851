#include "tests/support/files.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace peerscape::test {

namespace {

QString absolute(const QString& path)
{
    return QStringLiteral(PEERSCAPE_SOURCE_DIR "/tests/") + path;
}

} // namespace

std::string readFile(const QString& path)
{
    QFile file(absolute(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QStringList filesIn(const QString& folder, const QString& pattern)
{
    QStringList paths;
    for (const QString& name : QDir(absolute(folder)).entryList({pattern}, QDir::Files, QDir::Name))
        paths << folder + QLatin1Char('/') + name;
    return paths;
}

std::string memberText(const QString& path, const QString& member)
{
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromStdString(readFile(path))).object();
    return QJsonDocument(object.value(member).toObject()).toJson().toStdString();
}

QString sharedFolder(const QString& name)
{
    const QString root =
        qEnvironmentVariable("PEERSCAPE_SHARED", QStringLiteral(PEERSCAPE_SOURCE_DIR "/../shared"));
    const QDir folder(root + QLatin1Char('/') + name);
    return folder.exists() ? folder.absolutePath() : QString();
}

} // namespace peerscape::test
