#include "core/write/picture_furniture.h"

#include "core/azure/names.h"
#include "core/diagram/glyphs.h"
#include "core/diagram/text_metrics.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>

namespace peerscape::write {

using diagram::Align;
using diagram::BoxShape;
using diagram::ColorRole;
using diagram::Dash;
using diagram::Element;
using diagram::ElementKind;
using diagram::FontFace;
using diagram::GlyphShape;
using diagram::LineShape;
using diagram::Point;
using diagram::Rect;
using diagram::TextMetrics;
using diagram::TextShape;

namespace {

constexpr double kFurniturePadding = 14;
constexpr double kTitleHeight = 34;
constexpr double kEntryHeight = 24;
constexpr double kTableRow = 21;
constexpr double kSampleWidth = 44; ///< The drawn sample before the words of an entry.
constexpr double kIconSide = 20;
constexpr double kColumnGap = 18;
constexpr double kTextSize = 12;
constexpr double kTableText = 11.5;

/// A line of words on a panel; gives how wide it is.
double addWords(Element& element, double x, double y, const std::string& words)
{
    const double width = TextMetrics::width(words, FontFace::Sans, kTextSize);
    element.primitives.push_back({TextShape{{x, y + 16},
                                            words,
                                            FontFace::Sans,
                                            kTextSize,
                                            ColorRole::Text,
                                            Align::Left,
                                            width + 24},
                                  diagram::kFull});
    return width;
}

/// A titled box at the origin; its size is set by `finish`.
Element panel(const std::string& title)
{
    Element element;
    element.kind = ElementKind::FreeBox;
    element.accessibleName = title;
    element.primitives.push_back({BoxShape{}, diagram::kFull});
    element.primitives.push_back({TextShape{{kFurniturePadding, 22},
                                            title,
                                            FontFace::SansBold,
                                            13,
                                            ColorRole::Text,
                                            Align::Left,
                                            0},
                                  diagram::kFull});
    return element;
}

void finish(Element& element, double width, double height)
{
    element.box = {0, 0, width, height};
    element.bounds = element.box.grown(1);
    element.primitives.front().shape =
        BoxShape{element.box, 6, ColorRole::ChipFill, ColorRole::RegionLine, 1};
}

/// One line of the legend: a sample and what it means. The order is the order in which they stand.
enum class Entry : std::uint8_t {
    Network,
    ExternalNetwork,
    Subnet,
    Live,
    Global,
    OneSided,
    Disconnected,
    ConnectionUp,
    ConnectionDown,
    Machine,
    StoppedMachine,
    Interface,
    Appliance,
    Gateway,
    Firewall,
    Site,
    Circuit,
    RouteTable,
    SecurityGroup,
    NatGateway,
    Count,
};

std::string_view wordsOf(Entry entry)
{
    constexpr std::array<std::string_view, static_cast<std::size_t>(Entry::Count)> kWords{
        PEERSCAPE_TR_NOOP("Virtual network, name and address space"),
        PEERSCAPE_TR_NOOP("Virtual network that exists elsewhere"),
        PEERSCAPE_TR_NOOP("Subnet, name and address prefix"),
        PEERSCAPE_TR_NOOP("Peering, both sides connected"),
        PEERSCAPE_TR_NOOP("Global peering, between two regions"),
        PEERSCAPE_TR_NOOP("Peering, Initiated: the other side is missing"),
        PEERSCAPE_TR_NOOP("Peering, Disconnected"),
        PEERSCAPE_TR_NOOP("Connection of a gateway, up"),
        PEERSCAPE_TR_NOOP("Connection of a gateway, down"),
        PEERSCAPE_TR_NOOP("Virtual machine"),
        PEERSCAPE_TR_NOOP("Virtual machine, stopped"),
        PEERSCAPE_TR_NOOP("Network interface"),
        PEERSCAPE_TR_NOOP("Appliance: forwards packets"),
        PEERSCAPE_TR_NOOP("Gateway"),
        PEERSCAPE_TR_NOOP("Azure Firewall"),
        PEERSCAPE_TR_NOOP("On-premises site"),
        PEERSCAPE_TR_NOOP("ExpressRoute circuit"),
        PEERSCAPE_TR_NOOP("Route table of a subnet"),
        PEERSCAPE_TR_NOOP("Network security group of a subnet"),
        PEERSCAPE_TR_NOOP("NAT gateway of a subnet"),
    };
    return kWords[static_cast<std::size_t>(entry)];
}

/// What of the legend's entries occurs in a drawing.
class LegendContent
{
public:
    LegendContent(const azure::Document& document, const std::vector<const Element*>& drawn)
        : m_document(document)
    {
        for (const Element* element : drawn)
            look(*element);
    }
    [[nodiscard]] bool has(Entry entry) const { return m_found[static_cast<std::size_t>(entry)]; }

private:
    void add(Entry entry) { m_found[static_cast<std::size_t>(entry)] = true; }

    void look(const Element& element)
    {
        switch (element.kind) {
        case ElementKind::VirtualNetwork: {
            const auto* vnet = m_document.find(VnetId::of(element.object));
            add(vnet != nullptr && vnet->external ? Entry::ExternalNetwork : Entry::Network);
            break;
        }
        case ElementKind::Subnet:
            add(Entry::Subnet);
            break;
        case ElementKind::FreeBox:
            if (element.object.kind() == Kind::LocalNetworkGateway)
                add(Entry::Site);
            if (element.object.kind() == Kind::ExpressRouteCircuit)
                add(Entry::Circuit);
            break;
        case ElementKind::Connector:
            lookAtLine(element);
            return;
        default:
            break;
        }
        for (const diagram::Primitive& primitive : element.primitives) {
            if (const auto* glyph = std::get_if<GlyphShape>(&primitive.shape))
                lookAtGlyph(glyph->glyph, glyph->color);
        }
    }

    void lookAtLine(const Element& element)
    {
        const auto* line = element.primitives.empty()
                               ? nullptr
                               : std::get_if<LineShape>(&element.primitives.front().shape);
        if (line == nullptr)
            return;
        if (element.object.kind() == Kind::Connection)
            add(line->color == ColorRole::Bad ? Entry::ConnectionDown : Entry::ConnectionUp);
        else if (line->color == ColorRole::Good)
            add(line->dash == Dash::Dashed ? Entry::Global : Entry::Live);
        else
            add(line->color == ColorRole::Bad ? Entry::Disconnected : Entry::OneSided);
    }

    void lookAtGlyph(std::string_view glyph, ColorRole color)
    {
        if (glyph == "vm")
            add(color == ColorRole::MutedText ? Entry::StoppedMachine : Entry::Machine);
        else if (glyph == "nic")
            add(Entry::Interface);
        else if (glyph == "appliance")
            add(Entry::Appliance);
        else if (glyph == "vpn-gateway" || glyph == "expressroute")
            add(Entry::Gateway);
        else if (glyph == "firewall")
            add(Entry::Firewall);
        else if (glyph == "route-table")
            add(Entry::RouteTable);
        else if (glyph == "security-group")
            add(Entry::SecurityGroup);
        else if (glyph == "nat-gateway")
            add(Entry::NatGateway);
    }

    const azure::Document& m_document;
    std::array<bool, static_cast<std::size_t>(Entry::Count)> m_found{};
};

void addSampleLine(Element& element, const Rect& at, double shift, ColorRole color, Dash dash,
                   int arrow)
{
    LineShape line;
    line.points = {{at.x, at.center().y + shift}, {at.right(), at.center().y + shift}};
    line.color = color;
    line.dash = dash;
    line.width = 2;
    line.arrowAtEnd = arrow > 0;
    line.arrowAtStart = arrow < 0;
    element.primitives.push_back({line, diagram::kFull});
}

void addTunnel(Element& element, const Rect& at, ColorRole color, Dash dash)
{
    addSampleLine(element, at, 0, color, dash, 0);
    for (const double shift : {-4.5, 4.5}) {
        LineShape tick;
        const Point middle = at.center();
        tick.points = {{middle.x + shift, middle.y - 6}, {middle.x + shift, middle.y + 6}};
        tick.color = color;
        tick.width = 2;
        element.primitives.push_back({tick, diagram::kFull});
    }
}

/// The drawn sample of an entry, in `at`.
void addSample(Element& element, Entry entry, const Rect& at)
{
    const auto box = [&](ColorRole fill, ColorRole line, Dash dash) {
        element.primitives.push_back(
            {BoxShape{{at.x, at.center().y - 8, at.width, 16}, 4, fill, line, 1.5, dash},
             diagram::kFull});
    };
    const auto glyph = [&](std::string_view name, ColorRole color) {
        element.primitives.push_back(
            {GlyphShape{{at.center().x - 9, at.center().y - 9, 18, 18}, name, color},
             diagram::kFull});
    };
    switch (entry) {
    case Entry::Network:
        return box(ColorRole::VnetHeader, ColorRole::VnetLine, Dash::Solid);
    case Entry::ExternalNetwork:
        return box(ColorRole::VnetHeader, ColorRole::VnetLine, Dash::Dashed);
    case Entry::Subnet:
        return box(ColorRole::SubnetFill, ColorRole::SubnetLine, Dash::Dashed);
    case Entry::Live:
    case Entry::Global:
        for (const int side : {1, -1})
            addSampleLine(element, at, side * -4.0, ColorRole::Good,
                          entry == Entry::Live ? Dash::Solid : Dash::Dashed, side);
        return;
    case Entry::OneSided:
        addSampleLine(element, at, -4, ColorRole::Warning, Dash::Solid, 1);
        return addSampleLine(element, at, 4, ColorRole::Ghost, Dash::Dotted, 0);
    case Entry::Disconnected:
        return addSampleLine(element, at, 0, ColorRole::Bad, Dash::Broken, 1);
    case Entry::ConnectionUp:
        return addTunnel(element, at, ColorRole::Gateway, Dash::Solid);
    case Entry::ConnectionDown:
        return addTunnel(element, at, ColorRole::Bad, Dash::Broken);
    case Entry::Machine:
        return glyph("vm", ColorRole::Text);
    case Entry::StoppedMachine:
        return glyph("vm", ColorRole::MutedText);
    case Entry::Interface:
        return glyph("nic", ColorRole::Text);
    case Entry::Appliance:
        return glyph("appliance", ColorRole::Appliance);
    case Entry::Gateway:
        return glyph("vpn-gateway", ColorRole::Gateway);
    case Entry::Firewall:
        return glyph("firewall", ColorRole::Appliance);
    case Entry::Site:
        return glyph(diagram::glyphOf(Kind::LocalNetworkGateway), ColorRole::Site);
    case Entry::Circuit:
        return glyph(diagram::glyphOf(Kind::ExpressRouteCircuit), ColorRole::Gateway);
    case Entry::RouteTable:
        return glyph("route-table", ColorRole::MutedText);
    case Entry::SecurityGroup:
        return glyph("security-group", ColorRole::MutedText);
    case Entry::NatGateway:
        return glyph("nat-gateway", ColorRole::MutedText);
    case Entry::Count:
        return;
    }
}

/// A line of a key: what draws its sample, and what that means.
struct KeyLine
{
    std::string words;
    std::function<void(Element&, const Rect&)> drawSample;
};

/// Samples with their words in one column or two.
Element keyPanel(const std::string& title, double sampleWidth, const std::vector<KeyLine>& lines)
{
    Element element = panel(title);
    const std::size_t columns = lines.size() > 7 ? 2 : 1;
    const std::size_t rows = (lines.size() + columns - 1) / columns;
    double x = kFurniturePadding;
    for (std::size_t column = 0; column < columns; ++column) {
        double widest = 0;
        double y = kTitleHeight;
        for (std::size_t i = column * rows; i < std::min(lines.size(), (column + 1) * rows);
             ++i, y += kEntryHeight) {
            lines[i].drawSample(element, {x, y, sampleWidth, kEntryHeight});
            widest = std::max(widest, addWords(element, x + sampleWidth + 12, y, lines[i].words));
        }
        x += sampleWidth + 12 + widest + kFurniturePadding + 8;
    }
    finish(element, x, kTitleHeight + static_cast<double>(rows) * kEntryHeight + 8);
    return element;
}

constexpr std::size_t kTableColumns = 5;
struct TableLine
{
    std::array<std::string, kTableColumns> cells;
    bool active = true;
};

std::vector<TableLine> linesOf(const route::EffectiveRouteTable& table, const Translate& translate)
{
    const auto isReserved = [](const route::EffectiveRoute& row) {
        return row.source == azure::RouteSource::Default
               && row.nextHopType == azure::NextHopType::None && !row.origin;
    };
    const auto reserved = std::count_if(table.routes.begin(), table.routes.end(), isReserved);
    bool told = false;
    std::vector<TableLine> lines;
    for (const route::EffectiveRoute& row : table.routes) {
        TableLine line{{std::string(toString(row.source)), std::string(toString(row.state)),
                        route::prefixesText(row, ", "), std::string(toString(row.nextHopType)),
                        route::nextHopText(row, ", ")},
                       row.state == azure::RouteState::Active};
        if (!row.name.empty())
            line.cells[2] += "  " + row.name.str();
        if (isReserved(row) && row.state == azure::RouteState::Active && reserved > 1) {
            if (told)
                continue;
            told = true;
            const auto active =
                std::count_if(table.routes.begin(), table.routes.end(), [&](const auto& other) {
                    return isReserved(other) && other.state == azure::RouteState::Active;
                });
            if (active > 1)
                line.cells[2] = translate(
                    {PEERSCAPE_TR_NOOP("{0} reserved prefixes"), {std::to_string(active)}});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace

Element legendElement(const azure::Document& document, const std::vector<const Element*>& drawn,
                      const Translate& translate)
{
    const LegendContent content(document, drawn);
    std::vector<KeyLine> lines;
    for (std::size_t i = 0; i < static_cast<std::size_t>(Entry::Count); ++i) {
        const auto entry = static_cast<Entry>(i);
        if (content.has(entry))
            lines.push_back(
                {translate({wordsOf(entry), {}}),
                 [entry](Element& element, const Rect& at) { addSample(element, entry, at); }});
    }
    return keyPanel(translate({PEERSCAPE_TR_NOOP("Legend"), {}}), kSampleWidth, lines);
}

Element iconKeyElement(const diagram::IconSet& icons, const IconNames& drawn,
                       const Translate& translate)
{
    std::vector<KeyLine> lines;
    for (const IconName* name : drawn)
        lines.push_back(
            {std::string(name->product), [&icons, name](Element& element, const Rect& at) {
                 element.primitives.push_back(fittedIcon(
                     icons.at(name->glyph),
                     {at.x, at.center().y - at.width / 2, at.width, at.width}, diagram::kFull));
             }});
    return keyPanel(translate({PEERSCAPE_TR_NOOP("Icons"), {}}), kIconSide, lines);
}

Element placelessElement(const azure::Document& document, const Translate& translate)
{
    constexpr std::size_t kMostNames = 20;
    std::vector<std::string> lines;
    std::size_t more = 0;
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (IdType::kKind == Kind::Subscription || IdType::kKind == Kind::ResourceGroup)
            return;
        table.forEach([&](IdType id, const auto&) {
            if (lines.size() == kMostNames)
                ++more;
            else
                lines.push_back(translate({azure::kindLabel(IdType::kKind), {}}) + ' '
                                + azure::displayName(document, id));
        });
    });
    if (more > 0)
        lines.push_back(translate({PEERSCAPE_TR_NOOP("+{0} more"), {std::to_string(more)}}));
    const std::string title =
        translate({lines.empty() ? PEERSCAPE_TR_NOOP("An empty design")
                                 : PEERSCAPE_TR_NOOP("Nothing here has a place of its own"),
                   {}});
    Element element = panel(title);
    double y = kTitleHeight;
    double widest = TextMetrics::width(title, FontFace::SansBold, 13) + 2 * kFurniturePadding;
    for (const std::string& line : lines) {
        const double width = addWords(element, kFurniturePadding, y, line);
        widest = std::max(widest, width + 2 * kFurniturePadding);
        y += kEntryHeight;
    }
    finish(element, widest, y + 8);
    return element;
}

Element routeTableElement(const azure::Document& document, ObjectId id,
                          const route::EffectiveRouteTable& table, double widest,
                          const Translate& translate)
{
    constexpr std::array<std::string_view, kTableColumns> kHeads{
        PEERSCAPE_TR_NOOP("Source"), PEERSCAPE_TR_NOOP("State"),
        PEERSCAPE_TR_NOOP("Address prefix"), PEERSCAPE_TR_NOOP("Next hop type"),
        PEERSCAPE_TR_NOOP("Next hop IP")};
    std::array<std::string, kTableColumns> heads;
    for (std::size_t i = 0; i < kTableColumns; ++i)
        heads[i] = translate({kHeads[i], {}});
    constexpr std::array<FontFace, kTableColumns> kFaces{
        FontFace::Sans, FontFace::Sans, FontFace::Mono, FontFace::Sans, FontFace::Mono};
    Element element = panel(translate(
        {PEERSCAPE_TR_NOOP("Effective routes of {0}"), {azure::displayName(document, id)}}));
    element.object = id;
    const std::vector<TableLine> lines = linesOf(table, translate);
    std::array<double, kTableColumns> widths{};
    double total = 2 * kFurniturePadding - kColumnGap;
    for (std::size_t i = 0; i < kTableColumns; ++i) {
        widths[i] = TextMetrics::width(heads[i], FontFace::SansBold, kTableText);
        for (const TableLine& line : lines)
            widths[i] =
                std::max(widths[i], TextMetrics::width(line.cells[i], kFaces[i], kTableText));
        widths[i] += 4;
        total += widths[i] + kColumnGap;
    }
    // Only the prefixes can be long.
    const double tooMuch = std::max(0.0, total - std::max(widest, 520.0));
    const double cut = std::min(tooMuch, std::max(0.0, widths[2] - 160));
    widths[2] -= cut;
    total -= cut;
    double y = kTitleHeight;
    const auto addCells = [&](const auto& cells, bool head, bool active) {
        double x = kFurniturePadding;
        for (std::size_t i = 0; i < kTableColumns; ++i) {
            const FontFace face = head ? FontFace::SansBold : kFaces[i];
            element.primitives.push_back(
                {TextShape{{x, y + 14.5},
                           TextMetrics::elided(cells[i], face, kTableText, widths[i]),
                           face,
                           kTableText,
                           head || !active ? ColorRole::MutedText : ColorRole::Text,
                           Align::Left,
                           widths[i] + 6},
                 diagram::kFull});
            x += widths[i] + kColumnGap;
        }
        y += kTableRow;
    };
    addCells(heads, true, true);
    for (const TableLine& line : lines) {
        LineShape rule;
        rule.points = {{kFurniturePadding, y}, {total - kFurniturePadding, y}};
        rule.color = ColorRole::Line;
        rule.width = 1;
        element.primitives.push_back({rule, diagram::kFull});
        addCells(line.cells, false, line.active);
    }
    const double title = TextMetrics::width(element.accessibleName, FontFace::SansBold, 13);
    finish(element, std::max(total, title + 2 * kFurniturePadding), y + 8);
    return element;
}

} // namespace peerscape::write
