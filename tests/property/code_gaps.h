#pragma once

#include "core/write/code.h"

#include <QStringList>

namespace peerscape::test {

/// What code says that it leaves out or assumes.
inline QStringList gapsOf(const write::Code& code)
{
    QStringList gaps;
    for (const write::CodeGap& gap : code.gaps)
        gaps << QString::fromStdString(render(gap.message));
    return gaps;
}

} // namespace peerscape::test
