#include "qt/price_list.h"

#include "core/read/prices.h"
#include "core/write/atomic_file.h"
#include "core/write/costs.h"
#include "qt/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace peerscape::qtmodel {

PriceList::PriceList(QObject* parent)
    : QObject(parent)
{
    // A file that is replaced is another one: the folder tells of that, and of one that comes.
    const QString folder = QFileInfo(path()).path();
    QDir().mkpath(folder);
    m_watcher.addPath(folder);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &PriceList::reload);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &PriceList::reload);
    reload();
}

QString PriceList::path()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
           + QStringLiteral("/peering-prices.json");
}

void PriceList::reload()
{
    cost::PriceTable table = read::shippedPrices();
    bool own = false;
    QString error;
    if (QFile file(path()); file.open(QIODevice::ReadOnly)) {
        m_watcher.addPath(path());
        const std::string bytes =
            file.read(static_cast<qint64>(read::kMostPriceBytes) + 1).toStdString();
        auto read = read::readPrices(path().toStdString(), bytes);
        own = read.has_value();
        if (read)
            table = std::move(*read);
        else
            error = toQString(read.error().message);
    }
    if (table == m_table && own == m_own && error == m_error)
        return;
    m_table = std::move(table);
    m_own = own;
    m_error = std::move(error);
    emit changed();
}

Result<void> PriceList::setOwn(const cost::PriceTable& table)
{
    Result<void> written = write::writeFileAtomically(QFile::encodeName(path()).toStdString(),
                                                      write::writePrices(table));
    reload();
    return written;
}

Result<void> PriceList::useShipped()
{
    if (QFile::exists(path()) && !QFile::remove(path()))
        return fail("CannotWrite", (path() + QStringLiteral(": cannot be removed")).toStdString());
    reload();
    return {};
}

} // namespace peerscape::qtmodel
