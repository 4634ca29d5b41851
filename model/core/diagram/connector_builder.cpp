#include "core/diagram/connector_builder.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/base/sort_unique.h"
#include "core/diagram/spoken.h"
#include "core/diagram/text_metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

namespace peerscape::diagram {

namespace {

constexpr double kBesideStep = 22; ///< Between lines that join the same two boxes.
constexpr double kTagHeight = 19;
constexpr double kTagGap = 4;
constexpr double kTagText = 11;
constexpr int kNearSteps = 3;       ///< Rows of tags beside a line that still belong to it.
constexpr double kMaxTagName = 150; ///< Longer names are cut.
constexpr double kTagPadding = 14;  ///< On both sides together.
constexpr double kConnectionTagDistance = 9;

/// A small label beside a line: the first of its texts that has room there, the fullest first.
struct Tag
{
    std::vector<std::string> texts;
    std::string_view glyph;
    ColorRole color = ColorRole::AccentText;
    ColorRole fill = ColorRole::Selection;
    ColorRole line = ColorRole::None;
};

double tagWidth(const Tag& tag, const std::string& text)
{
    return std::ceil(TextMetrics::width(text, FontFace::SansBold, kTagText)) + kTagPadding
           + (tag.glyph.empty() ? 0 : 15);
}

void addTag(Element& element, const Tag& tag, const std::string& text, const Rect& rect)
{
    element.primitives.push_back({BoxShape{rect, 6, tag.fill, tag.line, 1}, kFull});
    double x = rect.x + 7;
    if (!tag.glyph.empty()) {
        element.primitives.push_back(
            {GlyphShape{{x, rect.y + 3.5, 12, 12}, tag.glyph, tag.color}, kFull});
        x += 15;
    }
    element.primitives.push_back({TextShape{{x, rect.y + 13.3},
                                            text,
                                            FontFace::SansBold,
                                            kTagText,
                                            tag.color,
                                            Align::Left,
                                            rect.right() - x - 4},
                                  kFull});
    element.bounds = element.bounds.united(rect);
}

/// Where the name of a region stands above the network at the upper left of its band.
constexpr Rect kRegionName{-16, -34, 130, 28};

/// Notes the places along a line as taken, so that tags keep off it.
void takeLine(const std::vector<Point>& line, std::vector<Rect>& taken)
{
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point a = line[i];
        const Point b = line[i + 1];
        taken.push_back(
            Rect{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)}
                .grown(4));
    }
}

/// Where a tag may stand along a line, the best places first: near the middle of the longest part,
/// then further along, then further out, on `side` and on the other.
template<class Visit>
void forEachPlace(const std::vector<Segment>& segments, double width, int side, double distance,
                  int steps, Visit&& visit)
{
    for (int step = 0; step < steps; ++step) {
        const double out = step * (kTagHeight + kTagGap);
        for (const Segment& segment : segments) {
            for (const double share : {0.5, 0.35, 0.65, 0.2, 0.8}) {
                for (const int where : {side, -side}) {
                    const Point at{segment.from.x + (segment.to.x - segment.from.x) * share,
                                   segment.from.y + (segment.to.y - segment.from.y) * share};
                    const double off = distance + out;
                    visit(where, segment.horizontal()
                                     ? Rect{at.x - width / 2,
                                            where < 0 ? at.y - off - kTagHeight : at.y + off, width,
                                            kTagHeight}
                                     : Rect{where < 0 ? at.x - distance - width : at.x + distance,
                                            at.y - kTagHeight / 2 + out, width, kTagHeight});
                }
            }
        }
    }
}

double sharedArea(const Rect& a, const Rect& b)
{
    const double width = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const double height = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return std::max(width, 0.0) * std::max(height, 0.0);
}

/// Places the tags of one line: stacked beside its segments, on the given side of the line, where
/// they touch no box and no tag that is there already; shortened where all of it has no such place,
/// and where even that has none, where it covers least. `side` is -1 for above or left, 1 for below
/// or right; the other side is taken where it is nearer, or with `keepsSide` only where this one
/// has no place at all.
void placeTags(Element& element, const std::vector<Tag>& tags, const std::vector<Point>& line,
               int side, bool keepsSide, double distance, const BoxQuery& boxes,
               std::vector<Rect>& taken)
{
    const auto isFree = [&](const Rect& rect) {
        for (const Rect& other : taken) {
            if (other.intersects(rect.grown(1)))
                return false;
        }
        bool free = true;
        boxes(rect.grown(-kRegionName.y), [&](const Rect& box) {
            free &= !box.intersects(rect)
                    && !Rect{box.x + kRegionName.x, box.y + kRegionName.y, kRegionName.width,
                             kRegionName.height}
                            .intersects(rect);
        });
        return free;
    };
    std::vector<Segment> segments;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        segments.push_back({line[i], line[i + 1]});
    std::stable_sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) {
        return a.length() > b.length() + 0.001;
    });
    const auto covered = [&](const Rect& rect) {
        double area = 0;
        for (const Rect& other : taken)
            area += sharedArea(rect, other);
        boxes(rect, [&](const Rect& box) { area += sharedArea(rect, box); });
        return area;
    };
    const int steps = keepsSide ? 12 : 7;
    for (const Tag& tag : tags) {
        std::optional<Rect> chosen;
        std::size_t text = 0;
        for (; text < tag.texts.size() && !chosen; ++text) {
            std::optional<Rect> otherSide;
            forEachPlace(segments, tagWidth(tag, tag.texts[text]), side, distance, steps,
                         [&](int where, const Rect& rect) {
                             std::optional<Rect>& place =
                                 keepsSide && where != side ? otherSide : chosen;
                             if (!place && isFree(rect))
                                 place = rect;
                         });
            if (!chosen)
                chosen = otherSide;
        }
        const std::string& shown = tag.texts[text - 1];
        if (!chosen) {
            double least = 0;
            forEachPlace(segments, tagWidth(tag, shown), side, distance, kNearSteps,
                         [&](int, const Rect& rect) {
                             const double area = covered(rect);
                             if (chosen && area >= least)
                                 return;
                             least = area;
                             chosen = rect;
                         });
        }
        addTag(element, tag, shown, *chosen);
        taken.push_back(*chosen);
    }
}

Rect boundsOf(const std::vector<Point>& line)
{
    Rect bounds{line.front().x, line.front().y, 0, 0};
    for (const Point& p : line)
        bounds = bounds.united({p.x, p.y, 0, 0});
    return bounds;
}

Element lineElement(ObjectId id, ObjectId from, ObjectId to, const std::vector<Point>& line)
{
    Element element;
    element.kind = ElementKind::Connector;
    element.object = id;
    element.from = from;
    element.to = to;
    element.path = line;
    element.box = boundsOf(line);
    element.bounds = element.box.grown(8);
    return element;
}

/// One of our words as all texts of a tag.
std::vector<std::string> only(Word word, const Words& words)
{
    return {std::string(words[word])};
}

/// The tags that say what one side allows or uses: the first three as Azure calls its switches.
std::vector<Tag> flagTags(const azure::Document& document, PeeringId id, const Words& words)
{
    const azure::Peering& peering = *document.find(id);
    std::vector<Tag> tags;
    if (peering.useRemoteGateways)
        tags.push_back({{"remote gateways", "remote"}, {}});
    if (peering.allowGatewayTransit)
        tags.push_back({{"gateway transit", "transit"}, {}});
    if (peering.allowForwardedTraffic)
        tags.push_back({{"forwarded traffic", "forwarded"}, {}});
    if (!peering.allowVirtualNetworkAccess)
        tags.push_back(
            {only(Word::AccessOff, words), {}, ColorRole::Warning, ColorRole::WarningTint});
    if (!peering.peerCompleteVnets)
        tags.push_back({only(Word::SubnetPeering, words),
                        {},
                        ColorRole::MutedText,
                        ColorRole::TagFill,
                        ColorRole::TagLine});
    if (azure::isLive(document, id) && azure::isStale(document, peering))
        tags.push_back(
            {only(Word::OutOfSync, words), "sync", ColorRole::Warning, ColorRole::WarningTint});
    return tags;
}

bool crossesTenants(const azure::Document& document, const azure::Peering& peering)
{
    const auto tenantOf = [&](VnetId id) -> Text {
        const auto* vnet = document.find(id);
        const auto* group = vnet != nullptr ? document.find(vnet->resourceGroup) : nullptr;
        const auto* subscription = group != nullptr ? document.find(group->subscription) : nullptr;
        return subscription != nullptr ? subscription->tenantId : Text();
    };
    const Text a = tenantOf(peering.virtualNetwork);
    const Text b = tenantOf(peering.remoteVirtualNetwork);
    return !a.empty() && !b.empty() && !equalsIgnoringCase(a, b);
}

/// The tags of the whole peering: how far it is, what state it is in.
std::vector<Tag> stateTags(const azure::Document& document, PeeringId id, const Words& words)
{
    const azure::Peering& peering = *document.find(id);
    std::vector<Tag> tags;
    switch (azure::peeringState(document, id)) {
    case azure::PeeringState::Initiated:
        tags.push_back({{std::string(words[Word::OneSided]), "Initiated"},
                        "half",
                        ColorRole::Warning,
                        ColorRole::WarningTint});
        break;
    case azure::PeeringState::Disconnected:
        tags.push_back({{"Disconnected"}, "disconnected", ColorRole::Bad, ColorRole::BadTint});
        break;
    case azure::PeeringState::Connected:
        break;
    }
    if (azure::isGlobal(document, peering))
        tags.push_back({only(Word::Global, words),
                        {},
                        ColorRole::MutedText,
                        ColorRole::TagFill,
                        ColorRole::TagLine});
    if (crossesTenants(document, peering))
        tags.push_back({only(Word::CrossTenant, words), "passport", ColorRole::MutedText,
                        ColorRole::TagFill, ColorRole::TagLine});
    return tags;
}

/// One side: its arrow in the colour and dash of its state.
Element buildSide(const azure::Document& document, PeeringId id, const std::vector<Point>& line,
                  const Words& words)
{
    const azure::Peering& peering = *document.find(id);
    Element element = lineElement(id, peering.virtualNetwork, peering.remoteVirtualNetwork, line);
    element.accessibleName = spokenText(document, element, words);
    LineShape shape;
    shape.points = line;
    shape.arrowAtEnd = true;
    shape.width = 2;
    const LineLook look =
        lookOf(azure::peeringState(document, id), azure::isGlobal(document, peering));
    shape.color = look.color;
    shape.dash = look.dash;
    element.primitives.push_back({shape, kNormal | kFull});
    return element;
}

} // namespace

LineLook lookOf(azure::PeeringState state, bool global)
{
    switch (state) {
    case azure::PeeringState::Connected:
        return {ColorRole::Good, global ? Dash::Dashed : Dash::Solid};
    case azure::PeeringState::Initiated:
        return {ColorRole::Warning, Dash::Solid};
    case azure::PeeringState::Disconnected:
        break;
    }
    return {ColorRole::Bad, Dash::Broken};
}

LineLook lookOf(const azure::Connection& connection)
{
    return connection.up ? LineLook{ColorRole::Gateway, Dash::Solid}
                         : LineLook{ColorRole::Bad, Dash::Broken};
}

std::vector<Element> buildPeerings(const azure::Document& document, PeeringSides sides,
                                   const std::vector<Point>& line, const BoxQuery& boxes,
                                   const Words& words)
{
    std::vector<Element> elements;
    std::vector<Rect> taken;
    const std::vector<Point> there = offsetLine(line, -kSideSpread);
    std::vector<Point> back = offsetLine(line, kSideSpread);
    std::reverse(back.begin(), back.end());
    takeLine(there, taken);
    takeLine(back, taken);
    const PeeringId forward = sides.forward;
    const PeeringId backward = sides.backward;
    // The line at the upper or left side takes its tags there, the other one below or right.
    const Segment longest = longestSegment(there);
    const Segment other = longestSegment(back);
    const bool forwardFirst = longest.horizontal() ? longest.middle().y <= other.middle().y
                                                   : longest.middle().x <= other.middle().x;
    const PeeringId present = forward ? forward : backward;
    bool tagged = false;
    for (const auto& [id, path, side] : {std::tuple(forward, there, forwardFirst ? -1 : 1),
                                         std::tuple(backward, back, forwardFirst ? 1 : -1)}) {
        if (!id)
            continue;
        Element element = buildSide(document, id, path, words);
        if (!forward || !backward) {
            // The place where the other side is missing.
            LineShape ghost;
            ghost.points = id == forward ? back : there;
            ghost.color = ColorRole::Ghost;
            ghost.dash = Dash::Dotted;
            element.primitives.push_back({ghost, kNormal | kFull});
        }
        std::vector<Tag> tags;
        if (!tagged && id == present)
            tags = stateTags(document, id, words);
        tagged = true;
        const std::vector<Tag> flags = flagTags(document, id, words);
        tags.insert(tags.end(), flags.begin(), flags.end());
        placeTags(element, tags, path, side, false, 7, boxes, taken);
        elements.push_back(std::move(element));
    }
    return elements;
}

std::vector<ConnectionId> connectionsBetween(const azure::Document& document, ObjectId a,
                                             ObjectId b)
{
    std::vector<ConnectionId> found;
    for (const ObjectId end : {a, b}) {
        const VnetId vnet = VnetId::of(end);
        if (!vnet)
            continue;
        for (const GatewayId gateway : azure::gatewaysOf(document, vnet)) {
            for (const ObjectId id : document.referrers(gateway, Kind::Connection)) {
                const LineEnds ends = connectionEnds(document, ConnectionId::of(id));
                if ((ends.from == a && ends.to == b) || (ends.from == b && ends.to == a))
                    found.push_back(ConnectionId::of(id));
            }
        }
    }
    sortUnique(found);
    return found;
}

double besideOf(const azure::Document& document, ConnectionId id)
{
    const LineEnds ends = connectionEnds(document, id);
    const std::vector<ConnectionId> all = connectionsBetween(document, ends.from, ends.to);
    auto rank = std::find(all.begin(), all.end(), id) - all.begin();
    const VnetId a = VnetId::of(ends.from);
    const VnetId b = VnetId::of(ends.to);
    if (a && b && !(sidesBetween(document, a, b) == PeeringSides()))
        ++rank;
    const double distance = kBesideStep * static_cast<double>((rank + 1) / 2);
    return rank % 2 == 0 ? -distance : distance;
}

Element buildConnection(const azure::Document& document, ConnectionId id,
                        const std::vector<Point>& line, const BoxQuery& boxes, const Words& words)
{
    const azure::Connection& connection = *document.find(id);
    const LineEnds ends = connectionEnds(document, id);
    Element element = lineElement(id, ends.from, ends.to, line);
    const std::string type(azure::toString(connection.connectionType));
    element.accessibleName = spokenText(document, element, words);
    LineShape shape;
    shape.points = line;
    shape.width = 2;
    const LineLook look = lookOf(connection);
    shape.color = look.color;
    shape.dash = look.dash;
    element.primitives.push_back({shape, kNormal | kFull});
    // Two ticks across the line: a tunnel.
    const Segment segment = longestSegment(line);
    if (segment.length() > 30) {
        for (const double shift : {-4.5, 4.5}) {
            LineShape tick = shape;
            tick.dash = Dash::Solid;
            const Point m = segment.middle();
            tick.points = segment.horizontal()
                              ? std::vector<Point>{{m.x + shift, m.y - 6}, {m.x + shift, m.y + 6}}
                              : std::vector<Point>{{m.x - 6, m.y + shift}, {m.x + 6, m.y + shift}};
            element.primitives.push_back({tick, kNormal | kFull});
        }
    }
    const std::string state(words[connection.up ? Word::Up : Word::Down]);
    const std::string rest = " · " + type + " · " + state;
    // Whatever the language, the tag stays within reach of its line.
    const double room = kTagReach - kConnectionTagDistance - kTagPadding
                        - TextMetrics::width(rest, FontFace::SansBold, kTagText);
    Tag tag{{TextMetrics::elided(connection.name.view(), FontFace::SansBold, kTagText,
                                 std::min(room, kMaxTagName))
                 + rest,
             type + " · " + state, state},
            {},
            connection.up ? ColorRole::MutedText : ColorRole::Bad,
            ColorRole::None};
    std::vector<Rect> taken;
    takeLine(line, taken);
    // The first of several has its tag on the side where the second is not.
    const bool alone = connectionsBetween(document, ends.from, ends.to).size() < 2;
    placeTags(element, {tag}, line, alone || besideOf(document, id) > 0 ? 1 : -1, !alone,
              kConnectionTagDistance, boxes, taken);
    return element;
}

} // namespace peerscape::diagram
