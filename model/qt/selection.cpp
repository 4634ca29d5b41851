#include "qt/selection.h"

#include "core/base/sort_unique.h"
#include "qt/document_controller.h"

#include <algorithm>
#include <iterator>
#include <type_traits>

namespace peerscape::qtmodel {

namespace {

/// Those of some sorted ids with which objects exist. A good part of a kind is compared with all
/// of it in order, which takes a fraction of looking for each.
std::vector<ObjectId> existing(const azure::Document& document, const std::vector<ObjectId>& ids)
{
    constexpr std::size_t kGoodPart = 8;
    std::vector<ObjectId> found;
    found.reserve(ids.size());
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        const Kind kind = IdType::kKind;
        auto next = std::lower_bound(ids.begin(), ids.end(), ObjectId(kind, 0));
        const auto last = std::upper_bound(next, ids.end(), ObjectId(kind, ObjectId::kMaxIndex));
        if (static_cast<std::size_t>(last - next) < table.size() / kGoodPart) {
            std::copy_if(next, last, std::back_inserter(found),
                         [&](ObjectId id) { return document.contains(id); });
            return;
        }
        table.forEach([&](IdType id, const auto&) {
            while (next != last && *next < ObjectId(id))
                ++next;
            if (next != last && *next == ObjectId(id))
                found.push_back(*next++);
        });
    });
    return found;
}

} // namespace

Selection::Selection(const DocumentController& controller, QObject* parent)
    : QObject(parent)
    , m_controller(controller)
{
    connect(&controller, &DocumentController::changed, this, &Selection::dropMissing);
    connect(&controller, &DocumentController::reset, this, &Selection::clear);
}

bool Selection::contains(ObjectId id) const
{
    return std::binary_search(m_ids.begin(), m_ids.end(), id);
}

ObjectId Selection::single() const
{
    return m_ids.size() == 1 ? m_ids.front() : ObjectId();
}

void Selection::set(std::vector<ObjectId> ids)
{
    sortUnique(ids);
    ids = existing(m_controller.document(), ids);
    if (ids == m_ids)
        return;
    m_ids = std::move(ids);
    emit changed();
}

void Selection::toggle(ObjectId id)
{
    std::vector<ObjectId> ids = m_ids;
    if (contains(id))
        std::erase(ids, id);
    else
        ids.push_back(id);
    set(std::move(ids));
}

void Selection::dropMissing()
{
    set(m_ids);
}

} // namespace peerscape::qtmodel
