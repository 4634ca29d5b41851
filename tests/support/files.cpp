#include "tests/support/files.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace peerscape::test {

QString pathOf(const QString& path)
{
    return QStringLiteral(PEERSCAPE_SOURCE_DIR "/tests/") + path;
}

QString parsersFolder()
{
    const QString folder = qEnvironmentVariable(
        "PEERSCAPE_PARSERS", QStringLiteral(PEERSCAPE_SOURCE_DIR "/build/parsers"));
    return QDir(folder + QLatin1String("/node_modules")).exists() ? folder : QString();
}

std::string readFile(const QString& path)
{
    QFile file(pathOf(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QStringList filesIn(const QString& folder, const QString& pattern)
{
    QStringList paths;
    for (const QString& name : QDir(pathOf(folder)).entryList({pattern}, QDir::Files, QDir::Name))
        paths << folder + QLatin1Char('/') + name;
    return paths;
}

QStringList sampleFiles()
{
    return filesIn(QStringLiteral("../resources/samples"), QStringLiteral("*.peerscape"));
}

QStringList azListsOfOthers()
{
    return {QStringLiteral("route-table-list"),
            QStringLiteral("nsg-list"),
            QStringLiteral("public-ip-list"),
            QStringLiteral("vnet-gateway-list"),
            QStringLiteral("local-gateway-list"),
            QStringLiteral("vpn-connection-list"),
            QStringLiteral("vm-list")};
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
