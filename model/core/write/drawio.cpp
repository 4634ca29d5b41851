#include "core/write/drawio.h"

#include "core/azure/file_names.h"
#include "core/azure/image.h"
#include "core/azure/note_order.h"
#include "core/base/base64.h"
#include "core/diagram/arrow.h"
#include "core/diagram/glyphs.h"
#include "core/diagram/text_metrics.h"
#include "core/read/embedded_source.h"
#include "core/write/svg_dashes.h"
#include "core/write/svg_icon.h"
#include "core/write/xml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace peerscape::write {

namespace {

using diagram::Align;
using diagram::BoxShape;
using diagram::ColorRole;
using diagram::Dash;
using diagram::Element;
using diagram::ElementKind;
using diagram::FontFace;
using diagram::GlyphShape;
using diagram::IconShape;
using diagram::ImageShape;
using diagram::LineShape;
using diagram::Point;
using diagram::Rect;
using diagram::TextShape;

struct Layer
{
    std::string_view id;
    std::string_view name;
};
constexpr std::array kLayers{Layer{"layer-regions", PEERSCAPE_TR_NOOP("Regions")},
                             Layer{"layer-behind", PEERSCAPE_TR_NOOP("Behind")},
                             Layer{"layer-networks", PEERSCAPE_TR_NOOP("Networks")},
                             Layer{"layer-connections", PEERSCAPE_TR_NOOP("Connections")},
                             Layer{"layer-peerings", PEERSCAPE_TR_NOOP("Peerings")},
                             Layer{"layer-notes", PEERSCAPE_TR_NOOP("Notes")},
                             Layer{"layer-furniture", PEERSCAPE_TR_NOOP("Legend and tables")}};

std::string_view layerOf(const azure::Document& document, const Element& element)
{
    switch (element.kind) {
    case ElementKind::RegionBand:
    case ElementKind::TenantFrame:
    case ElementKind::SubscriptionFrame:
        return kLayers[0].id;
    case ElementKind::Connector:
        return element.object.kind() == Kind::Connection ? kLayers[3].id : kLayers[4].id;
    default:
        if (azure::depthOf(document, element.object).behind)
            return kLayers[1].id;
        return element.object.kind() == Kind::Note ? kLayers[5].id : kLayers[2].id;
    }
}

/// Where a point lies along a line, from 0 to 1, seen from an edge of a box.
double share(double value, double low, double size)
{
    return size > 0 ? std::clamp((value - low) / size, 0.0, 1.0) : 0.5;
}

double lengthOf(const Point& a, const Point& b)
{
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// The point half way along a line, where draw.io hangs an edge's labels.
Point halfWay(const std::vector<Point>& line)
{
    double left = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        left += lengthOf(line[i], line[i + 1]) / 2;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double length = lengthOf(line[i], line[i + 1]);
        if (length >= left && length > 0) {
            const double part = left / length;
            return {line[i].x + (line[i + 1].x - line[i].x) * part,
                    line[i].y + (line[i + 1].y - line[i].y) * part};
        }
        left -= length;
    }
    return line.back();
}

class DrawioWriter
{
public:
    explicit DrawioWriter(const Picture& picture)
        : m_picture(picture)
        , m_options(picture.options())
        , m_view(picture.view())
    {
    }

    std::string write()
    {
        m_out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile host=\"Peerscape\" "
                "compressed=\"false\"";
        if (!m_picture.source().empty())
            m_out +=
                fmt::format(" {}=\"{}\"", read::kSourceAttribute, toBase64(m_picture.source()));
        m_out += fmt::format(
            ">\n<diagram id=\"design\" name=\"{}\">\n<mxGraphModel dx=\"0\" dy=\"0\" grid=\"1\" "
            "gridSize=\"10\" guides=\"1\" connect=\"1\" arrows=\"1\" fold=\"1\" page=\"0\" "
            "pageScale=\"1\" pageWidth=\"{}\" pageHeight=\"{}\" background=\"{}\" math=\"0\" "
            "shadow=\"0\">\n<root>\n<mxCell id=\"0\"/>\n",
            escapedXml(m_picture.title()), xmlNumber(std::ceil(m_view.width)),
            xmlNumber(std::ceil(m_view.height)),
            m_options.background ? hex(ColorRole::Canvas) : "none");
        for (const Layer& layer : kLayers)
            m_out += fmt::format("<mxCell id=\"{}\" value=\"{}\" parent=\"0\"/>\n", layer.id,
                                 escapedXml(m_options.translate({layer.name, {}})));
        for (const Element* element : m_picture.drawing()) {
            if (element->kind != ElementKind::Connector)
                writeBox(*element, false);
        }
        for (const Element* element : m_picture.drawing()) {
            if (element->kind == ElementKind::Connector)
                writeEdge(*element);
        }
        for (const Element& element : m_picture.furniture())
            writeBox(element, true);
        return m_out + "</root>\n</mxGraphModel>\n</diagram>\n</mxfile>\n";
    }

private:
    /// A box that is drawn: what may become somebody's parent or the end of an edge.
    struct Drawn
    {
        std::string id;
        Rect rect;
    };

    [[nodiscard]] std::string hex(ColorRole role) const
    {
        return role == ColorRole::None ? "none"
                                       : diagram::hex(diagram::color(m_options.theme, role));
    }

    static std::string dashStyle(Dash dash)
    {
        switch (dash) {
        case Dash::Solid:
            return "dashed=0;";
        case Dash::Dashed:
            return "dashed=1;dashPattern=7 4;";
        case Dash::Dotted:
            return "dashed=1;dashPattern=2 4;";
        case Dash::Broken:
            return "dashed=1;dashPattern=14 9;";
        }
        return {};
    }

    static std::string geometry(const Rect& rect, Point origin)
    {
        return fmt::format("<mxGeometry x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" "
                           "as=\"geometry\"/>",
                           xmlNumber(rect.x - origin.x), xmlNumber(rect.y - origin.y),
                           xmlNumber(rect.width), xmlNumber(rect.height));
    }

    void writeVertex(const std::string& id, const std::string& value, const std::string& style,
                     std::string_view parent, const Rect& rect, Point origin, bool connectable)
    {
        m_out += fmt::format("<mxCell id=\"{}\" value=\"{}\" style=\"{}\" vertex=\"1\"{} "
                             "parent=\"{}\">{}</mxCell>\n",
                             id, escapedXml(value), style, connectable ? "" : " connectable=\"0\"",
                             parent, geometry(rect, origin));
    }

    /// A box as a container and everything painted on it as its children, so that it moves whole.
    void writeBox(const Element& element, bool furniture)
    {
        const auto* frame = element.primitives.empty()
                                ? nullptr
                                : std::get_if<BoxShape>(&element.primitives.front().shape);
        if (frame == nullptr)
            return;
        const std::string& id = m_picture.idOf(element);
        const auto outer = furniture ? m_boxes.end() : m_boxes.find(element.parent);
        const bool isChild = outer != m_boxes.end();
        const Point origin = isChild ? Point{outer->second.rect.x, outer->second.rect.y} : shift();
        const std::string parent = isChild ? outer->second.id
                                   : furniture
                                       ? std::string(kLayers[6].id)
                                       : std::string(layerOf(m_picture.document(), element));
        const Rect rect = frame->rect;
        writeVertex(id, labelOf(element),
                    boxStyle(*frame) + "container=1;collapsible=0;recursiveResize=0;noLabel=1;",
                    parent, rect, origin, element.kind != ElementKind::RegionBand);
        if (element.object && !furniture)
            m_boxes.emplace(element.object, Drawn{id, rect});
        int part = 0;
        for (std::size_t i = 1; i < element.primitives.size(); ++i) {
            const diagram::Primitive& primitive = element.primitives[i];
            if ((primitive.levels & diagram::kFull) != 0)
                writePart(primitive.shape, id + fmt::format("-part-{}", ++part), id, rect);
        }
    }

    /// What a box is called, for draw.io's search; its texts are parts of their own.
    [[nodiscard]] std::string labelOf(const Element& element) const
    {
        const Text name = m_picture.document().nameOf(element.object);
        return name.empty() ? element.accessibleName : name.str();
    }

    [[nodiscard]] std::string boxStyle(const BoxShape& box) const
    {
        return fmt::format("rounded={};absoluteArcSize=1;arcSize={};whiteSpace=wrap;html=0;"
                           "fillColor={};strokeColor={};strokeWidth={};{}",
                           box.radius > 0 ? 1 : 0, xmlNumber(box.radius * 2), hex(box.fill),
                           hex(box.line), xmlNumber(box.lineWidth), dashStyle(box.dash));
    }

    void writePart(const diagram::Shape& shape, const std::string& id, const std::string& parent,
                   const Rect& inside)
    {
        const Point origin{inside.x, inside.y};
        if (const auto* box = std::get_if<BoxShape>(&shape)) {
            if (box->fill != ColorRole::None || box->line != ColorRole::None)
                writeVertex(id, {}, boxStyle(*box), parent, box->rect, origin, false);
        } else if (const auto* text = std::get_if<TextShape>(&shape)) {
            writeVertex(id, text->text, textStyle(*text), parent, textRect(*text, inside), origin,
                        false);
        } else if (const auto* glyph = std::get_if<GlyphShape>(&shape)) {
            writeVertex(id, {}, glyphStyle(*glyph), parent, glyph->rect, origin, false);
        } else if (const auto* image = std::get_if<ImageShape>(&shape)) {
            writeVertex(id, {}, imageStyle(*image), parent, image->rect, origin, false);
        } else if (const auto* icon = std::get_if<IconShape>(&shape)) {
            // The label is for draw.io's search.
            writeVertex(id, std::string(icon->icon->product),
                        pictureStyle(iconSvg(*icon->icon)) + "noLabel=1;", parent, icon->rect,
                        origin, false);
        } else if (const auto* line = std::get_if<LineShape>(&shape)) {
            const Rect rect = reachOf(*line);
            writeVertex(id, {}, looseLineStyle(*line, rect), parent, rect, origin, false);
        }
    }

    [[nodiscard]] std::string textStyle(const TextShape& text) const
    {
        const char* align = text.align == Align::Left     ? "left"
                            : text.align == Align::Center ? "center"
                                                          : "right";
        return fmt::format("text;html=0;align={};verticalAlign=middle;resizable=1;spacing=0;"
                           "fontFamily={};fontSize={};fontStyle={};fontColor={};"
                           "overflow=visible;fillColor=none;strokeColor=none;",
                           align, text.face == FontFace::Mono ? "DejaVu Sans Mono" : "Helvetica",
                           xmlNumber(text.pixelSize), text.face == FontFace::SansBold ? 1 : 0,
                           hex(text.color));
    }

    /// Where a line of text stands, kept inside the box it belongs to.
    static Rect textRect(const TextShape& text, const Rect& inside)
    {
        const double width = std::min(
            diagram::TextMetrics::width(text.text, text.face, text.pixelSize) + 4, inside.width);
        const double height = std::min(std::ceil(text.pixelSize * 1.4), inside.height);
        const double x = text.align == Align::Left     ? text.position.x
                         : text.align == Align::Center ? text.position.x - width / 2
                                                       : text.position.x - width;
        const double y = text.position.y - text.pixelSize * 0.36 - height / 2;
        return {std::clamp(x, inside.x, inside.right() - width),
                std::clamp(y, inside.y, inside.bottom() - height), width, height};
    }

    [[nodiscard]] std::string glyphStyle(const GlyphShape& glyph) const
    {
        const std::string svg = fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{0}\" viewBox=\"0 0 "
            "{0} {0}\"><path d=\"{1}\" fill=\"none\" stroke=\"{2}\" stroke-width=\"{3}\" "
            "stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>",
            xmlNumber(diagram::kGlyphGrid), diagram::glyphPath(glyph.glyph), hex(glyph.color),
            xmlNumber(diagram::kGlyphStroke));
        return pictureStyle(svg);
    }

    /// An SVG picture with proportions of its own.
    static std::string pictureStyle(const std::string& svg)
    {
        // draw.io leaves out ";base64", which would end the value.
        return "shape=image;html=0;imageAspect=1;aspect=fixed;image=data:image/svg+xml,"
               + toBase64(svg) + ';';
    }

    static std::string imageStyle(const ImageShape& image)
    {
        const auto parts = azure::imageParts(image.url);
        // draw.io leaves out ";base64", which would end the value.
        return parts ? fmt::format("shape=image;html=0;imageAspect=0;image=data:{},{};",
                                   parts->type, parts->base64)
                     : std::string();
    }

    [[nodiscard]] std::string lineStyle(const LineShape& line) const
    {
        return fmt::format("edgeStyle=none;rounded=0;html=0;strokeColor={};strokeWidth={};{}"
                           "startArrow={};endArrow={};endFill=1;startFill=1;startSize=5;endSize=5;",
                           hex(line.color), xmlNumber(line.width), dashStyle(line.dash),
                           line.arrowAtStart ? "block" : "none",
                           line.arrowAtEnd ? "block" : "none");
    }

    static std::string point(Point at, std::string_view as)
    {
        return fmt::format("<mxPoint x=\"{}\" y=\"{}\"{}/>", xmlNumber(at.x), xmlNumber(at.y),
                           as.empty() ? std::string() : fmt::format(" as=\"{}\"", as));
    }

    /// What a line covers with its width and its arrows.
    static Rect reachOf(const LineShape& line)
    {
        Rect rect{line.points.front().x, line.points.front().y, 0, 0};
        for (const Point& p : line.points)
            rect = rect.united({p.x, p.y, 0, 0});
        return rect.grown(line.arrowAtStart || line.arrowAtEnd ? 5 : line.width);
    }

    /// A line that joins nothing (a sample in the legend, a rule in a table) as a small picture, so
    /// that every edge of the file is one between two boxes.
    [[nodiscard]] std::string looseLineStyle(const LineShape& line, const Rect& rect) const
    {
        const diagram::ArrowedLine parts = diagram::arrowed(line);
        const auto points = [&](const auto& list) {
            std::string text;
            for (const Point& p : list)
                text += xmlNumber(p.x - rect.x) + ',' + xmlNumber(p.y - rect.y) + ' ';
            return text;
        };
        std::string svg = fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 "
            "{0} {1}\"><polyline points=\"{2}\" fill=\"none\" stroke=\"{3}\" "
            "stroke-width=\"{4}\"{5}/>",
            xmlNumber(rect.width), xmlNumber(rect.height), points(parts.line), hex(line.color),
            xmlNumber(line.width), svgDashes(line.dash, line.width));
        for (const auto& head : parts.heads)
            svg +=
                fmt::format("<polygon points=\"{}\" fill=\"{}\"/>", points(head), hex(line.color));
        return "shape=image;html=0;imageAspect=0;image=data:image/svg+xml,"
               + toBase64(svg + "</svg>") + ';';
    }

    void writeEdge(const Element& element)
    {
        const auto from = m_boxes.find(element.from);
        const auto to = m_boxes.find(element.to);
        if (from == m_boxes.end() || to == m_boxes.end())
            return;
        const std::string& id = m_picture.idOf(element);
        const std::string_view layer = layerOf(m_picture.document(), element);
        int part = 0;
        bool first = true;
        for (const diagram::Primitive& primitive : element.primitives) {
            const auto* line = std::get_if<LineShape>(&primitive.shape);
            if (line == nullptr || line->points.size() < 2)
                continue;
            const bool isTick = !first && line->points.size() == 2
                                && lengthOf(line->points.front(), line->points.back()) < 20;
            if (isTick)
                continue; // it would stay where it is when the edge moves
            const std::string name = first ? id : id + fmt::format("-part-{}", ++part);
            writeAttached(*line, name, layer, from->second, to->second);
            first = false;
        }
        writeTags(element, id);
    }

    /// An edge between two boxes: fixed ends on their sides, bends where the line has them.
    void writeAttached(const LineShape& line, const std::string& id, std::string_view layer,
                       const Drawn& from, const Drawn& to)
    {
        // The ghost of a missing side runs the other way.
        const Point start = line.points.front();
        const Point end = line.points.back();
        const bool forward = distance(from.rect, start) + distance(to.rect, end)
                             <= distance(to.rect, start) + distance(from.rect, end);
        const Drawn& source = forward ? from : to;
        const Drawn& target = forward ? to : from;
        const Rect& a = source.rect;
        const Rect& b = target.rect;
        std::string bends;
        for (std::size_t i = 1; i + 1 < line.points.size(); ++i)
            bends += point(shifted(line.points[i]), {});
        m_out += fmt::format(
            "<mxCell id=\"{}\" value=\"\" style=\"{}exitX={:.4f};exitY={:.4f};exitPerimeter=0;"
            "entryX={:.4f};entryY={:.4f};entryPerimeter=0;\" edge=\"1\" parent=\"{}\" "
            "source=\"{}\" target=\"{}\"><mxGeometry relative=\"1\" as=\"geometry\">{}"
            "</mxGeometry></mxCell>\n",
            id, lineStyle(line), share(start.x, a.x, a.width), share(start.y, a.y, a.height),
            share(end.x, b.x, b.width), share(end.y, b.y, b.height), layer, source.id, target.id,
            bends.empty() ? std::string() : "<Array as=\"points\">" + bends + "</Array>");
    }

    /// How far a point lies outside a box.
    static double distance(const Rect& box, const Point& p)
    {
        return std::hypot(std::max({box.x - p.x, 0.0, p.x - box.right()}),
                          std::max({box.y - p.y, 0.0, p.y - box.bottom()}));
    }

    /// The tags beside a line, as labels that stay with the edge.
    void writeTags(const Element& element, const std::string& edge)
    {
        if (element.path.size() < 2)
            return;
        const Point middle = halfWay(element.path);
        const BoxShape* box = nullptr;
        int tag = 0;
        for (const diagram::Primitive& primitive : element.primitives) {
            if (const auto* shape = std::get_if<BoxShape>(&primitive.shape))
                box = shape;
            const auto* text = std::get_if<TextShape>(&primitive.shape);
            if (text == nullptr || box == nullptr)
                continue;
            const Point at = box->rect.center();
            m_out += fmt::format(
                "<mxCell id=\"{}-tag-{}\" value=\"{}\" style=\"edgeLabel;html=0;align=center;"
                "verticalAlign=middle;rounded=1;spacing=2;fontFamily=Helvetica;fontSize={};"
                "fontStyle=1;fontColor={};labelBackgroundColor={};labelBorderColor={};\" "
                "vertex=\"1\" connectable=\"0\" parent=\"{}\"><mxGeometry relative=\"1\" "
                "as=\"geometry\"><mxPoint x=\"{}\" y=\"{}\" as=\"offset\"/></mxGeometry>"
                "</mxCell>\n",
                edge, ++tag, escapedXml(text->text), xmlNumber(text->pixelSize), hex(text->color),
                hex(box->fill), hex(box->line), edge, xmlNumber(at.x - middle.x),
                xmlNumber(at.y - middle.y));
            box = nullptr;
        }
    }

    /// What brings the picture's corner to the origin.
    [[nodiscard]] Point shift() const { return {m_view.x, m_view.y}; }
    [[nodiscard]] Point shifted(Point p) const { return {p.x - m_view.x, p.y - m_view.y}; }

    const Picture& m_picture;
    const PictureOptions& m_options;
    const Rect m_view;
    std::map<ObjectId, Drawn> m_boxes;
    std::string m_out;
};

} // namespace

std::string writeDrawio(const Picture& picture)
{
    return DrawioWriter(picture).write();
}

} // namespace peerscape::write
