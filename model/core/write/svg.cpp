#include "core/write/svg.h"

#include "core/azure/file_names.h"
#include "core/azure/names.h"
#include "core/diagram/arrow.h"
#include "core/diagram/glyphs.h"
#include "core/write/xml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace peerscape::write {

namespace {

using namespace diagram;

/// A coordinate with at most two decimals and no trailing zeros.
std::string number(double value)
{
    std::string text = fmt::format("{:.2f}", value);
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

class SvgWriter
{
public:
    explicit SvgWriter(const SvgOptions& options)
        : m_options(options)
    {
    }

    std::string write(const std::vector<const Element*>& elements, const azure::Document& document,
                      const Rect& bounds)
    {
        const Rect view = bounds.grown(m_options.border);
        m_out = fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{}\" height=\"{}\" "
            "viewBox=\"{} {} {} {}\">\n",
            number(view.width * m_options.scale), number(view.height * m_options.scale),
            number(view.x), number(view.y), number(view.width), number(view.height));
        const std::string title = document.settings().title.empty()
                                      ? "Azure virtual networks"
                                      : document.settings().title.str();
        m_out += "<title>" + escapedXml(title) + "</title>\n";
        if (m_options.background)
            m_out +=
                fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
                            number(view.x), number(view.y), number(view.width), number(view.height),
                            hex(ColorRole::Canvas));
        for (const Element* element : elements)
            writeElement(*element);
        return m_out + "</svg>\n";
    }

private:
    [[nodiscard]] std::string hex(ColorRole role) const
    {
        return role == ColorRole::None
                   ? std::string("none")
                   : fmt::format("#{:06x}",
                                 static_cast<unsigned>(color(m_options.theme, role)) & 0xffffffU);
    }

    void writeElement(const Element& element)
    {
        const std::string id =
            element.object ? azure::fileId(element.object) : fmt::format("band-{}", m_band++);
        m_out += "<g id=\"" + id + "\"><title>" + escapedXml(element.accessibleName) + "</title>\n";
        for (const Primitive& primitive : element.primitives) {
            if ((primitive.levels & kFull) != 0)
                std::visit([this](const auto& shape) { writeShape(shape); }, primitive.shape);
        }
        m_out += "</g>\n";
    }

    static std::string dashes(Dash dash, double width)
    {
        switch (dash) {
        case Dash::Solid:
            return {};
        case Dash::Dashed:
            return width > 1.5 ? " stroke-dasharray=\"7 4\"" : " stroke-dasharray=\"4 3\"";
        case Dash::Dotted:
            return " stroke-dasharray=\"1.5 4\"";
        case Dash::Broken:
            return " stroke-dasharray=\"14 9\"";
        }
        return {};
    }

    void writeShape(const BoxShape& box)
    {
        if (box.fill == ColorRole::None && box.line == ColorRole::None)
            return;
        m_out +=
            fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(box.rect.x),
                        number(box.rect.y), number(box.rect.width), number(box.rect.height));
        if (box.radius > 0)
            m_out += fmt::format(" rx=\"{}\"", number(box.radius));
        m_out += fmt::format(" fill=\"{}\"", hex(box.fill));
        if (box.line != ColorRole::None)
            m_out += fmt::format(" stroke=\"{}\" stroke-width=\"{}\"{}", hex(box.line),
                                 number(box.lineWidth), dashes(box.dash, box.lineWidth));
        m_out += "/>\n";
    }

    void writeShape(const TextShape& text)
    {
        constexpr std::string_view kSans =
            "Inter, 'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
        constexpr std::string_view kMono = "'DejaVu Sans Mono', Consolas, Menlo, monospace";
        const char* anchor = text.align == Align::Left     ? "start"
                             : text.align == Align::Center ? "middle"
                                                           : "end";
        m_out += fmt::format("<text x=\"{}\" y=\"{}\" font-family=\"{}\" font-size=\"{}\"{} "
                             "text-anchor=\"{}\" fill=\"{}\">{}</text>\n",
                             number(text.position.x), number(text.position.y),
                             text.face == FontFace::Mono ? kMono : kSans, number(text.pixelSize),
                             text.face == FontFace::SansBold ? " font-weight=\"600\"" : "", anchor,
                             hex(text.color), escapedXml(text.text));
    }

    void writeShape(const GlyphShape& glyph)
    {
        const double scale = glyph.rect.width / kGlyphGrid;
        m_out += fmt::format(
            "<path transform=\"translate({} {}) scale({})\" d=\"{}\" fill=\"none\" stroke=\"{}\" "
            "stroke-width=\"{}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n",
            number(glyph.rect.x), number(glyph.rect.y), fmt::format("{:.4f}", scale),
            glyphPath(glyph.glyph), hex(glyph.color), number(kGlyphStroke));
    }

    void writeShape(const LineShape& line)
    {
        if (line.points.size() < 2)
            return;
        const ArrowedLine parts = arrowed(line);
        m_out += "<polyline points=\"";
        for (const Point& p : parts.line)
            m_out += number(p.x) + ',' + number(p.y) + ' ';
        m_out.pop_back();
        m_out += fmt::format(
            "\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"{}/>\n",
            hex(line.color), number(line.width), dashes(line.dash, line.width));
        for (const auto& head : parts.heads) {
            m_out += "<polygon points=\"";
            for (const Point& p : head)
                m_out += number(p.x) + ',' + number(p.y) + ' ';
            m_out.pop_back();
            m_out += fmt::format("\" fill=\"{}\"/>\n", hex(line.color));
        }
    }

    const SvgOptions& m_options;
    std::string m_out;
    int m_band = 0;
};

/// Whether an element is drawn when only some objects are wanted: themselves, what is in them,
/// lines between them.
bool isWanted(const Element& element, const azure::Document& document,
              const std::vector<ObjectId>& only)
{
    if (only.empty())
        return true;
    const auto listed = [&](ObjectId id) {
        const VnetId vnet = azure::vnetOf(document, id);
        return std::find(only.begin(), only.end(), id) != only.end()
               || (vnet && std::find(only.begin(), only.end(), ObjectId(vnet)) != only.end());
    };
    if (element.kind == ElementKind::Connector)
        return listed(element.from) && listed(element.to);
    if (!element.object)
        return element.parent && listed(element.parent);
    return listed(element.object) || (element.parent && listed(element.parent));
}

} // namespace

std::vector<const Element*> chosenElements(const Diagram& diagram, const azure::Document& document,
                                           const std::vector<ObjectId>& only)
{
    std::vector<const Element*> elements;
    diagram.forEach([&](const Element& element) {
        if (isWanted(element, document, only))
            elements.push_back(&element);
    });
    return elements;
}

Rect boundsOf(const std::vector<const Element*>& elements)
{
    if (elements.empty())
        return {0, 0, 200, 100};
    Rect bounds = elements.front()->bounds;
    for (const Element* element : elements)
        bounds = bounds.united(element->bounds);
    return bounds;
}

std::string writeSvg(const Diagram& diagram, const azure::Document& document,
                     const SvgOptions& options)
{
    const std::vector<const Element*> elements = chosenElements(diagram, document, options.only);
    return SvgWriter(options).write(elements, document, boundsOf(elements));
}

} // namespace peerscape::write
