#pragma once

#include "core/azure/document.h"

#include <unordered_map>

namespace peerscape::compare {

/// How the objects of two documents are told to be the same.
enum class Matching : std::uint8_t {
    ById,   ///< Two versions of one document: ids are kept for life.
    ByName, ///< Two files: by resource id, then by name where only one of each side has it.
};

/// Which object of the second document is which of the first. Notes have no counterparts: they are
/// no part of the Azure model.
class Counterparts
{
public:
    /// O(objects).
    Counterparts(const azure::Document& before, const azure::Document& after, Matching matching);

    /// The object of the second document, or none.
    [[nodiscard]] ObjectId after(ObjectId before) const;
    /// The object of the first document, or none.
    [[nodiscard]] ObjectId before(ObjectId after) const;

private:
    void join(ObjectId before, ObjectId after);
    void joinById(const azure::Document& before, const azure::Document& after);
    void joinByName(const azure::Document& before, const azure::Document& after);

    std::unordered_map<ObjectId, ObjectId> m_after;
    std::unordered_map<ObjectId, ObjectId> m_before;
};

} // namespace peerscape::compare
