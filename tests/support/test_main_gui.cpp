#include "tests/support/test_registry.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryDir>

int main(int argc, char** argv)
{
    // Settings and copies of unsaved designs of these tests alone: other ones run beside them.
    const QTemporaryDir home;
    for (const char* const folder : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        qputenv(folder, QFile::encodeName(home.filePath(QLatin1String(folder))));
    const QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("PeerscapeTest"));
    return peerscape::test::runAll(argc, argv);
}
