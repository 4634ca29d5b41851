#include "core/write/picture.h"

#include "core/azure/file_names.h"
#include "core/azure/names.h"
#include "core/diagram/auto_layout.h"
#include "core/diagram/box_builder.h"
#include "core/route/route_engine.h"
#include "core/write/picture_furniture.h"
#include "core/write/sanitise.h"
#include "core/write/write.h"

#include <algorithm>
#include <utility>

namespace peerscape::write {

using diagram::Element;
using diagram::ElementKind;
using diagram::Rect;

namespace {

constexpr double kFurnitureGap = 28;

azure::Document withHidden(const azure::Document& document, azure::Layers layers)
{
    azure::DocumentSettings settings = document.settings();
    settings.hiddenLayers = layers;
    azure::Transaction transaction(document);
    transaction.setSettings(std::move(settings));
    return transaction.take();
}

/// The design as it is drawn: with places, sanitised and with other layers if that was asked for.
azure::Document shownDocument(const azure::Document& document, const PictureOptions& options)
{
    const azure::Document placed =
        diagram::withLayout(options.sanitise ? sanitised(document) : document);
    return options.hiddenLayers ? withHidden(placed, *options.hiddenLayers) : placed;
}

/// Whether an element is drawn when only some objects, sorted, are wanted: themselves, what is in
/// them, lines between them.
bool isWanted(const Element& element, const azure::Document& document,
              const std::vector<ObjectId>& only)
{
    if (only.empty())
        return true;
    const auto listed = [&](ObjectId id) {
        const VnetId vnet = azure::vnetOf(document, id);
        return std::binary_search(only.begin(), only.end(), id)
               || (vnet && std::binary_search(only.begin(), only.end(), ObjectId(vnet)));
    };
    if (element.kind == ElementKind::Connector)
        return listed(element.from) && listed(element.to);
    if (!element.object)
        return element.parent && listed(element.parent);
    return listed(element.object) || (element.parent && listed(element.parent));
}

/// What the elements cover together; a line when there are none.
Rect boundsOf(const std::vector<const Element*>& elements)
{
    if (elements.empty())
        return {0, 0, 200, 0};
    Rect bounds = elements.front()->bounds;
    for (const Element* element : elements)
        bounds = bounds.united(element->bounds);
    return bounds;
}

void moveBy(Rect& rect, double dx, double dy)
{
    rect.x += dx;
    rect.y += dy;
}

} // namespace

Picture::Picture(const azure::Document& document, PictureOptions options)
    : m_options(std::move(options))
    , m_document(shownDocument(document, m_options))
    , m_diagram(m_document, diagram::Words(m_options.translate))
    , m_source(m_options.embedSource
                   ? writePeerscape(withHidden(m_document, document.settings().hiddenLayers))
                   : std::string())
    , m_title(m_document.settings().title.empty()
                  ? m_options.translate({PEERSCAPE_TR_NOOP("Azure virtual networks"), {}})
                  : m_document.settings().title.str())
{
    // A NIC of a machine is drawn as the machine.
    for (ObjectId& id : m_options.only)
        id = diagram::drawnAs(m_document, id);
    std::sort(m_options.only.begin(), m_options.only.end());
    if (m_document.contains(m_options.frame))
        m_options.area = diagram::boxRect(m_document, m_options.frame);
    const std::optional<Rect>& area = m_options.area;
    m_diagram.forEach([&](const Element& element) {
        if (isWanted(element, m_document, m_options.only)
            && (!area || element.bounds.intersects(*area)))
            m_drawing.push_back(&element);
    });
    m_drawingView = area ? *area : boundsOf(m_drawing).grown(m_options.border);
    m_view = m_drawingView;
    const auto addBeneath = [this](Element element, std::string name) {
        m_furniture.push_back(std::move(element));
        m_furnitureNames.push_back(std::move(name));
    };
    if (m_diagram.empty())
        addBeneath(placelessElement(m_document, m_options.translate), "placeless");
    if (m_options.legend)
        addBeneath(legendElement(m_document, m_drawing, m_options.translate), "legend");
    drawIcons();
    if (!m_iconUse.drawn.empty())
        addBeneath(iconKeyElement(m_options.icons, m_iconUse.drawn, m_options.translate), "icons");
    if (!m_options.routes.empty()) {
        const route::RouteEngine engine(m_document);
        for (const ObjectId id : m_options.routes)
            addBeneath(routeTableElement(m_document, id,
                                         engine.table(azure::subnetOf(m_document, id)),
                                         m_view.width, m_options.translate),
                       "routes-" + azure::fileId(id));
    }
    if (!m_furniture.empty())
        placeFurniture();
    nameElements();
}

void Picture::drawIcons()
{
    if (m_options.icons.empty())
        return;
    for (const Element*& element : m_drawing) {
        Element copy = *element;
        if (placeIcons(copy, m_document, m_options.icons, m_iconUse))
            element = &m_withIcons.emplace_back(std::move(copy));
    }
    IconUse ofLegend; // shows what the drawing does, and no more
    for (Element& element : m_furniture)
        placeIcons(element, m_document, m_options.icons, ofLegend);
}

void Picture::nameElements()
{
    std::unordered_map<ObjectId, int> seen;
    int bands = 0;
    for (const Element* element : m_drawing) {
        std::string& id = m_ids[element];
        if (!element->object) {
            id = "band-" + std::to_string(++bands);
            continue;
        }
        id = azure::fileId(element->object);
        if (const int count = ++seen[element->object]; count > 1)
            id += '-' + std::to_string(count);
    }
    std::unordered_map<std::string, int> beneath;
    for (std::size_t i = 0; i < m_furniture.size(); ++i) {
        std::string& id = m_ids[&m_furniture[i]];
        id = m_furnitureNames[i];
        if (const int count = ++beneath[m_furnitureNames[i]]; count > 1)
            id += '-' + std::to_string(count);
    }
}

void Picture::placeFurniture()
{
    // In rows beneath the drawing, as wide as it is.
    const double border = m_options.border;
    double widest = m_drawingView.width - 2 * border;
    for (const Element& element : m_furniture)
        widest = std::max(widest, element.bounds.width);
    const double left = m_drawingView.x + border;
    double x = left;
    double y = m_drawingView.bottom() + (m_options.area ? border : 0);
    double rowHeight = 0;
    for (Element& element : m_furniture) {
        if (x > left && x + element.bounds.width > left + widest) {
            x = left;
            y += rowHeight + kFurnitureGap;
            rowHeight = 0;
        }
        moveElement(element, x - element.bounds.x, y - element.bounds.y);
        m_view = m_view.united(element.bounds.grown(border));
        x += element.bounds.width + kFurnitureGap;
        rowHeight = std::max(rowHeight, element.bounds.height);
    }
}

void moveElement(Element& element, double dx, double dy)
{
    moveBy(element.bounds, dx, dy);
    moveBy(element.box, dx, dy);
    for (diagram::Primitive& primitive : element.primitives) {
        if (auto* box = std::get_if<diagram::BoxShape>(&primitive.shape)) {
            moveBy(box->rect, dx, dy);
        } else if (auto* glyph = std::get_if<diagram::GlyphShape>(&primitive.shape)) {
            moveBy(glyph->rect, dx, dy);
        } else if (auto* image = std::get_if<diagram::ImageShape>(&primitive.shape)) {
            moveBy(image->rect, dx, dy);
        } else if (auto* icon = std::get_if<diagram::IconShape>(&primitive.shape)) {
            moveBy(icon->rect, dx, dy);
        } else if (auto* text = std::get_if<diagram::TextShape>(&primitive.shape)) {
            text->position = {text->position.x + dx, text->position.y + dy};
        } else if (auto* line = std::get_if<diagram::LineShape>(&primitive.shape)) {
            for (diagram::Point& point : line->points)
                point = {point.x + dx, point.y + dy};
        }
    }
}

} // namespace peerscape::write
