#include "core/diagram/box_parts.h"

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
    element.accessibleName += ", locked";
    return rect.width + 2;
}

Element emptyBox(ObjectId id, const Rect& rect, std::string accessibleName)
{
    Element element;
    element.kind = ElementKind::FreeBox;
    element.object = id;
    element.bounds = element.box = rect;
    element.accessibleName = std::move(accessibleName);
    return element;
}

} // namespace peerscape::diagram
