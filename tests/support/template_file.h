#pragma once

#include "core/read/read.h"

#include <QString>
#include <QStringList>

/// ARM templates on disk, read as a person would open them.
namespace peerscape::test {

/// The template of every folder of the shared corpus; empty where that is not there.
[[nodiscard]] QStringList corpusTemplates();

/// Reads a template with what lies beside it, and a parameters file unless its path is empty.
[[nodiscard]] Result<read::ReadResult> readTemplateFile(const QString& path,
                                                        const QString& parameters = {});

} // namespace peerscape::test
