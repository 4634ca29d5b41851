#pragma once

#include "core/write/icon_names.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>

/// Icon sets that tests make up.
namespace peerscape::test {

/// A drawing of that size in that colour, with what such files hold besides: an identifier, a
/// gradient, a title.
inline QByteArray iconFile(const QByteArray& color = "#c00080", int width = 18, int height = 18)
{
    const QByteArray w = QByteArray::number(width);
    const QByteArray h = QByteArray::number(height);
    return "<svg id=\"made-up\" xmlns=\"http://www.w3.org/2000/svg\" width=\"" + w + "\" height=\""
           + h + "\" viewBox=\"0 0 " + w + " " + h
           + "\"><defs><linearGradient id=\"shade\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"" + h
           + "\" gradientUnits=\"userSpaceOnUse\"><stop offset=\"0\" stop-color=\"" + color
           + "\"/><stop offset=\"1\" stop-color=\"" + color
           + "\"/></linearGradient></defs><title>Icon-made-up</title><rect width=\"" + w
           + "\" height=\"" + h + "\" fill=\"url(#shade)\"/></svg>\n";
}

/// Writes a file below a folder, with the folders in between.
inline void writeIcon(const QString& folder, const QString& path, const QByteArray& bytes)
{
    const QString full = QDir(folder).filePath(path);
    QDir().mkpath(QFileInfo(full).path());
    QFile file(full);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(full));
}

/// Writes a set as Microsoft names it, with a file for everything that diagrams draw.
inline void writeWholeSet(const QString& folder)
{
    for (std::size_t i = 0; i < write::kIconNames.size(); ++i) {
        const auto name = write::kIconNames[i].files.front();
        const QString words = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        writeIcon(folder,
                  QStringLiteral("Icons/networking/%1-icon-service-%2.svg")
                      .arg(10000 + i)
                      .arg(QString(words).replace(QLatin1Char(' '), QLatin1Char('-'))),
                  iconFile("#" + QByteArray::number(0x200000 + 0x0a1200 * int(i), 16)));
    }
}

} // namespace peerscape::test
