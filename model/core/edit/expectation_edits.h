#pragma once

#include "core/edit/edit.h"

#include <string_view>

/// The statements that a document keeps about itself (core/azure/expectation_text.h).
namespace peerscape::edit {

/// Replaces all statements; blank ones are left out. Errors: `Statement` for a new one that does
/// not follow the grammar or one too many. Names are not looked up: the design may come later.
[[nodiscard]] EditResult setExpectations(const Document& document,
                                         const std::vector<std::string>& statements);

/// Adds one at the end. Errors: as above; `Statement` when it is there already.
[[nodiscard]] EditResult addExpectation(const Document& document, std::string_view statement);

/// Adds several at the end, those that are not there already. Errors: as above; `Statement` when
/// all are.
[[nodiscard]] EditResult addExpectations(const Document& document,
                                         const std::vector<std::string>& statements);

/// Puts others in the place of one. Errors: as above; `ResourceNotFound`.
[[nodiscard]] EditResult replaceExpectation(const Document& document, std::size_t place,
                                            const std::vector<std::string>& statements);

/// Takes one out by its place. Errors: `ResourceNotFound`.
[[nodiscard]] EditResult removeExpectation(const Document& document, std::size_t place);

/// Puts new names into statements after the object `id`, or the network that it stands in, was
/// renamed between `before` and the transaction's document. Internal to `edit`.
void renameInExpectations(azure::Transaction& transaction, const Document& before, ObjectId id);

} // namespace peerscape::edit
