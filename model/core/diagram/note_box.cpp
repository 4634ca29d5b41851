#include "core/diagram/note_box.h"

#include "core/azure/image.h"
#include "core/diagram/box_parts.h"
#include "core/diagram/text_metrics.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace peerscape::diagram {

namespace {

constexpr double kLeastImage = 24;
constexpr double kMostNaturalImage = 420;

/// A note's text in lines of its own and about 60 letters, broken at blanks.
std::vector<std::string> noteLines(const azure::Note& note)
{
    std::vector<std::string> lines(1);
    for (const char c : note.text.view()) {
        if (c == '\n' || (c == ' ' && lines.back().size() > 58) || lines.back().size() > 90)
            lines.emplace_back();
        if (c != '\n' && (c != ' ' || !lines.back().empty()))
            lines.back() += c;
    }
    return lines;
}

/// See noteSize.
azure::Size imageNeed(const azure::Note& note, double givenWidth)
{
    if (givenWidth > 0)
        return {kLeastImage, kLeastImage};
    const azure::Size size = azure::imageSize(note.image).value_or(azure::Size{});
    const double shrink = std::min(1.0, kMostNaturalImage / std::max(size.width, size.height));
    return {std::max(kLeastImage, std::round(size.width * shrink)),
            std::max(kLeastImage, std::round(size.height * shrink))};
}

Element buildSlip(const azure::Document& document, NoteId id, const Rect& rect, const Words& words)
{
    const azure::Note& note = *document.find(id);
    Element element = emptyBox(document, id, rect, words);
    element.primitives.push_back(
        {BoxShape{rect, 3, ColorRole::WarningTint, ColorRole::Warning, 1}, kAllLevels});
    double y = rect.y + 21;
    for (const std::string& line : noteLines(note)) {
        addText(element, line, {rect.x + 12, y}, FontFace::Sans, 12.5, ColorRole::Text, Align::Left,
                rect.width - 20, kNormal | kFull);
        y += 17;
    }
    addLockBadge(document, id, {rect.right() - 16, rect.y + 3, 13, 13}, element);
    return element;
}

/// A frame: an outline with its title, nothing inside, so that what lies behind stays to be seen.
Element buildFrame(const azure::Document& document, NoteId id, const Rect& rect, const Words& words)
{
    const std::string title = noteTitle(*document.find(id));
    Element element = emptyBox(document, id, rect, words);
    element.primitives.push_back(
        {BoxShape{rect, 8, ColorRole::None, ColorRole::MutedText, 1.5, Dash::Dashed}, kAllLevels});
    const double badge = addLockBadge(document, id, {rect.x + 11, rect.y + 7, 14, 14}, element);
    const double room = rect.width - 24 - badge;
    addText(element, TextMetrics::elided(title, FontFace::SansBold, 13, room),
            {rect.x + 12 + badge, rect.y + 19}, FontFace::SansBold, 13, ColorRole::MutedText,
            Align::Left, room, kNormal | kFull);
    return element;
}

/// A picture as it is, as large as its box lets it be without changing its shape. Nothing is drawn
/// round it.
Element buildImage(const azure::Document& document, NoteId id, const Rect& rect, const Words& words)
{
    const azure::Note& note = *document.find(id);
    Element element = emptyBox(document, id, rect, words);
    element.primitives.push_back({BoxShape{rect, 0, ColorRole::None, ColorRole::None}, kAllLevels});
    element.primitives.push_back({ImageShape{imageRect(note, rect), note.image}, kAllLevels});
    addLockBadge(document, id, {rect.right() - 16, rect.y + 3, 13, 13}, element);
    return element;
}

} // namespace

std::string noteTitle(const azure::Note& note)
{
    return noteLines(note).front();
}

Rect imageRect(const azure::Note& note, const Rect& box)
{
    const azure::Size size = azure::imageSize(note.image).value_or(azure::Size{1, 1});
    const double scale = std::min(box.width / size.width, box.height / size.height);
    const double width = size.width * scale;
    const double height = size.height * scale;
    return {box.center().x - width / 2, box.center().y - height / 2, width, height};
}

azure::Size noteSize(const azure::Note& note, double width)
{
    if (!note.image.empty())
        return imageNeed(note, width);
    const std::vector<std::string> lines = noteLines(note);
    if (note.frame)
        return {std::ceil(TextMetrics::width(lines.front(), FontFace::SansBold, 13) + 44), 60};
    double widest = 80;
    for (const std::string& line : lines)
        widest = std::max(widest, TextMetrics::width(line, FontFace::Sans, 12.5) + 24);
    return {std::ceil(widest), 17.0 * static_cast<double>(lines.size()) + 16};
}

Element buildNote(const azure::Document& document, NoteId id, const Rect& rect, const Words& words)
{
    const azure::Note& note = *document.find(id);
    if (!note.image.empty())
        return buildImage(document, id, rect, words);
    return note.frame ? buildFrame(document, id, rect, words)
                      : buildSlip(document, id, rect, words);
}

} // namespace peerscape::diagram
