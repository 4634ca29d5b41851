#pragma once

#include "core/base/translate.h"
#include "core/diagram/diagram.h"
#include "core/write/picture_icons.h"

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace peerscape::write {

/// What a picture of a design shows and how: one set of choices for every format, the window and
/// the command line.
struct PictureOptions
{
    diagram::ThemeKind theme = diagram::ThemeKind::Light;
    double scale = 1;       ///< Pixels for each canvas unit, or points for each 3/4 of one.
    double border = 24;     ///< Free space around the drawing, canvas units.
    bool background = true; ///< Paint the canvas colour; else transparent.
    /// Draw only these, what is in them and connectors between them; empty: everything.
    std::vector<ObjectId> only;
    std::optional<diagram::Rect> area; ///< Draw only what passes here, cut at the edge.
    NoteId frame; ///< The same with the place of a frame of the design; goes before `area`.
    /// Hide these layers instead of those that the design hides. The embedded design stays as it
    /// is.
    std::optional<azure::Layers> hiddenLayers;
    bool legend = false;          ///< Say beneath what the lines and boxes mean.
    std::vector<ObjectId> routes; ///< NICs and subnets whose effective routes stand beneath.
    /// Put the design into the file, so that the picture can be opened as a design again (SVG, PNG,
    /// draw.io).
    bool embedSource = false;
    diagram::IconSet icons; ///< Drawn in place of our glyphs (icon_folder.h); may have any of them.
    bool sanitise = false;  ///< Replace names and addresses (sanitise.h), in the source too.
    Translate translate = render; ///< The language of what the picture says; English.
};

/// A drawing ready to be rendered: the chosen elements of a design and what stands beneath them.
/// SVG, PNG, PDF, print and the other formats render this.
class Picture
{
public:
    /// Things without a place are given one. O(design).
    Picture(const azure::Document& document, PictureOptions options);
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;

    [[nodiscard]] const PictureOptions& options() const { return m_options; }
    /// The design that is shown, with places and sanitised if that was asked for.
    [[nodiscard]] const azure::Document& document() const { return m_document; }
    /// The design as `.peerscape`, to be put into the file; empty when that was not asked for.
    [[nodiscard]] const std::string& source() const { return m_source; }

    /// The chosen elements of the diagram in painting order.
    [[nodiscard]] const std::vector<const diagram::Element*>& drawing() const { return m_drawing; }
    /// The legend, what the icons mean and the route tables, each an element of its own.
    [[nodiscard]] const std::vector<diagram::Element>& furniture() const { return m_furniture; }
    /// How many of them stand before the route tables.
    [[nodiscard]] std::size_t firstTable() const
    {
        return m_furniture.size() - m_options.routes.size();
    }
    /// What of the drawing has an icon in the chosen set, and what keeps our glyph or none.
    [[nodiscard]] const IconUse& iconUse() const { return m_iconUse; }
    /// What the picture covers, border included; canvas units.
    [[nodiscard]] const diagram::Rect& view() const { return m_view; }
    /// The part of the view that the drawing takes, border included.
    [[nodiscard]] const diagram::Rect& drawingView() const { return m_drawingView; }
    /// The document's title, or what the picture shows.
    [[nodiscard]] const std::string& title() const { return m_title; }
    /// The name of an element in formats that name them, each once: its file id (with `-2` for a
    /// gateway's chip in a second subnet), `band-N` for one without an object, `legend`, `icons`
    /// and `routes-ID` for what stands beneath.
    [[nodiscard]] const std::string& idOf(const diagram::Element& element) const
    {
        return m_ids.at(&element);
    }

private:
    void drawIcons();
    void placeFurniture();
    void nameElements();

    PictureOptions m_options;
    azure::Document m_document;
    diagram::Diagram m_diagram;
    std::string m_source;
    std::vector<const diagram::Element*> m_drawing;
    std::deque<diagram::Element> m_withIcons; ///< Elements of the drawing that have icons.
    std::vector<diagram::Element> m_furniture;
    std::vector<std::string> m_furnitureNames; ///< Before they are made unique.
    IconUse m_iconUse;
    std::unordered_map<const diagram::Element*, std::string> m_ids;
    diagram::Rect m_view;
    diagram::Rect m_drawingView;
    std::string m_title;
};

} // namespace peerscape::write
