#include "tests/support/template_file.h"

#include "tests/support/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace peerscape::test {

namespace {

std::optional<std::string> bytesOf(const QString& path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll().toStdString();
}

} // namespace

QStringList corpusTemplates()
{
    QStringList paths;
    const QString root = sharedFolder(QStringLiteral("corpus/arm"));
    if (root.isEmpty())
        return paths;
    for (const QString& folder : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString path = root + QLatin1Char('/') + folder + QLatin1String("/azuredeploy.json");
        if (QFile::exists(path))
            paths << path;
    }
    return paths;
}

Result<read::ReadResult> readTemplateFile(const QString& path, const QString& parameters)
{
    const std::string bytes = bytesOf(path).value_or(std::string());
    const std::string values = bytesOf(parameters).value_or(std::string());
    read::ReadOptions options;
    if (!parameters.isEmpty())
        options.parameterFiles.push_back({parameters.toStdString(), values});
    options.beside = [&](const std::string&, const std::string& file) {
        return bytesOf(QFileInfo(path).dir().filePath(QString::fromStdString(file)));
    };
    return read::read({{path.toStdString(), bytes}}, options);
}

} // namespace peerscape::test
