#pragma once

#include "core/compare/counterparts.h"

#include <string>
#include <vector>

namespace peerscape::compare {

/// A field that differs, with both values in words: names instead of ids, lists joined by ", ".
/// Parts of a resource are told apart by name: `routes/to-nva/nextHopIpAddress`.
struct FieldChange
{
    std::string field;
    std::string before; ///< Empty when there was none.
    std::string after;
    bool operator==(const FieldChange&) const = default;
};

/// The fields of an object that differ from those of its counterpart, in the order of
/// `azure::visitFields`, then members that only the file knows. Either id may be none: then all
/// fields that are not as in a fresh resource. References to counterparts are equal.
[[nodiscard]] std::vector<FieldChange> changedFields(const azure::Document& before, ObjectId first,
                                                     const azure::Document& after, ObjectId second,
                                                     const Counterparts& counterparts);

} // namespace peerscape::compare
