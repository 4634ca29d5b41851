#pragma once

#include "core/azure/document.h"
#include "core/diagram/diagram.h"

#include <QString>

#include <vector>

namespace peerscape::views {

/// One view of a presentation.
struct PresentationStep
{
    NoteId frame; ///< None: the whole design.
    QString title;
    bool operator==(const PresentationStep&) const = default;
};

/// The whole design, then its frames as one reads them: from the top, in a row from the left.
/// O(notes log notes).
[[nodiscard]] std::vector<PresentationStep> presentationSteps(const azure::Document& document,
                                                              const diagram::Diagram& diagram);

} // namespace peerscape::views
