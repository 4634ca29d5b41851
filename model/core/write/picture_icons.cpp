#include "core/write/picture_icons.h"

#include "core/diagram/text_metrics.h"

#include <algorithm>

namespace peerscape::write {

using diagram::Element;
using diagram::ElementKind;
using diagram::GlyphShape;
using diagram::IconShape;
using diagram::Rect;
using diagram::TextShape;

namespace {

constexpr double kIconGap = 5;   ///< Between an icon and the name behind it.
constexpr double kRoleSide = 13; ///< Of the small glyph in the corner.

/// An element's own name, with room for something.
TextShape* nameIn(Element& element)
{
    for (diagram::Primitive& primitive : element.primitives) {
        auto* text = std::get_if<TextShape>(&primitive.shape);
        if (text != nullptr && text->face == diagram::FontFace::SansBold
            && text->align == diagram::Align::Left)
            return text;
    }
    return nullptr;
}

/// Whether a lock stands before the name.
bool isLocked(const Element& element)
{
    return std::any_of(element.primitives.begin(), element.primitives.end(),
                       [](const diagram::Primitive& primitive) {
                           const auto* glyph = std::get_if<GlyphShape>(&primitive.shape);
                           return glyph != nullptr && glyph->glyph == "lock";
                       });
}

void narrow(TextShape& text, std::string_view whole, double by)
{
    text.maxWidth = std::max(0.0, text.maxWidth - by);
    text.text = diagram::TextMetrics::elided(whole, text.face, text.pixelSize, text.maxWidth);
}

/// The row of a glyph as it stands in an element; a role is drawn in place of what has it.
const IconName* nameOfGlyph(const Element& element, std::string_view glyph)
{
    if (glyph != "appliance" || !element.object)
        return iconNameOf(glyph);
    return iconNameOf(element.object.kind() == Kind::VirtualMachine ? "vm" : "nic");
}

/// The icon of a row, noted as drawn or missing; null for none.
std::shared_ptr<const diagram::Icon> iconOf(const IconName* name, const diagram::IconSet& icons,
                                            IconUse& use)
{
    if (name == nullptr)
        return nullptr;
    const auto found = icons.find(name->glyph);
    (found != icons.end() ? use.drawn : use.missing).insert(name);
    return found != icons.end() ? found->second : nullptr;
}

} // namespace

diagram::Primitive fittedIcon(const std::shared_ptr<const diagram::Icon>& icon, const Rect& place,
                              std::uint8_t levels)
{
    const double scale = std::min(place.width / icon->view.width, place.height / icon->view.height);
    const double width = icon->view.width * scale;
    const double height = icon->view.height * scale;
    return {IconShape{{place.center().x - width / 2, place.center().y - height / 2, width, height},
                      icon},
            levels};
}

bool placeIcons(Element& element, const azure::Document& document, const diagram::IconSet& icons,
                IconUse& use)
{
    bool changed = false;
    std::vector<diagram::Primitive> added;
    for (diagram::Primitive& primitive : element.primitives) {
        const auto* found = std::get_if<GlyphShape>(&primitive.shape);
        if (found == nullptr)
            continue;
        const GlyphShape glyph = *found;
        const IconName* name = nameOfGlyph(element, glyph.glyph);
        const auto icon = iconOf(name, icons, use);
        if (!icon)
            continue;
        primitive = fittedIcon(icon, glyph.rect, primitive.levels);
        changed = true;
        TextShape* title = glyph.glyph != name->glyph ? nameIn(element) : nullptr;
        if (title == nullptr)
            continue;
        narrow(*title, document.nameOf(element.object).view(), kRoleSide);
        added.push_back({GlyphShape{{element.box.right() - kRoleSide - 6, element.box.y + 6,
                                     kRoleSide, kRoleSide},
                                    glyph.glyph,
                                    glyph.color},
                         diagram::kFull});
    }
    const bool network = element.kind == ElementKind::VirtualNetwork;
    if (network || element.kind == ElementKind::Subnet) {
        TextShape* title = nameIn(element);
        const auto icon = iconOf(iconNameOf(network ? "vnet" : "subnet"), icons, use);
        if (title != nullptr && icon) {
            // Nearer to the edge than the name stood, so that most of it still fits.
            const double side = network ? 18 : 14;
            const double left = title->position.x - (isLocked(element) ? 0 : side / 2 - 1);
            const double middle = title->position.y - title->pixelSize * 0.36;
            added.push_back(
                fittedIcon(icon, {left, middle - side / 2, side, side}, diagram::kFull));
            const double shift = left + side + kIconGap - title->position.x;
            title->position.x += shift;
            narrow(*title, document.nameOf(element.object).view(), shift);
            changed = true;
        }
    }
    element.primitives.insert(element.primitives.end(), added.begin(), added.end());
    return changed;
}

} // namespace peerscape::write
