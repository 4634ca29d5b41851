#include "tests/support/test_registry.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

int main(int argc, char** argv)
{
    // Settings and copies of unsaved designs of these tests alone: other ones run beside them. A
    // test that starts this program again says where the other one keeps its own.
    const QTemporaryDir fresh;
    constexpr const char* kHome = "PEERSCAPE_TEST_HOME";
    if (!qEnvironmentVariableIsSet(kHome))
        qputenv(kHome, QFile::encodeName(fresh.path()));
    const QDir home(qEnvironmentVariable(kHome));
    for (const char* const folder : {"XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        qputenv(folder, QFile::encodeName(home.filePath(QLatin1String(folder))));
    const QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("PeerscapeTest"));
    return peerscape::test::runAll(argc, argv);
}
