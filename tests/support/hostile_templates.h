#pragma once

#include <QByteArray>

#include <vector>

/// Templates that are made to cost more than they say.
namespace peerscape::test {

struct HostileTemplate
{
    const char* what;
    QByteArray text;
    QByteArray expected; ///< A part of the error or, when it can be read, of the report.
};

/// Recursion, copies of copies, texts that double, circles, 10 MB of nesting, wrong types.
[[nodiscard]] std::vector<HostileTemplate> hostileTemplates();

} // namespace peerscape::test
