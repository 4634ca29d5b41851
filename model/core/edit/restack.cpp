#include "core/edit/restack.h"

#include "core/azure/names.h"
#include "core/azure/note_order.h"
#include "core/edit/maker.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace peerscape::edit {

namespace {

using azure::Depth;

/// All notes from the hindmost to the foremost; between them, without an object, the networks.
std::vector<Depth> pileOf(const Document& document)
{
    std::vector<Depth> pile{Depth{}};
    document.all<azure::Note>().forEach([&](NoteId id, const auto&) {
        if (document.placement(id) != nullptr)
            pile.push_back(azure::depthOf(document, id));
    });
    std::sort(pile.begin(), pile.end());
    return pile;
}

/// Moves each of `moving` towards the end of the pile, past the next that it covers.
void bringForward(std::vector<Depth>& pile, const std::set<ObjectId>& moving, const Covers& covers)
{
    for (std::size_t i = pile.size(); i-- > 0;) {
        if (!moving.contains(pile[i].id))
            continue;
        for (std::size_t next = i + 1; next < pile.size(); ++next) {
            const ObjectId other = pile[next].id;
            if (moving.contains(other) || (other && !covers(pile[i].id, other)))
                continue;
            std::rotate(pile.begin() + static_cast<std::ptrdiff_t>(i),
                        pile.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                        pile.begin() + static_cast<std::ptrdiff_t>(next) + 1);
            break;
        }
    }
}

/// Gives those of a pile orders that say where they lie now, from the networks outwards; `sparing`:
/// only where the order that one has does not say so.
void number(std::vector<Depth>& pile, const Document& document, bool sparing)
{
    const auto plane =
        std::find_if(pile.begin(), pile.end(), [](const Depth& depth) { return !depth.id; });
    const auto isFrame = [&](const Depth& depth) {
        return document.find(NoteId::of(depth.id))->frame;
    };
    Depth last = *plane;
    for (auto place = std::next(plane); place != pile.end(); ++place) {
        const std::int32_t least = isFrame(*place) ? 1 : 0;
        if (!sparing || place->behind || !(last < *place))
            *place = {false, std::max(least, last.order + (last.id < place->id ? 0 : 1)),
                      place->id};
        last = *place;
    }
    last = *plane;
    for (auto place = std::make_reverse_iterator(plane); place != pile.rend(); ++place) {
        const std::int32_t most = isFrame(*place) ? 0 : -1;
        const std::int32_t next = last.order - (place->id < last.id ? 0 : 1);
        if (!sparing || !place->behind || !(*place < last))
            *place = {true, last.behind ? std::min(most, next) : most, place->id};
        last = *place;
    }
}

struct RestackLabels
{
    std::string_view one;
    std::string_view several;
};
constexpr std::array<RestackLabels, 4> kRestackLabels{{
    {PEERSCAPE_TR_NOOP("Bring {0} to the front"),
     PEERSCAPE_TR_NOOP("Bring {0} {0|object|objects} to the front")},
    {PEERSCAPE_TR_NOOP("Bring {0} forward"),
     PEERSCAPE_TR_NOOP("Bring {0} {0|object|objects} forward")},
    {PEERSCAPE_TR_NOOP("Send {0} backward"),
     PEERSCAPE_TR_NOOP("Send {0} {0|object|objects} backward")},
    {PEERSCAPE_TR_NOOP("Send {0} to the back"),
     PEERSCAPE_TR_NOOP("Send {0} {0|object|objects} to the back")},
}};

} // namespace

EditResult restack(const Document& document, const std::vector<ObjectId>& objects, Restack where,
                   const Covers& covers)
{
    std::vector<Depth> pile = pileOf(document);
    std::set<ObjectId> moving;
    for (const ObjectId id : objects) {
        if (id.kind() == Kind::Note && document.placement(id) != nullptr)
            moving.insert(id);
    }
    const auto moves = [&](const Depth& depth) { return moving.contains(depth.id); };
    switch (where) {
    case Restack::ToFront:
        std::stable_partition(pile.begin(), pile.end(), std::not_fn(moves));
        break;
    case Restack::ToBack:
        std::stable_partition(pile.begin(), pile.end(), moves);
        break;
    case Restack::Forward:
        bringForward(pile, moving, covers);
        break;
    case Restack::Backward:
        std::reverse(pile.begin(), pile.end());
        bringForward(pile, moving, covers);
        std::reverse(pile.begin(), pile.end());
        break;
    }
    number(pile, document, true);
    if (std::max(-pile.front().order, pile.back().order) > azure::kMostOrder)
        number(pile, document, false);
    azure::Transaction transaction(document);
    for (const Depth& depth : pile) {
        if (!depth.id)
            continue;
        azure::Placement placement = *document.placement(depth.id);
        placement.order = depth.order;
        transaction.place(depth.id, placement);
    }
    const RestackLabels& labels = kRestackLabels[static_cast<std::size_t>(where)];
    if (moving.size() == 1)
        return makeEdit(transaction, {labels.one, {azure::displayName(document, *moving.begin())}});
    return makeEdit(transaction, {labels.several, {std::to_string(moving.size())}});
}

} // namespace peerscape::edit
