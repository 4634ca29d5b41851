#pragma once

#include <QString>
#include <QStringList>

#include <string>

/// Files of the tests, by path below `tests/`.
namespace peerscape::test {

/// The whole content; the test fails (empty text) when the file is missing.
[[nodiscard]] std::string readFile(const QString& path);
/// Paths of the files in a folder that match a pattern, sorted by name.
[[nodiscard]] QStringList filesIn(const QString& folder, const QString& pattern);
/// The sample designs.
[[nodiscard]] QStringList sampleFiles();
/// Names of az' lists below `golden/corpus/az` of everything but networks and interfaces.
[[nodiscard]] QStringList azListsOfOthers();
/// A member of a JSON object file, as JSON text of its own.
[[nodiscard]] std::string memberText(const QString& path, const QString& member);
/// The full path of a file below `tests/`.
[[nodiscard]] QString pathOf(const QString& path);
/// Where packaging/parsers put the parsers of others (or $PEERSCAPE_PARSERS); empty where it was
/// not run.
[[nodiscard]] QString parsersFolder();
/// A folder of data that belongs to others and lies beside the sources (`../shared/NAME`, or below
/// $PEERSCAPE_SHARED); empty where there is none, and the tests that need it are skipped.
[[nodiscard]] QString sharedFolder(const QString& name);

} // namespace peerscape::test
