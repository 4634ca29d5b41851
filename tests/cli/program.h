#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace peerscape::test {

/// What one run of the real program gave.
struct Run
{
    QByteArray out;
    QByteArray err;
    int status = -1; ///< Of the process; -1 when it crashed or hung.
};

/// Runs the built `peerscape` in `folder` with nothing but PATH in its environment: no display, no
/// home. `input` becomes its standard input.
[[nodiscard]] Run runProgram(const QString& folder, const QStringList& arguments,
                             const QByteArray& input = {});

/// Copies every file of tests/cli/data into a folder.
void copyData(const QString& folder);

} // namespace peerscape::test
