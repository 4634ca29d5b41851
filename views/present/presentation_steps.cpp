#include "views/present/presentation_steps.h"

#include "qt/text.h"

#include <algorithm>

namespace peerscape::views {

std::vector<PresentationStep> presentationSteps(const azure::Document& document,
                                                const diagram::Diagram& diagram)
{
    struct Place
    {
        diagram::Rect box;
        PresentationStep step;
    };
    std::vector<Place> frames;
    document.all<azure::Note>().forEach([&](NoteId id, const azure::Note& note) {
        const auto box = note.frame ? diagram.boxOf(id) : std::nullopt;
        if (box)
            frames.push_back({*box, {id, toQString(note.text).section(QLatin1Char('\n'), 0, 0)}});
    });
    std::sort(frames.begin(), frames.end(), [](const Place& a, const Place& b) {
        return a.box.y != b.box.y ? a.box.y < b.box.y : a.box.x < b.box.x;
    });
    // Frames whose tops lie within the first one's upper half are a row.
    for (auto row = frames.begin(); row != frames.end();) {
        const double middle = row->box.center().y;
        const auto next = std::find_if(
            row, frames.end(), [middle](const Place& frame) { return frame.box.y >= middle; });
        std::sort(row, next, [](const Place& a, const Place& b) { return a.box.x < b.box.x; });
        row = next;
    }
    std::vector<PresentationStep> steps{{{}, toQString(document.settings().title)}};
    for (Place& frame : frames)
        steps.push_back(std::move(frame.step));
    return steps;
}

} // namespace peerscape::views
