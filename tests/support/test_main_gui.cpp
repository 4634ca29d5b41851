#include "tests/support/test_registry.h"

#include <QApplication>
#include <QStandardPaths>

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    const QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("PeerscapeTest"));
    return peerscape::test::runAll(argc, argv);
}
