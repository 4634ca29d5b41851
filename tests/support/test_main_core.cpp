#include "tests/support/test_registry.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    return peerscape::test::runAll(argc, argv);
}
