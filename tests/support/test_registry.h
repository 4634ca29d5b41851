#pragma once

#include <QObject>

#include <functional>
#include <memory>

/// Several Qt Test classes in one executable: a class registers itself where it is defined with
/// `PEERSCAPE_TEST_CLASS(TestPrefix)`, and the main function of tests/support runs them all, or
/// those whose names are given as the first arguments; further arguments go to Qt Test. The last
/// line printed is `N passed, N failed, N skipped`.
namespace peerscape::test {

using Factory = std::function<std::unique_ptr<QObject>()>;

/// Adds a class to those that `runAll` runs. Gives true, so that it can initialise a variable.
bool registerClass(const char* name, Factory factory);

/// Runs the registered classes and gives the exit status: zero when nothing failed.
int runAll(int argc, char** argv);

} // namespace peerscape::test

#define PEERSCAPE_TEST_CLASS(Class)                                                                \
    namespace {                                                                                    \
    const bool registered##Class = peerscape::test::registerClass(                                 \
        #Class, [] { return std::unique_ptr<QObject>(std::make_unique<Class>()); });               \
    }
