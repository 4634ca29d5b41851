#include "core/write/graph_text.h"

#include "core/azure/file_names.h"
#include "core/azure/names.h"
#include "core/azure/regions.h"
#include "core/write/xml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace peerscape::write {

namespace {

using diagram::BoxShape;
using diagram::ColorRole;
using diagram::Dash;
using diagram::Element;
using diagram::ElementKind;
using diagram::LineShape;
using diagram::TextShape;

/// A thing of the graph with what stands in it.
struct GraphNode
{
    std::string id; ///< Letters, digits and underscores.
    std::string name;
    std::string detail; ///< Addresses; may be empty.
    ElementKind kind = ElementKind::Chip;
    Kind object = Kind::None;
    std::vector<GraphNode> children;
};

struct GraphLink
{
    std::string from;
    std::string to;
    std::string label; ///< What the tags say, a line for each.
    ColorRole color = ColorRole::Good;
    Dash dash = Dash::Solid;
    bool arrow = true;
};

struct GraphRegion
{
    std::string name; ///< Empty for what belongs to no region.
    std::vector<GraphNode> nodes;
};

/// "vnet-3" as Mermaid and Graphviz take it without quotes.
std::string graphId(std::string id)
{
    std::replace(id.begin(), id.end(), '-', '_');
    return id;
}

std::string prefixText(const std::vector<net::Prefix>& prefixes)
{
    std::string text;
    for (const net::Prefix& prefix : prefixes)
        text += (text.empty() ? "" : ", ") + prefix.toString();
    return text;
}

/// What a picture shows, as a graph.
class Graph
{
public:
    explicit Graph(const Picture& picture)
        : m_picture(picture)
        , m_document(picture.document())
    {
        // In painting order, so every box comes before what stands in it.
        for (const Element* element : picture.drawing()) {
            if (element->kind == ElementKind::Connector)
                addLink(*element);
            else if (element->kind == ElementKind::Subnet || element->kind == ElementKind::Chip)
                m_inside[element->parent].push_back(element);
            else if (element->object)
                m_tops.push_back(element);
        }
        std::map<std::string, std::size_t> known;
        for (const Element* element : m_tops) {
            const auto* vnet = m_document.find(VnetId::of(element->object));
            const std::string region = vnet != nullptr && !vnet->location.empty()
                                           ? azure::regionLabel(vnet->location.view())
                                           : std::string();
            const auto [place, isNew] = known.try_emplace(region, m_regions.size());
            if (isNew)
                m_regions.push_back({region, {}});
            m_regions[place->second].nodes.push_back(node(*element));
        }
    }

    [[nodiscard]] const std::vector<GraphRegion>& regions() const { return m_regions; }
    [[nodiscard]] const std::vector<GraphLink>& links() const { return m_links; }

private:
    GraphNode node(const Element& element)
    {
        GraphNode result;
        result.kind = element.kind;
        result.object = element.object.kind();
        result.id = graphId(m_picture.idOf(element));
        result.name =
            element.object ? m_document.nameOf(element.object).str() : element.accessibleName;
        if (const auto* vnet = m_document.find(VnetId::of(element.object)))
            result.detail = vnet->external ? m_picture.options().translate(
                                                 {PEERSCAPE_TR_NOOP("address space unknown"), {}})
                                           : prefixText(vnet->addressPrefixes);
        else if (const auto* subnet = m_document.find(SubnetId::of(element.object)))
            result.detail = prefixText(subnet->addressPrefixes);
        else if (const auto* site = m_document.find(SiteId::of(element.object)))
            result.detail = prefixText(site->addressPrefixes);
        else if (const auto* note = m_document.find(NoteId::of(element.object)))
            result.name = note->text.str();
        else if (element.object && element.accessibleName.size() > result.name.size() + 2
                 && element.kind == ElementKind::Chip)
            result.detail = element.accessibleName.substr(result.name.size() + 2);
        if (m_document.settings().hiddenLayers.contains(azure::Layer::Addresses))
            result.detail.clear();
        for (const Element* child : m_inside[element.object])
            result.children.push_back(node(*child));
        return result;
    }

    void addLink(const Element& element)
    {
        GraphLink link{
            graphId(azure::fileId(element.from)), graphId(azure::fileId(element.to)), {}};
        bool first = true;
        for (const diagram::Primitive& primitive : element.primitives) {
            if (const auto* text = std::get_if<TextShape>(&primitive.shape)) {
                link.label += (link.label.empty() ? "" : "\n") + text->text;
            } else if (const auto* line = std::get_if<LineShape>(&primitive.shape); line && first) {
                link.color = line->color;
                link.dash = line->dash;
                link.arrow = line->arrowAtEnd;
                first = false;
            }
        }
        m_links.push_back(std::move(link));
    }

    const Picture& m_picture;
    const azure::Document& m_document;
    std::vector<const Element*> m_tops;
    std::map<ObjectId, std::vector<const Element*>> m_inside;
    std::vector<GraphRegion> m_regions;
    std::vector<GraphLink> m_links;
};

std::string colorOf(const PictureOptions& options, ColorRole role)
{
    return diagram::hex(diagram::color(options.theme, role));
}

/// Text inside quotes of Mermaid, which knows entities by `#`.
std::string mermaidText(std::string_view text)
{
    if (text.empty())
        return " "; // it takes no empty label
    std::string out;
    for (const char c : text) {
        if (c == '\n')
            out += "<br/>";
        else if (c == '"' || c == '#' || c == '<' || c == '>' || c == '&' || c == '`' || c == ';'
                 || c == '\\')
            out += fmt::format("#{};", static_cast<int>(c));
        else
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out;
}

std::string_view mermaidClass(const GraphNode& node)
{
    switch (node.kind) {
    case ElementKind::VirtualNetwork:
        return "network";
    case ElementKind::Subnet:
        return "subnet";
    case ElementKind::FreeBox:
        return node.object == Kind::Note ? "note" : "site";
    default:
        return "chip";
    }
}

void writeMermaidNode(std::string& out, const GraphNode& node, std::size_t depth)
{
    const std::string indent(2 * depth, ' ');
    const std::string label =
        mermaidText(node.detail.empty() ? node.name : node.name + '\n' + node.detail);
    if (node.children.empty()) {
        out += fmt::format("{}{}[\"{}\"]:::{}\n", indent, node.id, label, mermaidClass(node));
        return;
    }
    out += fmt::format("{}subgraph {}[\"{}\"]\n", indent, node.id, label);
    for (const GraphNode& child : node.children)
        writeMermaidNode(out, child, depth + 1);
    out += indent + "end\n";
}

void collectGroups(const GraphNode& node, std::vector<std::string>& classes)
{
    if (node.children.empty())
        return;
    classes.push_back(fmt::format("  class {} {}\n", node.id, mermaidClass(node)));
    for (const GraphNode& child : node.children)
        collectGroups(child, classes);
}

/// Text inside a quoted DOT string or a label in HTML.
std::string dotQuoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '"' || c == '\\')
            out += '\\';
        out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out + '"';
}

std::string dotCell(const GraphNode& node, bool bold)
{
    // Graphviz takes no empty element.
    const std::string name = node.name.empty() ? "&#160;" : escapedXml(node.name);
    return (bold ? "<b>" + name + "</b>" : name)
           + (node.detail.empty() ? "" : "<br/>" + escapedXml(node.detail));
}

/// A network as a table: its name, then a row for each subnet and each thing in it.
std::string dotTable(const GraphNode& node, const PictureOptions& options)
{
    std::string rows = fmt::format("<tr><td bgcolor=\"{}\">{}</td></tr>",
                                   colorOf(options, ColorRole::VnetHeader), dotCell(node, true));
    for (const GraphNode& subnet : node.children) {
        rows += fmt::format("<tr><td bgcolor=\"{}\" align=\"left\">{}</td></tr>",
                            colorOf(options, ColorRole::SubnetFill), dotCell(subnet, false));
        for (const GraphNode& chip : subnet.children)
            rows += fmt::format("<tr><td align=\"right\">{}</td></tr>", dotCell(chip, false));
    }
    return fmt::format("<<table border=\"1\" cellborder=\"0\" cellspacing=\"2\" cellpadding=\"5\" "
                       "color=\"{}\" bgcolor=\"{}\">{}</table>>",
                       colorOf(options, ColorRole::VnetLine), colorOf(options, ColorRole::VnetFill),
                       rows);
}

std::string dotNode(const GraphNode& node, const PictureOptions& options)
{
    if (node.kind == ElementKind::VirtualNetwork)
        return fmt::format("{} [shape=plain, label={}];\n", node.id, dotTable(node, options));
    const std::string label = node.detail.empty() ? node.name : node.name + '\n' + node.detail;
    return fmt::format(
        "{} [shape={}, style=\"filled\", fillcolor=\"{}\", color=\"{}\", "
        "label={}];\n",
        node.id, node.object == Kind::Note ? "note" : "box",
        colorOf(options, node.object == Kind::Note ? ColorRole::WarningTint : ColorRole::ChipFill),
        colorOf(options, node.object == Kind::LocalNetworkGateway ? ColorRole::Site
                         : node.object == Kind::Note              ? ColorRole::Warning
                                                                  : ColorRole::MutedText),
        dotQuoted(label));
}

} // namespace

std::string writeMermaid(const Picture& picture)
{
    const PictureOptions& options = picture.options();
    const Graph graph(picture);
    std::string out =
        fmt::format("---\ntitle: \"{}\"\n---\nflowchart LR\n", mermaidText(picture.title()));
    std::vector<std::string> classes;
    std::size_t count = 0;
    for (const GraphRegion& region : graph.regions()) {
        const std::size_t depth = region.name.empty() ? 1 : 2;
        if (!region.name.empty())
            out += fmt::format("  subgraph region_{}[\"{}\"]\n", ++count, mermaidText(region.name));
        for (const GraphNode& node : region.nodes) {
            writeMermaidNode(out, node, depth);
            collectGroups(node, classes);
        }
        if (!region.name.empty())
            out += "  end\n";
    }
    std::size_t number = 0;
    std::string styles;
    for (const GraphLink& link : graph.links()) {
        const std::string_view arrow = link.dash == Dash::Broken  ? (link.arrow ? "-.-x" : "-.-")
                                       : link.dash == Dash::Solid ? (link.arrow ? "-->" : "===")
                                                                  : (link.arrow ? "-.->" : "-.-");
        out += fmt::format(
            "  {} {}{} {}\n", link.from, arrow,
            link.label.empty() ? std::string() : "|\"" + mermaidText(link.label) + "\"|", link.to);
        styles += fmt::format("  linkStyle {} stroke:{}\n", number++, colorOf(options, link.color));
    }
    const auto style = [&](std::string_view name, ColorRole fill, ColorRole line,
                           std::string_view more) {
        out += fmt::format("  classDef {} fill:{},stroke:{},color:{}{}\n", name,
                           colorOf(options, fill), colorOf(options, line),
                           colorOf(options, ColorRole::Text), more);
    };
    style("network", ColorRole::VnetFill, ColorRole::VnetLine, "");
    style("subnet", ColorRole::SubnetFill, ColorRole::SubnetLine, ",stroke-dasharray:4 3");
    style("chip", ColorRole::ChipFill, ColorRole::ChipLine, "");
    style("site", ColorRole::ChipFill, ColorRole::Site, "");
    style("note", ColorRole::WarningTint, ColorRole::Warning, "");
    for (const std::string& line : classes)
        out += line;
    return out + styles;
}

std::string writeDot(const Picture& picture)
{
    const PictureOptions& options = picture.options();
    const Graph graph(picture);
    std::string out = fmt::format(
        "digraph {} {{\n  graph [rankdir=LR, nodesep=0.5, ranksep=1.2, fontname=\"Helvetica\", "
        "fontcolor=\"{}\", bgcolor=\"{}\", label={}];\n  node [fontname=\"Helvetica\", "
        "fontsize=11, fontcolor=\"{}\"];\n  edge [fontname=\"Helvetica\", fontsize=9, "
        "fontcolor=\"{}\", penwidth=1.5];\n",
        dotQuoted(picture.title()), colorOf(options, ColorRole::Text),
        options.background ? colorOf(options, ColorRole::Canvas) : "transparent",
        dotQuoted(picture.title()), colorOf(options, ColorRole::Text),
        colorOf(options, ColorRole::MutedText));
    std::size_t count = 0;
    for (const GraphRegion& region : graph.regions()) {
        std::string indent = "  ";
        if (!region.name.empty()) {
            ++count;
            out +=
                fmt::format("  subgraph cluster_{} {{\n    label={};\n    style=\"filled\";\n"
                            "    color=\"{}\";\n    fillcolor=\"{}\";\n",
                            count, dotQuoted(region.name), colorOf(options, ColorRole::RegionLine),
                            colorOf(options, diagram::regionBand(count - 1)));
            indent = "    ";
        }
        for (const GraphNode& node : region.nodes)
            out += indent + dotNode(node, options);
        if (!region.name.empty())
            out += "  }\n";
    }
    for (const GraphLink& link : graph.links()) {
        const std::string_view style = link.dash == Dash::Solid    ? "solid"
                                       : link.dash == Dash::Dotted ? "dotted"
                                                                   : "dashed";
        out += fmt::format("  {} -> {} [color=\"{}\", style={}, dir={}, label={}];\n", link.from,
                           link.to, colorOf(options, link.color), style,
                           link.arrow ? "forward" : "none", dotQuoted(link.label));
    }
    return out + "}\n";
}

} // namespace peerscape::write
