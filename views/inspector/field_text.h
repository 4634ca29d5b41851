#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"
#include "qt/text.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// Values of the core as the text of a field and back. What cannot be read is an Error with code
/// `InvalidValue` that says what is wrong with which part.
namespace peerscape::views {

[[nodiscard]] Text toText(const QString& text);

[[nodiscard]] QString prefixesToText(const std::vector<net::Prefix>& prefixes);
/// Prefixes separated by commas, semicolons or white space.
[[nodiscard]] Result<std::vector<net::Prefix>> prefixesFromText(const QString& text);

[[nodiscard]] QString addressToText(const net::Address& address);
/// An address; empty text is none (`::`).
[[nodiscard]] Result<net::Address> addressFromText(const QString& text);
[[nodiscard]] Result<std::vector<net::Address>> addressesFromText(const QString& text);

/// The names of application security groups, separated by commas.
[[nodiscard]] QString groupsToText(const azure::Document& document,
                                   const std::vector<AsgId>& groups);
/// The application security groups with these names.
[[nodiscard]] Result<std::vector<AsgId>> groupsFromText(const azure::Document& document,
                                                        const QString& text);

[[nodiscard]] QString textsToText(const std::vector<Text>& texts);
/// An unsigned number; a spin box does not reach 32 bits.
[[nodiscard]] Result<std::uint32_t> numberFromText(const QString& text);

/// Words separated by commas.
[[nodiscard]] std::vector<Text> textsFromText(const QString& text);

} // namespace peerscape::views
