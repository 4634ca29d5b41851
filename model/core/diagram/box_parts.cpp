#include "core/diagram/box_parts.h"

#include "core/diagram/spoken.h"

#include <utility>

namespace peerscape::diagram {

void addText(Element& element, std::string text, Point position, FontFace face, double size,
             ColorRole color, Align align, double maxWidth, std::uint8_t levels)
{
    element.primitives.push_back(
        {TextShape{position, std::move(text), face, size, color, align, maxWidth}, levels});
}

double addLockBadge(const azure::Document& document, ObjectId id, const Rect& rect,
                    Element& element)
{
    const azure::Placement* placement = document.placement(id);
    if (placement == nullptr || !placement->locked)
        return 0;
    element.primitives.push_back({GlyphShape{rect, "lock", ColorRole::MutedText}, kNormal | kFull});
    return rect.width + 2;
}

Element emptyBox(const azure::Document& document, ObjectId id, const Rect& rect, const Words& words)
{
    Element element;
    element.kind = ElementKind::FreeBox;
    element.object = id;
    element.bounds = element.box = rect;
    element.accessibleName = spokenText(document, element, words);
    return element;
}

bool hides(const azure::Document& document, azure::Layer layer)
{
    return document.settings().hiddenLayers.contains(layer);
}

bool isCollapsed(const azure::Document& document, ObjectId id)
{
    const azure::Placement* placement = document.placement(id);
    return placement != nullptr && placement->collapsed;
}

std::string joined(const std::vector<net::Prefix>& prefixes, std::string_view separator)
{
    std::string text;
    for (const net::Prefix& prefix : prefixes) {
        if (!text.empty())
            text += separator;
        text += prefix.toString();
    }
    return text;
}

} // namespace peerscape::diagram
