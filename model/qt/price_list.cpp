#include "qt/price_list.h"

#include "core/cost/peering_costs.h"
#include "core/read/prices.h"
#include "core/write/atomic_file.h"
#include "core/write/costs.h"
#include "qt/document_controller.h"
#include "qt/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <array>

namespace peerscape::qtmodel {

namespace {

/// What resources/prices/peering-prices.json says in words, besides Azure's names of zones.
constexpr std::array kShippedWords{
    QT_TRANSLATE_NOOP("peerscape::qtmodel::PriceList", "Zone not confirmed"),
    QT_TRANSLATE_NOOP(
        "peerscape::qtmodel::PriceList",
        "Azure's pricing page for virtual networks, as quoted by Infracost (2022-07), "
        "adammazouz.com (2023-08) and arm-estimator (2024-02)"),
};

} // namespace

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

QString PriceList::origin() const
{
    cost::PriceTable table = m_table;
    table.source = shown(table.source).toStdString();
    const QString from = DocumentController::text(cost::originOf(table));
    return m_error.isEmpty()
               ? from
               : from + QLatin1Char('\n')
                     + tr("These are the shipped prices; your own table is damaged: %1")
                           .arg(m_error);
}

QString PriceList::shown(const std::string& text)
{
    for (const char* const words : kShippedWords) {
        if (text == words)
            return tr(words);
    }
    return toQString(text);
}

std::string PriceList::written(const QString& shown)
{
    for (const char* const words : kShippedWords) {
        if (shown == tr(words))
            return words;
    }
    return shown.toStdString();
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
            error = DocumentController::text(read.error());
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
    QFile file(path());
    if (file.exists() && !file.remove())
        return fail("CannotWrite", path().toStdString() + ": " + file.errorString().toStdString());
    reload();
    return {};
}

} // namespace peerscape::qtmodel
