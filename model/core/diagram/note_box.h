#pragma once

#include "core/azure/document.h"
#include "core/diagram/display_list.h"
#include "core/diagram/words.h"

#include <string>

/// How notes look: as a slip of paper, as a frame with a title, or as a picture.
namespace peerscape::diagram {

/// The first line of a note: a frame's title.
[[nodiscard]] std::string noteTitle(const azure::Note& note);

/// The size that a note needs. A picture without a width of its own (0) is as large as it is,
/// within reason; one that was given a width may be as small as it can still be taken.
[[nodiscard]] azure::Size noteSize(const azure::Note& note, double width);

/// Where a note's picture lies in its box: as large as fits, in the middle.
[[nodiscard]] Rect imageRect(const azure::Note& note, const Rect& box);

/// The element of a note, which must exist.
[[nodiscard]] Element buildNote(const azure::Document& document, NoteId id, const Rect& rect,
                                const Words& words);

} // namespace peerscape::diagram
