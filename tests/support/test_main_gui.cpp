#include "tests/support/test_registry.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    // Settings of these tests alone: another run may be under way.
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    const QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("PeerscapeTest"));
    return peerscape::test::runAll(argc, argv);
}
