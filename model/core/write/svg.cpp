#include "core/write/svg.h"

#include "core/base/base64.h"
#include "core/diagram/arrow.h"
#include "core/diagram/glyphs.h"
#include "core/read/embedded_source.h"
#include "core/write/svg_dashes.h"
#include "core/write/xml_text.h"

#include <fmt/format.h>

namespace peerscape::write {

namespace {

using namespace diagram;

class SvgWriter
{
public:
    explicit SvgWriter(const Picture& picture)
        : m_picture(picture)
    {
    }

    std::string write()
    {
        const Rect& view = m_picture.view();
        m_out = fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"{}\" height=\"{}\" "
            "viewBox=\"{} {} {} {}\">\n",
            xmlNumber(view.width * m_picture.options().scale),
            xmlNumber(view.height * m_picture.options().scale), xmlNumber(view.x),
            xmlNumber(view.y), xmlNumber(view.width), xmlNumber(view.height));
        m_out += "<title>" + escapedXml(m_picture.title()) + "</title>\n";
        if (!m_picture.source().empty())
            m_out += fmt::format("<metadata><{0} xmlns:peerscape=\"{1}\">{2}</{0}></metadata>\n",
                                 read::kSourceElement, read::kSourceNamespace,
                                 toBase64(m_picture.source()));
        if (m_picture.options().background)
            m_out += fmt::format("<rect {} fill=\"{}\"/>\n", extent(view), hex(ColorRole::Canvas));
        writeIcons();
        if (m_picture.options().area)
            m_out += fmt::format("<clipPath id=\"frame\"><rect {}/></clipPath>\n"
                                 "<g clip-path=\"url(#frame)\">\n",
                                 extent(*m_picture.options().area));
        for (const Element* element : m_picture.drawing())
            writeElement(*element);
        if (m_picture.options().area)
            m_out += "</g>\n";
        for (const Element& element : m_picture.furniture())
            writeElement(element);
        return m_out + "</svg>\n";
    }

private:
    [[nodiscard]] std::string hex(ColorRole role) const
    {
        return role == ColorRole::None
                   ? std::string("none")
                   : fmt::format("#{:06x}",
                                 static_cast<unsigned>(color(m_picture.options().theme, role))
                                     & 0xffffffU);
    }

    static std::string extent(const Rect& rect)
    {
        return fmt::format("x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", xmlNumber(rect.x),
                           xmlNumber(rect.y), xmlNumber(rect.width), xmlNumber(rect.height));
    }

    /// Every icon once, to be shown from where it stands.
    void writeIcons()
    {
        for (const IconName* name : m_picture.iconUse().drawn) {
            const Icon& icon = *m_picture.options().icons.at(name->glyph);
            m_out += fmt::format("<defs><clipPath id=\"icon-{0}-view\"><rect {1}/></clipPath>"
                                 "<g id=\"icon-{0}\" clip-path=\"url(#icon-{0}-view)\">{2}</g>"
                                 "</defs>\n",
                                 icon.glyph, extent(icon.view), icon.body);
        }
    }

    void writeElement(const Element& element)
    {
        m_out += "<g id=\"" + m_picture.idOf(element) + "\"><title>"
                 + escapedXml(element.accessibleName) + "</title>\n";
        for (const Primitive& primitive : element.primitives) {
            if ((primitive.levels & kFull) != 0)
                std::visit([this](const auto& shape) { writeShape(shape); }, primitive.shape);
        }
        m_out += "</g>\n";
    }

    void writeShape(const BoxShape& box)
    {
        if (box.fill == ColorRole::None && box.line == ColorRole::None)
            return;
        m_out += "<rect " + extent(box.rect);
        if (box.radius > 0)
            m_out += fmt::format(" rx=\"{}\"", xmlNumber(box.radius));
        m_out += fmt::format(" fill=\"{}\"", hex(box.fill));
        if (box.line != ColorRole::None)
            m_out += fmt::format(" stroke=\"{}\" stroke-width=\"{}\"{}", hex(box.line),
                                 xmlNumber(box.lineWidth), svgDashes(box.dash, box.lineWidth));
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
                             xmlNumber(text.position.x), xmlNumber(text.position.y),
                             text.face == FontFace::Mono ? kMono : kSans, xmlNumber(text.pixelSize),
                             text.face == FontFace::SansBold ? " font-weight=\"600\"" : "", anchor,
                             hex(text.color), escapedXml(text.text));
    }

    void writeShape(const GlyphShape& glyph)
    {
        const double scale = glyph.rect.width / kGlyphGrid;
        m_out += fmt::format(
            "<path transform=\"translate({} {}) scale({})\" d=\"{}\" fill=\"none\" stroke=\"{}\" "
            "stroke-width=\"{}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n",
            xmlNumber(glyph.rect.x), xmlNumber(glyph.rect.y), fmt::format("{:.4f}", scale),
            glyphPath(glyph.glyph), hex(glyph.color), xmlNumber(kGlyphStroke));
    }

    void writeShape(const ImageShape& image)
    {
        m_out += fmt::format("<image xmlns:xlink=\"http://www.w3.org/1999/xlink\" {} "
                             "preserveAspectRatio=\"none\" xlink:href=\"{}\"/>\n",
                             extent(image.rect), image.url.view());
    }

    void writeShape(const IconShape& shape)
    {
        const Icon& icon = *shape.icon;
        m_out += fmt::format("<g transform=\"translate({} {}) scale({:.4f}) translate({} {})\">"
                             "<title>{}</title><use xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                             "xlink:href=\"#icon-{}\"/></g>\n",
                             xmlNumber(shape.rect.x), xmlNumber(shape.rect.y),
                             shape.rect.width / icon.view.width, xmlNumber(-icon.view.x),
                             xmlNumber(-icon.view.y), escapedXml(icon.product), icon.glyph);
    }

    void writeShape(const LineShape& line)
    {
        if (line.points.size() < 2)
            return;
        const ArrowedLine parts = arrowed(line);
        m_out += "<polyline points=\"";
        for (const Point& p : parts.line)
            m_out += xmlNumber(p.x) + ',' + xmlNumber(p.y) + ' ';
        m_out.pop_back();
        m_out += fmt::format(
            "\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"round\"{}/>\n",
            hex(line.color), xmlNumber(line.width), svgDashes(line.dash, line.width));
        for (const auto& head : parts.heads) {
            m_out += "<polygon points=\"";
            for (const Point& p : head)
                m_out += xmlNumber(p.x) + ',' + xmlNumber(p.y) + ' ';
            m_out.pop_back();
            m_out += fmt::format("\" fill=\"{}\"/>\n", hex(line.color));
        }
    }

    const Picture& m_picture;
    std::string m_out;
};

} // namespace

std::string writeSvg(const Picture& picture)
{
    return SvgWriter(picture).write();
}

} // namespace peerscape::write
