#include "core/diagram/bands.h"

#include "core/azure/names.h"
#include "core/azure/regions.h"

#include <algorithm>
#include <optional>

namespace peerscape::diagram {

namespace {

constexpr std::uint32_t kBlock = 64; ///< Networks of a block.

/// How far a frame stands off the networks in it. Frames lie round the bands, tenants round
/// subscriptions, so that no label covers another.
struct Margin
{
    double sides;
    double top;
};
constexpr Margin kTenantMargin{58, 126};
constexpr Margin kSubscriptionMargin{42, 85};
constexpr Margin kRegionMargin{26, 44};
constexpr double kLabelHeight = 44; ///< Of the strip at a frame's top that holds its name.

std::string subscriptionOf(const azure::Document& document, VnetId id, bool tenant)
{
    const auto* vnet = document.find(id);
    const auto* group = vnet != nullptr ? document.find(vnet->resourceGroup) : nullptr;
    const auto* subscription = group != nullptr ? document.find(group->subscription) : nullptr;
    if (subscription == nullptr)
        return {};
    return tenant ? subscription->tenantId.str() : subscription->name.str();
}

Element makeBand(ElementKind kind, const std::string& name, const std::string& label,
                 std::string spoken, const Rect& rect, ColorRole fill)
{
    Element band;
    band.kind = kind;
    band.band = name;
    band.bounds = band.box = rect;
    const bool region = kind == ElementKind::RegionBand;
    band.accessibleName = std::move(spoken);
    band.primitives.push_back(
        {BoxShape{rect, 10, fill, region ? ColorRole::None : ColorRole::RegionLine, 1,
                  region ? Dash::Solid : Dash::Dashed},
         kAllLevels});
    band.primitives.push_back({TextShape{{rect.x + 18, rect.y + 25},
                                         label,
                                         FontFace::SansBold,
                                         13,
                                         ColorRole::MutedText,
                                         Align::Left,
                                         rect.width - 30},
                               kNormal | kFull});
    return band;
}

/// What looks different when a frame's rectangle changes: the strips that only one of the two
/// covers, the edges, and the name.
void addDifference(const Rect& a, const Rect& b, std::vector<Rect>& areas)
{
    constexpr double kEdge = 12;
    const auto vertical = [&](double x1, double x2) {
        const double top = std::min(a.y, b.y);
        areas.push_back(
            Rect{std::min(x1, x2), top, std::abs(x1 - x2), std::max(a.bottom(), b.bottom()) - top}
                .grown(kEdge));
    };
    const auto horizontal = [&](double y1, double y2, double height) {
        const double left = std::min(a.x, b.x);
        areas.push_back(Rect{left, std::min(y1, y2), std::max(a.right(), b.right()) - left,
                             std::abs(y1 - y2) + height}
                            .grown(kEdge));
    };
    if (a.x != b.x)
        vertical(a.x, b.x);
    if (a.right() != b.right())
        vertical(a.right(), b.right());
    if (a.bottom() != b.bottom())
        horizontal(a.bottom(), b.bottom(), 0);
    // The name stands at the top left and is cut at the right.
    if (a.x != b.x || a.y != b.y || a.width != b.width)
        horizontal(a.y, b.y, kLabelHeight);
}

} // namespace

void Bands::insert(Frame& frame, std::uint32_t member, const Rect& rect)
{
    Block& block = frame.blocks[member / kBlock];
    block.all = block.members.empty() ? rect : block.all.united(rect);
    const auto place = std::lower_bound(block.members.begin(), block.members.end(), member,
                                        [](const auto& m, std::uint32_t n) { return m.first < n; });
    block.members.insert(place, {member, rect});
    ++frame.count;
}

void Bands::erase(Frame& frame, std::uint32_t member)
{
    const auto place = frame.blocks.find(member / kBlock);
    Block& block = place->second;
    std::erase_if(block.members, [&](const auto& m) { return m.first == member; });
    --frame.count;
    if (block.members.empty()) {
        frame.blocks.erase(place);
        return;
    }
    block.all = block.members.front().second;
    for (const auto& [number, rect] : block.members)
        block.all = block.all.united(rect);
}

void Bands::put(const azure::Document& document, VnetId id, const Rect& rect)
{
    remove(id);
    const bool frames = document.settings().showSubscriptions;
    const std::array<std::string, SetCount> names{
        frames ? subscriptionOf(document, id, true) : std::string(),
        frames ? subscriptionOf(document, id, false) : std::string(),
        toLower(document.find(id)->location.view())};
    Names& kept = m_names[id.index];
    for (std::size_t set = 0; set < SetCount; ++set) {
        if (names[set].empty())
            continue;
        const auto place = m_frames[set].try_emplace(names[set]).first;
        insert(place->second, id.index, rect);
        kept[set] = &place->first;
    }
}

void Bands::remove(VnetId id)
{
    const auto found = m_names.find(id.index);
    if (found == m_names.end())
        return;
    for (std::size_t set = 0; set < SetCount; ++set) {
        if (found->second[set] == nullptr)
            continue;
        const auto place = m_frames[set].find(*found->second[set]);
        erase(place->second, id.index);
        if (place->second.count == 0)
            m_frames[set].erase(place);
    }
    m_names.erase(found);
}

void Bands::makeElements(Set set)
{
    // In the order in which their first networks were made.
    std::vector<Frames::const_iterator> order;
    for (auto frame = m_frames[set].cbegin(); frame != m_frames[set].cend(); ++frame)
        order.push_back(frame);
    const auto first = [](Frames::const_iterator frame) {
        return frame->second.blocks.begin()->second.members.front().first;
    };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return first(a) < first(b); });
    const Margin margin = set == Tenants         ? kTenantMargin
                          : set == Subscriptions ? kSubscriptionMargin
                                                 : kRegionMargin;
    std::size_t index = 0;
    for (const auto& frame : order) {
        const Blocks& blocks = frame->second.blocks;
        Rect all = blocks.begin()->second.all;
        for (const auto& [number, block] : blocks)
            all = all.united(block.all);
        const Rect rect{all.x - margin.sides, all.y - margin.top, all.width + 2 * margin.sides,
                        all.height + margin.top + margin.sides};
        const std::string& name = frame->first;
        if (set == Regions) {
            const std::string label = azure::regionLabel(name);
            m_elements.push_back(makeBand(ElementKind::RegionBand, name, label,
                                          m_words.filled(Word::Region, {label}), rect,
                                          regionBand(index++)));
        } else {
            const bool tenant = set == Tenants;
            const std::string label =
                m_words.filled(tenant ? Word::Tenant : Word::Subscription, {name});
            m_elements.push_back(
                makeBand(tenant ? ElementKind::TenantFrame : ElementKind::SubscriptionFrame, name,
                         label, label, rect, ColorRole::None));
        }
        m_counts.push_back(frame->second.count);
    }
}

void Bands::rebuild(std::vector<Rect>& areas)
{
    const std::vector<Element> before = std::move(m_elements);
    m_elements.clear();
    m_counts.clear();
    for (const Set set : {Tenants, Subscriptions, Regions})
        makeElements(set);
    const auto fillOf = [](const Element& band) {
        return std::get<BoxShape>(band.primitives.front().shape).fill;
    };
    for (std::size_t i = 0; i < std::max(before.size(), m_elements.size()); ++i) {
        const Element* was = i < before.size() ? &before[i] : nullptr;
        const Element* is = i < m_elements.size() ? &m_elements[i] : nullptr;
        if (was != nullptr && is != nullptr && was->kind == is->kind && was->band == is->band
            && fillOf(*was) == fillOf(*is)) {
            addDifference(was->box, is->box, areas);
            continue;
        }
        for (const Element* band : {was, is}) {
            if (band != nullptr)
                areas.push_back(band->bounds.grown(2));
        }
    }
}

} // namespace peerscape::diagram
