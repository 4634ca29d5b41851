#include "app/window/recovery_store.h"

#include "core/write/atomic_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QStandardPaths>

#include <algorithm>

namespace peerscape::window {

namespace {

const QString kFile = QStringLiteral("file");
const QString kTitle = QStringLiteral("title");

QJsonObject originIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

RecoveryStore::RecoveryStore()
    : RecoveryStore(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                    + QStringLiteral("/recovery"))
{
}

RecoveryStore::RecoveryStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString RecoveryStore::copyPath(const QString& id) const
{
    return m_folder + QLatin1Char('/') + id + QStringLiteral(".peerscape");
}

QString RecoveryStore::originPath(const QString& id) const
{
    return m_folder + QLatin1Char('/') + id + QStringLiteral(".json");
}

QString RecoveryStore::lockPath(const QString& id) const
{
    return m_folder + QLatin1Char('/') + id + QStringLiteral(".lock");
}

Result<void> RecoveryStore::write(const QString& id, const std::string& design, const QString& file,
                                  const QString& title) const
{
    const QByteArray origin =
        QJsonDocument(QJsonObject{{kFile, file}, {kTitle, title}}).toJson(QJsonDocument::Compact);
    // The origin first: a copy without one could not say what it is a copy of.
    const Result<void> named = write::writeFileAtomically(
        QFile::encodeName(originPath(id)).toStdString(), origin.toStdString());
    if (!named)
        return named;
    return write::writeFileAtomically(QFile::encodeName(copyPath(id)).toStdString(), design);
}

std::vector<RecoveryStore::Copy> RecoveryStore::leftBehind() const
{
    std::vector<Copy> copies;
    const QDir folder(m_folder);
    for (const QFileInfo& info :
         folder.entryInfoList({QStringLiteral("*.peerscape")}, QDir::Files, QDir::Time)) {
        const QString id = info.completeBaseName();
        QLockFile lock(lockPath(id));
        lock.setStaleLockTime(0); // stale only when its process is gone, however old it is
        if (!lock.tryLock(0))
            continue;
        const QJsonObject origin = originIn(originPath(id));
        copies.push_back({id, info.absoluteFilePath(), origin.value(kFile).toString(),
                          origin.value(kTitle).toString(), info.lastModified()});
    }
    return copies;
}

void RecoveryStore::discard(const QString& id) const
{
    QFile::remove(copyPath(id));
    QFile::remove(originPath(id));
}

} // namespace peerscape::window
