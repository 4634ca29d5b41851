#include "core/diagram/box_builder.h"

#include "core/azure/names.h"
#include "core/diagram/box_parts.h"
#include "core/diagram/chips.h"
#include "core/diagram/glyphs.h"
#include "core/diagram/note_box.h"
#include "core/diagram/spoken.h"
#include "core/diagram/text_metrics.h"

#include <algorithm>
#include <cmath>

namespace peerscape::diagram {

namespace {

constexpr double kPadding = 12; ///< Between a network's edge and its subnets.
constexpr double kLaneHeader = 28;
constexpr double kLanePadding = 10;
constexpr double kLaneGap = 12;
constexpr double kChipHeight = 42;
constexpr double kChipGap = 8;
constexpr double kChipWidth = 180;
constexpr double kBadgeRow = 22;
constexpr double kCollapsedRow = 28; ///< Under the header of a collapsed network.
constexpr double kMinNetworkWidth = kChipWidth + 2 * (kPadding + kLanePadding);
constexpr double kMaxNaturalWidth = 420;
constexpr std::string_view kBetweenPrefixes = ", ";
constexpr std::size_t kMaxRows = 12; ///< Rows of chips of a subnet; what does not fit is counted.

/// A small mark at the foot of a subnet: its route table, security group, NAT gateway.
struct Badge
{
    std::string_view glyph;
    std::string text;
};

bool hasBadges(const azure::Subnet& subnet)
{
    return subnet.routeTable || subnet.networkSecurityGroup || subnet.natGateway;
}

std::vector<Badge> badgesOf(const azure::Document& document, const azure::Subnet& subnet)
{
    std::vector<Badge> badges;
    if (subnet.routeTable && !hides(document, azure::Layer::Routes))
        badges.push_back({"route-table", document.nameOf(subnet.routeTable).str()});
    if (subnet.networkSecurityGroup && !hides(document, azure::Layer::Security))
        badges.push_back({"security-group", document.nameOf(subnet.networkSecurityGroup).str()});
    if (subnet.natGateway)
        badges.push_back({"nat-gateway", document.nameOf(subnet.natGateway).str()});
    return badges;
}

std::size_t columnsFor(double laneWidth)
{
    const double inner = laneWidth - 2 * kLanePadding;
    return std::max<std::size_t>(
        1, static_cast<std::size_t>((inner + kChipGap) / (kChipWidth + kChipGap)));
}

/// How many chips are drawn as such; when fewer than there are, the last place counts the rest.
std::size_t shownChips(std::size_t count, std::size_t columns)
{
    const std::size_t places = columns * kMaxRows;
    return count <= places ? count : places - 1;
}

double laneHeight(const azure::Document& document, SubnetId id, double laneWidth)
{
    const std::size_t columns = columnsFor(laneWidth);
    const std::size_t places = chipCount(document, id, columns * kMaxRows);
    const auto rows = static_cast<double>((places + columns - 1) / columns);
    double height = kLaneHeader + kLanePadding;
    height += rows > 0 ? rows * (kChipHeight + kChipGap) - kChipGap : 6;
    return height + (hasBadges(*document.find(id)) ? kBadgeRow : 0);
}

/// A title at the left and addresses at the right of a band; whichever is too long is cut.
void addHeading(Element& element, const Rect& band, const std::string& name,
                const std::string& addresses, double nameSize, double addressSize,
                std::uint8_t nameLevels)
{
    const double inset = nameSize > 12.5 ? 14 : 10;
    const double baseline = band.y + band.height / 2 + nameSize * 0.36;
    const double room = band.width - 2 * inset;
    const double nameWidth = TextMetrics::width(name, FontFace::SansBold, nameSize);
    const double addressRoom = std::max(room - nameWidth - 12, room * 0.4);
    const std::string cut =
        TextMetrics::elided(addresses, FontFace::Mono, addressSize, addressRoom);
    const double addressWidth = TextMetrics::width(cut, FontFace::Mono, addressSize);
    addText(element,
            TextMetrics::elided(name, FontFace::SansBold, nameSize, room - addressWidth - 12),
            {band.x + inset, baseline}, FontFace::SansBold, nameSize, ColorRole::Text, Align::Left,
            room - addressWidth - 12, nameLevels);
    if (!cut.empty())
        addText(element, cut, {band.right() - inset, baseline}, FontFace::Mono, addressSize,
                ColorRole::MutedText, Align::Right, addressWidth, kNormal | kFull);
}

/// A name over small print, which is not drawn from some way out: there it stands alone, at
/// `alone`.
void addName(Element& element, const std::string& name, Point position, double size, double room,
             double alone)
{
    const std::string cut = TextMetrics::elided(name, FontFace::SansBold, size, room);
    const bool moves = alone != position.y;
    addText(element, cut, position, FontFace::SansBold, size, ColorRole::Text, Align::Left, room,
            moves ? kFull : kNormal | kFull);
    if (moves)
        addText(element, cut, {position.x, alone}, FontFace::SansBold, size, ColorRole::Text,
                Align::Left, room, kNormal);
}

Element makeChip(const azure::Document& document, const Chip& chip, const Rect& rect,
                 ObjectId parent, const Words& words)
{
    Element element;
    element.kind = ElementKind::Chip;
    element.object = chip.object;
    element.parent = parent;
    element.bounds = element.box = rect;
    element.accessibleName = chip.object ? spokenText(document, element, words) : chip.title;
    element.primitives.push_back({BoxShape{rect, 4, ColorRole::ChipFill, chip.line, 1,
                                           chip.hollow ? Dash::Dashed : Dash::Solid},
                                  kNormal | kFull});
    const double inset = chip.glyph.empty() ? 12 : 40;
    if (!chip.glyph.empty()) {
        const Rect glyph{rect.x + 9, rect.y + (rect.height - 22) / 2, 22, 22};
        element.primitives.push_back(
            {GlyphShape{glyph, chip.glyph, chip.hollow ? ColorRole::MutedText : chip.color},
             kNormal | kFull});
    }
    const double room = rect.width - inset - 8;
    const std::string subtitle = subtitleOf(chip);
    addName(element, chip.title, {rect.x + inset, rect.y + (subtitle.empty() ? 26 : 18)}, 12.5,
            room, rect.y + 26);
    if (!subtitle.empty())
        addText(
            element,
            TextMetrics::elided(subtitle, chip.mono ? FontFace::Mono : FontFace::Sans, 11.5, room),
            {rect.x + inset, rect.y + 33}, chip.mono ? FontFace::Mono : FontFace::Sans, 11.5,
            ColorRole::MutedText, Align::Left, room, kFull);
    return element;
}

void addBadges(Element& lane, const std::vector<Badge>& badges, const Rect& rect)
{
    double x = rect.x + kLanePadding;
    const double room = (rect.width - 2 * kLanePadding) / static_cast<double>(badges.size());
    const double y = rect.bottom() - kBadgeRow + 1;
    for (const Badge& badge : badges) {
        lane.primitives.push_back(
            {GlyphShape{{x, y, 13, 13}, badge.glyph, ColorRole::MutedText}, kFull});
        addText(lane, TextMetrics::elided(badge.text, FontFace::Sans, 11, room - 24),
                {x + 18, y + 10.5}, FontFace::Sans, 11, ColorRole::MutedText, Align::Left,
                room - 24, kFull);
        x += room;
    }
}

/// A subnet's lane and the chips in it.
void buildLane(const azure::Document& document, SubnetId id, VnetId parent, const Rect& rect,
               const Words& words, std::vector<Element>& out)
{
    const azure::Subnet& subnet = *document.find(id);
    std::vector<Chip> chips = chipsOf(document, id, words);
    const bool addresses = !hides(document, azure::Layer::Addresses);
    if (!addresses) {
        for (Chip& chip : chips) {
            if (chip.mono)
                chip.details.clear();
        }
    }
    const std::vector<Badge> badges = badgesOf(document, subnet);
    Element lane;
    lane.kind = ElementKind::Subnet;
    lane.object = id;
    lane.parent = parent;
    lane.bounds = lane.box = rect;
    lane.accessibleName = spokenText(document, lane, words);
    lane.primitives.push_back(
        {BoxShape{rect, 4, ColorRole::SubnetFill, ColorRole::SubnetLine, 1, Dash::Dashed},
         kNormal | kFull});
    addHeading(lane, {rect.x, rect.y, rect.width, kLaneHeader}, subnet.name.str(),
               addresses ? joined(subnet.addressPrefixes, kBetweenPrefixes) : std::string(), 12,
               11.5, kNormal | kFull);
    if (!badges.empty())
        addBadges(lane, badges, rect);
    out.push_back(std::move(lane));

    const std::size_t columns = columnsFor(rect.width);
    const std::size_t shown = shownChips(chips.size(), columns);
    const double width =
        (rect.width - 2 * kLanePadding + kChipGap) / static_cast<double>(columns) - kChipGap;
    for (std::size_t i = 0; i < std::min(chips.size(), shown + 1); ++i) {
        const Rect place{
            rect.x + kLanePadding + static_cast<double>(i % columns) * (width + kChipGap),
            rect.y + kLaneHeader + static_cast<double>(i / columns) * (kChipHeight + kChipGap),
            width, kChipHeight};
        if (i < shown) {
            out.push_back(makeChip(document, chips[i], place, id, words));
        } else {
            Chip rest;
            rest.title = words.filled(Word::AndMore, {std::to_string(chips.size() - shown)});
            out.push_back(makeChip(document, rest, place, id, words));
            out.back().object = {};
        }
    }
}

Element freeBox(const azure::Document& document, ObjectId id, const Rect& rect,
                std::string_view glyph, ColorRole color, const std::vector<std::string>& lines,
                const Words& words)
{
    Element element = emptyBox(document, id, rect, words);
    element.primitives.push_back(
        {BoxShape{rect, kBoxRadius, ColorRole::ChipFill, color, 1.5}, kAllLevels});
    const Rect place{rect.x + 14, rect.y + (rect.height - 30) / 2, 30, 30};
    element.primitives.push_back({GlyphShape{place, glyph, color}, kNormal | kFull});
    const double room = rect.width - 58 - 10;
    double y = rect.y + 26;
    addName(element, document.nameOf(id).str(), {rect.x + 58, y}, 14, room, rect.center().y + 5);
    for (const std::string& line : lines) {
        y += 17;
        addText(element, TextMetrics::elided(line, FontFace::Mono, 11.5, room), {rect.x + 58, y},
                FontFace::Mono, 11.5, ColorRole::MutedText, Align::Left, room, kFull);
    }
    addLockBadge(document, id, {rect.right() - 19, rect.y + 5, 14, 14}, element);
    return element;
}

/// The small print of a free-standing box, with its prefixes or without.
std::vector<std::string> linesOf(const azure::Document& document, ObjectId id, bool addresses,
                                 const Words& words)
{
    std::vector<std::string> lines;
    const auto addPrefixes = [&](const std::vector<net::Prefix>& prefixes) {
        if (!addresses)
            return;
        for (std::size_t i = 0; i < prefixes.size(); ++i) {
            if (i == 4 && prefixes.size() > 5) {
                lines.push_back(words.filled(Word::AndMore, {std::to_string(prefixes.size() - i)}));
                return;
            }
            lines.push_back(prefixes[i].toString());
        }
    };
    if (const auto* site = document.find(SiteId::of(id))) {
        addPrefixes(site->addressPrefixes);
    } else if (const auto* circuit = document.find(CircuitId::of(id))) {
        if (!circuit->serviceProviderName.empty())
            lines.push_back(circuit->serviceProviderName.str());
        addPrefixes(circuit->advertises);
    } else if (const auto* unknown = document.find(UnknownId::of(id))) {
        lines.push_back(unknown->type.str());
        lines.emplace_back(words[Word::NotModelled]);
    }
    return lines;
}

/// What a collapsed network says of what is in it.
std::string contentText(const azure::Document& document, VnetId id, const Words& words)
{
    const NetworkContent content = contentOf(document, id, words);
    return content.subnets + " · " + content.things;
}

bool isSpaceUnknown(const azure::VirtualNetwork& vnet)
{
    return vnet.external && vnet.addressPrefixes.empty();
}

/// What stands beside a network's name.
std::string spaceText(const azure::VirtualNetwork& vnet, const Words& words)
{
    return isSpaceUnknown(vnet) ? std::string(words[Word::SpaceUnknown])
                                : joined(vnet.addressPrefixes, kBetweenPrefixes);
}

/// How long prefixes are, joined, without joining them.
std::size_t joinedLength(const std::vector<net::Prefix>& prefixes)
{
    std::size_t length = 0;
    for (const net::Prefix& prefix : prefixes)
        length += (length > 0 ? kBetweenPrefixes.size() : 0) + prefix.textLength();
    return length;
}

azure::Size networkSize(const azure::Document& document, VnetId id, double givenWidth)
{
    const azure::VirtualNetwork& vnet = *document.find(id);
    double width = kMinNetworkWidth;
    const auto heading = [](const Text& name, std::size_t addresses, double size) {
        return TextMetrics::width(name, FontFace::SansBold, size)
               + TextMetrics::monoWidth(addresses, 12) + 46;
    };
    width = std::max(width, heading(vnet.name,
                                    isSpaceUnknown(vnet) ? Words()[Word::SpaceUnknown].size()
                                                         : joinedLength(vnet.addressPrefixes),
                                    14));
    if (isCollapsed(document, id))
        return {std::ceil(std::min(width + 20, kMaxNaturalWidth)), kHeaderHeight + kCollapsedRow};
    const auto subnets = azure::subnetsOf(document, id);
    for (const ObjectId child : subnets) {
        const azure::Subnet& subnet = *document.find(SubnetId::of(child));
        width = std::max(width, heading(subnet.name, joinedLength(subnet.addressPrefixes), 12)
                                    + 2 * kPadding - 8);
    }
    width = std::max(std::ceil(std::min(width, kMaxNaturalWidth)), givenWidth);
    double height = kHeaderHeight + kPadding;
    for (const ObjectId child : subnets)
        height += laneHeight(document, SubnetId::of(child), width - 2 * kPadding) + kLaneGap;
    if (subnets.empty())
        height += 24;
    return {width, height};
}

} // namespace

ObjectId drawnAs(const azure::Document& document, ObjectId id)
{
    const auto* nic = document.find(NicId::of(id));
    return nic != nullptr && document.contains(nic->virtualMachine) ? ObjectId(nic->virtualMachine)
                                                                    : id;
}

azure::Size neededSize(const azure::Document& document, ObjectId id, double width)
{
    if (id.kind() == Kind::VirtualNetwork)
        return networkSize(document, VnetId::of(id), width);
    if (const auto* note = document.find(NoteId::of(id)))
        return noteSize(*note, width);
    const std::vector<std::string> lines = linesOf(document, id, true, Words());
    double widest = TextMetrics::width(document.nameOf(id).view(), FontFace::SansBold, 14);
    for (const std::string& line : lines)
        widest = std::max(widest, TextMetrics::width(line, FontFace::Mono, 11.5));
    return {std::ceil(std::clamp(widest + 76, 190.0, 480.0)),
            std::max(58.0, 40 + 17.0 * static_cast<double>(lines.size()))};
}

Rect boxRect(const azure::Document& document, ObjectId id)
{
    const azure::Placement* placement = document.placement(id);
    azure::Placement place = placement != nullptr ? *placement : azure::Placement();
    if (place.collapsed && id.kind() == Kind::VirtualNetwork)
        place.size = {}; // kept for when it is shown whole again
    const azure::Size size = neededSize(document, id, place.size.width);
    return {place.position.x, place.position.y, std::max(size.width, place.size.width),
            std::max(size.height, place.size.height)};
}

std::vector<Element> buildNetwork(const azure::Document& document, VnetId id, const Rect& rect,
                                  const Words& words)
{
    const azure::VirtualNetwork& vnet = *document.find(id);
    std::vector<Element> elements(1);
    Element& box = elements.front();
    box.kind = ElementKind::VirtualNetwork;
    box.object = id;
    box.bounds = box.box = rect;
    const std::string space = spaceText(vnet, words);
    const bool addresses = !hides(document, azure::Layer::Addresses);
    box.accessibleName = spokenText(document, box, words);
    const Dash dash = vnet.external ? Dash::Dashed : Dash::Solid;
    box.primitives.push_back(
        {BoxShape{rect, kBoxRadius, ColorRole::VnetFill, ColorRole::VnetLine, 1.5, dash},
         kNormal | kFull});
    const Rect header{rect.x + 0.75, rect.y + 0.75, rect.width - 1.5, kHeaderHeight};
    box.primitives.push_back(
        {BoxShape{header, kBoxRadius - 1, ColorRole::VnetHeader, ColorRole::None, 0},
         kNormal | kFull});
    box.primitives.push_back({BoxShape{{header.x, header.bottom() - 8, header.width, 8},
                                       0,
                                       ColorRole::VnetHeader,
                                       ColorRole::None,
                                       0},
                              kNormal | kFull});
    const double badge = addLockBadge(document, id, {header.x + 11, header.y + 10, 15, 15}, box);
    addHeading(box, {header.x + badge, header.y, header.width - badge, header.height},
               vnet.name.str(), addresses ? space : std::string(), 14, 12, kNormal | kFull);
    if (isCollapsed(document, id)) {
        const std::string content = contentText(document, id, words);
        box.primitives.push_back({GlyphShape{{rect.x + 12, rect.y + kHeaderHeight + 8, 13, 13},
                                             "chevron-right",
                                             ColorRole::MutedText},
                                  kNormal | kFull});
        addText(box, content, {rect.x + 30, rect.y + kHeaderHeight + 19}, FontFace::Sans, 12,
                ColorRole::MutedText, Align::Left, rect.width - 42, kNormal | kFull);
        return elements;
    }

    double y = rect.y + kHeaderHeight + kPadding;
    for (const ObjectId child : azure::subnetsOf(document, id)) {
        const SubnetId subnet = SubnetId::of(child);
        const double width = rect.width - 2 * kPadding;
        const double height = laneHeight(document, subnet, width);
        buildLane(document, subnet, id, {rect.x + kPadding, y, width, height}, words, elements);
        y += height + kLaneGap;
    }
    if (azure::subnetsOf(document, id).empty())
        addText(elements.front(),
                std::string(words[vnet.external ? Word::ExistsElsewhere : Word::NoSubnets]),
                {rect.center().x, y + 10}, FontFace::Sans, 12, ColorRole::MutedText, Align::Center,
                rect.width - 20, kFull);
    return elements;
}

BlockText blockText(const azure::Document& document, ObjectId id, const Words& words)
{
    const azure::VirtualNetwork* vnet = document.find(VnetId::of(id));
    if (vnet == nullptr) {
        const auto* note = document.find(NoteId::of(id));
        const std::vector<std::string> lines =
            linesOf(document, id, !hides(document, azure::Layer::Addresses), words);
        return {note != nullptr ? noteTitle(*note) : document.nameOf(id).str(),
                lines.empty() ? std::string() : lines.front(), std::string(words.kind(id.kind()))};
    }
    const std::size_t subnets = azure::subnetsOf(document, VnetId::of(id)).size();
    return {vnet->name.str(),
            hides(document, azure::Layer::Addresses)
                ? std::string()
                : joined(vnet->addressPrefixes, kBetweenPrefixes),
            words.filled(Word::Subnets, {std::to_string(subnets)})};
}

ColorRole freeBoxColor(Kind kind)
{
    switch (kind) {
    case Kind::LocalNetworkGateway:
        return ColorRole::Site;
    case Kind::ExpressRouteCircuit:
        return ColorRole::Gateway;
    case Kind::Note:
        return ColorRole::Warning;
    default:
        return ColorRole::MutedText;
    }
}

std::vector<Element> buildFreeBox(const azure::Document& document, ObjectId id, const Rect& rect,
                                  const Words& words)
{
    if (id.kind() == Kind::Note)
        return {buildNote(document, NoteId::of(id), rect, words)};
    return {freeBox(document, id, rect, glyphOf(id.kind()), freeBoxColor(id.kind()),
                    linesOf(document, id, !hides(document, azure::Layer::Addresses), words),
                    words)};
}

} // namespace peerscape::diagram
