#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

/// A validator for the part of JSON Schema (2020-12) that the published schema uses: `$ref` into
/// `$defs`, `type`, `const`, `enum`, `pattern`, `minimum`, `maximum`, `required`, `properties`,
/// `patternProperties`, `additionalProperties`, `items`.
namespace peerscape::test {

/// The first thing in `value` that the schema refuses, as `path: reason`; empty when it is valid.
/// A keyword that the validator does not know counts as a fault of the schema.
[[nodiscard]] QString schemaFault(const QJsonObject& schema, const QJsonValue& value);

} // namespace peerscape::test
